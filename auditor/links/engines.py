"""Pages of search results: about a hundred engines and sites whose search is a page to cite.

Own list, from the addresses that the sites' own search boxes lead to. Maps are left out: what is
searched for there is a place, and the page shows it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote

from auditor.links.address import host_keys
from auditor.links.engine_list import ENGINES

if TYPE_CHECKING:
    from auditor.links.address import Address

_BY_HOST: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
for _hosts, _path, _params in ENGINES:
    for _host in _hosts.split():
        _BY_HOST.setdefault(_host, []).append((_path, tuple(_params.split())))


def search_query(address: Address) -> str | None:
    """What is searched for, if this is a page of results; "" when it asks for nothing."""
    for key in host_keys(address.host):
        if key not in _BY_HOST:
            continue
        for path, names in _BY_HOST[key]:
            found = re.fullmatch(path, address.path, re.DOTALL)
            query = _asked(found, names, address.query) if found else None
            if query is not None:
                return None if _is_record(address.host, query) else query
        return None  # the most specific host decides
    return None


def _asked(found: re.Match[str], names: tuple[str, ...], query: str) -> str | None:
    """The query stands in the path, in a group, or in one of the parameters."""
    if found.lastindex:
        return unquote(found.group(found.lastindex)).replace("+", " ").strip("/")
    values = [
        value for name, value in parse_qsl(query, keep_blank_values=True) if name.lower() in names
    ]
    return next(filter(None, values), "") if values else None


def _is_record(host: str, query: str) -> bool:
    """Asked for a number alone, PubMed and its sisters show the record that has it."""
    return query.isdigit() and host.endswith(".nih.gov")
