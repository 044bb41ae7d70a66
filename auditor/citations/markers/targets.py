"""Markers that an export turned into links: `[1†source](url)`, `[【1†source】](url)`.

The export knew the page behind the mark: the link's target is the source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditor.model import Span

_TARGET = re.compile(
    r"(?P<outer>\])?\(<?(?P<url>https?://(?:[^\s()<>]|\([^\s()<>]{0,300}\)){1,4000})>?"
    r"(?:\s\"[^\"\n]{0,300}\")?\)"
)


@dataclass(frozen=True, slots=True)
class Linked:
    """The whole link, and the URL in it."""

    span: Span
    url: Span


def linked(text: str, mark: Span) -> Linked | None:
    """The link that the mark is the text of, where it is one."""
    target = _TARGET.match(text, mark.end)
    if target is None:
        return None
    outer = target["outer"] is not None
    if outer and not text.startswith("[", max(0, mark.start - 1)):
        return None
    span = Span(mark.start - outer, target.end())
    return Linked(span, Span(target.start("url"), target.end("url")))
