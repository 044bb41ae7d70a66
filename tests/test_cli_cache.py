"""`auditor cache`, and what `auditor check` keeps."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.commands import Done, run
from tests.servers import Reply, Request, hanging, page

if TYPE_CHECKING:
    from collections.abc import Callable

LOOPBACK = ("--allow-network", "127.0.0.0/8")
OPTIONS = (*LOOPBACK, "--no-probe")  # exact counts of requests
TEXT = "The red bridge of the town was opened to traffic in 1931 by the mayor of the town."


def cache_file() -> Path:
    return Path(os.environ["AUDITOR_CACHE_DIR"]) / "pages.sqlite"


def citing(*urls: str) -> bytes:
    claims = [f"{TEXT} [{n}]" for n in range(1, len(urls) + 1)]
    listed = [f"[{n}] {url}" for n, url in enumerate(urls, start=1)]
    return "\n\n".join([*claims, *listed]).encode()


def check(*urls: str, options: tuple[str, ...] = ()) -> Done:
    return run("check", "-", "--fail-on", "never", *OPTIONS, *options, stdin=citing(*urls))


def told() -> dict[str, Any]:
    value: dict[str, Any] = json.loads(run("cache", "info", "--json").out)
    return value


# --- auditor check ------------------------------------------------------------------------------


def test_a_page_is_fetched_once_and_a_run_that_reuses_it_says_so(serve: Any) -> None:
    with serve({"/bridge": page(TEXT)}) as site:
        for times, options, said in (
            (1, (), False),
            (1, (), True),
            (2, ("--no-cache",), False),
            (3, ("--max-age", "0"), False),
            (3, ("--max-age", "7d"), True),
        ):
            done = check(site.url("/bridge"), options=options)
            assert done.code == 0
            assert "supported by the page" in done.out
            assert site.asked("/bridge") == times
            assert ("1 page as fetched up to" in done.err) is said


def test_without_a_network_or_a_wish_nothing_is_kept(serve: Any, tmp_path: Path) -> None:
    capture = tmp_path / "a.warc.gz"
    with serve({"/bridge": page(TEXT)}) as site:
        for options in (
            ("--offline",),
            ("--no-cache", "--record", str(capture)),
            ("--replay", str(capture)),
        ):
            assert check(site.url("/bridge"), options=options).code == 0
            assert not cache_file().exists()
        check(site.url("/bridge"))
        assert check(site.url("/other"), options=("--replay", str(capture))).code == 3
        assert site.asked("/bridge") == 2


def test_what_is_served_is_recorded_with_the_time_of_its_fetch(serve: Any, tmp_path: Path) -> None:
    dates = []
    with serve({"/bridge": page(TEXT)}) as site:
        for name in ("first.warc.gz", "second.warc.gz"):
            check(site.url("/bridge"), options=("--record", str(tmp_path / name)))
            with (tmp_path / name).open("rb") as stream:
                dates += [
                    record.rec_headers.get_header("WARC-Date")
                    for record in ArchiveIterator(stream)
                    if record.rec_type == "response"
                ]
        assert site.asked("/bridge") == 1
    assert len(dates) == 2
    assert dates[0] == dates[1]
    replayed = check(site.url("/bridge"), options=("--replay", str(tmp_path / "second.warc.gz")))
    assert "supported by the page" in replayed.out


def test_bad_news_and_walls_are_kept_as_what_they_are(serve: Any) -> None:
    wall = Reply(200, (("cf-mitigated", "challenge"),), b"<title>Just a moment...</title>")
    private = Reply(200, (("Cache-Control", "no-store"), ("Content-Type", "text/plain")), b"x" * 99)
    with serve({"/bridge": page(TEXT), "/wall": wall, "/private": private}) as site:
        urls = [site.url(path) for path in ("/bridge", "/wall", "/gone", "/private")]
        for _ in range(2):
            check(*urls, options=("--no-archive",))
        assert [site.asked(path) for path in ("/bridge", "/wall", "/private")] == [1, 1, 2]
    assert told()["outcomes"] == {"blocked": 1, "dead": 1, "ok": 1}


def test_a_network_that_is_down_is_not_remembered(
    serve: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serve({"/bridge": page(TEXT)}) as site:
        url = site.url("/bridge")
    assert "unreachable" in check(url, options=("--verbose",)).out.lower()
    assert told()["entries"] == 0


class Interrupted:
    """Eight pages, of which the sixth does not come until `go_on`."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.go_on = False
        self.answered: Counter[str] = Counter()

    def __call__(self, request: Request) -> Reply:
        if request.path == "/6" and not self.go_on:
            self.reached.set()
            return hanging()
        self.answered[request.path] += 1
        return page(TEXT)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_run_that_was_stopped_fetches_nothing_twice(serve: Any, stop: signal.Signals) -> None:
    pages = Interrupted()
    with serve(pages) as site:
        urls = [site.url(f"/{n}") for n in range(1, 9)]
        command = [sys.executable, "-m", "auditor", "check", "-", *OPTIONS, "--jobs", "1"]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        ) as process:
            assert process.stdin is not None
            process.stdin.write(citing(*urls))
            process.stdin.close()
            assert pages.reached.wait(60)
            process.send_signal(stop)
            assert process.wait(60) in (130, -signal.SIGKILL)
        assert sum(pages.answered.values()) == 5
        pages.go_on = True
        done = check(*urls)
    assert "5 pages as fetched up to" in done.err
    assert "INCOMPLETE" not in done.out
    assert pages.answered == {f"/{n}": 1 for n in range(1, 9)}


