"""XML as text, read tag by tag and never by an XML parser: no entity is looked up or expanded."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[]{0,1000}(?:\[[^\]]*\]\s{0,99})?>?", re.IGNORECASE)
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<!\[CDATA\[(?P<cdata>.*?)(?:\]\]>|\Z)"
    r"|<\?.*?(?:\?>|\Z)"
    r"|<(?P<end>/?)(?:[\w.-]{1,80}:)?(?P<name>[A-Za-z_][\w.-]{0,80})(?P<rest>[^<>]*)>",
    re.DOTALL,
)
_TAGS = re.compile(r"</?[A-Za-z!][^<>]{0,5000}>")
_FEED = re.compile(r"<(?:\w{1,20}:)?(?:rss|rdf|feed)[\s>]", re.IGNORECASE)
_FEED_WITHIN = 4096
# RSS 2.0, RSS 1.0 with its content module, Atom (RFC 4287), Media RSS, iTunes.
_TOLD_NAMES = (
    "title subtitle description encoded summary content author creator name pubdate date "
    "published updated category"
)
_TOLD = frozenset(_TOLD_NAMES.split())
_ENTRIES = frozenset(("item", "entry"))
_SELF_CLOSED = re.compile(
    r"<(script|style|title|textarea|iframe|noscript|div|span|p|a|h[1-6]|ul|ol|li|td|th|tr|table|"
    r"section|article|aside|main|nav|i|b|em|strong|select|option|button|canvas|video|audio)"
    r"((?:\s[^<>]*)?)(?<!/)/>",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class XmlText:
    title: str
    text: str


def xml_text(markup: str) -> XmlText:
    """Of a feed the titles, descriptions, authors and dates; of any other document all text."""
    markup = _DOCTYPE.sub("", markup, count=1)
    if _FEED.search(markup[:_FEED_WITHIN]):
        told = _told(markup, feed=True)
        if told.text:
            return told
    return _told(markup, feed=False)


def _told(markup: str, feed: bool) -> XmlText:
    title = ""
    parts: list[str] = []
    for piece in _pieces(markup):
        if feed and piece.element not in _TOLD:
            if piece.element in _ENTRIES:
                parts.append("\n\n")
            continue
        told = _unmarked(piece.text) if feed else piece.text
        parts += (" " if piece.tags == 1 else "\n", told)
        if piece.element == "title" and not title:
            title = told.strip()
    return XmlText(title, "".join(parts).strip())


class _Piece(NamedTuple):
    """Text, the element around it, and how many tags stand between it and the text before.

    One tag is mixed content, a word in bold; two end an element and begin another.
    """

    element: str
    text: str
    tags: int


def _pieces(markup: str) -> Iterator[_Piece]:
    """An entry of a feed is announced by an empty piece."""
    around = [""]
    pending: list[str] = []
    at = tags = 0
    for token in _TOKEN.finditer(markup):
        pending.append(html.unescape(markup[at : token.start()]))
        at = token.end()
        if token["cdata"] is not None:
            pending.append(token["cdata"])
        if not token["name"]:
            continue
        text = "".join(pending)
        pending.clear()
        if text.strip():
            yield _Piece(around[-1], text, tags)
            tags = 0
        tags += 1
        name = token["name"].lower()
        if token["end"]:
            if len(around) > 1:
                around.pop()
        elif not token["rest"].endswith("/"):
            # What stands within an element that is told is told as well.
            around.append(around[-1] if around[-1] in _TOLD else name)
            if name in _ENTRIES:
                yield _Piece(name, "", tags)
    text = "".join(pending) + html.unescape(markup[at:])
    if text.strip():
        yield _Piece(around[-1], text, tags)


def _unmarked(told: str) -> str:
    """Descriptions are often HTML, written as text."""
    return html.unescape(_TAGS.sub(" ", told)) if "<" in told else told


def as_html(markup: str) -> str:
    """XHTML for a parser of HTML, to which `<script/>` would be open until the page's end."""
    return _SELF_CLOSED.sub(r"<\1\2></\1>", markup)
