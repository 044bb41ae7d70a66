"""Answer -> CitedAnswer: the one way into this package."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import partial
from typing import TYPE_CHECKING

from auditor.citations.binding import Token, bind
from auditor.citations.inline import code_spans, find_inline
from auditor.citations.layout import blank_code, blank_markup, blank_prefixes, fill
from auditor.citations.markers import MACHINE, TYPED
from auditor.citations.markers.family import Known
from auditor.citations.references import read_references
from auditor.citations.sentences import MARK
from auditor.links.link import LinkReader
from auditor.model import Citation, CitedAnswer, Marker, Reference, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from auditor.citations.markers.family import Family, Found
    from auditor.model import Answer

DEFAULT_READER = LinkReader()


def parse(answer: Answer, reader: LinkReader = DEFAULT_READER) -> CitedAnswer:
    """Takes an answer apart. Never raises, whatever the text; linear in its length."""
    text = blank_code(blank_prefixes(_without_prompt(answer)))
    sources = read_references(text, reader)
    body = blank_markup(fill(text, sources.covered, " "))
    entries = _Entries(sources.references)
    numbers = (int(label) for label in entries.labels if label.isdecimal())
    known = Known(entries.labels, sources.bing, max(numbers, default=0))
    read = partial(_marker_tokens, entries=entries, known=known, reader=reader)

    code = list(code_spans(body))
    tokens, noise = read(fill(body, code, "X"), MACHINE)
    body = fill(body, noise, " ")
    scan = fill(body, [t.span for t in tokens], MARK)
    tokens += _inline_tokens(scan, entries, reader)
    scan = fill(scan, [*code, *(t.span for t in tokens if not t.apart)], "X")
    scan = fill(scan, [t.span for t in tokens if t.apart], MARK)
    typed, noise = read(scan, TYPED)
    tokens = sorted([*tokens, *typed], key=lambda token: token.span.start)
    body = fill(body, noise, " ")
    scan = fill(fill(scan, noise, " "), [t.span for t in typed], MARK)
    bound = bind(body, scan, tokens)
    dialects = _dialects(tokens, bing=sources.bing)
    return CitedAnswer(answer, dialects, bound.claims, sources.references, bound.attributions)


def _without_prompt(answer: Answer) -> str:
    """The prompt, where it was pasted along, is the user's text and claims nothing.

    Only where it stands on lines of its own, perhaps quoted or after "You said:": its words may
    be the answer's too.
    """
    prompt = (answer.question or "").strip()
    if not prompt:
        return answer.text
    pasted = re.compile(
        rf"^[^\w\n]{{0,20}}(?:[^\n:]{{1,40}}:\s{{0,3}})?{re.escape(prompt)}[^\w\n]{{0,20}}$", re.M
    )
    spans = [Span(m.start(), m.end()) for m in pasted.finditer(answer.text)]
    return fill(answer.text, spans, " ")


class _Entries:
    """The source lists' entries by label. Two answers in one paste have two lists: a marker
    belongs to the list that follows it, or to the last one.
    """

    def __init__(self, references: Sequence[Reference]) -> None:
        self._by_label: dict[str, list[Reference]] = {}
        for reference in references:
            if reference.label:
                self._by_label.setdefault(reference.label.lower(), []).append(reference)
        self._starts = {k: [r.span.start for r in v] for k, v in self._by_label.items()}
        self.labels = frozenset(self._by_label)

    def cited_by(self, label: str, at: int) -> Reference | None:
        named = self._by_label.get(label.lower())
        if not named:
            return None
        return named[min(bisect_right(self._starts[label.lower()], at), len(named) - 1)]


def _inline_tokens(text: str, entries: _Entries, reader: LinkReader) -> list[Token]:
    tokens = []
    for inline in find_inline(text, entries.labels, reader):
        if inline.label:
            reference = entries.cited_by(inline.label, inline.span.start)
            marker = Marker(inline.span, inline.label, "reference-link")
            citation = Citation(inline.span, marker, reference)
        else:
            citation = Citation(inline.span, inline=inline.link)
        tokens.append(Token(inline.span, (citation,), inline.apart, inline.shown))
    return tokens


def _marker_tokens(
    scan: str, families: Iterable[Family], *, entries: _Entries, known: Known, reader: LinkReader
) -> tuple[list[Token], list[Span]]:
    """The tokens, and the spans that are noise. Each family reads what those before it left."""
    tokens, noise = [], []
    for family in families:
        found = list(family.find(scan, known))
        for mark in found:
            if mark.is_noise:
                noise.append(mark.span)
                continue
            citations = tuple(_citations(scan, mark, family.NAME, entries, reader))
            tokens.append(Token(mark.span, citations, True, doubt=mark.doubt, covers=mark.covers))
        if found:
            scan = fill(scan, [mark.span for mark in found], MARK)
    return tokens, noise


def _citations(
    scan: str, mark: Found, dialect: str, entries: _Entries, reader: LinkReader
) -> Iterator[Citation]:
    for source in mark.sources:
        marker = Marker(mark.span, "", dialect, mark.site or source.title)
        link = reader.read(source.url.of(scan), source.url)
        yield Citation(mark.span, marker, inline=link)
    labels = mark.labels or (() if mark.sources else ("",))
    for label in map(_plain_digits, labels):
        reference = entries.cited_by(label, mark.span.start)
        lost = "" if reference else mark.lost
        yield Citation(mark.span, Marker(mark.span, label, dialect, mark.site, lost), reference)


def _plain_digits(label: str) -> str:
    """`\\d` reads the digits of every script; the label is the number."""
    return str(int(label)) if label.isdecimal() else label


def _dialects(tokens: Sequence[Token], *, bing: bool) -> tuple[str, ...]:
    """The families that were met, in order, after the assistant the list betrays."""
    names = ["bing"] if bing else []
    for token in tokens:
        for citation in token.citations:
            names.append(citation.marker.dialect if citation.marker else "inline-link")
    return tuple(dict.fromkeys(names))
