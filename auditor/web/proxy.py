"""A proxy that the user named: where it is, what it is told, and what may be asked through it.

Through a proxy the addresses of pages are looked up and connected to by somebody else, so what the
guard checks when connecting can't be checked here. What can be told from the URL alone is refused
as always: addresses of numbers that are not public, and names that only mean something inside.
"""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass, field
from ipaddress import ip_network
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from auditor.errors import ConfigError
from auditor.links.hosts import is_local
from auditor.model import FailureKind
from auditor.web.fetcher import Unfetchable
from auditor.web.guard import Guard, Refused, endpoint
from auditor.web.names import Names

if TYPE_CHECKING:
    from auditor.web.guard import Resolver, Target

_HINT = "Give it as http://host:port or https://user:password@host:port."
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f]")
_EVERYWHERE = (ip_network("0.0.0.0/0"), ip_network("::/0"))


@dataclass(frozen=True, slots=True)
class Proxy:
    """`url` is without credentials; `authorization` is the header that carries them, or ""."""

    url: str
    authorization: str = field(default="", repr=False)

    @property
    def headers(self) -> dict[str, str]:
        return {"Proxy-Authorization": self.authorization} if self.authorization else {}


def read_proxy(text: str) -> Proxy:
    """Raises `ConfigError`, whose text never holds the credentials."""
    try:
        parts = urlsplit(text)
        credentials, _, place = parts.netloc.rpartition("@")
        url = f"{parts.scheme}://{place}"
        _check(text, url)
    except (ValueError, Refused) as error:
        reason = error if isinstance(error, Refused) else "it can't be parsed"
        raise ConfigError(f"--proxy is no proxy's address: {reason}", _HINT) from None
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        raise ConfigError("--proxy is no proxy's address: it has a path", _HINT)
    return Proxy(url, _basic(credentials) if credentials else "")


def _check(text: str, url: str) -> None:
    if _CONTROL.search(text):
        raise Refused("it contains a space or a control character")
    scheme = url.partition(":")[0]
    if scheme not in ("http", "https"):
        raise Refused(f"{scheme[:20] or 'no'} proxies are not spoken here, only http and https")
    endpoint(url)


def _basic(credentials: str) -> str:
    """RFC 7617; a colon in the user name would have to be percent-encoded, and can't be sent."""
    name, _, password = credentials.partition(":")
    pair = f"{unquote(name)}:{unquote(password)}".encode()
    return f"Basic {b64encode(pair).decode('ascii')}"


def check_name(url: str) -> None:
    """Raises `Refused` for names that a proxy would look up in the network that it stands in."""
    host, _ = endpoint(url)
    if isinstance(host, str) and is_local(host.rstrip(".")):
        raise Refused("a name of a private network, which is not asked for through a proxy")


class ProxyNames:
    """Where the proxy is: anywhere, this machine included, since it is the user who named it."""

    def __init__(self, resolver: Resolver) -> None:
        self._names = Names(Guard(_EVERYWHERE, resolver))

    def resolve(self, host: str, port: int, timeout: float) -> tuple[Target, ...]:
        try:
            return self._names.resolve(host, port, timeout)
        except (Unfetchable, Refused):
            raise Unfetchable(
                FailureKind.PROXY, "the proxy's host name could not be looked up"
            ) from None


def refusal(status: int) -> Unfetchable:
    """What a proxy means that does not open a tunnel (RFC 9110, 9.3.6)."""
    if status == 407:
        return Unfetchable(
            FailureKind.PROXY, "the proxy asks for a user name and password, status 407"
        )
    if status >= 500:
        return Unfetchable(
            FailureKind.CONNECT, f"the proxy could not reach the server, status {status}"
        )
    return Unfetchable(FailureKind.PROXY, f"the proxy does not let this through, status {status}")
