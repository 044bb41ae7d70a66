"""`auditor ci`: a repository's documents on a real disk, their links on a real server."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from tests.commands import Done, run
from tests.servers import Reply, page, redirect

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "The red bridge of the town is 400 m long. It was opened to traffic in 1931 by the mayor. "
    "Thousands of people cross it every day on their way to the market square and to the station."
)
OPTIONS = ("--allow-network", "127.0.0.0/8", "--no-probe", "--no-archive", "--format", "json")


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "repo"
    root.mkdir()
    monkeypatch.chdir(root)
    monkeypatch.setenv("AUDITOR_CACHE_DIR", str(tmp_path / "cache"))
    return root


def ci(*options: str) -> Done:
    return run("ci", ".", *OPTIONS, *options)


def findings(done: Done) -> list[dict[str, Any]]:
    report = json.loads(done.out)
    of_answers = [f for answer in report["answers"] for f in answer["findings"]]
    return [*of_answers, *report["content"]["findings"]]


def told(done: Done) -> list[tuple[str, str, int]]:
    """(rule, severity, line) of what is not suppressed."""
    return [(f["rule"], f["severity"], f["line"]) for f in findings(done) if not f["suppressed"]]


def git(*arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@town.test", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def test_a_wrong_number_is_an_error_where_it_stands(serve: Any, repo: Path) -> None:
    with serve({"/bridge": page(TEXT)}) as site:
        url = site.url("/bridge")
        (repo / "a.md").write_text(f"# Town\n\nThe red bridge is 1,600 m long ([town]({url})).\n")
        done = ci()
    assert done.code == 1
    assert ("SUP001", "error", 3) in told(done)


def test_what_is_true_or_could_not_be_checked_fails_no_build(serve: Any, repo: Path) -> None:
    routes = {
        "/ok": page(TEXT),
        "/wall": Reply(status=403, body=b"no robots"),
        "/busy": Reply(status=429, body=b"slow down"),
        "/down": Reply(status=503, body=b"later"),
        "/login": redirect("/signin"),
        "/signin": page("Please sign in to read this page. Password:"),
    }
    with serve(routes) as site:
        lines = [f"The red bridge is 400 m long ([town]({site.url(path)})).\n" for path in routes]
        (repo / "a.md").write_text("\n".join(lines))
        done = ci("--strikes", "1")
    assert done.code == 0
    assert [each for each in told(done) if each[1] == "error"] == []


def test_code_front_matter_and_links_to_files_are_left_alone(repo: Path) -> None:
    (repo / "a.md").write_text(
        "---\nurl: https://bing.com/search?q=.\n---\n\n```\ncurl https://bing.com/search?q=.\n```\n\n"
        "See [the guide](guide.md#start) and `https://example.com/x`.\n"
    )
    done = ci("--offline", "--fail-on", "note")
    assert done.code == 0
    assert told(done) == []


def test_a_dead_link_is_a_note_until_it_has_failed_often_enough(serve: Any, repo: Path) -> None:
    with serve({"/gone": Reply(status=404, body=b"no such page")}) as site:
        (repo / "a.md").write_text(f"The bridge is 400 m long ([town]({site.url('/gone')})).\n")
        options = ("--max-age", "1s", "--strike-interval", "0s", "--strikes-gone", "2")
        first = ci(*options)
        at_once = run("ci", ".", *OPTIONS, "--no-cache", "--strikes", "1")
    assert first.code == 0
    assert ("LNK001", "note", 1) in told(first)
    assert at_once.code == 1
    assert ("LNK001", "error", 1) in told(at_once)


def test_a_comment_silences_and_one_that_silences_nothing_is_said(repo: Path) -> None:
    bad = "[x](https://bing.com/search?q=.)"
    (repo / "a.md").write_text(
        f"The bridge is long ({bad}). <!-- auditor: ignore LNK003: kept on purpose -->\n\n"
        "The tower is high. <!-- auditor: ignore LNK003 -->\n\n"
        f"The tower is old ({bad}). <!-- auditor: ignore LNK003 until 2020-01-01: later -->\n"
    )
    done = ci("--offline")
    silenced = [f for f in findings(done) if f["suppressed"]]
    assert [(f["rule"], f["suppressed"]["reason"]) for f in silenced] == [
        ("LNK003", "kept on purpose")
    ]
    rules = [rule for rule, _, _ in told(done)]
    assert "POL001" in rules
    assert "POL002" in rules


def test_a_baseline_holds_what_is_known_wherever_it_moves(repo: Path) -> None:
    bad = "The bridge is long [x](https://bing.com/search?q=.).\n"
    (repo / "a.md").write_text(bad)
    wrote = ci("--offline", "--baseline", "known.yaml", "--write-baseline")
    assert wrote.code == 0
    (repo / "a.md").write_text(f"# Something new\n\nAnd more.\n\n{bad}")
    again = ci("--offline", "--baseline", "known.yaml", "--fail-on", "warning")
    assert again.code == 0
    assert [rule for rule, _, _ in told(again) if rule == "LNK003"] == []
    (repo / "a.md").write_text("# Nothing is cited here\n")
    gone = ci("--offline", "--baseline", "known.yaml")
    assert "POL004" in [rule for rule, _, _ in told(gone)]


@pytest.mark.parametrize("text", ["version: 9\nfindings: []\n", "- no\n", "version: 1\n", "\x00"])
def test_a_baseline_that_can_t_be_read_is_told_with_its_file(repo: Path, text: str) -> None:
    (repo / "a.md").write_text("Hello.\n")
    (repo / "known.yaml").write_text(text)
    done = ci("--offline", "--baseline", "known.yaml")
    assert done.code == 2
    assert "known.yaml" in done.err
    assert "Traceback" not in done.err


def test_only_added_lines_are_audited(repo: Path) -> None:
    old = "The bridge is long [x](https://bing.com/search?q=.).\n"
    git("init", "-q")
    (repo / "a.md").write_text(old)
    (repo / "b.md").write_text(old)
    git("add", ".")
    git("commit", "-qm", "first")
    (repo / "a.md").write_text(f"{old}\nThe tower is high [y](https://bing.com/search?q=.).\n")
    done = ci("--offline", "--changed-since", "HEAD")
    assert [(rule, line) for rule, _, line in told(done) if rule == "LNK003"] == [("LNK003", 3)]
    assert json.loads(done.out)["content"]["files"] == 1


def test_a_move_is_not_a_change(repo: Path) -> None:
    old = "The bridge is long [x](https://bing.com/search?q=.).\n"
    git("init", "-q")
    (repo / "a.md").write_text(f"{old}\nThe tower is high.\n")
    git("add", ".")
    git("commit", "-qm", "first")
    git("mv", "a.md", "c.md")
    (repo / "c.md").write_text(f"The tower is high.\n\n{old}")
    done = ci("--offline", "--changed-since", "HEAD")
    assert [rule for rule, _, _ in told(done) if rule == "LNK003"] == []


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", ""])
def test_a_revision_that_is_none_is_told_with_a_remedy(repo: Path, revision: str) -> None:
    git("init", "-q")
    (repo / "a.md").write_text("Hello.\n")
    done = run("ci", ".", "--offline", f"--changed-since={revision}")
    assert done.code == 2
    assert "Traceback" not in done.err


def test_changes_need_a_repository(repo: Path) -> None:
    (repo / "a.md").write_text("Hello.\n")
    done = run("ci", ".", "--offline", "--changed-since", "HEAD")
    assert done.code == 2
    assert "not in a git repository" in done.err


def test_severities_can_be_set_by_rule_axis_and_path(repo: Path) -> None:
    (repo / "old").mkdir()
    for name in ("a.md", "old/b.md"):
        (repo / name).write_text("The bridge is long [x](https://bing.com/search?q=.).\n")
    done = ci("--offline", "--severity", "LNK003=error", "--severity", "old/**=off")
    report = json.loads(done.out)
    by_file = {
        a["location"]["path"]: [f["severity"] for f in a["findings"]] for a in report["answers"]
    }
    assert by_file["old/b.md"] == []
    assert "error" in by_file["a.md"]
    assert run("ci", ".", "--severity", "LNK03=error").code == 2


def test_a_file_that_can_t_be_read_is_a_row_and_the_rest_is_audited(repo: Path) -> None:
    (repo / "a.md").write_text("The bridge is long [x](https://bing.com/search?q=.).\n")
    (repo / "b.md").write_bytes(b"\x00\x01\x02" * 4000)
    (repo / "c.md").symlink_to(repo)
    done = ci("--offline")
    report = json.loads(done.out)
    assert [each["path"] for each in report["content"]["problems"]] == ["b.md"]
    assert [a["location"]["path"] for a in report["answers"]] == ["a.md"]


def test_names_with_orders_in_them_give_none_to_a_build(repo: Path) -> None:
    name = "a\n::error::x.md"
    (repo / name).write_text("The bridge is long [x](https://bing.com/search?q=.).\n")
    done = run("ci", ".", "--offline", "--format", "github", "--no-archive")
    assert done.code == 0
    assert not any(line.startswith("::error") for line in done.out.splitlines())


def test_several_reports_at_once(repo: Path) -> None:
    (repo / "a.md").write_text("The bridge is long [x](https://bing.com/search?q=.).\n")
    formats = ("sarif=o.sarif", "junit=o.xml", "gitlab=o.json", "text")
    done = run("ci", ".", "--offline", *(x for f in formats for x in ("--format", f)))
    assert "LNK003" in done.out
    assert json.loads((repo / "o.sarif").read_text())["version"] == "2.1.0"
    assert (repo / "o.xml").read_text().startswith("<?xml")
    assert json.loads((repo / "o.json").read_text())[0]["check_name"].startswith("LNK003")


def test_settings_of_the_project_are_used_and_the_command_line_wins(repo: Path) -> None:
    (repo / "a.md").write_text("The bridge is long [x](https://bing.com/search?q=.).\n")
    (repo / "auditor.toml").write_text(
        '[ci]\nfail-on = "warning"\n[ci.severity]\nLNK003 = "error"\n'
    )
    assert ci("--offline").code == 1
    assert ci("--offline", "--fail-on", "never").code == 0
    assert ci("--offline", "--no-config").code == 0
    shown = run("config", "show", "--command", "ci")
    assert "auditor.toml, line 2" in shown.out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fail-onn = 'note'", "fail-on"),
        ("jobs = 'x'", "line 1"),
        ("proxy = 'http://a.test'", "can't be set by the file of a project"),
        ("format = ['json=../x.json']", "outside"),
        ("[ci", "not TOML"),
    ],
)
def test_settings_that_are_wrong_are_told_with_file_and_line(
    repo: Path, text: str, said: str
) -> None:
    (repo / "a.md").write_text("Hello.\n")
    (repo / "auditor.toml").write_text(text)
    done = run("ci", ".", "--offline")
    assert done.code == 2
    assert "auditor.toml" in done.err
    assert said in done.err
