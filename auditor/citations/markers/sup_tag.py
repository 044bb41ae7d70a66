"""`<sup>1</sup>`, `<sup>[1, 3]</sup>`: numbers that HTML raises."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.markers.family import Found, Known
from auditor.citations.markers.labels import LIST, listed
from auditor.citations.markers.superscript import is_exponent
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "superscript-tag"

_MARKER = re.compile(
    rf"<sup(?:\s[^<>\n]{{0,200}})?>\s{{0,3}}(?:<a\s[^<>\n]{{0,300}}>)?\s{{0,3}}"
    rf"[(\[]?(?P<labels>{LIST})[)\]]?\s{{0,3}}(?:</a>)?\s{{0,3}}</sup>"
    r"(?:\s{0,2}<sup>\s{0,2}[,;]\s{0,2}</sup>)?",
    re.IGNORECASE,
)


def find(text: str, known: Known) -> Iterator[Found]:
    if "<sup" not in text and "<SUP" not in text:
        return
    for match in _MARKER.finditer(text):
        labels = listed(match["labels"])
        before = text[max(0, match.start() - 30) : match.start()]
        if is_exponent(before, match["labels"]) or not _is_listed(labels, known):
            continue
        yield Found(Span(match.start(), match.end()), labels)


def _is_listed(labels: tuple[str, ...], known: Known) -> bool:
    """`U<sup>235</sup>`: a number that the list knows nothing of."""
    return not known.highest or not known.labels.isdisjoint(labels)
