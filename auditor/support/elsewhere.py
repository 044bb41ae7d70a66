"""Figures of the claim that stand on the page, but not where the page says the rest.

A doubt, no conflict: the page may give one figure of one thing here and another there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.model import Reason, Span
from auditor.support import dates as dates_
from auditor.support.agreement import TIMES, same_quantity
from auditor.support.numbers import quantities
from auditor.support.rivals import rivals_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.support.dates import Date
    from auditor.support.numbers import Quantity
    from auditor.support.retrieval import Passage, Query

_FIRST = re.compile(r"\d[\d.,]*|[^\W\d_]+")
_FEW = 3
"""Words of a claim, figures apart, of which one may be missing from the sentence."""
_ALIKE = 0.8
"""Share of the claim's words, figures apart, that a sentence with another year must have."""


def numbers(
    standing: Sequence[Quantity], given: Sequence[Quantity], query: Query, passage: Passage
) -> list[Reason]:
    """Numbers of the claim that the anchor gives otherwise: one thing's figure may have been given
    to another, or the same figure in another unit."""
    page = passage.page
    anchor = page.sentences[passage.anchor]
    here = quantities(anchor.of(page.text), page.lang)
    doubts = []
    for number in standing:
        if number.unit == "year" or any(same_quantity(number, other) for other in here):
            continue
        _, rivals = rivals_of(number, given, query, passage)
        mine = _FIRST.search(number.span.of(query.text.text))
        for other in here:
            place = Span(anchor.start + other.span.start, anchor.start + other.span.end)
            theirs = _FIRST.search(place.of(page.text))
            same = mine and theirs and mine.group().lower() == theirs.group().lower()
            if TIMES & {number.unit, other.unit}:
                continue  # "every four years" and "the 4th century"
            if number.unit and other.unit and (same or other.values[0] == number.values[0]):
                rivals.append(place)
        if rivals:
            doubts.append(differs("number", number.span, rivals[0], query, passage, "elsewhere"))
    return doubts


def times(
    days: Sequence[Date], given: Sequence[Quantity], query: Query, passage: Passage
) -> list[Reason]:
    """At most one date or year of the claim, where the anchor has the rest of it with another."""
    page = passage.page
    anchor = page.sentences[passage.anchor]
    text = anchor.of(page.text)
    there_days = dates_.dates(text)
    there = [q for q in quantities(text, page.lang) if q.unit in ("year", "decade", "century")]
    years = {d.year for d in there_days} | {int(q.values[0]) for q in there if q.unit == "year"}
    if not _says_the_rest(query, passage):
        return []
    said = {int(q.values[0]) for q in given if q.unit == "year"} | {d.year for d in days}
    for day in days:
        if any(dates_.covers(day, other) for other in there_days) or (
            day.day is None and day.month is None and day.year in years
        ):
            continue
        for other in there_days:
            if not any(dates_.agree(mine, other) for mine in days):
                place = Span(anchor.start + other.span.start, anchor.start + other.span.end)
                return [differs("date", day.span, place, query, passage, "elsewhere")]
    for number in given:
        for years_told in there:
            if _ends_otherwise(number, years_told):
                at = years_told.span
                place = Span(anchor.start + at.start, anchor.start + at.end)
                return [differs("date", number.span, place, query, passage)]
        if number.unit != "year" or int(number.values[0]) in years:
            continue
        if any(same_quantity(number, other) for other in there):
            continue
        others = [(d.year, d.span) for d in there_days]
        others += [(int(q.values[0]), q.span) for q in there]
        for year, span in others:
            if year is not None and year not in said:
                place = Span(anchor.start + span.start, anchor.start + span.end)
                return [differs("date", number.span, place, query, passage, "elsewhere")]
    return []


def _says_the_rest(query: Query, passage: Passage) -> bool:
    """Of few words one may have been said before: what it all is about."""
    rest = {i for i, term in enumerate(query.terms) if not term.number}
    away = rest - passage.in_anchor
    if query.worth(rest & passage.in_anchor) >= _ALIKE * query.worth(rest):
        return True
    (one, *more) = away
    return len(rest) >= _FEW and not more and query.terms[one].stem in passage.page.places


def _ends_otherwise(mine: Quantity, other: Quantity) -> bool:
    """Of two spans of years: whether only one of their ends is the same."""
    if mine.unit != "year" or other.unit != "year" or mine.high is None or other.high is None:
        return False
    return (mine.values[0] == other.values[0]) != (mine.high == other.high)


_PAIR = re.compile(r"(?<![\w.,/–-])(\d{1,3}) ?[-–:] ?(\d{1,3})(?![\w/–-]|[.,]\d)")


def pairs(query: Query, passage: Passage) -> list[Reason]:
    """Scores, ratios, times of day of the claim where the anchor gives others: 3-1 is not 1-3. It
    may give one of them and leave the other to the next sentence."""
    page = passage.page
    anchor = page.sentences[passage.anchor]
    there = list(_PAIR.finditer(page.text, anchor.start, anchor.end))
    said = list(_PAIR.finditer(query.text.text))
    given = {match.groups() for match in there}
    told = {match.groups() for match in said}
    lacking = [match for match in said if match.groups() not in given]
    others = [match for match in there if match.groups() not in told]
    if not lacking or not others:
        return []
    mine, theirs = Span(*lacking[0].span()), Span(*others[0].span())
    return [differs("score", mine, theirs, query, passage)]


def differs(
    kind: str, mine: Span, other: Span, query: Query, passage: Passage, how: str = "differs"
) -> Reason:
    said, found = short(mine.of(query.text.text)), short(other.of(passage.page.text))
    return Reason(f"{kind}_{how}", f"page says {found}, claim says {said}", mine, other)


def short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else flat[:57] + "..."
