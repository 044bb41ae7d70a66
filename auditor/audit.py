"""The pipeline: answers in, audited answers out. Prints nothing, exits nothing, owns no network.

    parse -> unique links -> fetch -> inspect -> judge -> rules

Every URL is fetched once and every (claim, page) is judged once, however often it is cited.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from auditor.links.canonical import canonical_key
from auditor.links.classify import classify
from auditor.model import (
    AnswerAudit,
    Assessment,
    FailureKind,
    LinkCheck,
    LinkGroup,
    LinkStatus,
    Resolution,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from auditor.model import (
        Answer,
        Attribution,
        CitedAnswer,
        Claim,
        Fetched,
        Finding,
        Link,
        Page,
        Snapshot,
        Source,
    )
    from auditor.pages.inspect import PageInspection


@dataclass(frozen=True)
class Tools:
    """The collaborators. `fetch` yields in any order and may raise KeyboardInterrupt;
    `snapshots` yields dead URLs with their archived copies, leaving out what it did not find.
    """

    parse: Callable[[Answer], CitedAnswer]
    fetch: Callable[[Iterable[str]], Iterator[tuple[str, Fetched]]]
    inspect: Callable[[Link, Fetched], PageInspection]
    judge: Callable[[Claim, Page], Verdict]
    source_of: Callable[[str], Source]
    rules: Callable[[AnswerAudit], tuple[Finding, ...]]
    snapshots: Callable[[Sequence[str]], Iterator[tuple[str, Snapshot]]]


@dataclass(frozen=True)
class Outcome:
    """`complete` is False when the audit was interrupted: the rest is then NOT_CHECKED."""

    audits: tuple[AnswerAudit, ...]
    complete: bool = True


def audit(
    answers: Sequence[Answer],
    tools: Tools,
    *,
    started: Callable[[int], None] = lambda total: None,
    advanced: Callable[[str], None] = lambda url: None,
) -> Outcome:
    """`started` gets the number of URLs to fetch, `advanced` each URL when it is done."""
    cited = [tools.parse(answer) for answer in answers]
    links: dict[str, Link] = {}
    for each in cited:
        for link in each.links:
            links.setdefault(canonical_key(link.url), link)
    run = _Run(tools, links)
    complete = True
    try:
        wanted = [key for key, link in links.items() if link.status is None]
        started(len(wanted))
        for key, fetched in tools.fetch(wanted):
            run.take(key, fetched)
            advanced(key)
        for key, fetched in tools.fetch(run.other_readings()):
            run.take_reading(key, fetched)
        run.look_for_snapshots()
    except KeyboardInterrupt:
        complete = False
    return Outcome(tuple(run.assemble(each) for each in cited), complete)


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


def _may_be_archived(check: LinkCheck) -> bool:
    """Dead, and public: nobody outside is told of the addresses of an intranet."""
    if check.status is not LinkStatus.DEAD or classify(check.link.url) is not None:
        return False
    hops = check.resolution.hops if check.resolution else ()
    return all(_is_public(hop.address) for hop in hops if hop.address)


def _is_public(address: str) -> bool:
    try:
        return ip_address(address).is_global
    except ValueError:
        return False


class _Run:
    """What is known so far: one check a URL, one verdict a (claim, URL)."""

    def __init__(self, tools: Tools, links: Mapping[str, Link]) -> None:
        self._tools = tools
        self._checks = {key: self._offline(link) for key, link in links.items()}
        self._verdicts: dict[tuple[str, str, str], Verdict] = {}
        self._dead: dict[str, LinkCheck] = {}
        self._readings: dict[str, list[str]] = {}
        self._read_as: dict[tuple[str, str], LinkCheck] = {}

    def _offline(self, link: Link) -> LinkCheck:
        status = link.status or LinkStatus.NOT_CHECKED
        reason = link.reason or "the audit ended before it was fetched"
        return LinkCheck(link, status, reason, self._tools.source_of(link.url))

    def take(self, key: str, fetched: Fetched) -> None:
        self._checks[key] = self._read(self._checks[key], fetched)

    def _read(self, check: LinkCheck, fetched: Fetched) -> LinkCheck:
        resolution = Resolution(
            fetched.hops, fetched.final_url, fetched.status, fetched.failure, fetched.fetched_at
        )
        check = replace(check, resolution=resolution)
        try:
            seen = self._tools.inspect(check.link, fetched)
        except Exception as error:  # noqa: BLE001 - a page that breaks a parser is one row, not the end
            why = f"reading the page failed: {type(error).__name__}"
            return replace(check, status=LinkStatus.UNREADABLE, reason=why)
        return replace(check, status=seen.status, reason=seen.reason, page=seen.page)

    def other_readings(self) -> list[str]:
        """What else the addresses may have been that lead nowhere as they are written."""
        for key, check in self._checks.items():
            if check.status in (LinkStatus.DEAD, LinkStatus.SOFT_404):
                self._dead[key] = check
        for key, check in self._dead.items():
            for candidate in map(canonical_key, check.link.candidates):
                if candidate in self._checks:  # cited as well, and so fetched already
                    self._read_as[key, candidate] = self._checks[candidate]
                else:
                    self._readings.setdefault(candidate, []).append(key)
        for key in self._dead:
            self._settle(key)
        return list(self._readings)

    def take_reading(self, candidate: str, fetched: Fetched) -> None:
        for key in self._readings[candidate]:
            dead = self._dead[key]
            meant = replace(dead, link=replace(dead.link, url=candidate))
            self._read_as[key, candidate] = self._read(meant, fetched)
            self._settle(key)

    def _settle(self, key: str) -> None:
        """The likeliest reading that works is what was meant; one that does not changes nothing."""
        dead = self._dead[key]
        for candidate in map(canonical_key, dead.link.candidates):
            read = self._read_as.get((key, candidate))
            if read and read.status.group is LinkGroup.WORKS:
                why = f"as written it leads nowhere: {dead.reason}"
                self._checks[key] = replace(read, link=dead.link, reason=why, works_as=candidate)
                return

    def look_for_snapshots(self) -> None:
        dead = [key for key, check in self._checks.items() if _may_be_archived(check)]
        for key, snapshot in self._tools.snapshots(dead):
            self._checks[key] = replace(self._checks[key], snapshot=snapshot)

    def assemble(self, cited: CitedAnswer) -> AnswerAudit:
        keys = dict.fromkeys(canonical_key(link.url) for link in cited.links)
        assessments = tuple(self._assess(attribution) for attribution in cited.attributions)
        done = AnswerAudit(cited, tuple(self._checks[key] for key in keys), assessments)
        return replace(done, findings=self._tools.rules(done))

    def _assess(self, attribution: Attribution) -> Assessment:
        claim, link = attribution.claim, attribution.citation.link
        if link is None:
            why = "the citation has no recoverable source"
            return Assessment(attribution, None, Verdict.not_checked("no_source", why))
        key = canonical_key(link.url)
        check = self._checks[key]
        if claim is None:
            verdict = Verdict.not_checked("no_claim", "the citation is attached to no claim")
        elif claim.not_checkable:
            why = f"nothing to check: the sentence is {claim.not_checkable}"
            verdict = Verdict.not_checked("not_checkable", why)
        elif check.status.group is not LinkGroup.WORKS or check.page is None:
            why = f"no page to read: {check.status.value.replace('_', ' ')}"
            verdict = Verdict.not_checked(f"link_{check.status}", why)
        else:
            memo = (claim.text, claim.context, key)
            if memo not in self._verdicts:
                self._verdicts[memo] = self._judge(claim, check.page)
            verdict = self._verdicts[memo]
        return Assessment(attribution, check, verdict)

    def _judge(self, claim: Claim, page: Page) -> Verdict:
        try:
            return self._tools.judge(claim, page)
        except Exception as error:  # noqa: BLE001 - one page that breaks a judge is one row, not the end
            why = f"the judge failed on this page: {type(error).__name__}"
            return Verdict.not_checked("judge_failed", why)
