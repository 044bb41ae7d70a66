"""What content in a repository is made of, and what becomes of findings in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.model.words import Word

if TYPE_CHECKING:
    from datetime import date

    from auditor.model.report import Finding
    from auditor.model.text import Answer


@dataclass(frozen=True, slots=True)
class Content:
    """A file as it is audited. `raw` is its text as it stands, with `\\n` line ends; every location
    of `answer` is a line and column of `raw`. `kind` names the reader ("markdown", "notebook").

    In `answer.text` code, comments and front matter are blank: they make no claims.
    """

    path: str
    kind: str
    raw: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class FileProblem:
    """A file of which nothing could be audited, and why."""

    path: str
    text: str


class SuppressedBy(Word):
    IGNORE = "ignore"
    """A comment in the file."""
    BASELINE = "baseline"
    """An entry of a file of known findings."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why a finding is not counted. It is kept in the report: nothing disappears.

    `until` is the last day on which it holds, None for always.
    """

    by: SuppressedBy
    reason: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ContentCounts:
    """What a check of content went through. `findings` are those about the check's own files:
    ignores that ignore nothing, expired entries of a baseline.

    `changed_since` is the revision to which the check was limited, or "".
    """

    files: int
    problems: tuple[FileProblem, ...] = ()
    findings: tuple[Finding, ...] = ()
    changed_since: str = ""
