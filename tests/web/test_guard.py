"""What may be asked for, and where it may lead."""

from __future__ import annotations

import socket
from ipaddress import ip_network
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import FailureKind
from auditor.web.client import Client
from auditor.web.guard import Guard, Refused, to_wire
from tests.servers import Reply, redirect, serve
from tests.web.clients import answers, client, names

if TYPE_CHECKING:
    from auditor.web.guard import AddressInfo

REFUSED_URLS = [
    "ftp://example.org/",
    "file:///etc/hosts",
    "javascript:alert(1)",
    "//example.org/",
    "http:example.org/",
    "http:///path",
    "http://",
    "",
    "http://ex ample.org/",
    "http://example.org/a b",
    "http://example.org/\x00",
    "http://example.org/\x85",
    "http://example.org/\r\nHost: x",
    "http://example.org\\@other.example/",
    "http://example.org/\ud800",
    "http://user@example.org/",
    "http://user:secret@example.org/",
    "http://exa%6dple.org/",
    "http://exa!mple.org/",
    "http://-\N{SNOWMAN}\ufffd.org/",
    "http://.example.org/",
    "http://a..example.org/",
    "http://example.org../",
    f"http://{'a' * 64}.org/",
    f"http://{'.'.join(['a' * 60] * 5)}/",
    f"http://example.org/{'a' * 8200}",
    "http://example.org:0/",
    "http://example.org:25/",
    "http://example.org:65536/",
    "http://example.org:99999999999/",
    "http://example.org:-1/",
    "http://example.org:+80/",
    "http://example.org:８０/",
    "http://example.org:80:80/",
    "http://[::1/",
    "http://[]/",
    "http://[1:2]/",
    "http://[fe80::1%25eth0]/",
    "http://[2606:4700::1]x/",
    "http://1.2.3.4.5/",
    "http://256.1.1.1/",
    "http://1.2.3.4x.09/",
    "http://08.8.8.8/",
    "http://8.8.8.8.9/",
    "http://4294967296/",
    "http://0x1ffffffff/",
    "http://name.0x7f/",
]

REFUSED_ADDRESSES = [
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.1",
    "0x7f000001",
    "0177.0.0.1",
    "2130706433",
    "127.0.0.1.",
    "１２７.０.０.１",
    "127。0。0。1",
    "168.63.129.16",
    "169.254.169.254",
    "172.31.0.1",
    "192.0.0.9",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.0.1",
    "198.19.0.1",
    "203.0.113.7",
    "224.0.0.1",
    "255.255.255.255",
    "[::]",
    "[::1]",
    "[::8.8.8.8]",
    "[::ffff:127.0.0.1]",
    "[::ffff:0:8.8.8.8]",
    "[64:ff9b::10.0.0.1]",
    "[64:ff9b:1::1]",
    "[100::1]",
    "[2001::1]",
    "[2001:0:808:808:0:0:f5ff:fffe]",
    "[2001:db8::1]",
    "[2002:7f00:1::]",
    "[3fff::1]",
    "[5f00::1]",
    "[fc00::1]",
    "[fd00:ec2::254]",
    "[fe80::1]",
    "[fec0::1]",
    "[ff02::1]",
]

PUBLIC = [
    "http://example.org",
    "https://example.org./",
    "HTTPS://EXAMPLE.ORG/Path?q=http://127.0.0.1/",
    "http://example.org:8080/",
    "http://example.org:/",
    "http://exa_mple.org/",
    "https://bücher.example/",
    "https://例え.jp/パス?q=é#x",
    "http://8.8.8.8/",
    "http://127.0.0.1.example.org/",
    "http://[2606:4700::1111]:8443/",
    "http://[::ffff:8.8.8.8]/",
    "http://[64:ff9b::808:808]/",
    "http://[2002:808:808::1]/",
    "http://[2001:0:808:808::f7f7:f7f7]/",
]


@pytest.mark.parametrize("url", REFUSED_URLS)
def test_refuses_what_is_no_plain_web_address(url: str) -> None:
    with pytest.raises(Refused):
        Guard().check_url(url)


@pytest.mark.parametrize("host", REFUSED_ADDRESSES)
def test_refuses_addresses_that_are_not_public_however_written(host: str) -> None:
    with pytest.raises(Refused):
        Guard().check_url(f"http://{host}/")


@pytest.mark.parametrize("url", PUBLIC)
def test_lets_public_addresses_through(url: str) -> None:
    guard = Guard()
    guard.check_url(url)
    with pytest.raises(Refused):
        guard.check_url("http://127.0.0.1/")


