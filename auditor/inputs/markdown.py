"""Links as Markdown: the form in which an input hands links of its own to the parser."""

from __future__ import annotations

import re
from urllib.parse import quote

_UNSAFE = re.compile(r"[\s<>\\\x00-\x1f\x7f]")
_WRAPPED = str.maketrans("", "", "\t\r\n")
"""Removed from an address wherever they stand (WHATWG URL, basic parser): mails wrap them."""
_BRACKETS = str.maketrans("[]\\", "()/")


def link(text: str, url: str) -> str:
    """`[text](<url>)`, one link whatever the two hold: both may be a stranger's."""
    target = target_of(url)
    return f"[{_label(text) or _label(target)}](<{target}>)"


def target_of(url: str) -> str:
    """What may stand between `<` and `>`."""
    return _UNSAFE.sub(
        lambda match: quote(match.group(), errors="replace"), url.strip().translate(_WRAPPED)
    )


def _label(text: str) -> str:
    """Brackets stay where they pair up; others would end the link too early or too late."""
    text = " ".join(text.split())
    if "\\" in text or "](" in text or not _pairs_up(text):
        return text.translate(_BRACKETS)
    return text


def _pairs_up(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == "[") - (char == "]")
        if depth < 0:
            return False
    return depth == 0
