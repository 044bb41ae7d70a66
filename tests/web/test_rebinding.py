"""A name server that changes its mind between two questions (DNS rebinding).

127.0.0.2 is open to these clients and plays the public web, 127.0.0.1 and the private networks
are what must not be reached; every attempt to connect is written down.
"""

from __future__ import annotations

from ipaddress import ip_network
from typing import TYPE_CHECKING

import pytest

from auditor.model import FailureKind
from auditor.web.client import Client
from auditor.web.fetcher import ClientOptions
from auditor.web.guard import Guard
from auditor.web.pace import Breaker, Pacer
from auditor.web.transport import connect_socket
from tests.servers import Reply, Request, page, redirect, serve
from tests.web.dns import name_server

if TYPE_CHECKING:
    import socket

    from auditor.web.guard import Resolver, Target

PUBLIC = "127.0.0.2"
INSIDE = ("127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fd00::1", "::ffff:127.0.0.1")
SECRET = {"/": Reply(body=b"secret"), "/x": Reply(body=b"secret")}


class Watched:
    """A client that remembers where it connected."""

    def __init__(self, resolver: Resolver) -> None:
        self.connected: list[str] = []
        allow = (ip_network(f"{PUBLIC}/32"),)
        self.client = Client(
            ClientOptions(timeout=5, retries=2, allow_networks=allow),
            guard=Guard(allow, resolver),
            pacer=Pacer(burst=10_000),
            breaker=Breaker(after=10_000),
            connect=self._connect,
            sleep=lambda _: None,
            jitter=lambda: 0.0,
        )

    def _connect(self, target: Target, timeout: float) -> socket.socket:
        self.connected.append(str(target.sockaddr[0]))
        return connect_socket(target, timeout)


def test_the_name_server_is_asked_and_believed() -> None:
    with name_server({"a.example": [PUBLIC]}) as dns, serve({"/": page("x")}, host=PUBLIC) as site:
        watched = Watched(dns.resolve)
        with watched.client as fetcher:
            fetched = fetcher.fetch(site.url(host="a.example"))
            unknown = fetcher.fetch(site.url(host="b.example"))
    assert (fetched.status, watched.connected, dns.asked["a.example"]) == (200, [PUBLIC], 1)
    assert unknown.failure is not None


@pytest.mark.parametrize("inside", INSIDE)
def test_one_fetch_asks_once_and_the_second_answer_is_refused(inside: str) -> None:
    table = {"rebind.example": [PUBLIC, inside]}
    closing = Reply(200, (("Connection", "close"),), b"x")
    with (
        name_server(table) as dns,
        serve({"/": closing}, host=PUBLIC) as site,
        serve(SECRET, host="127.0.0.1") as secret,
    ):
        watched = Watched(dns.resolve)
        with watched.client as fetcher:
            first = fetcher.fetch(site.url(host="rebind.example"))
            assert dns.asked["rebind.example"] == 1
            second = fetcher.fetch(site.url("/again", host="rebind.example"))
            third = fetcher.fetch(secret.url(host="rebind.example"))
    assert first.status == 200
    for later in (second, third):
        assert later.failure is not None and later.failure.kind is FailureKind.REFUSED
    assert watched.connected == [PUBLIC]
    assert not secret.requests


@pytest.mark.parametrize("inside", INSIDE)
def test_a_redirect_to_the_same_name_is_looked_up_and_checked_again(inside: str) -> None:
    """To another port, so that no kept connection is used."""
    with (
        name_server({"rebind.example": [PUBLIC, inside]}) as dns,
        serve(SECRET, host="127.0.0.1") as secret,
        serve({"/": redirect(secret.url("/x", host="rebind.example"))}, host=PUBLIC) as site,
    ):
        watched = Watched(dns.resolve)
        with watched.client as fetcher:
            fetched = fetcher.fetch(site.url(host="rebind.example"))
    assert fetched.failure is not None and fetched.failure.kind is FailureKind.REFUSED
    assert [hop.status for hop in fetched.hops] == [302, None]
    assert watched.connected == [PUBLIC]
    assert not secret.requests


@pytest.mark.parametrize("inside", INSIDE)
@pytest.mark.parametrize("failing", [Reply(raw=b""), Reply(503, (("Connection", "close"),))])
def test_a_retry_is_looked_up_and_checked_again(inside: str, failing: Reply) -> None:
    with (
        name_server({"rebind.example": [PUBLIC, inside]}) as dns,
        serve(closing_after(failing), host=PUBLIC) as site,
        serve(SECRET, host="127.0.0.1") as secret,
    ):
        watched = Watched(dns.resolve)
        with watched.client as fetcher:
            fetched = fetcher.fetch(site.url(host="rebind.example"))
    assert fetched.failure is not None and fetched.failure.kind is FailureKind.REFUSED
    assert dns.asked["rebind.example"] == 2
    assert watched.connected == [PUBLIC]
    assert not secret.requests


def closing_after(reply: Reply) -> dict[str, Reply]:
    return {"/": Reply(raw=reply.render())}


def test_a_name_that_flips_back_and_forth_never_leads_inside() -> None:
    flips = [PUBLIC, "10.0.0.1"] * 10

    def closing(_: Request) -> Reply:
        return Reply(200, (("Connection", "close"),), b"x")

    with name_server({"rebind.example": flips}) as dns, serve(closing, host=PUBLIC) as site:
        watched = Watched(dns.resolve)
        with watched.client as fetcher:
            fetched = [fetcher.fetch(site.url(f"/{n}", host="rebind.example")) for n in range(20)]
    assert [each.status for each in fetched] == [200, None] * 10
    assert set(watched.connected) == {PUBLIC}
