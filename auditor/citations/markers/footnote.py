"""`[^1]`, `[^1_4]`: Markdown footnotes, as Perplexity exports them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.markers.family import Found, Known
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "footnote"

_MARKER = re.compile(r"\[\^(?P<label>[\w.\-]{1,40})\](?!\()")


def find(text: str, known: Known) -> Iterator[Found]:
    for match in _MARKER.finditer(text):
        yield Found(Span(match.start(), match.end()), (match["label"],))
