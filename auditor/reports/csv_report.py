"""One row a citation, for spreadsheets (RFC 4180), with nothing in it that one would compute."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from auditor.model import Support
from auditor.reports.clean import one_line
from auditor.reports.words import spaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model import AnswerAudit, Assessment, LinkCheck, Reference, Report

COLUMNS = (
    "file", "line", "post", "author", "post_url",
    "claim", "mark", "title", "url", "link", "link_reason", "final_url", "archived_copy",
    "support", "confidence", "reason", "quotation", "judged_on_copy_of",
    "source", "tier", "source_reason", "cited_by",
)  # fmt: skip

# What spreadsheets take for a formula, in ASCII and full width, also behind blanks (OWASP, CSV
# injection); an apostrophe in front makes it text.
_FORMULA = re.compile(r"\s*[=+\-@\t\r\n＝＋－＠]")


def render_csv(report: Report) -> str:
    """With a byte order mark, by which spreadsheets know UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for audit in report.audits:
        for row in _rows(audit):
            writer.writerow([inert(row.get(column, "")) for column in COLUMNS])
    return "\ufeff" + out.getvalue()


def _rows(audit: AnswerAudit) -> Iterator[dict[str, str]]:
    checks = {check.link.url: check for check in audit.checks}
    for assessment in audit.assessments:
        attribution = assessment.attribution
        citation = attribution.citation
        at = audit.cited.answer.locate((attribution.claim or citation).span)
        row = {**_place(audit, at.line), **_citation(assessment), **_verdict(assessment)}
        yield {**row, **_link(assessment.check), "url": citation.link.url if citation.link else ""}
    for reference in audit.cited.uncited_references:
        at = audit.cited.answer.locate(reference.span)
        link = reference.link
        row = {**_place(audit, at.line), **_entry(reference)}
        yield {**row, **_link(checks.get(link.url) if link else None), "cited_by": "no claim"}


def _place(audit: AnswerAudit, line: int) -> dict[str, str]:
    at = audit.cited.answer.location
    return {
        "file": at.path,
        "line": str(line),
        "post": at.post or "",
        "author": at.author or "",
        "post_url": at.url or "",
    }


def _citation(assessment: Assessment) -> dict[str, str]:
    claim, citation = assessment.attribution.claim, assessment.attribution.citation
    return {
        "claim": claim.text if claim else "",
        "mark": citation.marker.label if citation.marker else "",
        "title": citation.reference.title if citation.reference else "",
        "cited_by": "a claim" if claim else "no claim",
    }


def _entry(reference: Reference) -> dict[str, str]:
    url = reference.link.url if reference.link else ""
    return {"mark": reference.label, "title": reference.title, "url": url}


def _link(check: LinkCheck | None) -> dict[str, str]:
    if check is None:
        return {"link": "none", "link_reason": "the citation gives no address"}
    return {
        "link": check.status.value,
        "link_reason": check.reason,
        "final_url": check.resolution.final_url if check.resolution else "",
        "archived_copy": check.snapshot.url if check.snapshot else "",
        "source": check.source.source_class.value,
        "tier": check.source.tier.value,
        "source_reason": check.source.reason,
    }


def _verdict(assessment: Assessment) -> dict[str, str]:
    verdict, copy = assessment.verdict, assessment.judged_on
    checked = verdict.support is not Support.NOT_CHECKED
    return {
        "support": verdict.support.value,
        "confidence": spaced(verdict.confidence.name.lower()) if checked else "",
        "reason": "; ".join(reason.text for reason in verdict.reasons),
        "quotation": verdict.evidence[0].quote if verdict.evidence else "",
        "judged_on_copy_of": copy.taken_at.date().isoformat() if copy else "",
    }


def inert(text: str) -> str:
    shown = one_line(text)
    return f"'{shown}" if _FORMULA.match(shown) else shown
