"""What the store costs, and what it saves.

    python -m benchmarks.cache [PAGES]

First: pages a second through 128 threads, without a store, with an empty one, and from a full one.
The pages come from memory, at once or after 100 ms, so that the store is what is measured. A
quarter of each can't be compressed, which is what HTML comes to. Then: where the time of a rerun
from the store goes, which is what keeping verdicts as well could save.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.links.link import LinkReader
from auditor.model import Claim, Fetched, Hop, Span
from auditor.pages.inspect import inspect_page
from auditor.store import Store
from auditor.store_file import size_of
from auditor.support.judge import build_judge
from auditor.web.cache import PageCache
from auditor.web.fetch import fetch_all
from auditor.web.fetcher import ClientOptions
from auditor.web.shelf_life import DAY
from benchmarks.judge import NUMBERS, page

if TYPE_CHECKING:
    from auditor.web.fetcher import Fetcher

THREADS = 128
LATENCY = 0.1  # seconds
MARKUP = '<div class="teaser"><a href="/a/{n}" title="read more">More of this</a></div>\n' * 250
NOISE = 7_500
PAIRS = 200
CLAIM = "The council of Rive voted on 3 May 1931 to close the bridge for 40 weeks."


class Far:
    """Pages of some 40 KB that come after the latency."""

    def __init__(self, latency: float = 0.0) -> None:
        self._latency = latency
        texts = (page(seed, NUMBERS).replace("\n", "</p><p>") for seed in range(20))
        self._bodies = [
            f"<html><title>{n}</title><main><p>{text}</p></main>{MARKUP}".encode()
            for n, text in enumerate(texts)
        ]

    def fetch(self, url: str) -> Fetched:
        if self._latency:
            time.sleep(self._latency)
        chance = random.Random(url)
        body = (
            chance.choice(self._bodies)
            + b"<!--"
            + b64encode(chance.randbytes(NOISE))
            + b"--></html>"
        )
        headers = (("content-type", "text/html; charset=utf-8"),)
        return Fetched(url, (Hop(url, 200, None, "192.0.2.1"),), 200, headers, body)


def urls(count: int) -> list[str]:
    return [f"https://rive-gazette-{n % 400}.com/page/{n}" for n in range(count)]


def rate(fetcher: Fetcher, asked: list[str]) -> float:
    start = time.perf_counter()
    for _ in fetch_all(fetcher, asked, jobs=THREADS):
        pass
    return len(asked) / (time.perf_counter() - start)


def throughput(count: int, latency: float) -> None:
    far, asked = Far(latency), urls(count)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.sqlite"
        store = Store(path)
        cache = PageCache(far, store, ClientOptions(), DAY)
        rows = {
            "no store": rate(far, asked),
            "an empty store": rate(cache, asked),
            "from the store": rate(cache, asked),
        }
        assert cache.served == count and not cache.trouble, cache.trouble
        size = size_of(path)
        store.close()
    print(f"{count:,} pages of 40 KB, {latency * 1000:.0f} ms away, {THREADS} threads")
    for name, pages in rows.items():
        print(f"  {name:16} {pages:8,.0f} pages a second")
    print(f"  {'the file takes':16} {size / count / 1000:8.1f} KB a page")


def rerun(count: int) -> None:
    """One claim for each page."""
    judge, reader = build_judge(), LinkReader()
    claim = Claim(Span(0, len(CLAIM)), CLAIM)
    far, spent = Far(), {"store": 0.0, "reading": 0.0, "judge": 0.0}
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "pages.sqlite")
        cache = PageCache(far, store, ClientOptions(), DAY)
        for url in urls(count):
            cache.fetch(url)
        for url in urls(count):
            link = reader.read(url, Span(0, len(url)))
            start = time.perf_counter()
            fetched = cache.fetch(url)
            got = time.perf_counter()
            seen = inspect_page(link, fetched)
            read = time.perf_counter()
            assert seen.page, seen.reason
            judge.judge(claim, seen.page)
            end = time.perf_counter()
            for name, seconds in zip(spent, (got - start, read - got, end - read), strict=True):
                spent[name] += seconds
        store.close()
    print(f"a rerun of {count} claims on as many pages, from the store")
    for name, seconds in spent.items():
        print(f"  {name:8} {seconds / count * 1000:6.2f} ms a page")


if __name__ == "__main__":
    for seconds_away in (LATENCY, 0.0):
        throughput(int(sys.argv[1]) if len(sys.argv) > 1 else 2000, seconds_away)
    rerun(PAIRS)
