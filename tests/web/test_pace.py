"""Politeness, with a clock that only moves when somebody sleeps."""

from __future__ import annotations

import threading

import pytest

from auditor.model import Failure, FailureKind
from auditor.web.fetch import fetch_all
from auditor.web.fetcher import Unfetchable
from auditor.web.pace import Breaker, Pacer, site_of
from tests.servers import Reply, in_turn, page, redirect, serve
from tests.web.clients import client, names


class Clock:
    def __init__(self) -> None:
        self.now = 100.0
        self.naps: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.now += seconds


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://en.wikipedia.org/wiki/X", "wikipedia.org"),
        ("https://www.bbc.co.uk/news", "bbc.co.uk"),
        ("https://one.github.io/", "one.github.io"),
        ("https://www.example.org./", "example.org"),
        ("http://127.0.0.1:8080/", "127.0.0.1"),
        ("http://2130706433/", "127.0.0.1"),
        ("http://[2606:4700::1]/", "2606:4700::1"),
        ("http://localhost/", "localhost"),
        ("https://bücher.de/", "xn--bcher-kva.de"),
        ("nonsense", ""),
    ],
)
def test_a_site_is_a_registrable_domain_or_an_address(url: str, site: str) -> None:
    assert site_of(url) == site


def test_ten_at_once_then_one_a_second() -> None:
    clock = Clock()
    pacer = Pacer(clock=clock, sleep=clock.sleep)
    for _ in range(13):
        with pacer.turn("a.example"):
            pass
    assert clock.naps == [1.0, 1.0, 1.0]
    with pacer.turn("b.example") as waited:
        assert waited == 0.0


def test_the_bucket_fills_again() -> None:
    clock = Clock()
    pacer = Pacer(clock=clock, sleep=clock.sleep)
    for _ in range(10):
        with pacer.turn("a.example"):
            pass
    clock.now += 5
    for _ in range(6):
        with pacer.turn("a.example"):
            pass
    assert clock.naps == [1.0]


def test_at_most_two_in_flight() -> None:
    pacer = Pacer()
    lock = threading.Lock()
    busy = peak = 0
    gate = threading.Barrier(2)

    def work() -> None:
        nonlocal busy, peak
        with pacer.turn("a.example"):
            with lock:
                busy += 1
                peak = max(peak, busy)
            gate.wait(5)  # passes only when two are inside
            with lock:
                busy -= 1

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert peak == 2


def test_waiting_for_ones_turn_costs_nothing_of_the_deadline() -> None:
    clock = Clock()
    pacer = Pacer(burst=1, per_second=0.01, clock=clock, sleep=clock.sleep)
    with serve({"/": page("x")}) as site, client(pacer=pacer) as fetcher:
        assert [fetcher.fetch(site.url()).status for _ in range(3)] == [200, 200, 200]
    assert clock.naps == [100.0, 100.0]


def test_redirects_within_a_site_are_not_made_to_wait() -> None:
    clock = Clock()
    pacer = Pacer(burst=1, clock=clock, sleep=clock.sleep)
    routes = {"/": redirect("/a"), "/a": redirect("/b"), "/b": page("x")}
    with serve(routes) as site, client(pacer=pacer) as fetcher:
        assert fetcher.fetch(site.url()).status == 200
    assert clock.naps == []


DOWN = Failure(FailureKind.CONNECT, "the server refused the connection")


def test_the_breaker_trips_and_lets_one_try_again() -> None:
    clock = Clock()
    breaker = Breaker(clock=clock)
    for _ in range(2):
        breaker.report("a.example", DOWN)
    breaker.check("a.example")
    breaker.report("a.example", DOWN)
    with pytest.raises(Unfetchable, match="3 times in a row"):
        breaker.check("a.example")
    breaker.check("b.example")
    clock.now += 300
    breaker.check("a.example")
    breaker.report("a.example", None)
    breaker.report("a.example", DOWN)
    breaker.check("a.example")


