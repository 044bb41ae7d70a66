"""Parts of a claim that the page says nothing of, though it has the rest."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from auditor.model import Reason, Span

if TYPE_CHECKING:
    from auditor.support.retrieval import Found, Query

_PART = re.compile(
    r"[;:–—]|,(?=\s)|\s(?:and|but|while|whereas|although|though|because|after|before|despite|with|so"
    r"|et|mais|tandis|bien|parce|car|après|avant|malgré|avec|puis|dont|who|which|where|qui|où)\s"
    r"|\s[([]",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"\s*(?:based on|according to|given|from|as (?:stated|described|mentioned) in|d['’]après|selon"
    r"|sur la base d\w{1,2}|compte tenu d\w{1,2})\s(?:[^\W\d_]{1,12}\s){0,4}"
    r"(?:contexts?|(?:search )?results?|sources?|information|passages?|documents?|pages?|articles?"
    r"|contextes?|résultats?|informations|texte)(?:\s(?:above|provided|given|found|fournie?s?))?\s*\Z",
    re.IGNORECASE,
)
"""An assistant's words on where it has the rest from: no page repeats them."""

_REST = 0.9
"""Share of the rest of the claim that the passage must have: a page about something else lacks
everything."""

_MAX_PARTS = 40
"""Parts of a claim that are looked at, so that a claim of nothing but commas costs little."""

_LEAST = 2
"""Words without which a part says too little to be missed."""


def unsupported_part(query: Query, found: Found) -> list[Reason]:
    """At most one reason: the first part none of whose words is where the page has the others."""
    text = query.text
    ends = [*islice(_PART.finditer(text.text), _MAX_PARTS)]
    if not ends or found.passage is None:
        return []
    lows, highs = [0, *(m.end() for m in ends)], [*(m.start() for m in ends), len(text.text)]
    near = found.spread | found.passage.in_window
    if _FRAME.match(text.text[: highs[0]]):
        lows, highs = lows[1:], highs[1:]
    parts = [
        {i for i, term in enumerate(query.terms) if low <= text.spans[term.token][0] < high}
        for low, high in zip(lows, highs, strict=True)
    ]
    told = set().union(*parts)
    for part in parts:
        inside = {i for i in part if query.terms[i].stem not in query.known}
        if len(inside) < _LEAST or inside & near:
            continue
        rest = told - inside
        if len(rest) < 3 or query.worth(rest & near) < _REST * query.worth(rest):
            continue
        first = min(text.spans[query.terms[i].token][0] for i in inside)
        last = max(text.spans[query.terms[i].token][1] for i in inside)
        span = Span(first, last)
        said = " ".join(span.of(text.text).split())
        return [Reason("part_missing", f"the page says nothing of “{said}”", span)]
    return []
