"""`[1]`, `[1][2]`, `[1-3]`, `[1]-[3]`, `[1, 4]`, and the same in full-width brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.markers.family import MAX_RANGE, Found, Known
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

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
# `v[0]`, `v[i]`, `v[-1]`, `v[1:3]`, `v["a"]`: names that are indexed as no mark is written.
_INDEXED = re.compile(
    r"(?<!\w)([A-Za-z_]\w{0,40})\\?\[(?:0|-\d{1,3}|[ijknx]|\d{0,4}:\d{0,4}"
    r"|\"[^\"\n]{0,40}\"|'[^'\n]{0,40}')\\?\]"
)
_NAME = re.compile(r"(?<!\w)([A-Za-z_]\w{0,40})(?:\\?\[[^\[\]\n]{1,12}\]){0,3}\\?\Z")
_ASSIGNED = re.compile(r"(?:\\?\[[^\[\]\n]{1,12}\]){0,3}[ ]?[+\-*/|&]?=(?!=)")
_COMMAND = re.compile(r"\\[A-Za-z]{2,20}\*?\Z")
_LONE = re.compile(r"(?:^|[\s(,;=+*])[b-z](?:\\?\[\d{1,4}\]){0,3}\\?\Z")
_PERHAPS_INDEX = "a number in square brackets behind a single letter may be an index"
_PERHAPS_PAIR = "the list has not all of the numbers in the brackets: they may be an interval"
_UNLISTED = "no list of sources has it: a number in square brackets may be something else"
_NEAR = 5
"""Several numbers further above the list's last than this are a pair of numbers, not markers."""


def find(text: str, known: Known) -> Iterator[Found]:
    last: Found | None = None
    indexed = {match[1] for match in _INDEXED.finditer(text)}
    for match in _MARKER.finditer(text):
        start = match.start() - text.endswith("\\", 0, match.start())
        labels = _labels(match["list"], known)
        if not labels or _is_out_of_range(text, match.start(), labels, known):
            continue
        if _is_index(text, start, match.end(), indexed) or _is_argument(text, start, match.end()):
            continue
        mark = Found(Span(start, match.end()), labels, _doubt(text, start, labels, known))
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
    return Found(gap, inside, last.doubt) if fits else None


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


def _doubt(text: str, start: int, labels: tuple[str, ...], known: Known) -> str:
    if not known.highest:
        return _UNLISTED
    if len(labels) > 1 and not known.labels.issuperset(labels):
        return _PERHAPS_PAIR
    return _PERHAPS_INDEX if _LONE.search(text, max(0, start - 24), start) else ""


def _is_index(text: str, start: int, end: int, indexed: Set[str]) -> bool:
    """`v[1]` of a name that is indexed elsewhere, `m[2][3]`, `scores[1] = 5`."""
    name = _NAME.search(text, max(0, start - 90), start)
    if name is None:
        return False
    return name[1] in indexed or bool(_ASSIGNED.match(text, end))


def _is_argument(text: str, start: int, end: int) -> bool:
    """`\\cite[12]{doe}`: the page, in LaTeX."""
    return text.startswith("{", end) and bool(_COMMAND.search(text, max(0, start - 24), start))


def _is_out_of_range(text: str, start: int, labels: tuple[str, ...], known: Known) -> bool:
    """`a[10]`, `[12, 50]`: numbers that the answer's list knows nothing of."""
    if not known.highest or not known.labels.isdisjoint(labels):
        return False
    glued = start > 1 and text[start - 1].isalpha() and not text[start - 2].isalpha()
    return glued or (len(labels) > 1 and min(map(int, labels)) > known.highest + _NEAR)
