"""Ties each citation to the claim it stands for, and says by which rule.

The rules come from how assistants place their marks: before the full stop (Bing, Copilot),
after it (ChatGPT, Perplexity), after a clause, at an item's head and tail, in a table row, or on
a line of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from auditor.citations.claims import clean, is_phrase, why_not_checkable, words
from auditor.citations.layout import SOURCE_LINE, Block, BlockKind, blocks
from auditor.citations.sentences import MARK, sentences
from auditor.model import Attribution, Binding, Citation, Claim, ClaimKind, Confidence, Span

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Token:
    """Something that cites, where it stands. `apart`: beside the sentence, not a word of it.

    `covers` is the exact stretch it stands for, where its syntax says so.
    """

    span: Span
    citations: tuple[Citation, ...]
    apart: bool
    shown: str = ""
    doubt: str = ""
    covers: Span | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    claims: tuple[Claim, ...]
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of the text that is one claim, the tokens that cite it, and why they do."""

    span: Span
    tokens: tuple[tuple[Token, Binding], ...] = ()
    context: str = ""


_SEPARATORS = " \t\n\u00a0\u202f,;&" + MARK
_CONJUNCTIONS = frozenset(("", "and", "et", "und", "y", "e"))
_COLON = re.compile(r"[* \t]{0,6}[:：]")
_LABEL_ONLY = re.compile(
    rf"(?:{SOURCE_LINE.pattern}|[\W_]{{0,6}}(?:see(?: also)?|voir(?: aussi)?)[ \u00a0]?[:：]?)?"
    r"[\W_]*\Z",
    re.IGNORECASE,
)
_A_NAME = 4
"""Words a link may show and still be the name of a source, not a statement."""
_MAX_CONTEXT = 400
"""Characters of a heading or lead-in that travel with a claim: more explains nothing."""


def bind(text: str, scan: str, tokens: Sequence[Token]) -> Bound:
    """`text` is what claims are quoted from; `scan` is `text` with tokens blanked out, apart
    tokens as MARK. `tokens` are in order and do not overlap.
    """
    claims: list[Claim] = []
    attributions: list[Attribution] = []
    heading = lead = ""
    at = 0
    for block in blocks(scan):
        inside: list[Token] = []
        while at < len(tokens) and tokens[at].span.start < block.span.end:
            inside.append(tokens[at])
            at += 1
        if block.kind is BlockKind.HEADING:
            heading, lead = clean(text, block.span, [(t.span, t.shown) for t in inside]), ""
            attributions += _attribute(None, inside, "the mark stands in a heading")
            continue
        if inside and _names_sources(text, block.span, inside):
            last = claims[-1] if claims else None
            attributions += _attribute(last, inside, "a line of sources after the claim")
            continue
        for piece in _pieces(scan, text, block, inside):
            claim = _claim(text, piece, block, (heading, lead))
            if claim is None:
                attributions += _attribute(None, [t for t, _ in piece.tokens], "no claim beside it")
                continue
            claims.append(claim)
            attributions += _bound(claim, piece)
            if block.kind is BlockKind.PARAGRAPH:
                lead = claim.text if claim.text.endswith((":", "：")) else ""
    return Bound(tuple(claims), tuple(attributions))


def _names_sources(text: str, span: Span, tokens: Sequence[Token]) -> bool:
    """Whether there is nothing but links, perhaps after "Source:"."""
    shown = sum(words(token.shown) for token in tokens)
    rest = clean(text, span, [(token.span, "") for token in tokens])
    return bool(_LABEL_ONLY.match(rest)) and (bool(rest) or shown < _A_NAME)


def _attribute(claim: Claim | None, tokens: Sequence[Token], rule: str) -> list[Attribution]:
    binding = Binding(Confidence.LOW, rule)
    return [Attribution(claim, citation, binding) for t in tokens for citation in t.citations]


