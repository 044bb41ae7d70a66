"""`auditor sources`: who rates what, and files of one's own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.commands import run

if TYPE_CHECKING:
    from pathlib import Path

OURS = """version: 1
sources:
  - match: lemonde.fr
    class: news
    tier: weak
    reason: "Ours."
"""


@pytest.fixture(autouse=True)
def _nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AUDITOR_CONFIG_DIR", str(tmp_path / "none"))


def test_a_rating_is_explained_with_its_file_and_what_it_wins_over(tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(OURS)
    done = run("sources", "explain", "https://www.lemonde.fr/a", "--sources", "ours.yaml", "--json")
    first, second = json.loads(done.out)["matches"]
    assert (first["file"], first["line"], first["tier"]) == ("ours.yaml", 3, "weak")
    assert second["file"] != "ours.yaml"
    assert "It wins over" in run("sources", "explain", "lemonde.fr", "--sources", "ours.yaml").out


@pytest.mark.parametrize("url", ["https://nobody-lists-this.test/", "http://[", "", "\x1b[31m"])
def test_what_nobody_lists_is_unrated(url: str) -> None:
    done = run("sources", "explain", url)
    assert done.code == 0
    assert "unrated" in done.out
    assert "\x1b" not in done.out


def test_the_folder_s_own_file_is_used_unless_it_is_not_wanted(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text(OURS)
    assert "Ours." in run("sources", "explain", "lemonde.fr").out
    assert "Ours." not in run("sources", "explain", "lemonde.fr", "--no-local-sources").out


def test_our_own_file_passes_and_a_bad_one_is_told_line_by_line(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(OURS + OURS.split("sources:\n")[1] + "  - match: a b\n")
    done = run("sources", "lint", "bad.yaml")
    assert done.code == 1
    assert "line 7" in done.out
    assert "line 11" in done.out


def test_a_table_becomes_a_file_that_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(
        'domain,tier,reason\nhttps://www.town.test/,usable,"The town, itself"\nbad host,usable,x\n'
        "other.test,great,x\n"
    )
    done = run("sources", "import", "t.csv", "--output", "o.yaml")
    assert done.code == 1
    assert "line 3" in done.err
    assert "line 4" in done.err
    explained = run("sources", "explain", "town.test", "--sources", "o.yaml")
    assert "The town, itself" in explained.out


def test_a_list_can_be_narrowed_and_is_safe_in_a_spreadsheet(tmp_path: Path) -> None:
    (tmp_path / "o.yaml").write_text(OURS.replace("Ours.", "=1+1"))
    done = run("sources", "list", "--find", "=1+1", "--format", "csv", "--sources", "o.yaml")
    head, row = done.out.splitlines()
    assert head.startswith("domain,")
    assert ",=1+1" not in row
    assert run("sources", "list", "--class", "nonsense").code == 2
