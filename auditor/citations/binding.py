"""Ties each citation to the claim it stands for, and says by which rule."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from auditor.citations.claims import clean, words
from auditor.citations.documents import why_no_statement
from auditor.citations.layout import Block, BlockKind, blocks, fill
from auditor.citations.pieces import cut, names_sources
from auditor.citations.statements import COLONS, attributions_of, doubted, joined, read_claim
from auditor.citations.stretches import Stretch, cut_around, find_stretches
from auditor.citations.tokens import MAX_CONTEXT, Token
from auditor.model import Attribution, Binding, Claim, Confidence, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Bound:
    claims: tuple[Claim, ...]
    attributions: tuple[Attribution, ...]


_IN_HEADING = Binding(Confidence.LOW, "the mark stands in a heading")
_IN_TABLE_HEAD = Binding(Confidence.LOW, "the mark stands in the head of the table")
_BELOW = Binding(Confidence.LOW, "a line of sources after the claim")
_NEXT_LINE = Binding(Confidence.MEDIUM, "on the line below the statement")
_ALONE = Binding(Confidence.LOW, "no claim beside it")
_BOLD = re.compile(r"(\*\*|__)(?:(?!\1)[^\n.!?。！？\x01]){1,80}\1")
_A_TITLE = "the title of what follows"
_A_NAME = 5
"""Words in bold that are a title; more of them may state something."""
_BOLD_LEVEL = 7
"""A line in bold is a heading below all that are marked as such."""
_HEADINGS = 3
"""Headings inside each other that travel with a claim, the nearest."""
_DEEPEST = 4
"""Items inside each other whose text travels with a claim."""


def bind(text: str, scan: str, tokens: Sequence[Token], *, is_document: bool = False) -> Bound:
    """`text` is what claims are quoted from; `scan` is `text` with tokens blanked out, apart
    tokens as MARK. `tokens` are in order and do not overlap.
    """
    stretches, plain = find_stretches(scan, tokens)
    text = fill(text, (token.span for stretch in stretches for token in stretch.tokens), " ")
    binder = _Binder(text, scan, is_document)
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


@dataclass(frozen=True, slots=True)
class _Item:
    """`indent` is that of its bullet or number. `title` is the place of its claim where that is
    a few words in bold and not cited: the name of what stands below, if something does.
    """

    indent: int
    is_numbered: bool
    text: str
    states: bool
    title: int | None

    def holds(self, indent: int, *, is_numbered: bool) -> bool:
        """Whether a further item is one of this one's: it stands deeper, or this one is "1. Towers"
        and the other a bullet below it.
        """
        if indent != self.indent:
            return indent > self.indent
        return self.is_numbered and not is_numbered and not self.states


@dataclass(slots=True)
class _Binder:
    """Reads block after block. What a claim stands under (heading, lead-in) is kept meanwhile."""

    text: str
    scan: str
    is_document: bool
    claims: list[Claim] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    """Level and text of the heading and of those it stands under."""
    lead: str = ""
    previous: str = ""
    """What was said last under the heading: what a pronoun stands for."""
    items: list[_Item] = field(default_factory=list)
    """The items that what is read stands in, each inside the one before it."""
    above: str = ""
    """The context of the last block: one text, however many claims stand under it."""
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
        self.lead = self.previous = ""
        level = self._level(block)
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        self.items.clear()
        if stretches:
            self._read_pieces(block, tokens, stretches)
        else:
            first = len(self.attributions)
            self._attribute(None, tokens, _IN_HEADING)
            self._open_scope(block, first, block.span.start)
        heading = clean(self.text, block.span, [(t.span, t.shown) for t in tokens])
        self.headings.append((level, heading))
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
        indent = self._indent(block)
        if block.kind in (BlockKind.BULLET, BlockKind.PARAGRAPH):
            self._leave_items(block, indent)
        under = [item.text for item in self.items]
        if block.kind is not BlockKind.PARAGRAPH:
            under.insert(0, self.lead)
        elif self.lead:  # "These" behind a list are all of its items
            self.previous = self.lead
        headings = [heading for _, heading in self.headings[-_HEADINGS:]]
        above = joined(part[:MAX_CONTEXT] for part in (*headings, *under))
        self.above = above = self.above if above == self.above else above
        for piece in pieces:
            claim = read_claim(self.text, piece, block, above, self.previous, is_under=any(under))
            first = len(self.attributions)
            if claim is None:
                self._attribute(None, [token for token, _ in piece.tokens], _ALONE)
                continue
            if self.is_document and claim.not_checkable is None:
                reason = why_no_statement(claim.text, self.text, piece)
                claim = replace(claim, not_checkable=reason)
            self.claims.append(claim)
            if claim.not_checkable is None:
                self.previous = piece.context or claim.text
            if block.kind is BlockKind.BULLET and piece is pieces[0]:
                said = replace(claim, text=piece.context or claim.text)
                self._enter_item(block, indent, said, is_cited=bool(piece.tokens))
            self.attributions += attributions_of(claim, piece)
            if block.kind is BlockKind.PARAGRAPH:
                self.lead = claim.text if claim.text.endswith(COLONS) else ""
                if self.lead:
                    self._open_scope(block, first, claim.span.start)

    def _level(self, block: Block) -> int:
        marks = self.text[max(0, block.span.start - 12) : block.span.start].rpartition("\n")[2]
        return marks.count("#") or _BOLD_LEVEL

    def _indent(self, block: Block) -> int:
        line = self.text[self.text.rfind("\n", 0, block.span.start) + 1 : block.span.start]
        return len(line) - len(line.lstrip())

    def _enter_item(self, block: Block, indent: int, claim: Claim, *, is_cited: bool) -> None:
        if len(self.items) < _DEEPEST:
            title, states = None, claim.not_checkable is None
            if not is_cited and _is_title(self.scan, block.span):
                title, states = len(self.claims) - 1, False
            is_numbered = _is_numbered(self.text, block)
            self.items.append(_Item(indent, is_numbered, claim.text, states, title))

    def _leave_items(self, block: Block, indent: int) -> None:
        """What stands below an item without being indented is of it where it follows at once and
        the item is only a name.
        """
        items, is_paragraph = self.items, block.kind is BlockKind.PARAGRAPH
        is_named = is_paragraph and bool(items) and not items[-1].states
        if not is_named or not self._is_next_line(block):
            is_numbered = is_paragraph or _is_numbered(self.text, block)
            while items and not items[-1].holds(indent, is_numbered=is_numbered):
                items.pop()
        if is_named and items:
            self.previous = ""
        if items and items[-1].title is not None:
            at = items[-1].title
            self.claims[at] = replace(self.claims[at], not_checkable=_A_TITLE)

    def _attribute(self, claim: Claim | None, tokens: Iterable[Token], binding: Binding) -> None:
        for token in tokens:
            own = doubted(token, binding)
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


def _is_title(scan: str, span: Span) -> bool:
    """A few words in bold and nothing beside them."""
    return bool(_BOLD.fullmatch(scan, span.start, span.end)) and words(span.of(scan)) <= _A_NAME


def _is_numbered(text: str, block: Block) -> bool:
    before = text[max(0, block.span.start - 8) : block.span.start].rstrip()
    return before.endswith((".", ")")) and before[-2:-1].isalnum()


def _is_mark(token: Token) -> bool:
    return token.apart and all(citation.marker for citation in token.citations)
