"""Judges a URL offline: what can be said about it before anything is fetched.

None means that only a fetch can tell. A status comes with its reason in words.
"""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from auditor.links.address import read_address
from auditor.links.assistants import on_assistants_site
from auditor.links.engines import search_query
from auditor.links.hosts import is_example, is_local
from auditor.links.ip_addresses import carried, special_purpose
from auditor.links.judgement import Judgement
from auditor.links.repair import is_cut
from auditor.links.schemes import is_file_name, is_known, not_web
from auditor.links.scholarly import impossible
from auditor.links.templates import blank_in, is_blank, is_blank_host
from auditor.model import LinkStatus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

    from auditor.links.address import Address

    Networks = Sequence[IPv4Network | IPv6Network]

_WEB = ("http://", "https://")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+._\-]{0,40}):")
_PORT_AFTER = re.compile(r"\d{1,5}(?:[/?#]|\Z)")
_LEFT_OUT = re.compile(r"/(?:…|\.{3,})(?:/|$)")
_NAME = re.compile(r"(?:(?!-)[\w\-]{1,63}(?<!-)(?:\.|\Z)){1,128}(?<!\.)")
_NOT_IN_HOST = re.compile(r'[\s\\"<>^`{|}]')
_CUT = Judgement(
    LinkStatus.TRUNCATED, "the URL was cut: it ends in an ellipsis", "ends_in_ellipsis"
)
_NO_HOST = Judgement(LinkStatus.MALFORMED, "the URL has no host name", "no_host")
_NO_SCHEME = Judgement(LinkStatus.MALFORMED, "it is not a URL: it has no scheme", "no_scheme")


def classify(url: str, allow: Networks = (), today: date | None = None) -> Judgement | None:
    """What is wrong with `url` as written, or None. Never raises.

    `allow` names networks that the user opened: their addresses are then not placeholders.
    `today` bounds what can exist already; without it nothing is said about the future.
    """
    if not url[:8].lower().startswith(_WEB):
        return _no_web_address(url)
    if is_cut(url):
        return _CUT
    if blank := blank_in(url):
        return Judgement(
            LinkStatus.PLACEHOLDER,
            f"“{blank}” is a template's blank, not an address",
            "template_blank",
        )
    if _has_gap(url):
        return Judgement(
            LinkStatus.TRUNCATED,
            "part of the URL was left out: it has an ellipsis in it",
            "ellipsis_inside",
        )
    try:
        address = read_address(url)
    except ValueError as error:
        return Judgement(LinkStatus.MALFORMED, f"it is not a valid URL: {error}", "invalid_url")
    return (
        _bad_authority(address) or _by_host(address.host, allow) or _by_what_it_is(address, today)
    )


def _no_web_address(url: str) -> Judgement:
    if not url:
        return Judgement(LinkStatus.PLACEHOLDER, "the link is empty", "empty")
    if is_blank(url):
        return Judgement(
            LinkStatus.PLACEHOLDER, f"“{url}” stands where a URL should be", "stands_for_url"
        )
    if is_file_name(url):
        return Judgement(
            LinkStatus.NOT_WEB, "it is the name of a file, not an address", "file_name"
        )
    found = _SCHEME.match(url)
    scheme = found.group(1).lower() if found else ""
    if scheme in ("http", "https"):
        return _NO_HOST
    if found and not is_known(scheme) and _PORT_AFTER.match(url, found.end()):
        if is_local(scheme):
            return Judgement(
                LinkStatus.PLACEHOLDER, f"{scheme} is a local name, not a public host", "local_name"
            )
        return _NO_SCHEME
    if found and "." not in scheme:
        return Judgement(LinkStatus.NOT_WEB, not_web(scheme), "scheme")
    if url.startswith(("#", "/", "./", "../", "?")):
        return Judgement(
            LinkStatus.NOT_WEB,
            "it points into the document it was copied from",
            "points_into_document",
        )
    return _CUT if is_cut(url) else _NO_SCHEME


def _has_gap(url: str) -> bool:
    if "..." not in url and "…" not in url and "%" not in url:
        return False
    return bool(_LEFT_OUT.search(unquote(url.partition("#")[0])))


def _bad_authority(address: Address) -> Judgement | None:
    host = address.host
    if not host:
        return _NO_HOST
    if address.port == 0:
        return Judgement(LinkStatus.MALFORMED, "port 0 can't be connected to", "port_0")
    if len(host) > 253:
        return Judgement(
            LinkStatus.MALFORMED,
            "the host name is longer than 253 characters (RFC 1035)",
            "host_too_long",
        )
    if _NOT_IN_HOST.search(address.netloc):
        return Judgement(
            LinkStatus.MALFORMED,
            "the host name has characters that no host name can have",
            "host_characters",
        )
    if ":" not in host and not _NAME.fullmatch(host):
        return Judgement(LinkStatus.MALFORMED, f"“{host}” is not a valid host name", "host_invalid")
    return None


def _by_host(host: str, allow: Networks) -> Judgement | None:
    number = _ip_address(host)
    if number is not None:
        if not _is_public(number) and not any(number in network for network in allow):
            return Judgement(
                LinkStatus.PLACEHOLDER,
                f"{host} is a private, local or documentation address",
                "address_not_public",
            )
        return None
    # Where the user opened a network, local names may lead into it: the guard decides.
    if is_local(host) and not allow:
        return Judgement(
            LinkStatus.PLACEHOLDER, f"{host} is a local name, not a public host", "local_name"
        )
    return _bad_name(host)


@lru_cache(maxsize=4096)
def _bad_name(host: str) -> Judgement | None:
    if is_blank_host(host):
        return Judgement(
            LinkStatus.PLACEHOLDER,
            f"“{host}” is a template's blank, not an address",
            "template_blank",
        )
    if is_example(host):
        return Judgement(
            LinkStatus.PLACEHOLDER,
            f"{host} is a name reserved for examples",
            "reserved_for_examples",
        )
    if not is_local(host) and not any(char.isalpha() for char in host.rsplit(".", 1)[-1]):
        return Judgement(
            LinkStatus.MALFORMED,
            f"“{host}” is neither a host name nor an IP address",
            "host_invalid",
        )
    return None


def _by_what_it_is(address: Address, today: date | None) -> Judgement | None:
    query = search_query(address)
    if query is not None:
        if not query.strip(" .+"):
            return Judgement(
                LinkStatus.PLACEHOLDER, "it is a search with nothing to search for", "empty_search"
            )
        return Judgement(LinkStatus.SEARCH_RESULTS, f"it asks for “{query[:80]}”", "search")
    return on_assistants_site(address) or impossible(address, today)


def _is_public(number: IPv4Address | IPv6Address) -> bool:
    return not any(map(special_purpose, (number, *carried(number))))


def _ip_address(host: str) -> IPv4Address | IPv6Address | None:
    if ":" not in host and not host[-1:].isdigit():
        return None
    try:
        return ipaddress.ip_address(host.split("%", 1)[0])
    except ValueError:
        return None
