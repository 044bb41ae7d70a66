"""An answer saved or pasted as HTML -> the Markdown it was rendered from, near enough to audit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.inputs.elements import (
    MARKED,
    cells,
    code_of,
    is_chip,
    is_layout,
    is_raised,
    is_shown,
    mark_or_link,
    note_numbers,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bs4.element import PageElement, Tag

_CLIPBOARD = re.compile(
    r"\s{0,99}Version:\d\.\d[ \r\n]{1,9}(?:\w{1,20}:[^\r\n<]{0,2000}[\r\n]{1,4}){1,9}(?=<)"
)
"""What Windows puts before the HTML on its clipboard (CF_HTML)."""
_START = re.compile(
    r"\s*(?:<!doctype html|<html[\s>]|<meta\s[^<>]{0,80}charset|<!--StartFragment)", re.IGNORECASE
)
_CODE = re.compile(r"^[ \t]*(```|~~~).*?(?:^[ \t]*\1|\Z)|`[^`\n]{1,500}`", re.MULTILINE | re.DOTALL)
_MARKDOWN = re.compile(
    r"^[ \t]{0,3}(?:#{1,6} |[-*+] |\d{1,3}[.)] |> |\|.*\||\[[^\[\]\n]{1,40}\]:[ \t])"
    r"|\]\(|\[\^[\w.\-]{1,20}\^?\]|\*\*[^\s*][^*\n]{0,300}\*\*",
    re.MULTILINE,
)
_BLOCK_END = re.compile(r"</(?:p|div|li|h[1-6]|td|blockquote)>", re.IGNORECASE)
_LINK = re.compile(r"<a\s[^<>]{0,500}href\s{0,3}=", re.IGNORECASE)
_BREAK = re.compile(r"<br\s?/?>", re.IGNORECASE)
_BLOCKS = frozenset((
    "p", "div", "section", "article", "main", "header", "footer", "aside", "dl", "table",
    "blockquote", "figure", "figcaption", "details", "summary", "address", "center", "hr",
))  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LONG = 6  # digits: no list is so long
_MAX_DEPTH = 5  # of lists: more indentation says nothing more

# Written between the pieces, and gone when they are joined.
_GLUE, _INDENT = "\x1e", "\x1f"
_OWN = {ord(_GLUE): None, ord(_INDENT): None}


MAX_TAGS = 200_000
"""A saved chat of many answers has a quarter; building the tree costs 20 microseconds a tag."""


def looks_like_html(text: str) -> bool:
    """Whether the text is markup as a whole: a page, or a fragment of one.

    Markdown has tags in it too (`<br>` in tables, samples in code, a comment on top), and prose
    may mention one.
    """
    if _START.match(text) or _CLIPBOARD.match(text):
        return True
    prose = _CODE.sub("", text)
    if _MARKDOWN.search(prose):
        return False
    blocks = sum(1 for _ in zip(range(2), _BLOCK_END.finditer(prose), strict=False))
    if blocks and (blocks > 1 or prose.lstrip()[:1] == "<"):
        return True
    return bool(_LINK.search(prose) and (blocks or _BREAK.search(prose)))


def to_markdown(markup: str) -> str:
    """The text with its links, list items, headings, tables and marks in Markdown.

    Of a page that says which part of it is the main one only that part. Without what a reader
    does not see, menus, and the user's messages where the markup tells them.
    """
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(_CLIPBOARD.sub("", markup, count=1), "lxml")
    return _joined(_walk(_main(soup), note_numbers(soup)))


def _main(soup: Tag) -> Tag:
    for main in (soup.find("main"), soup.find(True, {"role": "main"})):
        if main is not None and main.get_text(strip=True):
            return main
    return soup


def _joined(pieces: Iterator[str]) -> str:
    text = re.sub(rf"{_GLUE}\s*", "", "".join(pieces))
    text = "\n".join(line.strip(" \t\xa0") for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", text).strip().replace(_INDENT, " ") + "\n"


@dataclass
class _Frame:
    """An element being read. `number` counts the items of an `ol`; 0 in any other element."""

    children: Iterator[PageElement]
    after: str = ""
    number: int = 0
    depth: int = 0
    in_cell: bool = False
    in_layout: bool = False
    in_sup: bool = False
    in_link: bool = False
    in_chip: bool = False

    def inside(self, tag: Tag, after: str) -> _Frame:
        return _Frame(
            iter(tag.children),
            after,
            _first_number(tag),
            self.depth + (tag.name in ("ul", "ol")),
            self.in_cell or (tag.name in ("td", "th") and not self.in_layout),
            is_layout(tag) if tag.name == "table" else self.in_layout,
            self.in_sup or is_raised(tag),
            self.in_link or tag.name == "a",
            self.in_chip or is_chip(tag),
        )


def _walk(root: Tag, notes: Mapping[str, str]) -> Iterator[str]:
    """Iterative, and each element once: the nesting of hostile markup is no limit."""
    from bs4.element import NavigableString, Tag

    stack = [_Frame(iter((root,)))]
    while stack:
        frame = stack[-1]
        node = next(frame.children, None)
        if node is None:
            stack.pop()
            yield frame.after
        elif isinstance(node, Tag):
            if is_shown(node):
                before, after = _around(node, frame, notes)
                yield before
                if after is not None:
                    stack.append(frame.inside(node, after))
        elif type(node) is NavigableString:  # not one of its kinds: comments, declarations
            yield re.sub(r"\s+", " ", node).translate(_OWN)


def _around(tag: Tag, frame: _Frame, notes: Mapping[str, str]) -> tuple[str, str | None]:
    """What stands before and after a tag's content; None after one whose content is in before."""
    name = tag.name
    if name == "br":
        return (" " if frame.in_cell else "\n"), ""
    if name in ("li", "dt", "dd"):
        return _item(tag, frame, notes)
    if name in _HEADINGS:
        return f"\n\n{'#' * int(name[1])} {_GLUE}", "\n\n"
    if name in ("ul", "ol"):
        return ("\n", "\n") if frame.depth else ("\n\n", "\n\n")
    if name in _BLOCKS:
        return (" ", " ") if frame.in_cell else ("\n\n", "\n\n")
    if name in ("tr", "td", "th"):
        return _table_part(tag, frame)
    if name == "pre" and not frame.in_cell:
        fence = "````" if "```" in (code := code_of(tag).translate(_OWN)) else "```"
        return f"\n\n{fence}\n{code}\n{fence}\n\n", None
    if name in ("code", "pre"):
        return "`", "`"
    if name in MARKED and not frame.in_link:
        return mark_or_link(
            tag, in_sup=frame.in_sup, in_chip=frame.in_chip or frame.in_sup or is_chip(tag)
        )
    return "", ""


