"""`[cite_start]claim[cite: 1, 16]`, `[span_1](start_span)claim[span_1](end_span)`: Gemini's app."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.citations.markers.family import Found, Known
from auditor.citations.markers.labels import listed
from auditor.citations.markers.wrapped import stretch
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "gemini"

LOST = "Gemini's own number of a source or an uploaded file"
_SPAN_DOUBT = "the number counts Gemini's marked stretches; it may not be the place in the list"
# Markdown editors escape the brackets and the underscore.
_CITE = re.compile(
    r"\[[ \t]{0,2}cite(?:(?P<edge>[ \t]?\\?_[ \t]?(?:start|end))"
    r"|[ \t]{0,2}[:：](?P<labels>[^\[\]\n]{0,300}?))[ \t]{0,2}\\?\]"
)
# What is left of a mark where the copy ends.
_CUT = re.compile(
    r"\[[ \t]{0,2}cite(?:_[a-z]{0,5}|[ \t]?:(?P<labels>[\d,;–\- \t]{0,300}))?\s{0,9}\Z"
)
_CUT_WITHIN = 320
_MAY_BE_CUT = "the end of the mark is missing"
_SPAN = re.compile(
    r"\[span\\?_(?P<number>\d{1,9})\\?\]\\?\([ \t]{0,2}(?P<edge>start|end)\\?_span[ \t]{0,2}\\?\)"
)


def find(text: str, known: Known) -> Iterator[Found]:
    """A stretch that ends twice, or whose start is missing, has no known start."""
    if "[cite" in text or "[ cite" in text:
        yield from _cites(text)
    if "[span" in text:
        yield from _spans(text, known)


def _cites(text: str) -> Iterator[Found]:
    start: int | None = None
    covers: Span | None = None
    end = -1
    for match in _CITE.finditer(text):
        span = _with_escape(text, match)
        if match["edge"]:
            if match["edge"].endswith("start"):
                start = match.end()
            yield Found(span)
            continue
        if start is not None:
            covers = stretch(text, start, span.start)
        elif end < 0 or text[end : span.start].strip():
            covers = None  # not a second mark right behind the first
        written = match["labels"].strip(" \t\\,;")
        labels = listed(written) if _is_list(written) else (written,)
        yield Found(span, labels, lost=LOST, covers=covers)
        start, end = None, match.end()
    if cut := _CUT.search(text, max(0, len(text) - _CUT_WITHIN)):
        labels = listed(cut["labels"] or "")
        covers = stretch(text, start, cut.start()) if start is not None else None
        doubt, lost = (_MAY_BE_CUT, LOST) if labels else ("", "")
        yield Found(Span(cut.start(), cut.end()), labels, doubt, lost=lost, covers=covers)


def _is_list(written: str) -> bool:
    """A word (`user_query`) or a date (`2025-10-25`) is a label as it is."""
    return bool(_NUMBERS.fullmatch(written))


_NUMBERS = re.compile(r"\d{1,10}(?:[ \t]{0,2}[-–,，、;][ \t]{0,2}\d{1,10}(?!-\d{2}\Z)){0,60}")


@dataclass(slots=True)
class _Edge:
    """A run of tags that open or close together; `at` is where its stretch starts or ends."""

    at: int
    end: int


def _spans(text: str, known: Known) -> Iterator[Found]:
    opened: dict[str, _Edge] = {}
    opening = closing = _Edge(-1, -1)
    for match in _SPAN.finditer(text):
        span, number = _with_escape(text, match), match["number"]
        if match["edge"] == "start":
            if opening.end < 0 or text[opening.end : span.start].strip():
                opening = _Edge(match.end(), match.end())
            opening.at = opening.end = match.end()
            opened[number] = opening
            yield Found(span)
            continue
        if closing.end < 0 or text[closing.end : span.start].strip():
            closing = _Edge(span.start, span.start)
        closing.end = match.end()
        begun = opened.pop(number, None)
        covers = stretch(text, begun.at, closing.at) if begun else None
        doubt = _SPAN_DOUBT if number in known.labels else ""
        yield Found(span, (number,), doubt, lost=LOST, covers=covers)


def _with_escape(text: str, match: re.Match[str]) -> Span:
    return Span(match.start() - text.endswith("\\", 0, match.start()), match.end())
