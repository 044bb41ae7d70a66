"""A proxy that the user names: what it is told, what it is not, and what is still refused."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import ConfigError
from auditor.model import FailureKind
from auditor.web.pace import Breaker
from auditor.web.proxy import Proxy, read_proxy
from tests.proxies import proxy
from tests.servers import hanging, page, redirect, serve
from tests.web.clients import client, names

if TYPE_CHECKING:
    import trustme

NOWHERE = names({})
BASIC = "Basic bWU6czpjcmV0IQ=="  # me:s:cret!


def tls(authority: trustme.CA, *hosts: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*hosts).configure_cert(context)
    return context


@pytest.mark.parametrize("secure_proxy", [False, True])
@pytest.mark.parametrize("secure_site", [False, True])
def test_pages_come_through_the_proxy_and_no_name_is_looked_up_here(
    authority: trustme.CA, bundle: str, secure_proxy: bool, secure_site: bool
) -> None:
    routes = {"/old": redirect("/new"), "/new": page("Bonjour")}
    at_site = tls(authority, "page.example.org") if secure_site else None
    at_proxy = tls(authority, "127.0.0.1") if secure_proxy else None
    with (
        serve(routes, tls=at_site) as site,
        proxy({"page.example.org": site}, tls=at_proxy) as between,
        client(NOWHERE, allow=(), proxy=read_proxy(between.url), ca_bundle=bundle) as fetcher,
    ):
        fetched = fetcher.fetch(f"{site.scheme}://page.example.org/old")
    assert fetched.failure is None and fetched.status == 200
    assert b"Bonjour" in fetched.body
    assert [hop.address for hop in fetched.hops] == [None, None], "not the proxy's"
    assert site.requests[0].headers["host"] == "page.example.org"
    if secure_site:
        assert {line for line, _ in between.seen} == {"CONNECT page.example.org:443 HTTP/1.1"}
    else:
        assert between.seen[0][0] == "GET http://page.example.org/old HTTP/1.1"


@pytest.mark.parametrize("secure", [False, True])
def test_credentials_go_to_the_proxy_and_nowhere_else(
    authority: trustme.CA, bundle: str, secure: bool
) -> None:
    context = tls(authority, "page.example.org") if secure else None
    with (
        serve({"/": page("x")}, tls=context) as site,
        proxy({"page.example.org": site}, password=BASIC) as between,
    ):
        url = between.url.replace("//", "//me:s%3Acret!@")
        with client(NOWHERE, proxy=read_proxy(url), ca_bundle=bundle) as fetcher:
            fetched = fetcher.fetch(f"{site.scheme}://page.example.org/")
            kept = repr(fetcher.options) + fetcher.options.cache_key
    assert fetched.status == 200
    assert "cret" not in kept and BASIC not in kept
    if secure:
        assert "proxy-authorization" not in site.requests[0].headers
        assert "user-agent" not in between.seen[0][1], "a tunnel needs none of our headers"


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_wants_a_password_is_told_as_that(scheme: str) -> None:
    with (
        proxy({}, password=BASIC) as between,
        client(NOWHERE, proxy=read_proxy(between.url)) as fetcher,
    ):
        fetched = fetcher.fetch(f"{scheme}://page.example.org/")
    assert fetched.failure is not None and fetched.failure.kind is FailureKind.PROXY
    assert "password" in fetched.failure.detail


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (b"HTTP/1.1 403 No\r\n\r\n", FailureKind.PROXY, "does not let this through"),
        (b"HTTP/1.1 504 Late\r\n\r\n", FailureKind.CONNECT, "could not reach the server"),
        (b"SSH-2.0-x\r\n", FailureKind.PROXY, "not valid HTTP"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5000 + b"\r\n", FailureKind.PROXY, "not valid"),
        (b"HTTP/1.1 200 OK\r\n\r\nnot TLS at all", FailureKind.TLS, "secure connection"),
    ],
)
def test_what_a_proxy_says_instead_of_opening_a_tunnel(
    answer: bytes, kind: FailureKind, words: str
) -> None:
    with (
        proxy({}, answer=answer) as between,
        client(NOWHERE, proxy=read_proxy(between.url), retries=0) as fetcher,
    ):
        fetched = fetcher.fetch("https://page.example.org/")
    assert fetched.failure is not None and fetched.failure.kind is kind, fetched.failure
    assert words in fetched.failure.detail


def test_a_proxy_with_a_certificate_of_somebody_else(authority: trustme.CA, bundle: str) -> None:
    context = tls(authority, "other.example")
    with (
        serve({}) as site,
        proxy({"page.example.org": site}, tls=context) as between,
        client(NOWHERE, proxy=read_proxy(between.url), ca_bundle=bundle) as fetcher,
    ):
        for url in ("http://page.example.org/", "https://page.example.org/"):
            failure = fetcher.fetch(url).failure
            assert failure is not None and failure.kind is FailureKind.PROXY
    assert not between.seen, "nothing is told to a proxy that is not the one meant"


def test_a_proxy_that_is_not_there_is_asked_three_times_in_all() -> None:
    with proxy({}) as between:
        url = between.url
    asked: list[object] = []

    def connect(target: object, timeout: float) -> None:
        asked.append(target)
        raise ConnectionRefusedError

    with client(NOWHERE, proxy=Proxy(url), breaker=Breaker()) as fetcher:
        fetcher.transport._connect = connect  # type: ignore[assignment]
        failures = [fetcher.fetch(f"http://s{n}.example.org/").failure for n in range(6)]
    assert {failure and failure.kind for failure in failures} == {FailureKind.PROXY}
    assert len(asked) == 3
    assert failures[5] is not None and "the proxy did not answer 3 times" in failures[5].detail


def test_the_proxys_name_is_looked_up_and_its_absence_says_nothing_of_the_page() -> None:
    known = names({"gate.corp": "127.0.0.1"})
    with serve({"/": page("x")}) as site, proxy({"page.example.org": site}) as between:
        for host, status in (("gate.corp", 200), ("none.corp", None)):
            with client(known, proxy=read_proxy(f"http://{host}:{between.port}")) as fetcher:
                fetched = fetcher.fetch("http://page.example.org/")
            assert fetched.status == status
    assert fetched.failure is not None and fetched.failure.kind is FailureKind.PROXY


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/",
        "http://[::1]/",
        "http://0x7f000001/",
        "http://localhost/",
        "http://localhost./",
        "http://nas/",
        "http://printer.local/",
        "https://metadata.google.internal/",
        "http://wiki.corp/",
        "ftp://page.example.org/",
    ],
)
def test_what_the_address_gives_away_is_refused_before_the_proxy_is_asked(url: str) -> None:
    with (
        serve({"/": redirect(url)}) as site,
        proxy({"page.example.org": site}) as between,
        client(NOWHERE, allow=(), proxy=read_proxy(between.url)) as fetcher,
    ):
        for asked in (url, "http://page.example.org/"):
            failure = fetcher.fetch(asked).failure
            assert failure is not None and failure.kind is FailureKind.REFUSED, asked
    assert len(between.seen) == 1, "the page that redirects"


def test_the_deadline_holds_for_a_proxy_that_hangs() -> None:
    with (
        serve(lambda _: hanging()) as site,
        client(NOWHERE, proxy=read_proxy(site.url()), timeout=0.2, retries=0) as fetcher,
    ):
        fetched = fetcher.fetch("http://page.example.org/")
    assert fetched.failure is not None and fetched.failure.kind is FailureKind.TIMEOUT


@pytest.mark.parametrize(
    "text",
    [
        *("", "x", "host:3128", "http://", "http://h:x", "socks5://me:cret@h:1"),
        *("http://me:cret@h:99999/", "http://me:cret@h/path", "http://me:cret@h/?q"),
        *("http://me:cret@h o", "http://[cret"),
    ],
)
def test_what_is_no_proxy_is_said_without_its_password(text: str) -> None:
    with pytest.raises(ConfigError, match="--proxy") as caught:
        read_proxy(text)
    assert "cret" not in str(caught.value) + caught.value.hint
    assert "http://" in caught.value.hint


@given(st.text(max_size=40), st.sampled_from(["http://", "https://u:p@", "//", ""]))
def test_any_text_is_a_proxy_or_a_message(text: str, start: str) -> None:
    try:
        found = read_proxy(start + text)
    except ConfigError:
        return
    assert found.url.startswith(("http://", "https://"))
    assert found.authorization.isascii()
