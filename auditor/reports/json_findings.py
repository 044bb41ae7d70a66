"""Findings in their published shape, with what silences them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.reports.clean import clean
from auditor.reports.json_parts import span_out

if TYPE_CHECKING:
    from auditor.model import ContentCounts, Evidence, Finding, Suppression
    from auditor.reports import published as out


def evidence_out(evidence: Evidence) -> out.EvidenceOut:
    return {
        "quote": clean(evidence.quote),
        "view": evidence.view.value,
        "span": span_out(evidence.span),
        "page_url": clean(evidence.page.url),
        "page_title": clean(evidence.page.title),
    }


def finding_out(finding: Finding) -> out.FindingOut:
    return {
        "span": span_out(finding.span),
        "line": finding.location.line,
        "column": finding.location.column,
        "rule": finding.rule.id,
        "axis": finding.rule.axis.value,
        "severity": finding.severity.name.lower(),
        "confidence": finding.confidence.name.lower(),
        "message": clean(finding.message),
        "evidence": [evidence_out(evidence) for evidence in finding.evidence],
        "fingerprint": clean(finding.fingerprint),
        "suppressed": _suppression(finding.suppressed) if finding.suppressed else None,
    }


def content_out(content: ContentCounts) -> out.ContentOut:
    return {
        "files": content.files,
        "problems": [
            {"path": clean(problem.path), "text": clean(problem.text)}
            for problem in content.problems
        ],
        "findings": [
            {**finding_out(finding), "path": clean(finding.location.path)}
            for finding in content.findings
        ],
        "changed_since": clean(content.changed_since),
    }


def _suppression(suppressed: Suppression) -> out.SuppressionOut:
    return {
        "by": suppressed.by.value,
        "reason": clean(suppressed.reason),
        "until": suppressed.until.isoformat() if suppressed.until else None,
    }
