"""What reStructuredText and AsciiDoc have in common: lines blanked, links rewritten in Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.inputs.content.inline import blank_footnotes
from auditor.inputs.content.sheet import Builder, Sheet, blanked
from auditor.inputs.content.web_targets import FILLED_IN, own_and_filled_in
from auditor.inputs.markdown import target_of
from auditor.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Change:
    """The text of a span, and pieces that are written for it: each with where it stands."""

    span: Span
    pieces: tuple[tuple[str, int], ...] = ()


def line_spans(lines: Iterable[tuple[int, int]], starts: Sequence[int]) -> list[Span]:
    """Of the lines from and to, given where each begins."""
    return [Span(starts[a], max(starts[a], starts[b] - 1)) for a, b in lines]


def changed(text: str, changes: Iterable[Change]) -> Sheet:
    """Of changes that overlap the one that begins first is made."""
    builder = Builder(text)
    at = 0
    for change in sorted(changes, key=lambda change: (change.span.start, -change.span.end)):
        if change.span.start < at:
            continue
        builder.copy(at, change.span.start)
        for piece, offset in change.pieces:
            builder.write(piece, offset)
        at = change.span.end
    builder.copy(at, len(text))
    return builder.sheet()


def link_change(span: Span, words: str, words_at: int, target: str, target_at: int) -> Change:
    """A link as Markdown. A label's brackets would end it too early."""
    words = words.replace("[", "(").replace("]", ")").replace("\n", " ") or target
    return Change(
        span,
        (
            ("[", span.start),
            (words, words_at),
            ("](<", span.end - 1),
            (target_of(target), target_at),
            (">)", span.end - 1),
        ),
    )


def plain_change(span: Span, words: Span, text: str) -> Change:
    """The words of something alone."""
    return Change(span, ((words.of(text), words.start),))


def finished(sheet: Sheet) -> Sheet:
    text = blanked(sheet.text, own_and_filled_in(sheet.text)).replace(FILLED_IN, " ")
    return sheet.with_text(_joined(blank_footnotes(text)))


_URL = re.compile(
    r"\[[^\[\]\n]{0,300}\]\(<[^<>\n]{1,8192}>\)|\[\^?[\w.\-]{1,99}\]|(?:https?://|www\.)[^\s|<>]+"
)


def only_links(text: str, spans: Iterable[Span]) -> str:
    """`text` with nothing but links in the spans: tables whose cells go over lines state nothing
    that could be read line by line.
    """
    return blanked(text, (gap for span in spans for gap in _gaps(text, span)))


def _gaps(text: str, span: Span) -> Iterator[Span]:
    at = span.start
    for match in _URL.finditer(text, span.start, span.end):
        yield Span(at, match.start())
        at = match.end()
    yield Span(at, max(at, span.end))


_WORDS = re.compile(r"[ \t]*[*_\"'“‘«(`]{0,3}[^\W\d_]")
_ENDS = re.compile(r"[:|][ \t]*\Z")
_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\d{1,3}[.)]|#\.)[ \t]+")
_BLOCK = re.compile(r"[ \t]*(?:#{1,6} |\||\[[^\[\]\n]{1,99}\]: )")


def _joined(text: str) -> str:
    """Lines of one paragraph or item on one line, where the next one begins with a word."""
    lines = text.split("\n")
    glue = ["\n"] * len(lines)
    for at in range(1, len(lines)):
        above, line = lines[at - 1], lines[at]
        if (
            not above.strip()
            or not _WORDS.match(line)
            or _BLOCK.match(above)
            or _ENDS.search(above)
        ):
            continue
        if _indent(line) == _text_indent(above) or (glue[at - 1] == " " and _same(lines, at)):
            glue[at] = " "
    return "".join((lines[0], *(g + line for g, line in zip(glue[1:], lines[1:], strict=True))))


def _same(lines: Sequence[str], at: int) -> bool:
    return _indent(lines[at]) == _indent(lines[at - 1])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _text_indent(line: str) -> int:
    """Where the words of a line begin: behind the mark, of an item."""
    item = _ITEM.match(line)
    return item.end() if item else _indent(line)
