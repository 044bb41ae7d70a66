"""Which sentences of a page bear on a claim: one pass over the claim's words in its index."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from auditor.support.dates import dates
from auditor.support.echo import doubted
from auditor.support.lexicon import COMMON
from auditor.support.names import names
from auditor.support.numbers import quantities
from auditor.support.passages import analyse, is_function_word, is_half

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet

    from auditor.support.passages import Text

MAX_CLAIM = 10_000
"""Characters of a claim that are read: no sentence is so long."""

MAX_TERMS = 400
"""Content words of a claim that are looked for; the rest of a longer one is left unread."""

_ONE_LINE = {ord(char): " " for char in "\n\r\t"}

_LETTER = re.compile("[a-z]")
_COMMON_WEIGHT = 0.5
_CANDIDATES = 40
"""Sentences tried before giving up on finding one that is not an echo."""

_NEIGHBOURS = 0.7
"""Weight of the window beside the sentence itself when passages are ranked."""


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of a claim, once: its first token, its weight, what kind it is.

    `run` numbers the name it is part of, or is None.
    """

    stem: str
    token: int
    weight: float
    number: bool
    run: int | None = None

    @property
    def name(self) -> bool:
        return self.run is not None


@dataclass(frozen=True, slots=True)
class Query:
    """A claim ready to be looked for. `known` are stems that its context and the title supply:
    the subject a sentence need not repeat. `cut` says that its end was left unread."""

    text: Text
    terms: tuple[Term, ...]
    known: frozenset[str] = field(repr=False)
    cut: bool = False

    @property
    def total(self) -> float:
        return sum(term.weight for term in self.terms)

    def worth(self, numbers: AbstractSet[int]) -> float:
        return sum(self.terms[i].weight for i in numbers)


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences `first` to `last` around `anchor`, the one that shares most with the claim.

    `in_anchor` and `in_window` number the terms found there.
    """

    page: Text
    first: int
    anchor: int
    last: int
    in_anchor: frozenset[int]
    in_window: frozenset[int]


@dataclass(frozen=True, slots=True)
class Found:
    """What looking for a claim gave. `more` are the sentences that add most to the passage.

    `spread` numbers the terms in the passage and in `more`, `absent` those that are nowhere on the
    page, not even in an echo, nor in the claim's context. `echo` says that a sentence that only
    repeats the claim would have been the best.
    """

    passage: Passage | None
    more: tuple[int, ...] = ()
    spread: frozenset[int] = frozenset()
    absent: frozenset[int] = frozenset()
    echo: bool = False


def build_query(claim: str, lang: str, known: frozenset[str]) -> Query:
    text = analyse(claim[:MAX_CLAIM].translate(_ONE_LINE), lang)
    # German writes every noun in capitals
    runs = [name.span for name in names(text.text) if name.sure and lang != "de"]
    terms: dict[str, Term] = {}
    cut = len(claim) > MAX_CLAIM
    told = [q.span for q in quantities(text.text, lang)] + [d.span for d in dates(text.text)]
    told.sort(key=lambda span: span.start)
    at = fact = 0
    for token, (stem, word) in enumerate(zip(text.stems, text.words, strict=True)):
        if stem in terms or is_function_word(word, lang) or _LETTER.fullmatch(word):
            continue
        if is_half(word):
            continue
        if len(terms) >= MAX_TERMS:
            cut = True
            break
        start, end = text.spans[token]
        while at < len(runs) and runs[at].end < end:
            at += 1
        while fact < len(told) and told[fact].end < end:
            fact += 1
        number = word[0].isdigit()
        if not number and fact < len(told) and told[fact].start <= start:
            continue  # "million", "March": compared as a number, as a date
        named = not number and at < len(runs) and runs[at].start <= start
        weight = _COMMON_WEIGHT if word in COMMON else 1.0
        terms[stem] = Term(stem, token, weight, number, at if named else None)
    return Query(text, tuple(terms.values()), known, cut)


def find(query: Query, page: Text, avoid: frozenset[str] = frozenset()) -> Found:
    """The best passage for a claim. Echoes are passed over, and so are sentences made only of
    the stems in `avoid`: what the page's own URL asked it to say."""
    hits = _hits(query, page)
    if not hits:
        return Found(None, absent=frozenset(range(len(query.terms))))
    ranked = sorted(
        (
            (
                query.worth(here)
                + _NEIGHBOURS * query.worth(here | hits.get(s - 1, _NONE) | hits.get(s + 1, _NONE)),
                -s,
            )
            for s, here in hits.items()
        ),
        reverse=True,
    )
    echoes: set[int] = set()
    sound: set[int] = set()
    stems = {term.stem for term in query.terms}

    def is_echo(sentence: int) -> bool:
        if sentence not in echoes and sentence not in sound:
            (echoes if repeats(page, sentence, stems, avoid) else sound).add(sentence)
        return sentence in echoes

    passage: Passage | None = None
    for _, negative in ranked[:_CANDIDATES]:
        if not is_echo(-negative):
            passage = _window(page, hits, -negative, is_echo)
            break
    best = -ranked[0][1]
    more, spread = _more(query, hits, passage, is_echo)
    absent = frozenset(
        i
        for i, term in enumerate(query.terms)
        if term.stem not in page.places and term.stem not in query.known
    )
    return Found(passage, more, spread, absent, best in echoes)


_NONE: frozenset[int] = frozenset()


def _hits(query: Query, page: Text) -> dict[int, set[int]]:
    """The terms of each sentence that has any."""
    hits: dict[int, set[int]] = {}
    for number, term in enumerate(query.terms):
        last = -1
        for place in page.places.get(term.stem, ()):
            sentence = page.owner[place]
            if sentence != last:
                hits.setdefault(sentence, set()).add(number)
                last = sentence
    return hits


def repeats(page: Text, sentence: int, stems: AbstractSet[str], avoid: frozenset[str]) -> bool:
    """Whether most of what a sentence shares with the claim is only mentioned in it."""
    tokens = page.tokens_of(sentence, sentence)
    if avoid and avoid.issuperset(page.stems[tokens.start : tokens.stop]):
        return True
    span = page.sentences[sentence]
    part = doubted(span.of(page.text))
    if part is None:
        return False
    shared = [page.spans[i][0] - span.start for i in tokens if page.stems[i] in stems]
    return 2 * sum(part[0] <= at < part[1] for at in shared) > len(shared)


def _window(
    page: Text, hits: Mapping[int, set[int]], anchor: int, is_echo: Callable[[int], bool]
) -> Passage:
    window = set(hits[anchor])
    first = last = anchor
    for near in (anchor - 1, anchor + 1):
        if near in hits and not hits[near] <= window and not is_echo(near):
            window |= hits[near]
            first, last = min(first, near), max(last, near)
    return Passage(page, first, anchor, last, frozenset(hits[anchor]), frozenset(window))


def _more(
    query: Query,
    hits: Mapping[int, set[int]],
    passage: Passage | None,
    is_echo: Callable[[int], bool],
) -> tuple[tuple[int, ...], frozenset[int]]:
    """The two sentences that add most to the passage, and the terms all three have."""
    spread = set(passage.in_window) if passage else set()
    more: list[int] = []
    for _ in range(2):
        gains = sorted(((-query.worth(h - spread), s) for s, h in hits.items() if len(h) > 1))
        chosen = next((s for gain, s in gains[:_CANDIDATES] if gain and not is_echo(s)), None)
        if chosen is None:
            break
        more.append(chosen)
        spread |= hits[chosen]
    return tuple(more), frozenset(spread)
