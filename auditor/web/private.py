"""Which pages came from a network that the user opened: they are sent nowhere else unasked."""

from __future__ import annotations

import threading
from ipaddress import ip_address
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model import Fetched, Hop
    from auditor.web.fetcher import Fetcher, Network


class PrivatePages:
    """A fetcher that remembers where the pages came from. Without `allow` none was reachable that
    is not public."""

    def __init__(self, fetcher: Fetcher, allow: Iterable[Network]) -> None:
        self._fetcher = fetcher
        self._allow = tuple(allow)
        self._lock = threading.Lock()
        self._public: dict[str, bool] = {}

    def fetch(self, url: str) -> Fetched:
        fetched = self._fetcher.fetch(url)
        if self._allow:
            public = bool(fetched.hops) and all(map(self._is_public, fetched.hops))
            with self._lock:
                for each in (fetched.url, fetched.final_url):
                    self._public[each] = public and self._public.get(each, True)
        return fetched

    def is_private(self, url: str) -> bool:
        """Also of what was never fetched here: nobody knows then."""
        with self._lock:
            return bool(self._allow) and not self._public.get(url, False)

    def _is_public(self, hop: Hop) -> bool:
        """Behind a proxy, or in a capture of another program, the address is not known."""
        try:
            address = ip_address((hop.address or "").partition("%")[0])
        except ValueError:
            return False
        return not any(address in network for network in self._allow)
