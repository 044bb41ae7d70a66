"""The words of the page that decide, cut to a few lines around them, the decisive ones marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.text import Text

from auditor.reports.clean import clean

if TYPE_CHECKING:
    from auditor.model import Evidence, Reason

_SPACE = re.compile(r"\s+")


def quotation(evidence: Evidence, reasons: tuple[Reason, ...], limit: int, style: str) -> Text:
    """About `limit` characters of the quotation; `style` marks what the reasons point at."""
    quote = evidence.quote
    marks = _marks(evidence, reasons, len(quote))
    start, end = window(quote, marks[0][0] if marks else 0, limit)
    text = Text("“" if start == 0 else "“…")
    at = start
    for mark_start, mark_end in marks:
        if mark_start >= end or mark_end <= at:
            continue
        text.append(_plain(quote[at : max(at, mark_start)]))
        text.append(_plain(quote[max(at, mark_start) : min(mark_end, end)]), style=style)
        at = min(mark_end, end)
    text.append(_plain(quote[at:end]))
    text.rstrip()
    return text.append("”" if end == len(quote) else "…”")


def _marks(evidence: Evidence, reasons: tuple[Reason, ...], size: int) -> list[tuple[int, int]]:
    """Ranges of the quotation, in order. Reasons point into the page, not into the quotation."""
    offset = evidence.span.start
    spans = (reason.page_span for reason in reasons if reason.page_span)
    clipped = ((max(0, s.start - offset), min(size, s.end - offset)) for s in spans)
    return sorted((start, end) for start, end in clipped if start < end)


def window(quote: str, focus: int, limit: int) -> tuple[int, int]:
    """A range of about `limit` characters that shows `focus`, cut between words where it can."""
    if len(quote) <= limit:
        return 0, len(quote)
    start = max(0, min(focus - limit // 3, len(quote) - limit))
    if start:
        space = quote.find(" ", start, start + 30)
        start = space + 1 if 0 <= space < focus else start
    end = min(len(quote), start + limit)
    if end < len(quote):
        space = quote.rfind(" ", end - 30, end)
        end = space if space > focus else end
    return start, end


def _plain(text: str) -> str:
    return clean(_SPACE.sub(" ", text))
