"""A real web server on loopback, for tests: what it answers, and what it was asked.

    with serve({"/": Reply(body=b"hello")}) as site:
        site.url("/")          # http://127.0.0.1:PORT/
        site.requests          # every request so far

A route is a `Reply`, or a function from `Request` to `Reply`. A `Reply` with a `script` hands the
socket to a function, for answers that are not HTTP, or never end.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from itertools import chain, repeat
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    import ssl

Script = Callable[[socket.socket, threading.Event], None]
"""Writes to the socket; the event is set when the server stops."""


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes = b""


@dataclass(frozen=True)
class Reply:
    """`raw` replaces status line, headers and body; `delay` is in seconds, before all of it."""

    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    delay: float = 0.0
    raw: bytes | None = None
    script: Script | None = None

    def render(self) -> bytes:
        if self.raw is not None:
            return self.raw
        reason = HTTPStatus(self.status).phrase if self.status in _KNOWN else "Status"
        names = {name.lower() for name, _ in self.headers}
        extra = () if "content-length" in names else (("Content-Length", str(len(self.body))),)
        lines = [f"HTTP/1.1 {self.status} {reason}"]
        lines += [f"{name}: {value}" for name, value in self.headers + extra]
        return "\r\n".join([*lines, "", ""]).encode("latin-1") + self.body


_KNOWN = frozenset(int(status) for status in HTTPStatus)

Route = Reply | Callable[[Request], Reply]


def page(text: str, status: int = 200) -> Reply:
    html = f"<!doctype html><meta charset=utf-8><title>Test</title><main>{text}</main>"
    return Reply(status, (("Content-Type", "text/html; charset=utf-8"),), html.encode())


def redirect(to: str, status: int = 302, **headers: str) -> Reply:
    return Reply(
        status, (("Location", to), *((k.replace("_", "-"), v) for k, v in headers.items()))
    )


def in_turn(*replies: Reply) -> Route:
    """The first reply, then the second, ...; the last one for good."""
    queue = chain(replies, repeat(replies[-1]))
    lock = threading.Lock()

    def answer(_: Request) -> Reply:
        with lock:
            return next(queue)

    return answer


def dripping(data: bytes, pause: float = 0.05, before: bytes = b"") -> Reply:
    """`before` at once, then `data` over and over, with a pause after each."""

    def script(sock: socket.socket, stop: threading.Event) -> None:
        sock.sendall(before)
        while not stop.wait(pause):
            sock.sendall(data)

    return Reply(script=script)


def hanging(before: bytes = b"") -> Reply:
    """Says `before`, and then nothing."""

    def script(sock: socket.socket, stop: threading.Event) -> None:
        sock.sendall(before)
        stop.wait()

    return Reply(script=script)


class Site:
    def __init__(self, listener: socket.socket, routes: Callable[[Request], Reply], tls: bool):
        self.host, self.port = listener.getsockname()[:2]
        self.scheme = "https" if tls else "http"
        self.requests: list[Request] = []
        self._routes = routes

    def url(self, path: str = "/", host: str | None = None) -> str:
        name = host or (f"[{self.host}]" if ":" in self.host else self.host)
        return f"{self.scheme}://{name}:{self.port}{path}"

    def asked(self, path: str) -> int:
        return sum(request.path == path for request in self.requests)

    def answer(self, request: Request) -> Reply:
        self.requests.append(request)
        return self._routes(request)


@contextlib.contextmanager
def serve(
    routes: Mapping[str, Route] | Callable[[Request], Reply],
    *,
    host: str = "127.0.0.1",
    tls: ssl.SSLContext | None = None,
) -> Iterator[Site]:
    """Serves until the block ends. A path that is not in a mapping is 404."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    stop = threading.Event()
    with socket.create_server((host, 0), family=family, backlog=512) as listener:
        site = Site(listener, routes if callable(routes) else _router(routes), tls is not None)
        accepting = threading.Thread(target=_accept, args=(listener, site, tls, stop), daemon=True)
        accepting.start()
        try:
            yield site
        finally:
            stop.set()
            # Closing alone doesn't wake a thread that waits in accept().
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            accepting.join(5)


def _router(routes: Mapping[str, Route]) -> Callable[[Request], Reply]:
    def answer(request: Request) -> Reply:
        route = routes.get(request.path, Reply(404, body=b"no such page"))
        return route if isinstance(route, Reply) else route(request)

    return answer


def _accept(
    listener: socket.socket, site: Site, tls: ssl.SSLContext | None, stop: threading.Event
) -> None:
    while not stop.is_set():
        try:
            sock, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=_converse, args=(sock, site, tls, stop), daemon=True).start()


def _converse(
    sock: socket.socket, site: Site, tls: ssl.SSLContext | None, stop: threading.Event
) -> None:
    """One connection, kept open as long as both sides like. The client may leave at any time."""
    with sock, contextlib.suppress(OSError):
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        stream = tls.wrap_socket(sock, server_side=True) if tls else sock
        with stream, stream.makefile("rb") as lines:
            while not stop.is_set():
                request = _read(lines)
                if request is None:
                    return
                reply = site.answer(request)
                if reply.delay:
                    stop.wait(reply.delay)
                if reply.script:
                    reply.script(stream, stop)
                    return
                stream.sendall(reply.render())
                if reply.raw is not None:
                    return


def _read(lines: BinaryIO) -> Request | None:
    first = lines.readline().decode("latin-1").split()
    if len(first) < 2:
        return None
    headers: dict[str, str] = {}
    for line in iter(lines.readline, b""):
        name, colon, value = line.decode("latin-1").partition(":")
        if not colon:
            break
        headers[name.strip().lower()] = value.strip()
    body = lines.read(int(headers.get("content-length", 0)))
    return Request(first[0], first[1], headers, body)
