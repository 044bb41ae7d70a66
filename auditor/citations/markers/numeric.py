"""`[1]`, `[1][2]`, `[1-3]`, `[1]-[3]`, `[1, 4]`, and the same in full-width brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.markers.family import MAX_RANGE, Found, Known
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "numeric"

# Markdown editors escape the brackets.
_MARKER = re.compile(
    r"[\[［【][ \t]?(?P<list>\d{1,4}(?:[ \t]?[,，;、–—‑\-][ \t]?\d{1,4}){0,30})"
    r"[ \t]?\\?[\]］】](?!\()"
)
_PART = re.compile(r"(\d{1,4})(?:[ \t]?[–—‑\-][ \t]?(\d{1,4}))?")
_DASH = re.compile(r"[ ]?[–—‑\-][ ]?\\?\Z")
_MAX_DASH = 4
_MAX_DIGITS = 3
_NEAR = 5
"""Several numbers further above the list's last than this are a pair of numbers, not markers."""


def find(text: str, known: Known) -> Iterator[Found]:
    last: Found | None = None
    for match in _MARKER.finditer(text):
        start = match.start() - text.endswith("\\", 0, match.start())
        labels = _labels(match["list"], known)
        if not labels or _is_index(text, match.start(), labels, known):
            continue
        mark = Found(Span(start, match.end()), labels)
        between = _between(text, last, mark, known) if last else None
        if between:
            yield between
        yield mark
        last = mark


def _between(text: str, first: Found, last: Found, known: Known) -> Found | None:
    """What `[1]-[3]` leaves out, as a mark at the dash."""
    gap = Span(first.span.end, max(first.span.end, last.span.start))
    if gap.end - gap.start > _MAX_DASH or not _DASH.match(gap.of(text)):
        return None
    inside = tuple(str(n) for n in range(int(first.labels[-1]) + 1, int(last.labels[0])))
    fits = 0 < len(inside) < MAX_RANGE and (not known.highest or known.labels.issuperset(inside))
    return Found(gap, inside) if fits else None


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
