"""A page's decisive words, cut to what a reader takes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.reports.quotation import window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.reports import published as out

_LIMIT = 600


def marked_quote(evidence: out.EvidenceOut, reasons: Sequence[out.ReasonOut]) -> list[str]:
    """Words and decisive words in turn, about 600 code points around the first of them."""
    quote, span = evidence["quote"], evidence["span"]
    marks: list[tuple[int, int]] = []
    # Where cleaning changed the length, the places that reasons point at are not known any more.
    if len(quote) == span["end"] - span["start"]:
        spans = (reason["page_span"] for reason in reasons)
        found = (
            (max(0, s["start"] - span["start"]), min(len(quote), s["end"] - span["start"]))
            for s in spans
            if s
        )
        marks = sorted((start, end) for start, end in found if start < end)
    begin, stop = window(quote, marks[0][0] if marks else 0, _LIMIT)
    parts = ["…" if begin else ""]
    at = begin
    for start, end in marks:
        start, end = max(start, at), min(end, stop)
        if start < end:
            parts[-1] += quote[at:start]
            parts += [quote[start:end], ""]
            at = end
    parts[-1] += quote[at:stop] + ("…" if stop < len(quote) else "")
    return parts
