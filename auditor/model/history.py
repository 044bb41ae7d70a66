"""What an archive knows of a page that is gone: whether it was ever there, and a copy of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from auditor.model.words import Word

if TYPE_CHECKING:
    from datetime import datetime

    from auditor.model.web import Page


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An archived copy of a page: where it is and when it was taken."""

    url: str
    taken_at: datetime


class Grade(Word):
    """Whether a page that is gone was ever there. UNKNOWN speaks neither for it nor against."""

    ROTTED = "rotted"
    LIKELY_ROTTED = "likely_rotted"
    UNKNOWN = "unknown"
    DOUBTFUL = "doubtful"
    LIKELY_NEVER_EXISTED = "likely_never_existed"


@dataclass(frozen=True, slots=True)
class Sign:
    """What a grade rests on: a stable code for programs, a clause for people."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class History:
    """The grade of a dead link, with the signs it rests on, the weightiest first."""

    grade: Grade
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """A dead link, for an archive to be asked about.

    `said_gone`: the server knows that a page was there (410). `live_beside` is the number of
    cited links that work in the same folder.
    """

    url: str
    no_such_host: bool = False
    said_gone: bool = False
    live_beside: int = 0


@dataclass(frozen=True, slots=True)
class Archived:
    """What came of asking. `page` is the text of the copy where it could be read."""

    history: History
    snapshot: Snapshot | None = None
    page: Page | None = field(default=None, repr=False)
