"""What of a page a model is shown for a claim, and what is to be known of the part it quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model import Span
from auditor.support.agreement import same_quantity
from auditor.support.dates import covers, dates
from auditor.support.echo import doubted, query_words
from auditor.support.numbers import quantities
from auditor.support.passages import analyse
from auditor.support.retrieval import Found, Passage, repeats
from auditor.support.rivals import apart_from

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.support.explain import Reading
    from auditor.support.passages import Text
    from auditor.support.retrieval import Query

_NEIGHBOURS = 2
"""Sentences beside one that shares words with the claim that are shown with it."""


def parts_for(reading: Reading, most: int) -> tuple[Span, ...]:
    """The whole text if it has at most so many characters; else the sentences that share most with
    the claim and their neighbours, then the page's beginning, in reading order."""
    page = reading.page
    if len(page.read) <= most:
        return (Span(0, len(page.read)),)
    chosen: set[int] = set()
    left = most
    for sentence in _ranked(reading.query, page):
        near = range(max(0, sentence - _NEIGHBOURS), sentence + _NEIGHBOURS + 1)
        more = {s for s in near if s < len(page.sentences)} - chosen
        cost = sum(page.sentences[s].end - page.sentences[s].start + 1 for s in more)
        if cost > left:
            break
        chosen |= more
        left -= cost
    return tuple(_joined(page, sorted(chosen)))


def _ranked(query: Query, page: Text) -> Iterable[int]:
    shared: dict[int, set[int]] = {}
    for number, term in enumerate(query.terms):
        for place in page.places.get(term.stem, ()):
            shared.setdefault(page.owner[place], set()).add(number)
    yield from sorted(shared, key=lambda s: (-query.worth(shared[s]), s))
    yield from range(len(page.sentences))


def _joined(page: Text, sentences: Iterable[int]) -> Iterable[Span]:
    first = last = -2
    for sentence in sentences:
        if sentence != last + 1:
            if first >= 0:
                yield page.quote(first, last)
            first = sentence
        last = sentence
    if first >= 0:
        yield page.quote(first, last)


def passage_at(span: Span, reading: Reading) -> Passage:
    """The sentences that a part of the page touches, as a passage."""
    query, page = reading.query, reading.page
    touched = [
        s for s, at in enumerate(page.sentences) if at.start < span.end and span.start < at.end
    ]
    inside = {s: _terms_in(query, page, s, s) for s in touched}
    anchor = max(touched, key=lambda s: (query.worth(inside[s]), -s))
    window = frozenset().union(*inside.values())
    return Passage(page, touched[0], anchor, touched[-1], inside[anchor], window)


def found_at(passage: Passage, reading: Reading) -> Found:
    return Found(passage, (), passage.in_window, reading.found.absent)


def _terms_in(query: Query, page: Text, first: int, last: int) -> frozenset[int]:
    tokens = page.tokens_of(first, last)
    stems = set(page.stems[tokens.start : tokens.stop])
    return frozenset(i for i, term in enumerate(query.terms) if term.stem in stems)


def only_mentioned(passage: Passage, reading: Reading, url: str) -> bool:
    """Whether the words stand in a question, a comment, a search box, or are what the page's own
    address asked it to say."""
    page = passage.page
    asked = frozenset(analyse(query_words(url), page.lang).stems)
    stems = {term.stem for term in reading.query.terms}
    foreign = not passage.in_window  # nothing is shared that could stand in the doubted part
    return all(
        repeats(page, number, stems, asked)
        or (foreign and doubted(page.sentences[number].of(page.text)))
        for number in range(passage.first, passage.last + 1)
    )


def figures_missing(query: Query, passage: Passage) -> tuple[tuple[str, Span], ...]:
    """Dates and numbers of the claim that are not in a passage in another language, nor in the
    sentences beside it: each with what it is."""
    page, text = passage.page, query.text.text
    last = min(passage.last + 1, len(page.sentences) - 1)
    window = page.quote(max(0, passage.first - 1), last).of(page.text)
    days, there = dates(window), quantities(window, page.lang)
    told = dates(text)
    numbers = apart_from(quantities(text, query.text.lang), told)
    return (
        *(("date", d.span) for d in told if not any(covers(d, day) for day in days)),
        *(("number", q.span) for q in numbers if not any(same_quantity(q, n) for n in there)),
    )
