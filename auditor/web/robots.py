"""What robots.txt asks of us (RFC 9309), for those who want it heeded: read once a host."""

from __future__ import annotations

import re
import threading
import time
from collections import OrderedDict
from concurrent.futures import Future
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from auditor.model import FailureKind
from auditor.web.fetcher import Unfetchable
from auditor.web.guard import to_wire

if TYPE_CHECKING:
    from collections.abc import Callable

    from protego import Protego

    from auditor.model import Fetched

TOKEN = "auditor"  # noqa: S105  the product token of RFC 9309, 2.2.1, that a site names us by

_MAX_SIZE = 512_000  # bytes read of a file; at least 500 KiB (RFC 9309, 2.5)
_MAX_KEPT = 4_000_000  # bytes of files kept at a time
_AGENT = re.compile(r"\s*user[-\s]*agent[\s:]*([^#]*)", re.IGNORECASE)

# At the first hop they mean that the host can't be talked to: the page would meet the same.
_SAME_FOR_THE_PAGE = frozenset(
    {
        FailureKind.REFUSED,
        FailureKind.NO_SUCH_HOST,
        FailureKind.DNS,
        FailureKind.CONNECT,
        FailureKind.TLS,
        FailureKind.PROXY,
        FailureKind.TIME_BUDGET,
    }
)
_NO = "robots.txt asks robots not to read this page"
_UNREADABLE = "robots.txt could not be read, which asks robots to stay away"


class Robots:
    """`fetch` gets a robots.txt like any page, but without asking a robots.txt first."""

    def __init__(
        self, fetch: Callable[[str], Fetched], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._fetch = fetch
        self._clock = clock
        self._lock = threading.Lock()
        self._hosts: OrderedDict[str, Future[_Rules]] = OrderedDict()
        self._kept = 0

    def check(self, url: str) -> float:
        """Seconds that it took. Raises `Unfetchable` when the page is not to be read."""
        asked_at = self._clock()
        wire = to_wire(url)
        parts = urlsplit(wire)
        self._rules(f"{parts.scheme}://{parts.netloc}/robots.txt").check(wire)
        return self._clock() - asked_at

    def _rules(self, address: str) -> _Rules:
        """Whoever comes first asks, the others wait for the answer."""
        with self._lock:
            known = self._hosts.get(address)
            if known is not None:
                self._hosts.move_to_end(address)
            else:
                mine: Future[_Rules] = Future()
                self._hosts[address] = mine
        if known is not None:
            return known.result()
        try:
            rules = _Rules(self._fetch(address))
        except BaseException as error:
            mine.set_exception(error)
            raise
        mine.set_result(rules)
        self._keep(rules.size)
        return rules

    def _keep(self, size: int) -> None:
        """Forgets those not asked for longest when there are too many; asking again is allowed."""
        with self._lock:
            self._kept += size
            while self._kept > _MAX_KEPT and len(self._hosts) > 1:
                address, oldest = next(iter(self._hosts.items()))
                if not oldest.done():
                    return
                del self._hosts[address]
                self._kept -= oldest.result().size


class _Rules:
    """One host's answer. RFC 9309, 2.3.1: a file that is not there (4xx, or too many redirects)
    forbids nothing; one that can't be reached forbids everything.
    """

    def __init__(self, fetched: Fetched) -> None:
        self._failure = fetched.failure
        self._moved = len(fetched.hops) > 1
        self._status = fetched.status or 0
        self.size = 0
        self._rules: Protego | None = None
        if fetched.failure is None and 200 <= self._status < 300:
            body = fetched.body[:_MAX_SIZE]
            self.size = len(body)
            self._rules = _parse(body.decode("utf-8-sig", "replace"))

    def check(self, url: str) -> None:
        """Raises `Unfetchable`."""
        failure = self._failure
        if failure is not None and failure.kind is not FailureKind.REDIRECTS:
            if failure.kind in _SAME_FOR_THE_PAGE and not self._moved:
                raise Unfetchable(failure.kind, failure.detail)
            raise Unfetchable(FailureKind.ROBOTS, f"{_UNREADABLE} ({failure.detail})")
        if self._status >= 500:
            raise Unfetchable(FailureKind.ROBOTS, f"{_UNREADABLE} (status {self._status})")
        if self._rules is not None and not self._rules.can_fetch(url, TOKEN):
            raise Unfetchable(FailureKind.ROBOTS, _NO)


def _parse(text: str) -> Protego:
    """Groups for other robots are made one: the parser's time is their number times the rules'."""
    from protego import Protego  # 10 ms, and only --respect-robots needs it

    return Protego.parse("\n".join(map(_simplified, text.splitlines())))


def _simplified(line: str) -> str:
    """A line that names a robot names us, everybody or "other" (RFC 9309, 2.2.1)."""
    agent = _AGENT.match(line)
    if agent is None:
        return line
    name = re.split(r"[/\s]", agent[1].strip().lower(), maxsplit=1)[0]
    return f"User-agent: {name if name in (TOKEN, '*') else 'other'}"
