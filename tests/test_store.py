"""The store of responses."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from auditor.errors import ConfigError, ExitCode
from auditor.model import Failure, FailureKind, Fetched
from auditor.store import OLDEST, Removed, Store
from auditor.store_file import files_aside, size_of
from benchmarks.kill import kill_once
from tests.test_response_json import DOWN, PAGE

ROOT = Path(__file__).parent.parent


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "store.db"


def put(store: Store, *fetched: Fetched, good_for: float = 60.0) -> None:
    for each in fetched:
        store.put(each.url, each, outcome="ok", good_for=good_for)


def got(store: Store, url: str) -> Fetched | None:
    entry = store.get(url)
    return entry.fetched if entry else None


@pytest.mark.parametrize("fetched", [PAGE, DOWN, Fetched("\ud800", (), 200)])
def test_what_was_put_is_got(path: Path, fetched: Fetched) -> None:
    store = Store(path)
    put(store, fetched)
    assert got(store, fetched.url) == fetched
    assert store.get(fetched.url, "other options") is None
    store.close()
    again = Store(path)
    assert got(again, fetched.url) == fetched
    again.close()


def test_an_entry_knows_its_age_and_what_became_known_of_it(path: Path) -> None:
    clock = Clock()
    store = Store(path, clock=clock)
    put(store, PAGE)
    clock.now += 5
    store.learn(PAGE.url, outcome="blocked", good_for=7.0)
    store.learn("http://never.example/", outcome="dead", good_for=1.0)
    entry = store.get(PAGE.url)
    assert entry
    assert (entry.outcome, entry.good_for, entry.age) == ("blocked", 7.0, 5.0)
    store.close()


def test_pruning_removes_what_is_no_longer_good(path: Path) -> None:
    clock = Clock()
    store = Store(path, clock=clock)
    put(store, PAGE, good_for=100)
    put(store, DOWN, good_for=10)
    clock.now += 10
    removed = store.prune()
    assert removed.entries == 1 and removed.size > 0
    assert got(store, PAGE.url) and not got(store, DOWN.url)
    assert store.prune() == Removed(0, 0)
    assert store.clear().entries == 1
    assert store.contents().entries == 0
    store.close()


def test_opening_forgets_what_is_a_month_old(path: Path) -> None:
    clock = Clock()
    store = Store(path, clock=clock)
    put(store, PAGE, good_for=1e9)
    store.close()
    clock.now += OLDEST
    again = Store(path, clock=clock)
    assert again.contents().entries == 0
    again.close()


def test_the_oldest_go_when_it_is_full(path: Path) -> None:
    clock = Clock()
    limit = 1_000_000
    store = Store(path, clock=clock, max_bytes=limit)
    for number in range(300):
        clock.now += 1
        put(store, Fetched(f"http://a.example/{number}", (), 200, body=os.urandom(10_000)))
        assert size_of(path) < limit + 16_100_000, "the file and its journal"
    contents = store.contents()
    assert 60 < contents.entries < 100
    assert got(store, "http://a.example/299")
    assert not got(store, "http://a.example/0")
    assert store.prune(max_bytes=300_000).entries > 30
    assert got(store, "http://a.example/299")
    assert size_of(path) < 350_000, "space is given back"
    store.clear()
    assert size_of(path) < 50_000
    store.close()


def test_bodies_are_compressed(path: Path) -> None:
    store = Store(path)
    put(store, Fetched("http://a.example/", (), 200, body=b"<p>again and again</p>" * 50_000))
    store.close()
    assert size_of(path) < 100_000


def test_threads_share_it(path: Path) -> None:
    store = Store(path)
    urls = [f"http://a.example/{number}" for number in range(400)]

    def work(some: list[str]) -> None:
        for url in some:
            put(store, Fetched(url, (), 200, body=url.encode()))
            store.get(url)

    threads = [threading.Thread(target=work, args=(urls[start::128],)) for start in range(128)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert all(got(store, url) == Fetched(url, (), 200, body=url.encode()) for url in urls)
    store.close()


WRITER = """
import sys
from pathlib import Path
from auditor.model import Fetched
from auditor.store import Store
for turn in range(5):  # opening is where two processes meet most
    store = Store(Path(sys.argv[1]))
    assert not store.note, store.note
    for number in range(turn * 10, turn * 10 + 10):
        url = f"http://{sys.argv[2]}.example/{number}"
        store.put(url, Fetched(url, (), 200), outcome="ok", good_for=60)
    store.close()
