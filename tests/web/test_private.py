"""Which pages came from a network that the user opened."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_network

import pytest

from auditor.model import Fetched, Hop
from auditor.web.private import PrivatePages

OPEN = (ip_network("10.0.0.0/8"),)


@dataclass(frozen=True)
class Route:
    """A fetcher whose every URL takes these hops."""

    hops: tuple[Hop, ...]

    def fetch(self, url: str) -> Fetched:
        return Fetched(url, self.hops, 200)


def hop(address: str | None) -> Hop:
    return Hop("http://a.test/end", 200, None, address)


@pytest.mark.parametrize(
    ("addresses", "private"),
    [
        (["93.184.216.34"], False),
        (["10.1.2.3"], True),
        (["93.184.216.34", "10.1.2.3"], True),
        (["10.1.2.3", "93.184.216.34"], True),
        ([None], True),
        (["not an address"], True),
        ([], True),
    ],
)
def test_a_page_is_private_unless_every_hop_is_known_to_be_public(
    addresses: list[str | None], private: bool
) -> None:
    pages = PrivatePages(Route(tuple(map(hop, addresses))), OPEN)
    pages.fetch("http://a.test/")
    assert pages.is_private("http://a.test/") is private
    assert pages.is_private("http://a.test/end") is (private or not addresses)
    assert pages.is_private("http://never.test/")


def test_where_no_network_was_opened_nothing_is_private() -> None:
    pages = PrivatePages(Route((hop(None),)), ())
    pages.fetch("http://a.test/")
    assert not pages.is_private("http://a.test/")
