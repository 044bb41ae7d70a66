"""Answer -> CitedAnswer: the one way into this package."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from auditor.citations.binding import bind
from auditor.citations.claims import GONE
from auditor.citations.dialects import name_dialects
from auditor.citations.inline import code_spans, find_inline
from auditor.citations.layout import blank_code, blank_markup, fill
from auditor.citations.literal_breaks import unescape_newlines
from auditor.citations.markers import MACHINE, TYPED
from auditor.citations.markers.family import Known
from auditor.citations.prefixes import blank_prefixes
from auditor.citations.references import read_references
from auditor.citations.sentences import MARK
from auditor.citations.speakers import find_not_assistant
from auditor.citations.statements import LINK
from auditor.citations.tokens import Token
from auditor.links.link import LinkReader
from auditor.model import Citation, CitedAnswer, Marker, Reference, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from auditor.citations.markers.family import Family, Found
    from auditor.model import Answer

DEFAULT_READER = LinkReader()
# Spaces that HTML writes as entities. Its zero-width space stays: it frames a mark of ChatGPT's.
_SPACES = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|#160|#8239|#x[aA]0|#x202[fF]);")


def parse(answer: Answer, reader: LinkReader = DEFAULT_READER) -> CitedAnswer:
    """Takes an answer apart. Never raises, whatever the text; linear in its length."""
    text = _assistants_words(answer)
    sources = read_references(text, reader)
    body = blank_markup(fill(text, sources.covered, " "))
    entries = _Entries(sources.references)
    numbers = (int(label) for label in entries.labels if label.isdecimal())
    known = Known(entries.labels, sources.bing, max(numbers, default=0))
    read = partial(_marker_tokens, text=body, entries=entries, known=known, reader=reader)

    code = list(code_spans(body))
    tokens, noise = read(fill(body, code, "X"), MACHINE)
    gone = noise
    body = fill(body, noise, " ")
    scan = fill(body, [t.span for t in tokens], MARK)
    tokens += _inline_tokens(scan, body, code, entries, reader)
    scan = fill(scan, [*code, *(t.span for t in tokens if not t.apart)], "X")
    scan = fill(scan, [t.span for t in tokens if t.apart], MARK)
    typed, noise = read(scan, TYPED)
    tokens = _one_after_another([*tokens, *typed])
    body = fill(body, [*gone, *noise], GONE)
    scan = fill(fill(scan, noise, " "), [t.span for t in tokens if t.apart], MARK, lines=False)
    wrapped = [t.span for t in tokens if not t.apart and "\n" in t.span.of(scan)]
    scan = fill(scan, wrapped, "X", lines=False)
    covered = sources.covered
    if sources.bing and covered and tokens and tokens[-1].span.end <= covered[-1].start:
        # Its copies end with the list: what stands behind it is somebody else's.
        behind = Span(covered[-1].end, len(text))
        body, scan = fill(body, [behind], " "), fill(scan, [behind], " ")
    bound = bind(body, scan, tokens, is_document=answer.is_document)
    dialects = name_dialects(text, tokens, bing=sources.bing)
    return CitedAnswer(answer, dialects, bound.claims, sources.references, bound.attributions)


def _assistants_words(answer: Answer) -> str:
    """The answer's text with all else blanked: the prompt, labels, quotations, code, prefixes."""
    text = unescape_newlines(answer.text)
    others = find_not_assistant(text, answer.question)
    text = fill(text, (part.span for part in others), " ")
    text = blank_code(blank_prefixes(text))
    return fill(text, (Span(m.start(), m.end()) for m in _SPACES.finditer(text)), " ")


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


def _inline_tokens(
    scan: str, text: str, code: Sequence[Span], entries: _Entries, reader: LinkReader
) -> list[Token]:
    tokens = []
    starts = [span.start for span in code]
    for inline in find_inline(scan, entries.labels, reader, text):
        place = bisect_right(starts, inline.span.start) - 1
        in_code = place >= 0 and code[place].covers(inline.span)
        if in_code and inline.link and inline.link.status:
            continue  # `http://localhost:3000` is a sample, not a source
        if inline.label:
            reference = entries.cited_by(inline.label, inline.span.start)
            marker = Marker(inline.span, inline.label, LINK)
            citation = Citation(inline.span, marker, reference)
        else:
            citation = Citation(inline.span, inline=inline.link)
        tokens.append(Token(inline.span, (citation,), inline.apart, inline.shown))
    return tokens


def _marker_tokens(
    scan: str,
    families: Iterable[Family],
    *,
    text: str,
    entries: _Entries,
    known: Known,
    reader: LinkReader,
) -> tuple[list[Token], list[Span]]:
    """The tokens, and the spans that are noise. Each family reads what those before it left."""
    tokens: list[Token] = []
    noise: list[Span] = []
    for family in families:
        found = list(family.find(scan, known))
        if not found:
            continue
        first, blank = len(tokens), len(noise)
        for mark in found:
            span, opening = _placed(mark)
            noise += opening
            if mark.is_noise:
                noise.append(span)
                continue
            citations = tuple(_citations(text, mark, family.NAME, entries, reader))
            apart = not mark.shown
            tokens.append(Token(span, citations, apart, mark.shown, mark.doubt, mark.covers))
        scan = fill(scan, [token.span for token in tokens[first:]], MARK)
        scan = fill(scan, noise[blank:], " ")
    return tokens, noise


def _placed(mark: Found) -> tuple[Span, list[Span]]:
    """Where the mark stands; of one that is written around the words it stands for, the closing
    part, and the opening part as noise.
    """
    whole, covers = mark.span, mark.covers
    if covers is None or not whole.covers(covers):
        return whole, []
    return Span(covers.end, whole.end), [Span(whole.start, covers.start)]


def _one_after_another(tokens: list[Token]) -> list[Token]:
    """In order, none inside another: what a mark inside a link cites, the link cites."""
    groups: list[list[Token]] = []
    end = 0
    for token in sorted(tokens, key=lambda token: (token.span.start, -token.span.end)):
        if token.span.start < end:
            groups[-1].append(token)
        else:
            groups.append([token])
        end = max(end, token.span.end)
    return [group[0] if len(group) == 1 else _merged(group) for group in groups]


def _merged(group: Sequence[Token]) -> Token:
    span = Span(group[0].span.start, max(token.span.end for token in group))
    return replace(group[0], span=span, citations=tuple(c for t in group for c in t.citations))


def _citations(
    text: str, mark: Found, dialect: str, entries: _Entries, reader: LinkReader
) -> Iterator[Citation]:
    for source in mark.sources:
        marker = Marker(mark.span, "", dialect, source.site or mark.site or source.title)
        link = reader.read(source.url.of(text), source.url)
        yield Citation(mark.span, marker, inline=link)
    labels = mark.labels or (() if mark.sources else ("",))
    for label in map(_plain_digits, labels):
        reference = entries.cited_by(label, mark.span.start)
        site, lost = mark.site, mark.lost
        if reference:
            site = site if reference.link else site or reference.title
            lost = "" if reference.link else f"of its entry in the list, {reference.problems[0]}"
        yield Citation(mark.span, Marker(mark.span, label, dialect, site, lost), reference)


def _plain_digits(label: str) -> str:
    """`\\d` reads the digits of every script; the label is the number."""
    return str(int(label)) if label.isdecimal() else label
