"""Numbers, dates and polarity of a claim against the passage that matches it best.

Word overlap passes a fourfold wrong number and a flipped negation, so these are compared before
any score. A conflict is only said when the page speaks of the same thing; otherwise the fact is
missing, which is a weaker statement.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from auditor.model import Reason, Span
from auditor.support import dates as dates_
from auditor.support import numbers as numbers_
from auditor.support import polarity
from auditor.support.lexicon import ONCE
from auditor.support.passages import is_function_word, stem_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.support.dates import Date
    from auditor.support.numbers import Quantity
    from auditor.support.passages import Text
    from auditor.support.retrieval import Passage, Query

_BESIDE = 6
"""Words between an event and its date."""

_WIDEST = 20
"""A figure more than this many times another measures something else, or is in another unit."""

MAX_FACTS = 50
"""Numbers, and dates, of a claim that are looked for; the rest is left unread."""

_MAX_DISTINCT = 5_000
"""Different numbers, and dates, of a page that a claim's are looked for among."""


@dataclass(frozen=True, slots=True)
class Facts:
    """`doubts` are no conflicts, but keep a claim from being supported outright.

    `checked` counts the claim's numbers and dates, `found` those that the page gives.
    """

    conflicts: tuple[Reason, ...] = ()
    missing: tuple[Reason, ...] = ()
    doubts: tuple[Reason, ...] = ()
    checked: int = 0
    found: int = 0
    cut: bool = False


def compare(query: Query, passage: Passage) -> Facts:
    page = passage.page
    claim = query.text.text
    all_dates = dates_.dates(claim)
    all_numbers = _apart(numbers_.quantities(claim, query.text.lang), all_dates)
    given_dates, given = all_dates[:MAX_FACTS], all_numbers[:MAX_FACTS]
    window = page.quote(passage.first, passage.last).of(page.text)
    near_dates = dates_.dates(window)
    near_numbers = numbers_.quantities(window, page.lang)
    far_dates = [d for d in given_dates if not any(dates_.covers(d, n) for n in near_dates)]
    away = [q for q in given if not any(_same(q, n) for n in near_numbers)]
    far = [q for q in away if not _counted(q)]
    absent_dates = [d for d in far_dates if not _date_stands(d, page)]
    absent = [q for q in far if not _number_stands(q, page)]
    checked = len(given) + len(given_dates)
    near = checked - len(far) - len(far_dates)
    like = likeness(query, passage, [*given, *given_dates])
    conflicts: list[Reason] = []
    if checked - near == 1 or (checked == near and len(away) == 1):
        # all else agrees: the two sentences state the same thing
        for date in absent_dates:
            rival = _rival_date(date, given_dates, passage)
            if rival and _same_event(like, passage, rival):
                conflicts.append(_differs("date", date.span, rival, query, passage))
        for number in absent or [q for q in away if not far and not _number_stands(q, page)]:
            rival = _rival_number(number, given, query, passage)
            if rival and (
                _same_event(like, passage, rival)
                if number.unit == "year"
                else _same_statement(like)
            ):
                conflicts.append(_differs("number", number.span, rival, query, passage))
    missing = [
        *(_lacks("date", d.span, query) for d in absent_dates),
        *(_lacks("number", q.span, query) for q in absent),
    ]
    if conflicts:
        missing = []
    elif not missing:
        conflicts = polarity.compare(query, passage, like, near)
    found = checked - len(absent) - len(absent_dates)
    doubts = polarity.unmatched(query, passage)
    cut = max(len(all_dates), len(all_numbers)) > MAX_FACTS
    return Facts(tuple(conflicts), tuple(missing), doubts, checked, found, cut)


def _counted(number: Quantity) -> bool:
    """Whether it is a "two" or a "seven": pages show so many things without writing the number."""
    return number.spelled and number.values[0] <= 12 and not number.unit


def _apart(found: Sequence[Quantity], taken: Sequence[Date]) -> tuple[Quantity, ...]:
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
def _once_stems(lang: str) -> frozenset[str]:
    return frozenset(stem_all(sorted(ONCE), lang))


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
    page = passage.page
    own = [
        page.stems[i]
        for i in page.tokens_of(passage.anchor, passage.anchor)
        if not is_function_word(page.words[i], page.lang) and not page.words[i][0].isdigit()
    ]
    stems = {term.stem for term in query.terms}
    back = sum(stem in stems for stem in own) / len(own) if own else 0.0
    return Likeness(shared / total if total else 0.0, words, back, frozenset(once))


def _same_statement(like: Likeness) -> bool:
    """Chosen on development data: two sentences so alike differ by a number alone in nine cases
    of ten."""
    return like.share >= 0.7 and like.words >= 2 and like.back >= 0.15


