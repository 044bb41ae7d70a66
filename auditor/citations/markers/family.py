"""What a marker family is: a module with `NAME` and `find`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.model import Span

MAX_RANGE = 50
"""A range wider than this is not a citation (`[1-1000]` is an interval)."""


@dataclass(frozen=True, slots=True)
class Found:
    """A marker as written. `labels` are the references it names, in order.

    `doubt` is not empty when it could be read in another way; it says how.
    """

    span: Span
    labels: tuple[str, ...]
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the answer's source list when markers are read."""

    labels: frozenset[str]
    bing: bool
    """The list has the footer that Bing and Copilot write."""
    highest: int
    """The largest number among the labels; 0 when none is a number."""
