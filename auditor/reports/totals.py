"""Counts over a whole report, one function for every format. Nothing is left uncounted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from auditor.model import (
    Grade,
    LinkGroup,
    LinkStatus,
    Severity,
    SourceClass,
    Support,
    SuppressedBy,
    Tier,
    Word,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.model import CitedAnswer, Finding, Report


AnyWord = TypeVar("AnyWord", bound=Word)


@dataclass(frozen=True, slots=True)
class NotChecked:
    """A reason why support could not be checked."""

    code: str
    count: int


@dataclass(frozen=True, slots=True)
class ClaimTotals:
    """Every claim is counted once: with nothing to check, whether it is cited or not, or `cited`,
    or `in_scope` (no citation of its own, but one near it may be for it too), or `without` one.
    """

    all: int
    cited: int
    in_scope: int
    without: int
    not_checkable: int


def count_claims(answers: Sequence[CitedAnswer]) -> ClaimTotals:
    whole = sum(len(answer.claims) for answer in answers)
    nothing = sum(c.not_checkable is not None for answer in answers for c in answer.claims)
    in_scope = sum(len(answer.claims_in_scope) for answer in answers)
    without = sum(len(answer.claims_without_citation) for answer in answers)
    return ClaimTotals(whole, whole - nothing - in_scope - without, in_scope, without, nothing)


@dataclass(frozen=True, slots=True)
class Totals:
    """Links are counted once an answer; support once a citation and claim.

    `histories` counts the dead links that an archive was asked about; `on_archived_copy` those of
    `support` that were judged on a copy; `findings` those that are not `suppressed`. Counters hold
    only what occurs, in the order of the model's enums.
    """

    answers: int
    claims: ClaimTotals
    citations: int
    unresolved_citations: int
    references: int
    uncited_references: int
    links: dict[LinkStatus, int]
    histories: dict[Grade, int]
    support: dict[Support, int]
    on_archived_copy: dict[Support, int]
    not_checked: tuple[NotChecked, ...]
    source_classes: dict[SourceClass, int]
    source_tiers: dict[Tier, int]
    findings: dict[Severity, int]
    suppressed: dict[SuppressedBy, int]

    @property
    def links_could_not_check(self) -> dict[LinkStatus, int]:
        return {s: n for s, n in self.links.items() if s.group is LinkGroup.COULD_NOT_CHECK}


def count(report: Report) -> Totals:
    cited = [audit.cited for audit in report.audits]
    checks = [check for audit in report.audits for check in audit.checks]
    assessments = [each for audit in report.audits for each in audit.assessments]
    verdicts = [each.verdict for each in assessments]
    findings = all_findings(report)
    severities = Counter(f.severity for f in findings if not f.suppressed)
    return Totals(
        answers=len(report.audits),
        claims=count_claims(cited),
        citations=len(verdicts),
        unresolved_citations=sum(len(answer.unresolved) for answer in cited),
        references=sum(len(answer.references) for answer in cited),
        uncited_references=sum(len(answer.uncited_references) for answer in cited),
        links=_tally(LinkStatus, (check.status for check in checks)),
        histories=_tally(Grade, (check.history.grade for check in checks if check.history)),
        support=_tally(Support, (verdict.support for verdict in verdicts)),
        on_archived_copy=_tally(
            Support, (each.verdict.support for each in assessments if each.judged_on)
        ),
        not_checked=_not_checked(report),
        source_classes=_tally(SourceClass, (check.source.source_class for check in checks)),
        source_tiers=_tally(Tier, (check.source.tier for check in checks)),
        findings={severity: severities[severity] for severity in reversed(Severity)},
        suppressed=_tally(SuppressedBy, (f.suppressed.by for f in findings if f.suppressed)),
    )


def all_findings(report: Report) -> tuple[Finding, ...]:
    """Those of the answers, then those of a check of content about its own files."""
    of_answers = (finding for audit in report.audits for finding in audit.findings)
    return (*of_answers, *(report.content.findings if report.content else ()))


def _tally(words: type[AnyWord], seen: Iterable[AnyWord]) -> dict[AnyWord, int]:
    counts = Counter(seen)
    return {word: counts[word] for word in words if counts[word]}


def _not_checked(report: Report) -> tuple[NotChecked, ...]:
    """Most frequent first; among equals, by code."""
    counts: Counter[str] = Counter()
    for audit in report.audits:
        for assessment in audit.assessments:
            if assessment.verdict.support is Support.NOT_CHECKED:
                reasons = assessment.verdict.reasons
                counts[reasons[0].code if reasons else "unknown"] += 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(NotChecked(code, n) for code, n in ranked)
