"""The support axis: does the page say what the claim says?

The words are chosen to be safe to post under someone's name: they say what was looked for and not
found, never what the author of the answer meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model import Axis, Confidence, LinkGroup, Rule, Severity, Support
from auditor.rules.found import excerpt, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model import AnswerAudit, Assessment, Citation, Finding, Span

CONTRADICTED = Rule(
    "SUP001",
    "contradicted",
    Axis.SUPPORT,
    Severity.ERROR,
    "The cited page says otherwise",
    "The page deals with the same thing and states something that can't be true together with the "
    "claim: another number, another date, the opposite. Read the quotation, then correct the "
    "claim or its source.",
)
NOT_SUPPORTED = Rule(
    "SUP002",
    "not-supported",
    Axis.SUPPORT,
    Severity.WARNING,
    "We could not find this in the cited page",
    "The page opens, but nothing we found in it says what the claim says (Wikipedia calls this "
    "“failed verification”). It may be said in other words, in a picture or in a table: look "
    "yourself before concluding.",
)
PARTIALLY_SUPPORTED = Rule(
    "SUP003",
    "partially-supported",
    Axis.SUPPORT,
    Severity.NOTE,
    "We found only part of this in the cited page",
    "The page says some of what the claim says; the reasons name what is missing. Another source "
    "may be needed for the rest.",
)
NOT_CHECKED = Rule(
    "SUP004",
    "support-not-checked",
    Axis.SUPPORT,
    Severity.NOTE,
    "The link works, but the claim could not be compared with the page",
    "Not a fault of the claim: the reason says what stood in the way, such as a language we can't "
    "compare or a page with hardly any text.",
)

OVER_CITED = Rule(
    "SUP006",
    "over-cited",
    Axis.SUPPORT,
    Severity.NOTE,
    "Some citations add nothing to this claim",
    "One of its pages carries the claim and we found nothing in the others that it needs, or the "
    "same page is cited twice in a row. Fewer citations are easier to check.",
)

_BY_SUPPORT = {
    Support.CONTRADICTED: CONTRADICTED,
    Support.NOT_SUPPORTED: NOT_SUPPORTED,
    Support.PARTIALLY_SUPPORTED: PARTIALLY_SUPPORTED,
    Support.NOT_CHECKED: NOT_CHECKED,
}
_REASONS = 3


def check_support(audit: AnswerAudit) -> Iterator[Finding]:
    """One finding a claim and link, however often the claim repeats the marker."""
    told: set[tuple[Span, str]] = set()
    carried = {n for each in audit.together for n in each.carried_by}
    settled = {each.claim.span for each in audit.together if each.support is Support.SUPPORTED}
    for number, assessment in enumerate(audit.assessments):
        claim, check = assessment.attribution.claim, assessment.check
        if claim is None or check is None or (claim.span, check.link.url) in told:
            continue
        rule = _BY_SUPPORT.get(assessment.verdict.support)
        if claim.span in settled and (number in carried or rule is PARTIALLY_SUPPORTED):
            continue  # all of its citations together say it
        if rule and not (rule is NOT_CHECKED and check.status.group is not LinkGroup.WORKS):
            told.add((claim.span, check.link.url))
            url = check.works_as or check.link.url
            beside = rule is NOT_SUPPORTED and claim.span in settled
            yield _finding(audit, assessment, rule, claim.text, url, beside=beside)


def check_together(audit: AnswerAudit) -> Iterator[Finding]:
    """At most one finding a claim: the citations that it could do without."""
    for each in audit.together:
        idle = each.spare or each.repeated
        if idle:
            marks = ", ".join(_mark(audit.assessments[n].attribution.citation) for n in idle)
            why = "the same page is cited just before" if not each.spare else "another carries it"
            span = audit.assessments[idle[0]].attribution.citation.span
            message = f"{OVER_CITED.summary}: {marks}, {why}. Claim: {excerpt(each.claim.text)}"
            yield found(audit, OVER_CITED, span, message, confidence=Confidence.MEDIUM)


def _mark(citation: Citation) -> str:
    return f"[{citation.marker.label}]" if citation.marker else "a link"


def _finding(
    audit: AnswerAudit, assessment: Assessment, rule: Rule, claim: str, url: str, *, beside: bool
) -> Finding:
    """`beside`: another page that the claim cites supports it."""
    verdict, binding = assessment.verdict, assessment.attribution.binding
    confidence = min(verdict.confidence, binding.confidence)
    reasons = "; ".join(reason.text.rstrip(". ") for reason in verdict.reasons[:_REASONS])
    message = rule.summary + (f": {reasons}." if reasons else ".")
    message += f" Claim: {excerpt(claim)}"
    copy = assessment.judged_on
    if copy:
        # The copy may be of another day than the answer: what it says is no sure contradiction.
        confidence = min(confidence, Confidence.MEDIUM)
        taken = copy.taken_at.date().isoformat()
        message += f" The page is gone: compared with its archived copy of {taken}."
    if binding.confidence is Confidence.LOW:
        message += " It is not certain that this citation belongs to this claim."
    if beside:
        message += " Another page that it cites supports the claim."
    message += f" Page: {copy.url if copy else url}"
    return found(
        audit,
        rule,
        assessment.attribution.citation.span,
        message,
        severity=_severity(rule, confidence, weaker=beside or copy is not None),
        confidence=confidence,
        evidence=verdict.evidence,
    )


def _severity(rule: Rule, confidence: Confidence, *, weaker: bool) -> Severity:
    """One step down when unsure: a wrong accusation costs more than a missed one."""
    sure = confidence > Confidence.LOW and not weaker
    if sure or rule.severity is Severity.NOTE:
        return rule.severity
    return Severity(rule.severity - 1)
