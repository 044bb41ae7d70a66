"""`[^1]`, `[^1_4]`, `[^1, ^2]`: Markdown footnotes, as Perplexity exports them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.markers.family import Found, Known
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "footnote"

# Markdown editors escape the brackets, the caret and the underscore.
_LABEL = r"[\w.\-]{1,40}(?:\\_[\w.\-]{1,40})?"
_MARKER = re.compile(rf"\[\\?\^(?P<labels>{_LABEL}(?:[ ]?[,;][ ]?\^{_LABEL}){{0,30}})\\?\](?!\()")


def find(text: str, known: Known) -> Iterator[Found]:
    if "^" not in text:
        return
    for match in _MARKER.finditer(text):
        start = match.start() - text.endswith("\\", 0, match.start())
        labels = re.split(r"[ ]?[,;][ ]?\^", match["labels"].replace("\\", ""))
        yield Found(Span(start, match.end()), tuple(dict.fromkeys(labels)))
