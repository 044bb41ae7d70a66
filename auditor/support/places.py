"""Where the claim's words, names and figures stand in the passage, and how far apart.

Two words belong together by nearness, and punctuation and conjunctions keep them apart: in "A has
three, and B five" the five is nearer to B.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from auditor.model import Span
from auditor.support import dates as dates_
from auditor.support.agreement import same_quantity
from auditor.support.lexicon import words
from auditor.support.names import names
from auditor.support.numbers import quantities
from auditor.support.passages import is_function_word
from auditor.support.rivals import apart_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.support.dates import Date
    from auditor.support.numbers import Quantity
    from auditor.support.passages import Text
    from auditor.support.retrieval import Passage, Query

_JOINS = words(
    """and but while whereas although though after before et mais tandis alors und aber y pero e ma
    car because puis then"""
)
_APART = {"strong": 10, "comma": 3, "join": 4}
"""How many words a break counts for."""

_STRONG = re.compile(r"[.;:!?\n]")
_SUFFIX = re.compile(r"(?:Jr|Sr|Inc|Ltd|Dr|Mr|Mrs|Ms)(?:['’]s)?\.?")
"""What belongs to the name beside it."""

_MAX_ITEMS = 24
"""Names and figures of a claim, and of a passage, that are looked at."""


@dataclass(frozen=True, slots=True)
class Item:
    """A name, a date or a figure: its kind (two of one kind can be exchanged), its place, its
    tokens."""

    kind: str
    span: Span
    tokens: range
    fact: Quantity | Date | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Side:
    """The claim, or the passage. `steps[i]` is the distance of token `first + i` from the first;
    `parts[i]` numbers its part between breaks."""

    text: Text
    first: int
    steps: tuple[int, ...]
    parts: tuple[int, ...]
    items: tuple[Item, ...]

    def apart(self, one: int, other: int) -> int:
        return abs(self.steps[one - self.first] - self.steps[other - self.first])

    def part(self, token: int) -> int:
        return self.parts[token - self.first]

    def where(self, stem: str) -> Sequence[int]:
        """Tokens with this stem."""
        places = self.text.places.get(stem, ())
        low = bisect_left(places, self.first)
        return places[low : bisect_right(places, self.first + len(self.steps) - 1)]

    def stems_of(self, item: Item) -> frozenset[str]:
        text = self.text
        return frozenset(
            text.stems[i] for i in item.tokens if not is_function_word(text.words[i], text.lang)
        )


def claim_side(query: Query) -> Side:
    return _side(query.text, range(len(query.text.words)))


def page_side(passage: Passage) -> Side:
    return _side(passage.page, passage.page.tokens_of(passage.anchor, passage.anchor))


def _side(text: Text, tokens: range) -> Side:
    steps, parts = [0], [0]
    for i in tokens[1:]:
        between = text.text[text.spans[i - 1][1] : text.spans[i][0]]
        far = 1
        if _STRONG.search(between):
            far += _APART["strong"]
        elif "," in between or "(" in between or ")" in between:
            far += _APART["comma"]
        if text.words[i] in _JOINS:
            far += _APART["join"]
        steps.append(steps[-1] + far)
        parts.append(parts[-1] + (far > 1))
    return Side(text, tokens.start, tuple(steps), tuple(parts), tuple(_items(text, tokens)))


def _items(text: Text, tokens: range) -> list[Item]:
    if not tokens:
        return []
    low, high = text.spans[tokens.start][0], text.spans[tokens.stop - 1][1]
    piece = text.text[low:high]
    days = dates_.dates(piece)
    figures = apart_from(quantities(piece, text.lang), days)
    found: list[tuple[str, Span, Quantity | Date | None]] = [
        *(("date", day.span, day) for day in days),
        *(
            ("date" if q.unit in ("year", "decade", "century") else f"number {q.unit}", q.span, q)
            for q in figures
        ),
    ]
    taken = [span for _, span, _ in found]
    found += [
        ("name", name.span, None)
        for name in names(piece)
        if not _SUFFIX.fullmatch(name.span.of(piece))
        and not any(t.start < name.span.end and name.span.start < t.end for t in taken)
    ]
    items = []
    for kind, span, fact in found[: 3 * _MAX_ITEMS]:
        place = Span(low + span.start, low + span.end)
        inside = list(_tokens_in(text, tokens, place))
        if inside:
            items.append(Item(kind, place, range(inside[0], inside[-1] + 1), fact))
    return items[:_MAX_ITEMS]


def _tokens_in(text: Text, tokens: range, place: Span) -> Iterable[int]:
    at = bisect_left(text.spans, (place.start, 0), tokens.start, tokens.stop)
    while at < tokens.stop and text.spans[at][0] < place.end:
        yield at
        at += 1


def same_item(mine: Item, claim: Side, theirs: Item, page: Side) -> bool:
    """Whether both are the same name, date or figure."""
    one, other = mine.fact, theirs.fact
    if isinstance(one, dates_.Date) and isinstance(other, dates_.Date):
        return dates_.agree(one, other)
    if isinstance(one, dates_.Date) or isinstance(other, dates_.Date):
        return _year(one) is not None and _year(one) == _year(other)
    if one is not None and other is not None:
        return same_quantity(one, other)
    return bool(claim.stems_of(mine) & page.stems_of(theirs))


def _year(fact: Quantity | Date | None) -> int | None:
    if isinstance(fact, dates_.Date):
        return fact.year
    return int(fact.values[0]) if fact and fact.unit == "year" else None
