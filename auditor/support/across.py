"""A claim looked for on a page in another language.

An encoder that languages share finds the passage, and how near the claim's words come to words of
it. Figures, dates and names are compared as they are written: two sentences that differ by a number
alone have almost the same vector.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from auditor.support.agreement import same_quantity
from auditor.support.dates import covers, dates
from auditor.support.echo import doubted
from auditor.support.exonyms import fold, same_name
from auditor.support.lexicon import words
from auditor.support.names import names
from auditor.support.numbers import quantities
from auditor.support.passages import is_function_word
from auditor.support.rivals import apart_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.model import Span
    from auditor.support.encoder import Encoder
    from auditor.support.passages import Text
    from auditor.support.retrieval import Query

NAMES = (
    "coverage",  # how near the claim's words are to words of the passage and of the next best
    "names",  # share of the claim's names in the passage
    "facts_near",  # share of its numbers and dates there
    "likeness",  # of the claim and the anchor
)

MAX_ENCODED = 5_000
"""Characters of a page whose sentences are encoded for one claim: some 800 words, in 40 ms. Twice
as many found the passage no oftener (benchmarks/across.py)."""

_MAX_WORDS = 120
"""Words of a passage, and of a claim, that are encoded: a tenth of a millisecond each."""

_MAX_FACTS = 50
_WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday")
"""English alone writes them like names."""

_BEGINNING = 5
"""Letters that a word and its relation in another language begin with."""

_NEAREST = 12
_MORE = 2
_FACT_BONUS = 0.1
"""What a sentence with all of the claim's figures gains on one with none, as a similarity."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something of the claim that has to stand in the passage: a number, a date, a name."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Crossing:
    """The best passage: `anchor` is the sentence nearest to the claim; `first` to `last` add those
    of its neighbours that give more of the claim's parts.

    `near` are the parts found there, `lacking` those that are not. `vector` has a value for each of
    NAMES.
    """

    first: int
    anchor: int
    last: int
    near: tuple[Part, ...]
    lacking: tuple[Part, ...]
    vector: tuple[float, ...]


def cross(query: Query, page: Text, encoder: Encoder) -> Crossing | None:
    """None when no sentence of the page can carry the claim. Each of the two is analysed in its own
    language."""
    chosen = [
        s for s in _candidates(query, page) if doubted(page.sentences[s].of(page.text)) is None
    ]
    told = _content(query.text.words, query.text.lang)
    if not chosen or not told:
        return None
    facts = _Facts(query)
    likeness = dict(zip(chosen, _likeness(query, page, chosen, encoder), strict=True))
    nearest = sorted(chosen, key=lambda s: (-likeness[s], s))[:_NEAREST]
    ranked = sorted(
        nearest, key=lambda s: (-likeness[s] - _FACT_BONUS * facts.share(page, s, s), s)
    )
    anchor = ranked[0]
    first, last = max(0, anchor - 1), min(len(page.sentences) - 1, anchor + 1)
    more = tuple(s for s in ranked[1 : 1 + _MORE + 2] if not first <= s <= last)[:_MORE]
    there = _content(_words_of(page, [(first, last), *((s, s) for s in more)]), page.lang)
    rows = encoder.similarities(told, there)
    near, lacking = facts.compare(page, first, last)
    for low, high in ((anchor, anchor), (first, anchor), (anchor, last)):
        if len(facts.compare(page, low, high)[0]) == len(near):
            first, last = low, high
            break
    return Crossing(
        first,
        anchor,
        last,
        near,
        lacking,
        (
            sum(map(max, rows)) / len(rows) if there else 0.0,
            _share(near, lacking, ("name",)),
            _share(near, lacking, ("number", "date")),
            likeness[anchor],
        ),
    )


def _candidates(query: Query, page: Text) -> list[int]:
    """The sentences that share most figures, names and beginnings of words with the claim, then
    those that come first."""
    wanted = {begins for word in query.text.words if (begins := _beginning(word))}
    shared: dict[int, set[str]] = {}
    for number, word in enumerate(page.words):
        begins = _beginning(word)
        if begins in wanted:
            shared.setdefault(page.owner[number], set()).add(begins)
    order = sorted(range(len(page.sentences)), key=lambda s: (-len(shared.get(s, ())), s))
    lengths = accumulate(page.sentences[s].end - page.sentences[s].start for s in order)
    return sorted(s for s, total in zip(order, lengths, strict=True) if total <= MAX_ENCODED)


def _beginning(word: str) -> str:
    """Of a figure all of it, "" of a short word."""
    if word[0].isdigit():
        return word
    return fold(word)[:_BEGINNING] if len(word) >= _BEGINNING else ""


def _likeness(query: Query, page: Text, chosen: Sequence[int], encoder: Encoder) -> Sequence[float]:
    sentences = [" ".join(page.sentences[s].of(page.text).split()) for s in chosen]
    (row,) = encoder.similarities([query.text.text], sentences)
    return row


class _Facts:
    """The figures, dates and names of a claim, to be found in any part of the page."""

    def __init__(self, query: Query) -> None:
        text, lang = query.text.text, query.text.lang
        self._dates = dates(text)[:_MAX_FACTS]
        self._numbers = apart_from(quantities(text, lang), self._dates)[:_MAX_FACTS]
        told = self._dates
        self._names = [
            (name.span, [fold(word) for word in name.span.of(text).split()])
            for name in names(text)[:_MAX_FACTS]
            if name.sure
            and (lang != "de" or " " in name.span.of(text))  # it writes every noun in capitals
            and fold(name.span.of(text)) not in _WEEKDAYS
            and not any(d.span.start < name.span.end and name.span.start < d.span.end for d in told)
        ]

    def share(self, page: Text, first: int, last: int) -> float:
        return _share(*self.compare(page, first, last), ("number", "date", "name"))

    def compare(
        self, page: Text, first: int, last: int
    ) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
        """Those that sentences `first` to `last` give, and the others."""
        span = page.quote(first, last)
        text = span.of(page.text)
        there = quantities(text, page.lang)
        days = dates(text)
        words = {fold(page.words[i]) for i in page.tokens_of(first, last)}
        found = [
            *((Part("date", d.span), any(covers(d, day) for day in days)) for d in self._dates),
            *(
                (Part("number", q.span), any(same_quantity(q, other) for other in there))
                for q in self._numbers
            ),
            *(
                (Part("name", span), any(same_name(w, other) for w in name for other in words))
                for span, name in self._names
            ),
        ]
        return tuple(p for p, here in found if here), tuple(p for p, here in found if not here)


def _share(near: Iterable[Part], lacking: Iterable[Part], kinds: tuple[str, ...]) -> float:
    """1 when there is nothing to find."""
    found = sum(part.kind in kinds for part in near)
    absent = sum(part.kind in kinds for part in lacking)
    return found / (found + absent) if found + absent else 1.0


def _content(words: Iterable[str], lang: str) -> list[str]:
    """Words that say something, each once; figures are compared elsewhere."""
    told = (w for w in words if len(w) > 1 and not w[0].isdigit() and not is_function_word(w, lang))
    return list(dict.fromkeys(told))[:_MAX_WORDS]


def _words_of(page: Text, ranges: Iterable[tuple[int, int]]) -> Iterable[str]:
    return (page.words[i] for first, last in ranges for i in page.tokens_of(first, last))
