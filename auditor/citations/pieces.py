"""Cuts a block into pieces, each of them one claim, with the marks that stand for it and why.

The rules come from how assistants place their marks: before the full stop (Bing, Copilot), after
it (ChatGPT, Perplexity), after a clause, at an item's head and tail, in a table row, on the next
line, or around the exact words (Gemini, ChatGPT).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.citations.claims import clean, words
from auditor.citations.clauses import AT_HEAD, cut_clauses, is_head
from auditor.citations.layout import SOURCE_LINE, Block, BlockKind
from auditor.citations.sentences import MARK, sentences
from auditor.citations.tokens import Bound, Piece, Token, share
from auditor.model import Binding, Confidence, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_IN_ROW = Binding(Confidence.HIGH, "in the table row")
_NAMED = Binding(Confidence.MEDIUM, "a source named after the statement")
_WORD = re.compile(r"\w")
_LABEL_ONLY = re.compile(
    rf"(?:{SOURCE_LINE.pattern}|[\W_]{{0,6}}(?:see(?: also)?|voir(?: aussi)?)[ \u00a0]?[:：]?)?"
    r"[\W_]*\Z",
    re.IGNORECASE,
)
_A_NAME = 4
"""Words a link may show and still be the name of a source, not a statement."""
_A_LABEL = 300
"""Characters beside the links of a line that names sources; a longer text says more than that."""


def names_sources(text: str, span: Span, tokens: Sequence[Token]) -> bool:
    """Whether there is nothing but links and marks, perhaps after "Source:"."""
    if span.end - span.start - sum(t.span.end - t.span.start for t in tokens) > _A_LABEL:
        return False
    shown = sum(words(token.shown) for token in tokens)
    rest = clean(text, span, [(token.span, "") for token in tokens])
    return bool(_LABEL_ONLY.match(rest)) and (bool(rest) or shown < _A_NAME)


def cut(scan: str, text: str, block: Block, tokens: Sequence[Token]) -> list[Piece]:
    """The pieces of a block in order. `tokens` are those of the block, and those between it and
    its bullet's number.
    """
    if block.kind is BlockKind.ROW:
        return [Piece(block.span, tuple((t, _IN_ROW) for t in tokens))]
    ahead = [t for t in tokens if t.span.start < block.span.start]
    tokens = tokens[len(ahead) :]
    spans = _marks_back(scan, _with_words(scan, sentences(scan, block.span)))
    cited = share(spans, tokens)
    if _one_claim(scan, text, block, spans, cited):
        spans, cited = [block.span], [list(tokens)]
    pieces: list[Piece] = []
    named: list[Bound] = []
    for span, inside in zip(spans, cited, strict=True):
        if pieces and inside and names_sources(text, span, inside):
            named += ((token, _NAMED) for token in inside)
            continue
        _add(pieces, named)
        named = []
        pieces += cut_clauses(scan, text, span, inside)
    _add(pieces, named)
    if ahead and pieces:
        first = (*((t, AT_HEAD) for t in ahead), *pieces[0].tokens)
        pieces[0] = replace(pieces[0], tokens=first)
    return _with_scope(pieces)


def _add(pieces: list[Piece], named: Sequence[Bound]) -> None:
    if named:
        pieces[-1] = replace(pieces[-1], tokens=(*pieces[-1].tokens, *named))


def _with_words(scan: str, spans: Iterable[Span]) -> list[Span]:
    """Sentences; one without a word (an emoji, markers) belongs to the one before it."""
    merged: list[Span] = []
    for span in spans:
        if merged and not _WORD.search(scan, span.start, span.end):
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return merged


_LEADING_MARKS = re.compile(
    rf"(?:{MARK}{{1,9999}}[ \t\u00a0]?[,;]?){{1,99}}(?P<alone>[ \t]{{0,9}}\n)?"
)


def _marks_back(scan: str, spans: list[Span]) -> list[Span]:
    """Gives marks that were wrapped to the next line back to the sentence that they end.

    Where the first sentence has its mark in front, the others have it there, too.
    """
    for at in range(1, len(spans)):
        last, span = spans[at - 1], spans[at]
        if scan[span.start] != MARK or "\n" not in scan[last.end : span.start]:
            continue
        marks = _LEADING_MARKS.match(scan, span.start, span.end)
        if marks and (marks["alone"] or scan[spans[0].start] != MARK):
            rest = scan[marks.end() : span.end]
            start = span.end - len(rest.lstrip())
            spans[at - 1], spans[at] = Span(last.start, marks.end()), Span(start, span.end)
    return [span for span in spans if span.start < span.end]


def _one_claim(
    scan: str, text: str, block: Block, spans: Sequence[Span], cited: Sequence[Sequence[Token]]
) -> bool:
    """An item is one claim unless marks inside it say which of its sentences is cited, or its
    last sentence only introduces a list or names the source.
    """
    if len(spans) < 2 or scan.endswith((":", "："), 0, spans[-1].end):
        return False
    if any(SOURCE_LINE.match(scan, span.start) for span in spans[1:]):
        return False
    marked = [i for i, inside in enumerate(cited) if any(t.apart for t in inside)]
    is_item = block.kind is BlockKind.BULLET
    if marked == [0, len(spans) - 1] and _labels(cited[0]) == _labels(cited[-1]):
        return is_head(scan, text, spans[0], cited[0])
    if marked == [0]:
        return is_item and is_head(scan, text, spans[0], cited[0])
    return is_item and (not marked or marked == [len(spans) - 1])


def _labels(tokens: Iterable[Token]) -> set[str]:
    return {c.marker.label if c.marker else "" for t in tokens if t.apart for c in t.citations}


def _with_scope(pieces: list[Piece]) -> list[Piece]:
    """A mark at the very end, and none before it, may stand for all that was said."""
    if len(pieces) < 2 or any(piece.tokens for piece in pieces[:-1]):
        return pieces
    last = pieces[-1]
    scope = Span(pieces[0].span.start, last.span.end)
    wider = tuple(
        (token, replace(binding, scope=scope) if token.apart else binding)
        for token, binding in last.tokens
    )
    return [*pieces[:-1], replace(last, tokens=wider)]
