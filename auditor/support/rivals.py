"""Whether the anchor makes the claim's statement with another figure, or speaks of something else.

A figure for a part (one plant, one year, one edition) is no conflict with one for the whole, so
whatever narrows the page's statement down keeps a conflict from being said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from auditor.model import Span
from auditor.support.agreement import same_quantity
from auditor.support.clauses import clause_around
from auditor.support.dates import agree as dates_agree
from auditor.support.dates import dates
from auditor.support.labels import is_label
from auditor.support.lexicon import ISSUED, ONCE
from auditor.support.names import names
from auditor.support.numbers import WORD, quantities
from auditor.support.passages import is_function_word, stem_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.support.dates import Date
    from auditor.support.numbers import Quantity
    from auditor.support.retrieval import Passage, Query

_BESIDE = 6
"""Words between an event and its date."""

_OPENING = 4
"""Words before a comma that say when."""

FEW = 3
"""Shared words up to which only a sentence that says nothing else makes the same statement."""

_WIDEST = 20
"""A figure more than this many times another measures something else, or is in another unit."""


def apart_from(found: Sequence[Quantity], taken: Sequence[Date]) -> tuple[Quantity, ...]:
    """The quantities that are not part of a date."""
    return tuple(
        q
        for q in found
        if not any(d.span.start < q.span.end and q.span.start < d.span.end for d in taken)
    )


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far the anchor makes the claim's statement, numbers and dates apart: the share of the
    claim's words it has, how many, and the share of its own words that the claim has."""

    share: float = 0.0
    words: int = 0
    back: float = 0.0
    once: frozenset[str] = frozenset()
    """Stems they share of words for what happens to a thing once: born, founded, published."""


@lru_cache(maxsize=32)
def _once_stems(lang: str, of: frozenset[str] = ONCE) -> frozenset[str]:
    return frozenset(stem_all(sorted(of), lang))


def likeness(query: Query, passage: Passage, facts: Sequence[Quantity | Date]) -> Likeness:
    """All zeros when a name of the claim is not around: the sentence may speak of someone else."""
    total = shared = 0.0
    words = 0
    once: set[str] = set()
    once_stems = _once_stems(query.text.lang)
    for number, term in enumerate(query.terms):
        start, end = query.text.spans[term.token]
        if term.number or any(f.span.start < end and start < f.span.end for f in facts):
            continue
        here = number in passage.in_anchor or term.stem in query.known
        if term.name and not here and number not in passage.in_window:
            return Likeness()
        total += term.weight
        shared += term.weight * here
        words += here
        if here and term.stem in once_stems:
            once.add(term.stem)
    anchor = passage.page.tokens_of(passage.anchor, passage.anchor)
    back = _own_share(query, passage, anchor)
    return Likeness(shared / total if total else 0.0, words, back, frozenset(once))


def _own_share(query: Query, passage: Passage, tokens: range) -> float:
    """Share of the page's words there, figures apart, that the claim has."""
    page = passage.page
    anchor = page.sentences[passage.anchor]
    counted = [q.span for q in quantities(anchor.of(page.text), page.lang)]
    own = [
        page.stems[i]
        for i in tokens
        if not is_function_word(page.words[i], page.lang)
        and not page.words[i][0].isdigit()
        and not any(q.start <= page.spans[i][0] - anchor.start < q.end for q in counted)
    ]
    stems = {term.stem for term in query.terms} | query.known
    return sum(stem in stems for stem in own) / len(own) if own else 1.0


def _clause_of(passage: Passage, rival: Span) -> range:
    """Tokens of the clause a figure stands in."""
    page = passage.page
    tokens = page.tokens_of(passage.anchor, passage.anchor)
    low, high = clause_around(page, tokens, rival)
    inside = [i for i in tokens if low <= page.spans[i][0] < high]
    return range(inside[0], inside[-1] + 1) if inside else tokens


def same_statement(like: Likeness, query: Query, passage: Passage, rival: Span) -> bool:
    """Chosen on development data: two sentences so alike differ by a number alone in nine cases
    of ten."""
    if like.words <= FEW and not _says_no_more(like, query, passage, rival):
        return False
    return like.share >= 0.7 and like.words >= 2 and like.back >= 0.15


_GOES_ON = re.compile(r"\W{0,3}(?:of|from|de|du|des|d['’])", re.IGNORECASE)


def _says_no_more(like: Likeness, query: Query, passage: Passage, rival: Span) -> bool:
    """Whether the figure's clause has the claim's words alone, or all of them and then "of" more:
    "the repairs of the bridge", not "300 people in its plant" nor "youth unemployment"."""
    page = passage.page
    clause = _clause_of(passage, rival)
    if _own_share(query, passage, clause) >= 0.99:
        return True
    stems = {term.stem for term in query.terms}
    own = [
        i
        for i in clause
        if not is_function_word(page.words[i], page.lang)
        and not rival.start <= page.spans[i][0] < rival.end
    ]
    last = max([rival.end, *(page.spans[i][1] for i in own if page.stems[i] in stems)])
    more = [i for i in own if page.stems[i] not in stems | query.known]
    after = all(page.spans[i][0] >= last for i in more)
    return like.share >= 0.99 and after and bool(_GOES_ON.match(page.text, last))


