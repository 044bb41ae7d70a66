"""Cuts a sentence at the marks in the middle of it, and says why each mark belongs to its part."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.citations.claims import clean, is_phrase
from auditor.citations.sentences import MARK
from auditor.citations.tokens import MAX_CONTEXT, Bound, Piece, Token, share
from auditor.model import Binding, Confidence, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

AT_HEAD = Binding(Confidence.MEDIUM, "at the head of the statement")
_BEFORE = Binding(Confidence.MEDIUM, "before the statement")
_CLAUSE = Binding(Confidence.MEDIUM, "ends a clause of the sentence")
_LAST_CLAUSE = Binding(Confidence.MEDIUM, "ends the last clause of the sentence")
_INSIDE = Binding(Confidence.MEDIUM, "in the middle of the statement")
_LINK = Binding(Confidence.MEDIUM, "a link in the sentence")
_NEXT_LINE = Binding(Confidence.MEDIUM, "at the start of the line below the statement")
_AFTER_STOP = Binding(Confidence.HIGH, "after the full stop")
_AT_END = Binding(Confidence.HIGH, "at the end of the statement")
_SEPARATORS = " \t\n\u00a0\u202f,;&" + MARK
_CONJUNCTIONS = frozenset(("", "and", "et", "und", "y", "e"))
_COLON = re.compile(r"[* \t]{0,6}[:：]")
_CLOSERS = re.compile(r"[)\]\"”’»）」』】*_]{0,9}")
# What begins another clause: a comma or bracket, or a word that joins two statements.
_NEXT_CLAUSE = re.compile(
    r"\s{0,3}(?:[,;:(\[–—，、；：（،؛.!?]|-\s"
    r"|(?:and|or|but|while|whereas|though|although|et|ou|mais|tandis|und|oder|aber|sowie|während"
    r"|y|e|o|u|pero|mientras|ma|mentre|mas|enquanto|en|of|maar|i|oraz|lub|ale|ve|veya|ama"
    r"|и|а|но|или)\b)",
    re.IGNORECASE,
)
_CLAUSE_ENDS = (",", ";", ":", "，", "、", "；", "：", "،", "؛", "–", "—")
_PADDING = " \t\u00a0\"'”’»)*_" + MARK


def cut_clauses(scan: str, text: str, sentence: Span, tokens: Sequence[Token]) -> list[Piece]:
    """Cuts a sentence after each cluster of marks that ends a clause of it."""
    pieces: list[Piece] = []
    waiting: list[Bound] = []
    start = counted = sentence.start
    before = ""  # what stands between `start` and the cluster
    last_word = _last_word(scan, sentence)
    for cluster in _clusters(scan, [t for t in tokens if t.apart]):
        end = cluster[-1].span.end
        if end > last_word:
            waiting += ((t, _ending(scan, cluster, pieces)) for t in cluster)
            continue
        reached = max(counted, cluster[0].span.start)
        before = (before + clean(text, Span(counted, reached), ()))[:MAX_CONTEXT]
        end = counted = max(counted, _closed(scan, end, sentence.end))
        if is_phrase(before) or _COLON.match(scan, end):
            waiting += ((t, AT_HEAD if before else _BEFORE) for t in cluster)
        elif not _ends_clause(scan, cluster[0].span.start, end):
            waiting += ((t, _INSIDE) for t in cluster)
        else:
            waiting += ((t, _CLAUSE) for t in cluster)
            pieces.append(Piece(Span(start, end), tuple(waiting)))
            start, before, waiting = end, "", []
    tail = Span(start, sentence.end)
    if pieces and not waiting and is_phrase(clean(text, tail, ())):
        last_piece = pieces.pop()
        pieces.append(replace(last_piece, span=Span(last_piece.span.start, sentence.end)))
    else:
        pieces.append(Piece(tail, tuple(waiting)))
    if len(pieces) > 1:
        whole = clean(text, sentence, [(t.span, t.shown) for t in tokens])
        pieces = [replace(p, span=_lean(scan, p.span), context=whole) for p in pieces]
    return _with_links(pieces, [t for t in tokens if not t.apart])


def is_head(scan: str, text: str, span: Span, tokens: Sequence[Token]) -> bool:
    """Whether the marks stand after the item's name: `**Name**¹: what is said of it`."""
    clusters = _clusters(scan, [t for t in tokens if t.apart])
    marks = Span(clusters[0][0].span.start, clusters[0][-1].span.end)
    before = clean(text, Span(span.start, max(span.start, marks.start)), ())
    return len(clusters) == 1 and bool(is_phrase(before) or _COLON.match(scan, marks.end))


def _ends_clause(scan: str, start: int, end: int) -> bool:
    """Whether a clause ends at the marks: with a comma before or after them, or a new clause."""
    before = scan[max(0, start - 12) : start].rstrip(_PADDING)
    return before.endswith(_CLAUSE_ENDS) or bool(_NEXT_CLAUSE.match(scan, end))


def _closed(scan: str, end: int, limit: int) -> int:
    """The end of the brackets and quotation marks that close after a mark inside them."""
    closers = _CLOSERS.match(scan, end, limit)
    return closers.end() if closers else end


def _with_links(pieces: list[Piece], links: Sequence[Token]) -> list[Piece]:
    """Gives each piece the links that are words of it."""
    if not links:
        return pieces
    inside = share([piece.span for piece in pieces], links)
    return [
        replace(piece, tokens=(*piece.tokens, *((t, _LINK) for t in own)))
        for piece, own in zip(pieces, inside, strict=True)
    ]


def _last_word(scan: str, span: Span) -> int:
    """Offset of the last letter or digit of the span, or its start."""
    for at in range(span.end - 1, span.start, -1):
        if scan[at].isalnum():
            return at
    return span.start


def _lean(scan: str, span: Span) -> Span:
    """The span without the comma and white space that its clause begins with."""
    part = span.of(scan)
    return Span(span.start + len(part) - len(part.lstrip(" \t\n\u00a0,;；，、،؛")), span.end)


def _clusters(scan: str, tokens: Sequence[Token]) -> list[list[Token]]:
    clusters: list[list[Token]] = []
    for token in tokens:
        between = scan[clusters[-1][-1].span.end : token.span.start] if clusters else "."
        if between.strip(_SEPARATORS).lower() in _CONJUNCTIONS:
            clusters[-1].append(token)
        else:
            clusters.append([token])
    return clusters


def _ending(scan: str, cluster: Sequence[Token], earlier: Sequence[Piece]) -> Binding:
    start, end = cluster[0].span.start, cluster[-1].span.end
    before = scan[max(0, start - 12) : start].rstrip(_PADDING)
    if before.endswith("\n") and scan[end : end + 12].lstrip(_PADDING)[:1] not in ("", "\n"):
        return _NEXT_LINE
    if earlier:
        return _LAST_CLAUSE
    ended = before.rstrip().endswith((".", "!", "?", "…", "。", "！", "？"))
    return _AFTER_STOP if ended else _AT_END
