"""The live fetcher with servers that behave."""

from __future__ import annotations

import gzip
import threading
import zlib
from datetime import datetime, timezone
from typing import TYPE_CHECKING

import pytest

from auditor.model import FailureKind, Hop
from auditor.web.client import Client
from auditor.web.fetcher import ClientOptions
from auditor.web.guard import Guard
from tests.servers import Reply, Request, Route, in_turn, page, redirect, serve
from tests.web.clients import LOOPBACK, client, names

if TYPE_CHECKING:
    from auditor.web.guard import AddressInfo

if TYPE_CHECKING:
    from pathlib import Path


def test_a_page_with_its_hops() -> None:
    routes = {"/old": redirect("/new?q=1", 301), "/new?q=1": page("Bonjour")}
    with serve(routes) as site, client() as fetcher:
        fetched = fetcher.fetch(site.url("/old#part"))
    assert fetched.failure is None and fetched.status == 200
    assert b"Bonjour" in fetched.body
    assert fetched.hops == (
        Hop(site.url("/old#part"), 301, "/new?q=1", "127.0.0.1"),
        Hop(site.url("/new?q=1#part"), 200, None, "127.0.0.1"),
    )
    assert fetched.header("Content-Type") == "text/html; charset=utf-8"
    assert fetched.fetched_at is not None and fetched.fetched_at.tzinfo is timezone.utc


def test_says_who_it_is_and_nothing_of_its_user(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """No proxies, no .netrc, no CA bundle from the environment; no user names from links."""
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1/")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/nowhere")
    with serve({"/": page("x")}) as site, client() as fetcher:
        assert fetcher.fetch(site.url()).status == 200
    headers = site.requests[0].headers
    assert headers["user-agent"].startswith("auditor/")
    assert headers["host"] == f"127.0.0.1:{site.port}"
    assert {"authorization", "cookie", "referer"}.isdisjoint(headers)


def test_the_host_header_and_the_connection_agree() -> None:
    resolver = names({"www.shop.example": "127.0.0.5"})
    with serve({"/": page("x")}, host="127.0.0.5") as site, client(resolver) as fetcher:
        fetched = fetcher.fetch(site.url(host="WWW.Shop.example"))
    assert fetched.hops[0].address == "127.0.0.5"
    assert site.requests[0].headers["host"] == f"www.shop.example:{site.port}"


def test_ipv6() -> None:
    with serve({"/": page("x")}, host="::1") as site, client() as fetcher:
        assert fetcher.fetch(site.url()).hops[0].address == "::1"


def test_tries_the_next_address_when_one_does_not_answer() -> None:
    resolver = names({"two.example": ["127.0.0.9", "127.0.0.1"]})
    with serve({"/": page("x")}) as site, client(resolver) as fetcher:
        assert fetcher.fetch(site.url(host="two.example")).status == 200


def test_addresses_that_are_not_ascii_arrive() -> None:
    routes = {
        "/caf%C3%A9?q=%C3%A9": page("x"),
        "/to": redirect("/café?q=é".encode().decode("latin-1")),
    }
    with serve(routes) as site, client() as fetcher:
        assert fetcher.fetch(site.url("/café?q=é")).status == 200
        moved = fetcher.fetch(site.url("/to"))
    assert moved.status == 200
    assert moved.hops[0].location == "/café?q=é"


def test_a_cookie_gate_is_passed_and_the_cookie_forgotten() -> None:
    def gate(request: Request) -> Reply:
        if "seen=1" in request.headers.get("cookie", ""):
            return page("inside")
        return redirect("/", Set_Cookie="seen=1")

    with serve({"/": gate}) as site, client() as fetcher:
        first, second = fetcher.fetch(site.url()), fetcher.fetch(site.url())
    assert b"inside" in first.body and b"inside" in second.body
    assert [bool(request.headers.get("cookie")) for request in site.requests] == [
        False,
        True,
        False,
        True,
    ]


