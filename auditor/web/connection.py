"""Connections that only lead where the guard allows, and that end when the time is up.

The total deadline is kept at the only places that can wait: every look-up, connect and handshake
gets at most what is left of it, and so does every single read from the socket, so a server that
sends a byte a second gains nothing. A late answer is an exception, never a short body.
"""

from __future__ import annotations

import http.client
import io
import ssl
import threading
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from urllib3.connection import HTTPConnection, HTTPSConnection

from auditor.model import FailureKind
from auditor.web.fetcher import Unfetchable
from auditor.web.proxy import refusal

if TYPE_CHECKING:
    import socket

    from urllib3.response import HTTPResponse

    from auditor.web.deadline import Deadline
    from auditor.web.transport import Transport

MAX_INTERIM = 8
_BUFFER = 65_536
"""Bytes asked of the socket at once: each read is two calls that other threads interrupt."""
MAX_HEADER_BYTES = 262_144
MAX_COOKIE = 4096  # what browsers keep (RFC 6265, 6.1)


@dataclass(frozen=True, slots=True)
class Patience:
    """What one URL may cost, shared by all its hops and retries.

    `counted` are the addresses that it has taken its token from: redirects within a site are not
    made to wait.
    """

    deadline: Deadline
    connect_timeout: float
    read_timeout: float
    counted: set[str] = field(default_factory=set)

    def for_connecting(self) -> float:
        return min(self.connect_timeout, self.deadline.left())

    def for_reading(self) -> float:
        return min(self.read_timeout, self.deadline.left())


class Wire(threading.local):
    """What the thread at work has to tell its connection, and hears back from it."""

    patience: Patience
    peer: str | None = None
    place: str | None = None
    """The address in whose queue this thread holds a place."""


class _TimedReader(io.RawIOBase):
    """The read end of a socket; sets the socket's timeout anew before every read."""

    def __init__(self, sock: socket.socket, wire: Wire) -> None:
        self._sock = sock
        self._wire = wire
        self._raw = sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.settimeout(self._wire.patience.for_reading())
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Reader(io.BufferedReader):
    """To http.client, the end of the stream ends the headers as an empty line does; not here."""

    in_headers = False

    def readline(self, size: int | None = -1, /) -> bytes:
        line = super().readline(size)
        if self.in_headers and not line:
            raise http.client.IncompleteRead(line)
        return line


class _Response(http.client.HTTPResponse):
    """Reads within the deadline, passes over interim answers, drops oversized cookies."""

    fp: _Reader

    def __init__(self, sock: socket.socket, *args: Any, wire: Wire, **kwargs: Any) -> None:
        super().__init__(sock, *args, **kwargs)
        self.fp.close()
        self.fp = _Reader(_TimedReader(sock, wire), _BUFFER)

    def _read_status(self) -> tuple[str, int, str]:
        told = self._read_final_status()
        self.fp.in_headers = True
        return told

    def _read_final_status(self) -> tuple[str, int, str]:
        for _ in range(MAX_INTERIM + 1):
            version, status, reason = super()._read_status()  # type: ignore[misc]  # not in the stubs
            if not 100 <= status < 200:
                return version, status, reason
            if status == http.HTTPStatus.SWITCHING_PROTOCOLS:
                break
            self.fp.in_headers = True
            http.client.parse_headers(self.fp)
            self.fp.in_headers = False
        raise http.client.HTTPException("only interim answers")

    def begin(self) -> None:
        super().begin()
        self.fp.in_headers = False
        items = self.headers.items()
        if sum(len(name) + len(value) for name, value in items) > MAX_HEADER_BYTES:
            raise http.client.HTTPException("too many header bytes")
        cookies = self.headers.get_all("Set-Cookie", [])
        if any(len(cookie) > MAX_COOKIE for cookie in cookies):
            del self.headers["Set-Cookie"]
            for cookie in cookies:
                if len(cookie) <= MAX_COOKIE:
                    self.headers["Set-Cookie"] = cookie


class GuardedHTTP(HTTPConnection):
    """What both kinds of connection do differently from urllib3's."""

    guarded: Transport
    peer: str | None = None
    tunnelled = False

    def _new_conn(self) -> socket.socket:
        self.peer = None
        if self.proxy is not None:
            return self.guarded.dial_proxy(self._dns_host, self.port)
        sock = self.guarded.dial(self._dns_host, self.port)
        self.peer = self.guarded.peer
        return sock

    def _tunnel(self) -> None:
        """Asks the proxy for a way through (RFC 9110, 9.3.6), as patiently as a server."""
        host = f"[{self._tunnel_host}]" if ":" in (self._tunnel_host or "") else self._tunnel_host
        self.tunnelled = False
        lines = [
            f"CONNECT {host}:{self._tunnel_port} HTTP/1.1",
            f"Host: {host}:{self._tunnel_port}",
        ]
        lines += [f"{name}: {value}" for name, value in self.guarded.tunnel_headers.items()]
        self.send("\r\n".join([*lines, "", ""]).encode("ascii"))
        response = _Response(self.sock, method="CONNECT", wire=self.guarded.wire)
        try:
            response.begin()
        except http.client.HTTPException:
            raise Unfetchable(FailureKind.PROXY, "the proxy's answer is not valid HTTP") from None
        finally:
            response.close()
        if not 200 <= response.status < 300:
            self.close()
            raise refusal(response.status)
        self.tunnelled = True

    def request(self, *args: Any, **kwargs: Any) -> None:
        if self.sock is not None:
            self.guarded.take_place(self.peer)
            self.sock.settimeout(self.guarded.wire.patience.for_reading())
        super().request(*args, **kwargs)

    def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # as in urllib3
        self.guarded.wire.peer = self.peer
        self.response_class = partial(_Response, wire=self.guarded.wire)  # type: ignore[assignment]
        return super().getresponse()


class GuardedHTTPS(GuardedHTTP, HTTPSConnection):
    def connect(self) -> None:
        try:
            super().connect()
        except ssl.SSLError as error:
            if self.proxy is None or self.tunnelled or not self._proxy_is_secure():
                raise
            raise Unfetchable(
                FailureKind.PROXY, "no secure connection to the proxy could be agreed on"
            ) from error

    def _proxy_is_secure(self) -> bool:
        return self.proxy is not None and self.proxy.scheme == "https"
