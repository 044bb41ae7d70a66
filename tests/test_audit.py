"""The pipeline with small collaborators: what is asked once, what failure becomes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING

import pytest

from auditor.audit import Outcome, Tools, audit, network_was_down
from auditor.citations.parse import parse
from auditor.judging import Judging
from auditor.model import (
    Answer,
    Archived,
    Claim,
    Confidence,
    Failure,
    FailureKind,
    Fetched,
    Grade,
    History,
    Hop,
    Link,
    LinkStatus,
    Location,
    Lost,
    Page,
    Sign,
    Snapshot,
    Source,
    Support,
    Verdict,
)
from auditor.pages.inspect import PageInspection
from auditor.resolving import Resolving
from auditor.rules.engine import run_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from auditor.model import AnswerAudit, CitedAnswer, Finding

WHEN = datetime(2024, 1, 2, tzinfo=timezone.utc)
COPY = Snapshot("https://web.archive.org/x", WHEN)
EXISTED = History(Grade.ROTTED, (Sign("archived", "there is a copy"),))
TEXT = """The bridge is red and long [1]. The bridge was opened in 1931 [1][2]. It is old [9].

[1] https://a-town.org/x
[2] https://b-town.org/x
[3] https://a-town.org/x#part
"""


@dataclass
class World:
    """Counts what it is asked; `gone` hosts are dead, `broken` ones make the judge fail,
    `unreadable` ones the parser."""

    gone: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    stop_after: int = 99
    address: str = "8.8.8.8"
    name: str = "test"
    copy: Page | None = None
    own_archive: bool = False
    parse: Callable[[Answer], CitedAnswer] = parse
    rules: Callable[[AnswerAudit], tuple[Finding, ...]] = lambda done: ()
    fetched: list[str] = field(default_factory=list)
    judged: list[tuple[str, str]] = field(default_factory=list)
    archived: list[str] = field(default_factory=list)

    def fetch(self, url: str) -> Fetched:
        if len(self.fetched) == self.stop_after:
            raise KeyboardInterrupt
        self.fetched.append(url)
        return Fetched(url, (Hop(url, 200, address=self.address),), 200)

    def inspect(self, link: Link, fetched: Fetched) -> PageInspection:
        if any(host in link.url for host in self.unreadable):
            raise RecursionError("a parser broke")
        if any(host in link.url for host in self.gone):
            return PageInspection(LinkStatus.DEAD, "gone", None)
        return PageInspection(LinkStatus.OK, "read", Page(link.url, "T", "text", "text", "en"))

    def judge(self, claim: Claim, page: Page) -> Verdict:
        self.judged.append((claim.text, page.url))
        if any(host in page.url for host in self.broken):
            raise RuntimeError("judge broke")
        return Verdict(Support.SUPPORTED, Confidence.HIGH, "test")

    def archive(self, lost: Sequence[Lost]) -> Iterator[tuple[str, Archived]]:
        self.archived += (each.url for each in lost)
        yield from ((each.url, Archived(EXISTED, COPY, self.copy)) for each in lost)

    def run(self, text: str = TEXT) -> Outcome:
        tools = Tools(
            parse=self.parse,
            resolve=Resolving(self, jobs=1, inspect=self.inspect),
            judge=Judging(self),
            source_of=lambda url: Source(),
            rules=self.rules,
            archive=self.archive,
            own_archive=self.own_archive,
        )
        return audit([Answer(text, Location("a")), Answer(text, Location("b"))], tools)


def supports(outcome: Outcome) -> list[tuple[str, str]]:
    return [
        (a.verdict.support.value, a.verdict.reasons[0].code if a.verdict.reasons else "")
        for a in outcome.audits[0].assessments
    ]


def test_a_url_is_fetched_once_and_a_claim_judged_once_over_all_answers() -> None:
    world = World()
    outcome = world.run()
    assert world.fetched == ["https://a-town.org/x", "https://b-town.org/x"]
    assert len(world.judged) == 3
    assert outcome.complete
    assert supports(outcome) == [
        ("supported", ""),
        ("supported", ""),
        ("supported", ""),
        ("not_checked", "no_source"),
    ]
    assert [audited.cited.answer.location.path for audited in outcome.audits] == ["a", "b"]


def test_a_judge_that_fails_costs_one_row() -> None:
    assert supports(World(broken=("b-town",)).run())[2] == ("not_checked", "judge_failed")


def test_an_answer_that_breaks_the_parser_is_a_row_and_the_rest_is_audited() -> None:
    def brittle(answer: Answer) -> CitedAnswer:
        if answer.location.path == "a":
            raise RecursionError("a parser broke")
        return parse(answer)

    broken, whole = World(parse=brittle, rules=run_rules).run().audits
    (finding,) = broken.findings
    assert finding.rule.id == "CIT008"
    assert finding.location == Location("a")
    assert "RecursionError" in finding.message
    assert "could not be audited" in broken.cited.answer.notes[0]
    assert len(whole.assessments) == 4
    assert "CIT008" not in [each.rule.id for each in whole.findings]


def test_a_parser_that_fails_costs_one_page() -> None:
    outcome = World(unreadable=("a-town",)).run()
    assert [check.status for check in outcome.audits[0].checks] == [
        LinkStatus.UNREADABLE,
        LinkStatus.OK,
    ]
    assert supports(outcome)[0] == ("not_checked", "link_unreadable")
    assert supports(outcome)[2] == ("supported", "")


def test_a_broken_link_is_never_a_verdict_on_support() -> None:
    world = World(gone=("b-town",))
    outcome = world.run()
    assert supports(outcome)[2] == ("not_checked", "link_dead")
    assert outcome.audits[0].checks[1].snapshot == COPY
    assert outcome.audits[0].checks[1].history == EXISTED
    assert world.archived == ["https://b-town.org/x"]


def test_a_claim_is_compared_with_the_archived_copy_and_the_link_stays_dead() -> None:
    copy = Page("https://web.archive.org/x", "T", "text", "text", "en")
    outcome = World(gone=("b-town",), copy=copy).run()
    check, assessment = outcome.audits[0].checks[1], outcome.audits[0].assessments[2]
    assert (check.status, check.page) == (LinkStatus.DEAD, None)
    assert (assessment.verdict.support, assessment.judged_on) == (Support.SUPPORTED, COPY)
    assert [each.judged_on for each in outcome.audits[0].assessments].count(None) == 3


def test_an_archive_of_ones_own_is_told_of_private_addresses() -> None:
    world = World(gone=("b-town",), address="10.0.0.7", own_archive=True)
    world.run()
    assert world.archived == ["https://b-town.org/x"]


@pytest.mark.parametrize("address", ["10.0.0.7", "127.0.0.1", "fd00::1", "no address at all"])
def test_the_archive_is_told_only_of_what_is_known_to_be_public(address: str) -> None:
    world = World(gone=("b-town",), address=address)
    world.run()
    assert world.archived == []


def test_an_interrupt_keeps_what_was_done_and_says_what_was_not() -> None:
    outcome = World(stop_after=1).run()
    assert not outcome.complete
    statuses = [check.status for check in outcome.audits[0].checks]
    assert statuses == [LinkStatus.OK, LinkStatus.NOT_CHECKED]
    assert supports(outcome)[0] == ("supported", "")
    assert supports(outcome)[2] == ("not_checked", "link_not_checked")


DOUBTFUL = """The bridge is long [1]. The bridge was opened in 1931 [2].

