"""Several citations of one claim, from the answer to every report."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from auditor.audit import Tools, audit
from auditor.citations.parse import parse
from auditor.judging import Judging
from auditor.model import (
    Answer,
    Fetched,
    Hop,
    Link,
    LinkStatus,
    Location,
    Page,
    Report,
    Severity,
    Source,
    Support,
)
from auditor.pages.inspect import PageInspection
from auditor.reports.html.page import render_html
from auditor.reports.json_report import render_json, report_out
from auditor.reports.markdown_report import render_markdown
from auditor.reports.saved import read_report
from auditor.reports.text import render_text
from auditor.resolving import Resolving
from auditor.rules.engine import run_rules
from auditor.support.judge import build_judge

if TYPE_CHECKING:
    from auditor.model import Together

CLAIM = (
    "Ada Lindqvist was born in the harbour town of Grisslehamn in 1891, and she received the"
    " Berzelius medal for her maps of the seabed in 1932"
)
BORN = (
    "Ada Lindqvist was born in the harbour town of Grisslehamn in 1891. Her father kept the"
    " lighthouse there, and she learned to sail before she could read."
)
MEDAL = (
    "In 1932 Lindqvist received the Berzelius medal for her maps of the seabed. The survey had"
    " taken her eleven summers on board a converted trawler."
)
OTHER = "The harbour was dredged again last spring, and the ferry to the islands runs all year."
BOTH = f"{BORN} {MEDAL}"


class Pages:
    """A web of pages by host: a, b, c, ... in the order given."""

    def __init__(self, *texts: str) -> None:
        self.texts = {
            f"https://{name}-town.org/x": t for name, t in zip("abcd", texts, strict=False)
        }

    def fetch(self, url: str) -> Fetched:
        return Fetched(url, (Hop(url, 200, address="8.8.8.8"),), 200)

    def inspect(self, link: Link, fetched: Fetched) -> PageInspection:
        text = self.texts[link.url]
        return PageInspection(LinkStatus.OK, "read", Page(link.url, "", text, text, "en"))


def audited(claim: str, marks: str, *texts: str, more: str = "") -> Report:
    web = Pages(*texts)
    tools = Tools(
        parse=parse,
        resolve=Resolving(web, jobs=1, inspect=web.inspect),
        judge=Judging(build_judge()),
        source_of=lambda url: Source(),
        rules=run_rules,
        archive=lambda lost: iter(()),
    )
    entries = "\n".join(f"[{n}] {url}" for n, url in enumerate(web.texts, 1))
    answer = Answer(f"{claim} {marks}.\n\n{entries}\n{more}", Location("answer.txt"))
    when = datetime(2026, 1, 2, tzinfo=timezone.utc)
    return Report(audit([answer], tools).audits, "1.0", when, 1.0, "live")


def joint(report: Report) -> Together:
    (one,) = report.audits[0].together
    return one


def rules(report: Report) -> list[tuple[str, Severity]]:
    return [(f.rule.id, f.severity) for f in report.audits[0].findings if f.rule.id[:3] == "SUP"]


def test_two_pages_that_each_say_a_part_support_the_claim_together() -> None:
    report = audited(CLAIM, "[1][2]", BORN, MEDAL)
    alone = {each.verdict.support for each in report.audits[0].assessments}
    assert Support.SUPPORTED not in alone
    one = joint(report)
    assert (one.support, one.carried_by) == (Support.SUPPORTED, (0, 1))
    first, second = (part.span.of(one.claim.text) for part in one.parts)
    assert first.startswith("Ada Lindqvist was born")
    assert second.startswith("and she received")
    assert rules(report) == []


def test_every_report_says_which_page_carries_which_part() -> None:
    report = audited(CLAIM, "[1][2]", BORN, MEDAL)
    words = "supported by [1] and [2] together"
    assert words in " ".join(render_text(report_out(report)).split())
    assert words in render_markdown(report_out(report)).replace("\\", "")
    assert "2 found in the cited page" in render_markdown(report_out(report))
    shape = report_out(report)
    assert words in shape["answers"][0]["together"][0]["text"]
    assert words in render_html(shape)


def test_a_report_saved_before_citations_were_joined_is_still_read() -> None:
    value = json.loads(render_json(report_out(audited(CLAIM, "[1][2]", BORN, MEDAL))))
    again = read_report(json.dumps(value).encode(), "new.json")
    assert again["answers"][0]["together"][0]["carried_by"] == [0, 1]
    del value["answers"][0]["together"]
    old = read_report(json.dumps(value).encode(), "old.json")
    assert old["answers"][0]["together"] == []


def test_a_part_that_a_page_says_of_somebody_else_carries_nothing() -> None:
    other = MEDAL.replace("Lindqvist", "Karin Holm")
    assert joint(audited(CLAIM, "[1][2]", BORN, other)).carried_by == ()


def test_pages_of_which_one_says_otherwise_support_nothing_together() -> None:
    otherwise = MEDAL.replace("1932", "1936")
    one = joint(audited(CLAIM, "[1][2]", BORN, otherwise))
    assert one.support is not Support.SUPPORTED


def test_a_part_that_no_page_says_leaves_the_claim_unsupported() -> None:
    one = joint(audited(CLAIM, "[1][2]", BORN, OTHER))
    assert one.support is not Support.SUPPORTED


def test_the_page_that_carries_a_claim_is_named_and_the_other_is_no_warning() -> None:
    report = audited(CLAIM, "[1][2]", OTHER, BOTH)
    assert joint(report).carried_by == (1,)
    assert "[2] carries it" in render_text(report_out(report))
    assert rules(report) == [("SUP002", Severity.NOTE)]


def test_three_citations_of_which_one_carries_are_too_many() -> None:
    report = audited(CLAIM, "[1][2][3]", OTHER, BOTH, OTHER.replace("harbour", "quay"))
    assert joint(report).spare == (0, 2)
    assert ("SUP006", Severity.NOTE) in rules(report)
    assert "we found nothing that [1] and [3] add" in " ".join(
        render_text(report_out(report)).split()
    )


def test_a_page_listed_twice_and_cited_twice_in_one_row_is_noted() -> None:
    report = audited(CLAIM, "[1][2][3]", BOTH, BOTH, more="[3] https://a-town.org/x#life\n")
    assert joint(report).repeated == (2,)
    assert rules(report) == [("SUP006", Severity.NOTE)]
    assert "cited again by [3]" in " ".join(render_text(report_out(report)).split())


def test_a_claim_of_one_part_is_not_taken_apart() -> None:
    report = audited("The harbour was dredged by Ada Lindqvist in 1932", "[1][2]", BORN, MEDAL)
    assert joint(report).parts == ()


def test_a_claim_with_one_citation_has_no_union() -> None:
    assert audited(CLAIM, "[1]", BOTH).audits[0].together == ()
