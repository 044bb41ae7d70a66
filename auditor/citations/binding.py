"""Ties each citation to the claim it stands for, and says by which rule."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from auditor.citations.claims import clean, why_not_checkable
from auditor.citations.layout import Block, BlockKind, blocks, fill
from auditor.citations.pieces import cut, names_sources
from auditor.citations.pronouns import needs_context
from auditor.citations.stretches import Stretch, cut_around, find_stretches
from auditor.citations.tokens import MAX_CONTEXT, Piece, Token
from auditor.model import Attribution, Binding, Citation, Claim, ClaimKind, Confidence, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Bound:
    claims: tuple[Claim, ...]
    attributions: tuple[Attribution, ...]


_IN_HEADING = Binding(Confidence.LOW, "the mark stands in a heading")
_IN_TABLE_HEAD = Binding(Confidence.LOW, "the mark stands in the head of the table")
_BELOW = Binding(Confidence.LOW, "a line of sources after the claim")
_NEXT_LINE = Binding(Confidence.MEDIUM, "on the line below the statement")
_ALONE = Binding(Confidence.LOW, "no claim beside it")
_IN_LEAD = Binding(Confidence.MEDIUM, "in the introduction to what follows")
_SAYS_NOTHING = Binding(Confidence.LOW, "beside a sentence that claims nothing")
_COLONS = (":", "：")
LINK = "reference-link"
"""The dialect of `[words][1]`, which is a link as much as a mark."""


def bind(text: str, scan: str, tokens: Sequence[Token]) -> Bound:
    """`text` is what claims are quoted from; `scan` is `text` with tokens blanked out, apart
    tokens as MARK. `tokens` are in order and do not overlap.
    """
    stretches, plain = find_stretches(scan, tokens)
    text = fill(text, (token.span for stretch in stretches for token in stretch.tokens), " ")
    binder = _Binder(text, scan)
    at = first = 0
    for block in blocks(scan):
        start = at
        while at < len(plain) and plain[at].span.start < block.span.end:
            at += 1
        while first < len(stretches) and stretches[first].span.end <= block.span.start:
            first += 1
        last = first
        while last < len(stretches) and stretches[last].span.start < block.span.end:
            last += 1
        binder.read(block, plain[start:at], stretches[first:last])
    binder.close(plain[at:], stretches)
    return Bound(tuple(binder.claims), tuple(binder.attributions))


@dataclass(slots=True)
class _Wide:
    """The attributions of a heading or lead-in, which may stand for what is below it as well."""

    kind: BlockKind
    first: int
    last: int
    start: int
    end: int = 0

    def reaches(self, block: Block) -> bool:
        if self.kind is BlockKind.HEADING:
            return block.kind is not BlockKind.HEADING
        return block.kind in (BlockKind.BULLET, BlockKind.ROW)


@dataclass(slots=True)
class _Binder:
    """Reads block after block. What a claim stands under (heading, lead-in) is kept meanwhile."""

    text: str
    scan: str
    claims: list[Claim] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    heading: str = ""
    lead: str = ""
    previous: str = ""
    """What was said last under the heading: what a pronoun stands for."""
    section: int = 0
    """How many claims stand above the heading."""
    end: int = 0
    """Where the block before ends."""
    wide: _Wide | None = None

    def read(self, block: Block, tokens: Sequence[Token], stretches: Sequence[Stretch]) -> None:
        self._widen(block, is_cited=bool(tokens or stretches))
        if block.kind is BlockKind.ROW and tokens and tokens[0].span.start < block.span.start:
            head = [token for token in tokens if token.span.start < block.span.start]
            self._attribute(None, head, _IN_TABLE_HEAD)
            tokens = tokens[len(head) :]
        if block.kind is BlockKind.HEADING:
            self._read_heading(block, tokens, stretches)
        elif tokens and not stretches and names_sources(self.text, block.span, tokens):
            self._read_sources(block, tokens)
        else:
            self._read_pieces(block, tokens, stretches)
        self.end = block.span.end

    def close(self, tokens: Sequence[Token], stretches: Sequence[Stretch]) -> None:
        """The tokens that no block had."""
        self._end_scope()
        self._attribute(None, tokens, _ALONE)
        for stretch in stretches:
            if not stretch.parts:
                self._attribute(None, stretch.tokens, _ALONE)

    def _read_heading(
        self, block: Block, tokens: Sequence[Token], stretches: Sequence[Stretch]
    ) -> None:
        self.heading = self.lead = self.previous = ""
        if stretches:
            self._read_pieces(block, tokens, stretches)
        else:
            first = len(self.attributions)
            self._attribute(None, tokens, _IN_HEADING)
            self._open_scope(block, first, block.span.start)
        self.heading = clean(self.text, block.span, [(t.span, t.shown) for t in tokens])
        self.section = len(self.claims)

    def _read_sources(self, block: Block, tokens: Sequence[Token]) -> None:
        above = self.claims[-1] if len(self.claims) > self.section else None
        binding = _BELOW if above else _ALONE
        if above and self._is_next_line(block) and all(_is_mark(token) for token in tokens):
            binding = _NEXT_LINE
        self._attribute(above, tokens, binding)

    def _is_next_line(self, block: Block) -> bool:
        return self.text.count("\n", self.end, block.span.start) == 1

    def _read_pieces(
        self, block: Block, tokens: Sequence[Token], stretches: Sequence[Stretch]
    ) -> None:
        if stretches:
            pieces = cut_around(self.scan, self.text, block, tokens, stretches)
        else:
            pieces = cut(self.scan, self.text, block, tokens)
        if not pieces:
            self._attribute(None, tokens, _ALONE)
        for piece in pieces:
            claim = _claim(self.text, piece, block, (self.heading, self.lead, self.previous))
            first = len(self.attributions)
            if claim is None:
                self._attribute(None, [token for token, _ in piece.tokens], _ALONE)
                continue
            self.claims.append(claim)
            if claim.not_checkable is None:
                self.previous = claim.text
            self.attributions += _attributions(claim, piece)
            if block.kind is BlockKind.PARAGRAPH:
                self.lead = claim.text if claim.text.endswith(_COLONS) else ""
                if self.lead:
                    self._open_scope(block, first, claim.span.start)

    def _attribute(self, claim: Claim | None, tokens: Iterable[Token], binding: Binding) -> None:
        for token in tokens:
            own = _doubted(token, binding)
            self.attributions += (Attribution(claim, cited, own) for cited in token.citations)

    def _open_scope(self, block: Block, first: int, start: int) -> None:
        self._end_scope()
        if first < len(self.attributions):
            self.wide = _Wide(block.kind, first, len(self.attributions), start)

    def _widen(self, block: Block, *, is_cited: bool) -> None:
        if self.wide and self.wide.reaches(block) and not is_cited:
            self.wide.end = block.span.end
        else:
            self._end_scope()

    def _end_scope(self) -> None:
        wide, self.wide = self.wide, None
        if wide and wide.end:
            scope = Span(wide.start, wide.end)
            for at in range(wide.first, wide.last):
                old = self.attributions[at]
                self.attributions[at] = replace(old, binding=replace(old.binding, scope=scope))


def _is_mark(token: Token) -> bool:
    return token.apart and all(citation.marker for citation in token.citations)


def _doubted(token: Token, binding: Binding) -> Binding:
    """The binding; LOW, with what else the mark may mean, when that is not sure."""
    if not token.doubt:
        return binding
    return Binding(Confidence.LOW, token.doubt, binding.scope)


def _attributions(claim: Claim, piece: Piece) -> Iterator[Attribution]:
    """A reference cited twice for one claim (head and tail of an item) is one attribution."""
    seen: set[tuple[str, str]] = set()
    for token, found in piece.tokens:
        own = _doubted(token, _toned_down(claim, found))
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
    if claim.text.endswith(_COLONS):
        return replace(_IN_LEAD, scope=binding.scope)
    return replace(_SAYS_NOTHING, scope=binding.scope)


def _key(citation: Citation) -> tuple[str, str] | None:
    """What is cited; None where that can't be known, so that two may be different."""
    if citation.marker and citation.marker.label:
        return "label", citation.marker.label
    return ("url", citation.link.url) if citation.link else None


