"""What came back from the web, and the readable text of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from auditor.model.words import Word

if TYPE_CHECKING:
    from datetime import datetime

    from auditor.model.text import Span


@dataclass(frozen=True, slots=True)
class Hop:
    """One request of a redirect chain: the peer's IP, and `Location` as the server wrote it."""

    url: str
    status: int | None = None
    location: str | None = None
    address: str | None = None


class FailureKind(Word):
    """Why there is no response. None of these says anything about the page itself."""

    OFFLINE = "offline"
    NOT_IN_CAPTURE = "not_in_capture"
    REFUSED = "refused"
    NO_SUCH_HOST = "no_such_host"
    DNS = "dns"
    CONNECT = "connect"
    TLS = "tls"
    TIMEOUT = "timeout"
    RESET = "reset"
    PROTOCOL = "protocol"
    REDIRECTS = "redirects"
    TOO_LARGE = "too_large"
    BAD_ENCODING = "bad_encoding"
    PROXY = "proxy"
    ROBOTS = "robots"
    TIME_BUDGET = "time_budget"


@dataclass(frozen=True, slots=True)
class Failure:
    kind: FailureKind
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """One URL asked for: either a complete final response or a `failure`, never both.

    `body` is content-decoded and capped. `headers` are the final response's, names in lower case.
    """

    url: str
    hops: tuple[Hop, ...] = ()
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    failure: Failure | None = None
    fetched_at: datetime | None = None

    @property
    def final_url(self) -> str:
        return self.hops[-1].url if self.hops else self.url

    def header(self, name: str) -> str:
        """All values of a header joined with ", " (RFC 9110, 5.3), or ""."""
        return ", ".join(value for key, value in self.headers if key == name.lower())


@dataclass(frozen=True, slots=True)
class Resolution:
    """What is kept of a `Fetched` once its page has been read."""

    hops: tuple[Hop, ...]
    final_url: str
    http_status: int | None
    failure: Failure | None
    fetched_at: datetime | None


@dataclass(frozen=True, slots=True)
class Signal:
    """What speaks for a link's status: a stable code for programs, a sentence for people.

    `hop` is the place in `Resolution.hops`, from 0, of the request that showed it; None where no
    request of that chain did: offline, or on another address of the site.
    """

    code: str
    text: str
    hop: int | None = None


class View(Word):
    """Which text of a page: its main content, or everything a visitor can see."""

    MAIN = "main"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Credit:
    """The news agency that a page credits with its text; `span` slices the page's main text."""

    agency: str
    span: Span


@dataclass(frozen=True, slots=True)
class Page:
    """The readable text of what came back. `lang` is an ISO 639-1 code, or "" when unsure.

    `copy_of` is the address on another site that the page names as the original, or "".
    """

    url: str
    title: str
    main: str = field(repr=False)
    full: str = field(repr=False)
    lang: str = ""
    copy_of: str = ""
    credit: Credit | None = None

    def text(self, view: View) -> str:
        return self.main if view is View.MAIN else self.full
