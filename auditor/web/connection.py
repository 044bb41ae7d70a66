"""Connections that only lead where the guard allows, and that end when the time is up.

The total deadline is kept at the only places that can wait: every look-up, connect and handshake
gets at most what is left of it, and so does every single read from the socket, so a server that
sends a byte a second gains nothing. A late answer is an exception, never a short body.
"""

from __future__ import annotations

import http.client
import io
import socket
import threading
import time
from collections.abc import Callable
from functools import partial
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from auditor.model import FailureKind
from auditor.web.fetcher import Unfetchable

if TYPE_CHECKING:
    import ssl

    import requests
    from urllib3.response import HTTPResponse

    from auditor.web.guard import Guard, Target
    from auditor.web.names import Names

Connect = Callable[["Target", float], socket.socket]

MAX_INTERIM = 8
MAX_HEADER_BYTES = 262_144
MAX_COOKIE = 4096  # what browsers keep (RFC 6265, 6.1)
_POOLS = 64
_MAX_ADDRESSES = 8


class Deadline:
    """Seconds left for one URL."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._end = clock() + seconds

    def left(self) -> float:
        """Raises `TimeoutError` when nothing is left."""
        left = self._end - self._clock()
        if left <= 0:
            raise TimeoutError("out of time")
        return left

    def extend(self, seconds: float) -> None:
        self._end += seconds


def connect_socket(target: Target, timeout: float) -> socket.socket:
    sock = socket.socket(target.family, socket.SOCK_STREAM)
    try:
        sock.settimeout(timeout)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.connect(target.sockaddr)
    except BaseException:
        sock.close()
        raise
    return sock


class _Wire(threading.local):
    """What the thread at work has to tell its connection, and hears back from it."""

    deadline: Deadline | None = None
    read_timeout: float = 10.0
    peer: str | None = None

    def patience(self) -> float:
        """How long the next operation may wait."""
        if self.deadline is None:
            return self.read_timeout
        return min(self.read_timeout, self.deadline.left())


class _TimedReader(io.RawIOBase):
    """The read end of a socket; sets the socket's timeout anew before every read."""

    def __init__(self, sock: socket.socket, wire: _Wire) -> None:
        self._sock = sock
        self._wire = wire
        self._raw = sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.settimeout(self._wire.patience())
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Response(http.client.HTTPResponse):
    """Reads within the deadline, passes over interim answers, drops oversized cookies."""

    def __init__(self, sock: socket.socket, *args: Any, wire: _Wire, **kwargs: Any) -> None:
        super().__init__(sock, *args, **kwargs)
        self.fp.close()
        self.fp = io.BufferedReader(_TimedReader(sock, wire))

    def _read_status(self) -> tuple[str, int, str]:
        for _ in range(MAX_INTERIM + 1):
            version, status, reason = super()._read_status()  # type: ignore[misc]  # not in the stubs
            if not 100 <= status < 200:
                return version, status, reason
            if status == http.HTTPStatus.SWITCHING_PROTOCOLS:
                break
            http.client.parse_headers(self.fp)
        raise http.client.HTTPException("only interim answers")

    def begin(self) -> None:
        super().begin()
        items = self.headers.items()
        if sum(len(name) + len(value) for name, value in items) > MAX_HEADER_BYTES:
            raise http.client.HTTPException("too many header bytes")
        cookies = self.headers.get_all("Set-Cookie", [])
        if any(len(cookie) > MAX_COOKIE for cookie in cookies):
            del self.headers["Set-Cookie"]
            for cookie in cookies:
                if len(cookie) <= MAX_COOKIE:
                    self.headers["Set-Cookie"] = cookie


class _Guarded(HTTPConnection):
    """What both kinds of connection do differently from urllib3's."""

    guarded: Transport
    peer: str | None = None

    def _new_conn(self) -> socket.socket:
        self.peer = None
        sock = self.guarded.dial(self._dns_host, self.port, self.timeout or 0.0)
        self.peer = self.guarded.peer
        return sock

    def request(self, *args: Any, **kwargs: Any) -> None:
        if self.sock is not None:
            self.sock.settimeout(self.guarded.wire.patience())
        super().request(*args, **kwargs)

    def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # as in urllib3
        self.guarded.wire.peer = self.peer
        self.response_class = partial(_Response, wire=self.guarded.wire)  # type: ignore[assignment]
        return super().getresponse()


class Transport(HTTPAdapter):
    """Sends one request over a guarded, pooled connection. One TLS context for all hosts.

    Used without a session: no proxies, .netrc or CA settings are taken from the environment, and
    no cookies are kept.
    """

    def __init__(
        self,
        guard: Guard,
        names: Names,
        context: ssl.SSLContext,
        connect: Connect = connect_socket,
    ) -> None:
        self._guard = guard
        self._names = names
        self._context = context
        self._connect = connect
        self.wire = _Wire()
        super().__init__(pool_connections=_POOLS, pool_maxsize=2)

    def exchange(
        self,
        request: requests.PreparedRequest,
        deadline: Deadline,
        connect_timeout: float,
        read_timeout: float,
    ) -> requests.Response:
        """The response with its body unread. Raises whatever the stack raises."""
        wire = self.wire
        wire.deadline, wire.read_timeout, wire.peer = deadline, read_timeout, None
        left = deadline.left()
        timeout = (min(connect_timeout, left), min(read_timeout, left))
        return self.send(request, stream=True, timeout=timeout)

    @property
    def peer(self) -> str | None:
        """The address this thread's last exchange was with."""
        return self.wire.peer

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        transport = self

        class Plain(_Guarded, HTTPConnection):
            guarded = transport

        class Secure(_Guarded, HTTPSConnection):
            guarded = transport

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SecurePool(HTTPSConnectionPool):
            ConnectionCls = Secure

        self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}

    def build_connection_pool_key_attributes(
        self, request: requests.PreparedRequest, verify: Any, cert: Any = None
    ) -> Any:
        host, _ = super().build_connection_pool_key_attributes(request, True, None)
        return host, {"ssl_context": self._context}

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """The shared context verifies; requests would load the CA bundle again a connection."""

    def dial(self, host: str, port: int, connect_timeout: float) -> socket.socket:
        """A socket connected to a checked address of the host."""
        deadline = self.wire.deadline or Deadline(connect_timeout)
        trouble: OSError | None = None
        for target in self._names.resolve(host, port, deadline.left())[:_MAX_ADDRESSES]:
            try:
                sock = self._connect(target, min(connect_timeout, deadline.left()))
            except OSError as error:
                trouble = error
                continue
            try:
                self.wire.peer = self._checked_peer(sock, target)
                sock.settimeout(min(connect_timeout, deadline.left()))  # for the TLS handshake
            except BaseException:
                sock.close()
                raise
            return sock
        if isinstance(trouble, TimeoutError):
            raise Unfetchable(FailureKind.TIMEOUT, "the server did not accept the connection")
        raise Unfetchable(FailureKind.CONNECT, _why_not(trouble))

    def _checked_peer(self, sock: socket.socket, target: Target) -> str:
        peer = str(sock.getpeername()[0])
        if ip_address(peer) != ip_address(target.sockaddr[0]) or not self._guard.permits(peer):
            raise Unfetchable(FailureKind.REFUSED, "connected to another address than asked")
        return peer


def _why_not(error: OSError | None) -> str:
    if isinstance(error, ConnectionRefusedError):
        return "the server refused the connection"
    return "the server can't be reached"
