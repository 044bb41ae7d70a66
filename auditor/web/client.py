"""The live fetcher: one URL in, a `Fetched` out, whatever the other side does."""

from __future__ import annotations

import random
import time
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from auditor.web import decode
from auditor.web.deadline import Budget
from auditor.web.fetcher import ClientOptions
from auditor.web.guard import Guard
from auditor.web.names import Names
from auditor.web.pace import Breaker, Pacer, address_pacer
from auditor.web.robots import Robots
from auditor.web.tls import tls_context
from auditor.web.transport import Connect, Transport, connect_socket
from auditor.web.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from auditor.model import Fetched


class Client:
    """Fetches over the network. Safe to share between threads; close it when done.

    `pacer` keeps the pace of each site, `addresses` that of each address behind them.
    """

    def __init__(
        self,
        options: ClientOptions | None = None,
        *,
        guard: Guard | None = None,
        pacer: Pacer | None = None,
        addresses: Pacer | None = None,
        breaker: Breaker | None = None,
        connect: Connect = connect_socket,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime] = lambda: datetime.now(timezone.utc),
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self.options = options or ClientOptions()
        self.guard = guard or Guard(self.options.allow_networks)
        self.pacer = pacer or Pacer()
        self.breaker = breaker or Breaker()
        self.clock = clock
        self.sleep = sleep
        self.now = now
        self.jitter = jitter
        self.budget = Budget(self.options.time_budget, clock)
        self.robots = Robots(self._fetch_robots) if self.options.respect_robots else None
        self.transport = Transport(
            self.guard,
            Names(self.guard),
            tls_context(self.options.ca_bundle),
            connect,
            pacer=addresses or address_pacer(),
            proxy=self.options.proxy,
        )
        self.headers = {
            "User-Agent": self.options.user_agent,
            "Accept": "text/html, application/xhtml+xml;q=0.9, */*;q=0.8",
            "Accept-Encoding": decode.accepted(),
        }

    def fetch(self, url: str) -> Fetched:
        return Walk(self, url).outcome()

    def _fetch_robots(self, url: str) -> Fetched:
        return Walk(self, url, robots=False, timeout=self.options.robots_timeout).outcome()

    def close(self) -> None:
        self.transport.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
