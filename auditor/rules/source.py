"""The source axis: what kind of publisher is it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.links.canonical import canonical_key, registrable_domain
from auditor.model import Axis, Confidence, Evidence, LinkGroup, Rule, Severity, SourceClass, Tier
from auditor.rules.found import excerpt, found, how_many_cite, link_citers
from auditor.sources import is_users

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model import AnswerAudit, Assessment, Finding, LinkCheck, Page, Span

WEAK = Rule(
    "SRC001",
    "weak-source",
    Axis.SOURCE,
    Severity.NOTE,
    "The source is of a kind that carries a factual claim only weakly",
    "Nothing is said about this page in particular: on sites of this kind nobody but the author "
    "stands behind a page, or it is there to announce or sell what it describes. Prefer a source "
    "that is answerable for its facts. The table is sources.yaml; yours is laid over it.",
)
UNUSABLE = Rule(
    "SRC002",
    "unusable-source",
    Axis.SOURCE,
    Severity.WARNING,
    "The source is of a kind that can't carry a factual claim",
    "Sites of this kind are not meant to inform or hold no statement of their own: satire, "
    "generated text, search engines, link shorteners. Cite what stands behind them.",
)
COPIED = Rule(
    "SRC003",
    "copied-page",
    Axis.SOURCE,
    Severity.NOTE,
    "The page says that its text comes from elsewhere",
    "It names a page of another site as its original (a canonical link), or a news agency in its "
    "by-line. That is no fault, and says nothing about the claim. The original is the one that is "
    "corrected: cite it where you can.",
)
ONE_TEXT = Rule(
    "SRC004",
    "one-text-twice",
    Axis.SOURCE,
    Severity.NOTE,
    "Two pages that this claim cites are copies of one text",
    "They come from the same agency or original, and much of their wording is the same: together "
    "they are one source, not two that agree.",
)

_BY_TIER = {Tier.WEAK: WEAK, Tier.UNUSABLE: UNUSABLE}


def check_sources(audit: AnswerAudit) -> Iterator[Finding]:
    """One finding a cited link; a link that is no source at all has its own rule already."""
    for check, citers in link_citers(audit):
        rule = _BY_TIER.get(check.source.tier)
        if rule and citers.cited and check.status.group is not LinkGroup.NOT_A_SOURCE:
            kind = check.source.source_class.value.replace("_", " ")
            what = f"{rule.summary} ({kind}){how_many_cite(citers)}"
            by = f" (rated by {check.source.file})" if is_users(check.source.file) else ""
            message = f"{what}: {check.link.url} {check.source.reason}{by}"
            yield found(audit, rule, citers.span, message)


def check_copies(audit: AnswerAudit) -> Iterator[Finding]:
    """One finding a cited page that says itself where its text comes from."""
    for check, citers in link_citers(audit):
        page = _page(check)
        if page is None or not citers.cited:
            continue
        url, evidence = check.link.url, _credited(check, page)
        if _original(check, page):
            message = f"{COPIED.summary}: {url} names {page.copy_of[:300]} as its original"
            yield found(audit, COPIED, citers.span, message)
        elif evidence and page.credit:
            words = excerpt(" ".join(e.quote for e in evidence), 80)
            message = f"{COPIED.summary}: {url} credits {page.credit.agency}, {words}"
            yield found(
                audit, COPIED, citers.span, message, confidence=Confidence.MEDIUM, evidence=evidence
            )


def check_one_text(audit: AnswerAudit) -> Iterator[Finding]:
    """At most one finding a claim: the first page that repeats one that is cited before it."""
    cited: dict[Span, dict[str, Assessment]] = {}
    for assessment in audit.assessments:
        claim, check = assessment.attribution.claim, assessment.check
        if claim and check and (page := _page(check)):
            cited.setdefault(claim.span, {}).setdefault(canonical_key(page.url), assessment)
    texts: dict[str, frozenset[int]] = {}
    for assessments in cited.values():
        pair = _same_text(list(assessments.values())[:_MOST_PAGES], texts)
        if pair:
            yield _told_twice(audit, *pair)


def _same_text(
    assessments: list[Assessment], texts: dict[str, frozenset[int]]
) -> tuple[Assessment, Assessment] | None:
    """`texts`: the word runs of pages by address, for claims that cite them again."""
    for number, second in enumerate(assessments):
        for first in assessments[:number]:
            one, two = first.check, second.check
            if not (one and two and one.page and two.page):
                continue
            if not _origins(one, one.page) & _origins(two, two.page):
                continue
            ours, theirs = (_runs_of(page, texts) for page in (one.page, two.page))
            least = min(len(ours), len(theirs))
            if least >= _LEAST_RUNS and len(ours & theirs) >= _ALIKE * least:
                return first, second
    return None


def _told_twice(audit: AnswerAudit, first: Assessment, second: Assessment) -> Finding:
    urls = " and ".join(each.check.link.url for each in (first, second) if each.check)
    pages = [(each.check, each.check.page) for each in (first, second) if each.check]
    evidence = tuple(e for check, page in pages if page for e in _credited(check, page))
    agency = next((p.credit.agency for _, p in pages if p and p.credit and evidence), "")
    message = f"{ONE_TEXT.summary}{f' of {agency}' if agency else ''}: {urls}"
    if second.attribution.claim:
        message += f" Claim: {excerpt(second.attribution.claim.text)}"
    span = second.attribution.citation.span
    confidence = Confidence.MEDIUM
    return found(audit, ONE_TEXT, span, message, confidence=confidence, evidence=evidence)


def _page(check: LinkCheck) -> Page | None:
    """The live page; of an archived copy its class says already that it is one."""
    works = check.status.group is LinkGroup.WORKS
    return check.page if works and check.source.source_class is not SourceClass.ARCHIVE else None


def _original(check: LinkCheck, page: Page) -> str:
    """The site of the page's original, "" where the link itself leads through that site."""
    if not page.copy_of:
        return ""
    hops = check.resolution.hops if check.resolution else ()
    sites = {registrable_domain(url) for url in (check.link.url, *(hop.url for hop in hops))}
    site = registrable_domain(page.copy_of)
    return "" if site in sites else site


def _credited(check: LinkCheck, page: Page) -> tuple[Evidence, ...]:
    """The by-line; an agency's own site signs what it wrote itself."""
    if page.credit is None or check.source.source_class is SourceClass.NEWS_AGENCY:
        return ()
    return (Evidence(page, page.credit.span),)


def _origins(check: LinkCheck, page: Page) -> set[str]:
    """Where the text may come from: its agency, the original it names, or itself."""
    named = {page.credit.agency} if page.credit else set()
    return named | {canonical_key(url) for url in (page.copy_of or check.link.url, page.url)}


def _runs_of(page: Page, texts: dict[str, frozenset[int]]) -> frozenset[int]:
    if page.url not in texts:
        words = page.main[:_COMPARED].casefold().split()
        runs = (hash(tuple(words[n : n + _RUN])) for n in range(len(words) - _RUN + 1))
        texts[page.url] = frozenset(runs)
    return texts[page.url]


_RUN = 8  # words: two writers don't choose the same eight in a row by chance
_ALIKE = 0.5  # share of the shorter text's runs; sites cut and retitle what they take over
_LEAST_RUNS = 30
_COMPARED = 40_000  # characters of a page
_MOST_PAGES = 6
