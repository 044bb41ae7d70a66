from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from auditor.worker import Pool, WorkerError
from tests import worker_tasks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONG = 60.0
SHORT = 0.5


@pytest.fixture
def pool() -> Iterator[Pool]:
    pool = Pool(size=2)
    yield pool
    pool.close()


def test_bytes_go_in_and_json_comes_out(pool: Pool) -> None:
    data = b"\0\xff\n{}" * 1_000_000
    answer = pool.run(worker_tasks.told, data, limit=LONG)
    assert answer["size"] == len(data)
    assert answer["text"] == data[:20].decode("latin-1")


def test_a_child_is_used_again(pool: Pool) -> None:
    processes = {pool.run(worker_tasks.told, b"", limit=LONG)["process"] for _ in range(5)}
    assert len(processes) == 1


def test_what_a_library_prints_is_no_answer(pool: Pool) -> None:
    for _ in range(2):
        assert pool.run(worker_tasks.prints, b"", limit=LONG) == "the answer"


def test_a_task_that_hangs_is_ended(pool: Pool) -> None:
    with pytest.raises(WorkerError, match=r"took longer than 0\.5 s"):
        pool.run(worker_tasks.sleeps, b"", limit=SHORT)
    assert pool.run(worker_tasks.told, b"x", limit=LONG)["size"] == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there is no sleep in the C library")
def test_a_task_that_holds_the_interpreter_is_ended(pool: Pool) -> None:
    with pytest.raises(WorkerError, match="took longer"):
        pool.run(worker_tasks.hangs_in_c, b"", limit=SHORT)


def test_a_crash_is_an_error_of_ours(pool: Pool) -> None:
    for _ in range(2):
        with pytest.raises(WorkerError, match="crash"):
            pool.run(worker_tasks.crashes, b"x" * 3_000_000, limit=LONG)


def test_a_used_child_that_dies_is_replaced_and_the_work_done(pool: Pool) -> None:
    for _ in range(3):
        assert pool.run(worker_tasks.crashes_the_second_time, b"", limit=LONG) == 1


def test_an_exception_is_named_and_its_text_is_not(pool: Pool) -> None:
    with pytest.raises(WorkerError, match="ValueError") as raised:
        pool.run(worker_tasks.raises, b"", limit=LONG)
    assert "what the file says" not in str(raised.value)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux caps the address space")
def test_memory_is_capped(pool: Pool) -> None:
    for _ in range(2):
        with pytest.raises(WorkerError, match="needs more memory to read than it may have"):
            pool.run(worker_tasks.eats_memory, b"", limit=LONG)
    small = Pool(1, memory=200 << 20)
    assert pool.run(worker_tasks.fills, b"", limit=LONG) == 300 << 20
    with pytest.raises(WorkerError, match="more memory"):
        small.run(worker_tasks.fills, b"", limit=LONG)
    small.close()


def test_a_child_started_ahead_is_the_one_that_works() -> None:
    pool = Pool(1, preload=("tests.worker_tasks",))
    pool.start()
    first = pool.run(worker_tasks.told, b"", limit=LONG)["process"]
    assert pool.run(worker_tasks.told, b"", limit=LONG)["process"] == first
    assert pool.run(worker_tasks.headed, b"x", limit=LONG, head={"a": "é"}) == ["x", {"a": "é"}]
    pool.close()


def test_threads_share_a_pool(pool: Pool) -> None:
    payloads = [b"x" * (n * 10_000) for n in range(40)]

    def size(data: bytes) -> int:
        return int(pool.run(worker_tasks.told, data, limit=LONG)["size"])

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(size, payloads)) == [len(data) for data in payloads]


def test_no_thread_is_left_behind(pool: Pool) -> None:
    before = threading.active_count()
    pool.run(worker_tasks.told, b"", limit=LONG)
    assert threading.active_count() <= before + 1  # a cancelled timer may take a moment


def test_without_a_python_to_start_it_is_said(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(WorkerError, match="no process could be started"):
        pool.run(worker_tasks.told, b"", limit=LONG)


def test_a_child_imports_nothing_from_the_working_directory(tmp_path: Path) -> None:
    """`python -c` would put it first: a repository that is checked may hold a json.py."""
    (tmp_path / "json.py").write_text("raise SystemExit(3)")
    script = (
        "import sys; sys.path[:] = sys.argv[1:]\n"
        "from auditor.worker import Pool\n"
        "from tests import worker_tasks\n"
        "print(Pool(1).run(worker_tasks.told, b'x', limit=60)['size'])\n"
    )
    paths = [path for path in sys.path if path]
    done = subprocess.run(
        [sys.executable, "-c", script, *paths],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr, done.returncode) == ("1\n", "", 0)