@given(st.text(max_size=60), st.sampled_from(["http://", "https://[", "http://1.", ""]))
def test_any_text_is_refused_or_let_through_and_nothing_else(text: str, start: str) -> None:
    try:
        wire = to_wire(start + text)
    except Refused:
        return
    assert to_wire(wire) == wire


@pytest.mark.parametrize(
    "addresses", [["127.0.0.1"], ["93.184.215.14", "10.0.0.1"], ["2606:4700::1", "::1"]]
)
def test_one_bad_answer_condemns_the_name(addresses: list[str]) -> None:
    guard = Guard(resolver=names({"mixed.example": addresses}))
    with pytest.raises(Refused):
        guard.resolve("mixed.example", 80)


def test_resolves_to_the_addresses_that_were_checked_each_once() -> None:
    table = {"good.example": ["93.184.215.14", "93.184.215.14", "2606:4700::1"]}
    targets = Guard(resolver=names(table)).resolve("good.example", 443)
    assert [target.sockaddr[:2] for target in targets] == [
        ("93.184.215.14", 443),
        ("2606:4700::1", 443),
    ]


def test_an_answer_without_addresses_is_no_such_name() -> None:
    with pytest.raises(socket.gaierror):
        Guard(resolver=lambda host, port: []).resolve("empty.example", 80)


def test_opened_networks_are_open_also_inside_other_addresses() -> None:
    guard = Guard((ip_network("10.0.0.0/8"),))
    for host in ("10.0.0.1", "[::ffff:10.0.0.1]", "[64:ff9b::10.0.0.1]"):
        guard.check_url(f"http://{host}/")
    with pytest.raises(Refused):
        guard.check_url("http://192.168.0.1/")


class Flipping:
    """Says something harmless first, and then this machine."""

    def __init__(self, *addresses: str) -> None:
        self.addresses = list(addresses)

    def __call__(self, host: str, port: int) -> list[AddressInfo]:
        return answers(
            self.addresses.pop(0) if len(self.addresses) > 1 else self.addresses[0], port=port
        )


def test_what_was_checked_is_what_is_connected_to() -> None:
    """DNS rebinding: 127.0.0.2 is open here, 127.0.0.1 stands for the inside."""
    inside = {"/": Reply(body=b"secret")}
    allow = (ip_network("127.0.0.2/32"),)
    with serve(inside, host="127.0.0.1") as site:
        resolver = Flipping("127.0.0.2", "127.0.0.1")
        with client(resolver, allow=allow, retries=0) as fetcher:
            first = fetcher.fetch(site.url(host="rebind.example"))
            second = fetcher.fetch(site.url(host="rebind.example"))
    assert first.failure is not None and first.failure.kind is FailureKind.CONNECT
    assert second.failure is not None and second.failure.kind is FailureKind.REFUSED
    assert not site.requests


@pytest.mark.parametrize(
    "target", ["http://169.254.169.254/latest/", "http://inside.example/", "//[::1]:1/", "ftp://x/"]
)
def test_every_hop_is_checked(target: str) -> None:
    with serve({"/": redirect(target)}, host="127.0.0.2") as site:
        resolver = names({"inside.example": "10.0.0.1"})
        with client(resolver, allow=(ip_network("127.0.0.2/32"),)) as fetcher:
            fetched = fetcher.fetch(site.url())
    assert fetched.failure is not None and fetched.failure.kind is FailureKind.REFUSED
    assert [hop.status for hop in fetched.hops] == [302, None]
    assert fetched.status is None and fetched.body == b""


def test_a_socket_that_ends_up_elsewhere_is_not_used() -> None:
    with serve({"/": Reply(body=b"secret")}) as site:

        def astray(target: object, timeout: float) -> socket.socket:
            return socket.create_connection(("127.0.0.1", site.port), timeout)

        resolver = names({"a.example": "93.184.215.14"})
        with Client(guard=Guard(resolver=resolver), connect=astray) as fetcher:
            fetched = fetcher.fetch(site.url(host="a.example"))
    assert fetched.failure is not None and fetched.failure.kind is FailureKind.REFUSED
    assert not site.requests


def test_loopback_is_closed_unless_opened() -> None:
    resolver = names({"localhost": "127.0.0.1"})
    with serve({"/": Reply(body=b"secret")}) as site, client(resolver, allow=()) as fetcher:
        by_address = fetcher.fetch(site.url())
        by_name = fetcher.fetch(site.url(host="localhost"))
    for fetched in (by_address, by_name):
        assert fetched.failure is not None and fetched.failure.kind is FailureKind.REFUSED
    assert not site.requests
