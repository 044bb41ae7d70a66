"""Many URLs at once."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from auditor.model import Failure, FailureKind, Fetched
from auditor.threads import in_threads
from auditor.web.pace import site_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from auditor.web.fetcher import Fetcher


def fetch_all(
    fetcher: Fetcher,
    urls: Iterable[str],
    *,
    jobs: int,
    interrupted: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[str, Fetched]]:
    """Each URL once, in order of completion: see `in_threads`."""
    return in_threads(
        partial(fetch_one, fetcher), in_turn(urls), jobs=jobs, interrupted=interrupted
    )


def fetch_one(fetcher: Fetcher, url: str) -> Fetched:
    try:
        return fetcher.fetch(url)
    except Exception as error:  # noqa: BLE001  fetchers don't raise; if one does, one URL is lost
        return Fetched(
            url, failure=Failure(FailureKind.PROTOCOL, f"internal error: {error!r:.200}")
        )


def in_turn(urls: Iterable[str]) -> Iterator[str]:
    """Each once: one URL of each site, then the second of each: no site makes the others wait."""
    sites: defaultdict[str, list[str]] = defaultdict(list)
    for url in dict.fromkeys(urls):
        sites[site_of(url)].append(url)
    for row in zip_longest(*sites.values()):
        yield from (url for url in row if url is not None)