def test_two_runs_at_once_share_the_cache(serve: Any) -> None:
    with serve({f"/{n}": page(TEXT) for n in range(1, 6)}) as site:
        urls = [site.url(f"/{n}") for n in range(1, 6)]
        command = [sys.executable, "-m", "auditor", "check", "-", *OPTIONS, "--fail-on", "never"]
        running = [
            subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            for _ in range(2)
        ]
        for process in running:
            assert process.stdin is not None
            process.stdin.write(citing(*urls))
            process.stdin.close()
        for process in running:
            assert process.stdout is not None
            assert b"supported by the page" in process.stdout.read()
            process.stdout.close()
            assert process.wait(60) == 0
        before = len(site.requests)
        check(*urls)
        assert len(site.requests) == before
    assert told()["entries"] == 5


# --- trouble ------------------------------------------------------------------------------------


def test_a_file_that_is_no_cache_is_set_aside_and_said(serve: Any) -> None:
    cache_file().parent.mkdir()
    cache_file().write_text("dear diary " * 1000, encoding="utf-8")
    with serve({"/bridge": page(TEXT)}) as site:
        done = check(site.url("/bridge"))
        assert done.code == 0
        assert "set aside" in done.err
        assert "set aside" not in check(site.url("/bridge")).err
        assert site.asked("/bridge") == 1
    (aside,) = told()["set_aside"]
    assert Path(aside).read_text("utf-8").startswith("dear diary")
    assert "Removed 3 entries" in (cleared := run("cache", "clear").out)
    assert f"Removed {aside}." in cleared
    assert not Path(aside).exists()


def a_file_in_the_way() -> None:
    cache_file().parent.write_bytes(b"")


def a_folder_in_its_place() -> None:
    cache_file().mkdir(parents=True)


@pytest.mark.parametrize("place", [a_file_in_the_way, a_folder_in_its_place])
def test_a_place_that_cannot_be_used_costs_the_cache_not_the_run(
    serve: Any, place: Callable[[], None]
) -> None:
    place()
    with serve({"/bridge": page(TEXT)}) as site:
        for times in (1, 2):
            done = check(site.url("/bridge"))
            assert done.code == 0
            assert "supported by the page" in done.out
            assert "Nothing is kept of this run" in done.err
            assert site.asked("/bridge") == times


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
from auditor.cli import main
main()
"""


def test_a_disk_that_is_full_costs_the_cache_not_the_run(serve: Any) -> None:
    """Full: no file may grow beyond 100 kB."""
    noise = Reply(200, (("Content-Type", "image/png"),), os.urandom(90_000))
    with serve({"/bridge": page(TEXT), "/1": noise, "/2": noise, "/3": noise}) as site:
        text = citing(*(site.url(path) for path in ("/1", "/2", "/3", "/bridge")))
        command = [sys.executable, "-c", LIMITED, "check", "-", *OPTIONS, "--fail-on", "never"]
        done = subprocess.run(command, input=text, capture_output=True, check=False, timeout=60)
    assert done.returncode == 0
    assert b"supported by the page" in done.stdout
    assert b"was not kept" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("written", ["", "1", "soon", "-1h", "1w", "31d", "1e3s", "٣d"])
def test_what_is_no_time_is_explained(written: str) -> None:
    done = run("check", "-", "--max-age", written, stdin=TEXT.encode())
    assert done.code == 2
    assert "30m" in done.err or "30 days" in done.err


# --- auditor cache ------------------------------------------------------------------------------


def test_looking_at_no_cache_makes_none() -> None:
    for command in ("info", "prune", "clear"):
        done = run("cache", command)
        assert done.code == 0
        assert str(cache_file()) in done.out
    assert not cache_file().exists()
    assert told() == {
        "path": str(cache_file()),
        "size": 0,
        "max_size": 500_000_000,
        "entries": 0,
        "outcomes": {},
        "conclusions": {},
        "oldest": None,
        "newest": None,
        "set_aside": [],
    }


def test_what_is_in_it_and_what_was_removed(serve: Any) -> None:
    with serve({"/bridge": page(TEXT), "/red": page(TEXT)}) as site:
        check(site.url("/bridge"), site.url("/red"), site.url("/gone"), options=("--no-archive",))
    shown = run("cache", "info")
    assert shown.code == 0
    for words in (
        f"path     {cache_file()}",
        "entries  3",
        "2  ok",
        "1  dead",
        "2  verdicts",
        "oldest   20",
    ):
        assert words in shown.out
    assert told()["size"] > 0
    assert told()["oldest"] <= told()["newest"]
    assert "Nothing to remove" in run("cache", "prune").out
    assert "Removed 7 entries" in run("cache", "prune", "--max-size", "0").out
    assert told()["entries"] == 0
    assert "Nothing to remove" in run("cache", "clear").out


def test_help_shows_how() -> None:
    assert "auditor cache prune" in run("cache", "--help").out
    assert run("cache", "burn").code == 2
