"""Judges a URL offline: what can be said about it before anything is fetched.

None means that only a fetch can tell. A status comes with its reason in words.
"""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from auditor.links.hosts import is_chat_share, is_example, is_local, search_query
from auditor.links.repair import is_cut
from auditor.model import LinkStatus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from ipaddress import IPv4Network, IPv6Network

    Networks = Sequence[IPv4Network | IPv6Network]

Judgement = tuple[LinkStatus, str]

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]{0,30}):")
# What only a template writes. A word in capitals alone is not enough, nor one in lower case: real
# paths have both (`/wiki/HTTP_404`, `/wiki/Your_Name`, `/replace_transact-sql`).
_BLANK_NOUN = r"(?:URL|LINK|KEY|ID|NAME|TOKEN|DOMAIN|SOURCE|HOST|SITE|PAGE|USER|REPO|PATH|CHANNEL)"
_CAPITALS = re.compile(
    r"(?<![A-Za-z])(?:"
    rf"(?:INSERT|PASTE|YOUR|REPLACE|PLACEHOLDER)_(?:[A-Z0-9]{{1,20}}_){{0,4}}{_BLANK_NOUN}(?:_\w{{1,20}})?"
    r"|(?:[A-Z0-9]{2,20}_){1,5}HERE"
    r"|(?:PROJECT|VIDEO|USER|CHANNEL|PAGE|ARTICLE|DOCUMENT)_(?:ID|NAME)"
    r"|X{4,20}(?:\.X{3,20})?"
    r")(?![A-Za-z0-9])"
)
_TEMPLATE = re.compile(
    r"\{\{|\$\{|\{[A-Za-z_ ]{1,40}\}|%s(?![0-9a-f])"
    r"|<(?:your|insert|url|link|id|name|user|domain|host|token|path|repo|slug)[\w \-]{0,30}>"
    r"|\[(?:your|insert|link|url|domain|lien|votre)\b"
    r"|/some-?(?:user|repo|org)(?:name)?(?:\.git)?(?:/|$)"
    r"|/your-?(?:user|repo|org)(?:-?name)?(?:\.git)?(?:/|$)"
    r"|github\.com/(?:username|user|owner)/(?:repo|repository|project)(?:-?name)?(?:\.git)?(?:/|$)"
    r"|/\d{4}[-/](?:XX|MM)[-/](?:XX|DD)(?:$|[/.\-])"
    r"|/xxx+/xxx+(?:\.git|/|$)|/你的用户名(?:/|$)",
    re.IGNORECASE,
)
_TEMPLATE_HOST = re.compile(
    r"(?:.{0,60}\.)?(?:your-?(?:domain|website|site|company)(?:-?name)?|your-?(?:link|url)(?:-?here)?)"
    r"\.[a-z]{2,6}",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(r"/(?:…|\.{3,})(?:/|$)")
_TEMPLATE_WORD = re.compile(
    r"(?:URL|LINK|LIEN|undefined|null|none|N/?A|#)\Z"
    r"|(?:INSERT|PASTE|YOUR)[_ ][A-Z0-9_ ]{2,60}\Z|[A-Z0-9_]{2,60}_HERE\Z",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?!-)[\w\-]{1,63}(?<!-)\Z")


def classify(url: str, allow: Networks = ()) -> Judgement | None:
    """What is wrong with `url` as written, or None. Never raises.

    `allow` names networks that the user opened: their addresses are then not placeholders.
    """
    if not url:
        return LinkStatus.PLACEHOLDER, "the link is empty"
    if _TEMPLATE_WORD.match(url):
        return LinkStatus.PLACEHOLDER, f"“{url}” stands where a URL should be"
    scheme = _SCHEME.match(url)
    if scheme is None:
        if url.startswith(("#", "/", "./", "../", "?")):
            return LinkStatus.NOT_WEB, "it points into the document it was copied from"
        return LinkStatus.MALFORMED, "it is not a URL: it has no scheme"
    if scheme.group(1).lower() not in ("http", "https"):
        return LinkStatus.NOT_WEB, f"“{scheme.group(1).lower()}:” is not a web address"
    if is_cut(url):
        return LinkStatus.TRUNCATED, "the URL was cut: it ends in an ellipsis"
    address = unquote(url.partition("#")[0])
    if template := _CAPITALS.search(address) or _TEMPLATE.search(address):
        token = template.group().strip("/.@")
        return LinkStatus.PLACEHOLDER, f"“{token}” is a template's blank, not an address"
    if _LEFT_OUT.search(address):
        return LinkStatus.TRUNCATED, "part of the URL was left out: it has an ellipsis in it"
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        port = parts.port
    except ValueError as error:
        return LinkStatus.MALFORMED, f"it is not a valid URL: {error}"
    return _bad_authority(parts, host, port) or _by_host(parts, host, allow)


def _bad_authority(parts: SplitResult, host: str, port: int | None) -> Judgement | None:
    if not host:
        return LinkStatus.MALFORMED, "the URL has no host name"
    if port == 0:
        return LinkStatus.MALFORMED, "port 0 can't be connected to"
    if len(host) > 253:
        return LinkStatus.MALFORMED, "the host name is longer than 253 characters (RFC 1035)"
    if any(char.isspace() or char in '\\"<>^`{|}' for char in parts.netloc):
        return LinkStatus.MALFORMED, "the host name has characters that no host name can have"
    if ":" not in host and not all(_LABEL.match(label) for label in host.split(".")):
        return LinkStatus.MALFORMED, f"“{host}” is not a valid host name"
    return None


def _by_host(parts: SplitResult, host: str, allow: Networks) -> Judgement | None:
    address = _address(host)
    if address is not None:
        if not address.is_global and not any(address in network for network in allow):
            return LinkStatus.PLACEHOLDER, f"{host} is a private, local or documentation address"
        return None
    if _TEMPLATE_HOST.fullmatch(host):
        return LinkStatus.PLACEHOLDER, f"“{host}” is a template's blank, not an address"
    if is_example(host):
        return LinkStatus.PLACEHOLDER, f"{host} is a name reserved for examples"
    # Where the user opened a network, local names may lead into it: the guard decides.
    if is_local(host) and not allow:
        return LinkStatus.PLACEHOLDER, f"{host} is a local name, not a public host"
    if not any(char.isalpha() for char in host.rsplit(".", 1)[-1]):
        return LinkStatus.MALFORMED, f"“{host}” is neither a host name nor an IP address"
    query = search_query(host, parts.path, parse_qsl(parts.query, keep_blank_values=True))
    if query is not None:
        if not query.strip(" .+"):
            return LinkStatus.PLACEHOLDER, "it is a search with nothing to search for"
        return LinkStatus.SEARCH_RESULTS, f"it asks for “{query[:80]}”"
    if is_chat_share(host, parts.path):
        return LinkStatus.CHAT_SHARE, "it is a shared conversation with an assistant"
    return None


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host.split("%", 1)[0])
    except ValueError:
        return None
