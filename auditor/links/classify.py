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
# Words that only a template writes. Bare capitals with underscores are not enough: real paths
# have them too (`/wiki/HTTP_404`).
_TEMPLATE = re.compile(
    r"\{\{|\$\{|\{[A-Za-z_ ]{1,40}\}|<[A-Za-z_ \-]{1,40}>"
    r"|\[(?:your|insert|link|url|domain|lien|votre)\b"
    r"|(?:^|[^A-Za-z])(?:INSERT|PASTE|YOUR|REPLACE|PLACEHOLDER)_[A-Z0-9_]{2,60}"
    r"|(?:^|[^A-Za-z])[A-Z0-9_]{2,60}_HERE(?:$|[^A-Za-z])"
    r"|(?:^|[/.@])PROJECT_ID(?:$|[/.])"
    r"|/some-?(?:user|repo|org)(?:name)?(?:\.git)?(?:/|$)"
    r"|/your-?(?:user|repo|org)(?:-?name)?(?:\.git)?(?:/|$)"
    r"|(?:^|[/.])your-?(?:domain|website|site|company)(?:-?name)?\.(?:com|org|net|fr|de)(?:$|[/:])"
    r"|/\d{4}[-/](?:XX|MM)[-/](?:XX|DD)(?:$|[/.\-])"
    r"|/xxx+/xxx+(?:\.git|/|$)|/你的用户名(?:/|$)",
    re.IGNORECASE,
)
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
    if template := _TEMPLATE.search(unquote(url)):
        token = template.group().strip("/.@")
        return LinkStatus.PLACEHOLDER, f"“{token}” is a template's blank, not an address"
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
        return LinkStatus.SEARCH_RESULTS, f"it is a page of search results for “{query[:80]}”"
    if is_chat_share(host, parts.path):
        return LinkStatus.CHAT_SHARE, "it is a shared conversation with an assistant"
    return None


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host.split("%", 1)[0])
    except ValueError:
        return None
