"""A fetcher with a memory."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from auditor.model import Failure, FailureKind, Fetched, Hop, LinkStatus
from auditor.store import Store
from auditor.web.cache import PageCache
from auditor.web.fetcher import ClientOptions
from auditor.web.shelf_life import DAY, HOUR
from tests.test_store import Clock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

URL = "http://a.example/"


class Counting:
    """Answers with `answer`, and knows how often it was asked."""

    def __init__(self, answer: Fetched | None = None) -> None:
        self.asked = 0
        self.answer = answer or Fetched(URL, (Hop(URL, 200, None, "192.0.2.1"),), 200)

    def fetch(self, url: str) -> Fetched:
        self.asked += 1
        return replace(self.answer, url=url)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    store = Store(tmp_path / "s.db", clock=clock)
    yield store
    store.close()


def cached(
    web: Counting, store: Store, options: ClientOptions | None = None, max_age: float = DAY
) -> PageCache:
    return PageCache(web, store, options or ClientOptions(), max_age)


def failing(kind: FailureKind) -> Counting:
    return Counting(Fetched(URL, (Hop(URL, None, None, "192.0.2.1"),), failure=Failure(kind)))


def test_the_second_time_is_from_the_store(store: Store, clock: Clock) -> None:
    web = Counting()
    cache = cached(web, store)
    first = cache.fetch(URL)
    clock.now += 30
    assert cache.fetch(URL) == first
    assert (web.asked, cache.served, cache.oldest) == (1, 1, 30)
    cached(web, store, ClientOptions(max_body=1)).fetch(URL)
    assert web.asked == 2


def test_one_page_in_two_spellings_is_fetched_once(store: Store) -> None:
    web = Counting()
    cache = cached(web, store)
    for url in (URL, "HTTP://A.example:80", f"{URL}#part", f"{URL}?utm_source=chatgpt.com"):
        assert cache.fetch(url).url == url
    assert web.asked == 1


def test_a_page_is_good_for_as_long_as_the_user_says(store: Store, clock: Clock) -> None:
    web = Counting()
    cached(web, store).fetch(URL)
    clock.now += 2 * DAY
    cached(web, store, max_age=3 * DAY).fetch(URL)
    assert web.asked == 1
    cached(web, store).fetch(URL)
    assert web.asked == 2
    cached(web, store, max_age=0).fetch(URL)
    assert web.asked == 3, "0 asks for everything"
    cached(web, store).fetch(URL)
    assert web.asked == 3, "and keeps it"


def test_bad_news_does_not_last_longer_because_pages_may(store: Store, clock: Clock) -> None:
    web = Counting(Fetched(URL, (Hop(URL, 404),), 404))
    cached(web, store).fetch(URL)
    clock.now += HOUR - 1
    cached(web, store, max_age=7 * DAY).fetch(URL)
    assert web.asked == 1
    clock.now += 1
    cached(web, store, max_age=7 * DAY).fetch(URL)
    assert web.asked == 2


def test_a_wall_that_came_as_a_page_is_asked_again_sooner(store: Store, clock: Clock) -> None:
    web = Counting()
    cache = cached(web, store)
    cache.learn(cache.fetch(URL), LinkStatus.BLOCKED)
    assert store.contents().outcomes == (("blocked", 1),)
    clock.now += HOUR
    cache.fetch(URL)
    assert web.asked == 2


def test_a_clock_that_was_wrong_is_not_believed(store: Store, clock: Clock) -> None:
    web = Counting()
    cached(web, store).fetch(URL)
    clock.now -= 1000
    cached(web, store).fetch(URL)
    assert web.asked == 2


def test_a_refusal_is_judged_anew_each_time(store: Store) -> None:
    web = failing(FailureKind.REFUSED)
    for _ in range(2):
        cached(web, store).fetch(URL)
    assert web.asked == 2


def test_more_patience_asks_again_after_a_timeout(store: Store) -> None:
    web = failing(FailureKind.TIMEOUT)
    cache = cached(web, store)
    cache.learn(cache.fetch(URL), LinkStatus.UNREACHABLE)
    cached(web, store).fetch(URL)
    assert web.asked == 1
    cached(web, store, ClientOptions(timeout=60.0)).fetch(URL)
    assert web.asked == 2


def test_a_store_that_breaks_costs_its_help_not_the_run(store: Store) -> None:
    web = Counting()
    cache = cached(web, store)
    store.close()
    assert cache.fetch(URL).status == 200
    cache.learn(cache.fetch(URL), LinkStatus.OK)
    assert web.asked == 2
    assert "can't be used" in cache.trouble


def test_a_file_damaged_in_the_middle_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    store = Store(path)
    web = Counting(Fetched(URL, (Hop(URL, 200),), 200, body=b"x" * 10_000))
    for number in range(200):
        cached(web, store).fetch(f"{URL}{number}")
    store.close()
    with sqlite3.connect(path) as db:
        root = db.execute(
            "SELECT rootpage FROM sqlite_master WHERE name LIKE 'sqlite_autoindex%'"
        ).fetchone()[0]
    db.close()
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 4096)
    store = Store(path)
    cache = cached(web, store)
    assert cache.fetch(URL).status == 200
    assert "set aside" in cache.trouble
    store = Store(path)
    assert not store.note and store.contents().entries == 0
    store.close()


def test_what_changes_the_answer_changes_the_key() -> None:
    assert ClientOptions().cache_key == ClientOptions(timeout=1).cache_key
    assert ClientOptions().cache_key != ClientOptions(max_body=1).cache_key
