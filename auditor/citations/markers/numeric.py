"""`[1]`, `[1][2]`, `[1-3]`, `[1, 4]`, and the same in full-width brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.markers.family import MAX_RANGE, Found, Known
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "numeric"

_MARKER = re.compile(
    r"[\[［【](?P<list>\d{1,4}(?:[ \t]?[,;、–\-][ \t]?\d{1,4}){0,30})[\]］】](?!\()"
)
_PART = re.compile(r"(\d{1,4})(?:[ \t]?[–\-][ \t]?(\d{1,4}))?")
_MAX_DIGITS = 3
_NEAR = 5
"""Several numbers further above the list's last than this are a pair of numbers, not markers."""


def find(text: str, known: Known) -> Iterator[Found]:
    for match in _MARKER.finditer(text):
        labels = _labels(match["list"], known)
        if labels and not _is_index(text, match.start(), labels, known):
            yield Found(Span(match.start(), match.end()), labels)


def _labels(listed: str, known: Known) -> tuple[str, ...]:
    labels: list[str] = []
    for first, last in _PART.findall(listed):
        low, high = int(first), int(last or first)
        if not low <= high < low + MAX_RANGE:
            return ()
        labels += (str(number) for number in range(low, high + 1))
    # `a[0]` is an index unless the list starts at 0; `[2024]` is a year unless the list has it.
    odd = [label for label in labels if label == "0" or len(label) > _MAX_DIGITS]
    return tuple(labels) if known.labels.issuperset(odd) else ()


def _is_index(text: str, start: int, labels: tuple[str, ...], known: Known) -> bool:
    """`a[10]`, `[12, 50]`: numbers that the answer's list knows nothing of."""
    if not known.highest or not known.labels.isdisjoint(labels):
        return False
    glued = start > 1 and text[start - 1].isalpha() and not text[start - 2].isalpha()
    return glued or (len(labels) > 1 and min(map(int, labels)) > known.highest + _NEAR)
