"""The pages that are fetched: an epoll loop on many loopback addresses, in a process of its own.

Every response is built beforehand; what is left for a request is to read, to wait for the latency,
and to write. The CPU time it took is asked for and told in every row, so that a server
that held the clients up would be seen. Linux only: elsewhere 127.0.0.2 is no address.
"""

from __future__ import annotations

import heapq
import multiprocessing
import select
import socket
import ssl
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

BACKLOG = 4096
ROOM = 262_144  # a whole response fits into the socket's buffer
MANY = 64  # accepted at once
HANG_PATH = "/hang"


@dataclass(frozen=True)
class Served:
    """What the server saw since it was last asked. `cpu` is in seconds."""

    requests: int
    connections: int
    cpu: float


@dataclass
class _Client:
    sock: socket.socket
    shaken: bool
    wanted: bytes = b""
    unsent: memoryview | None = None


class _Server:
    def __init__(
        self, pages: list[bytes], latency: float, tls: ssl.SSLContext | None, control: Connection
    ) -> None:
        self._responses = [
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
            b"Server: bench\r\nCache-Control: max-age=60\r\nContent-Length: %d\r\n\r\n%b"
            % (len(body), body)
            for body in pages
        ]
        self._latency = latency
        self._tls = tls
        self._control = control
        self._poll = select.epoll()
        self._listeners: dict[int, socket.socket] = {}
        self._clients: dict[int, _Client] = {}
        self._late: list[tuple[float, int, _Client]] = []
        self._requests = self._connections = self._turn = 0

    def listen(self, hosts: list[str]) -> int:
        """The port, the same on all hosts."""
        port = 0
        for host in hosts:
            sock = socket.socket()
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, ROOM)
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            sock.bind((host, port))
            sock.listen(BACKLOG)
            sock.setblocking(False)
            port = sock.getsockname()[1]
            self._listeners[sock.fileno()] = sock
            self._poll.register(sock, select.EPOLLIN)
        self._poll.register(self._control, select.EPOLLIN)
        return port

    def run(self) -> None:
        """Until the other end of the control connection is closed."""
        while True:
            wait = max(0.0, self._late[0][0] - time.monotonic()) if self._late else -1
            for fd, _ in self._poll.poll(wait):
                if fd in self._clients:
                    self._go_on(self._clients[fd])
                elif fd in self._listeners:
                    self._accept(self._listeners[fd])
                elif not self._tell():
                    return
            while self._late and self._late[0][0] <= time.monotonic():
                self._answer(heapq.heappop(self._late)[2])

    def _tell(self) -> bool:
        try:
            self._control.recv()
        except EOFError:
            return False
        self._control.send(Served(self._requests, self._connections, time.process_time()))
        return True

    def _accept(self, listener: socket.socket) -> None:
        for _ in range(MANY):
            try:
                sock, _ = listener.accept()
            except BlockingIOError:
                return
            sock.setblocking(False)
            if self._tls:
                sock = self._tls.wrap_socket(sock, server_side=True, do_handshake_on_connect=False)
            self._connections += 1
            client = _Client(sock, shaken=self._tls is None)
            self._clients[sock.fileno()] = client
            self._poll.register(sock, select.EPOLLIN)

    def _go_on(self, client: _Client) -> None:
        try:
            if not client.shaken:
                client.sock.do_handshake()  # type: ignore[attr-defined]
                client.shaken = True
            if client.unsent is not None:
                self._send(client)
                return
            data = client.sock.recv(65_536)
        except (BlockingIOError, ssl.SSLWantReadError):
            return
        except OSError:
            data = b""
        if not data:
            self._drop(client)
            return
        client.wanted += data
        if not client.wanted.endswith(b"\r\n\r\n"):
            return
        if client.wanted.startswith(b"GET " + HANG_PATH.encode()):
            return
        client.wanted = b""
        if self._latency:
            self._turn += 1
            heapq.heappush(self._late, (time.monotonic() + self._latency, self._turn, client))
        else:
            self._answer(client)

    def _answer(self, client: _Client) -> None:
        response = self._responses[self._requests % len(self._responses)]
        self._requests += 1
        client.unsent = memoryview(response)
        try:
            self._send(client)
        except OSError:
            self._drop(client)

    def _send(self, client: _Client) -> None:
        while client.unsent:
            try:
                sent = client.sock.send(client.unsent)
            except (BlockingIOError, ssl.SSLWantWriteError):
                self._poll.modify(client.sock, select.EPOLLOUT)
                return
            client.unsent = client.unsent[sent:]
        client.unsent = None
        self._poll.modify(client.sock, select.EPOLLIN)

    def _drop(self, client: _Client) -> None:
        if self._clients.pop(client.sock.fileno(), None):
            self._poll.unregister(client.sock)
            client.sock.close()


class PageServer:
    """`port` on every host; `served` says what was asked for since it was last called."""

    def __init__(self, port: int, control: Connection) -> None:
        self.port = port
        self._control = control
        self._before = Served(0, 0, 0.0)

    def served(self) -> Served:
        self._control.send(None)
        now: Served = self._control.recv()
        before, self._before = self._before, now
        return Served(
            now.requests - before.requests,
            now.connections - before.connections,
            now.cpu - before.cpu,
        )


def _run(
    pages: list[bytes],
    latency: float,
    hosts: list[str],
    certificate: tuple[str, str] | None,
    control: Connection,
) -> None:
    tls = None
    if certificate:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(*certificate)
    server = _Server(pages, latency, tls, control)
    control.send(server.listen(hosts))
    server.run()


@contextmanager
def serving(
    pages: list[bytes],
    hosts: list[str],
    *,
    latency: float = 0.0,
    certificate: tuple[str, str] | None = None,
) -> Iterator[PageServer]:
    """`latency` in seconds before each response; `certificate` is a PEM chain and its key."""
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(
        target=_run, args=(pages, latency, hosts, certificate, theirs), daemon=True
    )
    process.start()
    theirs.close()
    try:
        yield PageServer(ours.recv(), ours)
    finally:
        ours.close()
        process.join()
