"""Of an answer, only what stands on some of its file's lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from auditor.model import Answer, Attribution, CitedAnswer


def lines_of(answer: Answer, span: Span) -> range:
    """The lines of the file that the span touches."""
    first = answer.locate(span).line
    last = answer.locate(Span(max(span.start, span.end - 1), span.end)).line
    return range(first, max(first, last) + 1)


def only_on(cited: CitedAnswer, lines: AbstractSet[int] | None) -> CitedAnswer:
    """Attributions whose claim, citation or entry of the source list touches one of the lines, and
    the claims and references that go with them; everything where `lines` is None.
    """
    if lines is None:
        return cited
    answer = cited.answer

    def touched(span: Span) -> bool:
        return not lines.isdisjoint(lines_of(answer, span))

    def kept(attribution: Attribution) -> bool:
        claim, reference = attribution.claim, attribution.citation.reference
        return (
            touched(attribution.citation.span)
            or (claim is not None and touched(claim.span))
            or (reference is not None and touched(reference.span))
        )

    attributions = tuple(filter(kept, cited.attributions))
    claims = {a.claim.span for a in attributions if a.claim}
    references = {a.citation.reference.span for a in attributions if a.citation.reference}
    elsewhere = {claim.span for claim in cited.claims_in_scope}  # cited by a mark on another line
    return replace(
        cited,
        attributions=attributions,
        claims=tuple(
            c
            for c in cited.claims
            if c.span in claims or (c.span not in elsewhere and touched(c.span))
        ),
        references=tuple(r for r in cited.references if r.span in references or touched(r.span)),
    )
