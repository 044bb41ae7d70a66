"""The first of its kind, or the second: "the highest" is not "the second highest"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.model import Reason, Span

if TYPE_CHECKING:
    from auditor.support.retrieval import Passage, Query

_RANKED = re.compile(
    r"\b(?P<rank>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}(?:nd|rd|th)|deuxième"
    r"|second|seconde|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|\d{1,3}e)"
    r"[ -](?P<most>most\s\w{3,20}|\w{2,16}est|plus\s\w{3,20})\b",
    re.IGNORECASE,
)
_FIRST = r"(?<!second[ -])(?<!third[ -])(?<!fourth[ -])(?<!fifth[ -])(?<!ème[ -])(?<!th[ -])"
_SHARE = 0.85
"""Share of the claim's words that the anchor must have: of another thing it may be the first."""


def other_rank(query: Query, passage: Passage) -> list[Reason]:
    """At most one reason: one of the two gives a rank, the other the first place."""
    if query.worth(passage.in_anchor) < _SHARE * query.total:
        return []
    page, claim = passage.page, query.text.text
    anchor = page.sentences[passage.anchor]
    there = anchor.of(page.text)
    mine, theirs = _RANKED.search(claim), _RANKED.search(there)
    if mine and not theirs and (plain := _plain(mine["most"], there)):
        found = Span(anchor.start + plain.start(), anchor.start + plain.end())
        said = Span(*mine.span())
    elif theirs and not mine and (plain := _plain(theirs["most"], claim)):
        found = Span(anchor.start + theirs.start(), anchor.start + theirs.end())
        said = Span(*plain.span())
    else:
        return []
    text = f"page says {found.of(page.text)}, claim says {said.of(claim)}"
    return [Reason("rank_differs", text, said, found)]


def _plain(most: str, text: str) -> re.Match[str] | None:
    return re.search(rf"{_FIRST}\b{re.escape(most)}\b", text, re.IGNORECASE)
