"""Requests over guarded, pooled connections, directly or through a proxy."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from requests.adapters import HTTPAdapter
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.poolmanager import PoolManager, ProxyManager

from auditor.model import FailureKind
from auditor.web.connection import GuardedHTTP, GuardedHTTPS, Wire
from auditor.web.fetcher import Unfetchable
from auditor.web.pace import Pacer, address_pacer
from auditor.web.proxy import Proxy, ProxyNames

if TYPE_CHECKING:
    import ssl

    import requests

    from auditor.web.connection import Patience
    from auditor.web.guard import Guard, Target
    from auditor.web.names import Names

Connect = Callable[["Target", float], socket.socket]

_POOLS = 64
_KEPT = 6  # idle connections a host, as many as are open to an address at once
_MAX_ADDRESSES = 8


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
        *,
        pacer: Pacer | None = None,
        proxy: Proxy | None = None,
    ) -> None:
        self._guard = guard
        self._names = names
        self._context = context
        self._connect = connect
        self._pacer = pacer or address_pacer()
        self._proxies = {"http": proxy.url, "https": proxy.url} if proxy else None
        self.tunnel_headers = proxy.headers if proxy else {}
        self._proxy_names = ProxyNames(guard.resolver)
        self.wire = Wire()
        super().__init__(pool_connections=_POOLS, pool_maxsize=_KEPT)
        if proxy:
            self.proxy_manager[proxy.url] = self._guarded_pools(
                ProxyManager(
                    proxy.url,
                    num_pools=_POOLS,
                    maxsize=_KEPT,
                    proxy_headers=proxy.headers,
                    proxy_ssl_context=context,
                )
            )

    def exchange(self, request: requests.PreparedRequest, patience: Patience) -> requests.Response:
        """The response with its body unread. Raises whatever the stack raises.

        The thread then holds a place in the queue of the address: `leave` gives it back.
        """
        self.wire.patience, self.wire.peer = patience, None
        timeout = (patience.for_connecting(), patience.for_reading())
        return self.send(request, stream=True, timeout=timeout, proxies=self._proxies)

    @property
    def peer(self) -> str | None:
        """The address this thread's last exchange was with; None when a proxy stood between."""
        return self.wire.peer

    def take_place(self, address: str | None) -> None:
        """Waits until the address may be asked. The wait costs nothing of the deadline."""
        wire = self.wire
        if address is None or wire.place == address:
            return
        self.leave()
        patience = wire.patience
        fresh = address not in patience.counted
        waited = self._pacer.enter(address, counts=fresh, budget=patience.deadline.budget)
        wire.place = address
        patience.counted.add(address)
        patience.deadline.extend(waited)

    def leave(self) -> None:
        if self.wire.place is not None:
            self._pacer.leave(self.wire.place)
            self.wire.place = None

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self._guarded_pools(self.poolmanager)

    def _guarded_pools(self, manager: PoolManager) -> PoolManager:
        transport = self

        class Plain(GuardedHTTP):
            guarded = transport

        class Secure(GuardedHTTPS):
            guarded = transport

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SecurePool(HTTPSConnectionPool):
            ConnectionCls = Secure

        manager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}
        return manager

    def build_connection_pool_key_attributes(
        self, request: requests.PreparedRequest, verify: Any, cert: Any = None
    ) -> Any:
        host, _ = super().build_connection_pool_key_attributes(request, True, None)
        return host, {"ssl_context": self._context}

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """The shared context verifies; requests would load the CA bundle again a connection."""

    def dial(self, host: str, port: int) -> socket.socket:
        """A socket connected to a checked address of the host."""
        trouble: OSError | None = None
        targets = self._names.resolve(host, port, self.wire.patience.deadline.left())
        for target in targets[:_MAX_ADDRESSES]:
            self.take_place(str(target.sockaddr[0]))
            try:
                sock = self._connected(target)
            except OSError as error:
                trouble = error
                continue
            return self._checked(sock, target)
        if isinstance(trouble, TimeoutError):
            raise Unfetchable(FailureKind.TIMEOUT, "the server did not accept the connection")
        raise Unfetchable(FailureKind.CONNECT, _why_not(trouble))

    def dial_proxy(self, host: str, port: int) -> socket.socket:
        left = self.wire.patience.deadline.left()
        for target in self._proxy_names.resolve(host, port, left)[:_MAX_ADDRESSES]:
            with contextlib.suppress(OSError):
                return self._connected(target)
        raise Unfetchable(FailureKind.PROXY, "no connection to the proxy")

    def _connected(self, target: Target) -> socket.socket:
        patience = self.wire.patience
        sock = self._connect(target, patience.for_connecting())
        try:
            sock.settimeout(patience.for_connecting())  # for the TLS handshake
        except BaseException:
            sock.close()
            raise
        return sock

    def _checked(self, sock: socket.socket, target: Target) -> socket.socket:
        try:
            self.wire.peer = self._checked_peer(sock, target)
        except BaseException:
            sock.close()
            raise
        return sock

    def _checked_peer(self, sock: socket.socket, target: Target) -> str:
        peer = str(sock.getpeername()[0])
        if ip_address(peer) != ip_address(target.sockaddr[0]) or not self._guard.permits(peer):
            raise Unfetchable(FailureKind.REFUSED, "connected to another address than asked")
        return peer


def _why_not(error: OSError | None) -> str:
    if isinstance(error, ConnectionRefusedError):
        return "the server refused the connection"
    return "the server can't be reached"
