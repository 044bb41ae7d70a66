"""`^[claim]({"attribution":{"attributableIndex":"1513-8"}})`: ChatGPT's app for macOS.

The brackets say exactly which words the citation is for; the number names no page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.markers.family import Found, Known
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "chatgpt-attribution"

LOST = "ChatGPT's own number of a source: it names no page"

_QUOTE = r"(?:\\?\"|&quot;|&#34;|[“”])"
_TAIL = re.compile(
    rf"\\?\]\s?\\?\(\s?\\?\{{\s?{_QUOTE}attribution{_QUOTE}\s?:\s?\\?\{{\s?"
    rf"{_QUOTE}attributableIndex{_QUOTE}\s?:\s?{_QUOTE}?(?P<index>[\w.:\-]{{0,40}}){_QUOTE}?"
    r"[^\n(){}\[\]]{0,200}(?:\\?\}[ \t]?){0,2}\\?\)?"
)
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)


def find(text: str, known: Known) -> Iterator[Found]:
    if "attributableIndex" not in text:
        return
    openers: list[int] = []
    end = 0
    for bracket in _BRACKET.finditer(text):
        if bracket.start() < end:
            continue
        tail = _TAIL.match(text, bracket.start()) if bracket.group() in ("]", "\\]") else None
        if tail is None:
            if bracket.group() == "[":
                openers.append(bracket.start())
            elif bracket.group() == "]" and openers:
                openers.pop()
            continue
        end = tail.end()
        yield from _wrapped(text, tail, openers)
        openers.clear()


def _wrapped(text: str, tail: re.Match[str], openers: list[int]) -> Iterator[Found]:
    span, covers = Span(tail.start(), tail.end()), None
    # Of brackets that nobody closed, the one with the caret is the citation's.
    marked = [at for at in openers if text.startswith("^", max(0, at - 1))]
    if marked or openers:
        opener = (marked or openers)[-1]
        caret = opener > 0 and text[opener - 1] == "^"
        yield Found(Span(opener - caret, opener + 1))
        covers = Span(opener + 1, tail.start())
    index = tail["index"]
    label = index if "-" in index else f"attribution:{index}"  # no number of a source list
    yield Found(span, (label,), lost=LOST, covers=covers)
