"""Responses kept between runs, in SQLite.

Two processes and any number of threads may use one file: WAL, one commit an item, so nothing is
lost or torn when a run is killed.
"""

from __future__ import annotations

import contextlib
import json
import threading
import time
from datetime import datetime
from typing import TYPE_CHECKING, Any

from auditor.errors import ConfigError
from auditor.model import Failure, FailureKind, Fetched, Hop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_SCHEMA_VERSION = 1
_SCHEMA = """
CREATE TABLE response (
    url TEXT NOT NULL,
    options TEXT NOT NULL,
    expires REAL NOT NULL,
    meta TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (url, options)
) WITHOUT ROWID
"""
_BUSY = 10.0  # seconds to wait for another process
_WAL_TRIES = 100
_HOUR = 3600.0

# Not the outcome of asking a server, so asking again costs nothing.
_NOT_KEPT = frozenset({FailureKind.OFFLINE, FailureKind.NOT_IN_CAPTURE, FailureKind.REFUSED})


def time_to_live(fetched: Fetched) -> float:
    """Seconds: a page is good for a day, bad news only for an hour, because it may pass."""
    if fetched.failure:
        return 0.0 if fetched.failure.kind in _NOT_KEPT else _HOUR
    return 24 * _HOUR if fetched.status is not None and fetched.status < 400 else _HOUR


class Store:
    """`options` is whatever else decides what comes back: `ClientOptions.cache_key`.

    Opening, reading and writing raise `ConfigError` when the file can't be used.
    """

    def __init__(self, path: Path, *, clock: Callable[[], float] = time.time) -> None:
        import sqlite3  # 5 ms, and only --cache needs it

        self._path = path
        self._clock = clock
        self._lock = threading.Lock()
        self._error = sqlite3.Error
        with self._explained():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(
                path, timeout=_BUSY, isolation_level=None, check_same_thread=False
            )
        try:
            with self._explained():
                self._prepare()
        except ConfigError:
            self._db.close()
            raise

    def get(self, url: str, options: str = "") -> Fetched | None:
        with self._lock, self._explained():
            row = self._db.execute(
                "SELECT meta, body FROM response WHERE url = ? AND options = ? AND expires > ?",
                (_key(url), options, self._clock()),
            ).fetchone()
            return None if row is None else from_json(row[0], row[1])

    def put(self, fetched: Fetched, options: str = "") -> None:
        seconds = time_to_live(fetched)
        if seconds <= 0:
            return
        row = (_key(fetched.url), options, self._clock() + seconds, to_json(fetched), fetched.body)
        with self._lock, self._explained():
            self._db.execute("INSERT OR REPLACE INTO response VALUES (?, ?, ?, ?, ?)", row)

    def close(self) -> None:
        with self._lock:
            self._db.close()

    def _prepare(self) -> None:
        self._switch_to_wal()
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.execute("BEGIN IMMEDIATE")  # two processes may both find a new file
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if version == 0:
            self._db.execute(_SCHEMA)
            self._db.execute(f"PRAGMA user_version = {_SCHEMA_VERSION}")
        elif version != _SCHEMA_VERSION:
            raise ConfigError(
                f"{self._path}: made by another version of auditor (format {version})",
                "delete the file, or name another one",
            )
        self._db.execute("DELETE FROM response WHERE expires <= ?", (self._clock(),))
        self._db.execute("COMMIT")

    def _switch_to_wal(self) -> None:
        """SQLite does not wait for another process here, whatever the timeout says."""
        for left in range(_WAL_TRIES, -1, -1):
            try:
                self._db.execute("PRAGMA journal_mode = WAL")
            except self._error:
                if not left:
                    raise
                time.sleep(_BUSY / _WAL_TRIES)
            else:
                return

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (self._error, OSError, ValueError) as error:
            raise ConfigError(
                f"{self._path}: the store can't be used: {error}",
                "delete the file, or name another one",
            ) from error


def _key(url: str) -> str:
    """SQLite text must be UTF-8; a lone surrogate in a URL is not."""
    return url.encode("utf-8", "backslashreplace").decode("utf-8")


def to_json(fetched: Fetched) -> str:
    """Everything but the body, in ASCII."""
    value: dict[str, Any] = {
        "url": fetched.url,
        "fetched_at": fetched.fetched_at.isoformat() if fetched.fetched_at else None,
        "hops": [[hop.url, hop.status, hop.location, hop.address] for hop in fetched.hops],
        "status": fetched.status,
        "headers": fetched.headers,
    }
    if fetched.failure:
        value["failure"] = [str(fetched.failure.kind), fetched.failure.detail]
    return json.dumps(value)


def from_json(text: str | bytes, body: bytes) -> Fetched:
    """Raises `ValueError` for what `to_json` did not write."""
    try:
        value = json.loads(text)
        at, failure = value["fetched_at"], value.get("failure")
        return Fetched(
            url=_text(value["url"]),
            hops=tuple(
                Hop(_text(url), _number(status), _maybe(location), _maybe(address))
                for url, status, location, address in value["hops"]
            ),
            status=_number(value["status"]),
            headers=tuple((_text(name), _text(content)) for name, content in value["headers"]),
            body=bytes(body),
            failure=Failure(FailureKind(failure[0]), _text(failure[1])) if failure else None,
            fetched_at=datetime.fromisoformat(at) if at else None,
        )
    except (KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise ValueError(f"not a stored response: {error!r:.100}") from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text expected")
    return value


def _maybe(value: object) -> str | None:
    return None if value is None else _text(value)


def _number(value: object) -> int | None:
    if value is not None and not isinstance(value, int):
        raise TypeError("number expected")
    return value
