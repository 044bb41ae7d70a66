"""Archived copies for the dead links of a run, several at a time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from auditor.model import Snapshot

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.web.archive import Archive

_AT_ONCE = 4  # the archive is one site: more would only wait for its pace


def find_snapshots(archive: Archive | None, urls: Sequence[str]) -> Mapping[str, Snapshot]:
    """The nearest copy of each URL; a URL without one, or not answered for, is left out."""
    if archive is None or not urls:
        return {}
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found = zip(urls, pool.map(archive.nearest, urls), strict=True)
        return {url: copy for url, copy in found if isinstance(copy, Snapshot)}
