"""Code spans, links, definitions and footnotes of Markdown: what of them is no link to the web."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from auditor.inputs.content.sheet import blanked
from auditor.inputs.content.web_targets import is_web
from auditor.links.find import find_markdown
from auditor.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TICKS = re.compile(r"`+")
IS_SAMPLE = re.compile(r"://|www\.|\]\(|\]\[|\[\^?\d|<a\s|\{\{|\{%|【|:\w+:`")


def blank_code_spans(text: str, paragraphs: Iterable[Span]) -> str:
    """`text` without what a code span holds, where that could be read as a link or a mark.

    A paragraph's may go over lines; elsewhere (headings, tables) a line bounds them.
    """
    if "`" not in text:
        return text
    spans: list[Span] = []
    at = 0
    for paragraph in paragraphs:
        spans += _outside(text, at, paragraph.start)
        spans += _code_spans(text, paragraph.start, paragraph.end)
        at = paragraph.end
    spans += _outside(text, at, len(text))
    return blanked(text, spans)


def _outside(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end:
        line = text.find("\n", start, end)
        line = end if line < 0 else line
        yield from _code_spans(text, start, line)
        start = line + 1


def _code_spans(text: str, start: int, end: int) -> Iterator[Span]:
    """CommonMark 6.1: as many backticks close a span as opened it."""
    runs = [m.span() for m in _TICKS.finditer(text, start, end)]
    if len(runs) < 2:
        return
    by_length: dict[int, list[int]] = defaultdict(list)
    for at in range(len(runs) - 1, -1, -1):
        by_length[runs[at][1] - runs[at][0]].append(at)
    closed = -1
    for at, (first, opens) in enumerate(runs):
        same = by_length[opens - first]
        while same and same[-1] <= at:
            same.pop()
        if at <= closed or not same or text[first - 1 : first] == "\\":
            continue
        closed = same[-1]
        if IS_SAMPLE.search(text, opens, runs[closed][0]):
            yield Span(opens, runs[closed][0])


_DEFINITION = re.compile(
    r"^(?P<indent>[ \t>]{0,40})\[(?P<label>[^\[\]\n]{1,999})\]:[ \t]*\n?[ \t>]{0,40}"
    r"(?:<(?P<angled>[^<>\n]{0,8192})>|(?P<plain>[^\s<]\S{0,8192}))"
    r"(?P<title>(?:[ \t]+|[ \t]*\n[ \t>]{0,40})"
    r"(?:\"[^\"\n]{0,999}\"|'[^'\n]{0,999}'|\([^()\n]{0,999}\)))?[ \t]*$",
    re.MULTILINE,
)
_FOOTNOTE = re.compile(r"^[ \t>]{0,40}\[\^(?P<label>[^\[\]\s]{1,200})\]:", re.MULTILINE)
_MARK = re.compile(r"\[\^(?P<label>[^\[\]\s]{1,200})\](?!:)")
_IMAGE_LABEL = re.compile(r"!\[[^\[\]\n]{0,1000}\]\[[^\[\]\n]{0,999}\]")
_USE = re.compile(r"\[(?P<text>[^\[\]]{1,1000})\](?:\[(?P<label>[^\[\]]{0,999})\])?(?![(:])")
_ITEM = re.compile(r"[ \t>]{0,80}(?:[-*+]|\d{1,9}[.)])[ \t]{1,9}(?:[*_]{1,3})?")
_LONGEST_MARK = 100
_URL = re.compile(r"https?://|\bwww\.", re.IGNORECASE)


def blank_links(text: str) -> str:
    """`text` with the words alone of links that do not lead to the web, and without images."""
    if "[" not in text:
        return text
    text = blanked(text, _not_web(text))
    return blank_footnotes(_references(text))


def _not_web(text: str) -> Iterator[Span]:
    for link in find_markdown(text):
        target = link.target.of(text)
        if text[link.span.start - 1 : link.span.start] == "!":
            yield Span(link.span.start - 1, link.span.end)
        elif not is_web(target):
            yield from _entry(text, link.span.start) or _around(link.span, link.label)


def _entry(text: str, start: int) -> tuple[Span, ...]:
    """The line of an item that begins with a link to a file, and has none to the web. A list of
    files is no list of sources, in which entries would lack their addresses.
    """
    line = text.rfind("\n", max(0, start - _LONGEST_MARK), start) + 1
    item = _ITEM.match(text, line)
    if not item or item.end() != start:
        return ()
    end = text.find("\n", start)
    end = end if end >= 0 else len(text)
    return () if _URL.search(text, start, end) else (Span(line, end),)


def _around(whole: Span, words: Span) -> tuple[Span, Span]:
    return Span(whole.start, words.start), Span(words.end, whole.end)


def _references(text: str) -> str:
    spans: list[Span] = []
    local: set[str] = set()
    for match in _DEFINITION.finditer(text):
        if match["label"].startswith("^"):
            continue
        if not is_web(match["angled"] or match["plain"] or ""):
            local.add(_normal(match["label"]))
            spans.append(Span(match.start(), match.end()))
    text = blanked(text, spans)
    text = blanked(text, (Span(m.start(), m.end()) for m in _IMAGE_LABEL.finditer(text)))
    if not local:
        return text
    spans = []
    for match in _USE.finditer(text):
        if _normal(match["label"] or match["text"]) in local:
            spans += _around(Span(*match.span()), Span(*match.span("text")))
    return blanked(text, spans)


def _normal(label: str) -> str:
    """CommonMark 6.3: labels match whatever their case and white space."""
    return " ".join(label.split()).casefold()


def blank_footnotes(text: str) -> str:
    """A footnote that names no page explains something: it is prose, and its mark no citation."""
    notes = list(_FOOTNOTE.finditer(text))
    if not notes:
        return text
    spans: list[Span] = []
    plain: set[str] = set()
    for note in notes:
        if not _URL.search(text, note.end(), _end_of_note(text, note.end())):
            plain.add(note["label"].casefold())
            spans.append(Span(note.start(), note.end()))
    marks = (m for m in _MARK.finditer(text) if m["label"].casefold() in plain)
    return blanked(text, (*spans, *(Span(m.start(), m.end()) for m in marks)))


_NEXT_BLOCK = re.compile(
    r"\n[ \t]{0,40}(?:\n|\Z)(?![ ]{2,}|\t)|\n[ \t>]{0,40}\[\^?[^\[\]\n]{1,200}\]:"
)


def _end_of_note(text: str, at: int) -> int:
    found = _NEXT_BLOCK.search(text, at)
    return found.start() if found else len(text)
