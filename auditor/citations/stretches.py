"""Claims whose exact words the assistant marked itself: `[cite_start]claim[cite: 1]`.

What stands outside of the marked stretches is cut into claims as elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from auditor.citations.claims import words
from auditor.citations.pieces import cut
from auditor.citations.sentences import MARK
from auditor.citations.tokens import Bound, Piece, Token, share
from auditor.model import Binding, Confidence, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from auditor.citations.layout import Block


@dataclass(slots=True)
class Stretch:
    """A marked stretch, its marks, and how many blocks of the text had a part of it so far."""

    span: Span
    tokens: list[Token] = field(default_factory=list)
    parts: int = 0


_MARKED = Binding(Confidence.HIGH, "marked by the assistant")
_INSIDE = Binding(Confidence.MEDIUM, "inside the words that the assistant marked")
_BESIDE = Binding(Confidence.HIGH, "at the end of the statement")
_BEFORE = Binding(Confidence.MEDIUM, "before the statement")
_WORD = re.compile(r"\w")
_AFTER = re.compile(rf"[\s.,;:!?…。．，、；：！？)\]»”’{MARK}]*")
_EDGE = " \t\n\u00a0" + MARK
_A_STATEMENT = 3
"""Words; fewer between two marked parts, and no mark, only join them."""
_MANY_PARTS = 50
_MANY_TOKENS = 10
"""A stretch over more blocks, or with more marks, is no longer repeated for each block of it."""


def find_stretches(scan: str, tokens: Sequence[Token]) -> tuple[list[Stretch], list[Token]]:
    """The stretches in order, none overlapping another, and the tokens that mark none.

    Of two nested ones the outer is the claim; of two that cross, the second begins where the
    first ends.
    """
    if all(token.covers is None for token in tokens):
        return [], list(tokens)
    found: list[Stretch] = []
    rest: list[Token] = []
    starts: list[int] = []
    for span, token in sorted(_trimmed(scan, tokens), key=lambda m: (m[0].start, -m[0].end)):
        end = found[-1].span.end if found else 0
        if span.start < end < span.end and _WORD.search(scan, end, span.end):
            span = _trim(scan, Span(end, span.end))
        if span.start == span.end:
            rest.append(token)
        elif span.start >= end:
            found.append(Stretch(span, [token]))
            starts.append(span.start)
        else:
            found[max(0, bisect_right(starts, span.start) - 1)].tokens.append(token)
    rest += (token for token in tokens if token.covers is None)
    return found, sorted(rest, key=lambda token: token.span.start)


def _trimmed(scan: str, tokens: Iterable[Token]) -> Iterator[tuple[Span, Token]]:
    for token in tokens:
        if token.covers is not None:
            yield _trim(scan, token.covers), token


def _trim(scan: str, span: Span) -> Span:
    """Without the white space around it; empty when there is no word in it."""
    part = span.of(scan)
    if not _WORD.search(part):
        return Span(span.start, span.start)
    start = span.start + len(part) - len(part.lstrip(_EDGE))
    return Span(start, start + len(part.strip(_EDGE)))


def cut_around(
    scan: str, text: str, block: Block, tokens: Sequence[Token], stretches: Sequence[Stretch]
) -> list[Piece]:
    """The pieces of a block that has parts of `stretches`. `tokens` mark none of them."""
    regions = list(_regions(scan, block.span, stretches))
    pieces: list[Piece] = []
    waiting: list[Token] = []
    inside = share([span for span, _ in regions], tokens)
    for (span, stretch), own in zip(regions, inside, strict=True):
        if stretch:
            ahead = tuple((t, _BEFORE) for t in waiting)
            marks = tuple(_marks(stretch, block.span))
            pieces.append(Piece(span, (*marks, *ahead, *((t, _INSIDE) for t in own))))
            waiting = []
            continue
        span, beside, own = _after(scan, span, own) if pieces else (span, [], own)
        if beside:
            cited = tuple((t, _BESIDE) for t in beside)
            pieces[-1] = replace(pieces[-1], tokens=(*pieces[-1].tokens, *cited))
        if not _WORD.search(scan, span.start, span.end):
            waiting += own
        elif own or words(span.of(scan)) >= _A_STATEMENT:
            pieces += cut(scan, text, replace(block, span=span), own)
    return pieces


def _regions(
    scan: str, within: Span, stretches: Sequence[Stretch]
) -> Iterator[tuple[Span, Stretch | None]]:
    """The block as marked parts and what stands before, between and after them."""
    at = within.start
    for stretch in stretches:
        start = max(stretch.span.start, at)
        part = _trim(scan, Span(start, max(start, min(stretch.span.end, within.end))))
        if part.start < part.end:
            yield Span(at, part.start), None
            yield part, stretch
            at = part.end
    yield Span(at, max(at, within.end)), None


def _after(scan: str, span: Span, tokens: Sequence[Token]) -> tuple[Span, list[Token], list[Token]]:
    """What stands after a marked part: the rest of the text, the marks that stand beside the
    part, and those of the rest.
    """
    end = _AFTER.match(scan, span.start, span.end)
    start = end.end() if end else span.start
    beside = [t for t in tokens if t.span.end <= start]
    return Span(start, span.end), beside, list(tokens[len(beside) :])


def _marks(stretch: Stretch, within: Span) -> Iterator[Bound]:
    """The stretch's own marks; once for each block that it reaches into."""
    binding = _MARKED
    if not within.covers(stretch.span):
        binding = replace(_MARKED, confidence=Confidence.MEDIUM, scope=stretch.span)
    stretch.parts += 1
    if stretch.parts <= _MANY_PARTS:
        tokens = stretch.tokens if stretch.parts == 1 else stretch.tokens[:_MANY_TOKENS]
        yield from ((token, binding) for token in tokens)
