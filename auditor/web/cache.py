"""A fetcher that asks the store first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.errors import AuditorError

if TYPE_CHECKING:
    from auditor.model import Fetched
    from auditor.store import Store
    from auditor.web.fetcher import Fetcher


@dataclass(frozen=True, slots=True)
class _Cached:
    fetcher: Fetcher
    store: Store
    options: str

    def fetch(self, url: str) -> Fetched:
        """A store that fails half-way through a run costs time, not the run."""
        try:
            kept = self.store.get(url, self.options)
        except AuditorError:
            return self.fetcher.fetch(url)
        if kept is not None:
            return kept
        fetched = self.fetcher.fetch(url)
        try:
            self.store.put(fetched, self.options)
        except AuditorError:
            return fetched
        return fetched


def cached(fetcher: Fetcher, store: Store, options: str = "") -> Fetcher:
    """`options`: what else decides the response, `ClientOptions.cache_key`."""
    return _Cached(fetcher, store, options)
