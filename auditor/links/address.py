"""The parts of a URL, read once for all that looks at them, and the keys of host tables."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

_LONGEST_HOST = 253  # RFC 1035, 3.1, without the final dot
# A third of the time `urlsplit` takes, and nearly all URLs are like this.
_PLAIN = re.compile(
    r"(https?)://([a-z0-9.\-]+)(?::([1-9][0-9]{0,3}))?(/[^?#\x00-\x20]*)?(?:\?([^#\x00-\x20]*))?(?:#([^\x00-\x20]*))?"
)
_DEEPEST = 6
# Second-level labels under which registries of countries sell names: co.uk, com.br, or.jp.
_SECOND_LEVEL = frozenset(("co", "com", "net", "org", "or", "ne", "ac"))


class Address(NamedTuple):
    """`host` is in lower case without its final dot, and "" where there is none."""

    scheme: str
    netloc: str
    host: str
    port: int | None
    path: str
    query: str
    fragment: str


@lru_cache(maxsize=1024)
def read_address(url: str) -> Address:
    """Raises ValueError, with a reason in words, for what is no URL."""
    if plain := _PLAIN.fullmatch(url):
        scheme, host, port, path, query, fragment = plain.groups("")
        netloc = f"{host}:{port}" if port else host
        number = int(port) if port else None
        return Address(scheme, netloc, host.rstrip("."), number, path, query, fragment)
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".")
    return Address(
        parts.scheme, parts.netloc, host, parts.port, parts.path, parts.query, parts.fragment
    )


@lru_cache(maxsize=4096)
def host_keys(host: str) -> tuple[str, ...]:
    """Under which keys a table of hosts may know `host`, the most specific first.

    `www.shop.co.uk` is `www.shop.co.uk`, `www.shop.*`, `shop.co.uk`, `shop.*`: a key covers
    every host under it, and `.*` any country's ending, for firms that hold their name in all.
    """
    if len(host) > _LONGEST_HOST:
        return ()
    labels = host.split(".")
    if len(labels) < 2:
        return ()
    ending = 2 if _sold_below(labels) else 1
    any_country = country_ending(labels) > 0
    keys = []
    for start in range(max(0, len(labels) - _DEEPEST), len(labels) - ending):
        keys.append(".".join(labels[start:]))
        if any_country:
            keys.append(".".join(labels[start:-ending]) + ".*")
    return tuple(keys)


def country_ending(labels: list[str]) -> int:
    """How many labels `.*` stands for at the end of a name: 1 of `.fr` or `.com`, 2 of `.co.uk`."""
    if _sold_below(labels):
        return 2
    return 1 if labels[-1] == "com" or len(labels[-1]) == 2 else 0


def _sold_below(labels: list[str]) -> bool:
    return len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
