"""`auditor check` on an answer with ten citations, pages 100 ms away, whole process.

    python benchmarks/check.py [RUNS]

The pages are served on loopback. The peer is what a script would do: plain requests in ten
threads, which fetches the same pages and judges nothing.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CITATIONS = 10
LATENCY = 0.1  # seconds
TARGET = 1.5  # seconds
PARAGRAPH = (
    "<p>The town council met on {n} May and voted to close bridge number {n} for repairs that will "
    "last {n}0 weeks. The mayor said that the old steel had rusted more than the engineers had "
    "expected, and that traffic would be led over the ferry until the work is done.</p>"
)
PEER = """
import sys
from concurrent.futures import ThreadPoolExecutor
import requests
with ThreadPoolExecutor(10) as pool:
    print(sum(len(r.text) for r in pool.map(requests.get, sys.argv[1:])))
"""


class Page(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        time.sleep(LATENCY)
        number = self.path.rsplit("/", 1)[-1]
        text = "".join(PARAGRAPH.format(n=n) for n in (number, *range(100, 130)))
        body = f"<html><title>Bridge {number}</title><body><main>{text}</main></body>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


def answer(base: str) -> str:
    claims = [f"- Bridge number {n} is closed for {n}0 weeks [{n}]." for n in range(1, 11)]
    listed = [f"[{n}] {base}/bridge/{n}" for n in range(1, CITATIONS + 1)]
    return "\n".join([*claims, "", *listed])


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_address[1]}"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "answer.txt"
        file.write_text(answer(base), encoding="utf-8")
        auditor = [sys.executable, "-m", "auditor", "check", str(file), "--fail-on", "never"]
        auditor += ["--allow-network", "127.0.0.0/8"]
        os.environ["AUDITOR_CACHE_DIR"] = folder
        seconds(auditor)  # fills the cache
        commands = {
            "auditor check": [*auditor, "--no-cache"],
            "the same, cached": auditor,
            "requests, 10 threads": [
                sys.executable,
                "-c",
                PEER,
                *(f"{base}/bridge/{n}" for n in range(1, CITATIONS + 1)),
            ],
        }
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                taken[name].append(seconds(command))
    server.shutdown()
    peer = statistics.median(taken["requests, 10 threads"])
    print(f"{CITATIONS} citations, {LATENCY * 1000:.0f} ms away; target {TARGET} s; {runs} runs")
    print(f"{'command':22} {'median s':>9} {'min s':>7} {'x peer':>7}")
    for name, times in taken.items():
        median = statistics.median(times)
        print(f"{name:22} {median:9.2f} {min(times):7.2f} {median / peer:7.2f}")


if __name__ == "__main__":
    main()
