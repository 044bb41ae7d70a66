"""A fetcher with a memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model import Failure, FailureKind, Fetched
from auditor.store import Store
from auditor.web.cache import cached
from auditor.web.fetcher import ClientOptions

if TYPE_CHECKING:
    from pathlib import Path


class Counting:
    def __init__(self, failure: Failure | None = None) -> None:
        self.asked = 0
        self.failure = failure

    def fetch(self, url: str) -> Fetched:
        self.asked += 1
        return Fetched(url, status=None if self.failure else 200, failure=self.failure)


def test_the_second_time_is_from_the_store(tmp_path: Path) -> None:
    store = Store(tmp_path / "s.db")
    web = Counting()
    fetcher = cached(web, store, "options")
    assert fetcher.fetch("http://a.example/") == fetcher.fetch("http://a.example/")
    assert web.asked == 1
    cached(web, store, "other options").fetch("http://a.example/")
    assert web.asked == 2
    store.close()


def test_a_refusal_is_judged_anew_each_time(tmp_path: Path) -> None:
    store = Store(tmp_path / "s.db")
    web = Counting(Failure(FailureKind.REFUSED))
    fetcher = cached(web, store)
    fetcher.fetch("http://a.example/")
    fetcher.fetch("http://a.example/")
    assert web.asked == 2
    store.close()


def test_a_store_that_breaks_costs_time_not_the_run(tmp_path: Path) -> None:
    store = Store(tmp_path / "s.db")
    store.close()
    assert cached(Counting(), store).fetch("http://a.example/").status == 200


def test_what_changes_the_answer_changes_the_key() -> None:
    assert ClientOptions().cache_key == ClientOptions(timeout=1).cache_key
    assert ClientOptions().cache_key != ClientOptions(max_body=1).cache_key
