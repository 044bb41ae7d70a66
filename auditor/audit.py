"""The pipeline: answers in, audited answers out. Prints nothing, exits nothing, owns no network.

    parse -> unique links -> fetch -> inspect -> judge -> rules

Every URL is fetched once and every (claim, page) is judged once, however often it is cited.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from auditor.link_checks import LinkChecks
from auditor.links.canonical import canonical_key
from auditor.model import (
    AnswerAudit,
    Assessment,
    CitedAnswer,
    FailureKind,
    LinkGroup,
    Verdict,
)
from auditor.support.union import MAX_PAGES, needs_parts, parts_of, together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from auditor.model import (
        Answer,
        Archived,
        Attribution,
        Claim,
        Fetched,
        Finding,
        Link,
        LinkCheck,
        Lost,
        Page,
        Snapshot,
        Source,
        SourceFile,
    )
    from auditor.pages.inspect import PageInspection
    from auditor.support.union import Part


@dataclass(frozen=True)
class Tools:
    """The collaborators. `resolve` and `judge` yield in any order, the latter a pair's index with
    its verdict; both may raise KeyboardInterrupt. `archive` yields what an archive knows of dead
    links, and is told of those on private networks only if it is `own_archive`.
    `probe` says whether sites are asked for addresses that can't exist; `source_files` are what
    `source_of` goes by.
    """

    parse: Callable[[Answer], CitedAnswer]
    resolve: Callable[[Mapping[str, Link]], Iterator[tuple[str, Fetched, PageInspection]]]
    judge: Callable[[Sequence[tuple[Claim, Page]]], Iterable[tuple[int, Verdict]]]
    source_of: Callable[[str], Source]
    rules: Callable[[AnswerAudit], tuple[Finding, ...]]
    archive: Callable[[Sequence[Lost]], Iterator[tuple[str, Archived]]]
    own_archive: bool = False
    probe: bool = True
    source_files: tuple[SourceFile, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """`complete` is False when the audit was interrupted: the rest is then NOT_CHECKED."""

    audits: tuple[AnswerAudit, ...]
    complete: bool = True


def audit(
    answers: Sequence[Answer],
    tools: Tools,
    *,
    begin: Callable[[str, int], Callable[[], None]] = lambda phase, total: lambda: None,
) -> Outcome:
    """`begin` is told of each phase ("fetching", "judging") and of how much there is to do; what it
    returns is called for each piece that is done.
    """
    cited = [_parsed(answer, tools.parse) for answer in answers]
    links: dict[str, Link] = {}
    for each in cited:
        for link in each.links:
            links.setdefault(canonical_key(link.url), link)
    checks = LinkChecks(links, tools.source_of)
    complete = True
    try:
        wanted = checks.to_fetch()
        done = begin("fetching", len(wanted))
        for key, fetched, seen in tools.resolve(wanted):
            checks.take(key, fetched, seen)
            done()
        for address, fetched, seen in tools.resolve(checks.siblings() if tools.probe else {}):
            checks.take_sibling(address, fetched, seen)
        for key, fetched, seen in tools.resolve(checks.other_readings()):
            checks.take_reading(key, fetched, seen)
        checks.take_archived(tools.archive(checks.lost(private=tools.own_archive)))
    except KeyboardInterrupt:
        complete = False
    judged = _Judged(tools, checks)
    try:
        judged.judge(cited, begin)
    except KeyboardInterrupt:
        complete = False
    return Outcome(tuple(judged.assemble(each) for each in cited), complete)


def _parsed(answer: Answer, parse: Callable[[Answer], CitedAnswer]) -> CitedAnswer:
    try:
        return parse(answer)
    except Exception as error:  # noqa: BLE001 - an answer that breaks the parser is one row, not the end
        why = f"taking it apart failed: {type(error).__name__}"
        told = replace(answer, notes=(*answer.notes, f"this could not be audited: {why}"))
        return CitedAnswer(told, (), (), (), (), why)


def network_was_down(audits: Iterable[AnswerAudit]) -> bool:
    """Whether links had to be fetched and not one request got as far as a server.

    One host that can't be connected to is that host's trouble; several hosts at once, or names
    none of which can be looked up, are ours.
    """
    tried = [c.resolution for each in audits for c in each.checks if c.resolution]
    kinds = {r.failure.kind if r.failure else None for r in tried}
    if any(hop.status for r in tried for hop in r.hops):
        return False
    if kinds and kinds <= {FailureKind.DNS, FailureKind.PROXY}:
        return True
    hosts = {_host(r.final_url) for r in tried}
    return bool(kinds) and kinds <= {FailureKind.CONNECT, FailureKind.TIMEOUT} and len(hosts) > 1


def nothing_captured(audits: Iterable[AnswerAudit]) -> bool:
    """Whether a replay found none of the pages it was asked for."""
    return _all_failed(audits, FailureKind.NOT_IN_CAPTURE)


def out_of_time(audits: Iterable[AnswerAudit]) -> bool:
    """Whether there was no time for any page at all."""
    return _all_failed(audits, FailureKind.TIME_BUDGET)


def _all_failed(audits: Iterable[AnswerAudit], kind: FailureKind) -> bool:
    tried = [c.resolution for each in audits for c in each.checks if c.resolution]
    return {r.failure.kind if r.failure else None for r in tried} == {kind}


def _host(url: str) -> str:
    """For telling hosts apart. A replayed capture may say anything about where a chain ended."""
    try:
        return urlsplit(url).netloc
    except ValueError:
        return url


class _Judged:
    """One verdict a (claim, URL), however often it is cited."""

    def __init__(self, tools: Tools, checks: LinkChecks) -> None:
        self._tools = tools
        self._checks = checks
        self._verdicts: dict[tuple[str, str, str], Verdict] = {}

    def judge(
        self, cited: Iterable[CitedAnswer], begin: Callable[[str, int], Callable[[], None]]
    ) -> None:
        """Raises KeyboardInterrupt: what was judged until then is kept."""
        pairs: dict[tuple[str, str, str], tuple[Claim, Page]] = {}
        for each in cited:
            for attribution in each.attributions:
                claim, link = attribution.claim, attribution.citation.link
                if claim and link and not claim.not_checkable:
                    page, _ = _readable(self._checks[canonical_key(link.url)])
                    if page:
                        pairs.setdefault(_memo(claim, link), (claim, page))
        self._judge_pairs(pairs, begin)
        parts = {
            _memo(part.claim, link): (part.claim, page)
            for each in cited
            for claim, links in _cited_together(each)
            for part in self._parts(claim, links)
            for link in links[:MAX_PAGES]
            for page in [_readable(self._checks[canonical_key(link.url)])[0]]
            if page
        }
        if parts:
            self._judge_pairs(parts, begin)

    def _judge_pairs(
        self,
        pairs: Mapping[tuple[str, str, str], tuple[Claim, Page]],
        begin: Callable[[str, int], Callable[[], None]],
    ) -> None:
        memos = tuple(pairs)
        done = begin("judging", len(pairs))
        for at, verdict in self._tools.judge(tuple(pairs.values())):
            self._verdicts[memos[at]] = verdict
            done()

    def _parts(self, claim: Claim, links: Sequence[Link]) -> tuple[Part, ...]:
        """Those of a claim that no page says whole."""
        verdicts = [self._verdicts.get(_memo(claim, link)) for link in links]
        return parts_of(claim) if needs_parts([v for v in verdicts if v]) else ()

    def assemble(self, cited: CitedAnswer) -> AnswerAudit:
        keys = dict.fromkeys(canonical_key(link.url) for link in cited.links)
        assessments = tuple(self._assess(attribution) for attribution in cited.attributions)
        joined = together(assessments, _page_of, self._verdict_of)
        checks = tuple(self._checks[key] for key in keys)
        done = AnswerAudit(cited, checks, assessments, together=joined)
        return replace(done, findings=self._tools.rules(done))

    def _verdict_of(self, claim: Claim, assessment: Assessment) -> Verdict | None:
        link = assessment.attribution.citation.link
        return self._verdicts.get(_memo(claim, link)) if link else None

    def _assess(self, attribution: Attribution) -> Assessment:
        claim, link = attribution.claim, attribution.citation.link
        if link is None:
            why = "the citation has no recoverable source"
            return Assessment(attribution, None, Verdict.not_checked("no_source", why))
        check = self._checks[canonical_key(link.url)]
        page, judged_on = _readable(check)
        if claim is None:
            verdict = Verdict.not_checked("no_claim", "the citation is attached to no claim")
        elif claim.not_checkable:
            why = f"nothing to check: the sentence is {claim.not_checkable}"
            verdict = Verdict.not_checked("not_checkable", why)
        elif page is None:
            why = f"no page to read: {check.status.value.replace('_', ' ')}"
            verdict = Verdict.not_checked(f"link_{check.status}", why)
        elif found := self._verdicts.get(_memo(claim, link)):
            return Assessment(attribution, check, found, judged_on)
        else:
            verdict = _NOT_REACHED
        return Assessment(attribution, check, verdict)


_NOT_REACHED = Verdict.not_checked("interrupted", "the audit ended before it was judged")


def _memo(claim: Claim, link: Link) -> tuple[str, str, str]:
    return claim.text, claim.context, canonical_key(link.url)


def _cited_together(cited: CitedAnswer) -> Iterator[tuple[Claim, tuple[Link, ...]]]:
    """Claims with more than one link, and those; one that asks for the same page is left out."""
    links: dict[Claim, dict[str, Link]] = {}
    for attribution in cited.attributions:
        claim, link = attribution.claim, attribution.citation.link
        if claim and link:
            links.setdefault(claim, {}).setdefault(canonical_key(link.url), link)
    return ((c, tuple(of.values())) for c, of in links.items() if len(of) > 1)


def _page_of(assessment: Assessment) -> Page | None:
    return _readable(assessment.check)[0] if assessment.check else None


def _readable(check: LinkCheck) -> tuple[Page | None, Snapshot | None]:
    """What claims are compared with: the page, or, once it is gone, the archived copy of it."""
    if check.status.group is LinkGroup.WORKS:
        return check.page, None
    return check.archived_page, check.snapshot if check.archived_page else None
