"""A check of content: a known finding, one about the baseline, a file that can't be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from auditor.fingerprints import with_fingerprints
from auditor.model import (
    AnswerAudit,
    Axis,
    Confidence,
    ContentCounts,
    FileProblem,
    Finding,
    Location,
    Report,
    Rule,
    Severity,
    Span,
    SuppressedBy,
    Suppression,
)
from tests.reports.samples import french, report

UNUSED = Rule(
    "POL001",
    "unused-entry",
    Axis.POLICY,
    Severity.NOTE,
    "An entry of the baseline fits nothing",
    "What it named is gone. Remove the entry.",
)
KNOWN = Suppression(SuppressedBy.BASELINE, "the county\nmoves its site", date(2024, 12, 31))


def content(audit: AnswerAudit | None = None) -> Report:
    """The French answer, its dead link known."""
    audit = with_fingerprints(audit or french())
    findings = tuple(
        replace(finding, suppressed=KNOWN) if finding.rule.id == "LNK001" else finding
        for finding in audit.findings
    )
    return replace(
        report(replace(audit, findings=findings)),
        content=ContentCounts(
            files=3,
            problems=(FileProblem("docs/big.md", "larger than 50 MB"),),
            findings=(about("baseline.json"),),
            changed_since="main",
        ),
    )


def about(path: str, message: str = "The entry fits nothing any more") -> Finding:
    at = Location(path, 7, 3)
    return Finding(UNUSED, message, at, Span(0, 0), Severity.NOTE, Confidence.HIGH)
