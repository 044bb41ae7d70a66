"""A piece of the text -> the claim that it makes, and what cites it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.citations.claims import clean, why_not_checkable
from auditor.citations.layout import Block, BlockKind
from auditor.citations.pronouns import needs_context
from auditor.citations.tokens import MAX_CONTEXT, Piece, Token
from auditor.model import Attribution, Binding, Citation, Claim, ClaimKind, Confidence, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

COLONS = (":", "：")
LINK = "reference-link"
"""The dialect of `[words][1]`, which is a link as much as a mark."""
_IN_LEAD = Binding(Confidence.MEDIUM, "in the introduction to what follows")
_SAYS_NOTHING = Binding(Confidence.LOW, "beside a sentence that claims nothing")


def doubted(token: Token, binding: Binding) -> Binding:
    """The binding; LOW, with what else the mark may mean, when that is not sure."""
    if not token.doubt:
        return binding
    return Binding(Confidence.LOW, token.doubt, binding.scope)


def attributions_of(claim: Claim, piece: Piece) -> Iterator[Attribution]:
    """A reference cited twice for one claim (head and tail of an item) is one attribution."""
    seen: set[tuple[str, str]] = set()
    for token, found in piece.tokens:
        own = doubted(token, _toned_down(claim, found))
        for citation in token.citations:
            key = _key(citation)
            if key is None or key not in seen:
                yield Attribution(claim, citation, own)
            if key:
                seen.add(key)


def _toned_down(claim: Claim, binding: Binding) -> Binding:
    """Nothing is bound for sure to a sentence that states nothing."""
    if claim.not_checkable is None:
        return binding
    if claim.text.endswith(COLONS):
        return replace(_IN_LEAD, scope=binding.scope)
    return replace(_SAYS_NOTHING, scope=binding.scope)


def _key(citation: Citation) -> tuple[str, str] | None:
    """What is cited; None where that can't be known, so that two may be different."""
    if citation.marker and citation.marker.label:
        return "label", citation.marker.label
    return ("url", citation.link.url) if citation.link else None


_KINDS = {BlockKind.BULLET: ClaimKind.BULLET, BlockKind.ROW: ClaimKind.ROW}


def read_claim(
    text: str, piece: Piece, block: Block, above: str, previous: str, *, is_under: bool
) -> Claim | None:
    """`above` are the headings, introduction and items that the block stands under, as `joined`;
    `is_under` says that there is more of it than headings. `previous` is what was said last.
    """
    inside = [token for token, _ in piece.tokens if piece.span.covers(token.span)]
    inside.sort(key=lambda token: token.span.start)
    said = _before_colon(text, piece.span, inside)
    plain = clean(text, said, [(t.span, t.shown) for t in inside if t.span.end <= said.end])
    is_row = block.kind is BlockKind.ROW  # its head row has the other words
    reason = why_not_checkable(plain, least=2 if is_row else 3)
    if reason == "no words":
        return None
    kind = _KINDS.get(block.kind, ClaimKind.SENTENCE)
    own = piece.context or (clean(text, block.row_head, ()) if block.row_head else "")
    if not own and (block.kind is BlockKind.PARAGRAPH or not is_under):
        own = previous if needs_context(plain) else ""
    # `above` itself where there is nothing to add: claims under one heading share it. Else the
    # nearest of it, because each claim gets a text of its own.
    context = joined((above[-MAX_CONTEXT:],), own) if own else above
    return Claim(piece.span, plain, kind, context, reason)


def joined(parts: Iterable[str], own: str = "") -> str:
    """What a claim stands under, outermost first. `parts` are cut where they are put together."""
    return " — ".join(part for part in (*parts, own[:MAX_CONTEXT]) if part)


def _before_colon(text: str, span: Span, tokens: Sequence[Token]) -> Span:
    """The statement of `Statement: URL`, where the colon only announces what cites it.

    Before a mark the colon is the sentence's: it introduces a list.
    """
    for token in tokens[-2:]:
        before = text[span.start : token.span.start].rstrip()
        after = text[token.span.end : max(token.span.end, span.end)]
        if _is_link(token) and before.endswith(COLONS) and not any(map(str.isalnum, after)):
            return Span(span.start, span.start + len(before[:-1].rstrip()))
    return span


def _is_link(token: Token) -> bool:
    return any(c.inline or (c.marker and c.marker.dialect == LINK) for c in token.citations)