def test_cookies_stay_with_their_host() -> None:
    resolver = names({"a.example": "127.0.0.1", "b.example": "127.0.0.1"})
    with serve({"/b": page("x")}) as other, client(resolver) as fetcher:
        routes: dict[str, Route] = {
            "/": redirect(other.url("/b", host="b.example"), Set_Cookie="secret=1")
        }
        with serve(routes) as site:
            assert fetcher.fetch(site.url(host="a.example")).status == 200
    assert "cookie" not in other.requests[0].headers


def test_a_loop_ends_at_once() -> None:
    with serve({"/a": redirect("/b"), "/b": redirect("/a")}) as site, client() as fetcher:
        fetched = fetcher.fetch(site.url("/a"))
    assert fetched.failure is not None and fetched.failure.kind is FailureKind.REDIRECTS
    assert len(site.requests) == 2


def test_twelve_redirects_are_followed_and_thirty_are_not() -> None:
    def further(request: Request) -> Reply:
        number = int(request.path[1:])
        return redirect(f"/{number - 1}") if number else page("the end")

    with serve(further) as site, client() as fetcher:
        assert fetcher.fetch(site.url("/12")).status == 200
        assert fetcher.fetch(site.url("/20")).status == 200
        endless = fetcher.fetch(site.url("/30"))
    assert endless.failure is not None and endless.failure.kind is FailureKind.REDIRECTS
    assert len(endless.hops) == 21


@pytest.mark.parametrize("status", [200, 204, 300, 304, 403, 404, 410, 418, 451, 500, 599])
def test_every_status_is_an_answer(status: int) -> None:
    body = b"" if status in (204, 304) else b"body"
    with serve({"/": Reply(status, body=body)}) as site, client(retries=0) as fetcher:
        fetched = fetcher.fetch(site.url())
    assert (fetched.status, fetched.failure) == (status, None)
    assert fetched.body == (b"" if 300 <= status < 400 else body)


def test_a_redirect_without_a_target_is_an_answer() -> None:
    with serve({"/": Reply(302, body=b"?")}) as site, client() as fetcher:
        fetched = fetcher.fetch(site.url())
    assert (fetched.status, fetched.body, fetched.failure) == (302, b"", None)


TEXT = b"plain text " * 1000
RAW_DEFLATE = zlib.compressobj(wbits=-15)


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(TEXT)),
        ("x-gzip", gzip.compress(TEXT[:5000]) + gzip.compress(TEXT[5000:])),
        ("GZIP", gzip.compress(TEXT) + b"\0\0\0"),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", RAW_DEFLATE.compress(TEXT) + RAW_DEFLATE.flush()),
        ("identity", TEXT),
    ],
)
def test_bodies_are_decoded(coding: str, body: bytes) -> None:
    reply = Reply(headers=(("Content-Encoding", coding),), body=body)
    with serve({"/": reply}) as site, client() as fetcher:
        assert fetcher.fetch(site.url()).body == TEXT


def test_brotli_where_it_can_be_capped() -> None:
    brotli = pytest.importorskip("brotli", minversion="1.2")
    bomb = brotli.compress(bytes(20_000_000))
    routes = {
        "/": Reply(headers=(("Content-Encoding", "br"),), body=brotli.compress(TEXT)),
        "/bomb": Reply(headers=(("Content-Encoding", "br"),), body=bomb),
        "/cut": Reply(headers=(("Content-Encoding", "br"),), body=brotli.compress(TEXT)[:-3]),
    }
    with serve(routes) as site, client() as fetcher:
        assert fetcher.fetch(site.url()).body == TEXT
        bombed, cut = fetcher.fetch(site.url("/bomb")), fetcher.fetch(site.url("/cut"))
    assert bombed.failure is not None and bombed.failure.kind is FailureKind.TOO_LARGE
    assert cut.failure is not None and cut.failure.kind is FailureKind.BAD_ENCODING


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_asks_again_when_that_may_help(status: int) -> None:
    waits: list[float] = []
    routes = {"/": in_turn(Reply(status), page("x"))}
    with serve(routes) as site, client(sleep=waits.append) as fetcher:
        assert fetcher.fetch(site.url()).status == 200
    assert waits == [0.5]


