"""The totals of the text report."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.text import Text

from auditor.model import LinkGroup, LinkStatus, Support, Tier
from auditor.reports.clean import one_line
from auditor.reports.sheet import ruled
from auditor.reports.text_content import known_lines
from auditor.reports.totals import ClaimTotals
from auditor.reports.words import claim_counts, spaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from auditor.reports import published as out
    from auditor.reports.published_totals import TotalsOut
    from auditor.reports.sheet import Sheet

_TOTALS = 20  # where the words of a line of totals start


def totals_lines(sheet: Sheet, report: out.ReportOut, verbose: bool) -> Iterator[Text]:
    yield from _counted(sheet, report)
    yield from known_lines(sheet, report)
    if verbose:
        yield from _probe_lines(sheet, report["answers"])
    if verbose or len(report["source_files"]) > 1:
        yield from _rating_lines(sheet, report["source_files"])


def _counted(sheet: Sheet, report: out.ReportOut) -> Iterator[Text]:
    totals = report["totals"]
    links, support, sources = totals["links"], totals["support"], totals["sources"]
    yield ruled(sheet, "Totals")
    if totals["answers"] != 1 and report["content"] is None:
        yield from _total(sheet, "answers", totals["answers"], [])
    yield from _total(sheet, "claims", totals["claims"], claim_counts(_claims(totals)))
    checked = {s: n for s, n in links["by_status"].items() if _is_checked(s)}
    yield from _total(sheet, "links", links["total"], _counts(checked))
    not_checked = _counts(links["could_not_check_by_status"])
    yield from _not_checked(sheet, not_checked, links["could_not_check"])
    if links["dead_by_history"]:
        first = Text(" " * _TOTALS + "of the dead: ")
        yield from sheet.flow(first, _counts(links["dead_by_history"]))
    verdicts = {s: n for s, n in support["by_verdict"].items() if s != Support.NOT_CHECKED}
    yield from _total(sheet, "citations", support["total"], _counts(verdicts))
    if support["on_archived_copy"]:
        number = sum(support["on_archived_copy"].values())
        first = Text(" " * _TOTALS + f"{number} of them on archived copies: ", "yellow")
        yield from sheet.flow(first, _counts(support["on_archived_copy"]))
    yield from _not_checked(sheet, _reasons(report), support["could_not_check"])
    yield from _total(sheet, "sources", sources["total"], _counts(sources["by_class"]))
    if set(sources["by_tier"]) - {Tier.UNRATED.value}:
        yield from sheet.flow(Text(" " * _TOTALS), _counts(sources["by_tier"]))


def _claims(totals: TotalsOut) -> ClaimTotals:
    return ClaimTotals(
        totals["claims"],
        totals["claims_cited"],
        totals["claims_in_scope"],
        totals["claims_without_citation"],
        totals["claims_not_checkable"],
    )


def _is_checked(status: str) -> bool:
    return LinkStatus(status).group is not LinkGroup.COULD_NOT_CHECK


def _probe_lines(sheet: Sheet, answers: Sequence[out.AnswerOut]) -> Iterator[Text]:
    """How many links were held against an address that can't exist, and what came of it."""
    signals = (s["code"] for each in answers for link in each["links"] for s in link["signals"])
    told = Counter(code for code in signals if code.startswith("sibling_"))
    counts = [f"{n} {one_line(spaced(code))}" for code, n in sorted(told.items())]
    yield from _total(sheet, "probed", sum(told.values()), counts)


def _rating_lines(sheet: Sheet, files: Sequence[out.SourceFileOut]) -> Iterator[Text]:
    """What sources were rated by, so that the ratings can be had again."""
    told = [f"{one_line(f['name'])} (SHA-256 {f['sha256'][:12]}…)" for f in files]
    if told:
        yield from _total(sheet, "rated by", len(told), told)


def _total(sheet: Sheet, name: str, number: int, parts: list[str]) -> Iterator[Text]:
    first = Text(f"  {name:<10}").append(f"{number:>5}   ", "bold")
    yield from sheet.flow(first, parts)


def _not_checked(sheet: Sheet, reasons: list[str], number: int) -> Iterator[Text]:
    style = "yellow" if number else "dim"
    first = Text(" " * _TOTALS).append(f"could not check {number}", style)
    yield from sheet.flow(first.append(": " if reasons else ""), reasons)


def _reasons(report: out.ReportOut) -> list[str]:
    """Links that led to no page are told apart in the line of the links."""
    counted = report["totals"]["support"]["could_not_check_by_reason"]
    without = sum(each["count"] for each in counted if each["code"].startswith("link_"))
    others = [each for each in counted if not each["code"].startswith("link_")]
    texts = _why_not_checked(report["answers"]) if others else {}
    told = [
        f"{each['count']} {one_line(texts.get(each['code'], ''), 60) or spaced(each['code'])}"
        for each in others
    ]
    return [f"{without} without a page to read", *told] if without else told


def _why_not_checked(answers: Sequence[out.AnswerOut]) -> dict[str, str]:
    """The sentence of each reason, where it is always the same."""
    texts: dict[str, set[str]] = {}
    for verdict in (citation["verdict"] for each in answers for citation in each["citations"]):
        if verdict["support"] == Support.NOT_CHECKED and verdict["reasons"]:
            reason = verdict["reasons"][0]
            texts.setdefault(reason["code"], set()).add(reason["text"])
    return {code: found.pop() for code, found in texts.items() if len(found) == 1}


def _counts(counts: Mapping[str, int]) -> list[str]:
    return [f"{n} {spaced(word)}" for word, n in counts.items()]
