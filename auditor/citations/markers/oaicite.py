"""`:contentReference[oaicite:0]{index=0}`: a citation that ChatGPT failed to draw.

Older answers have it as `[oaicite:0]` or, in a code span between zero-width spaces,
as "``【oaicite:0】``". The number counts ChatGPT's own results, not the entries of a list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.markers.family import Found, Known
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "chatgpt-oaicite"

LOST = "ChatGPT's own number of a source that it failed to show: it names no page"

_HIDDEN = r"(?:&(?:#8203|#x200[bB]|ZeroWidthSpace);|[\u200b\u2060\ufeff])"
_MARKER = re.compile(
    rf"{_HIDDEN}{{0,4}}"
    r"(?:\\?:){0,2}(?P<named>contentReference[ \t]?)?(?P<open>\\?[\[【]\s?oaicite\s?:\s?)"
    r"(?P<number>\d{1,9}|\{[^{}\n]{0,500}\})?(?P<closed>\s?\\?[\]】])?"
    rf"(?:\\?\{{\s?index\s?=\s?\d{{0,9}}\s?\\?\}}?)?{_HIDDEN}{{0,4}}"
)
# Code is blanked before markers are read: what is left of the span is its zero-width frame.
_FRAMED = re.compile(rf"{_HIDDEN}(?P<ticks>`{{1,2}})X{{9,600}}(?P=ticks)(?:{_HIDDEN})?")


def find(text: str, known: Known) -> Iterator[Found]:
    if "oaicite" in text:
        for match in _MARKER.finditer(text):
            if match["number"] or match["named"]:
                number = match["number"] or ""
                label = f"oaicite:{number}" if number.isdecimal() else "oaicite"
                yield Found(Span(match.start(), match.end()), (label,), lost=LOST)
    if "`X" in text and ("&#8203;`" in text or "\u200b`" in text):
        for match in _FRAMED.finditer(text):
            yield Found(Span(match.start(), match.end()), ("oaicite",), lost=LOST)