_KINDS = {BlockKind.BULLET: ClaimKind.BULLET, BlockKind.ROW: ClaimKind.ROW}


def _claim(text: str, piece: Piece, block: Block, above: tuple[str, str, str]) -> Claim | None:
    inside = [token for token, _ in piece.tokens if piece.span.covers(token.span)]
    inside.sort(key=lambda token: token.span.start)
    said = _before_colon(text, piece.span, inside)
    plain = clean(text, said, [(t.span, t.shown) for t in inside if t.span.end <= said.end])
    is_row = block.kind is BlockKind.ROW  # its head row has the other words
    reason = why_not_checkable(plain, least=2 if is_row else 3)
    if reason == "no words":
        return None
    kind = _KINDS.get(block.kind, ClaimKind.SENTENCE)
    heading, lead, previous = above
    row_head = clean(text, block.row_head, ()) if block.row_head else ""
    own = piece.context or row_head or (lead if kind is ClaimKind.BULLET else "")
    if not own and needs_context(plain):
        own = previous
    context = " — ".join(part[:MAX_CONTEXT] for part in (heading, own) if part)
    return Claim(piece.span, plain, kind, context, reason)


def _before_colon(text: str, span: Span, tokens: Sequence[Token]) -> Span:
    """The statement of `Statement: URL`, where the colon only announces what cites it.

    Before a mark the colon is the sentence's: it introduces a list.
    """
    for token in tokens[-2:]:
        before = text[span.start : token.span.start].rstrip()
        after = text[token.span.end : max(token.span.end, span.end)]
        if _is_link(token) and before.endswith(_COLONS) and not any(map(str.isalnum, after)):
            return Span(span.start, span.start + len(before[:-1].rstrip()))
    return span


def _is_link(token: Token) -> bool:
    return any(c.inline or (c.marker and c.marker.dialect == LINK) for c in token.citations)
