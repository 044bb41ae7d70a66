"""`(1)`, `（1）`, `(2, 3)`: numbers in round brackets, which enumerate and count as well."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from auditor.citations.markers.family import Found, Known
from auditor.citations.markers.labels import listed
from auditor.citations.sentences import MARK
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "round"

_DOUBT = "a number in round brackets, read as a mark because the list has it"
_ONE = r"[(（]\d{1,3}(?:[ ]?[,，、;–\-][ ]?\d{1,3}){0,9}[)）]"
_RUN = re.compile(rf"{_ONE}(?:[ ]?{_ONE}){{0,19}}")
_SINGLE = re.compile(_ONE)
_WORD = re.compile(r"(?P<word>[^\W_]{1,40})(?P<close>[\"'”’»)*_]{0,4})(?P<space>[ \u00a0]?)\Z")
_STOPPED = re.compile(r"[^\W_][\"'”’»*_]{0,4}(?P<stop>[.!?…]|[。！？])[\"'”’»*_]{0,4} ?\Z")
_ENDS = re.compile(r"[\"'”’»*_]{0,4}(?:[.,;:!?…。，、；：！？]|\s{0,3}(?:\n|\Z))")
_NEXT_SENTENCE = re.compile(r"[*_]{0,3}\s{1,3}[\"'“«*_¿¡]{0,3}([^\W\d_])|[ \t]{0,3}(?:\n|\Z)")
# What a number in brackets belongs to, where it is no mark.
_COUNTED = frozenset((
    "figure", "fig", "table", "equation", "eq", "section", "step", "part", "chapter", "article",
    "paragraph", "option", "question", "point", "page", "clause", "rule", "phase", "level",
    "abbildung", "tabelle", "gleichung", "abschnitt", "schritt", "kapitel", "artikel", "étape",
    "chapitre", "tableau", "équation", "figura", "tabla", "ecuación", "paso", "capítulo",
))  # fmt: skip
_NUMERALS = frozenset((
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "both",
    "un", "une", "deux", "trois", "quatre", "cinq", "ein", "eine", "zwei", "drei", "vier", "fünf",
    "dos", "tres", "cuatro", "due", "tre", "dois", "três",
))  # fmt: skip
_PHRASE = 4
"""Words: `two bridges (2)` spells its number out."""


def find(text: str, known: Known) -> Iterator[Found]:
    """Only where a list has the numbers and no other family marks the text."""
    if not known.highest or MARK in text or ("(" not in text and "（" not in text):
        return
    placed = [(span, _place(text, span)) for span in _runs(text, known)]
    least = _Place.GLUED if any(place is _Place.APART for _, place in placed) else _Place.APART
    runs = [span for span, place in placed if place.value >= least.value]
    single = [Span(m.start(), m.end()) for span in runs for m in _each(text, span)]
    labels = [listed(span.of(text)) for span in single]
    if not labels or not {"1", "2"} & {label for some in labels for label in some}:
        return  # numbering starts at the beginning: `(45)` alone is an age
    for span, some in zip(single, labels, strict=True):
        yield Found(span, some, _DOUBT)


class _Place(Enum):
    """Where a number in brackets stands, the likelier for a mark the higher."""

    ELSEWHERE = 0
    GLUED = 1  # `lungo(1).` is written like `open(2).`
    APART = 2


def _runs(text: str, known: Known) -> Iterator[Span]:
    for match in _RUN.finditer(text):
        if known.labels.issuperset(listed(match.group())):
            yield Span(match.start(), match.end())


def _each(text: str, span: Span) -> Iterator[re.Match[str]]:
    return _SINGLE.finditer(text, span.start, span.end)


def _place(text: str, span: Span) -> _Place:
    """`the bridge (1).` or `the bridge.(1) Next`; not `(1) first, (2) second`."""
    before = text[max(0, span.start - 60) : span.start]
    if _STOPPED.search(before):
        return _Place.APART if _ends_sentence(text, span, before) else _Place.ELSEWHERE
    found = _WORD.search(before)
    if found is None or not _ENDS.match(text, span.end) or _is_counted(before, found["word"]):
        return _Place.ELSEWHERE
    word, glued = found["word"], not found["space"] and not found["close"]
    if glued and word.isascii() and (word.islower() or len(word) == 1):
        return _Place.GLUED if len(word) > 1 else _Place.ELSEWHERE
    return _Place.APART


def _ends_sentence(text: str, span: Span, before: str) -> bool:
    """Not `It is red. (2) It is long`, which counts what follows."""
    following = _NEXT_SENTENCE.match(text, span.end)
    if following is None or not following[1]:
        return following is not None
    return not following[1].islower() and not before.endswith(" ")


def _is_counted(before: str, word: str) -> bool:
    """`Figure (1)`, `two bridges (2)`."""
    spelled = not _NUMERALS.isdisjoint(before.lower().split()[-_PHRASE:])
    return spelled or word.lower() in _COUNTED