def _item(tag: Tag, frame: _Frame, notes: Mapping[str, str]) -> tuple[str, str]:
    if tag.name == "dd":
        return _GLUE, "\n"
    if tag.name == "dt":
        return f"\n- {_GLUE}", ": "
    number = notes.get(str(tag.get("id", "")))
    mark = f"[{number}]:" if number else _item_mark(tag, frame)
    indent = _INDENT * 2 * min(max(0, frame.depth - 1), _MAX_DEPTH)
    return f"\n{indent}{mark} {_GLUE}", ""


def _table_part(tag: Tag, frame: _Frame) -> tuple[str, str]:
    if frame.in_layout:
        return "\n\n", "\n\n"
    if tag.name != "tr":
        return "", " | "
    names = [cell.name for cell in cells(tag)]
    first = tag.find_previous_sibling("tr") is None
    ruler = "\n|" + " --- |" * len(names) if first and set(names) == {"th"} else ""
    return "\n| ", ruler


def _first_number(tag: Tag) -> int:
    if tag.name != "ol":
        return 0
    start = str(tag.get("start", "1"))
    return int(start) if start.isdecimal() and len(start) < _LONG else 1


def _item_mark(item: Tag, frame: _Frame) -> str:
    """The bullet, or in an `ol` the number, which marks may refer to."""
    if not frame.number:
        return "-"
    value = str(item.get("value", ""))
    number = int(value) if value.isdecimal() and len(value) < _LONG else frame.number
    frame.number = number + 1
    return f"{number}."
