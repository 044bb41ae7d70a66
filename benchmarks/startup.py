"""How long `auditor --version` takes, whole process, beside an empty Python.

python benchmarks/startup.py [RUNS]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

TARGET = 0.2  # seconds


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "auditor --version": [sys.executable, "-m", "auditor", "--version"],
    }
    print(f"{'command':20} {'median s':>9} {'min s':>7}   target {TARGET} s, {runs} runs in turn")
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            taken[name].append(seconds(command))
    for name, times in taken.items():
        print(f"{name:20} {statistics.median(times):9.3f} {min(times):7.3f}")


if __name__ == "__main__":
    main()
