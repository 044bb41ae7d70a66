"""The live fetcher: one URL in, a `Fetched` out, whatever the other side does."""

from __future__ import annotations

import random
import re
import ssl
import time
from dataclasses import replace
from datetime import datetime, timezone
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin, urlsplit

import requests
from requests.cookies import RequestsCookieJar, extract_cookies_to_jar, get_cookie_header
from requests.utils import DEFAULT_CA_BUNDLE_PATH

from auditor.errors import ConfigError
from auditor.model import FailureKind, Fetched, Hop
from auditor.web import decode, retry
from auditor.web.connection import Connect, Deadline, Transport, connect_socket
from auditor.web.fetcher import REDIRECTS, ClientOptions, Unfetchable
from auditor.web.guard import Guard, to_wire
from auditor.web.names import Names
from auditor.web.pace import Breaker, Pacer, site_of
from auditor.web.trouble import explain

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_CHUNK = 65_536

Headers = tuple[tuple[str, str], ...]


class Client:
    """Fetches over the network. Safe to share between threads; close it when done."""

    def __init__(
        self,
        options: ClientOptions | None = None,
        *,
        guard: Guard | None = None,
        pacer: Pacer | None = None,
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
        self.transport = Transport(
            self.guard, Names(self.guard), tls_context(self.options.ca_bundle), connect
        )
        self.headers = {
            "User-Agent": self.options.user_agent,
            "Accept": "text/html, application/xhtml+xml;q=0.9, */*;q=0.8",
            "Accept-Encoding": decode.accepted(),
        }

    def fetch(self, url: str) -> Fetched:
        walk = _Walk(self, url)
        try:
            return walk.run()
        except Exception as error:  # noqa: BLE001  no answer, however odd, may end the run
            return replace(walk.unfinished, hops=tuple(walk.hops), failure=explain(error))

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


@lru_cache(maxsize=4)
def tls_context(ca_bundle: str | None = None) -> ssl.SSLContext:
    """One context for all hosts and clients: each costs 15 ms and 0.7 MB."""
    bundle = ca_bundle or DEFAULT_CA_BUNDLE_PATH
    try:
        return ssl.create_default_context(cafile=bundle)
    except (OSError, ValueError) as error:
        raise ConfigError(
            f"no certificates could be read from {bundle}",
            "give a file of PEM certificates",
        ) from error


class _Answer(NamedTuple):
    status: int
    headers: Headers
    body: bytes
    location: str | None


class _Again(NamedTuple):
    """Not an answer yet: to be asked again after `pause` seconds."""

    pause: float


class _Walk:
    """One URL with its redirects and retries. `hops` grows as it goes."""

    def __init__(self, client: Client, url: str) -> None:
        self._client = client
        self._options = client.options
        self._deadline = Deadline(client.options.timeout, client.clock)
        self._cookies = RequestsCookieJar()
        self._retries = 0
        self._sites: set[str] = set()
        self.hops: list[Hop] = []
        self.unfinished = Fetched(url, fetched_at=client.now().replace(microsecond=0))

    def run(self) -> Fetched:
        """Raises `Unfetchable`, or what the network stack raises."""
        url = self.unfinished.url
        seen: set[tuple[str, str | None]] = set()
        while True:
            self.hops.append(Hop(url))
            self._client.guard.check_url(url)
            request = self._prepare(url)
            state = (url, request.headers.get("Cookie"))
            if state in seen:
                raise Unfetchable(FailureKind.REDIRECTS, "the redirects go in a circle")
            seen.add(state)
            answer = self._ask(request)
            if answer.location is None:
                return replace(
                    self.unfinished,
                    hops=tuple(self.hops),
                    status=answer.status,
                    headers=answer.headers,
                    body=answer.body,
                )
            if len(self.hops) > self._options.max_hops:
                raise Unfetchable(
                    FailureKind.REDIRECTS, f"more than {self._options.max_hops} redirects"
                )
            url = _follow(url, answer.location)

    def _prepare(self, url: str) -> requests.PreparedRequest:
        request = requests.Request("GET", to_wire(url), headers=self._client.headers).prepare()
        cookie = get_cookie_header(self._cookies, request)  # type: ignore[no-untyped-call]
        if cookie:
            request.headers["Cookie"] = cookie
        return request

    def _ask(self, request: requests.PreparedRequest) -> _Answer:
        """One hop, asked again where that may help."""
        client, url = self._client, self.hops[-1].url
        site, host = site_of(url), urlsplit(request.url or url).netloc
        client.breaker.check(host)
        while True:
            with client.pacer.turn(site, counts=site not in self._sites) as waited:
                self._sites.add(site)
                self._deadline.extend(waited)
                client.breaker.check(host)
                try:
                    outcome = self._attempt(request)
                except Unfetchable as error:
                    client.breaker.report(host, error.failure)
                    raise
            if isinstance(outcome, _Answer):
                client.breaker.report(host, None)
                return outcome
            self._retries += 1
            client.sleep(outcome.pause)

    def _attempt(self, request: requests.PreparedRequest) -> _Answer | _Again:
        try:
            return self._exchange(request)
        except Exception as error:
            failure = explain(error)
            pause = self._pause("") if retry.is_transient(failure) else None
            if pause is None:
                raise Unfetchable(failure.kind, failure.detail) from error
            return _Again(pause)

    def _exchange(self, request: requests.PreparedRequest) -> _Answer | _Again:
        options, transport = self._options, self._client.transport
        hop = self.hops[-1]
        try:
            response = transport.exchange(
                request, self._deadline, options.connect_timeout, options.read_timeout
            )
        finally:
            self.hops[-1] = hop = replace(hop, address=transport.peer)
        with response:
            status, headers = response.status_code, _headers(response.raw)
            location = _location(headers) if status in REDIRECTS else None
            self.hops[-1] = replace(hop, status=status, location=location)
            if location is not None:
                extract_cookies_to_jar(  # type: ignore[no-untyped-call]
                    self._cookies, request, response.raw
                )
                return _Answer(status, headers, b"", location)
            if retry.worth_another_try(status, headers):
                pause = self._pause(_first(headers, "retry-after") or "")
                if pause is not None:
                    return _Again(pause)
            # A redirect's body is never read: requests, for one, never gets to the end of some.
            body = b"" if 300 <= status < 400 else self._body(response.raw, headers)
            return _Answer(status, headers, body, None)

    def _pause(self, retry_after: str) -> float | None:
        """Seconds until the next try, or None when there is none left, or no time for it."""
        client = self._client
        if self._retries >= self._options.retries:
            return None
        pause = retry.wait_before(self._retries, retry_after, client.now(), client.jitter)
        return pause if pause is not None and pause < self._deadline.left() else None

    def _body(self, raw: Any, headers: Headers) -> bytes:
        limit = self._options.max_body
        length = _first(headers, "content-length") or ""
        if length.isascii() and length.isdigit() and len(length) < 20 and int(length) > limit:
            raise decode.too_large(limit)
        body = decode.Body(_joined(headers, "content-encoding"), limit)
        for chunk in raw.stream(_CHUNK, decode_content=False):
            body.feed(chunk)
        return body.finish()


def _headers(raw: Any) -> Headers:
    """Names in lower case, values on one line."""
    return tuple(
        (name.lower(), _CONTROL.sub(" ", value).strip()) for name, value in raw.headers.iteritems()
    )


def _first(headers: Headers, name: str) -> str | None:
    return next((value for key, value in headers if key == name), None)


def _joined(headers: Headers, name: str) -> str:
    return ", ".join(value for key, value in headers if key == name)


def _location(headers: Headers) -> str | None:
    """Header bytes arrive as Latin-1, but a URL that isn't ASCII is UTF-8 in practice."""
    location = _first(headers, "location")
    if location is None:
        return None
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location


def _follow(url: str, location: str) -> str:
    """Where a redirect leads; the fragment is kept unless it brings its own (RFC 9110, 10.2.2)."""
    try:
        target = urljoin(url, location.replace(" ", "%20"))
    except ValueError:
        raise Unfetchable(FailureKind.REDIRECTS, "redirected to something that is no URL") from None
    _, mark, fragment = url.partition("#")
    return target if "#" in target else target + mark + fragment
