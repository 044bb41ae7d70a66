"""Which lines are new since a revision, of real repositories."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.changes import changes_since
from auditor.errors import ConfigError
from auditor.git_diff import WHOLE, read_diff
from tests.repositories import Repository

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.changes import Changes


@pytest.fixture(name="repo")
def _repo(tmp_path: Path) -> Repository:
    repo = Repository(tmp_path / "repo")
    repo.write("a.md", "one", "two", "three")
    repo.write("b.md", *(f"line {n} of the other file" for n in range(10)))
    repo.commit()
    return repo


def since(repo: Repository, revision: str = "main") -> Changes:
    return changes_since(revision, repo.folder)


def new(repo: Repository, name: str, revision: str = "main") -> frozenset[int] | None:
    changes, path = since(repo, revision), repo.folder / name
    if not changes.touches(path):
        return frozenset()
    return changes.lines(path, path.read_bytes().decode("utf-8", "surrogateescape"))


def test_added_and_edited_lines_are_new_committed_or_not(repo: Repository) -> None:
    repo.git("checkout", "-q", "-b", "work")
    repo.write("a.md", "one", "TWO", "three")
    repo.commit()
    repo.write("a.md", "one", "TWO", "three", "four")
    assert new(repo, "a.md") == frozenset({2, 4})
    assert new(repo, "b.md") == frozenset()
    repo.git("add", "-A")
    assert new(repo, "a.md") == frozenset({2, 4})


def test_what_others_did_since_is_no_change(repo: Repository) -> None:
    repo.git("checkout", "-q", "-b", "work")
    repo.write("a.md", "one", "two", "three", "mine")
    repo.commit()
    repo.git("checkout", "-q", "main")
    repo.write("b.md", "theirs")
    repo.commit()
    repo.git("checkout", "-q", "work")
    assert new(repo, "a.md") == frozenset({4})
    assert not since(repo).touches(repo.folder / "b.md")


def test_a_renamed_file_is_compared_with_what_it_was(repo: Repository) -> None:
    repo.git("mv", "b.md", "c.md")
    assert not since(repo).touches(repo.folder / "c.md")
    with (repo.folder / "c.md").open("a", encoding="utf-8") as file:
        file.write("and one more\n")
    assert new(repo, "c.md") == frozenset({11})


def test_a_line_that_moved_is_no_change(repo: Repository) -> None:
    repo.write("a.md", "three", "one", "two")
    assert new(repo, "a.md") == frozenset()
    repo.write("a.md", "one", "three")
    repo.write("b.md", *(f"line {n} of the other file" for n in range(10)), "    two")
    assert new(repo, "b.md") == frozenset()


def test_a_line_that_is_repeated_is_new(repo: Repository) -> None:
    repo.write("a.md", "one", "two", "three", "two")
    assert new(repo, "a.md") == frozenset({4})
    repo.write("a.md", "one", "three", "two", "two")
    assert len(new(repo, "a.md") or ()) == 1


def test_other_line_ends_are_no_change(repo: Repository) -> None:
    (repo.folder / "a.md").write_bytes(b"one\r\ntwo\r\nthree\r\n")
    assert new(repo, "a.md") == frozenset()


def test_an_untracked_file_is_new_but_for_lines_that_moved_there(repo: Repository) -> None:
    (repo.folder / "a.md").rename(repo.folder / "moved.md")
    repo.write("moved.md", "one", "two", "new", "three")
    assert 3 in (new(repo, "moved.md") or ())
    assert not {1, 2, 4} & (new(repo, "moved.md") or set())
    repo.write(".gitignore", "hidden.md")
    repo.write("hidden.md", "x")
    assert not since(repo).touches(repo.folder / "hidden.md")


def test_a_binary_file_has_no_lines(repo: Repository) -> None:
    (repo.folder / "a.docx").write_bytes(b"PK\x03\x04\0\0\0")
    repo.commit()
    (repo.folder / "a.docx").write_bytes(b"PK\x03\x04\0\0\1")
    assert new(repo, "a.docx", "HEAD~0") is WHOLE


@pytest.mark.parametrize(
    "name",
    [
        "with space.md",
        'quo"te.md',
        "tab\there.md",
        "line\nbreak.md",
        "@@ -0,0 +1,9 @@\n+++ b\n.md",
        "diff --git a/x b/x\n.md",
        "-dash.md",
        "::error::.md",
        "phare-é-灯台.md",
        "\udcff\udcfe.md",
        ":(top)magic.md",
        "back\\slash.md",
        "{a => b}.md",
    ],
)
def test_names_may_be_anything(repo: Repository, name: str) -> None:
    repo.write(name, "one")
    repo.commit()
    repo.write(name, "one", "diff --git a/x b/x", "@@ -1 +1,7 @@", "--- a/x", "+++ b/x")
    repo.write("a.md", "one", "two", "three", "four")
    repo.write(f"sub/{name}", "of its own")
    assert new(repo, name) == frozenset({2, 3, 4, 5})
    assert new(repo, "a.md") == frozenset({4})
    assert 1 in (new(repo, f"sub/{name}") or ())


def test_a_file_without_a_last_line_end(repo: Repository) -> None:
    (repo.folder / "a.md").write_bytes(b"one\ntwo\nthree\nfour")
    assert new(repo, "a.md") == frozenset({4})


def test_the_repositorys_configuration_runs_no_program(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = tmp_path / "ran"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {ran}\n")
    program.chmod(0o755)
    for name in ("diff.external", "diff.x.textconv", "diff.x.command", "core.fsmonitor"):
        repo.git("config", name, str(program))
    repo.git("config", "core.pager", str(program))
    repo.git("config", "diff.noprefix", "true")
    repo.git("config", "diff.submodule", "log")
    repo.git("config", "color.ui", "always")
    repo.write(".git/info/attributes", "*.md diff=x")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(program))
    monkeypatch.setenv("GIT_PAGER", str(program))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "no-index"))
    repo.write("a.md", "one", "two", "three", "four")
    changes = since(repo)
    ran.unlink(missing_ok=True)  # setting up may have
    assert changes.added == since(repo).added == {"a.md": frozenset({4})}
    assert not ran.exists()


@pytest.mark.parametrize("revision", ["", "-h", "--output=x", "--upload-pack=x", "nowhere", "a..b"])
def test_what_is_no_revision_is_said(repo: Repository, revision: str) -> None:
    with pytest.raises(ConfigError) as caught:
        since(repo, revision)
    assert "--changed-since" in caught.value.message
    assert caught.value.hint
    assert not (repo.folder / "x").exists()


def test_a_shallow_clone_says_how_to_fetch_the_rest(repo: Repository, tmp_path: Path) -> None:
    first = repo.git("rev-parse", "HEAD")
    repo.write("a.md", "other")
    repo.commit()
    repo.git("clone", "-q", "--depth", "1", f"file://{repo.folder}", str(tmp_path / "shallow"))
    with pytest.raises(ConfigError) as caught:
        changes_since(first, tmp_path / "shallow")
    assert "fetch-depth" in caught.value.hint


def test_a_folder_without_git_a_bare_repository_and_gits_own_folder(
    repo: Repository, tmp_path: Path
) -> None:
    repo.git("clone", "-q", "--bare", str(repo.folder), str(tmp_path / "bare"))
    (tmp_path / "none").mkdir()
    for folder in (tmp_path / "none", tmp_path / "bare", repo.folder / ".git", tmp_path / "gone"):
        with pytest.raises(ConfigError, match="changed-since") as caught:
            changes_since("HEAD", folder)
        assert caught.value.hint


def test_without_git_it_says_what_is_missing(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ConfigError, match="needs git"):
        since(repo)


def test_a_repository_without_commits(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no revision"):
        changes_since("HEAD", Repository(tmp_path / "new").folder)


def test_histories_that_never_met_are_compared_as_they_are(repo: Repository) -> None:
    repo.git("checkout", "-q", "--orphan", "other")
    repo.write("a.md", "one", "two", "three", "four")
    repo.commit()
    assert new(repo, "a.md") == frozenset({4})


def test_the_middle_of_a_merge(repo: Repository) -> None:
    repo.git("checkout", "-q", "-b", "work")
    repo.write("a.md", "one", "mine", "three")
    repo.commit()
    repo.git("checkout", "-q", "main")
    repo.write("a.md", "one", "theirs", "three")
    repo.write("b.md", "b")
    repo.commit()
    repo.git("checkout", "-q", "work")
    with pytest.raises(AssertionError):
        repo.git("merge", "-q", "main")
    repo.write("a.md", "one", "both", "three")
    changes = since(repo, "work")
    assert changes.touches(repo.folder / "a.md")
    assert changes.touches(repo.folder / "b.md")


def test_a_submodule_at_another_commit_is_named(repo: Repository, tmp_path: Path) -> None:
    inner = Repository(tmp_path / "inner")
    inner.write("x.md", "x")
    inner.commit()
    repo.git("-c", "protocol.file.allow=always", "submodule", "-q", "add", str(inner.folder), "sub")
    repo.commit()
    other = Repository(repo.folder / "sub")
    other.write("x.md", "y")
    other.commit()
    assert since(repo).submodules == ("sub",)


def test_a_worktree_and_a_folder_reached_through_a_link(repo: Repository, tmp_path: Path) -> None:
    repo.git("worktree", "add", "-q", str(tmp_path / "tree"))
    (tmp_path / "link").symlink_to(tmp_path / "tree")
    (tmp_path / "tree" / "a.md").write_text("one\ntwo\nthree\nfour\n")
    changes = changes_since("main", tmp_path / "link")
    assert changes.lines(tmp_path / "link" / "a.md", "") == frozenset({4})
    with pytest.raises(ConfigError, match="not in the repository"):
        changes.touches(repo.folder / "a.md")


@given(st.binary(max_size=300))
def test_any_bytes_for_a_diff_give_lines_or_an_error(data: bytes) -> None:
    try:
        told = read_diff(data.splitlines(keepends=True))
    except ConfigError:
        return
    assert all(lines is WHOLE or lines for lines in told.added.values())


def test_git_is_there_or_these_tests_say_nothing() -> None:
    assert shutil.which("git", path=os.environ["PATH"])
