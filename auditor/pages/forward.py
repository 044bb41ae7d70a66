"""Pages that send their visitor on by themselves, with a meta refresh."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin

if TYPE_CHECKING:
    from auditor.pages.html import Document

# Shared declarative refresh steps (HTML Standard, 4.2.5.3): "0; URL=x", "0;x", "0, 'x'".
_CONTENT = re.compile(
    r"\s*(\d{0,9})[\d.]*\s*[;,\s]\s*(?:url\s*=\s*)?(?:\"([^\"]*).*|'([^']*).*|(.*))",
    re.IGNORECASE | re.DOTALL,
)
_SOON = 5
"""Seconds: who is sent on sooner is not meant to read the page."""
_STUB = 200
"""Characters of a page that has nothing to say but "you are being redirected"."""


def forwards_to(document: Document, base: str) -> str:
    """The other address the page leads on to, "" if its own text is what is meant to be read."""
    match = _CONTENT.fullmatch(document.refresh)
    if match is None:
        return ""
    stub = len(document.full) < _STUB
    if int(match[1] or 0) > _SOON and not stub:
        return ""
    written = (match[2] or match[3] or match[4] or "").strip()
    try:
        target = str(urljoin(base, written))
        itself = urldefrag(target).url == urldefrag(base).url
    except ValueError:
        return "another page"
    if stub:
        return target if written else "another page"
    return "" if itself else target
