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

_FENCE = re.compile(r"[ \t]{0,8}(`{3,}|~{3,})[ \t]*")


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


def fill(text: str, spans: Iterable[Span], char: str, *, lines: bool = True) -> str:
    """`text` with each span overwritten by `char`. Newlines stay, unless what is overwritten is
    one thing whatever its `lines`. Spans may nest or overlap.
    """
    ordered = sorted((span.start, -span.end) for span in spans)
    if not ordered:
        return text
    pieces, at = [], 0
    for start, end in ordered:
        start, end = max(start, at), -end
        if start >= end:
            continue
        part = text[start:end]
        pieces.append(text[at:start])
        pieces.append(_LETTER.sub(char, part) if lines and "\n" in part else char * len(part))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


_LETTER = re.compile(r"[^\n]")


def lines(text: str) -> Iterator[Span]:
    """Lines without their newline."""
    start, end = 0, text.find("\n")
    while end >= 0:
        yield Span(start, end)
        start, end = end + 1, text.find("\n", end + 1)
    if start < len(text):
        yield Span(start, len(text))


def blank_code(text: str) -> str:
    """`text` without fenced code blocks (CommonMark 4.5; an unclosed one runs to the end)."""
    if "```" not in text and "~~~" not in text:
        return text
    spans, fence, start = [], "", 0
    for line in lines(text):
        match = _FENCE.match(text, line.start, line.end)
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
    r"|<span\s[^<>\n]{0,100}display\s{0,2}:\s{0,2}none[^<>\n]{0,100}>[^<>]{0,4000}</span>"
    r"|</?(?:span|div|p|br|hr|center|details|summary|font|small|table|tr|td|th|ul|ol|li|h[1-6])"
    r"(?:\s[^<>\n]{0,500})?/?>",
    re.IGNORECASE,
)


def blank_markup(text: str) -> str:
    """`text` without pictures and without the HTML tags that exports leave in Markdown."""
    return fill(text, (Span(m.start(), m.end()) for m in _MARKUP.finditer(text)), " ")


# What stood before it may be blanked out (`[span_12](start_span)- text`); a mark may stand between
# the number and its dot (`1[2]. text`).
_BULLET = re.compile(
    r"[ \t\u00a0]{0,40}(?:[-*+•●▪◦‣–·⁃]|\d{1,3}(?:\x01{1,40})?[.)]|\(?[a-z]\))[ \t\u00a0]+(?=\S)"
)
_HEADING = re.compile(r"[ \t]{0,16}#{1,6}[ \t]+(?=\S)")
_EMOJI = (
    r"(?:[\u2600-\u27bf\u2b50\U0001f300-\U0001faff\ufe0f\u200d]|\d\ufe0f?\u20e3){0,6}[ \t]{0,9}"
)
_BOLD_HEADING = re.compile(
    rf"[ \t]*{_EMOJI}(?:\*\*|__)[^*_\n]{{1,120}}(?:\*\*|__):?[ \t]*{_EMOJI}\Z"
)
_BOLD_NAME = re.compile(
    r"[ \t]*(?:\*\*|__)\w{1,30}(?:[ \-'’]\w{1,30}){0,2}(?:\*\*|__)[ \t]?\x01[ \t\x01]*\Z"
)
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*\Z")
_HARD_END = re.compile(r"[.!?…。！？:：;][\"'”’»)\]\s\x01]*\Z")
# "Source: ...": the writer says where the lines above come from.
SOURCE_LINE = re.compile(
    r"[\W_]{0,6}(?:sources?|références?|references?|via|quellen?|fuentes?|fonti?|fontes?|lien|link"
    r"|read more|lire(?: aussi)?|en savoir plus|来源|出典|出處)[ \u00a0]?[:：]",
    re.IGNORECASE,
)
_MARKS = " \t\r\u00a0,;.。\x01"
_GOES_ON = ",;:.!?)]»”’，。、；：！？([\x01"
"""A line that begins with one of these was wrapped in front of it."""
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
        elif mark := _HEADING.match(text, line.start, line.end):
            yield _close(text, (BlockKind.HEADING, mark.end(), line.end))
        elif _BOLD_HEADING.match(content) or _BOLD_NAME.match(content):
            yield _close(text, (BlockKind.HEADING, line.start, line.end))
        elif mark := _BULLET.match(text, line.start, line.end):
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
    if not content.strip(_MARKS):
        return "\x01" in content  # marks alone: they were wrapped off the line above
    if any(pattern.match(content) for pattern in (_HEADING, _ROW, _BOLD_HEADING, _BOLD_NAME)):
        return False
    if _BULLET.match(content) or _is_ruler(content) or SOURCE_LINE.match(content):
        return False
    last_start = max(block[1], block[2] - 200, text.rfind("\n", block[1], block[2]) + 1)
    last_line = text[last_start : block[2]]
    if _HARD_END.search(last_line):
        # A sentence ended there: the same bullet if indented, the same paragraph otherwise.
        return block[0] is BlockKind.PARAGRAPH or content[:1] in " \t"
    first = content.lstrip()[:1]
    return len(last_line.strip()) >= _SHORT_LINE or first.islower() or first in _GOES_ON
