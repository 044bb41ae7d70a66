"""Servers that do not behave: every one of them costs a failure, never time, memory or a crash."""

from __future__ import annotations

import gzip
import socket
import struct
import time
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.model import FailureKind
from tests.servers import Reply, dripping, hanging, in_turn, page, serve
from tests.web.clients import client

if TYPE_CHECKING:
    import threading

OK = b"HTTP/1.1 200 OK\r\n"
GZIP = ("Content-Encoding", "gzip")
PATIENCE = 0.2
LIMIT = 100_000


def endless(data: bytes, before: bytes) -> Reply:
    """As fast as the socket takes it, until the client leaves."""

    def script(sock: socket.socket, stop: threading.Event) -> None:
        sock.sendall(before)
        while not stop.is_set():
            sock.sendall(data)

    return Reply(script=script)


def resetting(before: bytes) -> Reply:
    def script(sock: socket.socket, stop: threading.Event) -> None:
        sock.sendall(before)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    return Reply(script=script)


CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
REDIRECT = b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 99999999\r\n\r\n"

TIMEOUT, RESET, PROTOCOL = FailureKind.TIMEOUT, FailureKind.RESET, FailureKind.PROTOCOL
TOO_LARGE, BAD_ENCODING = FailureKind.TOO_LARGE, FailureKind.BAD_ENCODING