def _bound(claim: Claim, piece: _Piece) -> list[Attribution]:
    """A reference cited twice for one claim (head and tail of an item) is one attribution."""
    seen: set[str | None] = set()
    attributions = []
    for token, binding in piece.tokens:
        for citation in token.citations:
            key = citation.marker.label if citation.marker else _url(citation)
            if key not in seen:
                seen.add(key)
                doubt = Binding(Confidence.LOW, token.doubt) if token.doubt else binding
                attributions.append(Attribution(claim, citation, doubt))
    return attributions


def _url(citation: Citation) -> str | None:
    return citation.link.url if citation.link else None


def _claim(text: str, piece: _Piece, block: Block, above: tuple[str, str]) -> Claim | None:
    inside = (token for token, _ in piece.tokens if piece.span.covers(token.span))
    shown = sorted((t.span.start, t.span.end, t.shown) for t in inside)
    said = _before_colon(text, piece.span, [(start, end) for start, end, _ in shown])
    plain = clean(
        text, said, [(Span(start, end), word) for start, end, word in shown if end <= said.end]
    )
    is_row = block.kind is BlockKind.ROW  # its head row has the other words
    reason = why_not_checkable(plain, least=2 if is_row else 3)
    if reason == "no words":
        return None
    kind = {BlockKind.BULLET: ClaimKind.BULLET, BlockKind.ROW: ClaimKind.ROW}.get(
        block.kind, ClaimKind.SENTENCE
    )
    heading, lead = above
    row_head = clean(text, block.row_head, ()) if block.row_head else ""
    own = piece.context or row_head or (lead if kind is ClaimKind.BULLET else "")
    context = " — ".join(part[:_MAX_CONTEXT] for part in (heading, own) if part)
    return Claim(piece.span, plain, kind, context, reason)


def _before_colon(text: str, span: Span, tokens: Sequence[tuple[int, int]]) -> Span:
    """The statement of `Statement: URL`, where the colon only announces what cites it."""
    for start, end in tokens[-2:]:
        before = text[span.start : start].rstrip()
        after = text[end : max(end, span.end)]
        if before.endswith((":", "：")) and not any(char.isalnum() for char in after):
            return Span(span.start, span.start + len(before[:-1].rstrip()))
    return span


def _pieces(scan: str, text: str, block: Block, tokens: Sequence[Token]) -> list[_Piece]:
    if block.kind is BlockKind.ROW:
        binding = Binding(Confidence.HIGH, "in the table row")
        return [_Piece(block.span, tuple((t, binding) for t in tokens))]
    spans = _with_words(scan, list(sentences(scan, block.span)))
    if block.kind is BlockKind.BULLET and _one_claim(scan, spans, tokens):
        spans = [block.span]
    pieces: list[_Piece] = []
    at = 0
    for span in spans:
        inside = []
        while at < len(tokens) and tokens[at].span.start < span.end:
            inside.append(tokens[at])
            at += 1
        if pieces and inside and _names_sources(text, span, inside):
            binding = Binding(Confidence.MEDIUM, "a source named after the statement")
            named = tuple((token, binding) for token in inside)
            pieces[-1] = replace(pieces[-1], tokens=(*pieces[-1].tokens, *named))
            continue
        pieces += _clauses(scan, text, span, inside)
    return pieces


def _with_words(scan: str, spans: list[Span]) -> list[Span]:
    """Sentences; one without a word (an emoji, markers) belongs to the one before it."""
    merged: list[Span] = []
    for span in spans:
        if merged and not re.search(r"\w", span.of(scan)):
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return merged


def _one_claim(scan: str, spans: Sequence[Span], tokens: Sequence[Token]) -> bool:
    """An item is one claim unless marks inside it say which of its sentences is cited, or its
    last sentence only introduces a list or names the source.
    """
    if not spans or spans[-1].of(scan).endswith((":", "：")):
        return False
    if any(SOURCE_LINE.match(scan, span.start) for span in spans[1:]):
        return False
    cited = [i for i, s in enumerate(spans) if any(s.covers(t.span) for t in tokens if t.apart)]
    return not cited or cited == [len(spans) - 1]


