"""Which findings a comment or the baseline takes out of the count, through the command."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.commands import run
from tests.repositories import Repository
from tests.servers import Reply

if TYPE_CHECKING:
    from pathlib import Path

BAD = "[x](https://bing.com/search?q=.)"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def told(*options: str) -> list[tuple[str, int, bool]]:
    """(rule, line, silenced)"""
    done = run("ci", ".", "--format", "json", "--fail-on", "never", *options)
    assert done.code == 0, done.err
    report = json.loads(done.out)
    found = [f for answer in report["answers"] for f in answer["findings"]]
    every = [*found, *report["content"]["findings"]]
    return [(f["rule"], f["line"], bool(f["suppressed"])) for f in every]


def test_in_a_wrapped_sentence_any_line_of_the_link_will_do(tmp_path: Path) -> None:
    text = f"The bridge over the river\nis very long ({BAD}). <!-- auditor: ignore LNK003 -->\n"
    (tmp_path / "a.md").write_text(text)
    assert told("--offline") == [("LNK003", 2, True)]


def test_a_comment_above_the_definition_silences_the_link_that_is_cited(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "The bridge is very long ([x][1]).\n\n<!-- auditor: ignore LNK003: known -->\n"
        "[1]: https://bing.com/search?q=.\n"
    )
    assert told("--offline") == [("LNK003", 1, True)]


def test_another_rule_is_not_silenced(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"The bridge is long ({BAD}). <!-- auditor: ignore LNK001 -->\n")
    assert set(told("--offline")) == {("LNK003", 1, False), ("POL001", 1, False)}


def test_reStructuredText_has_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.rst").write_text(
        "Town\n====\n\n.. auditor: ignore LNK003: known\n\n"
        "The bridge over the river\nis long (`x <https://bing.com/search?q=.>`_).\n"
    )
    assert told("--offline") == [("LNK003", 7, True)]


def test_what_could_not_be_checked_makes_no_comment_unused(serve: Any, tmp_path: Path) -> None:
    wall = Reply(403, body=b"no robots")
    with serve({"/x": wall}) as site:
        link = f"[x]({site.url('/x')})"
        text = f"The bridge is long ({link}). <!-- auditor: ignore LNK001: flaky -->\n"
        (tmp_path / "a.md").write_text(text)
        for options in (("--offline",), ("--no-archive", "--no-probe")):
            rules = [rule for rule, _, _ in told("--allow-network", "127.0.0.0/8", *options)]
            assert "POL001" not in rules
            assert "LNK010" in rules


def test_only_what_was_looked_at_is_called_unused(tmp_path: Path) -> None:
    repo = Repository(tmp_path)
    repo.write("a.md", "A bridge. <!-- auditor: ignore LNK001 -->", "", "A tower.")
    repo.commit()
    repo.write(
        "a.md", "A bridge. <!-- auditor: ignore LNK001 -->", "", "A tower.", "", f"New {BAD}."
    )
    assert [rule for rule, _, _ in told("--offline", "--changed-since", "HEAD")] == ["LNK003"]
    whole = told("--offline", "--changed-since", "HEAD", "--whole-files")
    assert ("POL001", 1, False) in whole


def test_a_rule_that_is_off_keeps_its_comments_in_use(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"The bridge is long ({BAD}). <!-- auditor: ignore LNK003 -->\n")
    assert told("--offline", "--severity", "LNK003=off") == []


def test_an_expired_entry_counts_again_and_is_said_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"The bridge is long ({BAD}).\n")
    known = ("--offline", "--baseline", "known.yaml")
    assert told(*known, "--write-baseline") == [("LNK003", 1, True)]
    path = tmp_path / "known.yaml"
    path.write_text(path.read_text() + "  until: 2020-01-01\n  reason: later\n")
    line = path.read_text().splitlines().index("findings:") + 2
    assert set(told(*known)) == {("LNK003", 1, False), ("POL005", line, False)}
    told(*known, "--write-baseline")
    assert 'reason: "later"' in path.read_text()
    assert "until: 2020-01-01" in path.read_text()


def test_entries_of_files_that_were_not_audited_are_kept(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(f"The bridge is long ({BAD}).\n")
    known = ("--offline", "--fail-on", "never", "--baseline", "known.yaml")
    run("ci", ".", *known, "--write-baseline")
    before = (tmp_path / "known.yaml").read_text()
    assert before.count("- fingerprint") == 2
    done = run("ci", "a.md", *known, "--write-baseline")
    assert (tmp_path / "known.yaml").read_text() == before
    assert "POL004" not in run("ci", "a.md", *known, "-v").out
    assert done.code == 0


def test_a_baseline_holds_from_a_subfolder_and_with_dots(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text(f"The bridge is long ({BAD}).\n")
    known = ("--offline", "--baseline", "known.yaml", "--fail-on", "warning")
    assert run("ci", ".", *known, "--write-baseline").code == 0
    for path in ("docs", "./docs/", "docs/a.md", "docs/../docs"):
        assert run("ci", path, *known).code == 0
