"""The words of the page that decide, cut to a few lines around them, the decisive ones marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.reports.clean import LIMIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.reports import published as out


def marked(
    evidence: out.EvidenceOut, reasons: Sequence[out.ReasonOut], limit: int
) -> tuple[str, ...]:
    """Words and decisive words in turn, about `limit` code points around the first of them."""
    quote, span = evidence["quote"], evidence["span"]
    marks: list[tuple[int, int]] = []
    if _is_literal(quote, span["end"] - span["start"]):
        spans = (reason["page_span"] for reason in reasons)
        found = (
            (max(0, s["start"] - span["start"]), min(len(quote), s["end"] - span["start"]))
            for s in spans
            if s
        )
        marks = sorted((start, end) for start, end in found if start < end)
    begin, stop = window(quote, marks[0][0] if marks else 0, limit)
    parts = ["…" if begin else ""]
    at = begin
    for start, end in marks:
        start, end = max(start, at), min(end, stop)
        if start < end:
            parts[-1] += quote[at:start]
            parts += [quote[start:end], ""]
            at = end
    parts[-1] += quote[at:stop] + ("…" if stop < len(quote) else "")
    return tuple(parts)


def _is_literal(quote: str, size: int) -> bool:
    """Whether places in the page are places in the quotation: not after escapes, which are longer
    than what they show. A long one was cut.
    """
    return len(quote) == size or (len(quote) == LIMIT < size and "\\" not in quote)


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
