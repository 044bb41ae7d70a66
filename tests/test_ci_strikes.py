"""A link is dead after failing in several runs, as the store remembers them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.commands import Done, run
from tests.servers import Reply, in_turn, page, redirect

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "The red bridge of the town is 400 m long. It was opened to traffic in 1931 by the mayor. " * 4
)
GONE = Reply(404, body=b"no such page")
HOME = redirect("/")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AUDITOR_CACHE_DIR", str(tmp_path / ".cache"))


def ci(*options: str) -> Done:
    private = ("--allow-network", "127.0.0.0/8", "--no-probe", "--no-archive")
    return run("ci", ".", *private, "--max-age", "0", *options)


def told(*options: str) -> tuple[int, list[tuple[str, str]]]:
    done = ci("--format", "json", "--strike-interval", "0", *options)
    found = [f for a in json.loads(done.out)["answers"] for f in a["findings"]]
    return done.code, [(f["severity"], f["message"]) for f in found if f["rule"].startswith("LNK0")]


def write(path: Path, url: str) -> None:
    (path / "a.md").write_text(f"The red bridge is 400 m long ([town]({url})).\n")


def test_a_page_that_is_gone_takes_two_failures(serve: Any, tmp_path: Path) -> None:
    with serve({"/x": GONE}) as site:
        write(tmp_path, site.url("/x"))
        runs = [told() for _ in range(3)]
    assert [code for code, _ in runs] == [0, 1, 1]
    assert [found[0][0] for _, found in runs] == ["note", "error", "error"]
    assert runs[0][1][0][1].startswith("Failed 1 of 2 times so far: ")


def test_other_failures_take_three_and_a_success_begins_anew(serve: Any, tmp_path: Path) -> None:
    parked = page("This domain is for sale. Buy this domain now. Related searches.")
    routes = in_turn(parked, parked, page(TEXT), parked, parked, parked)
    with serve({"/x": routes}) as site:
        write(tmp_path, site.url("/x"))
        runs = [told() for _ in range(6)]
    assert [found[0][0] if found else "" for _, found in runs] == [
        "note", "note", "", "note", "note", "error",
    ]  # fmt: skip
    assert [code for code, _ in runs] == [0, 0, 0, 0, 0, 1]


def test_a_wall_in_between_changes_nothing(serve: Any, tmp_path: Path) -> None:
    with serve({"/x": in_turn(GONE, Reply(403, body=b"no robots"), GONE)}) as site:
        write(tmp_path, site.url("/x"))
        runs = [told() for _ in range(3)]
    assert [code for code, _ in runs] == [0, 0, 1]


def test_runs_close_together_count_as_one(serve: Any, tmp_path: Path) -> None:
    with serve({"/x": GONE}) as site:
        write(tmp_path, site.url("/x"))
        codes = [ci().code for _ in range(4)]
    assert codes == [0] * 4


def test_what_is_kept_of_a_failure_is_not_another_one(serve: Any, tmp_path: Path) -> None:
    with serve({"/x": GONE}) as site:
        write(tmp_path, site.url("/x"))
        codes = [told("--max-age", "1d", "--strike-interval", "1s")[0] for _ in range(4)]
        assert site.asked("/x") == 1
    assert codes == [0] * 4


def test_without_a_memory_nothing_is_dead_and_that_is_said(serve: Any, tmp_path: Path) -> None:
    with serve({"/x": GONE}) as site:
        write(tmp_path, site.url("/x"))
        done = [ci("--no-cache", "--strike-interval", "0") for _ in range(3)]
        at_once = ci("--no-cache", "--strikes", "1")
    assert [each.code for each in done] == [0] * 3
    assert "--strikes 1" in done[0].err
    assert at_once.code == 1
    assert "--strikes 1" not in at_once.err


def test_a_link_that_failed_once_is_shown_without_being_asked_for(
    serve: Any, tmp_path: Path
) -> None:
    with serve({"/x": GONE}) as site:
        write(tmp_path, site.url("/x"))
        done = ci()
    assert "Failed 1 of 2 times so far" in done.out


def test_a_baseline_takes_in_what_has_failed_once(serve: Any, tmp_path: Path) -> None:
    with serve({"/x": GONE, "/y": GONE}) as site:
        write(tmp_path, site.url("/x"))
        assert told("--baseline", "known.yaml", "--write-baseline")[0] == 0
        assert "/x" in (tmp_path / "known.yaml").read_text()
        (tmp_path / "b.md").write_text(f"The mill is 20 m high ([town]({site.url('/y')})).\n")
        runs = [told("--baseline", "known.yaml") for _ in range(3)]
    assert [code for code, _ in runs] == [0, 1, 1]


def test_an_address_that_is_no_source_is_sure_at_once(tmp_path: Path) -> None:
    write(tmp_path, "https://bing.com/search?q=.")
    done = run("ci", ".", "--offline", "--severity", "LNK003=error")
    assert done.code == 1


def test_a_named_file_that_can_t_be_read_does_not_pass(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Nothing is cited here.\n")
    (tmp_path / "b.ipynb").write_text("not JSON")
    assert run("ci", "a.md", "--offline").code == 0
    for name in ("b.ipynb", "gone.md"):
        done = run("ci", "a.md", name, "--offline")
        assert done.code == 2
        assert name in done.err
    assert run("ci", ".", "--offline").code == 0  # a folder may hold anything; the report says so
