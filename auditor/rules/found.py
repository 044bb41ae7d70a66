"""What the checks share: how a finding is built, and who cites a link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.links.canonical import canonical_key
from auditor.model import Confidence, Finding

if TYPE_CHECKING:
    from auditor.model import AnswerAudit, Evidence, LinkCheck, Rule, Severity, Span

_EXCERPT = 120


@dataclass(frozen=True, slots=True)
class Citers:
    """Where a link is first cited (or listed, or written), and how many claims cite it."""

    span: Span
    claims: int
    cited: bool


def found(
    audit: AnswerAudit,
    rule: Rule,
    span: Span,
    message: str,
    *,
    severity: Severity | None = None,
    confidence: Confidence = Confidence.HIGH,
    evidence: tuple[Evidence, ...] = (),
) -> Finding:
    location = audit.cited.answer.locate(span)
    return Finding(rule, message, location, span, severity or rule.severity, confidence, evidence)


def excerpt(text: str, limit: int = _EXCERPT) -> str:
    """The start of a text on one line, quoted; the cap keeps a message readable anywhere."""
    line = " ".join(text[: limit * 4].split())
    return f"“{line[: limit - 1].rstrip()}…”" if len(line) > limit else f"“{line}”"


def link_citers(audit: AnswerAudit) -> list[tuple[LinkCheck, Citers]]:
    """Each distinct link once, with its citers: a dead link is told once, not once a claim."""
    first: dict[str, Span] = {}
    claims: dict[str, set[Span]] = {}
    for assessment in audit.assessments:
        if assessment.check is None:
            continue
        url = canonical_key(assessment.check.link.url)
        span = assessment.attribution.citation.span
        if url not in first or span.start < first[url].start:
            first[url] = span
        if assessment.attribution.claim:
            claims.setdefault(url, set()).add(assessment.attribution.claim.span)
    listed: dict[str, Span] = {}
    for reference in audit.cited.references:
        if reference.link:
            listed.setdefault(canonical_key(reference.link.url), reference.span)
    return [
        (
            check,
            Citers(
                span=first.get(url) or listed.get(url) or check.link.span,
                claims=len(claims.get(url, ())),
                cited=url in first,
            ),
        )
        for check in audit.checks
        for url in (canonical_key(check.link.url),)
    ]


def how_many_cite(citers: Citers) -> str:
    """Words for the middle of a message, "" in the usual case: one claim cites the link."""
    if citers.claims > 1:
        return f"; {citers.claims} claims cite it"
    return "" if citers.cited else "; no claim cites it"
