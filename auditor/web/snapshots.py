"""Archived copies for the dead links of a run, several at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model import Snapshot
from auditor.web.fetch import fetch_all

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from auditor.web.archive import Archive
    from auditor.web.fetcher import Fetcher

_AT_ONCE = 4  # the archive is one site: more would only wait for its pace


def find_snapshots(
    archive: Archive, fetcher: Fetcher, urls: Sequence[str]
) -> Generator[tuple[str, Snapshot], None, None]:
    """The nearest copy of each URL; a URL without one, or not answered for, is left out."""
    asked = {archive.question(url): url for url in urls}
    for question, fetched in fetch_all(fetcher, asked, jobs=_AT_ONCE):
        found = archive.answer(fetched)
        if isinstance(found, Snapshot):
            yield asked[question], found
