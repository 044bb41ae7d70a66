"""What the rest of the program knows of the web: a `Fetcher`, and the options of the live one."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network
from typing import TYPE_CHECKING, Protocol

from auditor import __version__
from auditor.model import Failure

if TYPE_CHECKING:
    from auditor.model import FailureKind, Fetched
    from auditor.web.proxy import Proxy

Network = IPv4Network | IPv6Network

PROJECT_URL = "https://github.com/auditor-project/auditor"
USER_AGENT = f"auditor/{__version__} (+{PROJECT_URL})"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
MAX_BODY = 5_000_000
MAX_PDF = 20_000_000  # pictures and fonts; a report of 200 pages often has 10
MAX_HOPS = 20  # real chains of 12 exist


class Fetcher(Protocol):
    """Anything that turns a URL into a `Fetched`. Never raises: what went wrong is a value."""

    def fetch(self, url: str) -> Fetched: ...


class Unfetchable(Exception):
    """Ends a fetch with a failure."""

    def __init__(self, kind: FailureKind, detail: str) -> None:
        super().__init__(detail)
        self.failure = Failure(kind, detail)


@dataclass(frozen=True, slots=True)
class ClientOptions:
    """Limits of the live fetcher. Times in seconds, sizes in bytes.

    `timeout` is the total for one URL with all its hops and retries, not counting the time we
    wait out of politeness, nor its site's robots.txt, which has `robots_timeout`; `time_budget` is
    for all URLs together, waiting included. `max_body` is what may come out after content decoding,
    `max_pdf` the same for a PDF file.
    """

    timeout: float = 30.0
    connect_timeout: float = 5.0
    read_timeout: float = 10.0
    robots_timeout: float = 10.0
    max_body: int = MAX_BODY
    max_pdf: int = MAX_PDF
    max_hops: int = MAX_HOPS
    retries: int = 2
    user_agent: str = USER_AGENT
    allow_networks: tuple[Network, ...] = ()
    ca_bundle: str | None = None
    proxy: Proxy | None = None
    respect_robots: bool = False
    time_budget: float = float("inf")

    @property
    def cache_key(self) -> str:
        """Two fetches with the same key could have been the same fetch."""
        networks = ",".join(map(str, self.allow_networks))
        way = f"{self.proxy.url if self.proxy else ''}|{self.respect_robots}"
        sizes = f"{self.max_body}|{self.max_pdf}|{self.max_hops}"
        return f"{self.user_agent}|{sizes}|{networks}|{self.ca_bundle}|{way}"
