"""The store killed at random moments: is anything lost, is anything torn?

    python -m benchmarks.kill [TIMES]

A process writes responses with several threads and says of each that it is kept, once `put` has
returned. It is killed (SIGKILL) at a random moment; then everything it spoke of has to be there,
whole, in a sound file, and so has everything else that is there. All rounds use one file with a
small limit, so the oldest go while it is written to.
"""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from auditor.model import Fetched
from auditor.store import Store
from auditor.store_file import check_whole

ROOT = Path(__file__).parent.parent
LIMIT = 100_000_000
LONGEST = 0.4  # seconds from the first item until the end
THREADS = 4


class Outcome(NamedTuple):
    """`promised`: items whose writing was done; `lost` and `torn` of all that should be there."""

    promised: int
    lost: int
    torn: int


def item(seed: int, number: int) -> Fetched:
    """A response that can be made again: up to 120 KB, half of which can be compressed."""
    url = f"http://kill.example/{seed}/{number}"
    chance = random.Random(url)
    noise = chance.randbytes(chance.randrange(60_000))
    digest = hashlib.sha256(noise).hexdigest()
    return Fetched(url, (), 200, (("x-digest", digest),), noise + b"<p>" * (len(noise) // 3))


def write(path: Path, seed: int) -> None:
    """Until killed. Each line on standard output is the number of an item that is kept."""
    import threading

    store = Store(path, max_bytes=LIMIT)

    def work(first: int) -> None:
        number = first
        while True:
            fetched = item(seed, number)
            store.put(fetched.url, fetched, outcome="ok", good_for=3600)
            os.write(1, b"%d\n" % number)
            number += THREADS

    for first in range(THREADS):
        threading.Thread(target=work, args=(first,)).start()


def kill_once(path: Path, seed: int) -> Outcome:
    chance = random.Random(seed)
    command = [sys.executable, "-m", "benchmarks.kill", "--write", str(path), str(seed)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, cwd=ROOT) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(chance.random() * LONGEST)
        process.kill()
        lines = (first + process.stdout.read()).splitlines(keepends=True)
    promised = [int(line) for line in lines if line.endswith(b"\n")]
    check_whole(path)
    return _compared(path, seed, promised)


def _compared(path: Path, seed: int, promised: list[int]) -> Outcome:
    """Reads everything back. An item that made room for newer ones is not lost."""
    store = Store(path, max_bytes=LIMIT)
    assert not store.note, store.note
    lost = torn = 0
    for number in range(max(promised, default=0) + THREADS + 1):
        expected = item(seed, number)
        entry = store.get(expected.url)
        if entry is None:
            lost += number in promised
        elif entry.fetched != expected:
            torn += 1
    store.close()
    return Outcome(len(promised), lost, torn)


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.sqlite"
        outcomes = [kill_once(path, seed) for seed in range(times)]
    promised, lost, torn = (sum(column) for column in zip(*outcomes, strict=True))
    print(f"killed {times} times, {promised:,} responses kept before: {lost} lost, {torn} torn")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
