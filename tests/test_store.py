"""The store of responses."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from datetime import datetime, timezone
from pathlib import Path

import pytest

from auditor.errors import ConfigError, ExitCode
from auditor.model import Failure, FailureKind, Fetched, Hop
from auditor.store import Store, from_json, time_to_live, to_json

PAGE = Fetched(
    "http://a.example/é",
    (Hop("http://a.example/é", 302, "/x", "192.0.2.1"), Hop("http://a.example/x", 200)),
    200,
    (("content-type", "text/html"), ("x", "é\udc80")),
    b"\0body\xff",
    None,
    datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc),
)
DEAD = Fetched("http://dead.example/", (), 404)
DOWN = Fetched("http://down.example/", failure=Failure(FailureKind.TIMEOUT, "too long"))


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "store.db"


@pytest.mark.parametrize("fetched", [PAGE, DEAD, DOWN, Fetched("\ud800", (), 200)])
def test_what_was_put_is_got(path: Path, fetched: Fetched) -> None:
    store = Store(path)
    store.put(fetched)
    assert store.get(fetched.url) == fetched
    assert store.get(fetched.url, "other options") is None
    store.close()
    again = Store(path)
    assert again.get(fetched.url) == fetched
    again.close()


def test_a_page_lasts_a_day_and_bad_news_an_hour(path: Path) -> None:
    clock = Clock()
    store = Store(path, clock=clock)
    for fetched in (PAGE, DEAD, DOWN):
        store.put(fetched)
    clock.now += 3599
    assert store.get(DEAD.url) == DEAD and store.get(DOWN.url) == DOWN
    clock.now += 1
    assert store.get(DEAD.url) is None and store.get(DOWN.url) is None
    clock.now += 22 * 3600
    assert store.get(PAGE.url) == PAGE
    clock.now += 3600
    assert store.get(PAGE.url) is None
    store.close()


@pytest.mark.parametrize(
    "kind", [FailureKind.OFFLINE, FailureKind.NOT_IN_CAPTURE, FailureKind.REFUSED]
)
def test_what_no_server_said_is_not_kept(path: Path, kind: FailureKind) -> None:
    fetched = Fetched("http://a.example/", failure=Failure(kind))
    assert time_to_live(fetched) == 0
    store = Store(path)
    store.put(fetched)
    assert store.get(fetched.url) is None
    store.close()


def test_opening_clears_out_what_has_expired(path: Path) -> None:
    clock = Clock()
    store = Store(path, clock=clock)
    store.put(PAGE)
    store.close()
    clock.now += 100_000
    Store(path, clock=clock).close()
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT count(*) FROM response").fetchone() == (0,)
    db.close()


def test_threads_share_it(path: Path) -> None:
    store = Store(path)
    urls = [f"http://a.example/{number}" for number in range(40)]

    def work(some: list[str]) -> None:
        for url in some:
            store.put(Fetched(url, (), 200, body=url.encode()))
            store.get(url)

    threads = [threading.Thread(target=work, args=(urls[start::4],)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert all(store.get(url) == Fetched(url, (), 200, body=url.encode()) for url in urls)
    store.close()


WRITER = """
import sys
from pathlib import Path
from auditor.model import Fetched
from auditor.store import Store
store = Store(Path(sys.argv[1]))
for number in range(50):
    store.put(Fetched(f"http://{sys.argv[2]}.example/{number}", (), 200))
store.close()
"""


def test_two_processes_share_it(path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), name], env=environment)
        for name in ("one", "two")
    ]
    assert [writer.wait(30) for writer in writers] == [0, 0]
    store = Store(path)
    assert store.get("http://one.example/49") and store.get("http://two.example/49")
    store.close()


@pytest.mark.parametrize("data", [b"not a database" * 100, b"SQLite format 3\0" + b"\xff" * 2000])
def test_a_damaged_file_is_told_with_what_to_do(path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    with pytest.raises(ConfigError, match=r"store\.db") as caught:
        Store(path)
    assert "delete" in caught.value.hint and caught.value.exit_code is ExitCode.USAGE


def test_a_damaged_row_is_told(path: Path) -> None:
    store = Store(path)
    store.put(PAGE)
    with sqlite3.connect(path) as db:
        db.execute("UPDATE response SET meta = '{}'")
    db.close()
    with pytest.raises(ConfigError):
        store.get(PAGE.url)
    store.close()


def test_another_versions_file_is_left_alone(path: Path) -> None:
    Store(path).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    before = path.read_bytes()
    with pytest.raises(ConfigError, match="another version"):
        Store(path)
    assert path.read_bytes() == before


def test_a_place_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError):
        Store(tmp_path / "file" / "store.db")
    with pytest.raises(ConfigError):
        Store(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        "[" * 100_000,
        to_json(DOWN).replace("timeout", "tomorrow"),
        to_json(PAGE).replace("302", '"302"'),
        to_json(PAGE).replace("2026-01", "2026-99"),
    ],
)
def test_only_what_was_stored_is_read(text: str) -> None:
    with pytest.raises(ValueError):
        from_json(text, b"")
