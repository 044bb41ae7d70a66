"""What the numbers of a published answer point at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.reports import published as out


def claim_of(answer: out.AnswerOut, citation: out.CitationOut) -> out.ClaimOut | None:
    return None if citation["claim"] is None else answer["claims"][citation["claim"]]


def reference_of(answer: out.AnswerOut, citation: out.CitationOut) -> out.ReferenceOut | None:
    number = citation["reference"]
    return None if number is None else answer["references"][number]


def check_of(answer: out.AnswerOut, citation: out.CitationOut) -> out.LinkOut | None:
    """What was found out about the link, for whichever of its citations it was fetched."""
    return None if citation["link"] is None else answer["links"][citation["link"]]


def link_of(answer: out.AnswerOut, citation: out.CitationOut) -> out.WrittenLinkOut | None:
    """As this citation has it: others may share the page, under another fragment."""
    entry = reference_of(answer, citation)
    return citation["inline"] or (entry["link"] if entry else None)


def in_scope(answer: out.AnswerOut) -> frozenset[int]:
    """Claims that have no citation of their own, but one near them may be for them too."""
    cited = {citation["claim"] for citation in answer["citations"]}
    without = {*cited, *answer["claims_without_citation"]}
    numbered = enumerate(answer["claims"])
    return frozenset(n for n, c in numbered if n not in without and not c["not_checkable"])


def findings_of(report: out.ReportOut) -> Iterator[out.FindingOut]:
    """Those of the answers, then those of a check of content about its own files."""
    for answer in report["answers"]:
        yield from answer["findings"]
    if report["content"]:
        yield from report["content"]["findings"]


def fetched_days(report: out.ReportOut) -> tuple[str, str]:
    """The first and last day of the pages; "" where all were fetched on that of the run."""
    moments = (link["fetched_at"] for answer in report["answers"] for link in answer["links"])
    days = {moment[:10] for moment in moments if moment}
    if not days or days == {report["started_at"][:10]}:
        return "", ""
    return min(days), max(days)
