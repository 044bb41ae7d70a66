"""Applies every rule to one audited answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.rules import CHECKS

if TYPE_CHECKING:
    from auditor.model import AnswerAudit, Finding


def run_rules(audit: AnswerAudit) -> tuple[Finding, ...]:
    """All findings, in the order of the answer; at one place, in the order of rule ids."""
    found = [finding for check in CHECKS for finding in check(audit)]
    return tuple(sorted(found, key=_place))


def _place(finding: Finding) -> tuple[int, str, int, str]:
    return (finding.span.start, finding.rule.id, finding.span.end, finding.message)
