"""How long there is: for one URL, and for all of them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from auditor.model import Failure, FailureKind
from auditor.web.fetcher import Unfetchable

if TYPE_CHECKING:
    from collections.abc import Callable


class Budget:
    """Seconds for everything that one client fetches; begins when it is made."""

    def __init__(
        self, seconds: float = float("inf"), clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._clock = clock
        self._end = clock() + seconds
        why = f"the time budget of {seconds:g} s was used up before this page was read"
        self.failure = Failure(FailureKind.TIME_BUDGET, why)

    def left(self) -> float:
        return self._end - self._clock()

    def check(self, needed: float = 0.0) -> None:
        """Raises `Unfetchable` when no more than `needed` is left."""
        if self.left() <= needed:
            raise Unfetchable(self.failure.kind, self.failure.detail)


class Deadline:
    """Seconds left for one URL."""

    def __init__(
        self,
        seconds: float,
        clock: Callable[[], float] = time.monotonic,
        budget: Budget | None = None,
    ) -> None:
        self._clock = clock
        self._end = clock() + seconds
        self.budget = budget or Budget(clock=clock)

    def left(self) -> float:
        """Raises `TimeoutError` when nothing is left, `Unfetchable` when nothing is for anybody."""
        self.budget.check()
        left = self._end - self._clock()
        if left <= 0:
            raise TimeoutError("out of time")
        return min(left, self.budget.left())

    def extend(self, seconds: float) -> None:
        self._end += seconds
