"""Answer -> CitedAnswer: the one way into this package."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.binding import Token, bind
from auditor.citations.inline import code_spans, find_inline
from auditor.citations.layout import blank_code, blank_prefixes, fill
from auditor.citations.markers import FAMILIES
from auditor.citations.markers.family import Known
from auditor.citations.references import SourceList, read_references
from auditor.citations.sentences import MARK
from auditor.model import Citation, CitedAnswer, Marker, Reference, Span

if TYPE_CHECKING:
    from auditor.links.classify import Networks
    from auditor.model import Answer


def parse(answer: Answer, allow: Networks = ()) -> CitedAnswer:
    """Takes an answer apart. Never raises, whatever the text; linear in its length.

    `allow` are the networks that the user opened (see `links.classify`).
    """
    text = blank_code(blank_prefixes(_without_prompt(answer)))
    sources = read_references(text, allow)
    body = fill(text, sources.covered, " ")
    by_label: dict[str, Reference] = {}
    for reference in sources.references:
        by_label.setdefault(reference.label, reference)
    known = Known(frozenset(by_label) - {""}, sources.bing)

    tokens = _inline_tokens(body, by_label, allow)
    scan = fill(body, [*code_spans(body), *(t.span for t in tokens)], "X")
    tokens += _marker_tokens(scan, by_label, known)
    tokens.sort(key=lambda token: token.span.start)
    scan = fill(scan, [t.span for t in tokens if t.apart], MARK)
    bound = bind(body, scan, tokens)
    dialects = _dialects(sources, tokens)
    return CitedAnswer(answer, dialects, bound.claims, sources.references, bound.attributions)


def _without_prompt(answer: Answer) -> str:
    """The prompt, where it was pasted along, is the user's text and claims nothing."""
    prompt = (answer.question or "").strip()
    if not prompt:
        return answer.text
    spans = [Span(m.start(), m.end()) for m in re.finditer(re.escape(prompt), answer.text)]
    return fill(answer.text, spans, " ")


def _inline_tokens(text: str, by_label: dict[str, Reference], allow: Networks) -> list[Token]:
    tokens = []
    for inline in find_inline(text, allow):
        if inline.label:
            marker = Marker(inline.span, inline.label, "caret")
            citation = Citation(inline.span, marker, by_label.get(inline.label))
        else:
            citation = Citation(inline.span, inline=inline.link)
        tokens.append(Token(inline.span, (citation,), inline.apart, inline.shown))
    return tokens


def _marker_tokens(scan: str, by_label: dict[str, Reference], known: Known) -> list[Token]:
    """Each family reads what the ones before it left."""
    tokens = []
    for family in FAMILIES:
        found = list(family.find(scan, known))
        for mark in found:
            citations = tuple(
                Citation(mark.span, Marker(mark.span, label, family.NAME), by_label.get(label))
                for label in mark.labels
            )
            tokens.append(Token(mark.span, citations, apart=True, doubt=mark.doubt))
        scan = fill(scan, [mark.span for mark in found], MARK)
    return tokens


def _dialects(sources: SourceList, tokens: list[Token]) -> tuple[str, ...]:
    """The families that were met, in order, after the assistant the list betrays."""
    names = ["bing"] if sources.bing else []
    for token in tokens:
        for citation in token.citations:
            names.append(citation.marker.dialect if citation.marker else "inline-link")
    return tuple(dict.fromkeys(names))
