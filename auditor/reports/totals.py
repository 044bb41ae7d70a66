"""Counts over a whole report, one function for every format. Nothing is left uncounted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from auditor.model import LinkGroup, LinkStatus, Severity, SourceClass, Support, Tier, Word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model import CitedAnswer, Report


AnyWord = TypeVar("AnyWord", bound=Word)


@dataclass(frozen=True, slots=True)
class NotChecked:
    """A reason why support could not be checked; `text` is "" where its sentences differ."""

    code: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Totals:
    """Links are counted once an answer; support once a citation and claim. Every claim is counted
    once: `claims_in_scope` have no citation of their own, but one near them may be for them too.

    Counters hold only what occurs, in the order of the model's enums.
    """

    answers: int
    claims: int
    claims_cited: int
    claims_in_scope: int
    claims_without_citation: int
    claims_not_checkable: int
    citations: int
    unresolved_citations: int
    references: int
    uncited_references: int
    links: dict[LinkStatus, int]
    support: dict[Support, int]
    not_checked: tuple[NotChecked, ...]
    source_classes: dict[SourceClass, int]
    source_tiers: dict[Tier, int]
    findings: dict[Severity, int]

    @property
    def links_could_not_check(self) -> dict[LinkStatus, int]:
        return {s: n for s, n in self.links.items() if s.group is LinkGroup.COULD_NOT_CHECK}


def count(report: Report) -> Totals:
    cited = [audit.cited for audit in report.audits]
    claims = [claim for answer in cited for claim in answer.claims]
    without = sum(len(answer.claims_without_citation) for answer in cited)
    in_scope = sum(len(answer.claims_in_scope) for answer in cited)
    with_citation = sum(_cited_claims(answer) for answer in cited)
    checks = [check for audit in report.audits for check in audit.checks]
    verdicts = [a.verdict for audit in report.audits for a in audit.assessments]
    severities = Counter(f.severity for audit in report.audits for f in audit.findings)
    return Totals(
        answers=len(report.audits),
        claims=len(claims),
        claims_cited=with_citation,
        claims_in_scope=in_scope,
        claims_without_citation=without,
        claims_not_checkable=len(claims) - with_citation - in_scope - without,
        citations=len(verdicts),
        unresolved_citations=sum(len(answer.unresolved) for answer in cited),
        references=sum(len(answer.references) for answer in cited),
        uncited_references=sum(len(answer.uncited_references) for answer in cited),
        links=_tally(LinkStatus, (check.status for check in checks)),
        support=_tally(Support, (verdict.support for verdict in verdicts)),
        not_checked=_not_checked(report),
        source_classes=_tally(SourceClass, (check.source.source_class for check in checks)),
        source_tiers=_tally(Tier, (check.source.tier for check in checks)),
        findings={severity: severities[severity] for severity in reversed(Severity)},
    )


def _cited_claims(answer: CitedAnswer) -> int:
    cited = {a.claim.span for a in answer.attributions if a.claim}
    return sum(claim.span in cited for claim in answer.claims)


def _tally(words: type[AnyWord], seen: Iterable[AnyWord]) -> dict[AnyWord, int]:
    counts = Counter(seen)
    return {word: counts[word] for word in words if counts[word]}


def _not_checked(report: Report) -> tuple[NotChecked, ...]:
    """Most frequent first; among equals, by code."""
    counts: Counter[str] = Counter()
    texts: dict[str, set[str]] = {}
    for audit in report.audits:
        for assessment in audit.assessments:
            if assessment.verdict.support is Support.NOT_CHECKED:
                reasons = assessment.verdict.reasons
                code = reasons[0].code if reasons else "unknown"
                counts[code] += 1
                texts.setdefault(code, set()).add(reasons[0].text if reasons else "")
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(
        NotChecked(code, "".join(texts[code]) if len(texts[code]) == 1 else "", n)
        for code, n in ranked
    )
