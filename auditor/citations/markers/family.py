"""What a marker family is: a module with `NAME` and `find(text, known)`, yielding `Found`.

`find` gets the whole answer with code, source lists and what earlier families claimed blanked
out, offsets kept. It is linear in the text and never raises. It returns at once when the text has
none of the family's characters: most families are absent from most answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model import Span

MAX_RANGE = 50
"""A range wider than this is not a citation (`[1-1000]` is an interval)."""


@dataclass(frozen=True, slots=True)
class FoundSource:
    """A URL that a marker carries itself: where it stands, the title and the site beside it."""

    url: Span
    title: str = ""
    site: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A marker as written.

    `labels` are the references it names, in order; `sources` the URLs it carries itself. `lost`
    says why no page can be recovered from it when the list has no such label; `site` is the name
    of the site that it shows. With none of these it is noise: it cites nothing, and is no part of
    what the answer says.
    `covers` is the exact stretch that it stands for, where the syntax says so. `shown` are the
    words that a reader sees in its place, when it is a word of the sentence. `doubt` is not empty
    when the marker could be read in another way; it says how.
    """

    span: Span
    labels: tuple[str, ...] = ()
    doubt: str = ""
    sources: tuple[FoundSource, ...] = ()
    site: str = ""
    lost: str = ""
    covers: Span | None = None
    shown: str = ""

    @property
    def is_noise(self) -> bool:
        return not (self.labels or self.sources or self.site or self.lost)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the answer's source list when markers are read."""

    labels: frozenset[str]
    bing: bool
    """The list has the footer that Bing and Copilot write."""
    highest: int
    """The largest number among the labels; 0 when none is a number."""


class Family(Protocol):
    NAME: str

    def find(self, text: str, known: Known) -> Iterable[Found]: ...