FAULTS = {
    "hang before the status line": (hanging(), TIMEOUT),
    "hang in the status line": (hanging(b"HTTP/1.1 20"), TIMEOUT),
    "hang in the headers": (hanging(OK + b"X: "), TIMEOUT),
    "hang in the body": (hanging(OK + b"Content-Length: 9\r\n\r\nabc"), TIMEOUT),
    "hang in a chunk": (hanging(CHUNKED + b"5\r\nab"), TIMEOUT),
    "drip of the status line": (dripping(b"H"), TIMEOUT),
    "drip of headers": (dripping(b"X: y\r\n", before=OK), TIMEOUT),
    "drip of the body": (dripping(b"x", before=OK + b"\r\n"), TIMEOUT),
    "drip of chunks": (dripping(b"1\r\nx\r\n", before=CHUNKED), TIMEOUT),
    "drip of trailers": (dripping(b"X: y\r\n", before=CHUNKED + b"0\r\n"), TIMEOUT),
    "100 Continue for ever": (dripping(b"HTTP/1.1 100 Continue\r\n\r\n"), TIMEOUT),
    "a flood of 103": (endless(b"HTTP/1.1 103 Early Hints\r\n\r\n", b""), PROTOCOL),
    "a flood of headers": (endless(b"X: y\r\n", OK), PROTOCOL),
    "one endless header": (endless(b"x" * 1000, OK + b"X: "), PROTOCOL),
    "too many header bytes": (
        Reply(raw=OK + b"".join(b"X%d: %s\r\n" % (i, b"x" * 9000) for i in range(50)) + b"\r\n"),
        PROTOCOL,
    ),
    "an endless body": (endless(b"x" * 1000, OK + b"\r\n"), TOO_LARGE),
    "endless chunks": (endless(b"3e8\r\n" + b"x" * 1000 + b"\r\n", CHUNKED), TOO_LARGE),
    "a body announced too large": (hanging(OK + b"Content-Length: 100001\r\n\r\n"), TOO_LARGE),
    "a gzip bomb": (Reply(headers=(GZIP,), body=gzip.compress(bytes(9_000_000))), TOO_LARGE),
    "a deflate bomb": (
        Reply(headers=(("Content-Encoding", "deflate"),), body=zlib.compress(bytes(9_000_000))),
        TOO_LARGE,
    ),
    "endless empty gzip members": (
        endless(gzip.compress(b"") * 50, OK + b"Content-Encoding: gzip\r\n\r\n"),
        BAD_ENCODING,
    ),
    "a truncated gzip body of the right length": (
        Reply(headers=(GZIP,), body=gzip.compress(b"text" * 1000)[:-9]),
        BAD_ENCODING,
    ),
    "a gzip body with a wrong checksum": (
        Reply(headers=(GZIP,), body=gzip.compress(b"text")[:-8] + bytes(8)),
        BAD_ENCODING,
    ),
    "a gzip body that is none": (Reply(headers=(GZIP,), body=b"plain text"), BAD_ENCODING),
    "a deflate body of one byte": (
        Reply(headers=(("Content-Encoding", "deflate"),), body=b"x"),
        BAD_ENCODING,
    ),
    "a coding we did not ask for": (
        Reply(headers=(("Content-Encoding", "zstd"),), body=b"x"),
        BAD_ENCODING,
    ),
    "chained codings": (
        Reply(headers=(("Content-Encoding", "gzip, gzip"),), body=b"x"),
        BAD_ENCODING,
    ),
    "a short body": (Reply(raw=OK + b"Content-Length: 9\r\n\r\nabc"), RESET),
    "a short chunk": (Reply(raw=CHUNKED + b"9\r\nabc"), RESET),
    "no last chunk": (Reply(raw=CHUNKED + b"3\r\nabc\r\n"), PROTOCOL),
    "a negative chunk": (Reply(raw=CHUNKED + b"-3\r\nabc\r\n"), PROTOCOL),
    "a chunk size that is no number": (Reply(raw=CHUNKED + b"zz\r\nabc\r\n"), PROTOCOL),
    "two content lengths": (
        Reply(raw=OK + b"Content-Length: 3\r\nContent-Length: 5\r\n\r\nabcde"),
        PROTOCOL,
    ),
    "a reset in the body": (resetting(OK + b"Content-Length: 9\r\n\r\nabc"), RESET),
    "a reset at once": (resetting(b""), RESET),
    "no answer at all": (Reply(raw=b""), RESET),
    "an SSH banner": (Reply(raw=b"SSH-2.0-OpenSSH_9.6\r\n"), PROTOCOL),
    "HTTP/0.9": (Reply(raw=b"<html>hello</html>"), PROTOCOL),
    "a status that is no number": (Reply(raw=b"HTTP/1.1 abc OK\r\n\r\n"), PROTOCOL),
    "switching protocols": (Reply(raw=b"HTTP/1.1 101 Hi\r\nUpgrade: x\r\n\r\n"), PROTOCOL),
    "a redirect to an address that can't be parsed": (
        Reply(302, (("Location", "http://[::1"),)),
        FailureKind.REDIRECTS,
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_a_failure_of_its_kind_in_time(fault: str) -> None:
    reply, kind = FAULTS[fault]
    with (
        serve({"/": reply}) as site,
        client(timeout=PATIENCE, max_body=LIMIT, retries=0) as fetcher,
    ):
        began = time.monotonic()
        fetched = fetcher.fetch(site.url())
        took = time.monotonic() - began
    assert fetched.failure is not None and fetched.failure.kind is kind, fetched.failure
    assert fetched.failure.detail
    assert (fetched.status, fetched.body) == (None, b"")
    assert took < 10 * PATIENCE


def test_a_read_that_stalls_does_not_wait_for_the_whole_deadline() -> None:
    with serve({"/": hanging()}) as site, client(timeout=60, read_timeout=0.2) as fetcher:
        fetched = fetcher.fetch(site.url())
    assert fetched.failure is not None and fetched.failure.kind is TIMEOUT


@pytest.mark.parametrize(
    "redirect",
    [
        hanging(REDIRECT),
        dripping(b"x", before=REDIRECT),
        endless(b"x" * 1000, REDIRECT),
        endless(gzip.compress(bytes(9_000_000)), REDIRECT[:-2] + b"Content-Encoding: gzip\r\n\r\n"),
    ],
)
def test_the_body_of_a_redirect_is_never_read(redirect: Reply) -> None:
    with serve({"/r": redirect, "/": page("x")}) as site, client(max_body=LIMIT) as fetcher:
        assert fetcher.fetch(site.url("/r")).status == 200


@pytest.mark.parametrize("interim", [b"100 Continue", b"102 Processing", b"103 Early Hints"])
def test_interim_answers_are_passed_over(interim: bytes) -> None:
    early = b"HTTP/1.1 " + interim + b"\r\nLink: </x.css>; rel=preload\r\n\r\n"
    raw = early * 3 + OK + b"Content-Length: 2\r\n\r\nok"
    with serve({"/": Reply(raw=raw)}) as site, client() as fetcher:
        fetched = fetcher.fetch(site.url())
    assert (fetched.status, fetched.body) == (200, b"ok")
    assert fetched.header("link") == ""


def test_a_redirect_cannot_write_request_headers() -> None:
    raw = b"HTTP/1.1 302 X\r\nLocation: /x\x0bHost:\r inside\r\nContent-Length: 0\r\n\r\n"
    with serve({"/": Reply(raw=raw)}) as site, client() as fetcher:
        assert fetcher.fetch(site.url()).status == 404
    assert site.requests[1].headers["host"] == f"127.0.0.1:{site.port}"


def test_a_reset_once_is_asked_again() -> None:
    with serve({"/": in_turn(resetting(b""), page("x"))}) as site, client() as fetcher:
        assert fetcher.fetch(site.url()).status == 200


def test_headers_come_on_one_line_and_oversized_cookies_are_dropped() -> None:
    raw = (
        OK
        + b"X-Folded: a\r\n b\r\nX-Odd: \xe9\x0b\r\n"
        + b"Set-Cookie: a="
        + b"x" * 5000
        + b"\r\nSet-Cookie: b=1; expires="
        + b" " * 3000
        + b"\r\nContent-Length: 0\r\n\r\n"
    )
    with serve({"/": Reply(raw=raw)}) as site, client() as fetcher:
        fetched = fetcher.fetch(site.url())
    assert fetched.status == 200
    assert fetched.header("X-Folded").split() == ["a", "b"]
    assert all(value.isprintable() for _, value in fetched.headers)
    assert [value[:2] for name, value in fetched.headers if name == "set-cookie"] == ["b="]


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.binary(max_size=200).map(lambda tail: OK + tail),
        st.binary(max_size=100).map(lambda tail: CHUNKED + tail),
        st.binary(max_size=100).map(lambda tail: OK + b"Content-Encoding: gzip\r\n\r\n" + tail),
        st.binary(max_size=60).map(lambda to: b"HTTP/1.1 302 X\r\nLocation: " + to + b"\r\n\r\n"),
    )
)
def test_whatever_a_server_says_is_an_answer_or_a_failure(raw: bytes) -> None:
    replies = in_turn(Reply(raw=raw), Reply(404))
    with serve({"/": replies}) as site, client(timeout=PATIENCE, retries=0) as fetcher:
        fetched = fetcher.fetch(site.url())
    assert (fetched.failure is None) == (fetched.status is not None)
