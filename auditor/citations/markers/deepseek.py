"""`[citation:2][citation:1]` (DeepSeek's answers), `:cite[1]:cite[4]` (its copy button)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.markers.family import Found, FoundSource, Known
from auditor.citations.markers.labels import LIST, listed
from auditor.citations.markers.targets import linked
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "deepseek"

LOST = "DeepSeek's own number of a search result"
# From the word on: a literal start keeps the search fast. The bracket before it is looked up.
_CITATION = re.compile(
    rf"citation[ \t]?[:：][ \t]{{0,2}}(?P<labels>{LIST})[ \t]{{0,2}}\\?[\]］】]",
    re.IGNORECASE,
)
_COPIED = re.compile(rf":cite\\?\[[ \t]{{0,2}}(?P<labels>{LIST})[ \t]{{0,2}}\\?\]")
_OPENER = re.compile(r"\\?[\[［【][ \t]{0,2}\Z")


def find(text: str, known: Known) -> Iterator[Found]:
    if "citation:" in text or "citation：" in text or "itation :" in text or "Citation:" in text:
        for match in _CITATION.finditer(text):
            opener = _OPENER.search(text, max(0, match.start() - 4), match.start())
            if opener:
                yield _found(text, Span(opener.start(), match.end()), listed(match["labels"]))
    if ":cite" in text:
        for match in _COPIED.finditer(text):
            yield Found(Span(match.start(), match.end()), listed(match["labels"]), lost=LOST)


def _found(text: str, span: Span, labels: tuple[str, ...]) -> Found:
    if link := linked(text, span):
        return Found(link.span, sources=(FoundSource(link.url),))
    return Found(_doubled(text, span), labels, lost=LOST)


def _doubled(text: str, span: Span) -> Span:
    """`[[citation:1]]`: the outer brackets belong to the mark."""
    inner = text.startswith("]", span.end) and text.endswith("[", 0, span.start)
    return Span(span.start - 1, span.end + 1) if inner else span
