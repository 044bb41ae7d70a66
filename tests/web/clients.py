"""Clients for tests: loopback allowed, impatient, and with names made up by the test."""

from __future__ import annotations

import socket
from ipaddress import ip_network
from typing import TYPE_CHECKING, Any

from auditor.web.client import Client
from auditor.web.fetcher import ClientOptions
from auditor.web.guard import Guard
from auditor.web.pace import Breaker, Pacer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from auditor.web.guard import AddressInfo, Resolver

LOOPBACK = (ip_network("127.0.0.0/8"), ip_network("::1/128"))


def answers(*addresses: str, port: int) -> list[AddressInfo]:
    return [
        (socket.AF_INET6 if ":" in ip else socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port))
        for ip in addresses
    ]


def names(table: Mapping[str, str | Sequence[str]]) -> Resolver:
    """A resolver that knows these names and no others."""

    def resolve(host: str, port: int) -> list[AddressInfo]:
        if host not in table:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        found = table[host]
        return answers(*([found] if isinstance(found, str) else found), port=port)

    return resolve


def client(
    resolver: Resolver | None = None,
    *,
    allow: Any = LOOPBACK,
    sleep: Callable[[float], None] = lambda _: None,
    pacer: Pacer | None = None,
    addresses: Pacer | None = None,
    breaker: Breaker | None = None,
    timeout: float = 5.0,
    **options: Any,
) -> Client:
    return Client(
        ClientOptions(timeout=timeout, allow_networks=allow, **options),
        guard=Guard(allow, resolver or names({})),
        pacer=pacer or Pacer(burst=10_000),
        addresses=addresses or Pacer(at_once=1_000, burst=10_000),
        breaker=breaker or Breaker(after=10_000),
        sleep=sleep,
        jitter=lambda: 1.0,
    )
