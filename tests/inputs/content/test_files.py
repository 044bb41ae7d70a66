"""Which files of a repository are audited."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.inputs.content.files import find

if TYPE_CHECKING:
    from pathlib import Path


def _tree(root: Path, *paths: str) -> None:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("A sentence of the file.\n")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_is_walked_in_order_and_other_peoples_files_are_left_out(here: Path) -> None:
    _tree(here, "b.md", "a/z.html", "a/B.MD", "a/code.py", "node_modules/x/README.md")
    _tree(here, ".github/x.md", ".git/x.md", "env/lib/x.md", "env/pyvenv.cfg", ".hidden.md")
    _tree(here, "requirements-dev.txt", "notes.txt", "CMakeLists.txt")
    assert find(["."]).paths == ("a/B.MD", "a/z.html", "b.md", "notes.txt")


def test_a_file_is_found_once_however_it_is_named(here: Path) -> None:
    _tree(here, "docs/a.md")
    found = find(["docs", "./docs/a.md", str(here / "docs"), "docs/../docs/a.md"])
    assert found.paths == ("docs/a.md",)


def test_gitignore_is_respected_without_git_too_and_named_files_are_read_all_the_same(
    here: Path,
) -> None:
    _tree(here, "a.md", "build/a.md", "docs/draft.md", "docs/keep.md", "docs/sub/draft.md")
    (here / ".gitignore").write_text("build/\ndraft.md\n")
    (here / "docs" / ".gitignore").write_text("!/draft.md\n")
    assert find(["."]).paths == ("a.md", "docs/draft.md", "docs/keep.md")
    assert find(["build/a.md"]).paths == ("build/a.md",)
    assert find(["build"]).paths == ("build/a.md",)


def test_the_repositorys_gitignore_holds_for_a_folder_inside_it(here: Path) -> None:
    _tree(here, "docs/out/a.md", "docs/a.md", "docs/b.md", ".git/HEAD")
    (here / ".gitignore").write_text("/docs/out\n")
    (here / ".git" / "info").mkdir()
    (here / ".git" / "info" / "exclude").write_text("b.md\n")
    assert find(["docs"]).paths == ("docs/a.md",)


def test_links_are_not_followed_and_a_loop_ends(here: Path) -> None:
    _tree(here, "docs/a.md")
    outside = here.parent / f"{here.name}-outside"
    _tree(outside, "b.md")
    (here / "docs" / "loop").symlink_to(here / "docs")
    (here / "docs" / "out").symlink_to(outside)
    (here / "docs" / "b.md").symlink_to(outside / "b.md")
    found = find(["docs"])
    assert (found.paths, found.problems) == (("docs/a.md",), ())
    assert find(["docs/b.md"]).paths == ("docs/b.md",)


def test_include_and_exclude_are_patterns_of_paths(here: Path) -> None:
    _tree(here, "a.md", "docs/a.md", "docs/old/a.md", "docs/b.txt", "docs/CITATION")
    assert find(["."], include=["docs/**"], exclude=["old/"]).paths == (
        "docs/CITATION",
        "docs/a.md",
        "docs/b.txt",
    )
    assert find(["docs"], exclude=["docs/old", "*.txt"]).paths == ("docs/a.md",)
    assert find(["a.md"], exclude=["a.md"]).paths == ()


@pytest.mark.parametrize("name", ["a\nb.md", "a::b.md", " a.md", "é.md", os.fsdecode(b"\xff.md")])
def test_any_name_is_found(here: Path, name: str) -> None:
    try:
        _tree(here, name)
    except OSError:
        pytest.skip("the file system has no such names")
    assert find(["."]).paths == (name,)


def test_what_can_not_be_read_is_said_and_the_rest_is_found(here: Path) -> None:
    _tree(here, "a.md", "shut/b.md")
    os.mkfifo(here / "pipe")
    (here / "shut").chmod(0)
    try:
        found = find(["missing.md", "pipe", "", "a\0b", "."])
    finally:
        (here / "shut").chmod(0o700)
    assert "a.md" in found.paths
    said = {problem.path: problem.text for problem in found.problems}
    assert "No such file" in said["missing.md"]
    assert said["pipe"] == "it is neither a file nor a folder"
    assert said["a\0b"].startswith("it can't be read")
    if os.getuid():
        assert "Permission denied" in said["shut"]


def test_a_pattern_of_stars_costs_nothing(here: Path) -> None:
    _tree(here, f"{'a' * 200}.md", f"{'a/' * 60}b.md")
    (here / ".gitignore").write_text("*a" * 60 + "*b\n" + "**/a/" * 60 + "c\n")
    assert len(find(["."]).paths) == 2


_NAME = st.text("ab.*[", min_size=1, max_size=3).filter(lambda name: name.strip("."))
_PATHS = st.lists(st.lists(_NAME, min_size=1, max_size=3), min_size=1, max_size=6)
_LINE = st.text("ab*?/!.\\# ", max_size=8) | st.text("ab*?!.[]\\^-", max_size=8)
_LINES = st.lists(_LINE, min_size=1, max_size=5)


@pytest.mark.skipif(not shutil.which("git"), reason="compared with git itself")
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(paths=_PATHS, lines=_LINES)
def test_patterns_match_what_git_matches(
    tmp_path_factory: pytest.TempPathFactory, paths: list[list[str]], lines: list[str]
) -> None:
    root = tmp_path_factory.mktemp("repo")
    for path in paths:
        names = [f"{name.lstrip('.')}_" if name[0] == "." else name for name in path]
        file = root.joinpath(*names[:-1], names[-1] + ".md")
        if not any(parent.is_file() for parent in file.parents) and not file.is_dir():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch()
    (root / ".gitignore").write_text("\n".join(lines))
    git = ["git", "-C", str(root), "-c", "core.excludesFile=/dev/null"]
    subprocess.run([*git, "init", "-q"], check=True)
    listed = subprocess.run(
        [*git, "ls-files", "-z", "--others", "--exclude-standard"], capture_output=True, check=True
    ).stdout.decode()
    theirs = {name for name in listed.split("\0") if name.endswith(".md")}
    ours = {os.path.relpath(path, root) for path in find([str(root)]).paths}
    assert ours == theirs
