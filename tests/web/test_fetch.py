"""Many URLs at once."""

from __future__ import annotations

import threading
from itertools import islice

import pytest

from auditor.model import FailureKind, Fetched
from auditor.web.fetch import fetch_all
from auditor.web.pace import Pacer
from tests.servers import Reply, serve
from tests.web.clients import client


class Instant:
    """Answers at once and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def fetch(self, url: str) -> Fetched:
        self.asked.append(url)
        return Fetched(url, status=200)


def test_every_url_once() -> None:
    fetcher = Instant()
    urls = [f"http://s{n % 7}.example/{n % 50}" for n in range(200)]
    results = dict(fetch_all(fetcher, urls, jobs=4))
    assert set(results) == set(urls)
    assert sorted(fetcher.asked) == sorted(set(urls))
    assert all(fetched.url == url for url, fetched in results.items())


def test_nothing_to_do() -> None:
    assert list(fetch_all(Instant(), [], jobs=4)) == []


def test_no_jobs_is_one_job() -> None:
    assert len(list(fetch_all(Instant(), ["http://a.example/"], jobs=0))) == 1


def test_five_thousand_urls() -> None:
    urls = [f"http://s{n}.example/" for n in range(2500)] + [
        f"http://one.example/{n}" for n in range(2500)
    ]
    assert sum(1 for _ in fetch_all(Instant(), urls, jobs=32)) == 5000


def test_no_site_makes_the_others_wait() -> None:
    fetcher = Instant()
    urls = [f"http://big.example/{n}" for n in range(20)] + ["http://small.example/"]
    list(fetch_all(fetcher, urls, jobs=1))
    assert fetcher.asked.index("http://small.example/") == 1


def test_results_do_not_pile_up() -> None:
    """At any time at most `jobs` are under way and `jobs` wait to be taken."""
    fetcher = Instant()
    ahead = [
        len(fetcher.asked) - taken
        for taken, _ in enumerate(
            fetch_all(fetcher, [f"http://s{n}.example/" for n in range(500)], jobs=4), start=1
        )
    ]
    assert max(ahead) <= 8


def test_who_stops_listening_stops_the_work() -> None:
    fetcher = Instant()
    urls = [f"http://s{n}.example/" for n in range(1000)]
    kept = list(islice(fetch_all(fetcher, urls, jobs=2), 5))
    assert len(kept) == 5
    assert len(fetcher.asked) < 100


def test_an_interrupt_reaches_the_caller_with_what_is_done_in_hand() -> None:
    class Interrupted(Instant):
        def fetch(self, url: str) -> Fetched:
            if len(self.asked) == 10:
                raise KeyboardInterrupt
            return super().fetch(url)

    done: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        for url, _ in fetch_all(
            Interrupted(), [f"http://s{n}.example/" for n in range(1000)], jobs=1
        ):
            done.append(url)
    assert len(done) == 10


def test_a_fetcher_that_raises_costs_one_url() -> None:
    class Faulty(Instant):
        def fetch(self, url: str) -> Fetched:
            if url.endswith("/3"):
                raise ZeroDivisionError
            return super().fetch(url)

    results = dict(fetch_all(Faulty(), [f"http://a.example/{n}" for n in range(6)], jobs=2))
    failed = [url for url, fetched in results.items() if fetched.failure]
    assert failed == ["http://a.example/3"]


def test_ten_links_to_one_site_overlap() -> None:
    """Two at a time, so half of ten is the least number of rounds."""
    busy = peak = 0
    lock = threading.Lock()
    pair = threading.Barrier(2)

    def slow(_: object) -> Reply:
        nonlocal busy, peak
        with lock:
            busy += 1
            peak = max(peak, busy)
        pair.wait(5)
        with lock:
            busy -= 1
        return Reply(body=b"x")

    with serve(slow) as site, client(pacer=Pacer()) as fetcher:
        urls = [site.url(f"/{number}") for number in range(10)]
        results = dict(fetch_all(fetcher, urls, jobs=16))
    assert [results[url].status for url in urls] == [200] * 10
    assert peak == 2


def test_everything_failing_is_still_an_answer_each() -> None:
    urls = ["http://127.0.0.1/", "http://10.0.0.1/", "nonsense", "http://x\x00/"]
    with client(allow=()) as fetcher:
        results = dict(fetch_all(fetcher, urls, jobs=4))
    kinds = {fetched.failure.kind for fetched in results.values() if fetched.failure}
    assert len(results) == 4 and kinds == {FailureKind.REFUSED}


def test_an_interruption_whose_exception_was_lost_still_ends_the_wait() -> None:
    told = threading.Event()
    results = fetch_all(
        Instant(), [f"http://s{n}.example/" for n in range(9)], jobs=1, interrupted=told.is_set
    )
    next(results)
    told.set()
    with pytest.raises(KeyboardInterrupt):
        list(results)
