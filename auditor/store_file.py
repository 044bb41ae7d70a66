"""The file of the store: made, opened, and put aside when it is something else."""

from __future__ import annotations

import contextlib
import os
import time
from datetime import datetime, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

ASIDE = ".aside-"
"""In the names of files that were found unusable."""

_APPLICATION_ID = 0x61756474
_VERSION = 3
_SCHEMA = (
    """CREATE TABLE response (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL,
        options TEXT NOT NULL,
        outcome TEXT NOT NULL,
        stored_at REAL NOT NULL,
        good_for REAL NOT NULL,
        size INTEGER NOT NULL,
        meta BLOB NOT NULL,
        body BLOB NOT NULL,
        UNIQUE (key, options)
    )""",
    "CREATE INDEX response_by_age ON response (stored_at, size)",
    """CREATE TABLE conclusion (
        key BLOB PRIMARY KEY,
        kind TEXT NOT NULL,
        stored_at REAL NOT NULL,
        size INTEGER NOT NULL,
        value BLOB NOT NULL
    )""",
    "CREATE INDEX conclusion_by_age ON conclusion (stored_at, size)",
    """CREATE VIEW kept AS
        SELECT stored_at, size FROM response UNION ALL SELECT stored_at, size FROM conclusion""",
    f"PRAGMA application_id = {_APPLICATION_ID}",
    f"PRAGMA user_version = {_VERSION}",
)
_BUSY = 10.0  # seconds to wait for another process
_WAL_TRIES = 100
# SQLite's words for trouble around the file; any other at its opening is trouble in the file.
_AROUND = ("locked", "readonly", "unable to open", "disk I/O", "is full", "permission", "memory")
_DAMAGED = "is damaged, or something else"


class UnusableError(Exception):
    """The file can be read, and is not a store: the text says what it is."""


def open_file(path: Path, forget: float = 0.0) -> sqlite3.Connection:
    """For any thread, one at a time. A file that is not there is made.

    What was stored before the time `forget` goes.
    Raises `UnusableError`, or `sqlite3.Error` or `OSError` when the place can't be used.
    """
    import sqlite3  # 5 ms

    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with contextlib.suppress(FileExistsError):  # what somebody reads is nobody else's business
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    db = sqlite3.connect(path, timeout=_BUSY, isolation_level=None, check_same_thread=False)
    try:
        _prepare(db, forget)
    except sqlite3.Error as error:
        db.close()
        raise _told_apart(error) from error
    except BaseException:
        db.close()
        raise
    return db


def forget_older(db: sqlite3.Connection, last: float) -> None:
    """Removes what was stored at the time `last` or before."""
    db.execute("DELETE FROM response WHERE stored_at <= ?", (last,))
    db.execute("DELETE FROM conclusion WHERE stored_at <= ?", (last,))


def check_whole(path: Path) -> None:
    """Reads all of the file. Raises what `open_file` raises."""
    import sqlite3

    db = open_file(path)
    try:
        found = db.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        raise _told_apart(error) from error
    finally:
        db.close()
    if found != ("ok",):
        raise UnusableError(_DAMAGED)


def identity(path: Path) -> int:
    """Which file has the name now; 0 when none has."""
    try:
        return path.stat().st_ino
    except OSError:
        return 0


def set_aside(path: Path, found: int) -> Path | None:
    """Renames a file that is no store, if it still is the one that was `found`.

    Its journal goes first: SQLite must not find it beside another file. None when another process
    has done it already. Raises `OSError`.
    """
    if identity(path) != found:
        return None
    aside = path.with_name(f"{path.name}{ASIDE}{datetime.now(timezone.utc):%Y%m%dT%H%M%S%f}")
    for suffix in ("-wal", "-shm", ""):
        with contextlib.suppress(FileNotFoundError):
            _beside(path, suffix).replace(_beside(aside, suffix))
    return aside


def files_aside(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{path.name}{ASIDE}*")) if path.parent.is_dir() else []


def size_of(path: Path) -> int:
    """Bytes on disk, with the journal."""
    total = 0
    for suffix in ("", "-wal"):
        with contextlib.suppress(OSError):
            total += _beside(path, suffix).stat().st_size
    return total


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _told_apart(error: Exception) -> Exception:
    around = any(word in str(error) for word in _AROUND)
    return error if around else UnusableError(_DAMAGED)


def _prepare(db: sqlite3.Connection, forget: float) -> None:
    if not _is_new(db):
        _check(db)  # before anything is written to what may be somebody else's
    db.execute("PRAGMA auto_vacuum = INCREMENTAL")
    _switch_to_wal(db)
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA journal_size_limit = 16000000")
    db.execute("BEGIN IMMEDIATE")  # two processes may both find a new file
    if _is_new(db):
        for statement in _SCHEMA:
            db.execute(statement)
    forget_older(db, forget)
    db.execute("COMMIT")


def _switch_to_wal(db: sqlite3.Connection) -> None:
    """SQLite does not wait for another process here, whatever the timeout says."""
    import sqlite3

    for left in range(_WAL_TRIES, -1, -1):
        try:
            db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if not left or "locked" not in str(error):
                raise
            time.sleep(_BUSY / _WAL_TRIES)
        else:
            return


def _is_new(db: sqlite3.Connection) -> bool:
    return bool(db.execute("SELECT count(*) = 0 FROM sqlite_master").fetchone()[0])


def _check(db: sqlite3.Connection) -> None:
    """Raises `UnusableError` unless the file is a store of this version."""
    ours = db.execute("PRAGMA application_id").fetchone()[0] == _APPLICATION_ID
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if not ours or version != _VERSION:
        raise UnusableError("was made by another version of auditor, or another program")
