"""The servers of the cases: each on a loopback address of its own."""

from __future__ import annotations

import socket
import ssl
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from ipaddress import IPv4Address, ip_network
from typing import TYPE_CHECKING

import trustme

from benchmarks.link_status.case import Tls
from tests.servers import Reply, page, serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from benchmarks.link_status.case import Case
    from tests.servers import Request, Route

OPEN = ip_network("127.64.0.0/16")
"""The sites' addresses; the rest of loopback stays private, and a trap for who is led there."""
_NOT_HERE = page("<h1>Not here</h1><p>There is nothing at this address.</p>", status=404)


@dataclass(frozen=True)
class Served:
    """`url` is the link; `peer_url` what other checkers are given, "" when they can't be asked."""

    case: Case
    url: str
    peer_url: str


@contextmanager
def serve_all(cases: Sequence[Case], authority: trustme.CA) -> Iterator[tuple[Served, ...]]:
    """Serves every case until the block ends. Raises OSError where 127.64.x.x can't be bound."""
    with ExitStack() as stack:
        closed = stack.enter_context(socket.socket())
        closed.bind(("127.0.0.1", 0))
        private = stack.enter_context(serve({"/admin": page("The console of the intranet.")}))
        yield tuple(
            _serve_one(
                stack,
                case,
                str(OPEN[10 + number]),
                {"local": private.port, "closed": closed.getsockname()[1]},
                authority,
            )
            for number, case in enumerate(cases)
        )


def names_of(served: Sequence[Served]) -> dict[str, str]:
    """The made-up names of the cases, and their addresses."""
    return {each.case.name: str(OPEN[10 + n]) for n, each in enumerate(served) if each.case.name}


def _serve_one(
    stack: ExitStack, case: Case, host: str, ports: dict[str, int], authority: trustme.CA
) -> Served:
    if case.url:
        url = case.url.format(host=host, **ports)
        return Served(case, url, url if case.peers_asked else "")
    context = _context(case.tls, host, authority)
    site = stack.enter_context(serve(_router(case.routes, ports["local"]), host=host, tls=context))
    url = site.url(case.path, case.name or None)
    return Served(case, url, url if case.peers_asked else "")


def _router(routes: Mapping[str, Route], local: int) -> Callable[[Request], Reply]:
    """A path that no case knows is a real 404; a HEAD gets no body."""

    def answer(request: Request) -> Reply:
        route = routes.get(request.path) or routes.get("*") or _NOT_HERE
        reply = route if isinstance(route, Reply) else route(request)
        headers = tuple((k, v.replace("{local}", str(local))) for k, v in reply.headers)
        if request.method == "HEAD" and reply.raw is None and reply.script is None:
            length = () if _has_length(headers) else (("Content-Length", str(len(reply.body))),)
            return replace(reply, headers=headers + length, body=b"")
        return replace(reply, headers=headers)

    return answer


def _has_length(headers: tuple[tuple[str, str], ...]) -> bool:
    return any(name.lower() == "content-length" for name, _ in headers)


def _context(tls: Tls, host: str, authority: trustme.CA) -> ssl.SSLContext | None:
    if tls is Tls.NONE:
        return None
    signer = trustme.CA() if tls is Tls.STRANGER else authority
    named = str(IPv4Address(host) + 4096) if tls is Tls.OTHER_HOST else host
    expired = datetime.now(timezone.utc) - timedelta(days=3)
    certificate = signer.issue_cert(named, not_after=expired if tls is Tls.EXPIRED else None)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context
