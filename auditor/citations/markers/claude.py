"""`<cite index="7-1,7-2">claim</cite>`: Claude's tags, where they leak into the text.

An index is DOCUMENT-SENTENCE, or DOCUMENT-FIRST:LAST. Copies break the brackets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.markers.family import Found, Known
from auditor.citations.markers.wrapped import stretch
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "claude"

LOST = "Claude's own number of a search result or document"
_UNCLOSED = "the end of the marked stretch is missing"
_QUOTE = r"(?:\\?[\"'“”„«»]|&(?:quot|apos|#0?3[49]);)"
# From the word on: a literal start keeps the search fast. The bracket before it is looked up.
_EDGE = re.compile(
    rf"cite(?:\s{{1,4}}index\s?=\s?{_QUOTE}?(?P<index>\d[\d\-–:,; \t]{{0,400}}){_QUOTE}?"
    r"[ \t]{0,2}(?P<empty>/[ \t]?)?)?(?:\\?[>)\]]|&gt;)"
)
_BEFORE = re.compile(r"\\?(?:[<(\[]|&lt;)(?P<slash>\\?/)?(?:[A-Za-z][\w\-]{0,20}:)?\Z")
_SENTENCE_END = re.compile(r"[.!?。！？](?=\s|\Z)|[。！？]|\n|\Z")
_MAX_SENTENCE = 1000


def find(text: str, known: Known) -> Iterator[Found]:
    """The mark is the end tag; the start tag is noise."""
    if "cite" not in text or "index" not in text:
        return
    opened: list[tuple[Span, tuple[str, ...]]] = []
    cited = False
    for match in _EDGE.finditer(text):
        before = _BEFORE.search(text, max(0, match.start() - 28), match.start())
        if before is None:
            continue
        span = Span(before.start(), match.end())
        if match["index"] and not before["slash"]:
            cited = True
            labels = _documents(match["index"])
            if match["empty"]:
                yield Found(span, labels, lost=LOST)
            else:
                opened.append((span, labels))
        elif before["slash"] and opened:
            start, labels = opened.pop()
            yield Found(start)
            yield Found(span, labels, lost=LOST, covers=stretch(text, start.end, span.start))
        elif before["slash"] and cited:
            yield Found(span)
    limit = len(text)
    for span, labels in reversed(opened):
        yield _unclosed(text, span, labels, limit)
        limit = span.start


def _unclosed(text: str, span: Span, labels: tuple[str, ...], limit: int) -> Found:
    end = _SENTENCE_END.search(text, span.end, min(limit, span.end + _MAX_SENTENCE))
    covers = stretch(text, span.end, end.end()) if end else None
    return Found(span, labels, _UNCLOSED, lost=LOST, covers=covers)


def _documents(index: str) -> tuple[str, ...]:
    """`7-1,7-2,9-4:6` are documents 7 and 9."""
    parts = (part.strip().partition("-")[0] for part in re.split(r"[,;]", index.replace("–", "-")))
    numbers = (part.partition(":")[0].strip()[:10] for part in parts)
    return tuple(dict.fromkeys(str(int(number)) for number in numbers if number.isdecimal()))
