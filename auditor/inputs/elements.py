"""What the elements of a saved answer are: shown or not, links, marks, citation chips."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from auditor.inputs.markdown import link

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bs4.element import PageElement, Tag

MARKED = frozenset(("a", "sup", "span", "cite", "button"))
_DROPPED = frozenset((
    "head", "script", "style", "template", "noscript", "svg", "iframe", "form", "nav", "dialog",
    "textarea", "input", "select", "canvas", "video", "audio", "object", "embed", "annotation",
    "user-query",
))  # fmt: skip
_DROPPED_ROLES = frozenset(("navigation", "dialog", "menu", "menubar", "tooltip", "search"))
_UNSEEN = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s{0,9}:\s{0,9}super", re.IGNORECASE)
_FOR_EARS = frozenset(("sr-only", "visually-hidden", "cdk-visually-hidden", "screen-reader-text"))
# How the pages of assistants tell the user's messages from the answers.
_AUTHOR = ("data-message-author-role", "data-author", "data-role", "data-content", "data-testid")
_USER = re.compile(r"(?:user|human)(?:[-_]?message)?\Z", re.IGNORECASE)
_CHIP = re.compile(
    r"(?:\A|[\s_-])(?:citations?|cite|footnotes?|inline-?sources?|pill|chip)(?:\Z|[\s_-])",
    re.IGNORECASE,
)
_CHIP_TAGS = frozenset(("a", "span", "sup", "cite", "button", "source-footnote"))
_DATA_URL = re.compile(r"data-[\w-]{0,40}(?:url|href|link|source|cit)[\w-]{0,40}\Z")
_WEB = re.compile(r"(?:https?:)?//[^\s/]", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]{1,30}):", re.IGNORECASE)
_ACTIONS = frozenset(("javascript", "mailto", "tel", "sms", "about", "chrome-extension"))
_BACK = frozenset("↩↑⏎⮐^\ufe0e\ufe0f")
_NUMBERS = re.compile(r"\d{1,4}(?:\s?[,;–-]\s?\d{1,4}){0,20}\Z")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MAX_NODES = 1000
_MAX_LABEL = 5_000
_MAX_CHIP = 80
"""Code points of a citation chip: a site's name, a number, "+3"."""


def is_shown(tag: Tag) -> bool:
    """Whether a reader sees the element as a part of the answer."""
    if tag.name in _DROPPED or (tag.name == "button" and not _data_url(tag)):
        return False
    attributes = tag.attrs
    if not attributes:
        return True
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return False
    if attributes.get("role") in _DROPPED_ROLES or _UNSEEN.search(str(attributes.get("style", ""))):
        return False
    if not _FOR_EARS.isdisjoint(_classes(tag)):
        return False
    return not any(_USER.match(str(attributes[name])) for name in _AUTHOR if name in attributes)


def _classes(tag: Tag) -> Sequence[str]:
    """An attribute without a value is a string even where Beautiful Soup makes lists."""
    classes = tag.get("class") or ()
    return (classes,) if isinstance(classes, str) else classes


def is_raised(tag: Tag) -> bool:
    """Whether it is set as a superscript: word processors' pages have styles for that."""
    return tag.name == "sup" or (
        tag.name == "span" and bool(_RAISED.search(str(tag.get("style", ""))))
    )


def is_chip(tag: Tag) -> bool:
    """Whether the element calls itself a citation: it stands beside the text, not in it."""
    if tag.name not in _CHIP_TAGS or not tag.attrs:
        return tag.name == "source-footnote"
    return any(map(_CHIP.search, (*_classes(tag), str(tag.get("data-testid", "")))))


def is_layout(table: Tag) -> bool:
    """Whether a table arranges text, as in mails: its cells are no row of values."""
    if table.get("role") in ("presentation", "none"):
        return True
    widest = 0
    for tag in _tags(table):
        if tag.name == "table":
            return True
        if tag.name == "tr":
            widest = max(widest, len(cells(tag)))
    return widest < 2


def cells(row: Tag) -> list[Tag]:
    from bs4.element import Tag

    return [cell for cell in row.children if isinstance(cell, Tag) and cell.name in ("td", "th")]


def note_numbers(root: Tag) -> dict[str, str]:
    """The numbers of the footnotes, by the id of the element that a mark's link leads to."""
    numbers = {}
    for anchor in root.find_all("a", href=re.compile("^#.")):
        number = _text(anchor).strip("[]^() ")
        if number.isdecimal():
            numbers[str(anchor["href"])[1:]] = number
    return numbers


