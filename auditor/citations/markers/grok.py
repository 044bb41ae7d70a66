"""Grok's citation cards: `<grok:render …>`, `<grok-card …>`, `[](grok_render_…={…})`.

A copy takes the tag along, whole, cut, or with its angle brackets escaped as HTML entities.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.layout import fill
from auditor.citations.markers.family import Found, Known
from auditor.citations.sentences import MARK
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "grok"

LOST = "a card of Grok's page, which a copy does not keep"
_DOUBT = "Grok's own number, read as the place in the list"
_OPEN, _CLOSE = r"(?:\\?<|&lt;)", r"(?:\\?>|&gt;)"
_TAG_START = re.compile(r"(?:<|&lt;)/?grok[:\-]")
_TAG = re.compile(
    rf"(?P<ends>{_OPEN}/grok[:\-](?:render|card)[ \t]{{0,4}}(?:{_CLOSE}|(?=\s|\Z)))"
    rf"|{_OPEN}grok[:\-](?:render|card)\b(?:(?P<attributes>(?:(?!&lt;)[^<>]){{0,800}}?)"
    rf"(?:(?P<empty>/[ \t]{{0,2}}{_CLOSE})|{_CLOSE})"
    rf"|(?P<cut>(?:(?!&lt;)[^<>\n]){{0,800}})(?=\n|\Z))"
)
_ARGUMENTS = re.compile(
    rf"(?:\s{{0,20}}{_OPEN}argument\b[^<>]{{0,200}}?{_CLOSE}[^<>&\n]{{0,300}}"
    rf"(?:{_OPEN}/argument{_CLOSE}|(?=\s|\Z))){{1,10}}"
)
_END = re.compile(rf"\s{{0,20}}{_OPEN}/grok[:\-](?:render|card)[ \t]{{0,4}}{_CLOSE}")
_CITATION_ID = re.compile(r"citation\\?_id(?:\"|'|&quot;|\\\"){0,2}(?:>|&gt;)\s{0,9}(\d{1,6})")
_CARD_ID = re.compile(r"(?:card\\?_id|data-id)=(?:\"|'|&quot;|\\\")?([\w\-]{1,60})")
_PICTURE = re.compile(r"(?:image|video|file|chart|map)", re.IGNORECASE)
_CARD = re.compile(
    r"\]\(grok\\?_render\\?_(?P<kind>[\w\\]{1,60})(?:=(?P<json>[^()\n\x01]{0,4000}))?(?:\)|(?=\n|\Z))"
)
_SHOWN = re.compile(r"\[[^\[\]\n\x01]{0,80}\Z")
_JSON_ID = re.compile(r"[\"“”]([\w\-]{1,60})[\"“”](?!\s?:)")


def find(text: str, known: Known) -> Iterator[Found]:
    if "grok" not in text:
        return
    tags = [*_tags(text, known)]
    yield from tags
    if "](grok" in text:
        yield from _cards(fill(text, [tag.span for tag in tags], MARK))


def _tags(text: str, known: Known) -> Iterator[Found]:
    done = 0
    for start in _TAG_START.finditer(text):
        at = start.start() - text.endswith("\\", 0, start.start())
        tag = _TAG.match(text, at) if at >= done else None
        if tag is None:
            continue
        done = tag.end()
        if tag["ends"]:
            yield Found(Span(at, done))
            continue
        if not tag["empty"]:
            inside = _ARGUMENTS.match(text, done)
            done = inside.end() if inside else done
            closing = _END.match(text, done)
            done = closing.end() if closing else done
        yield _card(Span(at, done), text[at:done], tag["attributes"] or tag["cut"] or "", known)


def _card(span: Span, written: str, attributes: str, known: Known) -> Found:
    """A card that shows a picture cites nothing."""
    number, card = _CITATION_ID.search(written), _CARD_ID.search(attributes)
    if number:
        label = str(int(number[1]))
        return Found(span, (label,), _DOUBT if label in known.labels else "", lost=LOST)
    if _PICTURE.search(attributes):
        return Found(span)
    return Found(span, (card[1],) if card else (), lost=LOST)


def _cards(text: str) -> Iterator[Found]:
    for match in _CARD.finditer(text):
        shown = _SHOWN.search(text, max(0, match.start() - 90), match.start())
        if shown is None:
            continue
        span = Span(shown.start(), match.end())
        if _PICTURE.search(match["kind"]):
            yield Found(span)
        else:
            ids = tuple(dict.fromkeys(_JSON_ID.findall(match["json"] or "")))
            yield Found(span, ids, lost=LOST)
