"""Which URLs may be asked for, and which addresses may be connected to.

A URL is checked before DNS; what its name resolves to is checked again at connect time, and the
connection is made to the address that was checked, so a name that changes its answer between the
two gains nothing. Names are never judged by how they are spelled.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from auditor.links.ip_addresses import Address, carried, special_purpose

if TYPE_CHECKING:
    from auditor.web.fetcher import Network

AddressInfo = tuple[int, int, int, str, tuple[str, int] | tuple[str, int, int, int]]
Resolver = Callable[[str, int], Sequence[AddressInfo]]
"""Like `socket.getaddrinfo(host, port)`; raises `socket.gaierror`."""

MAX_URL = 8192
MAX_HOST = 253  # RFC 1035, 2.3.4, without the root dot
MAX_LABEL = 63

_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\x9f\\\ud800-\udfff]")
_HOST = re.compile(r"[a-z0-9._-]+")  # underscores are no host names, and are in use all the same
_PORT = re.compile(r"[0-9]{1,8}")
_OCTETS = re.compile(r"[0-9]+|0x[0-9a-f]*")
_DEFAULT_PORTS = {"http": 80, "https": 443}

# Ports no browser connects to, because other protocols can be abused through them
# (https://fetch.spec.whatwg.org/#port-blocking).
# fmt: off
_BAD_PORTS = frozenset((
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101,
    102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427,
    465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990,
    993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667,
    6668, 6669, 6679, 6697, 10080,
))
# fmt: on


class Refused(Exception):
    """The guard says no. The text says why, in words for the reader of the report."""


@dataclass(frozen=True, slots=True)
class Target:
    """A checked address: what to connect to, and nothing else."""

    family: socket.AddressFamily
    sockaddr: tuple[str, int] | tuple[str, int, int, int]


def system_resolver(host: str, port: int) -> Sequence[AddressInfo]:
    return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)  # type: ignore[return-value]  # AF_INET and AF_INET6 only


@dataclass(frozen=True, slots=True)
class Guard:
    """`allow` opens networks that are closed by default (intranets, tests)."""

    allow: Sequence[Network] = ()
    resolver: Resolver = system_resolver

    def check_url(self, url: str) -> None:
        """Raises `Refused` for what needs no DNS to be refused, literal addresses included."""
        host, _ = endpoint(url)
        if not isinstance(host, str):
            self._check(host)

    def resolve(self, host: str, port: int) -> tuple[Target, ...]:
        """The addresses of a host, all of them checked. One bad answer condemns the name.

        Raises `Refused`, or the resolver's `OSError`.
        """
        parsed = parse_host(host)
        if isinstance(parsed, str):
            answers = [
                _address_of(answer[4][0])
                for answer in self.resolver(parsed, port)
                if answer[0] in (socket.AF_INET, socket.AF_INET6)
            ]
        else:
            answers = [parsed]
        addresses = tuple(dict.fromkeys(answers))
        if not addresses:
            raise socket.gaierror(socket.EAI_NONAME, "no address")
        for address in addresses:
            self._check(address)
        return tuple(_target(address, port) for address in addresses)

    def permits(self, address: str) -> bool:
        """Whether an address that a socket says it is connected to may be talked to."""
        try:
            self._check(_address_of(address))
        except Refused:
            return False
        return True

    def _check(self, address: Address) -> None:
        if any(address in network for network in self.allow):
            return
        inside = carried(address)
        for inner in inside:
            self._check(inner)
        reason = None if inside else special_purpose(address)
        if reason:
            raise Refused(f"{address} is not a public address ({reason})")


def to_wire(url: str) -> str:
    """The same URL with its host as it was understood here, so that nobody reads it otherwise.

    Raises `Refused` for whatever `endpoint` refuses.
    """
    host, port = endpoint(url)
    parts = urlsplit(url)
    name = f"[{host}]" if isinstance(host, IPv6Address) else str(host)
    if port != _DEFAULT_PORTS[parts.scheme]:
        name = f"{name}:{port}"
    return urlunsplit((parts.scheme, name, parts.path, parts.query, ""))


def endpoint(url: str) -> tuple[Address | str, int]:
    """Host and port of a URL: an IP address however it is written, or a name in ASCII.

    Raises `Refused` for everything that is not a plain http or https URL.
    """
    if len(url) > MAX_URL:
        raise Refused(f"the address is longer than {MAX_URL} characters")
    if _FORBIDDEN.search(url):
        raise Refused("the address contains a space, a backslash or a control character")
    try:
        parts = urlsplit(url)
    except ValueError:
        raise Refused("the address can't be parsed") from None
    if parts.scheme not in _DEFAULT_PORTS:
        raise Refused(f"not a web address: {parts.scheme[:20] or 'no'} scheme")
    if "@" in parts.netloc:
        raise Refused("the address contains a user name or password")
    host, port = _split_port(parts.netloc)
    number = int(port) if port else _DEFAULT_PORTS[parts.scheme]
    if number in _BAD_PORTS or number > 65535:
        raise Refused(f"port {number} is not a web port")
    return parse_host(host), number


def _split_port(netloc: str) -> tuple[str, str]:
    if netloc.startswith("["):
        host, bracket, rest = netloc.partition("]")
        colon, port = rest[:1], rest[1:]
        host += bracket
    else:
        host, colon, port = netloc.partition(":")
    if colon not in ("", ":") or (port and not _PORT.fullmatch(port)):
        raise Refused("the port is not a number")
    return host, port


def parse_host(host: str) -> Address | str:
    """An IP address, or a name in lower case and ASCII that can be looked up.

    A last label of digits makes the whole host an IPv4 address or nothing, with octal, hexadecimal
    and missing parts as browsers read them (https://url.spec.whatwg.org/#concept-ipv4-parser).
    """
    if host.startswith("["):
        return _ipv6(host[1:-1] if host.endswith("]") else "")
    if ":" in host:  # how a connection names an IPv6 host
        return _ipv6(host)
    if len(host) > MAX_HOST + 1:
        raise Refused(f"the host name is longer than {MAX_HOST} characters")
    name = (host if host.isascii() else _idna(host)).lower()
    bare = name[:-1] if name.endswith(".") else name
    labels = bare.split(".")
    if (
        not _HOST.fullmatch(bare)
        or len(bare) > MAX_HOST
        or any(not 1 <= len(label) <= MAX_LABEL for label in labels)
    ):
        raise Refused("not a valid host name")
    return _ipv4(labels) if _OCTETS.fullmatch(labels[-1]) else name


def _idna(host: str) -> str:
    import idna  # 5 ms, and most hosts are ASCII

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except (UnicodeError, ValueError, IndexError):
        raise Refused("not a valid international host name") from None


def _ipv6(text: str) -> IPv6Address:
    try:
        if "%" in text:
            raise Refused("the address names a network interface of this machine")
        return IPv6Address(text)
    except ValueError:
        raise Refused("not a valid IPv6 address") from None


def _ipv4(labels: list[str]) -> IPv4Address:
    if len(labels) > 4 or not all(_OCTETS.fullmatch(label) for label in labels):
        raise Refused("digits and dots that are no IP address")
    try:
        *heads, last = (_octet(label) for label in labels)
    except ValueError:
        raise Refused("digits and dots that are no IP address") from None
    if any(head > 255 for head in heads) or last >= 256 ** (5 - len(labels)):
        raise Refused("digits and dots that are no IP address")
    return IPv4Address(last + sum(head << 8 * (3 - i) for i, head in enumerate(heads)))


def _octet(label: str) -> int:
    if label.startswith("0x"):
        return int(label[2:] or "0", 16)
    return int(label, 8) if label.startswith("0") else int(label)


def _address_of(text: str) -> Address:
    return ip_address(text.partition("%")[0])


def _target(address: Address, port: int) -> Target:
    if isinstance(address, IPv4Address):
        return Target(socket.AF_INET, (str(address), port))
    return Target(socket.AF_INET6, (str(address), port, 0, 0))
