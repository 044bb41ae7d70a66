"""`[web:3]`, `[file:105]`, `[x:12]`: the results that Perplexity, Comet and Grok numbered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.markers.family import Found, FoundSource, Known
from auditor.citations.markers.labels import LIST, listed
from auditor.citations.markers.targets import linked
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "tool-result"

_RESULT = "the assistant's own number of a search result"
_LOST = {
    "web": _RESULT,
    "x": "the assistant's own number of a post on X",
    "post": "the assistant's own number of a post",
    "tweet": "the assistant's own number of a post on X",
    "file": "an uploaded file",
    "attached_file": "an uploaded file",
    "image": "a picture in the conversation",
    "attached_image": "a picture in the conversation",
    "generated_image": "a picture that the assistant made",
    "chart": "a chart that the assistant drew",
    "code_file": "a file that the assistant wrote",
    "memory": "what the assistant remembers of the user",
    "conversation_history": "an earlier part of the conversation",
}
_KINDS = "|".join(kind.replace("_", r"\\?_") for kind in _LOST)
_ID = rf"(?:{LIST}|[\w\-]{{1,60}})"
_MARKER = re.compile(
    rf"\[(?P<kind>{_KINDS})[:：][ \t]{{0,2}}(?P<ids>{_ID}"
    rf"(?:[ \t]{{0,2}}[,;][ \t]{{0,2}}(?:{_KINDS}):[ \t]{{0,2}}{_ID}){{0,30}})\\?\]"
)
_PART = re.compile(rf"(?:(?P<kind>{_KINDS})[:：][ \t]{{0,2}})?(?P<ids>{_ID})")
# These are also what people write: coordinates, names of things. They need numbers.
_NUMBERED_ONLY = frozenset(("x", "post", "tweet", "file", "image", "web", "chart"))


def find(text: str, known: Known) -> Iterator[Found]:
    for match in _MARKER.finditer(text):
        span = Span(match.start() - text.endswith("\\", 0, match.start()), match.end())
        if link := linked(text, span):
            yield Found(link.span, sources=(FoundSource(link.url),))
            continue
        labels = _labels(f"{match['kind']}:{match['ids']}".replace("\\", ""))
        if labels:
            yield _found(span, labels, known)


def _found(span: Span, labels: tuple[str, ...], known: Known) -> Found:
    kind = labels[0].partition(":")[0]
    numbers = tuple(label.partition(":")[2] for label in labels)
    if kind == "web" and known.labels.isdisjoint(labels) and known.labels.issuperset(numbers):
        doubt = f"the mark says “{labels[0]}”, the list “{numbers[0]}”"
        return Found(span, numbers, doubt, lost=_LOST[kind])
    return Found(span, labels, lost=_LOST[kind])


def _labels(written: str) -> tuple[str, ...]:
    """`web:1`, one for each number listed."""
    kind = ""
    labels: list[str] = []
    for match in _PART.finditer(written):
        kind, ids = match["kind"] or kind, match["ids"]
        if ids[0].isdecimal() and not ids[-1].isalpha():
            labels += (f"{kind}:{number}" for number in listed(ids))
        elif kind in _NUMBERED_ONLY:
            return ()
        else:
            labels.append(f"{kind}:{ids}")
    return tuple(dict.fromkeys(labels))
