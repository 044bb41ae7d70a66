"""The answer as lines and blocks, with quote prefixes and code blanked out.

Blanking keeps every offset: each derived text has the length of the answer, so a span found in
one slices all of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINE = re.compile(r"[^\n]*(?:\n|\Z)")
_QUOTE = re.compile(r"[ \t]{0,8}(?:>[ \t]?){1,8}")
_FENCE = re.compile(r"[ \t]{0,8}(`{3,}|~{3,})[ \t]*")
# Comment prefixes that an answer gets when it is pasted into source code.
_COMMENTS = tuple(re.compile(p) for p in (r"[ \t]*#+[ \t]?", r"[ \t]*//+[ \t]?", r"[ \t]*\*[ \t]"))


class BlockKind(Enum):
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    ROW = "row"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Block:
    """`span` leaves out the bullet or heading mark. `row_head` is a table's header row."""

    kind: BlockKind
    span: Span
    row_head: Span | None = None


def fill(text: str, spans: Iterable[Span], char: str) -> str:
    """`text` with each span overwritten by `char`; newlines stay. Spans may nest or overlap."""
    pieces, at = [], 0
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        start = max(span.start, at)
        if start >= span.end:
            continue
        pieces.append(text[at:start])
        pieces.append("\n".join(char * len(part) for part in text[start : span.end].split("\n")))
        at = span.end
    return "".join((*pieces, text[at:]))


def lines(text: str) -> Iterator[Span]:
    """Lines without their newline."""
    for match in _LINE.finditer(text):
        if match.group():
            end = match.end() - match.group().endswith("\n")
            yield Span(match.start(), end)


def blank_prefixes(text: str) -> str:
    """`text` without quote marks, and without a comment mark that starts every line of it."""
    spans = [Span(line.start, m.end()) for line in lines(text) if (m := _at(_QUOTE, text, line))]
    text = fill(text, spans, " ")
    written = [line for line in lines(text) if line.of(text).strip()]
    for pattern in _COMMENTS:
        marks = [_at(pattern, text, line) for line in written]
        if len(marks) > 1 and all(marks):
            return fill(text, [Span(m.start(), m.end()) for m in marks if m], " ")
    return text


def _at(pattern: re.Pattern[str], text: str, line: Span) -> re.Match[str] | None:
    return pattern.match(text, line.start, line.end)


def blank_code(text: str) -> str:
    """`text` without fenced code blocks (CommonMark 4.5; an unclosed one runs to the end)."""
    spans, fence, start = [], "", 0
    for line in lines(text):
        match = _at(_FENCE, text, line)
        if not fence and match:
            fence, start = match.group(1), line.start
        elif fence and match and match.group(1).startswith(fence) and line.end == match.end():
            spans.append(Span(start, line.end))
            fence = ""
    if fence:
        spans.append(Span(start, len(text)))
    return fill(text, spans, " ")


_MARKUP = re.compile(
    r"!\[[^\[\]\n]{0,300}\]\([^()\s]{0,2000}\)"
    r"|</?(?:span|div|p|br|hr|center|details|summary|font|small|table|tr|td|th|ul|ol|li)"
    r"(?:\s[^<>\n]{0,500})?/?>",
    re.IGNORECASE,
)


def blank_markup(text: str) -> str:
    """`text` without pictures and without the HTML tags that exports leave in Markdown."""
    return fill(text, (Span(m.start(), m.end()) for m in _MARKUP.finditer(text)), " ")


_BULLET = re.compile(r"[ \t\u00a0]{0,12}(?:[-*+•●▪◦‣–·⁃]|\d{1,3}[.)]|\(?[a-z]\))[ \t\u00a0]+(?=\S)")
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+(?=\S)")
_BOLD_HEADING = re.compile(r"[ \t]*(?:\*\*|__)[^*_\n]{1,120}(?:\*\*|__):?[ \t]*\Z")
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*\Z")
_HARD_END = re.compile(r"[.!?…。！？:：;][\"'”’»)\]\s\x01]*\Z")
# "Source: ...": the writer says where the lines above come from.
SOURCE_LINE = re.compile(
    r"[\W_]{0,6}(?:sources?|références?|references?|via|quellen?|fuentes?|fonti?|fontes?|lien|link"
    r"|read more|lire(?: aussi)?|en savoir plus|来源|出典|出處)[ \u00a0]?[:：]",
    re.IGNORECASE,
)
_SHORT_LINE = 60
"""A shorter line that is followed by a capital was ended by its writer, not by wrapping."""


def blocks(text: str) -> Iterator[Block]:
    """Paragraphs, bullets, table rows and headings in order. Blank lines belong to none."""
    open_block: tuple[BlockKind, int, int] | None = None
    row: Span | None = None  # a table's first row, until the line below says what it is
    head: Span | None = None
    for line in lines(text):
        content = line.of(text)
        if open_block and _continues(text, open_block, line):
            open_block = (open_block[0], open_block[1], line.end)
            continue
        if open_block:
            yield _close(text, open_block)
            open_block = None
        if row and _is_ruler(content):
            row, head = None, row
            continue
        if row:
            yield Block(BlockKind.ROW, row, head)
            row = None
        if not content.strip():
            head = None
        elif _is_ruler(content):
            continue
        elif _ROW.match(content):
            row = _close(text, (BlockKind.ROW, line.start, line.end)).span
        elif mark := _at(_HEADING, text, line):
            yield _close(text, (BlockKind.HEADING, mark.end(), line.end))
        elif _BOLD_HEADING.match(content):
            yield _close(text, (BlockKind.HEADING, line.start, line.end))
        elif mark := _at(_BULLET, text, line):
            open_block = (BlockKind.BULLET, mark.end(), line.end)
        else:
            open_block = (BlockKind.PARAGRAPH, line.start, line.end)
    if row:
        yield Block(BlockKind.ROW, row, head)
    if open_block:
        yield _close(text, open_block)


def _is_ruler(line: str) -> bool:
    """A thematic break, or the line under a table's head."""
    return ("--" in line or "**" in line or "__" in line) and not line.strip(" \t:|-*_")


def _close(text: str, block: tuple[BlockKind, int, int]) -> Block:
    kind, start, end = block
    content = text[start:end]
    start += len(content) - len(content.lstrip())
    return Block(kind, Span(start, max(start, end - (len(content) - len(content.rstrip())))))


def _continues(text: str, block: tuple[BlockKind, int, int], line: Span) -> bool:
    """Whether `line` goes on with the block: a line that was wrapped, not a new thought."""
    content = line.of(text)
    if not content.strip() or any(p.match(content) for p in (_HEADING, _ROW, _BOLD_HEADING)):
        return False
    if _BULLET.match(content) or _is_ruler(content) or SOURCE_LINE.match(content):
        return False
    last_line = text[text.rfind("\n", block[1], block[2]) + 1 : block[2]][-200:]
    if _HARD_END.search(last_line):
        # A sentence ended there: the same bullet if indented, the same paragraph otherwise.
        return block[0] is BlockKind.PARAGRAPH or content[:1] in " \t"
    first = content.lstrip()[:1]
    return len(last_line.strip()) >= _SHORT_LINE or first.islower() or first in ",;([\x01"