def same_event(like: Likeness, query: Query, passage: Passage, rival: Span) -> bool:
    """Most events recur, so another date is a conflict only for what happens once (a birth, a
    first edition) or when the two sentences are the same but for it."""
    if like.share >= 0.9 and like.words > FEW and like.back >= 0.4:
        return True
    if like.share < 0.7 or like.words < 2:
        return False
    page = passage.page
    tokens = page.tokens_of(passage.anchor, passage.anchor)
    inside = [i for i in tokens if rival.start <= page.spans[i][0] < rival.end]
    if not inside:
        return False
    around = range(max(tokens.start, inside[0] - _BESIDE), min(tokens.stop, inside[-1] + _BESIDE))
    once = _once_stems(page.lang)
    events = [i for i in around if page.stems[i] in once]
    if not events:
        return False
    nearest = min(events, key=lambda i: min(abs(i - inside[0]), abs(i - inside[-1])))
    clause = _clause_of(passage, rival)
    if nearest not in clause and _own_share(query, passage, clause) < 1:
        return False  # "baptised in 1565, he was born"
    if page.stems[nearest] in _once_stems(page.lang, ISSUED):
        low, high = sorted((page.spans[nearest][0], rival.start))
        if _other_name(query, passage, Span(low, high)):
            return False  # "published in French in 1931"
    return page.stems[nearest] in like.once


_STOP = re.compile(r"[;:,)](?=\s)")
_WHEN = re.compile(r"\s?(?:before|after|since|until|avant|après|depuis)\b", re.IGNORECASE)
_THEN = re.compile(
    r"\b(?:then|at the time|at first|initially|originally|formerly|previously|each|alors"
    r"|autrefois|initialement|à l['’]époque|d['’]abord|auparavant|chacun|chacune)\b",
    re.IGNORECASE,
)
"""Words that tie a figure to another time, or to one of several."""


def narrowed(query: Query, passage: Passage, rival: Span, given: Sequence[Date]) -> bool:
    """Whether the anchor says of when, or of which part, it gives its figure, and the claim does
    not: a year, or a name that follows the figure."""
    page = passage.page
    tokens = _clause_of(passage, rival)
    first = page.tokens_of(passage.anchor, passage.anchor).start
    if tokens.start - first <= _OPENING:  # "In 1900, it had"
        tokens = range(first, tokens.stop)
    low, high = page.spans[tokens.start][0], max(page.spans[tokens.stop - 1][1], rival.end)
    end = page.sentences[passage.anchor].end
    if _WHEN.match(page.text, high):
        stop = _STOP.search(page.text, high, end)
        high = stop.start() if stop else end
    text = page.text[low:high]
    at = Span(max(rival.start - low, 0), rival.end - low)
    if _THEN.search(text) and not _THEN.search(query.text.text):
        return True
    theirs = _years(text, page.lang, at)
    mine = _years(query.text.text, query.text.lang, None) | {d.year for d in given}
    if theirs and not theirs & mine:
        return True
    return _other_name(query, passage, Span(low + at.end, high))


def _other_name(query: Query, passage: Passage, where: Span) -> bool:
    """Whether a part of the anchor has a name that the claim does not."""
    page = passage.page
    stems = {term.stem for term in query.terms} | query.known
    return any(
        name.sure
        and not stems.intersection(
            stem_all(WORD.findall(name.span.of(where.of(page.text)).lower()), page.lang)
        )
        for name in names(where.of(page.text))
        if name.span.start
    )


def _years(text: str, lang: str, but: Span | None) -> set[int | None]:
    years: set[int | None] = {
        int(q.values[0])
        for q in quantities(text, lang)
        if q.unit == "year" and not (but and _overlap(q.span, but))
    }
    return years | {d.year for d in dates(text) if d.year and not (but and _overlap(d.span, but))}


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def rival_date(claim: Date, given: Sequence[Date], passage: Passage) -> Span | None:
    """The one date of the anchor that stands where the claim's date should."""
    anchor = passage.page.sentences[passage.anchor]
    there = dates(anchor.of(passage.page.text))
    rivals = [d for d in there if not any(dates_agree(g, d) for g in given)]
    if len(there) != 1 or not rivals:
        return None
    return Span(anchor.start + rivals[0].span.start, anchor.start + rivals[0].span.end)


def rival_number(
    claim: Quantity, given: Sequence[Quantity], query: Query, passage: Passage
) -> Span | None:
    """The one number of the anchor, of the same unit or noun, that no number of the claim is."""
    there, rivals = rivals_of(claim, given, query, passage)
    if len(rivals) != 1 or (there != 1 and claim.unit in ("year", "")):
        return None
    return rivals[0]


def rivals_of(
    claim: Quantity, given: Sequence[Quantity], query: Query, passage: Passage
) -> tuple[int, list[Span]]:
    """How many numbers of the anchor have the claim's unit, or its noun where it has none; those
    that no number of the claim is."""
    page = passage.page
    anchor = page.sentences[passage.anchor]
    text = anchor.of(page.text)
    numbers = quantities(text, page.lang)
    there = [
        q
        for q in (numbers if claim.unit == "year" else apart_from(numbers, dates(text)))
        if q.unit == claim.unit and not is_label(q, text)
    ]
    if not claim.unit:
        nouns = nouns_after(query.text.text, claim.span.end, query.text.lang)
        there = [q for q in there if nouns & nouns_after(text, q.span.end, page.lang)]
    rivals = [
        Span(anchor.start + q.span.start, anchor.start + q.span.end)
        for q in there
        if not any(same_quantity(g, q) for g in given) and _comparable(claim.values[0], q.values[0])
    ]
    return len(there), rivals


def _comparable(one: float, other: float) -> bool:
    low, high = sorted((abs(one), abs(other)))
    return high <= _WIDEST * low


def nouns_after(text: str, at: int, lang: str) -> frozenset[str]:
    """Stems of the two content words that follow a number."""
    words = [
        w.lower() for w in WORD.findall(text[at : at + 60]) if not is_function_word(w.lower(), lang)
    ]
    return frozenset(stem_all(words[:2], lang))
