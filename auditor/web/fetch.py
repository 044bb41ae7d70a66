"""Many URLs at once. All threads of a run are here."""

from __future__ import annotations

import queue
import threading
from collections import defaultdict, deque
from itertools import zip_longest
from typing import TYPE_CHECKING

from auditor.model import Failure, FailureKind, Fetched
from auditor.web.pace import site_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from auditor.web.fetcher import Fetcher

_POLL = 0.2  # seconds until a waiting thread looks up again


def fetch_all(
    fetcher: Fetcher,
    urls: Iterable[str],
    *,
    jobs: int,
    interrupted: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[str, Fetched]]:
    """Each URL once, in order of completion. At most about `jobs` results wait to be taken.

    `interrupted` is asked while waiting: an exception that a signal's handler raises inside a
    callback of the interpreter is printed and lost. Raises KeyboardInterrupt when it says so.
    When the caller stops, or is interrupted, no further URL is begun; what was under way is left
    behind in daemon threads, not waited for.
    """
    waiting = deque(_in_turn(dict.fromkeys(urls)))
    total = len(waiting)
    done: queue.Queue[tuple[str, Fetched | BaseException]] = queue.Queue(maxsize=max(1, jobs))
    stop = threading.Event()

    def work() -> None:
        while not stop.is_set():
            try:
                url = waiting.popleft()
            except IndexError:
                return
            _put(done, (url, _fetch(fetcher, url)), stop)

    for _ in range(min(max(1, jobs), total)):
        threading.Thread(target=work, name="auditor-fetch", daemon=True).start()
    try:
        for _ in range(total):
            url, outcome = _get(done, interrupted)
            if isinstance(outcome, BaseException):
                raise outcome
            yield url, outcome
    finally:
        stop.set()


def _fetch(fetcher: Fetcher, url: str) -> Fetched | BaseException:
    try:
        return fetcher.fetch(url)
    except Exception as error:  # noqa: BLE001  fetchers don't raise; if one does, one URL is lost
        return Fetched(
            url, failure=Failure(FailureKind.PROTOCOL, f"internal error: {error!r:.200}")
        )
    except BaseException as error:  # noqa: BLE001  an interrupt, raised again where it is waited for
        return error


def _put(
    done: queue.Queue[tuple[str, Fetched | BaseException]],
    item: tuple[str, Fetched | BaseException],
    stop: threading.Event,
) -> None:
    while not stop.is_set():
        try:
            done.put(item, timeout=_POLL)
        except queue.Full:
            continue
        return


def _get(
    done: queue.Queue[tuple[str, Fetched | BaseException]], interrupted: Callable[[], bool]
) -> tuple[str, Fetched | BaseException]:
    """In slices, because a wait without end can't be interrupted on every platform."""
    while True:
        if interrupted():
            raise KeyboardInterrupt
        try:
            return done.get(timeout=_POLL)
        except queue.Empty:
            continue


def _in_turn(urls: Iterable[str]) -> Iterator[str]:
    """One URL of each site, then the second of each: no site makes the others wait."""
    sites: defaultdict[str, list[str]] = defaultdict(list)
    for url in urls:
        sites[site_of(url)].append(url)
    for row in zip_longest(*sites.values()):
        yield from (url for url in row if url is not None)
