"""Politeness: how often and how many at once a site is asked, and when to give up on a host."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

from auditor.model import FailureKind
from auditor.web.fetcher import Unfetchable
from auditor.web.guard import Refused, endpoint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tldextract import TLDExtract

    from auditor.model import Failure

NETWORK_TROUBLE = frozenset(
    {FailureKind.CONNECT, FailureKind.TIMEOUT, FailureKind.RESET, FailureKind.DNS}
)


def site_of(url: str) -> str:
    """What is paced as one: the registrable domain, an IP address, or the host itself."""
    try:
        host, _ = endpoint(url)
    except Refused:
        return ""
    if not isinstance(host, str):
        return str(host)
    return _suffixes().extract_str(host).top_domain_under_public_suffix or host


class _Site:
    def __init__(self, at_once: int) -> None:
        self.places = threading.Semaphore(at_once)
        self.lock = threading.Lock()
        self.next_free = float("-inf")


class Pacer:
    """A bucket of `burst` requests a site, refilled at `per_second`, and `at_once` in flight.

    An answer's ten links to one site go at once; ten thousand do not.
    """

    def __init__(
        self,
        *,
        at_once: int = 2,
        burst: int = 10,
        per_second: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._interval = 1 / per_second
        self._slack = (burst - 1) * self._interval
        self._clock = clock
        self._sleep = sleep
        self._sites: defaultdict[str, _Site] = defaultdict(lambda: _Site(at_once))
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, site: str, *, counts: bool = True) -> Iterator[float]:
        """Waits for a place, and for a token if it `counts`; gives the seconds waited."""
        asked_at = self._clock()
        with self._lock:
            state = self._sites[site]
        with state.places:
            if counts:
                self._take_token(state)
            yield self._clock() - asked_at

    def _take_token(self, state: _Site) -> None:
        with state.lock:
            now = self._clock()
            wait = state.next_free - self._slack - now
            state.next_free = max(state.next_free, now) + self._interval
        if wait > 0:
            self._sleep(wait)


class Breaker:
    """Stops asking a host that failed `after` times in a row, for `seconds`."""

    def __init__(
        self,
        *,
        after: int = 3,
        seconds: float = 60.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._after = after
        self._seconds = seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._failures: dict[str, tuple[int, float, Failure]] = {}

    def check(self, host: str) -> None:
        """Raises `Unfetchable` with the last failure if the host is not to be asked now."""
        with self._lock:
            entry = self._failures.get(host)
        if entry is None:
            return
        count, since, failure = entry
        if count >= self._after and self._clock() - since < self._seconds:
            raise Unfetchable(failure.kind, f"{failure.detail}, {count} times in a row")

    def report(self, host: str, failure: Failure | None) -> None:
        """What came of asking. Failures that are not the network's end the row as success does."""
        with self._lock:
            if failure is None or failure.kind not in NETWORK_TROUBLE:
                self._failures.pop(host, None)
            else:
                count = self._failures[host][0] if host in self._failures else 0
                self._failures[host] = (count + 1, self._clock(), failure)


@lru_cache(maxsize=1)
def _suffixes() -> TLDExtract:
    """The bundled public suffix list; never fetched, never cached on disk."""
    from tldextract import TLDExtract

    return TLDExtract(suffix_list_urls=(), cache_dir=None)
