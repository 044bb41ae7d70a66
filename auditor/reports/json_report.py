"""The report for programs: everything of it, in the published shape. One builder an object."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

from auditor.reports.clean import clean
from auditor.reports.json_totals import totals_out
from auditor.reports.published import SCHEMA_VERSION
from auditor.reports.totals import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from auditor.model import (
        Answer,
        AnswerAudit,
        Assessment,
        Binding,
        Claim,
        Evidence,
        Failure,
        Finding,
        Hop,
        Link,
        LinkCheck,
        Marker,
        Page,
        Reason,
        Reference,
        Report,
        Rule,
        Snapshot,
        Source,
        Span,
        Verdict,
    )
    from auditor.reports import published as out


def render_json(report: Report) -> str:
    """ASCII, so that no encoding and no lone surrogate can break it; untrusted text is cleaned."""
    shape = _report(report)
    return json.dumps(shape, ensure_ascii=True, allow_nan=False, indent=2) + "\n"


def _report(report: Report) -> out.ReportOut:
    return {
        "schema": SCHEMA_VERSION,
        "tool": {"name": "auditor", "version": report.version},
        "complete": report.complete,
        "network": clean(report.network),
        "allowed_networks": _texts(report.allowed_networks),
        "started_at": report.started_at.isoformat(),
        "elapsed_seconds": _number(report.elapsed),
        "answers": [_answer(audit) for audit in report.audits],
        "rules": _rules(report),
        "totals": totals_out(count(report)),
    }


def _answer(audit: AnswerAudit) -> out.AnswerOut:
    cited = audit.cited
    answer = cited.answer
    at = answer.location
    claims = {claim.span: index for index, claim in enumerate(cited.claims)}
    references = {reference.span: index for index, reference in enumerate(cited.references)}
    links = {check.link.url: index for index, check in enumerate(audit.checks)}
    return {
        "location": {
            "path": clean(at.path),
            "line": at.line,
            "column": at.column,
            "post": _optional(at.post),
            "author": _optional(at.author),
            "url": _optional(at.url),
        },
        "question": _optional(answer.question),
        "notes": _texts(answer.notes),
        "dialects": _texts(cited.dialects),
        "claims": [_claim(answer, claim) for claim in cited.claims],
        "references": [_reference(answer, reference) for reference in cited.references],
        "links": [_link(check) for check in audit.checks],
        "citations": [_citation(answer, a, claims, references, links) for a in audit.assessments],
        "claims_without_citation": [claims[c.span] for c in cited.claims_without_citation],
        "uncited_references": [references[r.span] for r in cited.uncited_references],
        "unresolved_citations": [
            index
            for index, assessment in enumerate(audit.assessments)
            if assessment.attribution.citation.link is None
        ],
        "findings": [_finding(finding) for finding in audit.findings],
    }


def _claim(answer: Answer, claim: Claim) -> out.ClaimOut:
    return {
        **_place(answer, claim.span),
        "text": clean(claim.text),
        "kind": claim.kind.value,
        "context": clean(claim.context),
        "not_checkable": _optional(claim.not_checkable),
    }


def _reference(answer: Answer, reference: Reference) -> out.ReferenceOut:
    return {
        **_place(answer, reference.span),
        "label": clean(reference.label),
        "title": clean(reference.title),
        "link": _written(reference.link),
        "problems": _texts(reference.problems),
    }


def _written(link: Link | None) -> out.WrittenLinkOut | None:
    if link is None:
        return None
    return {
        "written": clean(link.written),
        "url": clean(link.url),
        "repairs": _texts(link.repairs),
    }


def _link(check: LinkCheck) -> out.LinkOut:
    resolution = check.resolution
    fetched_at = resolution.fetched_at if resolution else None
    return {
        "written": clean(check.link.written),
        "url": clean(check.link.url),
        "repairs": _texts(check.link.repairs),
        "status": check.status.value,
        "group": check.status.group.value,
        "reason": clean(check.reason),
        "hops": [_hop(hop) for hop in resolution.hops] if resolution else [],
        "final_url": clean(resolution.final_url) if resolution else None,
        "http_status": resolution.http_status if resolution else None,
        "failure": _failure(resolution.failure) if resolution and resolution.failure else None,
        "fetched_at": fetched_at.isoformat() if fetched_at else None,
        "page": _page(check.page) if check.page else None,
        "snapshot": _snapshot(check.snapshot) if check.snapshot else None,
        "source": _source(check.source),
    }


def _hop(hop: Hop) -> out.HopOut:
    return {
        "url": clean(hop.url),
        "status": hop.status,
        "location": _optional(hop.location),
        "address": _optional(hop.address),
    }


def _failure(failure: Failure) -> out.FailureOut:
    return {"kind": failure.kind.value, "detail": clean(failure.detail)}


def _page(page: Page) -> out.PageOut:
    return {"url": clean(page.url), "title": clean(page.title), "lang": clean(page.lang)}


def _snapshot(snapshot: Snapshot) -> out.SnapshotOut:
    return {"url": clean(snapshot.url), "taken_at": snapshot.taken_at.isoformat()}


def _source(source: Source) -> out.SourceOut:
    return {
        "class": source.source_class.value,
        "tier": source.tier.value,
        "reason": clean(source.reason),
        "matched": clean(source.matched),
    }


def _citation(
    answer: Answer,
    assessment: Assessment,
    claims: Mapping[Span, int],
    references: Mapping[Span, int],
    links: Mapping[str, int],
) -> out.CitationOut:
    attribution, check = assessment.attribution, assessment.check
    claim, citation = attribution.claim, attribution.citation
    return {
        **_place(answer, citation.span),
        "claim": claims.get(claim.span) if claim else None,
        "reference": references.get(citation.reference.span) if citation.reference else None,
        "link": links.get(check.link.url) if check else None,
        "marker": _marker(citation.marker) if citation.marker else None,
        "inline": _written(citation.inline),
        "binding": _binding(attribution.binding),
        "verdict": _verdict(assessment.verdict),
    }


def _marker(marker: Marker) -> out.MarkerOut:
    return {"label": clean(marker.label), "dialect": clean(marker.dialect)}


def _binding(binding: Binding) -> out.BindingOut:
    return {"confidence": binding.confidence.name.lower(), "rule": clean(binding.rule)}


def _verdict(verdict: Verdict) -> out.VerdictOut:
    return {
        "support": verdict.support.value,
        "confidence": verdict.confidence.name.lower(),
        "score": _number(verdict.score),
        "judge": clean(verdict.judge),
        "reasons": [_reason(reason) for reason in verdict.reasons],
        "evidence": [_evidence(evidence) for evidence in verdict.evidence],
    }


def _reason(reason: Reason) -> out.ReasonOut:
    return {
        "code": clean(reason.code),
        "text": clean(reason.text),
        "claim_span": _span(reason.claim_span) if reason.claim_span else None,
        "page_span": _span(reason.page_span) if reason.page_span else None,
    }


def _evidence(evidence: Evidence) -> out.EvidenceOut:
    return {
        "quote": clean(evidence.quote),
        "view": evidence.view.value,
        "span": _span(evidence.span),
        "page_url": clean(evidence.page.url),
        "page_title": clean(evidence.page.title),
    }


def _finding(finding: Finding) -> out.FindingOut:
    return {
        "span": _span(finding.span),
        "line": finding.location.line,
        "column": finding.location.column,
        "rule": finding.rule.id,
        "axis": finding.rule.axis.value,
        "severity": finding.severity.name.lower(),
        "confidence": finding.confidence.name.lower(),
        "message": clean(finding.message),
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
    }


def _rules(report: Report) -> list[out.RuleOut]:
    """The rules that found something, so that a reader of the file needs nothing else."""
    used = {f.rule.id: f.rule for audit in report.audits for f in audit.findings}
    return [_rule(used[rule_id]) for rule_id in sorted(used)]


def _rule(rule: Rule) -> out.RuleOut:
    return {
        "id": rule.id,
        "name": rule.name,
        "axis": rule.axis.value,
        "severity": rule.severity.name.lower(),
        "summary": rule.summary,
        "help": rule.help,
    }


def _place(answer: Answer, span: Span) -> out.PlaceOut:
    at = answer.locate(span)
    return {"span": _span(span), "line": at.line, "column": at.column}


def _span(span: Span) -> out.SpanOut:
    return {"start": span.start, "end": span.end}


def _number(value: float | None) -> float | None:
    """Rounded, so that it does not differ between machines; JSON has no infinity."""
    return round(value, 3) if value is not None and math.isfinite(value) else None


def _texts(texts: Iterable[str]) -> list[str]:
    return [clean(text) for text in texts]


def _optional(text: str | None) -> str | None:
    return None if text is None else clean(text)
