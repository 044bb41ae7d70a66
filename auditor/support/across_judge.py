"""The verdict on a claim and a page in different languages.

"Supported" needs more than likeness: something that can be compared as written, and all of it in
the passage. That the page says otherwise is never said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model import Confidence, Evidence, Reason, Support, Verdict
from auditor.support.across import cross
from auditor.support.echo import reported
from auditor.support.encoder import LANGUAGES, PACKAGE
from auditor.support.language import language_name
from auditor.support.negation import negators
from auditor.support.passages import analyse, analyse_page
from auditor.support.retrieval import build_query
from auditor.support.weights import load_across

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.model import Claim, Page, View
    from auditor.support.across import Crossing, Part
    from auditor.support.encoder import Encoder
    from auditor.support.retrieval import Query

_LACKING = 0.5
"""What is left of the probability of a claim whose figure, date or name is not in the passage."""

_ALIKE = 0.6
"""Probability from which a claim with nothing to compare as written is called partly supported."""

_LISTED = 3
_TOLD_APART = frozenset({"en", "fr"})
"""Languages whose denials are known."""


def judge_across(
    claim: Claim,
    page: Page,
    view: View,
    langs: tuple[str, str],
    load: Callable[[], Encoder | None],
    name: str,
) -> Verdict:
    """`langs` are those of the claim and of the page."""
    said, found = map(language_name, langs)
    apart = f"the claim is in {said}, the page in {found}"
    if not LANGUAGES.issuperset(langs):
        return Verdict.not_checked("other_language", apart, name)
    encoder = load()
    if encoder is None:
        text = f"{apart} (to compare them: pip install {PACKAGE})"
        return Verdict.not_checked("other_language", text, name)
    supplied = analyse(f"{claim.context}\n{page.title}"[:2_000], langs[0])
    query = build_query(claim.text, langs[0], frozenset(supplied.stems))
    body = analyse_page(page.text(view), langs[1])
    crossing = cross(query, body, encoder)
    if crossing is None:
        return Verdict.not_checked("other_language", apart, name)
    weights = load_across()
    full, some = weights.probabilities(crossing.vector)
    anchor = body.sentences[crossing.anchor].of(body.text)
    lacking = (*_lacking(crossing, query), *_denials(query, anchor, langs))
    if lacking:
        full *= _LACKING
    note = Reason("across_languages", f"{apart}: compared by meaning, figures, dates and names")
    evidence = (Evidence(page, body.quote(crossing.first, crossing.last), view),)
    score = round(full, 4)
    if full >= weights.supported and crossing.near and not lacking:
        sure = full >= weights.high and not reported(anchor)
        confidence = Confidence.MEDIUM if sure else Confidence.LOW
        return Verdict(Support.SUPPORTED, confidence, name, (note,), evidence, score)
    if lacking and crossing.near and some >= weights.some:
        reasons = (*lacking, note)
        return Verdict(Support.PARTIALLY_SUPPORTED, Confidence.LOW, name, reasons, evidence, score)
    if not lacking and not crossing.near and full >= _ALIKE:
        alike = Reason(
            "only_alike", "a passage is close in meaning, but no figure, date or name tells"
        )
        reasons = (alike, note)
        return Verdict(Support.PARTIALLY_SUPPORTED, Confidence.LOW, name, reasons, evidence, score)
    unsure = Reason("other_language", f"{apart}, and no passage is sure to say it")
    return Verdict(Support.NOT_CHECKED, Confidence.HIGH, name, (unsure, *lacking), (), score)


def _lacking(crossing: Crossing, query: Query) -> tuple[Reason, ...]:
    def reason(part: Part) -> Reason:
        quoted = " ".join(part.span.of(query.text.text).split())
        text = f"the {part.kind} {quoted} is not in the passage nearest to the claim"
        return Reason(f"{part.kind}_missing", text, part.span)

    return tuple(map(reason, crossing.lacking[:_LISTED]))


def _denials(query: Query, anchor: str, langs: tuple[str, str]) -> tuple[Reason, ...]:
    """A denial that only one of the two makes."""
    if not _TOLD_APART.issuperset(langs):
        return ()
    if bool(negators(query.text.text)) == bool(negators(anchor)):
        return ()
    text = "only one of the claim and the nearest passage denies something"
    return (Reason("denial_unclear", text),)
