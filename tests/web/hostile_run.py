"""Fetches and reads `URL/0` to `URL/COUNT`, and says what memory that took: MB at the peak.

    python -m tests.web.hostile_run URL COUNT

`peak` is this process's own, `reader` that of the largest child still there. Not from `getrusage`:
a process inherits the peak of the one that started it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from auditor.model import Link, Span
from auditor.pages.inspect import inspect_page
from auditor.web.fetch import fetch_all
from tests.web.clients import client


def peak(process: str) -> int:
    for line in _read(Path(f"/proc/{process}/status")).splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) // 1024
    return 0


def readers() -> list[str]:
    tasks = Path("/proc/self/task").glob("*/children")
    return [child for task in tasks for child in _read(task).split()]


def _read(path: Path) -> str:
    """Threads and processes come and go while they are looked at."""
    try:
        return path.read_text()
    except OSError:
        return ""


def main(start: str, count: int) -> None:
    read = largest = 0
    with client(timeout=0.2, retries=0) as fetcher:
        for url, fetched in fetch_all(fetcher, [f"{start}{n}" for n in range(count)], jobs=4):
            inspect_page(Link(url, url, Span(0, len(url))), fetched)
            read += 1
            largest = max([largest, *map(peak, readers())])
    sys.stdout.write(json.dumps({"read": read, "peak": peak("self"), "reader": largest}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
