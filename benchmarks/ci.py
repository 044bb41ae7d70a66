"""A repository's documents: seconds of `auditor ci`, again from the store, and of a small change.

    python -m benchmarks.ci [--files N] [--links N] [--hosts N] [--latency MS] [--jobs N] [--json]

1,000 Markdown files with 5,000 links on 300 loopback hosts that take 100 ms to answer, made from a
seed; then the same from the store, and with three files changed since the last commit. lychee,
where it is installed, checks the links of the same files; it reads no page and judges no claim.
Then 300 healthy links behind walls, limits, slow hosts and odd redirects: none may be an error.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.page_server import serving
from benchmarks.thread import PLACES, SUBJECTS, VERBS
from benchmarks.throughput import bodies
from tests.servers import Reply, Request, serve

FIRST, AGAIN, CHANGED = 45, 5, 2  # the targets, in seconds
HEALTHY = 300
TEXT = "The bridge was opened in the upper town in 1931 and cost 12 thousand crowns. " * 12


def write_documents(root: Path, files: int, urls: list[str]) -> None:
    chance = random.Random(11)
    each = len(urls) // files
    for number in range(files):
        lines = [f"# Document {number}", ""]
        for url in urls[number * each : (number + 1) * each]:
            lines += [
                f"{chance.choice(SUBJECTS)} {chance.choice(VERBS)} {chance.choice(PLACES)} in"
                f" {chance.randint(1700, 1990)} ([page]({url})). It is well known for that.",
                "",
            ]
        path = root / f"part{number // 100}" / f"{number}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(lines), encoding="utf-8")


def _git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=bench", "-c", "user.email=b@bench.test", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)


def _ci(root: Path, cache: Path, *options: str) -> tuple[float, dict[str, Any]]:
    """Seconds, and the report."""
    command = [sys.executable, "-m", "auditor", "ci", ".", "--allow-network", "127.0.0.0/8"]
    command += ["--fail-on", "never", "--no-archive", "--format", "json", *options]
    where = f"{Path.cwd()}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
    environment = {**os.environ, "AUDITOR_CACHE_DIR": str(cache), "PYTHONPATH": where}
    began = time.perf_counter()
    done = subprocess.run(
        command, check=True, env=environment, cwd=root, capture_output=True, text=True
    )
    return time.perf_counter() - began, json.loads(done.stdout)


def _lychee(root: Path) -> float | None:
    program = shutil.which("lychee")
    if program is None:
        return None
    command = [program, "--no-progress", "--max-concurrency", "128", "--format", "json", "."]
    began = time.perf_counter()
    subprocess.run(command, check=False, cwd=root, capture_output=True)
    return time.perf_counter() - began


def measure(options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    hosts = [f"127.33.{n // 250}.{n % 250 + 1}" for n in range(options.hosts)]
    root, cache = folder / "repo", folder / "cache"
    root.mkdir()
    jobs = ("--jobs", str(options.jobs))
    with serving(bodies(), hosts, latency=options.latency / 1000) as server:
        urls = [
            f"http://{hosts[n % len(hosts)]}:{server.port}/page/{n}" for n in range(options.links)
        ]
        write_documents(root, options.files, urls)
        _git(root, "init", "-q")
        _git(root, "add", ".")
        _git(root, "commit", "-qm", "first")
        first, _ = _ci(root, cache, *jobs)
        asked = server.served().requests
        again, _ = _ci(root, cache, *jobs)
        for path in sorted(root.glob("part0/*.md"))[:3]:
            with path.open("a", encoding="utf-8") as file:
                file.write(f"The tower was sold by the river in 1801 ([page]({urls[0]})).\n")
        changed, report = _ci(root, cache, *jobs, "--changed-since", "HEAD")
        lychee = _lychee(root)
    return {
        "first": first,
        "again": again,
        "changed": changed,
        "changed_files": report["content"]["files"],
        "requests": asked,
        "lychee": lychee,
    }


def _healthy(request: Request) -> Reply:
    """What sites of the web do to programs although the page is there."""
    kind, _, number = request.path.strip("/").partition("/")
    text = (("Content-Type", "text/html; charset=utf-8"),)
    page = f"<html lang=en><title>Page {number}</title><main><p>{TEXT}{number}</p></main></html>"
    if kind in ("wall", "limit", "down", "teapot"):
        status = {"wall": 403, "limit": 429, "down": 503, "teapot": 999}[kind]
        return Reply(status=status, headers=text, body=b"<p>Are you a robot?</p>")
    if kind == "cookie" and b"cookie" not in str(request.headers).lower().encode():
        return Reply(status=302, headers=(("Location", request.path),), body=b"")
    if kind == "moved":
        return Reply(status=301, headers=(("Location", f"/page/{number}"),), body=b"")
    return Reply(headers=text, body=page.encode())


def false_alarms(folder: Path) -> dict[str, int]:
    """Findings by severity on links that are all healthy; strikes are off."""
    kinds = ("wall", "limit", "down", "teapot", "cookie", "moved", "page")
    root = folder / "healthy"
    root.mkdir()
    with serve(_healthy, host="0.0.0.0") as site:  # noqa: S104 - all of loopback: a site each
        for number in range(HEALTHY):
            host = f"127.34.{number // 250}.{number % 250 + 1}"
            url = site.url(f"/{kinds[number % len(kinds)]}/{number}", host)
            text = f"The bridge was opened in the upper town in 1931 ([page]({url})).\n"
            (root / f"{number}.md").write_text(text, encoding="utf-8")
        _, report = _ci(root, folder / "cache2", "--strikes", "1", "--jobs", "64")
    found: dict[str, int] = report["totals"]["findings"]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--files", type=int, default=1_000)
    parser.add_argument("--links", type=int, default=5_000)
    parser.add_argument("--hosts", type=int, default=300)
    parser.add_argument("--latency", type=int, default=100)
    parser.add_argument("--jobs", type=int, default=64)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        told = measure(options, Path(name))
        told["false_alarms"] = false_alarms(Path(name))
    if options.json:
        print(json.dumps(told))
        return
    print(f"{options.files:,} files, {options.links:,} links, {options.hosts} hosts")
    print(f"first run      {told['first']:7.1f} s   target {FIRST}   {told['requests']:,} requests")
    print(f"again          {told['again']:7.1f} s   target {AGAIN}")
    print(f"three changed  {told['changed']:7.1f} s   target {CHANGED}")
    lychee = told["lychee"]
    print(f"lychee         {lychee:7.1f} s" if lychee else "lychee         not installed")
    print(f"{HEALTHY} healthy links: {told['false_alarms']}; target 0 errors")


if __name__ == "__main__":
    main()
