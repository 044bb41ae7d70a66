"""Whether the claim gives to one thing what the page gives to another.

"A sued B" and "B sued A" have the same words, and so have "A in 1990, B in 1995" and the reverse.
Each name, date and figure of the claim is looked for beside the words it stands with, and so is
what could stand there instead.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from auditor.model import Reason, Span
from auditor.support.lexicon import words
from auditor.support.passages import is_function_word
from auditor.support.places import claim_side, page_side, same_item

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from auditor.support.places import Item, Side
    from auditor.support.retrieval import Passage, Query

_CLEARLY = 0.6
_STEPS = 4
_ALIKE = 0.8
"""The exchange must bring the words together: to this share of their distance, by so many words."""

_NEXT = 2
"""Words from who does something to the verb: "it has since sued"."""

_BETWEEN = 8
"""Words between two names that what one does to the other may take."""

_LISTED = re.compile(r"[,&/]?\s?(?:and|et|or|ou|und|y)?", re.IGNORECASE)
_INSIDE = 2
"""Words from one to the next of a name: Bank of England."""

_PASSIVE = re.compile(r"\b(?:by|par|von|por|da|through|thanks)\b", re.IGNORECASE)
_WHERE = words("in at of from dans en à au aux de du des d")
_MUTUAL = words(
    """met meet meets marry married marries joined join border borders between with entre avec
    rencontra rencontré rencontre épousa épousé épouse marié mariée differ differs equal equals
    like unlike comme or nor ou ni"""
)
"""What A does to B, B does to A; or neither does anything to the other."""


def exchanged(query: Query, passage: Passage) -> list[Reason]:
    """At most one reason: two names, dates or figures that have changed places."""
    shared = query.worth(passage.in_anchor) / (query.total or 1.0)
    if shared < _ALIKE:
        return []
    claim, page = claim_side(query), page_side(passage)
    for one, other in itertools.combinations(claim.items, 2):
        between = claim.text.text[one.span.end : other.span.start].strip()
        if one.kind != other.kind or _LISTED.fullmatch(between):
            continue
        if one.kind == "name" and _of_two_kinds(one, other, claim):
            continue
        here, there = _found(one, other, claim, page), _found(other, one, claim, page)
        if not here or not there:
            continue
        if _beside_the_other(one, other, here, there, claim, page) or (
            one.kind == "name" and _turned_round(one, other, here, there, claim, page)
        ):
            return [_reason(one, other, here, there, claim, page)]
    return []


def _of_two_kinds(one: Item, other: Item, claim: Side) -> bool:
    """Whether one name says where or whose and the other does not: they don't change places."""
    text = claim.text
    before = [text.words[item.tokens[0] - 1] if item.tokens[0] else "" for item in (one, other)]
    return (before[0] in _WHERE) is not (before[1] in _WHERE)


def _found(item: Item, besides: Item, claim: Side, page: Side) -> list[range]:
    """Where the page has it: by its own words, those it shares with the other name left out."""
    if item.kind != "name":
        return [
            other.tokens
            for other in page.items
            if other.kind == item.kind and same_item(item, claim, other, page)
        ]
    own = claim.stems_of(item) - claim.stems_of(besides)
    places = sorted(at for stem in own for at in page.where(stem))
    found: list[range] = []
    for at in places:
        if found and at - found[-1][-1] <= _INSIDE:
            found[-1] = range(found[-1][0], at + 1)
        else:
            found.append(range(at, at + 1))
    return found


def _companions(item: Item, besides: Item, claim: Side, page: Side) -> frozenset[str]:
    """The content words of its part of the claim that the passage has."""
    part = claim.part(item.tokens[0])
    taken = {*item.tokens, *besides.tokens}
    text = claim.text
    return frozenset(
        text.stems[i]
        for i in range(claim.first, claim.first + len(claim.steps))
        if claim.part(i) == part
        and i not in taken
        and not is_function_word(text.words[i], text.lang)
        and page.where(text.stems[i])
    )


def _cost(places: Sequence[range], stems: AbstractSet[str], page: Side) -> float:
    """Mean distance of the companions from the nearest of these places."""
    if not stems:
        return 0.0
    total = 0
    for stem in stems:
        total += min(
            min(page.apart(place[0], at), page.apart(place[-1], at))
            for place in places
            for at in page.where(stem)
        )
    return total / len(stems)


def _beside_the_other(
    one: Item, other: Item, here: list[range], there: list[range], claim: Side, page: Side
) -> bool:
    if len(here) != 1 or len(there) != 1:
        return False
    mine, theirs = _companions(one, other, claim, page), _companions(other, one, claim, page)
    mine, theirs = mine - theirs, theirs - mine
    if not mine or not theirs:
        return False
    first, turned_first = _cost(here, mine, page), _cost(there, mine, page)
    second, turned_second = _cost(there, theirs, page), _cost(here, theirs, page)
    said, turned = first + second, turned_first + turned_second
    return (
        turned_first < first
        and turned_second < second
        and said - turned >= _STEPS
        and turned <= _CLEARLY * said
    )


def _turned_round(
    one: Item, other: Item, here: list[range], there: list[range], claim: Side, page: Side
) -> bool:
    """Whether the claim has A, a word, B and the page B, the same word, A."""
    if claim.part(one.tokens[0]) != claim.part(other.tokens[0]):
        return False
    between = range(one.tokens[-1] + 1, other.tokens[0])
    text = claim.text
    said = {text.words[i] for i in between}
    if not 0 < len(between) <= _BETWEEN or said & _MUTUAL or _passive(claim, between):
        return False
    verb = between[0]
    if is_function_word(text.words[verb], text.lang):
        return False
    for at in page.where(text.stems[verb]):
        for a, b in itertools.product(here, there):
            if a[0] < at < b[0] and page.apart(b[0], at) <= 2 * _BETWEEN:
                return False
        for a, b in itertools.product(here, there):
            if (
                0 < at - b[-1] <= _NEXT
                and page.part(at) == page.part(b[-1])
                and 0 < page.apart(a[0], at) * (a[0] > at) <= 2 * _BETWEEN
                and not _passive(page, range(b[-1], a[0]))
            ):
                return True
    return False


def _passive(side: Side, tokens: range) -> bool:
    text = side.text
    if not tokens:
        return False
    return bool(_PASSIVE.search(text.text, text.spans[tokens[0]][0], text.spans[tokens[-1]][1]))


def _reason(
    one: Item, other: Item, here: list[range], there: list[range], claim: Side, page: Side
) -> Reason:
    said, instead = one.span.of(claim.text.text), other.span.of(claim.text.text)
    text = f"page has {' '.join(instead.split())} where claim has {' '.join(said.split())}"
    place = there[0]
    spans = page.text.spans
    return Reason("exchanged", text, one.span, Span(spans[place[0]][0], spans[place[-1]][1]))