def mark_or_link(tag: Tag, *, in_sup: bool, in_chip: bool) -> tuple[str, str | None]:
    """What to write before the tag's content and after it; None after one that is written."""
    if is_raised(tag):
        return ("", "") if in_sup else _sup(tag)
    if tag.name == "a":
        return _anchor(tag, in_chip=in_chip)
    url = _data_url(tag)
    if not url or len(label := _text(tag, _MAX_CHIP)) > _MAX_CHIP or _anchors(tag):
        return "", ""
    return _beside(label, url), None


def _sup(tag: Tag) -> tuple[str, str | None]:
    """`<sup>1</sup>` is a mark as Bing writes it; one that links to a note is a footnote's."""
    anchors = _anchors(tag)
    numbers = _text(tag).strip("[]^() ")
    to_page = any(_target(str(anchor["href"])) for anchor in anchors) or _data_url(tag)
    if len(anchors) > 1 or to_page or not _NUMBERS.match(numbers):
        if not anchors and (url := _data_url(tag)):
            return _beside(_text(tag), url), None
        return "", ""
    if anchors or not numbers.isdecimal():
        return f"[{numbers}]", None
    return numbers.translate(_SUPERSCRIPTS), None


def _anchor(tag: Tag, *, in_chip: bool) -> tuple[str, str | None]:
    href = str(tag.get("href", "")).strip()
    if href.startswith("#"):
        text = _text(tag)
        number = text.strip("[]^() ")
        if text and _BACK.issuperset(text):
            return "", None
        return (f"[{number}]", None) if number.isdecimal() else ("", "")
    target = _target(href) or _data_url(tag)
    if not target:
        return "", ""
    label = _text(tag) or str(tag.get("aria-label") or tag.get("title") or "")
    if in_chip:
        return _beside(label, target), None
    return link(label, target), None


def _beside(label: str, url: str) -> str:
    """A number or a site's name after the sentence, not a word of it."""
    number = label.strip("[]() ")
    return link(number, url) if number.isdecimal() else f" ({link(label, url)})"


def _anchors(tag: Tag) -> list[Tag]:
    return [each for each in _tags(tag) if each.name == "a" and each.has_attr("href")]


def _target(href: str) -> str:
    """The URL that a link leads to; "" for a place of the saved page itself, or an action.

    What a relative address was relative to is not known any more.
    """
    if _WEB.match(href):
        return f"https:{href}" if href.startswith("//") else href
    if href[:4].lower() == "www.":
        return href
    scheme = _SCHEME.match(href)
    return href if scheme and scheme[1].lower() not in _ACTIONS else ""


def _data_url(tag: Tag) -> str:
    """Pages that open their sources by script keep the address in an attribute of their own."""
    for name, value in tag.attrs.items():
        if name.startswith("data-") and _DATA_URL.match(name) and _WEB.match(str(value)):
            return str(value)
    return ""


def _text(tag: Tag, enough: int = _MAX_LABEL) -> str:
    """The words of an element that a reader sees, on one line. Of a large one the first: more than
    `enough` code points, or what its first nodes hold.
    """
    from bs4.element import NavigableString, Tag

    text = ""
    for node in _nodes(tag):
        if type(node) is NavigableString:
            text += node
        elif isinstance(node, Tag) and node.name in ("div", "p", "br", "li", "td"):
            text += " "
        if len(text) > 2 * enough:
            break
    return " ".join(text.split())


def code_of(tag: Tag) -> str:
    """A code block's lines, without the buttons on it."""
    from bs4.element import NavigableString, Tag

    text = "".join(
        "\n" if isinstance(node, Tag) and node.name == "br" else str(node)
        for node in _nodes(tag, sys.maxsize)
        if type(node) is NavigableString or (isinstance(node, Tag) and node.name == "br")
    )
    return text.strip("\n")


def _tags(tag: Tag) -> Iterator[Tag]:
    from bs4.element import Tag

    return (node for node in _nodes(tag) if isinstance(node, Tag))


def _nodes(tag: Tag, most: int = _MAX_NODES) -> Iterator[PageElement]:
    """What a reader sees in an element, in order; of a large one the first nodes.

    Beautiful Soup's `descendants` looks for the last of them first, at any depth.
    """
    from bs4.element import Tag

    stack: list[Iterator[PageElement]] = [iter(tag.children)]
    for _ in range(most):
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
            if not stack:
                return
        elif not isinstance(node, Tag):
            yield node
        elif is_shown(node):
            yield node
            stack.append(iter(node.children))
