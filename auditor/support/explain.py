"""A reading put into words: the quotation that decides, what is missing, what was not looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.model import Evidence, Reason, Span, Support, View
from auditor.support.lexicon import words
from auditor.support.passages import MAX_CHARS

if TYPE_CHECKING:
    from auditor.model import Page
    from auditor.support.facts import Facts
    from auditor.support.features import Vector
    from auditor.support.passages import Text
    from auditor.support.retrieval import Found, Passage, Query

MAX_QUOTE = 400
"""Characters of a quotation."""

_WORTH_QUOTING = 0.2
"""Share of the claim's words below which a passage would only puzzle the reader."""

_ADDS = 0.1
"""Share of the claim's words that a second quotation adds."""

_HEDGES = words(
    "around roughly about approximately nearly almost least most environ moins plus près quelque"
)
"""Words before a number that a page need not repeat."""

_LISTED = 6
"""Missing parts that are named."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One view of a page looked through for one claim."""

    query: Query
    page: Text
    found: Found
    facts: Facts
    vector: Vector


def evidence_of(
    reading: Reading, page: Page, view: View, *, contested: bool
) -> tuple[Evidence, ...]:
    """The decisive quotation first. None when nothing on the page is near the claim."""
    query, passage = reading.query, reading.found.passage
    total = query.total or 1.0
    if passage is None or query.worth(passage.in_window) < _WORTH_QUOTING * total:
        return ()
    quotes = [_quotation(passage)]
    if not contested:
        seen = passage.in_window
        if reading.found.more and query.worth(reading.found.spread - seen) >= _ADDS * total:
            quotes += [reading.page.quote(s, s) for s in reading.found.more]
    return tuple(Evidence(page, span, view) for span in quotes)


def _quotation(passage: Passage) -> Span:
    """The window, or as much of it around the anchor as a quotation holds."""
    page, anchor = passage.page, passage.anchor
    choices = ((passage.first, passage.last), (passage.first, anchor), (anchor, passage.last))
    spans = (page.quote(first, last) for first, last in choices)
    return next((s for s in spans if s.end - s.start <= MAX_QUOTE), page.quote(anchor, anchor))


def lacking(reading: Reading) -> tuple[Reason, ...]:
    """What of the claim the page lacks: numbers and dates, names, other words."""
    query, found = reading.query, reading.found
    absent = sorted(
        i
        for i in found.absent
        if not query.terms[i].number and query.text.words[query.terms[i].token] not in _HEDGES
    )
    parts = [
        r.claim_span for r in reading.facts.doubts if r.code == "part_missing" and r.claim_span
    ]
    missing = [
        reason
        for reason in reading.facts.missing
        if not any(
            span.start <= reason.claim_span.start and reason.claim_span.end <= span.end
            for span in parts
            if reason.claim_span
        )
    ]
    stated = [*parts, *(reason.claim_span for reason in missing if reason.claim_span)]
    phrases = [
        (span, is_name)
        for span, is_name in _phrases(query, absent)
        if not any(s.start < span.end and span.start < s.end for s in stated)
    ]
    reasons = [*reading.facts.doubts, *missing[:_LISTED]]
    for named, code, what in (
        (True, "name_missing", "name"),
        (False, "words_missing", "word"),
    ):
        spans = [span for span, is_name in phrases if is_name is named][:_LISTED]
        if spans:
            quoted = ", ".join(f"“{' '.join(s.of(query.text.text).split())}”" for s in spans)
            plural = "s" if len(spans) > 1 or (what == "word" and " " in quoted) else ""
            verb = "are" if plural else "is"
            text = f"the {what}{plural} {quoted} {verb} not on the page"
            reasons.append(Reason(code, text, spans[0] if len(spans) == 1 else None))
    if found.echo:
        text = "a sentence of the page repeats the claim without stating it"
        reasons.append(Reason("echo", text))
    if not reasons and found.passage and len(found.passage.in_window) == len(query.terms):
        text = "a passage has its words, but too few others to be sure that it says the same"
        reasons.append(Reason("unclear", text))
    elif not reasons:
        text = "its words are on the page, but not together in one passage"
        reasons.append(Reason("apart", text))
    return tuple(reasons)


def _phrases(query: Query, absent: list[int]) -> list[tuple[Span, bool]]:
    """Terms that follow each other in the claim, joined, with whether they are a name."""
    joined: list[tuple[Span, bool]] = []
    previous = -2
    for i in absent:
        term = query.terms[i]
        start, end = query.text.spans[term.token]
        if joined and term.token == previous + 1 and joined[-1][1] is term.name:
            joined[-1] = (Span(joined[-1][0].start, end), term.name)
        else:
            joined.append((Span(start, end), term.name))
        previous = term.token
    return joined


def limits_of(reading: Reading, view: View, support: Support) -> tuple[Reason, ...]:
    """What a reader must know about how far the page and the claim were looked at."""
    limits = []
    if view is View.FULL and support is not Support.NOT_SUPPORTED:
        limits.append(Reason("outside_main", "found outside the main text of the page"))
    if reading.page.cut:
        text = f"only the first {MAX_CHARS:,} characters of the page were read"
        limits.append(Reason("page_cut", text))
    if reading.query.cut or reading.facts.cut:
        limits.append(Reason("claim_cut", "only the beginning of this long claim was looked for"))
    return tuple(limits)
