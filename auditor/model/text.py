"""Where things are: spans, locations, and the answer they point into."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of code points of some text; the field that holds it says which."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Location:
    """Where a user can find it. `line` and `column` count from 1; column in code points."""

    path: str
    line: int = 1
    column: int = 1
    post: str | None = None
    author: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the text from `start` on stood in the file: line and column from 1."""

    start: int
    line: int
    column: int


@lru_cache(maxsize=4)
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(i + 1 for i, char in enumerate(text) if char == "\n"))


@dataclass(frozen=True, slots=True)
class Answer:
    """An assistant's text as it was found. Every span of the citations slices `text`."""

    text: str
    location: Location
    question: str | None = None
    notes: tuple[str, ...] = ()
    """What reading did to it, for the report: "3 undecodable bytes were replaced"."""
    assistant: str = ""
    thread: str = ""
    posted_at: datetime | None = None
    """Of an answer found in a post: whose it is, as far as it shows; where and when it stood."""
    is_document: bool = False
    """Whether it is a document of a project: its orders and notices are no claims about pages."""
    places: tuple[Place, ...] = ()
    """By `start`, where reading moved the text: then the lines of `text` are not the file's."""

    def locate(self, span: Span) -> Location:
        at = self.location
        line, column = self._position(span.start)
        return Location(
            path=at.path,
            line=line,
            column=column,
            post=at.post,
            author=at.author,
            url=at.url,
        )

    def _position(self, offset: int) -> tuple[int, int]:
        at = bisect_right(self.places, offset, key=_start) - 1
        if at >= 0:
            place = self.places[at]
            return place.line, place.column + offset - place.start
        starts = _line_starts(self.text)
        row = bisect_right(starts, offset) - 1
        column = offset - starts[row] + 1
        first = self.location
        return first.line + row, column if row else first.column + column - 1


def _start(place: Place) -> int:
    return place.start
