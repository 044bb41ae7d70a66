"""The report for programs: everything of it, in the published shape. One builder an object."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from auditor.reports.clean import clean
from auditor.reports.joint import joint_words
from auditor.reports.json_findings import content_out, evidence_out, finding_out
from auditor.reports.json_parts import (
    binding_out,
    claim_out,
    link_out,
    location_out,
    marker_out,
    number_out,
    optional,
    place_out,
    reference_out,
    span_out,
    texts,
)
from auditor.reports.json_pieces import pieces_out
from auditor.reports.json_totals import totals_out
from auditor.reports.published import SCHEMA_VERSION
from auditor.reports.totals import all_findings, count

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.model import (
        Answer,
        AnswerAudit,
        Assessment,
        Failure,
        History,
        Hop,
        LinkCheck,
        Page,
        PostCounts,
        Reason,
        Report,
        Rule,
        Signal,
        Snapshot,
        Source,
        Span,
        Together,
        Verdict,
    )
    from auditor.reports import published as out


_READ_BY_PEOPLE = 50
"""Answers."""


def render_json(shape: out.ReportOut) -> str:
    """ASCII, so that no encoding and no lone surrogate can break it.

    Indented for people; of many answers nobody reads it, and indenting takes ten times as long.
    """
    indent = 2 if len(shape["answers"]) <= _READ_BY_PEOPLE else None
    return json.dumps(shape, ensure_ascii=True, allow_nan=False, indent=indent) + "\n"


def report_out(report: Report) -> out.ReportOut:
    """The report in its published shape, its untrusted text cleaned."""
    return {
        "schema": SCHEMA_VERSION,
        "tool": {"name": "auditor", "version": report.version},
        "complete": report.complete,
        "network": clean(report.network),
        "allowed_networks": texts(report.allowed_networks),
        "capture_damage": optional(report.capture_damage or None),
        "started_at": report.started_at.isoformat(),
        "elapsed_seconds": number_out(report.elapsed),
        "answers": [_answer(audit) for audit in report.audits],
        "rules": _rules(report),
        "totals": totals_out(count(report)),
        "posts": _posts(report.posts) if report.posts else None,
        "content": content_out(report.content) if report.content else None,
        "fail_on": report.fail_on.name.lower() if report.fail_on else "never",
        "source_files": [
            {"name": clean(file.name), "sha256": file.sha256, "entries": file.entries}
            for file in report.source_files
        ],
    }


def _answer(audit: AnswerAudit) -> out.AnswerOut:
    cited = audit.cited
    answer = cited.answer
    claims = {claim.span: index for index, claim in enumerate(cited.claims)}
    references = {reference.span: index for index, reference in enumerate(cited.references)}
    links = {check.link.url: index for index, check in enumerate(audit.checks)}
    return {
        "location": location_out(answer.location),
        "posted_at": answer.posted_at.isoformat() if answer.posted_at else None,
        "question": optional(answer.question),
        "notes": texts(answer.notes),
        "dialects": texts(cited.dialects),
        "pieces": pieces_out(cited),
        "claims": [claim_out(answer, claim) for claim in cited.claims],
        "references": [reference_out(answer, reference) for reference in cited.references],
        "links": [_link(check) for check in audit.checks],
        "citations": [_citation(answer, a, claims, references, links) for a in audit.assessments],
        "together": [_together(each, audit.assessments, claims) for each in audit.together],
        "claims_without_citation": [claims[c.span] for c in cited.claims_without_citation],
        "uncited_references": [references[r.span] for r in cited.uncited_references],
        "unresolved_citations": [
            index
            for index, assessment in enumerate(audit.assessments)
            if assessment.attribution.citation.link is None
        ],
        "findings": [finding_out(finding) for finding in audit.findings],
        "assistant": clean(answer.assistant),
        "thread": clean(answer.thread),
    }


def _posts(posts: PostCounts) -> out.PostsOut:
    return {
        "read": posts.read,
        "left_out": posts.left_out,
        "unreadable": posts.unreadable,
        "with_answer": posts.with_answer,
        "without": posts.without,
        "quotations": posts.quotations,
        "problems": [
            {"location": location_out(problem.location), "text": clean(problem.text)}
            for problem in posts.problems
        ],
    }


def _link(check: LinkCheck) -> out.LinkOut:
    resolution = check.resolution
    fetched_at = resolution.fetched_at if resolution else None
    return {
        **link_out(check.link),
        "works_as": clean(check.works_as) if check.works_as else None,
        "status": check.status.value,
        "group": check.status.group.value,
        "reason": clean(check.reason),
        "signals": [_signal(signal) for signal in check.signals],
        "hops": [_hop(hop) for hop in resolution.hops] if resolution else [],
        "final_url": clean(resolution.final_url) if resolution else None,
        "http_status": resolution.http_status if resolution else None,
        "failure": _failure(resolution.failure) if resolution and resolution.failure else None,
        "fetched_at": fetched_at.isoformat() if fetched_at else None,
        "page": _page(check.page) if check.page else None,
        "snapshot": _snapshot(check.snapshot) if check.snapshot else None,
        "archived_page": _page(check.archived_page) if check.archived_page else None,
        "history": _history(check.history) if check.history else None,
        "source": _source(check.source),
    }


def _signal(signal: Signal) -> out.SignalOut:
    return {"code": clean(signal.code), "text": clean(signal.text), "hop": signal.hop}


def _hop(hop: Hop) -> out.HopOut:
    return {
        "url": clean(hop.url),
        "status": hop.status,
        "location": optional(hop.location),
        "address": optional(hop.address),
    }


def _failure(failure: Failure) -> out.FailureOut:
    return {"kind": failure.kind.value, "detail": clean(failure.detail)}


def _page(page: Page) -> out.PageOut:
    return {"url": clean(page.url), "title": clean(page.title), "lang": clean(page.lang)}


def _snapshot(snapshot: Snapshot) -> out.SnapshotOut:
    return {"url": clean(snapshot.url), "taken_at": snapshot.taken_at.isoformat()}


def _history(history: History) -> out.HistoryOut:
    signs: list[out.SignOut] = [
        {"code": clean(sign.code), "text": clean(sign.text)} for sign in history.signs
    ]
    return {"grade": history.grade.value, "signs": signs}


def _source(source: Source) -> out.SourceOut:
    return {
        "class": source.source_class.value,
        "tier": source.tier.value,
        "reason": clean(source.reason),
        "matched": clean(source.matched),
        "file": clean(source.file),
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
        **place_out(answer, citation.span),
        "claim": claims.get(claim.span) if claim else None,
        "reference": references.get(citation.reference.span) if citation.reference else None,
        "link": links.get(check.link.url) if check else None,
        "marker": marker_out(citation.marker) if citation.marker else None,
        "inline": link_out(citation.inline) if citation.inline else None,
        "binding": binding_out(attribution.binding),
        "verdict": _verdict(assessment.verdict),
        "judged_on": _snapshot(assessment.judged_on) if assessment.judged_on else None,
    }


def _together(
    joint: Together, assessments: Sequence[Assessment], claims: Mapping[Span, int]
) -> out.TogetherOut:
    return {
        "claim": claims.get(joint.claim.span),
        "citations": list(joint.citations),
        "support": joint.support.value,
        "confidence": joint.confidence.name.lower(),
        "carried_by": list(joint.carried_by),
        "parts": [{"span": span_out(p.span), "citation": p.citation} for p in joint.parts],
        "against": list(joint.against),
        "spare": list(joint.spare),
        "repeated": list(joint.repeated),
        "text": clean(joint_words(joint, assessments)),
    }


def _verdict(verdict: Verdict) -> out.VerdictOut:
    return {
        "support": verdict.support.value,
        "confidence": verdict.confidence.name.lower(),
        "score": number_out(verdict.score),
        "judge": clean(verdict.judge),
        "reasons": [_reason(reason) for reason in verdict.reasons],
        "evidence": [evidence_out(evidence) for evidence in verdict.evidence],
    }


def _reason(reason: Reason) -> out.ReasonOut:
    return {
        "code": clean(reason.code),
        "text": clean(reason.text),
        "claim_span": span_out(reason.claim_span) if reason.claim_span else None,
        "page_span": span_out(reason.page_span) if reason.page_span else None,
    }


def _rules(report: Report) -> list[out.RuleOut]:
    """The rules that found something, so that a reader of the file needs nothing else."""
    used = {finding.rule.id: finding.rule for finding in all_findings(report)}
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