def test_gives_up_after_two_retries_with_the_last_answer() -> None:
    waits: list[float] = []
    with serve({"/": Reply(503, body=b"busy")}) as site, client(sleep=waits.append) as fetcher:
        fetched = fetcher.fetch(site.url())
    assert (fetched.status, fetched.body) == (503, b"busy")
    assert waits == [0.5, 1.0] and len(site.requests) == 3


def test_a_challenge_is_not_asked_again() -> None:
    reply = Reply(503, (("cf-mitigated", "challenge"),))
    with serve({"/": reply}) as site, client() as fetcher:
        assert fetcher.fetch(site.url()).status == 503
    assert len(site.requests) == 1


@pytest.mark.parametrize(
    ("retry_after", "waits"),
    [
        ("2", [2.0]),
        ("0", [0.0]),
        ("Thu, 01 Jan 2026 00:00:03 GMT", [3.0]),
        ("Thu, 01 Jan 2015 00:00:00 GMT", [0.0]),
        ("soon", [0.5]),
        ("-5", [0.5]),
        ("1e3", [0.5]),
        ("999999999", []),
        ("Fri, 31 Dec 9999 23:59:59 GMT", []),
        ("31", []),
        ("5", []),
    ],
)
def test_retry_after(retry_after: str, waits: list[float]) -> None:
    """Honoured when there is time for it (4 s here), not waited for when too long, junk ignored."""
    slept: list[float] = []
    reply = Reply(503, (("Retry-After", retry_after),))
    with serve({"/": in_turn(reply, page("x"))}) as site:
        fetcher = Client(
            ClientOptions(timeout=4.0),
            guard=Guard(LOOPBACK),
            clock=lambda: 0.0,
            sleep=slept.append,
            now=lambda: datetime(2026, 1, 1, tzinfo=timezone.utc),
            jitter=lambda: 1.0,
        )
        with fetcher:
            fetched = fetcher.fetch(site.url())
    assert slept == waits
    assert fetched.status == (200 if waits else 503)


def test_a_name_that_does_not_exist_is_told_from_a_network_that_is_down() -> None:
    known = {"example.com": "93.184.215.14"}
    with client(names(known)) as online, client(names({})) as offline:
        there = online.fetch("http://nobody.example/")
        nowhere = offline.fetch("http://nobody.example/")
    assert there.failure is not None and there.failure.kind is FailureKind.NO_SUCH_HOST
    assert nowhere.failure is not None and nowhere.failure.kind is FailureKind.DNS
    assert "network" in nowhere.failure.detail


def test_a_resolver_that_hangs_is_left_behind() -> None:
    never = threading.Event()

    def resolve(host: str, port: int) -> list[AddressInfo]:
        never.wait()
        return []

    with client(resolve, timeout=0.2) as fetcher:
        fetched = fetcher.fetch("http://slow.example/")
    never.set()
    assert fetched.failure is not None and fetched.failure.kind is FailureKind.DNS


def test_a_kept_connection_that_went_away_does_not_matter() -> None:
    with serve({"/": page("x")}) as site, client() as fetcher:
        assert [fetcher.fetch(site.url("/")).status for _ in range(3)] == [200] * 3


def test_a_closed_port_is_tried_three_times_and_then_told() -> None:
    waits: list[float] = []
    with serve({}) as site:
        url = site.url()
    with client(sleep=waits.append) as fetcher:
        fetched = fetcher.fetch(url)
    assert fetched.failure is not None and fetched.failure.kind is FailureKind.CONNECT
    assert "refused" in fetched.failure.detail
    assert len(waits) == 2


def test_never_raises() -> None:
    class Broken(Guard):
        def check_url(self, url: str) -> None:
            raise RecursionError

    with Client(guard=Broken()) as fetcher:
        fetched = fetcher.fetch("http://x.example/")
    assert fetched.failure is not None
