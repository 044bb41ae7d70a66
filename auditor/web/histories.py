"""Asks an archive about the dead links of a run: as little as settles each, a few at a time."""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from auditor.links.address import read_address
from auditor.links.slugs import place_of
from auditor.model import FailureKind, LinkGroup, LinkStatus, Snapshot
from auditor.web import grading
from auditor.web.archive import Unknown
from auditor.web.fetch import fetch_all
from auditor.web.grading import Seen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from auditor.model import Archived, Fetched, Lost, Page
    from auditor.web.archive import Wayback
    from auditor.web.fetcher import Fetcher

    Answer = TypeVar("Answer")
    Inspect = Callable[[Fetched], tuple[LinkStatus, str, Page | None]]
    """What a copy shows: link status, reason, and the page if it can be read."""

_AT_ONCE = 4  # the archive is one site: more would only wait for its pace
_PATIENCE = 60.0  # seconds for all questions of a run
_FAILURES = 3  # in a row, after which it is left alone

# Decided here, or by a capture: not the archive that fails.
_OURS = (FailureKind.NOT_IN_CAPTURE, FailureKind.OFFLINE, FailureKind.ROBOTS)
# A copy of these is a copy of no page.
_NO_PAGE = (LinkStatus.SOFT_404, LinkStatus.PARKED, LinkStatus.REDIRECTED_HOME)


@dataclass(frozen=True, slots=True)
class Terms:
    """How an archive is asked.

    `when`: the day of the answer, whose copies are looked for (else the newest). `inspect` reads
    copies; without it none is fetched. `patience` in seconds, for everything together.
    """

    when: datetime | None = None
    inspect: Inspect | None = None
    interrupted: Callable[[], bool] = lambda: False
    patience: float = _PATIENCE
    clock: Callable[[], float] = time.monotonic


def look_up(
    archive: Wayback, fetcher: Fetcher, lost: Sequence[Lost], terms: Terms | None = None
) -> Iterator[tuple[str, Archived]]:
    """What the archive knows of each URL, as soon as it is known; a URL comes again when its copy
    has been read. Every URL comes at least once.
    """
    return _Search(archive, fetcher, terms or Terms()).of(lost)


