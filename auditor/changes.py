"""What changed in a repository since a revision: the lines that git's diff adds.

Lines are compared with the merge base of the revision and HEAD, as a review shows them, and with
the files as they lie there: what is staged or not committed counts too. A file that was renamed or
copied is compared with what it came from, and a line that was taken away elsewhere in the diff has
moved: neither is a change.

Git runs without a shell, a pager, or the programs that a repository's configuration names for
showing differences; the variables that point git at another repository are not passed on.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from auditor.errors import ConfigError
from auditor.git_diff import line_key, read_diff

if TYPE_CHECKING:
    from collections.abc import Mapping

_PATIENCE = 60.0  # seconds for one command of git
_OURS = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=true")  # the former is a program
_DIFF = (
    *("diff", "--raw", "--patch", "--unified=0", "--inter-hunk-context=0", "--no-color"),
    *("--no-ext-diff", "--no-textconv", "--src-prefix=a/", "--dst-prefix=b/", "-M", "-C"),
    *("--submodule=short", "--ignore-submodules=dirty"),
)
_SET_ASIDE = re.compile(r"GIT_(?!CONFIG|CEILING|DISCOVERY)")  # those say whom to trust, and where
_MOST_REVISION = 500


@dataclass(frozen=True, slots=True)
class Changes:
    """`added` has the numbers of the added lines of each changed file, by its path below `root`;
    WHOLE where lines can't be told (git holds it for binary). Files that git does not know yet are
    in `untracked`. `moved` are the lines that were taken away and not found again in the diff.
    `submodules` are those whose commit changed: what is in them was not looked at.
    """

    revision: str
    root: Path
    added: Mapping[str, frozenset[int] | None]
    untracked: frozenset[str]
    moved: frozenset[bytes]
    submodules: tuple[str, ...] = ()

    def touches(self, path: Path) -> bool:
        """Whether the file changed at all. Raises ConfigError for one outside the repository."""
        name = self._name(path)
        return name in self.added or name in self.untracked

    def lines(self, path: Path, text: str) -> frozenset[int] | None:
        """Of a changed file with this text: the lines, from 1, that are new; or WHOLE."""
        name = self._name(path)
        if name in self.untracked:
            return frozenset(
                number
                for number, line in enumerate(text.split("\n"), 1)
                if line_key(line.encode("utf-8", "surrogateescape")) not in self.moved
            )
        return self.added[name]

    def _name(self, path: Path) -> str:
        where = Path(os.path.realpath(path.parent)) / path.name
        try:
            return where.relative_to(self.root).as_posix()
        except ValueError:
            raise ConfigError(
                f"{path} is not in the repository {self.root}",
                "--changed-since looks at one repository: run it in each by itself.",
            ) from None


def changes_since(revision: str, beside: Path) -> Changes:
    """What changed in the repository that `beside`, a file or folder, is in.

    Raises ConfigError where there is no git, no repository with files, or no such revision.
    """
    if not revision or revision.startswith("-") or len(revision) > _MOST_REVISION:
        raise ConfigError(
            f"--changed-since: {revision[:60]!r} is no revision", "Name a branch, tag or commit."
        )
    folder = beside if beside.is_dir() else beside.parent
    root = _root(folder)
    base = _base(root, revision)
    with tempfile.TemporaryFile() as diff:
        _git(root, *_DIFF, base, "--", into=diff)
        diff.seek(0)
        told = read_diff(diff)
    listed = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--")
    names = (os.fsdecode(name) for name in listed.split(b"\0") if name and name[-1:] != b"/")
    return Changes(revision, root, told.added, frozenset(names), told.moved, told.submodules)


def _root(folder: Path) -> Path:
    try:
        inside, bare, *top = _text(
            _git(folder, "rev-parse", "--is-inside-work-tree", "--is-bare-repository")
        ).split()
    except _GitError as error:
        if "dubious ownership" in error.said:
            raise ConfigError(
                f"git does not trust the repository of {folder}: it belongs to another user",
                f"Run: git config --global --add safe.directory '{folder.resolve()}'",
            ) from error
        raise ConfigError(
            f"--changed-since: {folder} is not in a git repository ({error.said})",
            "Run it in a clone, or leave --changed-since out.",
        ) from error
    if bare == "true" or inside != "true" or top:
        raise ConfigError(
            f"--changed-since: {folder} is in a bare repository, or in git's own folder",
            "Run it in a clone with its files checked out.",
        )
    return Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").removesuffix(b"\n")))


def _base(root: Path, revision: str) -> str:
    """The commit that HEAD and the revision have in common last; without one, the revision."""
    try:
        commit = _text(_git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"))
    except _GitError as error:
        raise _missing(root, f"there is no revision {revision!r}", revision) from error
    try:
        return _text(_git(root, "merge-base", commit, "HEAD"))
    except _GitError as error:
        if _is_shallow(root):
            what = f"this clone does not reach back to where {revision!r} and HEAD parted"
            raise _missing(root, what, revision) from error
        return commit  # histories that never met: all that differs is a change


def _missing(root: Path, what: str, revision: str) -> ConfigError:
    if _is_shallow(root):
        hint = (
            "This is a shallow clone. Fetch the history: git fetch --unshallow, or “fetch-depth: "
            "0” of actions/checkout, or GIT_DEPTH: 0 in GitLab."
        )
    else:
        hint = f"Fetch it first: git fetch origin {revision}, or name it as origin/{revision}."
    return ConfigError(f"--changed-since: {what} in {root}", hint)


def _is_shallow(root: Path) -> bool:
    try:
        return _text(_git(root, "rev-parse", "--is-shallow-repository")) == "true"
    except _GitError:
        return False


class _GitError(ConfigError):
    """Git said no. `said` is its first line."""

    def __init__(self, said: str) -> None:
        super().__init__(f"git failed: {said}", "Run git status in the repository to see why.")
        self.said = said


def _git(folder: Path, *arguments: str, into: IO[bytes] | None = None) -> bytes:
    """What the command prints, or writes into the file."""
    environment = {k: v for k, v in os.environ.items() if not _SET_ASIDE.match(k)}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(  # noqa: S603 - no shell; a revision never begins with a dash
            ["git", "--no-pager", *_OURS, *arguments],  # noqa: S607 - the user's own git
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=into or subprocess.PIPE,
            stderr=subprocess.PIPE,
            timeout=_PATIENCE,
            check=False,
        )
    except FileNotFoundError as error:
        raise ConfigError(
            "--changed-since needs git, which is not installed",
            "Install git, or leave --changed-since out.",
        ) from error
    except (subprocess.TimeoutExpired, OSError, ValueError) as error:
        raise ConfigError(
            f"git could not be run: {type(error).__name__}: {error}",
            "Leave --changed-since out to audit everything.",
        ) from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise _GitError(said[0].removeprefix("fatal: ") if said else f"exit code {done.returncode}")
    return done.stdout or b""


def _text(output: bytes) -> str:
    return output.decode("utf-8", "replace").strip()
