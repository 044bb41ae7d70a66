"""An answer saved or pasted as HTML -> the Markdown it was rendered from, near enough to audit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4.element import PageElement, Tag

_START = re.compile(
    r"\s*(?:<!doctype html|<html[\s>]|<meta\s[^<>]{0,80}charset|<!--StartFragment)", re.IGNORECASE
)
_CODE = re.compile(r"^[ \t]*(```|~~~).*?(?:^[ \t]*\1|\Z)|`[^`\n]{1,500}`", re.MULTILINE | re.DOTALL)
_MARKDOWN = re.compile(r"^[ \t]{0,3}(?:#{1,6} |[-*+] |\d{1,3}[.)] |> |\|.*\|)|\]\(", re.MULTILINE)
_BLOCK_END = re.compile(r"</(?:p|div|li|h[1-6]|td|blockquote)>", re.IGNORECASE)
_LINK = re.compile(r"<a\s[^<>]{0,500}href\s{0,3}=", re.IGNORECASE)
_BREAK = re.compile(r"<br\s?/?>", re.IGNORECASE)
_DROPPED = frozenset(
    ("head", "script", "style", "template", "noscript", "svg", "iframe", "button", "form")
)
_BLOCKS = frozenset((
    "p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "ul", "ol", "dl",
    "table", "blockquote", "figure",
))  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LONG = 6  # digits: no list is so long
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


MAX_TAGS = 200_000
"""A saved chat of many answers has a quarter; building the tree costs 20 microseconds a tag."""


def looks_like_html(text: str) -> bool:
    """Whether the text is markup as a whole: a page, or a fragment of one.

    Markdown has tags in it too (`<br>` in tables, samples in code, a comment on top), and prose
    may mention one.
    """
    if _START.match(text):
        return True
    prose = _CODE.sub("", text)
    if _MARKDOWN.search(prose):
        return False
    blocks = sum(1 for _ in zip(range(2), _BLOCK_END.finditer(prose), strict=False))
    if blocks and (blocks > 1 or prose.lstrip()[:1] == "<"):
        return True
    return bool(_LINK.search(prose) and (blocks or _BREAK.search(prose)))


def to_markdown(markup: str) -> str:
    """The text with its links, list items, headings, tables and superscript marks in Markdown."""
    from bs4 import BeautifulSoup

    pieces = _walk(BeautifulSoup(markup, "lxml"))
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(pieces).replace("\xa0", " "))
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


@dataclass
class _Frame:
    """An element being read. `number` counts the items of an `ol`; 0 in any other element."""

    children: Iterator[PageElement]
    after: str = ""
    number: int = 0
    in_cell: bool = False
    in_mark: bool = False


def _walk(root: Tag) -> Iterator[str]:
    """Iterative, and each element once: the nesting of hostile markup is no limit."""
    from bs4.element import NavigableString, Tag

    stack = [_Frame(iter(root.children))]
    while stack:
        frame = stack[-1]
        node = next(frame.children, None)
        if node is None:
            stack.pop()
            yield frame.after
        elif isinstance(node, Tag):
            if node.name not in _DROPPED and not node.has_attr("hidden"):
                before, after = _around(node, frame)
                yield before
                if after is not None:
                    stack.append(
                        _Frame(
                            iter(node.children),
                            after,
                            _first_number(node),
                            frame.in_cell or node.name in ("td", "th"),
                            frame.in_mark or node.name in ("sup", "a"),
                        )
                    )
        elif type(node) is NavigableString:  # not one of its kinds: comments, declarations
            yield re.sub(r"\s+", " ", node)


def _around(tag: Tag, frame: _Frame) -> tuple[str, str | None]:
    """What stands before and after a tag's content; None after one whose content is in before."""
    name = tag.name
    if name == "br":
        return (" " if frame.in_cell else "\n"), ""
    if name == "li":
        return f"\n{_item_mark(tag, frame)} ", ""
    if name in _HEADINGS:
        return f"\n\n{'#' * int(name[1])} ", "\n\n"
    if name in _BLOCKS:
        return (" ", " ") if frame.in_cell else ("\n\n", "\n\n")
    if name == "code":
        return "`", "`"
    if name == "tr":
        return "\n| ", ""
    if name in ("td", "th"):
        return "", " | "
    if name == "pre":
        return f"\n\n```\n{tag.get_text()}\n```\n\n", None
    if name in ("sup", "a") and not frame.in_mark:
        return _mark_or_link(tag)
    return "", ""


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


def _mark_or_link(tag: Tag) -> tuple[str, str | None]:
    text = " ".join(tag.get_text().split())
    number = text.strip("[]^ ")
    link = tag if tag.name == "a" else tag.find("a", href=True)
    href = str(link.get("href", "")).strip() if link else ""
    if tag.name == "sup" and number.isdecimal() and not href.startswith("http"):
        return (f"[{number}]" if href else number.translate(_SUPERSCRIPTS)), None
    if not href:
        return "", ""
    if href.startswith("#"):
        return (f"[{number}]" if number.isdecimal() else text), None
    target = href.replace(" ", "%20").replace("<", "%3C").replace(">", "%3E")
    return f"[{text or target}](<{target}>)", None
