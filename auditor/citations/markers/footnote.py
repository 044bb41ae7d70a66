"""`[^1]`, `[^1_4]`, `[^1, ^2]`, `[^1-3]`: Markdown footnotes, as Perplexity exports them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.markers.family import Found, Known
from auditor.citations.markers.labels import listed
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "footnote"

# Markdown editors escape the brackets, the caret and the underscore.
_LABEL = r"[\w.\-]{1,40}(?:\\_[\w.\-]{1,40})?"
_MARKER = re.compile(
    rf"\[\\?\^(?P<labels>{_LABEL}(?:[ ]?[,;][ ]?(?:\^{_LABEL}|\d{{1,4}})){{0,30}})\\?\](?!\()"
)
_RANGE = re.compile(r"(\d{1,4})-(\d{1,4})")
# `[^0-9]`, `[^a-zA-Z]`: what a regular expression leaves out.
_CHARACTER_CLASS = re.compile(r"(?:0-9|a-z|A-Z)(?:0-9|a-z|A-Z|[_.\-]){0,8}")


def find(text: str, known: Known) -> Iterator[Found]:
    if "^" not in text:
        return
    for match in _MARKER.finditer(text):
        start = match.start() - text.endswith("\\", 0, match.start())
        written = re.split(r"[ ]?[,;][ ]?\^?", match["labels"].replace("\\", ""))
        labels = tuple(dict.fromkeys(label for part in written for label in _labels(part, known)))
        if labels:
            yield Found(Span(start, match.end()), labels)


def _labels(written: str, known: Known) -> tuple[str, ...]:
    """The label as it is; `1-3` is a range unless a note is called that."""
    if written.lower() in known.labels:
        return (written,)
    if _CHARACTER_CLASS.fullmatch(written):
        return ()
    return listed(written) if _RANGE.fullmatch(written) else (written,)
