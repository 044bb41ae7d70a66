"""Responses, and what was concluded from them, kept between runs in SQLite.

Two processes and any number of threads may use one file: WAL, one commit an item, so nothing is
lost or torn when a run is killed. A power cut may cost the last few items, never the file
(sqlite.org/wal.html, `synchronous = NORMAL`).
"""

from __future__ import annotations

import contextlib
import threading
import time
import zlib
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import TYPE_CHECKING, NamedTuple

from auditor.errors import ConfigError
from auditor.response_json import from_json, to_json
from auditor.store_file import (
    UnusableError,
    check_whole,
    forget_older,
    identity,
    open_file,
    set_aside,
    size_of,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from auditor.model import Fetched

MAX_BYTES = 500_000_000
OLDEST = 30 * 86_400.0
"""Seconds after which an entry goes, wanted or not: opening the store removes it."""

_FULL_TO = 0.9  # of the limit: the share that is left when the oldest go
_LEVEL = 1  # zlib: HTML shrinks to a quarter, in a third of the time of the default
_LARGEST = 64_000_000  # bytes of a body; what unpacks to more is no response of ours


class Entry(NamedTuple):
    """`outcome` and `good_for` are as `put` got them; `age` in seconds since."""

    fetched: Fetched
    outcome: str
    good_for: float
    age: float


class Removed(NamedTuple):
    entries: int
    size: int


@dataclass(frozen=True, slots=True)
class Contents:
    """`entries`: responses. `size`: of the file. Outcomes and kinds with how many of each."""

    entries: int
    size: int
    outcomes: tuple[tuple[str, int], ...]
    conclusions: tuple[tuple[str, int], ...]
    oldest: datetime | None
    newest: datetime | None


class Store:
    """Entries are found by `key` (the address) and `options` (whatever else decides the answer).
    Every method raises `ConfigError` when the file can't be used. A file that is damaged, not
    ours, or of another version is renamed, and `note` says so.
    """

    def __init__(
        self, path: Path, *, max_bytes: int = MAX_BYTES, clock: Callable[[], float] = time.time
    ) -> None:
        import sqlite3  # 5 ms

        self.note = ""
        self._path = path
        self._max_bytes = max_bytes
        self._clock = clock
        self._lock = threading.Lock()
        self._error = sqlite3.Error
        self._damage = sqlite3.DatabaseError
        self._suspect = False
        with self._explained():
            self._db = self._opened(clock() - OLDEST)

    def get(self, key: str, options: str = "") -> Entry | None:
        with self._lock, self._explained():
            row = self._db.execute(
                "SELECT outcome, good_for, stored_at, meta, body FROM response"
                " WHERE key = ? AND options = ?",
                (_text(key), options),
            ).fetchone()
        if row is None:
            return None
        outcome, good_for, stored_at, meta, body = row
        try:
            fetched = from_json(_unpacked(meta), _unpacked(body))
            return Entry(fetched, str(outcome), float(good_for), self._clock() - float(stored_at))
        except (ValueError, TypeError, zlib.error):
            return None  # one row is damaged: it is asked for again, and replaced

    def put(
        self, key: str, fetched: Fetched, *, outcome: str, good_for: float, options: str = ""
    ) -> None:
        """`good_for`: seconds after which `prune` removes it."""
        meta, body = _packed(to_json(fetched).encode()), _packed(fetched.body)
        size = len(meta) + len(body)
        row = (_text(key), options, outcome, self._clock(), good_for, size, meta, body)
        with self._lock, self._explained():
            self._db.execute(
                "INSERT OR REPLACE INTO response"
                " (key, options, outcome, stored_at, good_for, size, meta, body)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )
            self._make_room(self._max_bytes)

    def learn(self, key: str, *, outcome: str, good_for: float, options: str = "") -> None:
        """What turned out later about an entry that was put."""
        with self._lock, self._explained():
            self._db.execute(
                "UPDATE response SET outcome = ?1, good_for = ?2"
                " WHERE key = ?3 AND options = ?4 AND (outcome != ?1 OR good_for != ?2)",
                (outcome, good_for, _text(key), options),
            )

    def recall(self, key: bytes) -> bytes | None:
        """What was concluded under this key, exactly as `remember` got it."""
        with self._lock, self._explained():
            row = self._db.execute("SELECT value FROM conclusion WHERE key = ?", (key,)).fetchone()
        try:
            return _unpacked(row[0]) if row else None
        except (ValueError, TypeError, zlib.error):
            return None

    def remember(self, kind: str, conclusions: Iterable[tuple[bytes, bytes]]) -> None:
        """Keys and values; the key holds all that the value depends on. One commit for all."""
        packed = ((key, _packed(value)) for key, value in conclusions)
        rows = [(key, kind, self._clock(), len(value), value) for key, value in packed]
        with self._lock, self._explained(), self._transaction():
            self._db.executemany(
                "INSERT OR REPLACE INTO conclusion (key, kind, stored_at, size, value)"
                " VALUES (?, ?, ?, ?, ?)",
                rows,
            )
            self._make_room(self._max_bytes)

    def contents(self) -> Contents:
        with self._lock, self._explained():
            outcomes = self._db.execute(
                "SELECT outcome, count(*) FROM response GROUP BY outcome ORDER BY 2 DESC, 1"
            ).fetchall()
            kinds = self._db.execute(
                "SELECT kind, count(*) FROM conclusion GROUP BY kind ORDER BY 2 DESC, 1"
            ).fetchall()
            first, last = self._db.execute(
                "SELECT min(stored_at), max(stored_at) FROM response"
            ).fetchone()
        told = (tuple(outcomes), tuple(kinds), _date(first), _date(last))
        return Contents(sum(count for _, count in outcomes), size_of(self._path), *told)

    def prune(self, max_bytes: int | None = None) -> Removed:
        """Removes what is no longer good, and the oldest of the rest beyond `max_bytes`."""
        with self._lock, self._explained():
            before = self._totals()
            self._db.execute(
                "DELETE FROM response WHERE stored_at + good_for <= ?", (self._clock(),)
            )
            self._make_room(self._max_bytes if max_bytes is None else max_bytes)
            return self._shrink(before)

    def clear(self) -> Removed:
        with self._lock, self._explained():
            before = self._totals()
            forget_older(self._db, float("inf"))
            return self._shrink(before)

    def close(self) -> None:
        with self._lock:
            self._db.close()

    def give_up(self) -> str:
        """After an error: closes, and sets the file aside if it is damaged. What was done."""
        self.close()
        if not self._suspect:
            return ""
        found = identity(self._path)
        try:
            check_whole(self._path)
        except UnusableError:
            with contextlib.suppress(OSError):
                return _told(set_aside(self._path, found))
        except (self._error, OSError):
            pass  # the place is the trouble, not the file
        return ""

    def _opened(self, forget: float) -> sqlite3.Connection:
        found = identity(self._path)
        try:
            return open_file(self._path, forget)
        except UnusableError as reason:
            self.note = f"{self._path} {reason}{_told(set_aside(self._path, found))}"
        return open_file(self._path)

    def _make_room(self, limit: int) -> None:
        """The oldest go, whoever put them, until a tenth of the limit is free again."""
        used = self._used()
        if used <= limit:
            return
        last = self._last_to_go(used - limit * _FULL_TO)
        forget_older(self._db, last)

    def _last_to_go(self, excess: float) -> float:
        """The time up to which the entries add up to `excess` bytes."""
        for stored_at, size in self._db.execute(
            "SELECT stored_at, size FROM kept ORDER BY stored_at"
        ):
            excess -= size
            if excess <= 0:
                return float(stored_at)
        return float("inf")

    def _used(self) -> int:
        """Bytes, without what has been freed inside the file and not been given back."""
        pages, free, size = (
            int(self._db.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("page_count", "freelist_count", "page_size")
        )
        return (pages - free) * size

    def _totals(self) -> Removed:
        row = self._db.execute("SELECT count(*), total(size) FROM kept").fetchone()
        return Removed(row[0], int(row[1]))

    def _shrink(self, before: Removed) -> Removed:
        """Gives freed space back to the disk; what has gone since `before`."""
        after = self._totals()
        # Not `execute`: that runs a single step of it, which frees a single page.
        self._db.executescript("PRAGMA incremental_vacuum")
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return Removed(before.entries - after.entries, before.size - after.size)

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (self._error, OSError, ValueError, UnusableError) as error:
            if type(error) is self._damage:  # its subclasses are trouble around the file
                self._suspect = True
            raise ConfigError(
                f"the cache {self._path} can't be used: {error}",
                "use --no-cache, make room, or run “auditor cache clear”",
            ) from error


def _told(aside: Path | None) -> str:
    return f"; it was set aside as {aside.name}" if aside else ""


def _text(key: str) -> str:
    """SQLite text must be UTF-8; a lone surrogate in a URL is not."""
    return key.encode("utf-8", "backslashreplace").decode("utf-8")


def _packed(data: bytes) -> bytes:
    return zlib.compress(data, _LEVEL)


def _unpacked(data: bytes) -> bytes:
    """Raises `ValueError`, `TypeError` or `zlib.error`."""
    unpacking = zlib.decompressobj()
    unpacked = unpacking.decompress(data, _LARGEST)
    if not unpacking.eof:
        raise ValueError("cut short, or larger than any response")
    return unpacked


def _date(seconds: float | None) -> datetime | None:
    try:
        return None if seconds is None else datetime.fromtimestamp(seconds, timezone.utc)
    except (TypeError, ValueError, OverflowError, OSError):
        return None  # no time that we wrote
