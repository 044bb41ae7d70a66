"""Words that the claim puts in quotation marks: does the page have them, and as they are quoted?"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from auditor.model import Reason, Span
from auditor.support.lexicon import lower
from auditor.support.passages import is_function_word, stem_all

if TYPE_CHECKING:
    from auditor.support.passages import Text
    from auditor.support.retrieval import Passage, Query

_QUOTED = re.compile(
    r"“([^“”]{1,600})”|«([^«»]{1,600})»|„([^„“”]{1,600})[“”]"
    r"|(?<![\w\"])\"(?!\s)([^\"]{1,600})(?<!\s)\"(?!\w)"
)
_CUT = re.compile(r"\s?[\[(]?(?:…|\.\.\.)[\])]?\s?|\s?\[[^\]]{0,80}\]\s?")
"""An omission, or a word of the one who quotes: "the [dog] ... barks"."""

_WORD = re.compile(r"\w+")
_LEAST = 5
"""Words of a quotation: fewer are a title, or a word held at a distance."""

_MOST = 3
"""Quotations of a claim that are looked for."""

_TELLING = frozenset(["not", "no", "never", "all", "only", "more", "less", "ne", "pas", "jamais"])
"""Function words that change what a quotation says."""

_ALTERED = 75.0
"""Similarity (0 to 100, rapidfuzz) from which the page's words are the quoted ones, changed."""

_SCATTERED = 0.5
"""Share of its words near each other from which a quotation may be there in another order."""

_TITLE_CASE = 0.6
"""Share of capitalised words from which it is a title."""


def misquoted(query: Query, passage: Passage) -> list[Reason]:
    """Quotations of the claim that the page has otherwise, or has not."""
    text, page = query.text.text, passage.page
    reasons = []
    for match in islice(_QUOTED.finditer(text), _MOST):
        group = next(n for n in range(1, 5) if match[n])
        at = match.start(group)
        for start, end in _pieces(match[group]):
            piece = text[at + start : at + end]
            words = _WORD.findall(piece)
            capitals = sum(word[0].isupper() for word in words)
            if len(words) < _LEAST or capitals > _TITLE_CASE * len(words):
                continue
            reasons += _check(Span(at + start, at + end), piece, page)
    return reasons[:1]


def _pieces(quotation: str) -> list[tuple[int, int]]:
    cuts = [*_CUT.finditer(quotation)]
    starts = [0, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), len(quotation)]
    return list(zip(starts, ends, strict=True))


def _check(span: Span, piece: str, page: Text) -> list[Reason]:
    from rapidfuzz import fuzz

    near = _nearest(piece, page)
    shown = " ".join(piece.split())
    if near is None:
        return [Reason("quotation_missing", f"the quotation “{shown}” is not on the page", span)]
    mine = " ".join(_WORD.findall(lower(piece)))
    found = [(m.group(), m.span()) for m in _WORD.finditer(lower(near.of(page.text)))]
    theirs = " ".join(word for word, _ in found)
    if f" {mine} " in f" {theirs} ":
        return []
    best = fuzz.partial_ratio_alignment(mine, theirs)
    if best is None or best.score < _ALTERED:
        held = len({*mine.split()} & {word for word, _ in found})
        if held >= _SCATTERED * len({*mine.split()}):
            return []
        return [Reason("quotation_missing", f"the quotation “{shown}” is not on the page", span)]
    inside = best.dest_start > 0 and theirs[best.dest_start - 1] != " "
    first = theirs[: best.dest_start].count(" ") + inside
    last = min(theirs[: best.dest_end].count(" "), len(found) - 1)
    place = Span(near.start + found[first][1][0], near.start + found[last][1][1])
    if not _changed(mine.split(), [word for word, _ in found[first : last + 1]], page.lang):
        return []
    instead = " ".join(place.of(page.text).split())
    text = f"page says “{instead}”, claim quotes “{shown}”"
    return [Reason("quotation_altered", text, span, place)]


def _changed(mine: list[str], theirs: list[str], lang: str) -> bool:
    """Whether a word that carries meaning was put in: one left out at an edge is none."""
    extra = Counter(mine) - Counter(theirs)
    return any(not is_function_word(word, lang) or word in _TELLING for word in extra)


def _nearest(piece: str, page: Text) -> Span | None:
    """The sentence with most words of the quotation, and its neighbours."""
    votes: Counter[int] = Counter()
    words = {word for word in _WORD.findall(lower(piece)) if not is_function_word(word, page.lang)}
    for stem in stem_all(sorted(words), page.lang):
        votes.update({page.owner[place] for place in page.places.get(stem, ())})
    if not votes:
        return None
    best = max(votes, key=lambda s: (votes[s], -s))
    return page.quote(max(best - 2, 0), min(best + 2, len(page.sentences) - 1))