"""


def together(path: Path, *names: str) -> list[int]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), name], env=environment)
        for name in names
    ]
    return [writer.wait(60) for writer in writers]


def test_processes_share_it(path: Path) -> None:
    assert together(path, "one", "two", "three") == [0, 0, 0]
    store = Store(path)
    assert store.contents().entries == 150
    store.close()


@pytest.mark.parametrize("emptied", [False, True])
def test_kill_loses_nothing_and_tears_nothing(path: Path, emptied: bool) -> None:
    """The hundred are in benchmarks/kill.py."""
    for seed in range(3):
        outcome = kill_once(path, seed)
        assert (outcome.lost, outcome.torn) == (0, 0)
        assert outcome.promised > 0
        if emptied:  # else the next run meets what this one left
            Store(path).clear()


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE response (mine TEXT)")
        db.execute("INSERT INTO response VALUES ('dear')")
    db.close()


def older(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE response (url TEXT, options TEXT, expires REAL)")
        db.execute("PRAGMA user_version = 1")
    db.close()


def newer(path: Path) -> None:
    Store(path).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()


def overwritten(path: Path) -> None:
    """The beginning of a store, and rubbish after it."""
    Store(path).close()
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))


def text(path: Path) -> None:
    path.write_bytes(b"not a database" * 100)


def header_only(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 2000)


@pytest.mark.parametrize("made", [foreign, older, newer, text, header_only])
def test_a_file_that_is_no_store_is_set_aside(path: Path, made: object) -> None:
    path.parent.mkdir()
    made(path)  # type: ignore[operator]
    before = path.read_bytes()
    store = Store(path)
    assert str(path) in store.note and "set aside" in store.note
    put(store, PAGE)
    assert got(store, PAGE.url) == PAGE
    store.close()
    (aside,) = files_aside(path)
    assert aside.read_bytes() == before
    again = Store(path)
    assert not again.note and got(again, PAGE.url) == PAGE
    again.close()


def test_a_store_with_rubbish_in_it_is_set_aside(path: Path) -> None:
    path.parent.mkdir()
    overwritten(path)
    store = Store(path)
    assert "set aside" in store.note
    put(store, PAGE)
    assert got(store, PAGE.url) == PAGE
    store.close()
    assert len(files_aside(path)) == 1


def test_several_processes_that_find_it_damaged_set_it_aside_once(path: Path) -> None:
    path.parent.mkdir()
    text(path)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    script = WRITER.replace("assert not store.note, store.note", "")
    writers = [
        subprocess.Popen([sys.executable, "-c", script, str(path), name], env=environment)
        for name in ("one", "two", "three")
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    assert len(files_aside(path)) == 1
    assert not Store(path).note


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE response SET meta = X'00'",
        "UPDATE response SET body = substr(body, 1, 5)",
        "UPDATE response SET meta = 'text'",
        "UPDATE response SET stored_at = 'yesterday'",
    ],
)
def test_a_damaged_row_is_as_good_as_none(path: Path, damage: str) -> None:
    store = Store(path)
    put(store, PAGE)
    with sqlite3.connect(path) as db:
        db.execute(damage)
    db.close()
    assert store.get(PAGE.url) is None
    store.contents()
    put(store, PAGE)
    assert got(store, PAGE.url) == PAGE
    store.close()


def test_nobody_else_may_read_it(path: Path) -> None:
    store = Store(path)
    put(store, PAGE)
    for file in (path, *path.parent.iterdir()):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    store.close()


def test_a_place_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path / "file" / "store.db", tmp_path, Path("/proc/store.db")):
        with pytest.raises(ConfigError, match="can't be used") as caught:
            Store(place)
        assert "--no-cache" in caught.value.hint
        assert caught.value.exit_code is ExitCode.USAGE


def test_a_closed_store_says_so_and_is_not_blamed(path: Path) -> None:
    store = Store(path)
    store.close()
    with pytest.raises(ConfigError):
        put(store, Fetched("http://a.example/", failure=Failure(FailureKind.TLS)))
    assert store.give_up() == ""
    assert files_aside(path) == []
