"""Verdicts for many (claim, page) pairs: each once, in child processes when there are many.

What was judged before is remembered, if there is a place for it: under the digest of the claim, of
the page, and of the code that judges. A page that changed by one character is judged anew.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from auditor.errors import AuditorError
from auditor.memory import digest, stamp_of
from auditor.model import Support, Verdict
from auditor.support.remote import answer, question
from auditor.threads import in_threads
from auditor.verdict_json import from_value, to_value
from auditor.worker import Pool, WorkerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from auditor.memory import Memory
    from auditor.model import Claim, Page
    from auditor.support.judge import Judge

    Pair = tuple[Claim, Page]

_MANY = 200
"""Pairs from which child processes pay: at 5 ms a pair they save what starting them takes."""
_CLAIMS_AT_ONCE = 50
_LIMIT = 60.0
"""Seconds for one page and up to `_CLAIMS_AT_ONCE` claims: 0.3 s is usual."""
_KIND = "verdict"


@dataclass
class Judging:
    """`workers` child processes at most, 0 for none: they make the default judge, no other.
    `at_once` threads, for a judge that waits for somebody. `trouble` says why nothing is
    remembered any more, and `tell` is told so once.
    """

    judge: Judge
    memory: Memory | None = None
    workers: int = 0
    at_once: int = 1
    interrupted: Callable[[], bool] = lambda: False
    tell: Callable[[str], None] = lambda text: None
    trouble: str = ""
    _pool: Pool | None = field(default=None, repr=False)

    def __call__(self, pairs: Sequence[Pair]) -> Iterator[tuple[int, Verdict]]:
        """Each pair's index and verdict, in any order. Raises only KeyboardInterrupt."""
        left: dict[int, list[int]] = {}
        for at, (claim, page) in enumerate(pairs):
            known = self._recall(claim, page)
            if known is None:
                left.setdefault(id(page), []).append(at)
            else:
                yield at, known
        jobs = [
            tuple(group[i : i + _CLAIMS_AT_ONCE])
            for group in left.values()
            for i in range(0, len(group), _CLAIMS_AT_ONCE)
        ]
        many = self.workers and sum(map(len, jobs)) >= _MANY
        judge = self._in_children if many else self._here if self.at_once <= 1 else self._at_once
        for job, verdicts in judge(pairs, jobs):
            self._remember(pairs, zip(job, verdicts, strict=True))
            yield from zip(job, verdicts, strict=True)

    def _here(
        self, pairs: Sequence[Pair], jobs: Iterable[tuple[int, ...]]
    ) -> Iterator[tuple[tuple[int, ...], list[Verdict]]]:
        """Not interrupted: a second at most, and what was fetched before is judged."""
        for at in (at for job in jobs for at in job):
            yield (at,), [self._judge(*pairs[at])]

    def _at_once(
        self, pairs: Sequence[Pair], jobs: Iterable[tuple[int, ...]]
    ) -> Iterator[tuple[tuple[int, ...], list[Verdict]]]:
        singles = [(at,) for job in jobs for at in job]
        return in_threads(
            lambda job: [self._judge(*pairs[job[0]])],
            singles,
            jobs=self.at_once,
            interrupted=self.interrupted,
        )

    def _judge(self, claim: Claim, page: Page) -> Verdict:
        try:
            return self.judge.judge(claim, page)
        except Exception as error:  # noqa: BLE001 - one page that breaks a judge is one row, not the end
            return _failed(type(error).__name__)

    def _in_children(
        self, pairs: Sequence[Pair], jobs: Iterable[tuple[int, ...]]
    ) -> Iterator[tuple[tuple[int, ...], list[Verdict]]]:
        pool = self._pool = self._pool or Pool(self.workers)

        def run(job: tuple[int, ...]) -> list[Verdict]:
            page = pairs[job[0]][1]
            try:
                asked = question(page, [pairs[at][0] for at in job])
                told = pool.run(answer, asked, limit=_LIMIT)
                if not isinstance(told, list) or len(told) != len(job):
                    return [_failed("its reader left some claims out")] * len(job)
                return [_failed("an error") if v is None else from_value(v, page) for v in told]
            except (WorkerError, ValueError) as error:
                return [_failed(f"the page {error}")] * len(job)

        return in_threads(run, jobs, jobs=self.workers, interrupted=self.interrupted)

    def _recall(self, claim: Claim, page: Page) -> Verdict | None:
        if self.memory is None or self.trouble:
            return None
        try:
            kept = self.memory.recall(self._key(claim, page))
            return None if kept is None else from_value(json.loads(kept), page)
        except (ValueError, RecursionError):
            return None  # not what was remembered: judged anew
        except AuditorError as error:
            self._stop(error)
            return None

    def _remember(self, pairs: Sequence[Pair], judged: Iterable[tuple[int, Verdict]]) -> None:
        if self.memory is None or self.trouble:
            return
        kept = [
            (self._key(*pairs[at]), json.dumps(to_value(verdict)).encode())
            for at, verdict in judged
            if verdict.support is not Support.NOT_CHECKED  # it may be, with another installation
        ]
        try:
            self.memory.remember(_KIND, kept)
        except AuditorError as error:
            self._stop(error)

    def _stop(self, error: AuditorError) -> None:
        self.trouble = error.message
        self.tell(f"Verdicts are not remembered any more: {error.message}")

    def _key(self, claim: Claim, page: Page) -> bytes:
        parts = (
            stamp_of("auditor.support"),
            self.judge.name,
            claim.text,
            claim.context,
            _digest(page),
        )
        return digest(parts)


_FAILED = "judge_failed"


def _failed(why: str) -> Verdict:
    return Verdict.not_checked(_FAILED, f"the judge failed on this page: {why}")


@lru_cache(maxsize=64)
def _digest(page: Page) -> str:
    return digest((page.url, page.title, page.main, page.full, page.lang)).hex()
