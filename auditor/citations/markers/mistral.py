"""`[REF]0,1[/REF]`: Mistral's reference chunks, and the tool marks that leak beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.markers.family import Found, Known
from auditor.citations.markers.labels import LIST, listed
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "mistral"

LOST = "Mistral's own number of a search result"
_REFERENCE = re.compile(
    rf"\[REF\\?\][ \t]{{0,4}}\\?\[?(?P<labels>{LIST})\\?\]?[ \t]{{0,4}}\\?\[/REF\\?\]"
)
_TOOL = re.compile(r"\[/?(?:TOOL_CALLS|TOOL_RESULTS|TOOL_CONTENT|AVAILABLE_TOOLS)\]")


def find(text: str, known: Known) -> Iterator[Found]:
    if "[REF" in text:
        for match in _REFERENCE.finditer(text):
            start = match.start() - text.endswith("\\", 0, match.start())
            yield Found(Span(start, match.end()), listed(match["labels"]), lost=LOST)
    if "_TOOL" in text or "TOOL_" in text:
        for match in _TOOL.finditer(text):
            yield Found(Span(match.start(), match.end()))
