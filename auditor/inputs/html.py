"""An answer saved or pasted as HTML -> the Markdown it was rendered from, near enough to audit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4.element import PageElement, Tag

_START = re.compile(
    r"\s*(?:<!doctype html|<html[\s>]"
    r"|<(?:div|p|ul|ol|article|section|main|span|h[1-6])(?:\s[^<>]*)?>)",
    re.IGNORECASE,
)
_DROPPED = frozenset(
    ("head", "script", "style", "template", "noscript", "svg", "iframe", "button", "form")
)
_BLOCKS = frozenset((
    "p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "ul", "ol", "dl",
    "table", "blockquote", "figure",
))  # fmt: skip
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def looks_like_html(text: str) -> bool:
    """Whether the text is markup as a whole, not prose with a tag in it."""
    return bool(_START.match(text)) and text.rstrip().endswith(">")


def to_markdown(markup: str) -> str:
    """The text with its links, list items, headings, tables and superscript marks in Markdown."""
    from bs4 import BeautifulSoup

    pieces = _walk(BeautifulSoup(markup, "lxml"))
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(pieces).replace("\xa0", " "))
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _walk(root: Tag) -> Iterator[str]:
    """Iterative: the nesting of hostile markup is no limit."""
    from bs4.element import NavigableString, Tag

    stack: list[tuple[Iterator[PageElement], str]] = [(iter(root.children), "")]
    while stack:
        children, after = stack[-1]
        node = next(children, None)
        if node is None:
            stack.pop()
            yield after
        elif isinstance(node, Tag):
            if node.name not in _DROPPED and not node.has_attr("hidden"):
                before, end = _around(node)
                yield before
                stack.append((iter(node.children if end is not None else ()), end or ""))
        elif type(node) is NavigableString:  # not one of its kinds: comments, declarations
            yield re.sub(r"\s+", " ", node)


def _around(tag: Tag) -> tuple[str, str | None]:
    """What stands before and after a tag's content; None after one whose content is in before."""
    name = tag.name
    if name == "br":
        return "\n", ""
    if name == "li":
        return "\n- ", ""
    if name in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return f"\n\n{'#' * int(name[1])} ", "\n\n"
    if name in _BLOCKS:
        return "\n\n", "\n\n"
    if name == "tr":
        return "\n| ", ""
    if name in ("td", "th"):
        return "", " | "
    if name == "pre":
        return f"\n\n```\n{tag.get_text()}\n```\n\n", None
    if name in ("sup", "a"):
        return _mark_or_link(tag)
    return "", ""


def _mark_or_link(tag: Tag) -> tuple[str, str | None]:
    text = " ".join(tag.get_text().split())
    number = text.strip("[]^ ")
    link = tag if tag.name == "a" else tag.find("a", href=True)
    href = str(link.get("href", "")).strip() if link else ""
    if tag.name == "sup" and number.isdigit() and not href.startswith("http"):
        return (f"[{number}]" if href else number.translate(_SUPERSCRIPTS)), None
    if not href:
        return "", ""
    if href.startswith("#"):
        return (f"[{number}]" if number.isdigit() else text), None
    target = href.replace(" ", "%20").replace("<", "%3C").replace(">", "%3E")
    return f"[{text or target}](<{target}>)", None