def _clauses(scan: str, text: str, sentence: Span, tokens: Sequence[Token]) -> list[_Piece]:
    """Cuts a sentence after each cluster of marks that stands in the middle of it."""
    pieces: list[_Piece] = []
    waiting: list[tuple[Token, Binding]] = []
    start = counted = sentence.start
    before = ""  # what stands between `start` and the cluster
    last_word = _last_word(scan, sentence)
    for cluster in _clusters(scan, [t for t in tokens if t.apart]):
        before = (before + clean(text, Span(counted, cluster[0].span.start), ()))[:_MAX_CONTEXT]
        end = counted = cluster[-1].span.end
        if end > last_word:
            waiting += ((t, _ending(scan, cluster, pieces)) for t in cluster)
            continue
        if is_phrase(before) or _COLON.match(scan, end):
            rule = "at the head of the statement" if before else "before the statement"
            waiting += ((t, Binding(Confidence.MEDIUM, rule)) for t in cluster)
        else:
            ends = Binding(Confidence.MEDIUM, "ends a clause of the sentence")
            waiting += ((t, ends) for t in cluster)
            pieces.append(_Piece(Span(start, end), tuple(waiting)))
            start, before, waiting = end, "", []
    tail = Span(start, sentence.end)
    if pieces and not waiting and is_phrase(clean(text, tail, ())):
        last_piece = pieces.pop()
        pieces.append(replace(last_piece, span=Span(last_piece.span.start, sentence.end)))
    else:
        pieces.append(_Piece(tail, tuple(waiting)))
    if len(pieces) > 1:
        shown = [(t.span, t.shown) for t in tokens]
        whole = clean(text, sentence, shown)
        pieces = [replace(p, span=_lean(scan, p.span), context=whole) for p in pieces]
    return _with_inline(pieces, [t for t in tokens if not t.apart])


def _with_inline(pieces: list[_Piece], inline: Sequence[Token]) -> list[_Piece]:
    """Gives each piece the links that are words of it."""
    binding = Binding(Confidence.MEDIUM, "a link in the sentence")
    done, at = [], 0
    for piece in pieces:
        own = []
        while at < len(inline) and inline[at].span.start < piece.span.end:
            own.append((inline[at], binding))
            at += 1
        done.append(replace(piece, tokens=(*piece.tokens, *own)))
    return done


def _last_word(scan: str, span: Span) -> int:
    """Offset of the last letter or digit of the span, or its start."""
    for at in range(span.end - 1, span.start, -1):
        if scan[at].isalnum():
            return at
    return span.start


def _lean(scan: str, span: Span) -> Span:
    """The span without the comma and white space that its clause begins with."""
    part = span.of(scan)
    return Span(span.start + len(part) - len(part.lstrip(" \t\n\u00a0,;，、،؛")), span.end)


def _clusters(scan: str, tokens: Sequence[Token]) -> list[list[Token]]:
    clusters: list[list[Token]] = []
    for token in tokens:
        between = scan[clusters[-1][-1].span.end : token.span.start] if clusters else "."
        if between.strip(_SEPARATORS).lower() in _CONJUNCTIONS:
            clusters[-1].append(token)
        else:
            clusters.append([token])
    return clusters


def _ending(scan: str, cluster: Sequence[Token], earlier: Sequence[_Piece]) -> Binding:
    before = scan[max(0, cluster[0].span.start - 12) : cluster[0].span.start]
    before = before.rstrip(" \t\u00a0\"'”’»)*_" + MARK)
    if earlier:
        return Binding(Confidence.MEDIUM, "ends the last clause of the sentence")
    if before.endswith((".", "!", "?", "…", "。", "！", "？")):
        return Binding(Confidence.HIGH, "after the full stop")
    return Binding(Confidence.HIGH, "at the end of the statement")
