"""Time for everything together: what is not reached is said, and nothing runs on."""

from __future__ import annotations

import pytest

from auditor.model import Failure, FailureKind
from auditor.web.deadline import Budget
from auditor.web.fetch import fetch_all
from auditor.web.fetcher import Unfetchable
from auditor.web.pace import Breaker, Pacer
from tests.servers import dripping, hanging, page, serve
from tests.web.clients import client


def test_what_is_under_way_ends_and_the_rest_is_not_begun() -> None:
    breaker = Breaker()
    routes = {"/ok": page("x"), "/slow": hanging(), "/drip": dripping(b"x")}
    with serve(routes) as site, client(time_budget=0.4, retries=0, breaker=breaker) as fetcher:
        paths = ["/ok", "/slow", "/drip", *(f"/{number}" for number in range(50))]
        urls = [site.url(path) for path in paths]
        results = dict(fetch_all(fetcher, urls, jobs=1))
        asked = len(site.requests)
    assert results[urls[0]].status == 200
    kinds = {results[url].failure and results[url].failure.kind for url in urls[1:]}  # type: ignore[union-attr]
    assert kinds == {FailureKind.TIME_BUDGET}
    assert asked == 2
    breaker.check("127.0.0.1")


def test_a_turn_that_would_come_too_late_is_not_waited_for() -> None:
    naps: list[float] = []
    pacer = Pacer(burst=1, per_second=0.01, clock=lambda: 0.0, sleep=naps.append)
    with serve({"/": page("x")}) as site, client(pacer=pacer, time_budget=30) as fetcher:
        first, second = fetcher.fetch(site.url()), fetcher.fetch(site.url())
    assert first.status == 200
    assert second.failure is not None and second.failure.kind is FailureKind.TIME_BUDGET
    assert "30 s" in second.failure.detail
    assert naps == []


def test_a_place_that_is_taken_is_waited_for_no_longer_than_there_is_time() -> None:
    pacer = Pacer(at_once=1)
    with pacer.turn("a.example"), pytest.raises(Unfetchable, match="time budget"):
        pacer.enter("a.example", budget=Budget(0.05))
    assert pacer.enter("a.example", budget=Budget(0.05)) < 1, "the place was given back"


def test_no_budget_is_no_limit() -> None:
    Budget().check(1e9)
    assert Budget(1).failure == Failure(
        FailureKind.TIME_BUDGET, "the time budget of 1 s was used up before this page was read"
    )
