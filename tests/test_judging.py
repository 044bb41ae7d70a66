"""Many (claim, page) pairs: each judged once, remembered, in children when there are many."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.judging import Judging
from auditor.model import Claim, Confidence, Evidence, Page, Reason, Span, Support, Verdict, View
from auditor.store import Store
from auditor.support.judge import build_judge
from auditor.verdict_json import from_value, to_value

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "The Elbe bridge at Wittenberge was opened in 1851. It is 1,030 metres long and carries two"
    " tracks. Trains crossed it at 40 km/h until it was rebuilt in 1987."
)
PAGE = Page("https://bridges.test/elbe", "The Elbe bridge", TEXT, f"Menu\n{TEXT}\nImprint", "en")
OTHER = Page("https://bridges.test/oder", "The Oder bridge", "Its span is 90 metres.", "", "en")


def claim(text: str) -> Claim:
    return Claim(Span(0, len(text)), text)


TRUE = claim("The bridge at Wittenberge was opened in 1851.")
FALSE = claim("The bridge at Wittenberge was opened in 1951.")


@dataclass
class Counting:
    """The real judge, counted; it fails at claims with “boom” in them."""

    name: str = "counting"
    asked: list[str] = field(default_factory=list)

    def judge(self, claim: Claim, page: Page) -> Verdict:
        self.asked.append(claim.text)
        if "boom" in claim.text:
            raise RuntimeError("boom")
        return build_judge().judge(claim, page)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store.sqlite")


def test_each_pair_gets_its_verdict() -> None:
    judging = Judging(build_judge())
    found = dict(judging([(TRUE, PAGE), (FALSE, PAGE), (TRUE, OTHER)]))
    assert found[0].support is Support.SUPPORTED
    assert found[1].support in (Support.CONTRADICTED, Support.PARTIALLY_SUPPORTED)
    assert found[2].support is Support.NOT_SUPPORTED


def test_what_was_judged_is_remembered_with_its_quotations(store: Store) -> None:
    first, again = Counting(), Counting()
    before = dict(Judging(first, store)([(TRUE, PAGE), (FALSE, PAGE)]))
    after = dict(Judging(again, store)([(TRUE, PAGE), (FALSE, PAGE)]))
    assert (after, again.asked) == (before, [])
    assert "1851" in after[0].evidence[0].quote
    assert dict(store.contents().conclusions) == {"verdict": 2}


def test_a_page_or_a_claim_that_changed_is_judged_anew(store: Store) -> None:
    judge = Counting()
    changed = Page(PAGE.url, PAGE.title, TEXT.replace("1851", "1951"), PAGE.full, PAGE.lang)
    for pair in ((TRUE, PAGE), (FALSE, PAGE), (TRUE, changed)):
        list(Judging(judge, store)([pair]))
    assert len(judge.asked) == 3


def test_a_judge_that_fails_is_a_row_and_is_not_remembered(store: Store) -> None:
    judge = Counting()
    for _ in range(2):
        ((_, verdict),) = Judging(judge, store)([(claim("This one goes boom."), PAGE)])
        assert verdict.support is Support.NOT_CHECKED
        assert "RuntimeError" in verdict.reasons[0].text
    assert len(judge.asked) == 2


def test_what_could_not_be_checked_is_tried_again(store: Store) -> None:
    """It may be checkable by then: with the encoder of languages installed, say."""
    judge = Counting()
    for _ in range(2):
        ((_, verdict),) = Judging(judge, store)([(claim("Yes."), PAGE)])
        assert verdict.support is Support.NOT_CHECKED
    assert len(judge.asked) == 2
    assert not store.contents().conclusions


def test_children_judge_as_we_do_and_fail_as_we_do() -> None:
    claims = [
        claim(f"The bridge at Wittenberge was opened in {year}.") for year in range(1700, 1960)
    ]
    pairs = [(each, PAGE) for each in claims]
    here = dict(Judging(build_judge())(pairs))
    assert dict(Judging(build_judge(), workers=2)(pairs)) == here
    assert here[1851 - 1700].support is Support.SUPPORTED
    assert here[1751 - 1700].support is not Support.SUPPORTED


def test_an_interruption_ends_it_and_keeps_what_was_done(store: Store) -> None:
    pairs = [(claim(f"Claim number {i} of the bridge."), PAGE) for i in range(400)]
    done: list[int] = []
    judging = Judging(build_judge(), store, workers=2, interrupted=lambda: bool(done))
    with pytest.raises(KeyboardInterrupt):
        for at, _ in judging(pairs):
            done.append(at)
    assert dict(store.contents().conclusions)["verdict"] >= len(done) >= 1


def test_a_damaged_memory_costs_only_time(store: Store, tmp_path: Path) -> None:
    list(Judging(build_judge(), store)([(TRUE, PAGE)]))
    with sqlite3.connect(tmp_path / "store.sqlite") as db:
        db.execute("UPDATE conclusion SET value = x'00'")
    judge = Counting()
    ((_, verdict),) = Judging(judge, store)([(TRUE, PAGE)])
    assert (verdict.support, len(judge.asked)) == (Support.SUPPORTED, 1)


def test_a_memory_that_fails_is_left_alone_and_named(store: Store) -> None:
    store.close()
    told: list[str] = []
    judging = Judging(build_judge(), store, tell=told.append)
    for _ in range(2):
        ((_, verdict),) = judging([(TRUE, PAGE)])
        assert verdict.support is Support.SUPPORTED
    (line,) = told
    assert "can't be used" in line


_spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda ab: Span(min(ab), max(ab)))
_reasons = st.builds(Reason, st.text(), st.text(), st.none() | _spans, st.none() | _spans)
_evidence = st.builds(Evidence, st.just(PAGE), _spans, st.sampled_from(View))


@given(
    st.builds(
        Verdict,
        st.sampled_from(Support),
        st.sampled_from(Confidence),
        st.text(),
        st.lists(_reasons, max_size=3).map(tuple),
        st.lists(_evidence, max_size=3).map(tuple),
        st.none() | st.floats(0, 1),
    )
)
def test_a_stored_verdict_is_the_verdict(verdict: Verdict) -> None:
    assert from_value(to_value(verdict), PAGE) == verdict


@pytest.mark.parametrize(
    "damage",
    [
        {"support": "maybe"},
        {"evidence": [["main", 0, 10_000]]},
        {"reasons": [[1, 2, 3]]},
        {"judge": 7},
    ],
)
def test_what_is_no_verdict_of_this_page_is_refused(damage: dict[str, object]) -> None:
    value = {**to_value(build_judge().judge(TRUE, PAGE)), **damage}
    with pytest.raises(ValueError):
        from_value(value, PAGE)


def test_no_object_is_a_verdict() -> None:
    nothing: tuple[object, ...] = (None, [], "x", {})
    for value in nothing:
        with pytest.raises(ValueError):
            from_value(value, PAGE)
