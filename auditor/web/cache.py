"""A fetcher that asks the store first."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.errors import AuditorError
from auditor.links.canonical import canonical_key
from auditor.model import FailureKind
from auditor.web import shelf_life

if TYPE_CHECKING:
    from auditor.model import Fetched, LinkStatus
    from auditor.store import Entry, Store
    from auditor.web.fetcher import ClientOptions, Fetcher

FOLDER = "AUDITOR_CACHE_DIR"
"""The environment variable that names another folder, for CI and tests."""


def default_path() -> Path:
    from platformdirs import user_cache_path

    folder = os.environ.get(FOLDER)
    return (Path(folder) if folder else user_cache_path("auditor")) / "pages.sqlite"


class PageCache:
    """Never raises: a store that fails is left alone for the rest of the run; `trouble` says why.

    What is there and not older than `max_age` seconds (bad news: than its shelf life) is not asked
    for. `served` counts those, `oldest` is the greatest age among them, in seconds.
    """

    def __init__(
        self, fetcher: Fetcher, store: Store, options: ClientOptions, max_age: float
    ) -> None:
        self.served = 0
        self.oldest = 0.0
        self.trouble = ""
        self._fetcher = fetcher
        self._store = store
        self._max_age = max_age
        self._lock = threading.Lock()
        self._options = options.cache_key
        # Who has more patience than the run before has to find out anew.
        self._patience = f"{options.cache_key}|{options.timeout}"

    def fetch(self, url: str) -> Fetched:
        key = canonical_key(url)
        kept = self._kept(key)
        if kept is not None:
            return kept if kept.url == url else replace(kept, url=url)
        fetched = self._fetcher.fetch(url)
        if not self.trouble and shelf_life.is_kept(fetched):
            outcome = shelf_life.first_outcome(fetched)
            try:
                self._store.put(
                    key,
                    fetched,
                    outcome=str(outcome),
                    good_for=shelf_life.good_for(fetched, outcome),
                    options=self._patience if _ran_out(fetched) else self._options,
                )
            except AuditorError as error:
                self._stop(error)
        return fetched

    def learn(self, fetched: Fetched, status: LinkStatus) -> None:
        """What the page turned out to be: a bot wall, say, that came with status 200."""
        if self.trouble or _ran_out(fetched):
            return
        try:
            self._store.learn(
                canonical_key(fetched.url),
                outcome=str(status),
                good_for=shelf_life.good_for(fetched, status),
                options=self._options,
            )
        except AuditorError as error:
            self._stop(error)

    def _kept(self, key: str) -> Fetched | None:
        if self.trouble:
            return None
        try:
            found = (self._store.get(key, options) for options in (self._options, self._patience))
            entry = next((each for each in found if each and self._is_fresh(each)), None)
        except AuditorError as error:
            self._stop(error)
            return None
        if entry is None:
            return None
        with self._lock:
            self.served += 1
            self.oldest = max(self.oldest, entry.age)
        return entry.fetched

    def _is_fresh(self, entry: Entry) -> bool:
        """Not from the future either: a clock that was wrong says nothing."""
        limit = self._max_age
        if shelf_life.is_bad_news(entry.outcome):
            limit = min(limit, entry.good_for)
        return 0 <= entry.age < limit

    def _stop(self, error: AuditorError) -> None:
        with self._lock:
            if not self.trouble:
                self.trouble = f"{error.message}{self._store.give_up()}"


def _ran_out(fetched: Fetched) -> bool:
    return fetched.failure is not None and fetched.failure.kind is FailureKind.TIMEOUT