def test_only_the_networks_failures_count() -> None:
    breaker = Breaker()
    for kind in (FailureKind.TLS, FailureKind.PROTOCOL, FailureKind.TOO_LARGE) * 3:
        breaker.report("a.example", Failure(kind))
    breaker.check("a.example")
    for _ in range(3):
        breaker.report("a.example", DOWN)
    with pytest.raises(Unfetchable):
        breaker.check("a.example")


def test_a_host_that_is_down_is_not_asked_for_ever() -> None:
    with serve({}) as site:
        urls = [site.url(f"/{number}") for number in range(6)]
    with client(breaker=Breaker(), retries=0) as fetcher:
        details = [failure.detail for url in urls if (failure := fetcher.fetch(url).failure)]
    assert len(details) == 6
    assert ["in a row" in detail for detail in details] == [False] * 3 + [True] * 3


def test_an_address_is_asked_politely_whatever_sites_are_behind_it() -> None:
    """Sites that share an address share its pace; a site with two addresses shares the site's."""
    clock = Clock()
    addresses = Pacer(at_once=6, burst=3, clock=clock, sleep=clock.sleep)
    table = {f"s{n}.example": "127.0.0.1" for n in range(5)} | {"away.example": "127.0.0.2"}
    with (
        serve({"/": page("x")}) as site,
        serve({"/": page("x")}, host="127.0.0.2") as other,
        client(names(table), addresses=addresses) as fetcher,
    ):
        for n in range(5):
            assert fetcher.fetch(site.url(host=f"s{n}.example")).status == 200
        assert clock.naps == [1.0, 1.0]
        assert fetcher.fetch(other.url(host="away.example")).status == 200
        assert clock.naps == [1.0, 1.0]
        assert fetcher.fetch(site.url(host="s0.example")).status == 200, "a kept connection"
    assert clock.naps == [1.0, 1.0, 1.0]


def test_at_most_so_many_in_flight_at_an_address() -> None:
    lock = threading.Lock()
    busy = peak = 0
    pair = threading.Barrier(2)

    def slow(_: object) -> Reply:
        nonlocal busy, peak
        with lock:
            busy += 1
            peak = max(peak, busy)
        pair.wait(5)
        with lock:
            busy -= 1
        return page("x")

    table = {f"s{n}.example": "127.0.0.1" for n in range(6)}
    with serve(slow) as site, client(names(table), addresses=Pacer(at_once=2)) as fetcher:
        urls = [site.url(host=host) for host in table]
        results = dict(fetch_all(fetcher, urls, jobs=6))
    assert [results[url].status for url in urls] == [200] * 6
    assert peak == 2


def test_waiting_for_an_address_costs_nothing_of_the_deadline() -> None:
    clock = Clock()
    addresses = Pacer(burst=1, per_second=0.01, clock=clock, sleep=clock.sleep)
    routes = {"/": redirect("/x"), "/x": page("x")}
    with serve(routes) as site, client(addresses=addresses) as fetcher:
        assert [fetcher.fetch(site.url()).status for _ in range(3)] == [200, 200, 200]
    assert clock.naps == [100.0, 100.0], "once for each, not for each hop"


def test_a_pause_that_a_server_asks_for_holds_for_its_whole_site() -> None:
    clock = Clock()
    pacer = Pacer(clock=clock, sleep=clock.sleep)
    busy = Reply(429, (("Retry-After", "3"),))
    routes = {"/busy": in_turn(busy, page("x")), "/": page("x")}
    with serve(routes) as site, client(pacer=pacer) as fetcher:
        assert fetcher.fetch(site.url("/busy")).status == 200
        assert clock.naps == []
        assert fetcher.fetch(site.url()).status == 200
    assert clock.naps == [3.0]


def test_the_breaker_is_for_the_whole_domain_and_says_how_often() -> None:
    table = {f"{n}.shop.example": "127.0.0.1" for n in range(5)} | {"other.example": "127.0.0.1"}
    with serve({}) as site:
        closed = site
    with client(names(table), breaker=Breaker(), retries=0) as fetcher:
        failures = [fetcher.fetch(closed.url(host=host)).failure for host in table]
    details = [failure.detail for failure in failures if failure]
    assert details[2] == details[5] == "the server refused the connection"
    assert details[3] == details[4]
    assert details[3].startswith("the site did not answer 3 times in a row")
