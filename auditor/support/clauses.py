"""Which part of a sentence speaks of one thing, told by punctuation and conjunctions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.model import Span
    from auditor.support.passages import Text

_CLAUSE = re.compile(
    r"[;:()–—]|,(?=\s)|\s-\s|\b(?:and|but|while|whereas|although|though|after|before|despite|since|unlike|as"
    r"|et|mais|après|avant|tandis|alors|malgré|puis|depuis|contrairement|und|aber|nach|pero|tras"
    r"|ma|dopo|mas|maar)\b",
    re.IGNORECASE,
)


def clause_around(text: Text, tokens: range, place: Span) -> tuple[int, int]:
    start, end = text.spans[tokens.start][0], text.spans[tokens.stop - 1][1]
    marks = list(_CLAUSE.finditer(text.text, start, end))
    low = max((mark.end() for mark in marks if mark.end() <= place.start), default=start)
    high = min((mark.start() for mark in marks if mark.start() >= place.end), default=end)
    return low, high
