"""Was a page that is gone ever there? What an archive's silence suggests, in careful words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model import Axis, Confidence, Grade, Rule, Severity
from auditor.rules.found import found, link_citers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model import AnswerAudit, Finding, History, LinkCheck

NO_TRACE = Rule(
    "LNK017",
    "no-trace-of-the-page",
    Axis.LINK,
    Severity.WARNING,
    "We found no sign that the dead page ever existed",
    "A web archive answered, and has no copy of the page. Many pages are never archived, so that "
    "alone proves nothing: the message names what else was seen. Search for the title, and ask "
    "whoever gave the link where it is from.",
)

# A single sign is a hint; two that don't follow from one another are worth a warning.
_WEIGHT = {
    Grade.DOUBTFUL: (Severity.NOTE, Confidence.LOW),
    Grade.LIKELY_NEVER_EXISTED: (Severity.WARNING, Confidence.MEDIUM),
}


def check_histories(audit: AnswerAudit) -> Iterator[Finding]:
    for check, citers in link_citers(audit):
        if check.history is None or check.history.grade not in _WEIGHT:
            continue
        severity, confidence = _WEIGHT[check.history.grade]
        message = f"{NO_TRACE.summary}: {_signs(check.history)}: {check.link.url}"
        yield found(audit, NO_TRACE, citers.span, message, severity=severity, confidence=confidence)


def what_is_known(check: LinkCheck) -> str:
    """For the end of the message of a dead link; "" where LNK017 says it, or nothing is known."""
    told = ""
    if check.history:
        grade, signs = check.history.grade, _signs(check.history)
        if grade is Grade.ROTTED:
            told = " The page existed."
        elif grade is Grade.LIKELY_ROTTED:
            told = f" The page probably existed: {signs}."
        elif grade is Grade.UNKNOWN:
            told = f" Whether the page ever existed is not known: {signs}."
    if check.snapshot:
        taken = check.snapshot.taken_at.date().isoformat()
        told += f" Archived copy of {taken}: {check.snapshot.url}"
    return told


def _signs(history: History) -> str:
    return "; ".join(sign.text.rstrip(". ") for sign in history.signs)
