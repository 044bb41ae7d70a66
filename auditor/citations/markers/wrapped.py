"""What marks that open and close say: the exact stretch that they stand for."""

from __future__ import annotations

import re

from auditor.model import Span

MAX_STRETCH = 4000
"""Characters; a longer stretch has lost one of its marks."""

_HEAD = re.compile(r"\s{0,20}(?:(?:[-*+•]|#{1,6}|\d{1,3}[.)])[ \t]{1,4})?")
_PARAGRAPH_END = re.compile(r"\n[ \t>]{0,20}\n")


def stretch(text: str, start: int, end: int) -> Span | None:
    """From `start` to `end` without a bullet and white space around it.

    None where it is empty or goes on over a blank line: then a mark in between was lost.
    """
    if not start < end <= start + MAX_STRETCH:
        return None
    head = _HEAD.match(text, start, end)
    start = head.end() if head else start
    part = text[start:end].rstrip()
    if not any(char.isalnum() for char in part) or _PARAGRAPH_END.search(part):
        return None
    return Span(start, start + len(part))
