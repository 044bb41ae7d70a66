"""A whole export: seconds and memory of `auditor thread`, and of the same again from the store.

    python -m benchmarks.thread [--posts N] [--answers N] [--urls N] [--hosts N] [--latency MS]
                                [--jobs N] [--format NAME] [--json]

10,000 posts, 2,000 of them an assistant's answer, with 12,000 citations of 4,000 URLs on 200
loopback hosts that take 100 ms to answer, made from a seed. Politeness is as it comes.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.page_server import serving
from benchmarks.throughput import bodies

CITATIONS = 6
WALL, AGAIN, PEAK = 60, 20, 500  # the targets: seconds, seconds, MB
SUBJECTS = [
    "The bridge",
    "The harbour",
    "The museum",
    "The old mill",
    "The railway",
    "The theatre",
    "The canal",
]
VERBS = ["was opened", "was rebuilt", "was closed", "was measured", "was painted", "was sold"]
PLACES = ["in the upper town", "by the river", "near the market", "at the northern gate"]
SMALL_TALK = "I do not agree with that at all. Has anybody been there lately? We went in spring. "


def export(posts: int, answers: int, urls: list[str]) -> str:
    chance = random.Random(7)
    every = max(1, posts // answers)
    lines = []
    for number in range(posts):
        body = SMALL_TALK * chance.randint(1, 6)
        if number % every == 0:
            body = f"I asked it myself:\n\n{_answer(chance, number // every, urls)}"
        lines.append(
            json.dumps(
                {
                    "id": number,
                    "author": f"user{number % 997}",
                    "time": 1_700_000_000 + 60 * number,
                    "thread": f"Thread {number // 100}",
                    "body": body,
                }
            )
        )
    return "\n".join(lines) + "\n"


def _answer(chance: random.Random, number: int, urls: list[str]) -> str:
    cited = [urls[(number * CITATIONS + i) % len(urls)] for i in range(CITATIONS)]
    claims = [
        f"{chance.choice(SUBJECTS)} {chance.choice(VERBS)} {chance.choice(PLACES)} in"
        f" {chance.randint(1700, 1990)} and cost {chance.randint(2, 900)} thousand crowns[^{i}^]."
        for i in range(1, CITATIONS + 1)
    ]
    listed = [f"[^{i}^]: [{chance.choice(SUBJECTS)}]({url})" for i, url in enumerate(cited, 1)]
    return "Hello, this is Bing.\n\n" + "\n\n".join(claims) + "\n\n" + "\n".join(listed)


def _run(path: Path, folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    command = [sys.executable, "-m", "auditor", "thread", str(path), "--jobs", str(options.jobs)]
    command += ["--allow-network", "127.0.0.0/8", "--fail-on", "never", "--no-archive"]
    output = folder / f"report.{options.format}"
    command += ["--format", options.format, "--output", str(output)]
    environment = {**os.environ, "AUDITOR_CACHE_DIR": str(folder / "cache")}
    began = time.perf_counter()
    subprocess.run(command, check=True, env=environment, stderr=subprocess.DEVNULL)
    wall = time.perf_counter() - began
    return {"wall": wall, "size": output.stat().st_size / 1e6}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--posts", type=int, default=10_000)
    parser.add_argument("--answers", type=int, default=2_000)
    parser.add_argument("--urls", type=int, default=4_000)
    parser.add_argument("--hosts", type=int, default=200)
    parser.add_argument("--latency", type=int, default=100)
    parser.add_argument("--jobs", type=int, default=64)
    parser.add_argument("--format", default="json")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    hosts = [f"127.32.{n // 250}.{n % 250 + 1}" for n in range(options.hosts)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with serving(bodies(), hosts, latency=options.latency / 1000) as server:
            urls = [
                f"http://{hosts[n % len(hosts)]}:{server.port}/page/{n}"
                for n in range(options.urls)
            ]
            path = folder / "export.jsonl"
            path.write_text(export(options.posts, options.answers, urls), encoding="utf-8")
            first = _run(path, folder, options)
            asked = server.served().requests
            again = _run(path, folder, options)
            asked_again = server.served().requests
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    told = {
        "wall": first["wall"],
        "again": again["wall"],
        "peak": peak,
        "requests": asked,
        "requests_again": asked_again,
        "report": first["size"],
    }
    if options.json:
        print(json.dumps(told))
        return
    print(f"{options.posts:,} posts, {options.answers:,} answers, {options.urls:,} URLs")
    print(f"first run      {told['wall']:7.1f} s   target {WALL}   {asked:,} requests")
    print(f"again          {told['again']:7.1f} s   target {AGAIN}   {asked_again:,} requests")
    print(f"largest process{peak:7.0f} MB  target {PEAK}")
    print(f"report         {told['report']:7.1f} MB  {options.format}")


if __name__ == "__main__":
    main()
