"""The default judge: facts first, then a calibrated score over transparent features."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from auditor.model import Confidence, Reason, Support, Verdict, View
from auditor.support.across_judge import judge_across
from auditor.support.echo import query_words, reported
from auditor.support.encoder import is_installed, load_encoder
from auditor.support.explain import Reading, evidence_of, lacking, limits_of
from auditor.support.facts import compare
from auditor.support.features import vector
from auditor.support.language import guess_language, language_name, likeliest, may_be
from auditor.support.lexicon import FUNCTION_WORDS
from auditor.support.passages import analyse, analyse_page
from auditor.support.retrieval import build_query, find
from auditor.support.weights import Weights, load

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.model import Claim, Page
    from auditor.support.encoder import Encoder

_MIN_TERMS = 2
_MIN_PAGE_TOKENS = 3
_MAX_CONTEXT = 2_000
"""Characters of a claim's heading and a page's title."""

_EVEN = 0.5
_FLAWED = 0.9
"""A claim with a part missing scores below one that is supported, however alike the words are."""

_OPEN = frozenset(["part_missing", "date_elsewhere", "quotation_missing"])
"""Doubts that the page may settle in words of its own, or elsewhere: the score says so."""

_SOFT = 0.7
"""What such a doubt leaves of the score; 0.6 to 0.85 rank development pairs alike."""

_CONTRADICTED_SCORE = 0.05
"""Share of contradicted claims that were supported after all, on development data."""

_CARRIES = 0.6
"""Share of a claim's ordinary words that must stand on a page in another language for the page to
be judged all the same: it has a part in the claim's language, or a language was misread."""


class Judge(Protocol):
    """Says whether a page says what a claim says. Pure, picklable, and raises for no text."""

    @property
    def name(self) -> str: ...

    def judge(self, claim: Claim, page: Page) -> Verdict: ...


@dataclass(frozen=True, slots=True)
class FeatureJudge:
    """Retrieval, facts, score; the verdict's reasons say in words what decided.

    `encoder` is called when the first claim in another language than its page comes.
    """

    weights: Weights
    name: str = "features-1"
    encoder: Callable[[], Encoder | None] = load_encoder

    def judge(self, claim: Claim, page: Page) -> Verdict:
        verdict = self._view(claim, page, View.MAIN)
        if verdict.support is Support.SUPPORTED or page.full == page.main:
            return verdict
        other = self._view(claim, page, View.FULL)
        if _RANK[other.support] <= _RANK[verdict.support]:
            return verdict
        if verdict.support is Support.CONTRADICTED and not _answers(verdict, other, claim, page):
            return verdict
        return other

    def read(self, claim: Claim, page: Page, view: View = View.MAIN) -> Reading:
        """What the verdict on one view is decided from."""
        page_lang = _page_language(page, view)
        return _read(claim, page, view, guess_language(claim.text, page_lang) or page_lang)

    def _view(self, claim: Claim, page: Page, view: View) -> Verdict:
        reading = self.read(claim, page, view)
        if len(reading.query.terms) < _MIN_TERMS:
            return self._not_checked("claim_too_short", "the claim has too few words to look for")
        if len(reading.page.stems) < _MIN_PAGE_TOKENS:
            return self._not_checked("no_text", "the page has no text to compare with")
        page_lang = _page_language(page, view)
        claim_lang = reading.query.text.lang
        if page_lang and claim_lang != page_lang and not _carries(reading):
            return self._across(claim, page, view, (claim_lang, page_lang))
        verdict = self._decide(reading, page, view)
        if verdict.support is Support.NOT_SUPPORTED and (other := likeliest(claim.text, page_lang)):
            # too short for its language to be sure
            across = self._across(claim, page, view, (other, page_lang))
            return across if across.support is not Support.NOT_CHECKED else verdict
        return verdict

    def _across(self, claim: Claim, page: Page, view: View, langs: tuple[str, str]) -> Verdict:
        return judge_across(claim, page, view, langs, self.encoder, self.name)

    def _not_checked(self, code: str, text: str) -> Verdict:
        return Verdict.not_checked(code, text, self.name)

    def _decide(self, reading: Reading, page: Page, view: View) -> Verdict:
        full, some = self.weights.probabilities(reading.vector)
        facts = reading.facts
        reasons: tuple[Reason, ...]
        if reading.found.passage is None:
            support, confidence = Support.NOT_SUPPORTED, Confidence.MEDIUM
            reasons = lacking(reading)
        elif facts.conflicts:
            support, reasons = Support.CONTRADICTED, facts.conflicts
            full = min(full, _CONTRADICTED_SCORE)
            plain = facts.conflicts[0].code.endswith("_differs")
            confidence = Confidence.HIGH if plain and facts.firm else Confidence.MEDIUM
        elif full >= self.weights.supported and not _flawed(reading):
            support, reasons = Support.SUPPORTED, ()
            confidence = (
                Confidence.HIGH
                if full >= self.weights.high
                else Confidence.MEDIUM
                if full >= _EVEN
                else Confidence.LOW
            )
            if _unsure(reading):
                confidence = min(confidence, Confidence.MEDIUM)
        elif some >= self.weights.some:
            full = _SOFT * full if _open(reading) else min(full, _FLAWED * self.weights.supported)
            support, reasons = Support.PARTIALLY_SUPPORTED, lacking(reading)
            confidence = Confidence.MEDIUM if _flawed(reading) else Confidence.LOW
        else:
            support, reasons = Support.NOT_SUPPORTED, lacking(reading)
            confidence = Confidence.MEDIUM if some < self.weights.warn else Confidence.LOW
        limits = limits_of(reading, view, support)
        if support is Support.NOT_SUPPORTED and not may_be(
            reading.query.text.text, reading.page.lang
        ):
            said = language_name(reading.page.lang)
            text = f"the claim may not be in {said}, the language of the page"
            limits = (*limits, Reason("language_unsure", text))
        if limits:
            ceiling = Confidence.LOW if support is Support.NOT_SUPPORTED else Confidence.MEDIUM
            confidence = min(confidence, ceiling)
        evidence = evidence_of(reading, page, view, contested=bool(facts.conflicts))
        if not evidence:  # nothing to point at
            reasons = tuple(replace(reason, page_span=None) for reason in reasons)
        return Verdict(
            support,
            confidence,
            self.name,
            (*reasons, *limits),
            evidence,
            round(full, 4),
        )


