"""A real proxy on loopback: forwards http, opens tunnels for https, and remembers what it saw.

    with proxy({"page.example": site}) as between:
        between.url, between.seen

Names are the test's: each leads to one of its servers, and anything else is 502.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator, Mapping

    from tests.servers import Site


@dataclass
class Between:
    host: str
    port: int
    scheme: str
    seen: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """Request lines with their headers, names in lower case."""

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.host}:{self.port}"


@contextlib.contextmanager
def proxy(
    sites: Mapping[str, Site],
    *,
    password: str = "",
    tls: ssl.SSLContext | None = None,
    answer: bytes = b"",
) -> Iterator[Between]:
    """`password`: what Proxy-Authorization must be; `answer`: said to everything instead."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
        between = Between("127.0.0.1", listener.getsockname()[1], "https" if tls else "http")

        def serve() -> None:
            with contextlib.suppress(OSError):
                while True:
                    sock, _ = listener.accept()
                    arguments = (sock, between, sites, password, tls, answer)
                    threading.Thread(target=_converse, args=arguments, daemon=True).start()

        accepting = threading.Thread(target=serve, daemon=True)
        accepting.start()
        try:
            yield between
        finally:
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            accepting.join(5)


def _converse(
    sock: socket.socket,
    between: Between,
    sites: Mapping[str, Site],
    password: str,
    tls: ssl.SSLContext | None,
    answer: bytes,
) -> None:
    with sock, contextlib.suppress(OSError, ValueError):
        stream = tls.wrap_socket(sock, server_side=True) if tls else sock
        with stream:
            head = b""
            while b"\r\n\r\n" not in head:
                head += stream.recv(4096) or b"\r\n\r\n"
            line, *rest = head.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
            pairs = (each.partition(":") for each in rest)
            headers = {name.lower(): value.strip() for name, _, value in pairs}
            between.seen.append((line, headers))
            method, target, _ = line.split()
            place = urlsplit(f"//{target}" if method == "CONNECT" else target)
            site = sites.get(place.hostname or "")
            if answer:
                stream.sendall(answer)
            elif password and headers.get("proxy-authorization") != password:
                stream.sendall(b"HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n")
            elif site is None:
                stream.sendall(b"HTTP/1.1 502 No\r\nContent-Length: 0\r\n\r\n")
            else:
                _pass_on(stream, site, head, method, place.path or "/")


def _pass_on(stream: socket.socket, site: Site, head: bytes, method: str, path: str) -> None:
    with socket.create_connection((site.host, site.port)) as server:
        if method == "CONNECT":
            stream.sendall(b"HTTP/1.1 200 Go ahead\r\nVia: test\r\n\r\n")
        else:
            _, _, rest = head.partition(b"\r\n")
            close = b"Connection: close\r\n"
            server.sendall(f"{method} {path} HTTP/1.1\r\n".encode() + close + rest)
        back = threading.Thread(target=_copy, args=(server, stream), daemon=True)
        back.start()
        if method == "CONNECT":
            _copy(stream, server)
        else:
            back.join(5)


def _copy(one: socket.socket, other: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := one.recv(65_536):
            other.sendall(data)
    with contextlib.suppress(OSError):
        other.shutdown(socket.SHUT_WR)
