"""Links to pages, many at once: each is fetched and read in the same thread.

A page that only forwards to another address (meta refresh) is followed there, as a browser does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from auditor.model import FailureKind, LinkStatus, Signal
from auditor.pages.inspect import PageInspection, inspect_page
from auditor.threads import in_threads
from auditor.web.fetch import fetch_one, in_turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from auditor.model import Fetched, Link
    from auditor.web.fetcher import Fetcher

_FORWARDS = 3
_NOT_ASKED = (FailureKind.OFFLINE, FailureKind.NOT_IN_CAPTURE, FailureKind.TIME_BUDGET)


def _nobody(fetched: Fetched, status: LinkStatus) -> None:
    pass


@dataclass(frozen=True)
class Resolving:
    """`learn` is told what became of each URL. All collaborators are used from many threads."""

    fetcher: Fetcher
    jobs: int
    learn: Callable[[Fetched, LinkStatus], None] = _nobody
    inspect: Callable[[Link, Fetched], PageInspection] = inspect_page
    interrupted: Callable[[], bool] = lambda: False

    def __call__(self, links: Mapping[str, Link]) -> Iterator[tuple[str, Fetched, PageInspection]]:
        """The pages of `links`, whose keys are the URLs to fetch, in order of completion.

        Raises KeyboardInterrupt, and nothing else.
        """

        def resolve(url: str) -> tuple[Fetched, PageInspection]:
            return self._resolve(url, links[url])

        for url, (fetched, seen) in in_threads(
            resolve, in_turn(links), jobs=self.jobs, interrupted=self.interrupted
        ):
            yield url, fetched, seen

    def _resolve(self, url: str, link: Link) -> tuple[Fetched, PageInspection]:
        fetched = fetch_one(self.fetcher, url)
        seen = self._read(link, fetched)
        for _ in range(_FORWARDS):
            if not seen.forward:
                break
            onward = fetch_one(self.fetcher, seen.forward)
            if onward.failure and onward.failure.kind in _NOT_ASKED:
                break
            fetched = replace(onward, url=url, hops=(*fetched.hops, *onward.hops))
            seen = self._read(link, fetched)
        self.learn(fetched, seen.status)
        return fetched, seen

    def _read(self, link: Link, fetched: Fetched) -> PageInspection:
        try:
            return self.inspect(link, fetched)
        except Exception as error:  # noqa: BLE001 - a page that breaks a parser is one row, not the end
            why = f"reading the page failed: {type(error).__name__}"
            hop = len(fetched.hops) - 1 if fetched.hops else None
            signal = Signal("parser_failed", why, hop)
            return PageInspection(LinkStatus.UNREADABLE, why, signals=(signal,))
