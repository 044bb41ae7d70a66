"""Politeness: how often and how many at once a site is asked, and when to give up on it."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING

from auditor.links.canonical import registrable_name
from auditor.model import FailureKind
from auditor.web.deadline import Budget
from auditor.web.fetcher import Unfetchable
from auditor.web.guard import Refused, endpoint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from auditor.model import Failure

NETWORK_TROUBLE = frozenset(
    {
        FailureKind.CONNECT,
        FailureKind.TIMEOUT,
        FailureKind.RESET,
        FailureKind.DNS,
        FailureKind.PROXY,
    }
)


def site_of(url: str) -> str:
    """What is paced as one: the registrable domain, an IP address, or the host itself."""
    try:
        host, _ = endpoint(url)
    except Refused:
        return ""
    return registrable_name(host.rstrip(".")) if isinstance(host, str) else str(host)


class _Queue:
    def __init__(self, at_once: int) -> None:
        self.places = threading.Semaphore(at_once)
        self.lock = threading.Lock()
        self.next_free = float("-inf")


class Pacer:
    """A bucket of `burst` requests a key, refilled at `per_second`, and `at_once` in flight.

    A key is whatever is to be asked politely: a site, an address. An answer's ten links to one
    site go at once; ten thousand do not.
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
        self._queues: defaultdict[str, _Queue] = defaultdict(lambda: _Queue(at_once))
        self._lock = threading.Lock()

    @contextmanager
    def turn(
        self, key: str, *, counts: bool = True, budget: Budget | None = None
    ) -> Iterator[float]:
        """Between `enter` and `leave`; gives the seconds waited."""
        waited = self.enter(key, counts=counts, budget=budget)
        try:
            yield waited
        finally:
            self.leave(key)

    def enter(self, key: str, *, counts: bool = True, budget: Budget | None = None) -> float:
        """Waits for a place, and for a token if it `counts`; gives the seconds waited.

        Raises `Unfetchable` when the turn would come after the end of the budget.
        """
        budget = budget or Budget()
        asked_at = self._clock()
        queue = self._queue(key)
        patience = budget.left()
        if not queue.places.acquire(timeout=patience if 0 < patience < _FOREVER else None):
            budget.check()
        try:
            if counts:
                self._take_token(queue, budget)
        except BaseException:
            queue.places.release()
            raise
        return self._clock() - asked_at

    def leave(self, key: str) -> None:
        self._queue(key).places.release()

    def hold(self, key: str, seconds: float) -> None:
        """No further turn for so long: the server asked for a pause, whatever the page."""
        queue = self._queue(key)
        with queue.lock:
            until = self._clock() + seconds + self._slack
            queue.next_free = max(queue.next_free, until)

    def _queue(self, key: str) -> _Queue:
        with self._lock:
            return self._queues[key]

    def _take_token(self, queue: _Queue, budget: Budget) -> None:
        with queue.lock:
            now = self._clock()
            wait = max(0.0, queue.next_free - self._slack - now)
            budget.check(wait)
            queue.next_free = max(queue.next_free, now) + self._interval
        if wait:
            self._sleep(wait)


_FOREVER = 1e6  # seconds; what `acquire` takes has a limit


def address_pacer() -> Pacer:
    """For the addresses behind the sites: wider, since a big host has thousands of sites on one."""
    return Pacer(at_once=6, burst=30, per_second=3.0)


class Breaker:
    """Stops asking a site that failed `after` times in a row.

    After `seconds` it is tried again: a batch of hours meets sites that were down for a minute.
    """

    def __init__(
        self,
        *,
        after: int = 3,
        seconds: float = 300.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._after = after
        self._seconds = seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._failures: dict[str, tuple[int, float, Failure]] = {}

    def check(self, site: str) -> None:
        """Raises `Unfetchable` with the last failure if the site is not to be asked now."""
        with self._lock:
            entry = self._failures.get(site)
        if entry is None:
            return
        count, since, failure = entry
        if count >= self._after and self._clock() - since < self._seconds:
            who = "the proxy" if failure.kind is FailureKind.PROXY else "the site"
            raise Unfetchable(
                failure.kind, f"{who} did not answer {count} times in a row ({failure.detail})"
            )

    def report(self, site: str, failure: Failure | None) -> None:
        """What came of asking. Failures that are not the network's end the row as success does."""
        with self._lock:
            if failure is None or failure.kind not in NETWORK_TROUBLE:
                self._failures.pop(site, None)
            else:
                count = self._failures[site][0] if site in self._failures else 0
                self._failures[site] = (count + 1, self._clock(), failure)
