from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.model import (
    Confidence,
    Finding,
    LinkGroup,
    LinkStatus,
    Remark,
    RemarkKind,
    Severity,
    Snapshot,
)
from auditor.rules.engine import run_rules
from tests.reports.samples import WHEN, Draft, fetched

URL = "https://a.test/page"


def about_link(draft: Draft) -> list[Finding]:
    return [f for f in run_rules(draft.audit()) if f.rule.id.startswith("LNK")]


def cited(status: LinkStatus, reason: str = "HTTP 404") -> Draft:
    draft = Draft()
    draft.claim("Une chose.")
    draft.cite("1")
    draft.line()
    draft.reference("1", "Une page", URL)
    draft.check(URL, status, reason, resolution=fetched("https://a.test/now"))
    return draft


@pytest.mark.parametrize("status", list(LinkStatus))
def test_every_status_but_ok_is_told_with_its_address_and_reason(status: LinkStatus) -> None:
    found = about_link(cited(status))
    assert len(found) == (status is not LinkStatus.OK)
    for finding in found:
        assert URL in finding.message
        assert "HTTP 404" in finding.message


@pytest.mark.parametrize("status", list(LinkStatus))
def test_what_could_not_be_checked_is_only_a_note_that_names_the_obstacle(
    status: LinkStatus,
) -> None:
    if status.group is LinkGroup.COULD_NOT_CHECK:
        (finding,) = about_link(cited(status))
        assert (finding.rule.id, finding.severity) == ("LNK010", Severity.NOTE)
        assert status.value.replace("_", " ") in finding.message


def test_a_dead_link_cited_three_times_is_one_finding_at_the_first() -> None:
    draft = Draft()
    for text in ("Un.", "Deux.", "Trois."):
        draft.claim(text)
        draft.cite("1")
        draft.line()
    draft.reference("1", "Une page", URL)
    draft.check(URL, LinkStatus.DEAD, "HTTP 410")
    (finding,) = about_link(draft)
    assert finding.location.line == 1
    assert "3 claims cite it" in finding.message


def test_a_dead_link_nobody_cites_is_placed_in_the_list() -> None:
    draft = Draft()
    draft.claim("Une chose.")
    draft.line()
    draft.reference("1", "Une page", URL)
    draft.check(URL, LinkStatus.DEAD)
    (finding,) = about_link(draft)
    assert finding.location.line == 2
    assert "no claim cites it" in finding.message


def test_an_archived_copy_is_offered_for_a_broken_link() -> None:
    draft = cited(LinkStatus.DEAD)
    draft.check(URL, LinkStatus.DEAD, snapshot=Snapshot("https://archive.test/x", WHEN))
    (finding,) = about_link(draft)
    assert finding.message.endswith("Archived copy of 2024-05-02: https://archive.test/x")


def test_a_moved_page_names_its_new_address() -> None:
    (finding,) = about_link(cited(LinkStatus.MOVED, "permanent redirect"))
    assert finding.message.endswith("Now at: https://a.test/now")


def test_what_a_page_looks_like_is_less_sure_than_what_a_server_says() -> None:
    (dead,) = about_link(cited(LinkStatus.DEAD))
    (soft,) = about_link(cited(LinkStatus.SOFT_404))
    assert dead.confidence > soft.confidence == Confidence.MEDIUM
    assert dead.severity == soft.severity == Severity.ERROR


@pytest.mark.parametrize("kind", list(RemarkKind))
def test_a_remark_is_a_note_and_the_link_stays_what_it_is(kind: RemarkKind) -> None:
    draft = cited(LinkStatus.OK)
    (checked,) = draft.checks.values()
    noted = replace(checked.link, remarks=(Remark(kind, "has something about it"),))
    draft.checks[URL] = replace(checked, link=noted)
    (finding,) = about_link(draft)
    assert finding.severity is Severity.NOTE
    assert finding.message == f"The link has something about it: {URL}"
    assert (finding.rule.id == "LNK015") == (kind is RemarkKind.HOMEPAGE)


def test_a_link_that_works_only_when_repaired_is_told_with_the_address_that_works() -> None:
    draft = cited(LinkStatus.OK, "as written it leads nowhere: HTTP 404")
    draft.checks[URL] = replace(draft.checks[URL], works_as="https://a.test/pag")
    (finding,) = about_link(draft)
    assert (finding.rule.id, finding.severity) == ("LNK014", Severity.WARNING)
    assert finding.message.endswith(": https://a.test/pag")
    assert "HTTP 404" in finding.message


def test_a_repaired_link_whose_page_has_moved_is_told_once() -> None:
    draft = cited(LinkStatus.MOVED)
    draft.checks[URL] = replace(draft.checks[URL], works_as="https://a.test/pag")
    assert [finding.rule.id for finding in about_link(draft)] == ["LNK014"]
