"""The key under which two links are one: they ask for the same page. It is also what is fetched."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from auditor.links.address import read_address
from auditor.links.names import ascii_host
from auditor.links.tracking import without_tracking

if TYPE_CHECKING:
    from tldextract import TLDExtract

# Most URLs are in this form already.
_PATH = r"[\w\-~!$'()*+,;=:@/]*"
_PORT = r"(?::(?!80/|443/)[1-9][0-9]{0,4})?"
_CANONICAL = re.compile(
    rf"https?://[a-z0-9.\-]{{1,253}}{_PORT}/(?:{_PATH}(?<![/.])\.)*{_PATH}", re.ASCII
)
_HTTP = re.compile(r"https?://", re.IGNORECASE)
_PERCENT = re.compile(r"%([0-9A-Fa-f]{2})?")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_DEFAULT_PORTS = {"http": 80, "https": 443}
# A host that is sent, or one that is refused: what stands before and after must not be guessed.
_AUTHORITY = re.compile(
    r"(?:[^@/\\\s]{0,1000}@)?(\[[0-9A-Fa-f:.]{2,45}\]|[^\s@:/\\\[\]]{1,1000})(?::([0-9]{0,5}))?"
)
# RFC 3986, 2.2 and 2.3, as `requests` leaves them; a backslash is left for the guard to refuse.
_SAFE = "!#$%&'()*+,/:;=?@[]~\\"


def canonical_key(url: str) -> str:
    """The URL to ask for, equal for links that ask for the same thing; idempotent.

    Only changes after which a server answers the same: scheme and host ignore case, hosts are
    sent as A-labels (RFC 5891), the default port, dot segments and percent-encoding have one form
    (RFC 3986, 6.2.2 and 6.2.3), an empty path is "/", the fragment never reaches a server (RFC
    9110, 4.2.5), a user name is never sent, parameters that only track are left out. What is no
    web address stays as it is.
    """
    if _CANONICAL.fullmatch(url):
        return url
    if not _HTTP.match(url):
        return url
    try:
        address = read_address(url)
    except ValueError:
        return url
    authority = _AUTHORITY.fullmatch(address.netloc)
    if authority is None:
        return url
    path = _without_dots(_encoded(address.path)) or "/"
    _, mark, query = url.partition("#")[0].partition("?")
    if mark:
        query = _encoded(address.query)
        kept = without_tracking(address.host, path, query)
        mark = mark if kept or not query else ""
        query = kept
    host, port = ascii_host(authority.group(1)), authority.group(2)
    if port and int(port) != _DEFAULT_PORTS[address.scheme]:
        host = f"{host}:{int(port)}"
    return f"{address.scheme}://{host}{path}{mark}{query}"


def registrable_domain(url: str) -> str:
    """`bbc.co.uk` of `https://news.bbc.co.uk/x`; an address of numbers is its own; "" without host.

    Suffixes of firms count (`name.github.io` is its own domain): who writes under one is another
    than who runs it (publicsuffix.org, "private domains").
    """
    try:
        host = read_address(url).host
    except ValueError:
        return ""
    return registrable_name(ascii_host(host))


@lru_cache(maxsize=4096)
def registrable_name(host: str) -> str:
    """The registrable domain of a host as it is sent."""
    if len(host) > 253 or ":" in host or host.rpartition(".")[2].isdigit():
        return host
    found = _suffixes()(host).top_domain_under_public_suffix
    return found or ".".join(host.split(".")[-2:])  # an ending not listed counts as "*"


@lru_cache(maxsize=1)
def _suffixes() -> TLDExtract:
    from tldextract import TLDExtract  # 30 ms

    # The bundled list only: by default it fetches one from the network.
    return TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)


def _encoded(text: str) -> str:
    """One form of percent-encoding. A sign that encodes nothing is itself encoded, as is what the
    wire can't carry.
    """
    if "%" in text:
        text = _PERCENT.sub(_octet, text)
    return (
        text if text.isascii() and text.isalnum() else quote(_SURROGATE.sub("\ufffd", text), _SAFE)
    )


def _octet(match: re.Match[str]) -> str:
    digits = match.group(1)
    if digits is None:
        return "%25"
    char = chr(int(digits, 16))
    return char if char in _UNRESERVED else f"%{digits.upper()}"


def _without_dots(path: str) -> str:
    """RFC 3986, 5.2.4."""
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == ".." and kept:
            kept.pop()
        elif segment not in (".", ".."):
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept)
