"""One URL with its redirects and retries: what a `Client` does with each that it is given."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin

import requests
from requests.cookies import RequestsCookieJar, extract_cookies_to_jar, get_cookie_header

from auditor.model import Failure, FailureKind, Fetched, Hop
from auditor.web import decode, proxy, retry
from auditor.web.connection import Patience
from auditor.web.deadline import Deadline
from auditor.web.fetcher import REDIRECTS, Unfetchable
from auditor.web.guard import to_wire
from auditor.web.pace import site_of
from auditor.web.trouble import explain

if TYPE_CHECKING:
    from auditor.web.client import Client

_MAYBE_PDF = re.compile(r"/(?:x-)?pdf\b|octet-stream|download", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_CHUNK = 65_536
_RAN_OUT = (FailureKind.TIMEOUT, FailureKind.DNS)

Headers = tuple[tuple[str, str], ...]


class _Answer(NamedTuple):
    status: int
    headers: Headers
    body: bytes
    location: str | None


class _Again(NamedTuple):
    """Not an answer yet: to be asked again after `pause` seconds, if the server `asked_for` them
    then nothing of its site before.
    """

    pause: float
    asked_for: bool = False


class Walk:
    """One URL with its redirects and retries. `hops` grows as it goes."""

    def __init__(
        self, client: Client, url: str, *, robots: bool = True, timeout: float = float("inf")
    ) -> None:
        self._client = client
        self._options = client.options
        self._robots = client.robots if robots else None
        seconds = min(timeout, client.options.timeout)
        self._deadline = Deadline(seconds, client.clock, client.budget)
        self._patience = Patience(
            self._deadline, client.options.connect_timeout, client.options.read_timeout
        )
        self._cookies = RequestsCookieJar()
        self._retries = 0
        self._sites: set[str] = set()
        self.hops: list[Hop] = []
        self.unfinished = Fetched(url, fetched_at=client.now().replace(microsecond=0))

    def outcome(self) -> Fetched:
        """Never raises: no answer, however odd, may end the run."""
        try:
            return self._run()
        except Exception as error:  # noqa: BLE001
            failure = self._explain(error)
            return replace(self.unfinished, hops=tuple(self.hops), failure=failure)

    def _run(self) -> Fetched:
        """Raises `Unfetchable`, or what the network stack raises."""
        url = self.unfinished.url
        seen: set[tuple[str, str | None]] = set()
        while True:
            self._client.budget.check()
            self.hops.append(Hop(url))
            self._check(url)
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

    def _check(self, url: str) -> None:
        """Raises `Refused` or `Unfetchable` for what is not to be asked for."""
        self._client.guard.check_url(url)
        if self._options.proxy:
            proxy.check_name(url)
        if self._robots:
            self._deadline.extend(self._robots.check(url))

    def _explain(self, error: BaseException) -> Failure:
        """What took too long because the budget ended took too long for us, not for them."""
        failure, budget = explain(error), self._client.budget
        return budget.failure if failure.kind in _RAN_OUT and budget.left() <= 0 else failure

    def _prepare(self, url: str) -> requests.PreparedRequest:
        request = requests.PreparedRequest()  # prepared no further: no body, no credentials
        request.prepare_method("GET")
        request.prepare_url(to_wire(url), None)
        request.prepare_headers(self._client.headers)
        if self._cookies:
            cookie = get_cookie_header(self._cookies, request)  # type: ignore[no-untyped-call]
            if cookie:
                request.headers["Cookie"] = cookie
        return request

    def _ask(self, request: requests.PreparedRequest) -> _Answer:
        """One hop, asked again where that may help."""
        client, site = self._client, site_of(self.hops[-1].url)
        self._check_breaker(site)
        while True:
            fresh = site not in self._sites
            with client.pacer.turn(site, counts=fresh, budget=client.budget) as waited:
                self._sites.add(site)
                self._deadline.extend(waited)
                self._check_breaker(site)
                try:
                    outcome = self._attempt(request)
                except Unfetchable as error:
                    self._report(site, error.failure)
                    raise
            if isinstance(outcome, _Answer):
                self._report(site, None)
                return outcome
            if outcome.asked_for:
                client.pacer.hold(site, outcome.pause)
            self._retries += 1
            client.sleep(outcome.pause)

    def _check_breaker(self, site: str) -> None:
        self._client.breaker.check(site)
        if self._options.proxy:
            self._client.breaker.check(self._options.proxy.url)

    def _report(self, site: str, failure: Failure | None) -> None:
        """A proxy that does not answer says nothing about the site behind it."""
        breaker, between = self._client.breaker, self._options.proxy
        at_proxy = failure is not None and failure.kind is FailureKind.PROXY
        if between:
            breaker.report(between.url, failure if at_proxy else None)
        if not at_proxy and (failure is None or failure.kind is not FailureKind.TIME_BUDGET):
            breaker.report(site, failure)

    def _attempt(self, request: requests.PreparedRequest) -> _Answer | _Again:
        try:
            return self._exchange(request)
        except Exception as error:
            failure = self._explain(error)
            pause = self._pause("") if retry.is_transient(failure) else None
            if pause is None:
                raise Unfetchable(failure.kind, failure.detail) from error
            return _Again(pause)
        finally:
            self._client.transport.leave()

    def _exchange(self, request: requests.PreparedRequest) -> _Answer | _Again:
        transport = self._client.transport
        hop = self.hops[-1]
        try:
            response = transport.exchange(request, self._patience)
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
            if status == 407 and self._options.proxy:
                raise proxy.refusal(status)
            if retry.worth_another_try(status, headers):
                asked = _first(headers, "retry-after") or ""
                pause = self._pause(asked)
                if pause is not None:
                    return _Again(pause, bool(asked))
            # A redirect's body is never read: requests, for one, never gets to the end of some.
            body = b"" if 300 <= status < 400 else self._body(response.raw, headers)
            return _Answer(status, headers, body, None)

    def _pause(self, retry_after: str) -> float | None:
        """Seconds until the next try, or None when there is none left, or no time for it."""
        client = self._client
        if self._retries >= self._options.retries:
            return None
        pause = retry.wait_before(self._retries, retry_after, client.now(), client.jitter)
        return pause if pause < self._deadline.left() else None

    def _body(self, raw: Any, headers: Headers) -> bytes:
        options = self._options
        may_be_pdf = _MAYBE_PDF.search(_joined(headers, "content-type"))
        limit = max(options.max_body, options.max_pdf) if may_be_pdf else options.max_body
        length = _first(headers, "content-length") or ""
        if length.isascii() and length.isdigit() and (len(length) > 19 or int(length) > limit):
            raise decode.too_large(limit)
        coding = _joined(headers, "transfer-encoding").lower()
        if coding not in ("", "chunked", "identity"):  # others were not offered (RFC 9112, 7.4)
            raise Unfetchable(FailureKind.PROTOCOL, "the answer is in an unknown transfer coding")
        coding = _joined(headers, "content-encoding")
        body = decode.Body(coding, options.max_body, pdf_limit=limit)
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
