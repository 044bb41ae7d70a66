"""What several citations of one claim say together.

Each page is judged alone first. Where none says the whole claim, its parts are judged on each page:
"born in Linz in 1891 [2], and awarded the prize in 1932 [3]" needs both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from auditor.model import Carried, Claim, Confidence, Span, Support, Together, Verdict
from auditor.support.language import guess_language
from auditor.support.passages import analyse, analyse_page
from auditor.support.retrieval import build_query

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from auditor.model import Assessment, Page

_PART = re.compile(
    r"[;:]\s|,\s|\s(?=[([])"
    r"|\s(?=(?:and|but|while|whereas|although|et|mais|tandis|und|aber|y|pero)\s)",
    re.IGNORECASE,
)
_LEAST = 3
"""Words to look for without which a part is no statement of its own; a figure counts twice."""

MAX_PARTS = 4
MAX_PAGES = 6
"""Beyond these a claim is a list, and its citations are too."""

_APART = 3
"""Characters between two marks of one row."""

_MANY = 3
"""Pages from which citations that add nothing are too many."""


@dataclass(frozen=True, slots=True)
class Part:
    """`span` slices the whole claim's text; `claim` is the part to be judged, the rest of the
    claim being its context."""

    span: Span
    claim: Claim


def parts_of(claim: Claim) -> tuple[Part, ...]:
    """The statements that a claim joins, () for one that joins none."""
    text = claim.text
    query = build_query(text, guess_language(text, "") or "en", frozenset())
    places = [
        query.text.spans[term.token][0] for term in query.terms for _ in range(1 + term.number)
    ]
    cuts = [0]
    for match in islice(_PART.finditer(text), 10 * MAX_PARTS):
        at = match.end()
        if sum(cuts[-1] <= p < at for p in places) >= _LEAST:
            cuts.append(at)
    while len(cuts) > 1 and sum(p >= cuts[-1] for p in places) < _LEAST:
        cuts.pop()
    if not 1 < len(cuts) <= MAX_PARTS:
        return ()
    found = []
    for low, high in zip(cuts, [*cuts[1:], len(text)], strict=True):
        said = text[low:high].strip()
        start = text.index(said, low)
        context = f"{claim.context}\n{text[:low]} {text[high:]}".strip()
        span = Span(start, start + len(said))
        found.append(Part(span, Claim(claim.span, said, claim.kind, context)))
    return tuple(found)


def needs_parts(verdicts: Sequence[Verdict]) -> bool:
    """Whether no page alone settles it, and two could."""
    said = [verdict.support for verdict in verdicts]
    lacking = said.count(Support.PARTIALLY_SUPPORTED) + said.count(Support.NOT_SUPPORTED)
    settled = Support.SUPPORTED in said or Support.CONTRADICTED in said
    return lacking > 1 and not settled


def together(
    assessments: Sequence[Assessment],
    page_of: Callable[[Assessment], Page | None],
    verdict_of: Callable[[Claim, Assessment], Verdict | None],
) -> tuple[Together, ...]:
    """One value for each claim with more than one citation. `verdict_of` says what a page was
    found to say of a part."""
    cited: dict[Span, list[int]] = {}
    for at, each in enumerate(assessments):
        claim = each.attribution.claim
        if claim and each.check and not claim.not_checkable:
            cited.setdefault(claim.span, []).append(at)
    return tuple(
        _joined(assessments, tuple(at), page_of, verdict_of) for at in cited.values() if len(at) > 1
    )


def _joined(
    assessments: Sequence[Assessment],
    cited: tuple[int, ...],
    page_of: Callable[[Assessment], Page | None],
    verdict_of: Callable[[Claim, Assessment], Verdict | None],
) -> Together:
    claim = assessments[cited[0]].attribution.claim
    assert claim is not None  # noqa: S101 - `together` takes no others
    pages: dict[str, int] = {}
    for at in cited:
        pages.setdefault(_page_key(assessments[at]), at)
    first = tuple(pages.values())
    verdicts = {at: assessments[at].verdict for at in first}
    yes = tuple(at for at in first if verdicts[at].support is Support.SUPPORTED)
    against = tuple(at for at in first if verdicts[at].support is Support.CONTRADICTED)
    support, confidence = _best([verdicts[at] for at in first])
    parts: tuple[Carried, ...] = ()
    if needs_parts(tuple(verdicts.values())):
        found = _by_parts(claim, {at: assessments[at] for at in first}, page_of, verdict_of)
        if found:
            support, (parts, confidence) = Support.SUPPORTED, found
    carriers = yes or tuple(dict.fromkeys(part.citation for part in parts))
    return Together(
        claim,
        cited,
        support,
        confidence,
        carriers,
        parts,
        against,
        _spare(verdicts, carriers, against),
        tuple(at for at in cited if at not in first and _follows(assessments, cited, at)),
    )


def _best(verdicts: Sequence[Verdict]) -> tuple[Support, Confidence]:
    """One page that says it is enough; one that says otherwise counts where none does."""
    best = min(verdicts, key=lambda v: (_ORDER.index(v.support), -v.confidence))
    return best.support, best.confidence


_ORDER = (
    Support.SUPPORTED,
    Support.CONTRADICTED,
    Support.PARTIALLY_SUPPORTED,
    Support.NOT_SUPPORTED,
    Support.NOT_CHECKED,
)


def _by_parts(
    claim: Claim,
    cited: dict[int, Assessment],
    page_of: Callable[[Assessment], Page | None],
    verdict_of: Callable[[Claim, Assessment], Verdict | None],
) -> tuple[tuple[Carried, ...], Confidence] | None:
    """Which page says which part, where every part is said by a page about the same subject, none
    of them by none, and no page says otherwise."""
    parts = parts_of(claim)
    able = {
        at: each
        for at, each in islice(cited.items(), MAX_PAGES)
        if (page := page_of(each)) and _speaks_of(claim, page)
    }
    told: list[dict[int, Verdict]] = []
    for part in parts:
        verdicts = {at: verdict_of(part.claim, each) for at, each in able.items()}
        if any(v and v.support is Support.CONTRADICTED for v in verdicts.values()):
            return None
        told.append({at: v for at, v in verdicts.items() if v and v.support is Support.SUPPORTED})
    if not told or not all(told) or any(all(at in each for each in told) for at in able):
        return None  # what one page has all the parts of was judged as a whole
    chosen = [max(each, key=lambda at: (each[at].score or 0.0, -at)) for each in told]
    sure = min(each[at].confidence for each, at in zip(told, chosen, strict=True))
    carried = tuple(Carried(p.span, at) for p, at in zip(parts, chosen, strict=True))
    return carried, min(sure, Confidence.MEDIUM)


def _speaks_of(claim: Claim, page: Page) -> bool:
    """Whether a page mentions whom or what the claim is about: its first name, else its first
    word. A part need not, and would hold of another."""
    query = build_query(claim.text, page.lang, frozenset())
    if not query.terms:
        return False
    run = next((term.run for term in query.terms if term.run is not None), None)
    lead = [t.stem for t in query.terms if t.run == run] if run is not None else []
    body = analyse_page(page.main, page.lang)
    title = analyse(page.title[:500], page.lang)
    return any(
        stem in body.places or stem in title.places for stem in lead or [query.terms[0].stem]
    )


def _spare(
    verdicts: dict[int, Verdict], carriers: tuple[int, ...], against: tuple[int, ...]
) -> tuple[int, ...]:
    """Pages that were read and add nothing to those that carry the claim, where they are many."""
    lacking = (Support.NOT_SUPPORTED, Support.PARTIALLY_SUPPORTED)
    idle = tuple(at for at, v in verdicts.items() if at not in carriers and v.support in lacking)
    if len(verdicts) < _MANY or not carriers or against:
        return ()
    return idle if len(idle) + len(carriers) == len(verdicts) and len(idle) > 1 else ()


def _page_key(assessment: Assessment) -> str:
    """Two addresses that lead to one page are one page."""
    check = assessment.check
    if check is None:
        return ""
    return (check.resolution and check.resolution.final_url) or check.link.url


def _follows(assessments: Sequence[Assessment], cited: tuple[int, ...], at: int) -> bool:
    """Whether a mark of the same page stands before it in one row of marks: "[2][3][2]"."""
    spans = {n: assessments[n].attribution.citation.span for n in cited}
    start = spans[at].start
    for other in sorted(spans, key=lambda n: -spans[n].start):
        if spans[other].start < start:
            if start - spans[other].end > _APART:
                return False
            if _page_key(assessments[other]) == _page_key(assessments[at]):
                return True
            start = spans[other].start
    return False
