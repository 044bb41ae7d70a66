"""What hostile servers say, apart from the tests: a process that is measured imports no pytest."""

from __future__ import annotations

import gzip
import socket
import struct
import zlib
from typing import TYPE_CHECKING

from auditor.model import FailureKind
from tests.servers import Reply, dripping, hanging, redirect

if TYPE_CHECKING:
    import threading

OK = b"HTTP/1.1 200 OK\r\n"
GZIP = ("Content-Encoding", "gzip")


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
    "headers without their end": (Reply(raw=OK + b"Content-Type: text/html\r\n"), RESET),
    "a header line cut short": (Reply(raw=OK + b"Content-Length: 2\r\nX-Y"), RESET),
    "a status line and nothing else": (Reply(raw=OK), RESET),
    "interim headers without their end": (Reply(raw=b"HTTP/1.1 103 X\r\nLink: x\r\n"), RESET),
    "a redirect without the end of its headers": (
        Reply(raw=b"HTTP/1.1 302 Found\r\nLocation: /\r\n"),
        RESET,
    ),
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
    "429 and come back in thirty years": (Reply(429, (("Retry-After", "999999999"),)), 429),
    "503 and come back soon": (Reply(503, (("Retry-After", "soon"),)), 503),
    "lines that end in LF": (Reply(raw=b"HTTP/1.1 200 OK\nContent-Length: 2\n\nok"), 200),
    "more than announced": (Reply(raw=OK + b"Content-Length: 2\r\n\r\nok and more"), 200),
    "a status without a reason": (Reply(raw=b"HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok"), 200),
    **{
        f"charset {name}": (
            Reply(200, (("Content-Type", f"text/html; charset={name}"),), b"ok"),
            200,
        )
        for name in ("undefined", "idna", "punycode", "unicode_escape", "zip", "\xff")
    },
}
