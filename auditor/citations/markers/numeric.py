"""`[1]`, `[1][2]`, `[1-3]`, `[1, 4]`, and reference links `[site][4]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.markers.family import MAX_RANGE, Found, Known
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "numeric"

_MARKER = re.compile(
    r"\(?\[(?P<site>[^\[\]\n^]{2,80})\]\[(?P<def>\d{1,3})\]\)?"
    r"|\[(?P<list>\d{1,3}(?:[ \t]?[,;–\-][ \t]?\d{1,3}){0,30})\](?!\()"
)
_PART = re.compile(r"(\d{1,3})(?:[ \t]?[–\-][ \t]?(\d{1,3}))?")


def find(text: str, known: Known) -> Iterator[Found]:
    for match in _MARKER.finditer(text):
        span = Span(match.start(), match.end())
        if match["def"]:
            if match["def"] in known.labels and not match["site"].isdigit():
                yield Found(_without_lone_bracket(match, span), (match["def"],))
                continue
            yield from find_lists(text, span, known)
        elif labels := _labels(match["list"], known):
            yield Found(span, labels)


def find_lists(text: str, within: Span, known: Known) -> Iterator[Found]:
    """The plain `[n]` markers inside a span that turned out to be no reference link."""
    for match in re.finditer(r"\[(\d{1,3})\]", within.of(text)):
        if labels := _labels(match[1], known):
            start = within.start + match.start()
            yield Found(Span(start, within.start + match.end()), labels)


def _without_lone_bracket(match: re.Match[str], span: Span) -> Span:
    whole = match.group()
    opened, closed = whole.startswith("("), whole.endswith(")")
    return Span(span.start + (opened and not closed), span.end - (closed and not opened))


def _labels(listed: str, known: Known) -> tuple[str, ...]:
    labels: list[str] = []
    for first, last in _PART.findall(listed):
        low, high = int(first), int(last or first)
        if not low <= high < low + MAX_RANGE:
            return ()
        labels += (str(number) for number in range(low, high + 1))
    # `a[0]` is an index unless the list starts at 0.
    return () if "0" in labels and "0" not in known.labels else tuple(labels)
