from __future__ import annotations

from auditor.model import Finding, LinkStatus, Severity, Source
from auditor.rules.engine import run_rules
from tests.reports.samples import BLOG, NEWS, SATIRE, Draft

URL = "https://a.test/page"


def about_source(source: Source, status: LinkStatus = LinkStatus.OK) -> list[Finding]:
    draft = Draft()
    draft.claim("Une chose.")
    draft.cite("1")
    draft.line()
    draft.reference("1", "Une page", URL)
    draft.check(URL, status, source=source)
    return [f for f in run_rules(draft.audit()) if f.rule.id.startswith("SRC")]


def test_a_weak_publisher_is_a_note_and_an_unusable_one_a_warning_with_the_reason() -> None:
    (weak,) = about_source(BLOG)
    (unusable,) = about_source(SATIRE)
    assert (weak.rule.id, weak.severity) == ("SRC001", Severity.NOTE)
    assert (unusable.rule.id, unusable.severity) == ("SRC002", Severity.WARNING)
    assert "(user generated)" in weak.message
    assert weak.message.endswith(f"{URL} {BLOG.reason}")


def test_a_usable_or_unrated_publisher_is_not_a_finding() -> None:
    assert about_source(NEWS) == about_source(Source()) == []


def test_the_axes_do_not_mix() -> None:
    assert len(about_source(SATIRE, LinkStatus.DEAD)) == 1
    assert about_source(SATIRE, LinkStatus.SEARCH_RESULTS) == [], "LNK004 says it already"
