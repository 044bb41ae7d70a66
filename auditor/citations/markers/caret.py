"""`[^1^]` (Bing, Copilot, Kimi), `[^1^][2]` (Edge sidebar), `^1^` (sidebar, pandoc)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.markers.family import Found, Known
from auditor.citations.markers.labels import listed
from auditor.citations.markers.superscript import is_exponent
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "caret"

_LIST = r"\d{1,4}(?:\^?[ ]?[,，\-–][ ]?\^?\d{1,4}){0,30}"
# Markdown editors escape the brackets and carets. Without brackets several may stand in a row:
# `^1^^2^`. Pandoc raises with carets, too: `^1,\ 12^`, and `^\[1\]^` what had brackets.
_MARKER = re.compile(
    rf"\[\\?\^(?P<shown>{_LIST})\\?\^\\?\](?:\[(?P<index>\d{{1,4}})\])?"
    r"|\^(?P<bare>\d{1,3}(?:,(?:\\?[ ])?\d{1,3}){0,20})\^(?P<more>(?:\^\d{1,3}\^){0,20})"
    rf"|\^\\?\[(?P<raised>{_LIST})\\?\]\^"
)
_RAISED_LETTER = re.compile(r"[^\W\d_]\Z")
_NOT_BEFORE = re.compile(r"(?:[\^\[\\]|\w(?<!\d{4})|\d[.,](?<!\d{4}\.)|(?<![\w\"'”’»)*\]])\.)\Z")


def find(text: str, known: Known) -> Iterator[Found]:
    """In `[^n^][m]` n is a running number and m the place in the list: m counts."""
    if "^" not in text:
        return
    for match in _MARKER.finditer(text):
        if match["raised"]:
            yield Found(Span(match.start(), match.end()), listed(match["raised"]))
        elif match["shown"]:
            start = match.start() - text.endswith("\\", 0, match.start())
            labels = (match["index"],) if match["index"] else listed(match["shown"])
            yield Found(Span(start, match.end()), labels)
        elif labels := _bare(text, match, known):
            yield Found(Span(match.start(), match.end()), labels)


def _bare(text: str, match: re.Match[str], known: Known) -> tuple[str, ...]:
    """After a letter (what the list has: `m^2^` is a unit), a year, a stop or a bracket."""
    before = text[max(0, match.start() - 30) : match.start()]
    labels = listed((match["bare"] + match["more"]).replace("^", ","))
    if is_exponent(before, match["bare"]):
        return ()
    if _RAISED_LETTER.search(before):
        return labels if known.labels.issuperset(labels) or not known.labels else ()
    is_power = _NOT_BEFORE.search(before) or text.startswith("^", match.end())
    return () if is_power else labels
