"""Bytes to a parsed page or to text, by way of a child process with a wall limit and capped memory.

Small pages too: 180 KB of markup (300 open `<b>` with different attributes, then paragraphs) keep
Lexbor busy for 53 s and 7 GB, while it holds the interpreter, and no cheap look at the source
tells all such pages. A child is there after 0.05 s, once a run, and adds 1 ms to a page of 40 KB.
"""

from __future__ import annotations

import os
from functools import lru_cache
from typing import Any, NamedTuple

from auditor.pages.data import json_text, table_text
from auditor.pages.decode import decode
from auditor.pages.html import TITLE_LIMIT, Document, Part, UnreadableHtmlError, parse_html
from auditor.pages.media import Media
from auditor.pages.text import clean, one_line
from auditor.pages.xml import as_html, xml_text
from auditor.worker import Pool, WorkerError

MARKUP = (Media.HTML, Media.XHTML)

_WALL = 5.0
"""Seconds for one page; 5 MB of an ordinary one need 0.6 s."""
_MEMORY = 160 << 20
"""Address space of the child, of which 150 MB can be in use; 5 MB of an ordinary page need 110."""
_GARBAGE_SHARE = 0.1
"""Share of undecodable bytes from which a text is not a text."""
_PRELOADED = (
    __name__,
    "resiliparse.extract.html2text",
    "resiliparse.parse.encoding",
    "resiliparse.parse.html",
)
_STRINGS = ("markup", "title", "heading", "lang", "refresh", "canonical", "full")


class UnreadableError(Exception):
    """Why there is no text to judge, in words."""


class PlainText(NamedTuple):
    """What is no markup; `title` where the format has one."""

    title: str
    text: str


def prepare() -> None:
    """Starts the child, so that it is there when the first page comes."""
    _pool(os.getpid()).start()


def read_body(
    body: bytes, content_type: str, media: Media, media_type: str
) -> Document | PlainText:
    """A `Document` of markup, text of the rest. Raises `UnreadableError`, and nothing else."""
    head = {"content_type": content_type, "media": media.value, "media_type": media_type}
    try:
        read = _pool(os.getpid()).run(read_here, body, head=head, limit=_WALL)
    except WorkerError as error:
        raise UnreadableError(f"the page {error}") from error
    if "unreadable" in read:
        raise UnreadableError(read["unreadable"])
    if "text" in read:
        return PlainText(read["title"], read["text"])
    main = read["full"] if read["main"] is None else read["main"]
    parts = frozenset(map(Part, read["parts"]))
    return Document(**{name: read[name] for name in _STRINGS}, main=main, parts=parts)


def read_here(body: bytes, head: dict[str, str]) -> dict[str, Any]:
    """What the child answers."""
    text = decode(body, head["content_type"])
    if text.count("\ufffd") > _GARBAGE_SHARE * len(text):
        return {"unreadable": "the page's bytes are no text in any charset"}
    media = Media(head["media"])
    if media not in MARKUP:
        return _plain(text, media, head["media_type"])._asdict()
    try:
        page = parse_html(as_html(text) if media is Media.XHTML else text)
    except UnreadableHtmlError as error:
        return {"unreadable": str(error)}
    told: dict[str, Any] = {name: getattr(page, name) for name in _STRINGS}
    main = None if page.main == page.full else page.main
    return {**told, "main": main, "parts": [part.value for part in page.parts]}


def _plain(text: str, media: Media, media_type: str) -> PlainText:
    if media is Media.XML:
        told = xml_text(text)
        return PlainText(one_line(told.title, TITLE_LIMIT), clean(told.text))
    if media is Media.JSON:
        text = json_text(text)
    if media is Media.TABLE:
        text = table_text(text, media_type)
    return PlainText("", clean(text))


@lru_cache(maxsize=1)
def _pool(process: int) -> Pool:
    """One for each process: a fork must not talk to its parent's children."""
    return Pool(size=min(4, os.cpu_count() or 1), memory=_MEMORY, preload=_PRELOADED)
