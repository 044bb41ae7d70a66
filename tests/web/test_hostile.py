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
from tests.servers import Reply, dripping, hanging, in_turn, page, redirect, serve
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
REFUSED = FailureKind.REFUSED

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
    "a content length of 5,000 digits": (
        hanging(OK + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\nok"),
        TOO_LARGE,
    ),
    "a content length beyond 64 bits": (
        hanging(OK + b"Content-Length: " + b"9" * 30 + b"\r\n\r\nok"),
        TOO_LARGE,
    ),
    "an unknown transfer coding": (Reply(raw=OK + b"Transfer-Encoding: rot13\r\n\r\nok"), PROTOCOL),
    "gzip as a transfer coding": (
        Reply(raw=OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n"),
        PROTOCOL,
    ),
    "a chunk size of 5,000 digits": (hanging(CHUNKED + b"f" * 5000 + b"\r\nab"), TIMEOUT),
    "a chunk size beyond 64 bits": (hanging(CHUNKED + b"f" * 20 + b"\r\nab"), TIMEOUT),
    "an endless chunk size": (endless(b"0" * 1000, CHUNKED), PROTOCOL),
    "an endless chunk extension": (endless(b";x=y" * 250, CHUNKED + b"1"), PROTOCOL),
    "an endless trailer": (endless(b"x" * 1000, CHUNKED + b"0\r\nX: "), PROTOCOL),
    "a flood of trailers": (endless(b"X: y\r\n", CHUNKED + b"0\r\n"), TIMEOUT),
    "a flood of empty lines": (endless(b"\r\n" * 100, b""), PROTOCOL),
    "an endless status line": (endless(b"x" * 1000, b"HTTP/1.1 200 "), PROTOCOL),
    "a status of four digits": (Reply(raw=b"HTTP/1.1 2000 OK\r\n\r\n"), PROTOCOL),
    "a status below 100": (Reply(raw=b"HTTP/1.1 099 OK\r\n\r\n"), PROTOCOL),
    "a negative status": (Reply(raw=b"HTTP/1.1 -200 OK\r\n\r\n"), PROTOCOL),
    "HTTP/2 frames": (Reply(raw=b"\0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0d"), PROTOCOL),
    "an HTTP version from the future": (
        Reply(raw=b"HTTP/9.9 200 OK\r\nContent-Length: 2\r\n\r\nok"),
        PROTOCOL,
    ),
    "a TLS alert in the clear": (Reply(raw=b"\x15\x03\x01\0\x02\x02\x46"), PROTOCOL),
    "NUL bytes for ever": (endless(bytes(1000), b""), PROTOCOL),
    "a reset in the headers": (resetting(OK + b"X: "), RESET),
    "a reset in a chunk": (resetting(CHUNKED + b"5\r\nab"), RESET),
    "a reset of a body without length": (resetting(OK + b"\r\nabc"), RESET),
    "a drip of gzip": (
        dripping(
            b"\0", before=OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"x" * 100)[:10]
        ),
        TIMEOUT,
    ),
    "a deflate body cut short": (
        Reply(headers=(("Content-Encoding", "deflate"),), body=zlib.compress(b"text" * 1000)[:-6]),
        BAD_ENCODING,
    ),
    "ten codings": (
        Reply(headers=(("Content-Encoding", ", ".join(["gzip"] * 10)),), body=b"x"),
        BAD_ENCODING,
    ),
    "an unheard-of coding": (
        Reply(headers=(("Content-Encoding", "\xff\xfe"),), body=b"x"),
        BAD_ENCODING,
    ),
    "a redirect to itself": (redirect("/"), FailureKind.REDIRECTS),
    "a redirect to a private address": (redirect("http://10.0.0.1/"), REFUSED),
    "a redirect to a local file": (redirect("file:///etc/hosts"), REFUSED),
    "a redirect to a script": (redirect("javascript:alert(1)"), REFUSED),
    "a redirect with a user name": (redirect("http://user:secret@127.0.0.1/"), REFUSED),
    "a redirect of 70,000 characters": (redirect("/" + "a" * 60000), REFUSED),
    "a redirect into a port of something else": (redirect("http://127.0.0.1:25/"), REFUSED),
    "a redirect to nothing": (Reply(302, (("Location", ""),)), FailureKind.REDIRECTS),
    "two redirects in one": (
        Reply(
            raw=b"HTTP/1.1 302 X\r\nLocation: http://[\r\nLocation: /\r\nContent-Length: 0\r\n\r\n"
        ),
        FailureKind.REDIRECTS,
    ),
}

ODD = {
    "a header line without a colon": (
        Reply(raw=OK + b"no colon\r\nContent-Length: 2\r\n\r\nok"),
        200,
    ),
    "a header with a NUL": (Reply(raw=OK + b"X: a\0b\r\nContent-Length: 2\r\n\r\nok"), 200),
    "a negative content length": (Reply(raw=OK + b"Content-Length: -5\r\n\r\nok"), 200),
    "a content length that is no number": (Reply(raw=OK + b"Content-Length: abc\r\n\r\nok"), 200),
    "a length and chunks": (
        Reply(
            raw=OK + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n"
        ),
        200,
    ),
    "503 and come back in an hour": (Reply(503, (("Retry-After", "3600"),)), 503),
    "429 and a date in 9999": (
        Reply(429, (("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"),)),
        429,
    ),
    "lines that end in LF": (Reply(raw=b"HTTP/1.1 200 OK\nContent-Length: 2\n\nok"), 200),
    "more than announced": (Reply(raw=OK + b"Content-Length: 2\r\n\r\nok and more"), 200),
    "a status without a reason": (Reply(raw=b"HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok"), 200),
    "charset undefined": (
        Reply(200, (("Content-Type", "text/html; charset=undefined"),), b"ok"),
        200,
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


@pytest.mark.parametrize("oddity", ODD)
def test_what_is_only_odd_is_an_answer(oddity: str) -> None:
    reply, status = ODD[oddity]
    with serve({"/": reply}) as site, client(timeout=PATIENCE) as fetcher:
        fetched = fetcher.fetch(site.url())
    assert (fetched.status, fetched.failure) == (status, None)
    assert fetched.body == (b"ok" if status == 200 else b"")


def test_a_read_that_stalls_does_not_wait_for_the_whole_deadline() -> None:
    with serve({"/": hanging()}) as site, client(timeout=60, read_timeout=0.2) as fetcher:
        fetched = fetcher.fetch(site.url())
    assert fetched.failure is not None and fetched.failure.kind is TIMEOUT


@pytest.mark.parametrize(
    "moved",
    [
        hanging(REDIRECT),
        dripping(b"x", before=REDIRECT),
        endless(b"x" * 1000, REDIRECT),
        endless(gzip.compress(bytes(9_000_000)), REDIRECT[:-2] + b"Content-Encoding: gzip\r\n\r\n"),
    ],
)
def test_the_body_of_a_redirect_is_never_read(moved: Reply) -> None:
    with serve({"/r": moved, "/": page("x")}) as site, client(max_body=LIMIT) as fetcher:
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