class _Search:
    def __init__(self, archive: Wayback, fetcher: Fetcher, terms: Terms) -> None:
        self._archive = archive
        self._terms = terms
        self._questions = _Questions(archive, fetcher, terms)
        self._day = terms.when.date() if terms.when else None
        self._copies: dict[str, Archived] = {}

    def of(self, lost: Sequence[Lost]) -> Iterator[tuple[str, Archived]]:
        """Round by round, so that the questions that settle most come first."""
        archive, waiting = self._archive, {each.url: each for each in lost}
        asked = {url: archive.nearest_question(url, self._terms.when) for url in waiting}
        for url, nearest in self._questions.each(asked, archive.nearest):
            if isinstance(nearest, Snapshot):
                del waiting[url]
                yield url, self._found(url, nearest)
        seen: dict[str, Seen] = {}
        for url, captures in self._captures(waiting):
            if isinstance(captures, Unknown):
                yield url, grading.not_known(captures)
                continue
            if best := grading.nearest_good(captures.captures, self._day):
                yield url, self._found(url, archive.snapshot(url, best.taken_at))
            elif early := grading.settled_early(waiting[url], captures):
                yield url, early
            else:
                seen[url] = captures
        for url, around in self._around(seen):
            if isinstance(around, Unknown):
                yield url, grading.not_known(around)
            else:
                yield url, grading.grade(waiting[url], around, self._day)
        if self._terms.inspect:
            yield from self._read_copies(self._terms.inspect)

    def _found(self, url: str, snapshot: Snapshot) -> Archived:
        self._copies[url] = grading.existed(self._archive.name, snapshot)
        return self._copies[url]

    def _captures(self, urls: Mapping[str, Lost]) -> Iterator[tuple[str, Seen | Unknown]]:
        archive = self._archive

        def read(fetched: Fetched) -> Seen | Unknown:
            captures = archive.captures(fetched)
            if isinstance(captures, Unknown):
                return captures
            today = fetched.fetched_at.date() if fetched.fetched_at else None
            return Seen(archive.name, captures, today=today)

        asked = {url: archive.captures_question(url) for url in urls}
        return self._questions.each(asked, read)

    def _around(self, seen: Mapping[str, Seen]) -> Iterator[tuple[str, Seen | Unknown]]:
        """With the neighbours of each page; of a site without any, whether the site is known."""
        archive, alone = self._archive, []
        asked = {url: archive.neighbours_question(place_of(url).folder) for url in seen}
        for url, rows in self._questions.each(asked, archive.captures):
            if isinstance(rows, Unknown):
                yield url, rows
            elif rows:
                yield url, replace(seen[url], neighbours=rows)
            elif seen[url].captures:
                yield url, seen[url]
            else:
                alone.append(url)
        hosts = {url: archive.host_question(read_address(url).host) for url in alone}
        for url, rows in self._questions.each(hosts, archive.captures):
            yield url, rows if isinstance(rows, Unknown) else replace(seen[url], host=bool(rows))

    def _read_copies(self, inspect: Inspect) -> Iterator[tuple[str, Archived]]:
        archive = self._archive
        snapshots = {url: each.snapshot for url, each in self._copies.items() if each.snapshot}
        asked = {url: archive.copy_question(url, copy) for url, copy in snapshots.items()}
        # Not read by the round: what it means depends on the URL it is a copy of.
        for url, fetched in self._questions.each(asked, lambda fetched: fetched):
            yield url, self._read_copy(url, snapshots[url], fetched, inspect)

    def _read_copy(
        self, url: str, snapshot: Snapshot, fetched: Fetched | Unknown, inspect: Inspect
    ) -> Archived:
        found = self._copies[url]
        lived = fetched if isinstance(fetched, Unknown) else self._archive.as_it_was(url, fetched)
        if isinstance(lived, Unknown):
            return grading.with_copy(found, snapshot, None, lived.reason)
        answer, taken_at = lived
        status, reason, page = inspect(answer)
        if status in _NO_PAGE:
            return grading.copy_is_no_page(self._archive.name, snapshot, reason)
        if taken_at != snapshot.taken_at:  # of another minute than was announced
            snapshot = self._archive.snapshot(url, taken_at)
        if status.group is not LinkGroup.WORKS or page is None:
            return grading.with_copy(found, snapshot, None, reason)
        return grading.with_copy(found, snapshot, replace(page, url=snapshot.url))


class _OutOfTimeError(Exception):
    pass


class _Questions:
    """Puts questions to the archive, while there is time. The interfaces fail apart: one that does
    not answer several times in a row is left alone, the next one may.
    """

    def __init__(self, archive: Wayback, fetcher: Fetcher, terms: Terms) -> None:
        self._name = archive.name
        self._fetcher = fetcher
        self._terms = terms
        self._until = terms.clock() + terms.patience

    def each(
        self, questions: Mapping[str, str], read: Callable[[Fetched], Answer | Unknown]
    ) -> Iterator[tuple[str, Answer | Unknown]]:
        """`questions` by key; every key comes once, and equal questions are asked once."""
        waiting: defaultdict[str, list[str]] = defaultdict(list)
        for key, question in questions.items():
            waiting[question].append(key)
        failures = 0
        why = "the time for it was used up"
        try:
            for question, fetched in fetch_all(
                self._fetcher, list(waiting), jobs=_AT_ONCE, interrupted=self._interrupted
            ):
                answer = read(fetched)
                for key in waiting.pop(question):
                    yield key, answer
                if not fetched.failure or fetched.failure.kind not in _OURS:
                    failures = failures + 1 if _is_silent(fetched, answer) else 0
                if failures >= _FAILURES:
                    why = f"it did not answer {failures} times in a row"
                    break
        except _OutOfTimeError:
            pass
        for keys in waiting.values():
            for key in keys:
                yield key, Unknown(f"{self._name} was not asked any more: {why}")

    def _interrupted(self) -> bool:
        """Asked before each answer, and so the place to stop at."""
        if self._terms.clock() >= self._until:
            raise _OutOfTimeError
        return self._terms.interrupted()


def _is_silent(fetched: Fetched, answer: object) -> bool:
    """What is excluded was answered."""
    return bool(fetched.failure) or (isinstance(answer, Unknown) and not answer.excluded)
