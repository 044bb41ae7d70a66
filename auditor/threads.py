"""Work on many items in threads that an interruption does not wait for."""

from __future__ import annotations

import queue
import threading
from collections import deque
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_POLL = 0.2  # seconds until a waiting thread looks up again

Item = TypeVar("Item")
Result = TypeVar("Result")


def in_threads(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    jobs: int,
    interrupted: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[Item, Result]]:
    """Each item with what `work` makes of it, in order of completion. At most about `jobs` results
    wait to be taken.

    What `work` raises is raised here. `interrupted` is asked while waiting: an exception that a
    signal's handler raises inside a callback of the interpreter is printed and lost. Raises
    KeyboardInterrupt when it says so. When the caller stops, or is interrupted, no further item is
    begun; what was under way is left behind in daemon threads, not waited for.
    """
    run = _Run(work, items, jobs)
    for _ in range(min(max(1, jobs), run.total)):
        threading.Thread(target=run.work, name="auditor-work", daemon=True).start()
    try:
        for _ in range(run.total):
            yield run.take(interrupted)
    finally:
        run.stop.set()


class _Run(Generic[Item, Result]):
    def __init__(self, work: Callable[[Item], Result], items: Iterable[Item], jobs: int) -> None:
        self._work = work
        self._waiting = deque(items)
        self._done: queue.Queue[tuple[Item, Result] | BaseException] = queue.Queue(max(1, jobs))
        self.total = len(self._waiting)
        self.stop = threading.Event()

    def work(self) -> None:
        while not self.stop.is_set():
            try:
                item = self._waiting.popleft()
            except IndexError:
                return
            self._put(self._outcome(item))

    def take(self, interrupted: Callable[[], bool]) -> tuple[Item, Result]:
        """In slices, because a wait without end can't be interrupted on every platform."""
        while True:
            if interrupted():
                raise KeyboardInterrupt
            try:
                outcome = self._done.get(timeout=_POLL)
            except queue.Empty:
                continue
            if isinstance(outcome, BaseException):
                raise outcome
            return outcome

    def _outcome(self, item: Item) -> tuple[Item, Result] | BaseException:
        try:
            return item, self._work(item)
        except BaseException as error:  # noqa: BLE001  raised again where it is waited for
            return error

    def _put(self, outcome: tuple[Item, Result] | BaseException) -> None:
        while not self.stop.is_set():
            try:
                self._done.put(outcome, timeout=_POLL)
            except queue.Full:
                continue
            return
