"""Ordered words, and the base of the unordered ones."""

from __future__ import annotations

from enum import Enum, IntEnum


class Word(str, Enum):
    """A string enum that prints as its value (StrEnum needs Python 3.11)."""

    def __str__(self) -> str:
        return str(self.value)


class Severity(IntEnum):
    """How much a finding matters. Separate from how sure we are of it."""

    NOTE = 1
    WARNING = 2
    ERROR = 3


class Confidence(IntEnum):
    LOW = 1
    MEDIUM = 2
    HIGH = 3
