"""Numbers, dates and polarity of a claim against the passage that matches it best.

Word overlap passes a fourfold wrong number and a flipped negation, so these are compared before
any score. A conflict is only said when the page speaks of the same thing; otherwise the fact is
missing, which is a weaker statement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from auditor.model import Reason, Span
from auditor.support import dates as dates_
from auditor.support import numbers as numbers_
from auditor.support import polarity
from auditor.support.labels import is_label
from auditor.support.rivals import (
    FEW,
    apart_from,
    likeness,
    narrowed,
    rival_date,
    rival_number,
    rivals_of,
    same_event,
    same_quantity,
    same_statement,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.support.dates import Date
    from auditor.support.numbers import Quantity
    from auditor.support.passages import Text
    from auditor.support.retrieval import Passage, Query

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
    firm: bool = True
    """Whether enough words are shared for a conflict to be sure."""


def compare(query: Query, passage: Passage) -> Facts:
    page = passage.page
    claim = query.text.text
    all_dates = dates_.dates(claim)
    all_numbers = apart_from(numbers_.quantities(claim, query.text.lang), all_dates)
    given_dates, given = all_dates[:MAX_FACTS], all_numbers[:MAX_FACTS]
    window = page.quote(passage.first, passage.last).of(page.text)
    near_dates = dates_.dates(window)
    near_numbers = numbers_.quantities(window, page.lang)
    far_dates = [d for d in given_dates if not any(dates_.covers(d, n) for n in near_dates)]
    away = [q for q in given if not any(same_quantity(q, n) for n in near_numbers)]
    far = [q for q in away if not _counted(q)]
    absent_dates = [d for d in far_dates if not _date_stands(d, page)]
    absent = [q for q in far if not _number_stands(q, page)]
    checked = len(given) + len(given_dates)
    near = checked - len(far) - len(far_dates)
    like = likeness(query, passage, [*given, *given_dates])
    conflicts: list[Reason] = []
    if len(away) + len(far_dates) == 1:
        # all else agrees: the two sentences state the same thing
        for date in absent_dates:
            rival = rival_date(date, given_dates, passage)
            if rival and same_event(like, query, passage, rival):
                conflicts.append(_differs("date", date.span, rival, query, passage))
        for number in away:
            if is_label(number, claim) or _number_stands(number, page):
                continue
            rival = rival_number(number, given, query, passage)
            if rival and (
                same_event(like, query, passage, rival)
                if number.unit == "year"
                else same_statement(like, query, passage, rival)
                and not narrowed(query, passage, rival, given_dates)
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
    doubts = [] if conflicts else [*polarity.unmatched(query, passage)]
    if not conflicts:
        doubts += _elsewhere([q for q in given if q not in absent], given, query, passage)
        doubts += _pairs(query, passage)
    cut = max(len(all_dates), len(all_numbers)) > MAX_FACTS
    return Facts(
        tuple(conflicts), tuple(missing), tuple(doubts), checked, found, cut, like.words > FEW
    )


def _elsewhere(
    numbers: Sequence[Quantity], given: Sequence[Quantity], query: Query, passage: Passage
) -> list[Reason]:
    """Numbers of the claim that the anchor gives otherwise, though they stand on the page: one
    thing's figure may have been given to another."""
    page = passage.page
    anchor = page.sentences[passage.anchor].of(page.text)
    here = numbers_.quantities(anchor, page.lang)
    doubts = []
    for number in numbers:
        if number.unit == "year" or any(same_quantity(number, other) for other in here):
            continue
        _, rivals = rivals_of(number, given, query, passage)
        start = page.sentences[passage.anchor].start
        rivals += [
            Span(start + other.span.start, start + other.span.end)
            for other in here
            if number.unit and other.unit and other.values[0] == number.values[0]
        ]
        if rivals:
            doubts.append(_differs("number", number.span, rivals[0], query, passage, "elsewhere"))
    return doubts


_PAIR = re.compile(r"(?<![\w.,/–-])(\d{1,3}) ?[-–:] ?(\d{1,3})(?![\w/–-]|[.,]\d)")


def _pairs(query: Query, passage: Passage) -> list[Reason]:
    """Scores, ratios, times of day of the claim where the anchor gives others: 3-1 is not 1-3."""
    page = passage.page
    anchor = page.sentences[passage.anchor]
    there = list(_PAIR.finditer(page.text, anchor.start, anchor.end))
    given = {match.groups() for match in there}
    return [
        _differs("score", Span(*match.span()), Span(*there[0].span()), query, passage)
        for match in _PAIR.finditer(query.text.text)
        if there and match.groups() not in given
    ][:1]


def _counted(number: Quantity) -> bool:
    """Whether it is a "two" or a "seven": pages show so many things without writing the number."""
    return number.spelled and number.values[0] <= 12 and not number.unit


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
    return any(same_quantity(claim, other) for other in _all_numbers(page.read, page.lang))


def _date_stands(claim: Date, page: Text) -> bool:
    apart = claim.year is not None and str(claim.year) in page.places
    return any(
        dates_.covers(claim, other) or (apart and other.year is None and dates_.agree(claim, other))
        for other in _all_dates(page.read)
    )


def _differs(
    kind: str, mine: Span, other: Span, query: Query, passage: Passage, how: str = "differs"
) -> Reason:
    said, found = _short(mine.of(query.text.text)), _short(other.of(passage.page.text))
    return Reason(f"{kind}_{how}", f"page says {found}, claim says {said}", mine, other)


def _lacks(kind: str, mine: Span, query: Query) -> Reason:
    said = _short(mine.of(query.text.text))
    return Reason(f"{kind}_missing", f"the {kind} {said} is not on the page", mine)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else flat[:57] + "..."
