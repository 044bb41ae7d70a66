"""Another name of the page where the claim has one of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model import Reason, Span
from auditor.support.kinds import slot
from auditor.support.lexicon import words
from auditor.support.names import names

if TYPE_CHECKING:
    from auditor.support.passages import Text
    from auditor.support.retrieval import Passage, Query

_REST = 0.8
"""Share of the claim's other words that the anchor must have."""

_ALL = 0.9
"""The same where the two names stand beside no word that both sides have."""

_LINKS = words(
    """by in at from under near to for with of par à au en de du des d sous près chez avec pour vers
    von in bei aus mit por con da di"""
)
"""Only names behind the same one are taken for each other: where the claim's subject is missing,
the page mostly says "he" or "it"."""

_FAR = 6
"""Words between a name and what the page says of another."""


def other_name(query: Query, passage: Passage) -> list[Reason]:
    """At most one reason."""
    claim, page = query.text, passage.page
    anchor = page.sentences[passage.anchor]
    tokens = page.tokens_of(passage.anchor, passage.anchor)
    theirs = [
        (range(inside[0], inside[-1] + 1), stems)
        for name in names(anchor.of(page.text))
        if (
            inside := _inside(
                page, tokens, anchor.start + name.span.start, anchor.start + name.span.end
            )
        )
        and not (stems := {page.stems[i] for i in inside}) & (claim.places.keys() | query.known)
    ]
    if not theirs:
        return []
    near = page.tokens_of(passage.first, passage.last)
    window = set(page.stems[near.start : near.stop])
    for name in names(claim.text):
        inside = _inside(claim, range(len(claim.words)), name.span.start, name.span.end)
        stems = {claim.stems[i] for i in inside}
        if not inside or stems & query.known:
            continue
        rest = {i for i, term in enumerate(query.terms) if term.stem not in stems}
        share = query.worth(rest & passage.in_anchor) / (query.worth(rest) or 1.0)
        if len(rest) < 2 or share < _REST:
            continue
        here = [i for i in tokens if page.stems[i] in stems]
        for place, _ in theirs:
            link = _link(claim, inside[0])
            if not link or link != _link(page, place[0]):
                continue
            beside = _sides(claim, inside[0], inside[-1]) & _sides(page, place[0], place[-1])
            if here and (not beside or min(_gap(i, place) for i in here) < _FAR):
                continue
            if not here and not beside and (share < _ALL or not name.sure or stems & window):
                continue
            found = Span(page.spans[place[0]][0], page.spans[place[-1]][1])
            said = name.span
            text = f"page says {found.of(page.text)}, claim says {said.of(claim.text)}"
            return [Reason("name_differs" if beside else "name_elsewhere", text, said, found)]
    return []


def _inside(text: Text, tokens: range, start: int, end: int) -> list[int]:
    return [i for i in tokens if start <= text.spans[i][0] < end]


def _link(text: Text, first: int) -> str:
    """The preposition before a name: "by", "in"."""
    if not first or text.owner[first - 1] != text.owner[first]:
        return ""
    word = text.words[first - 1]
    return word if word in _LINKS else ""


def _sides(text: Text, first: int, last: int) -> set[tuple[int, str]]:
    before = {pair for pair in slot(text, first) if pair[0] < 0}
    return before | {pair for pair in slot(text, last) if pair[0] > 0}


def _gap(token: int, place: range) -> int:
    return min(abs(token - place[0]), abs(token - place[-1]))
