"""A judge that asks a model, after the facts were compared and within what they allow.

The default judge goes first, and a conflict that it finds stands. A model's word counts only with
words of the page that it rests on, and those are compared with the claim's numbers, dates, names
and negations again. What a model could not, or may not, be asked is "could not check".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from auditor.model import Confidence, Evidence, Reason, Support, Verdict, View
from auditor.support.elsewhere import short
from auditor.support.facts import compare
from auditor.support.language import guess_language
from auditor.support.lexicon import FUNCTION_WORDS
from auditor.support.shown import figures_missing, found_at, only_mentioned, passage_at

if TYPE_CHECKING:
    from auditor.model import Claim, Page, Span
    from auditor.support.explain import Reading
    from auditor.support.judge import FeatureJudge
    from auditor.support.retrieval import Passage

FAILED = "judge_failed"
UNSURE = "judge_unsure"
NOT_ASKED = "judge_not_asked"

_NOTHING_TO_ASK = frozenset(["claim_too_short", "no_text"])
_FOR_READERS = frozenset(["part_missing"])
"""Doubts for want of the same words, which who reads for meaning may settle."""

_RELATED = 0.1
"""Share of the claim's words that what is quoted must have, in one language: a page that talks a
model round has it quote what has nothing to do with the claim."""

_REASONS = {
    Support.SUPPORTED: (),
    Support.PARTIALLY_SUPPORTED: (
        Reason("model_part", "by the model's reading the page says only part of it"),
    ),
    Support.CONTRADICTED: (
        Reason("model_contradicts", "by the model's reading the page says otherwise"),
    ),
    Support.NOT_SUPPORTED: (Reason("model_nothing", "the model found nothing that says it"),),
}


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a model makes of a claim. `quote` is the part of the page that it rests on; only "not
    supported" needs none. With a `failure` the rest says nothing; `code` is the reason's."""

    support: Support = Support.NOT_CHECKED
    quote: Span | None = None
    confidence: Confidence = Confidence.LOW
    score: float | None = None
    failure: str = ""
    code: str = FAILED


class Model(Protocol):
    """`name` tells it from every other: what it was trained to be, and what it is asked.

    `crosses` says whether it reads a claim and a page in different languages.
    """

    @property
    def name(self) -> str: ...

    @property
    def crosses(self) -> bool: ...

    def read(self, claim: Claim, page: Page, reading: Reading) -> Opinion: ...


@dataclass(frozen=True, slots=True)
class _Quoted:
    """The part of a page that a model rests on; `crossing` when claim and page are in different
    languages."""

    span: Span
    page: Page
    view: View
    reading: Reading
    crossing: bool


@dataclass(frozen=True, slots=True)
class SecondJudge:
    """The verdict's `judge` is whoever decided: the model, or the judge before it."""

    first: FeatureJudge
    model: Model

    @property
    def name(self) -> str:
        return f"{self.model.name} after {self.first.name}"

    def judge(self, claim: Claim, page: Page) -> Verdict:
        first = self.first.judge(claim, page)
        code = first.reasons[0].code if first.reasons else ""
        if first.support is Support.CONTRADICTED or code in _NOTHING_TO_ASK:
            return first
        view = first.evidence[0].view if first.evidence else _fuller(page)
        reading = self.first.read(claim, page, view)
        crossing = reading.query.text.lang != _language(page, view)
        if crossing and not self.model.crosses:
            return first
        opinion = self.model.read(claim, page, reading)
        if opinion.failure:
            return Verdict.not_checked(opinion.code, opinion.failure, self.model.name)
        if opinion.support is Support.NOT_SUPPORTED:
            return self._nothing_found(first, opinion)
        if opinion.quote is None:
            return self._refused("the model gives nothing on the page as its reason")
        return self._weighed(first, opinion, _Quoted(opinion.quote, page, view, reading, crossing))

    def _nothing_found(self, first: Verdict, opinion: Opinion) -> Verdict:
        agreed = first.support is Support.NOT_SUPPORTED
        return Verdict(
            Support.NOT_SUPPORTED,
            min(opinion.confidence, Confidence.MEDIUM) if agreed else Confidence.LOW,
            self.model.name,
            _REASONS[Support.NOT_SUPPORTED],
            first.evidence,
            opinion.score,
        )

    def _weighed(self, first: Verdict, opinion: Opinion, quoted: _Quoted) -> Verdict:
        passage = passage_at(quoted.span, quoted.reading)
        if only_mentioned(passage, quoted.reading, quoted.page.url):
            return self._refused("the words that the model quotes are only mentioned on the page")
        query = quoted.reading.query
        if not quoted.crossing and query.worth(passage.in_window) < _RELATED * query.total:
            return self._refused("the words that the model quotes have little to do with the claim")
        support, confidence = opinion.support, opinion.confidence
        reasons = _REASONS[support]
        if support is Support.SUPPORTED and (against := _against(passage, quoted)):
            support, reasons, confidence = Support.PARTIALLY_SUPPORTED, against, Confidence.LOW
        if _far_apart(first, support):
            confidence = Confidence.LOW
        if quoted.view is View.FULL and quoted.page.main:
            outside = Reason("outside_main", "found outside the main text of the page")
            reasons = (*reasons, outside)
        return Verdict(
            support,
            min(confidence, Confidence.MEDIUM),
            self.model.name,
            reasons,
            (Evidence(quoted.page, quoted.span, quoted.view),),
            opinion.score,
        )

    def _refused(self, why: str) -> Verdict:
        return Verdict.not_checked(FAILED, f"the judge failed: {why}", self.model.name)


def _against(passage: Passage, quoted: _Quoted) -> tuple[Reason, ...]:
    """What keeps a claim from being supported by the words that a model quotes."""
    query = quoted.reading.query
    if quoted.crossing:
        return tuple(
            Reason(
                f"{kind}_missing",
                f"the {kind} {short(span.of(query.text.text))} is not in the words quoted",
                span,
            )
            for kind, span in figures_missing(query, passage)
        )
    facts = compare(query, found_at(passage, quoted.reading))
    doubts = tuple(doubt for doubt in facts.doubts if doubt.code not in _FOR_READERS)
    return (*facts.conflicts, *facts.missing, *doubts)


def _far_apart(first: Verdict, support: Support) -> bool:
    """Whether the judge before says the opposite of the model."""
    if support is Support.SUPPORTED:
        return first.support is Support.NOT_SUPPORTED and first.confidence > Confidence.LOW
    return first.support is Support.SUPPORTED


def _fuller(page: Page) -> View:
    return View.MAIN if page.main.strip() else View.FULL


def _language(page: Page, view: View) -> str:
    if page.lang and page.lang not in FUNCTION_WORDS:
        return page.lang
    return guess_language(page.text(view)) or page.lang
