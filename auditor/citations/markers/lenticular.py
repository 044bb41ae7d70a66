"""`【4:2†source】`, `【21†L231-L239】`, `【F:src/a.ts†L1-L9】`: OpenAI's assistants and agents.

Before the dagger stands the number of a page or file that the assistant opened, or a path in a
repository; after it a name, an address or the lines. Some copies have square brackets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.markers.family import Found, FoundSource, Known
from auditor.citations.markers.targets import linked
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "lenticular"

LOST_PAGE = "the assistant's own number of a page or file that it opened: it names no page"
LOST_FILE = "a file of the repository that the assistant worked in, not a page"
LOST_OUTPUT = "the output of a command that the assistant ran, not a page"

# The closing bracket may be lost where the line ends with the lines cited.
_WIDE = re.compile(
    r"【(?P<body>[^【】\n\x01]{0,400}(?:\n[^【】\n\x01]{1,80})?)】"
    r"|【(?P<cut>\d{1,20}[†‡][^【】\n\x01]{1,24}?)(?=[ \t]{0,9}(?:\n|\Z))"
)
_SQUARE = re.compile(
    r"(?<![\w\]])\[(?P<body>\s?(?:\d{1,20}(?:[:\-]\d{1,6})?|F:[^\[\]\n†‡]{1,300})[†‡][^\[\]\n]{0,300})\]"
    r"|(?<=\w)\[(?P<glued>\d{1,20}(?::\d{1,6})?[†‡][^\[\]\n]{0,300})\]"
)
_PART = re.compile(r"[,;，；、]\s{0,3}(?=\d{1,20}(?:[:\-]\d{1,6})?\s?[†‡]|F:)")
_NUMBER = re.compile(r"\d{1,20}(?:[:\-]\d{1,6})?\Z")
_LOCATOR = re.compile(
    r"(?:sources?|quelle|fuente|fonte|kaynak|источник|出典|ソース|来源|來源|출처|screenshot|image"
    r"|citation|cite|page|p\.?|(?:lines?|L)[ :]?\d[\dL\s,–\-]{0,40}"
    r"|[\d\s,:L–\-]{0,40}|turn\d{1,4}[a-z]{3,16}\d{1,4})\Z",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://[^\s†‡【】]{1,4000}")


def find(text: str, known: Known) -> Iterator[Found]:
    if "†" not in text and "‡" not in text:
        return
    if "【" in text:
        yield from _found(text, _WIDE)
    if "[" in text:
        yield from _found(text, _SQUARE)


def _found(text: str, pattern: re.Pattern[str]) -> Iterator[Found]:
    for match in pattern.finditer(text):
        group = match.lastgroup or "body"
        body = match[group]
        if "†" not in body and "‡" not in body:
            continue
        span = Span(match.start(), match.end())
        if link := linked(text, span):
            yield Found(link.span, sources=(FoundSource(link.url, _site(body)),))
        else:
            yield _read(text, span, match.start(group), body)


def _read(text: str, span: Span, start: int, body: str) -> Found:
    if url := _URL.search(text, start, start + len(body)):
        return Found(span, sources=(FoundSource(Span(url.start(), url.end()), _site(body)),))
    parts = [part.strip() for part in _PART.split(body)]
    heads = [re.split("[†‡]", part, maxsplit=1)[0].strip() for part in parts]
    labels = tuple(dict.fromkeys(heads))
    if heads[0].startswith("F:"):
        return Found(span, labels, site=heads[0][2:].strip(), lost=LOST_FILE)
    if re.match(r"[0-9a-f]{6}\Z", heads[0]) and not heads[0].isdecimal():
        return Found(span, labels, lost=LOST_OUTPUT)
    return Found(span, labels, site=_site(parts[0]), lost=LOST_PAGE)


def _site(part: str) -> str:
    """The name of the page or file, where the mark shows one beside its number."""
    for name in map(str.strip, re.split("[†‡]", part)):
        if name and not _NUMBER.match(name) and not _LOCATOR.match(name) and "://" not in name:
            return name
    return ""
