"""What goes wrong on the way to a page: statuses, redirects, TLS, connections, bodies."""

from __future__ import annotations

import gzip
import socket
import struct
import zlib
from typing import TYPE_CHECKING

from auditor.model import LinkStatus
from benchmarks.link_status.case import Case, Tls
from benchmarks.link_status.texts import HTML, article, html, reply
from tests.servers import Reply, dripping, hanging, redirect

if TYPE_CHECKING:
    import threading

    from tests.servers import Request, Route

PATH = "/archive/report"
DEAD = (LinkStatus.DEAD,)
BLOCKED = (LinkStatus.BLOCKED,)
UNREACHABLE = (LinkStatus.UNREACHABLE,)
UNREADABLE = (LinkStatus.UNREADABLE,)
TOO_MUCH = (LinkStatus.TOO_LARGE, LinkStatus.UNREACHABLE, LinkStatus.UNREADABLE)
CUT_OFF = (LinkStatus.UNREACHABLE, LinkStatus.UNREADABLE)
NO_SOURCE = (LinkStatus.PLACEHOLDER, LinkStatus.REFUSED)


def _plain(status: int, words: str, *headers: tuple[str, str]) -> Reply:
    return reply(html(words, f"<h1>{status} {words}</h1>"), status, *headers)


def _only_head(request: Request) -> Reply:
    return article() if request.method == "HEAD" else _plain(404, "Not Found")


def _browsers_only(request: Request) -> Reply:
    agent = request.headers.get("user-agent", "")
    return article() if agent.startswith("Mozilla/5.0") else _plain(403, "Forbidden")


def _endless() -> Reply:
    """64 KB every 5 ms until the other side has had enough, or 200 MB."""

    def script(sock: socket.socket, stop: threading.Event) -> None:
        sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in range(3_200):
            if stop.wait(0.005):
                return
            sock.sendall(b"<p>and so on " * 5_000)

    return Reply(script=script)


def _reset() -> Reply:
    def script(sock: socket.socket, _: threading.Event) -> None:
        sock.sendall(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000\r\n\r\n<p>"
        )
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    return Reply(script=script)


def _bomb() -> bytes:
    """300 MB of spaces in 300 KB."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, 31)
    part = b" " * 1_000_000
    return b"".join([*(squeeze.compress(part) for _ in range(300)), squeeze.flush()])


def _packed(body: bytes) -> Reply:
    return Reply(200, (HTML, ("Content-Encoding", "gzip")), body)


def _shorter_than_said() -> Reply:
    body = article().body
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n"
    return Reply(raw=head.encode() + body[: len(body) // 2])


_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
_TABLE: tuple[tuple[str, tuple[LinkStatus, ...], Route], ...] = (
    ("404", DEAD, _plain(404, "Not Found")),
    ("410", DEAD, _plain(410, "Gone")),
    ("HEAD is fine, GET is 404", DEAD, _only_head),
    ("500", UNREACHABLE, _plain(500, "Internal Server Error")),
    ("503 for good", UNREACHABLE, _plain(503, "Service Unavailable")),
    ("401", BLOCKED, _plain(401, "Unauthorized", ("WWW-Authenticate", 'Basic realm="x"'))),
    ("403", BLOCKED, _plain(403, "Forbidden")),
    ("403 for all but browsers", BLOCKED, _browsers_only),
    ("402", (LinkStatus.PAYWALLED,), _plain(402, "Payment Required")),
    ("429 for good", BLOCKED, _plain(429, "Too Many Requests")),
    ("451", BLOCKED, _plain(451, "Unavailable For Legal Reasons")),
    ("999", BLOCKED, Reply(999, (HTML,))),
    ("a redirect to itself", UNREACHABLE, redirect(PATH)),
    ("redirects without end", UNREACHABLE, redirect("next", 301)),
    ("301 to a 404", DEAD, redirect("/gone", 301)),
    (
        "a redirect to a private address",
        (LinkStatus.REFUSED,),
        redirect("http://127.0.0.1:{local}/admin"),
    ),
    ("no answer", UNREACHABLE, hanging()),
    ("headers that drip", UNREACHABLE, dripping(b"X-More: 1\r\n", before=_HEAD)),
    ("a body that drips", UNREACHABLE, dripping(b"<p>x", before=_HEAD + b"\r\n")),
    ("a body without end", TOO_MUCH, _endless()),
    ("a gzip bomb", TOO_MUCH, _packed(_bomb())),
    ("gzip that is none", UNREADABLE, _packed(article().body)),
    ("gzip without its end", CUT_OFF, _packed(gzip.compress(article().body)[:-300])),
    ("a body shorter than it says", CUT_OFF, _shorter_than_said()),
    ("a connection reset in the body", CUT_OFF, _reset()),
    ("something that is not HTTP", UNREACHABLE, Reply(raw=b"SSH-2.0-OpenSSH_9.7\r\n")),
    ("a page of no bytes", UNREADABLE, Reply(200, (HTML,))),
)

FAULTS = (
    *(
        Case(title, right, {PATH: route, **({"*": route} if "without end" in title else {})})
        for title, right, route in _TABLE
    ),
    Case(
        "TLS of an unknown authority", UNREACHABLE, {PATH: article()}, tls=Tls.STRANGER
    ),
    Case("TLS that has expired", UNREACHABLE, {PATH: article()}, tls=Tls.EXPIRED),
    Case("TLS of another host", UNREACHABLE, {PATH: article()}, tls=Tls.OTHER_HOST),
    Case("a port that refuses", UNREACHABLE, url="http://{host}:{closed}/archive/report"),
    Case(
        "a name that does not exist", DEAD, url="http://www.rive-gazette-of-old.com/archive",
        peers_asked=False,
    ),
    Case("a reserved name", NO_SOURCE, url="http://www.rive-gazette.invalid/archive/report"),
    Case("localhost", NO_SOURCE, url="http://localhost:{local}/admin"),
    Case("a URL without a host", (LinkStatus.MALFORMED,), url="http:///archive/report"),
)  # fmt: skip