def _same_event(like: Likeness, passage: Passage, rival: Span) -> bool:
    """Most events recur, so another date is a conflict only for what happens once (a birth, a
    first edition) or when the two sentences are the same but for it."""
    if like.share >= 0.9 and like.words >= 4 and like.back >= 0.4:
        return True
    if like.share < 0.7 or like.words < 2:
        return False
    page = passage.page
    tokens = page.tokens_of(passage.anchor, passage.anchor)
    inside = [i for i in tokens if rival.start <= page.spans[i][0] < rival.end]
    if not inside:
        return False
    around = range(max(tokens.start, inside[0] - _BESIDE), min(tokens.stop, inside[-1] + _BESIDE))
    return any(page.stems[i] in like.once for i in around)


def _same(claim: Quantity, page: Quantity) -> bool:
    if claim.unit != page.unit and claim.unit and page.unit:
        return False
    return numbers_.agree(claim, page)


@lru_cache(maxsize=8)
def _all_numbers(text: str, lang: str) -> tuple[Quantity, ...]:
    """The different numbers of a page. Their spans say nothing."""
    nowhere = Span(0, 0)
    found = (replace(q, span=nowhere) for q in numbers_.quantities.__wrapped__(text, lang))
    return tuple(islice(dict.fromkeys(found), _MAX_DISTINCT))


@lru_cache(maxsize=8)
def _all_dates(text: str) -> tuple[Date, ...]:
    nowhere = Span(0, 0)
    found = (replace(d, span=nowhere) for d in dates_.dates.__wrapped__(text))
    return tuple(islice(dict.fromkeys(found), _MAX_DISTINCT))


def _number_stands(claim: Quantity, page: Text) -> bool:
    """Whether the page gives this number anywhere."""
    digits = f"{claim.values[0]:.0f}"
    if claim.values[0] == int(claim.values[0]) and digits in page.places:
        return True
    if claim.unit == "year":
        return False
    return any(_same(claim, other) for other in _all_numbers(page.read, page.lang))


def _date_stands(claim: Date, page: Text) -> bool:
    apart = claim.year is not None and str(claim.year) in page.places
    return any(
        dates_.covers(claim, other) or (apart and other.year is None and dates_.agree(claim, other))
        for other in _all_dates(page.read)
    )


def _rival_date(claim: Date, given: Sequence[Date], passage: Passage) -> Span | None:
    """The one date of the anchor that stands where the claim's date should."""
    anchor = passage.page.sentences[passage.anchor]
    there = dates_.dates(anchor.of(passage.page.text))
    rivals = [d for d in there if not any(dates_.agree(g, d) for g in given)]
    if len(there) != 1 or not rivals:
        return None
    return Span(anchor.start + rivals[0].span.start, anchor.start + rivals[0].span.end)


def _rival_number(
    claim: Quantity, given: Sequence[Quantity], query: Query, passage: Passage
) -> Span | None:
    """The one number of the anchor, of the same unit or noun, that no number of the claim is."""
    page = passage.page
    anchor = page.sentences[passage.anchor]
    text = anchor.of(page.text)
    numbers = numbers_.quantities(text, page.lang)
    there = [
        q
        for q in (numbers if claim.unit == "year" else _apart(numbers, dates_.dates(text)))
        if q.unit == claim.unit
    ]
    if not claim.unit:
        nouns = _nouns(query.text.text, claim.span.end, query.text.lang)
        there = [q for q in there if nouns & _nouns(text, q.span.end, page.lang)]
    rivals = [
        q
        for q in there
        if not any(_same(g, q) for g in given) and _comparable(claim.values[0], q.values[0])
    ]
    if len(rivals) != 1 or (len(there) != 1 and claim.unit in ("year", "")):
        return None
    return Span(anchor.start + rivals[0].span.start, anchor.start + rivals[0].span.end)


def _comparable(one: float, other: float) -> bool:
    low, high = sorted((abs(one), abs(other)))
    return high <= _WIDEST * low


def _nouns(text: str, at: int, lang: str) -> frozenset[str]:
    """Stems of the two content words that follow a number."""
    words = [
        w.lower()
        for w in numbers_.WORD.findall(text[at : at + 60])
        if not is_function_word(w.lower(), lang)
    ]
    return frozenset(stem_all(words[:2], lang))


def _differs(kind: str, mine: Span, other: Span, query: Query, passage: Passage) -> Reason:
    said, found = _short(mine.of(query.text.text)), _short(other.of(passage.page.text))
    return Reason(f"{kind}_differs", f"page says {found}, claim says {said}", mine, other)


def _lacks(kind: str, mine: Span, query: Query) -> Reason:
    said = _short(mine.of(query.text.text))
    return Reason(f"{kind}_missing", f"the {kind} {said} is not on the page", mine)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else flat[:57] + "..."
