"""What silences findings when it silences nothing any more: comments, entries of a baseline."""

from __future__ import annotations

from auditor.model import Axis, Rule, Severity

UNUSED_IGNORE = Rule(
    "POL001",
    "unused-ignore",
    Axis.POLICY,
    Severity.WARNING,
    "This comment silences nothing",
    "What it was written for is gone or was put right. Remove it, so that it hides nothing new. It "
    "is only said where everything that the comment covers could be checked.",
)
EXPIRED_IGNORE = Rule(
    "POL002",
    "expired-ignore",
    Axis.POLICY,
    Severity.WARNING,
    "This comment has expired",
    "Its day has passed, so what it silenced counts again. Put the finding right, or set another "
    "day.",
)
MISREAD_IGNORE = Rule(
    "POL003",
    "ignore-not-understood",
    Axis.POLICY,
    Severity.WARNING,
    "This comment can't be understood",
    "It silences nothing as it is written. The forms are: auditor: ignore LNK001 until 2027-01-01: "
    "reason, auditor-ignore-next-line LNK001: reason, auditor: off, auditor: on.",
)
UNUSED_ENTRY = Rule(
    "POL004",
    "unused-baseline-entry",
    Axis.POLICY,
    Severity.NOTE,
    "This entry of the baseline matches nothing",
    "What it stood for was put right, or its text changed. --write-baseline removes it.",
)
EXPIRED_ENTRY = Rule(
    "POL005",
    "expired-baseline-entry",
    Axis.POLICY,
    Severity.WARNING,
    "This entry of the baseline has expired",
    "Its day has passed, so its finding counts again. Put the finding right, or set another day in "
    "the baseline.",
)