[1]: https://a-town.org/x%29
[2]: https://b-town.org/x
"""


@pytest.mark.parametrize("second", ["https://b-town.org/x", "https://a-town.org/x"])
def test_a_dead_link_is_read_as_what_works_whether_that_is_cited_too_or_not(second: str) -> None:
    world = World(gone=("%29",))
    outcome = world.run(DOUBTFUL.replace("https://b-town.org/x", second))
    check = outcome.audits[0].checks[0]
    assert (check.status, check.works_as) == (LinkStatus.OK, "https://a-town.org/x")
    assert check.link.url == "https://a-town.org/x%29"
    assert check.reason == "as written it leads nowhere: gone"
    assert sorted(world.fetched) == sorted({"https://a-town.org/x%29", second, check.works_as})
    assert world.archived == []


def test_a_reading_that_is_dead_as_well_changes_nothing() -> None:
    check = World(gone=("a-town",)).run(DOUBTFUL).audits[0].checks[0]
    assert (check.status, check.reason, check.works_as) == (LinkStatus.DEAD, "gone", "")


def test_the_network_is_down_only_if_no_host_was_reached() -> None:
    def down(*failures: FailureKind | None, hosts: tuple[str, ...] = ("a", "b")) -> bool:
        outcome = World().run()
        checks = []
        for check, kind, host in zip(outcome.audits[0].checks, failures, hosts, strict=False):
            assert check.resolution is not None
            failure = Failure(kind) if kind else None
            hops = (Hop(f"https://{host}/", None if kind else 200),)
            resolution = replace(
                check.resolution, hops=hops, final_url=hops[0].url, failure=failure
            )
            checks.append(replace(check, resolution=resolution))
        return network_was_down([replace(outcome.audits[0], checks=tuple(checks))])

    assert down(FailureKind.DNS)
    assert down(FailureKind.DNS, FailureKind.DNS)
    assert down(FailureKind.CONNECT, FailureKind.TIMEOUT)
    assert not down(FailureKind.CONNECT), "one host that refuses is that host's trouble"
    assert not down(FailureKind.CONNECT, FailureKind.CONNECT, hosts=("a", "a"))
    assert not down(FailureKind.DNS, None)
    assert not down(FailureKind.DNS, FailureKind.CONNECT), "a name was looked up, so there is one"
    assert not down(FailureKind.NO_SUCH_HOST, FailureKind.NO_SUCH_HOST)
    assert not down(FailureKind.TLS, FailureKind.TIMEOUT)
    assert not down()