def build_judge() -> FeatureJudge:
    """Its name, under which verdicts are remembered, tells whether it can cross languages."""
    judge = FeatureJudge(load())
    return judge if is_installed() else replace(judge, name=f"{judge.name}-one-language")


def _read(claim: Claim, page: Page, view: View, lang: str) -> Reading:
    supplied = analyse(f"{claim.context}\n{page.title}"[:_MAX_CONTEXT], lang)
    query = build_query(claim.text, lang, frozenset(supplied.stems))
    body = analyse_page(page.text(view), lang)
    asked = analyse(query_words(page.url), lang)
    found = find(query, body, frozenset(asked.stems))
    facts = compare(query, found)
    return Reading(query, body, found, facts, vector(query, found, facts))


def _answers(conflict: Verdict, other: Verdict, claim: Claim, page: Page) -> bool:
    """Whether the full text states outside the main text the very fact that the main text gives
    otherwise: the year in a copyright line is on the page too."""
    disputed = next((r.claim_span for r in conflict.reasons if r.claim_span), None)
    quote = other.evidence[0].quote if other.evidence else ""
    return bool(
        disputed
        and disputed.of(claim.text) in quote
        and " ".join(quote.split()) not in " ".join(page.main.split())
    )


def _flawed(reading: Reading) -> bool:
    """Whether a part of the claim that must be there is not: a number, a date, a denial, or a name
    the page never mentions by any of its words."""
    named: dict[int, list[bool]] = {}
    for i, term in enumerate(reading.query.terms):
        if term.run is not None:
            named.setdefault(term.run, []).append(i in reading.found.absent)
    facts = reading.facts
    return bool(facts.missing or facts.doubts) or any(all(absent) for absent in named.values())


def _open(reading: Reading) -> bool:
    """Whether nothing worse is wrong than that a part was not found in the passage."""
    facts = reading.facts
    return (
        bool(facts.doubts) and not facts.missing and {doubt.code for doubt in facts.doubts} <= _OPEN
    )


def _unsure(reading: Reading) -> bool:
    """Whether the anchor only tells what may be and the claim what is, or lacks a name of the
    claim: what it says may hold for another."""
    passage, query = reading.found.passage, reading.query
    if passage is None:
        return False
    anchor = passage.page.sentences[passage.anchor].of(passage.page.text)
    if reported(anchor) and not reported(query.text.text):
        return True
    return any(
        term.name and i not in passage.in_anchor and term.stem not in query.known
        for i, term in enumerate(query.terms)
    )


def _page_language(page: Page, view: View) -> str:
    if page.lang and page.lang not in FUNCTION_WORDS:
        return page.lang
    return guess_language(page.text(view)) or page.lang


def _carries(reading: Reading) -> bool:
    """Whether the claim's ordinary words stand in the passage, names and numbers left out."""
    terms = reading.query.terms
    plain = {i for i, term in enumerate(terms) if not term.name and not term.number}
    passage = reading.found.passage
    shared = plain & passage.in_window if passage else set()
    return len(shared) >= 2 and len(shared) >= _CARRIES * len(plain)


_RANK = {
    Support.SUPPORTED: 4,
    Support.CONTRADICTED: 3,
    Support.PARTIALLY_SUPPORTED: 2,
    Support.NOT_SUPPORTED: 1,
    Support.NOT_CHECKED: 0,
}
