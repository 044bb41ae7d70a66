"""Names: runs of capitalised words that are not there for the grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditor.model import Span
from auditor.support.lexicon import FUNCTION_WORDS

_RUN = re.compile(
    r"(?<![\w])[^\W\d_a-zà-öø-ÿ][\w&]*(?:[.'’-][^\W\d_][\w]*)*"
    r"(?:(?:[ \u00a0]|(?<=[\s.][A-Z])\. )"
    r"(?:(?:of|de|du|des|van|von|der|la|le|al|bin|y|di|da)[ ]){0,2}"
    r"[^\W\d_a-zà-öø-ÿ][\w&]*(?:[.'’-][^\W\d_][\w]*)*){0,8}"
)
_WORD = re.compile(r"[^\W\d_]+")
_TITLE_CASE = 0.8
"""Share of capitalised words from which capitals say nothing: a headline."""

_STARTS = re.compile(r"(?:\A|[.!?:;•\n\"“«(]\s?)\s*\Z")
_EVERY_FUNCTION_WORD = frozenset().union(*FUNCTION_WORDS.values())


@dataclass(frozen=True, slots=True)
class Name:
    """`sure` is False for a single capitalised word that begins a sentence."""

    span: Span
    sure: bool


def names(text: str) -> tuple[Name, ...]:
    """In reading order; none of a text all in capitals or in title case."""
    words = _WORD.findall(text)
    if len(words) >= 6 and sum(word[0].isupper() for word in words) > _TITLE_CASE * len(words):
        return ()
    found = []
    for match in _RUN.finditer(text):
        start, end = match.span()
        first = re.match(r"\w+", match.group())
        opens = bool(_STARTS.search(text, max(0, start - 3), start)) or start == 0
        if first and opens and first.group().lower() in _EVERY_FUNCTION_WORD:
            start += len(first.group())
            rest = text[start:end]
            start += len(rest) - len(rest.lstrip(" \u00a0'’.-"))
            if start >= end or not text[start].isupper():
                continue
            opens = False
        run = text[start:end].split()
        if len(run) == 1 and run[0].lower() in _EVERY_FUNCTION_WORD:
            continue
        found.append(Name(Span(start, end), not opens or len(run) > 1))
    return tuple(found)
