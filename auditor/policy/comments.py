"""The comments of a file that speak to us. What stands in a block of code is no comment."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.citations.inline import code_spans
from auditor.citations.layout import blank_code, fill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model import Content

_LONGEST = 1_000
_US = r"(?=auditor(?:\s?:|-(?:ignore|off|on)\b))"
_MARKUP = re.compile(rf"<!--\s{{0,20}}{_US}", re.IGNORECASE)
_REST = re.compile(rf"[ \t]*\.\. {_US}", re.IGNORECASE)
_ASCIIDOC = re.compile(rf"//[ \t]*{_US}", re.IGNORECASE)
_REST_CODE = re.compile(
    r"[ \t]*\.\. (?:code|code-block|sourcecode|parsed-literal|doctest|testcode|raw|math)::"
)
_FURTHEST = 200
_ASCIIDOC_FENCE = re.compile(r"(-{4,}|\.{4,}|\+{4,}|/{4,}|`{3,})[a-z,]{0,40}[ \t]*")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])(?:\s|$)")
_JSON_LINE = re.compile(r'\s*"(.*?)(?:\\n)?",?\s*')
_JSON_ESCAPE = re.compile(r'\\(["\\/])')


@dataclass(frozen=True, slots=True)
class Comment:
    """`text` from the word “auditor” to the comment's end. `line` and `column` from 1 are where it
    begins, `last` is the line on which it ends. `alone`: nothing else stands on its lines.
    """

    text: str
    line: int
    column: int
    last: int
    alone: bool


class Lines:
    """The lines of a file, from 1."""

    def __init__(self, content: Content) -> None:
        self.texts = content.raw.split("\n")
        self._in_json = content.kind == "notebook"
        self._starts = [0]
        for text in self.texts[:-1]:
            self._starts.append(self._starts[-1] + len(text) + 1)

    def at(self, offset: int) -> tuple[int, int]:
        row = bisect_right(self._starts, offset) - 1
        return row + 1, offset - self._starts[row] + 1

    def is_blank(self, line: int) -> bool:
        return not self.bare(self.texts[line - 1]).strip()

    def bare(self, text: str) -> str:
        """Without what JSON puts around a line of a notebook's cell."""
        inner = _JSON_LINE.fullmatch(text) if self._in_json else None
        if inner:
            return inner[1]
        return "" if self._in_json and not text.strip(" \t[]{},") else text


def find_comments(content: Content, lines: Lines) -> Iterator[Comment]:
    """In order. Linear in the file's length."""
    if "auditor" not in content.raw.lower():
        return
    if content.kind == "restructuredtext":
        yield from _line_comments(lines, _REST, _literal_in_rest(lines))
    elif content.kind == "asciidoc":
        yield from _line_comments(lines, _ASCIIDOC, _literal_in_asciidoc(lines))
    else:
        yield from _markup_comments(content, lines)


def _markup_comments(content: Content, lines: Lines) -> Iterator[Comment]:
    raw, text = content.raw, content.raw
    if content.kind in ("markdown", "text"):
        text = blank_code(text)
        text = fill(text, list(code_spans(text)), " ")
    audited = {place.line for place in content.answer.places} if content.kind == "notebook" else ()
    for match in _MARKUP.finditer(text):
        end = raw.find("-->", match.end(), match.end() + _LONGEST)
        line, column = lines.at(match.start())
        if end < 0 or (audited and line not in audited) or _is_indented_code(content, lines, line):
            continue
        said = raw[match.end() : end]
        last, last_column = lines.at(end + 2)
        before = lines.texts[line - 1][: column - 1]
        after = lines.texts[last - 1][last_column:]
        if content.kind == "notebook":
            said, before, after = _unescaped(said), before.strip(' \t"'), after.rstrip('\\n", \t')
        alone = not before.strip(" \t>*+-") and not after.strip()
        yield Comment(" ".join(said.split()), line, column, last, alone)


def _is_indented_code(content: Content, lines: Lines, line: int) -> bool:
    """CommonMark 4.4: four spaces behind a blank line, outside a list."""
    if content.kind != "markdown" or not lines.texts[line - 1].startswith(("    ", "\t")):
        return False
    if line > 1 and not lines.is_blank(line - 1):
        return False
    for above in range(line - 1, max(0, line - _FURTHEST), -1):
        text = lines.texts[above - 1]
        if text.strip() and not text.startswith((" ", "\t")):
            return not _ITEM.match(text)
    return True


def _unescaped(text: str) -> str:
    return _JSON_ESCAPE.sub(r"\1", text)


def _line_comments(
    lines: Lines, opening: re.Pattern[str], literal: frozenset[int]
) -> Iterator[Comment]:
    for number, text in enumerate(lines.texts, 1):
        match = opening.match(text)
        if match and number not in literal:
            said = " ".join(text[match.end() :][:_LONGEST].split())
            yield Comment(said, number, match.start() + 1, number, alone=True)


def _literal_in_rest(lines: Lines) -> frozenset[int]:
    """What is indented under `::` or under a directive for code."""
    inside: list[int] = []
    depth: int | None = None
    for number, text in enumerate(lines.texts, 1):
        if not text.strip():
            continue
        indent = len(text) - len(text.lstrip())
        if depth is not None and indent > depth:
            inside.append(number)
            continue
        is_markup = text.lstrip().startswith("..")
        opens = _REST_CODE.match(text) or (text.rstrip().endswith("::") and not is_markup)
        depth = indent if opens else None
    return frozenset(inside)


def _literal_in_asciidoc(lines: Lines) -> frozenset[int]:
    """What stands between two alike delimiters of a listing, a literal or a comment."""
    inside: list[int] = []
    fence = ""
    for number, text in enumerate(lines.texts, 1):
        match = _ASCIIDOC_FENCE.fullmatch(text)
        if fence:
            inside.append(number)
            fence = "" if text.rstrip() == fence else fence
        elif match:
            fence = match[1]
    return frozenset(inside)
