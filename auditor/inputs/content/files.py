"""The files of a repository that have content to audit."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.inputs.content.formats import is_content
from auditor.inputs.content.globs import Glob, is_matched, read_globs
from auditor.model.content import FileProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NEVER = frozenset((
    "node_modules", "bower_components", "venv", "virtualenv", "site-packages", "__pycache__",
))  # fmt: skip
"""Folders of other people's files. Hidden ones (.git, .venv, .tox) are left out anyway."""
_GITIGNORE_BYTES = 1_000_000
_DEEPEST = 200
"""Folders inside each other that are walked: no more fit into a path on most systems."""


@dataclass(frozen=True, slots=True)
class Found:
    """`paths` are sorted, each once, with `/`; `problems` are paths that could not be looked at."""

    paths: tuple[str, ...]
    problems: tuple[FileProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Choice:
    include: tuple[Glob, ...]
    exclude: tuple[Glob, ...]

    def takes(self, path: str, inside: Sequence[str], *, named: bool = False) -> bool:
        """`inside` is the path as the names below the folder that is walked."""
        if self.leaves_out(path, inside, is_folder=False):
            return False
        if named:
            return True
        if self.include:
            return self._any(self.include, path, inside, is_folder=False)
        return is_content(inside[-1]) and not inside[-1].startswith(".")

    def leaves_out(self, path: str, inside: Sequence[str], *, is_folder: bool) -> bool:
        return self._any(self.exclude, path, inside, is_folder=is_folder)

    def _any(
        self, globs: tuple[Glob, ...], path: str, inside: Sequence[str], *, is_folder: bool
    ) -> bool:
        ways = (inside, [name for name in path.split("/") if name not in ("", ".")])
        return any(is_matched(globs, way, is_folder=is_folder) is True for way in ways if way)


@dataclass(slots=True)
class _Walk:
    choice: _Choice
    paths: dict[str, str] = field(default_factory=dict)
    """The path as it is reported, by the absolute one."""
    problems: list[FileProblem] = field(default_factory=list)

    def add(self, path: str) -> None:
        self.paths.setdefault(os.path.normpath(Path(path).absolute()), path)

    def problem(self, path: str, error: OSError | ValueError) -> None:
        reason = getattr(error, "strerror", None) or str(error)
        self.problems.append(FileProblem(path, f"it can't be read: {reason}"))


def find(paths: Sequence[str], include: Sequence[str] = (), exclude: Sequence[str] = ()) -> Found:
    """The files to audit below `paths`, which are files and folders. Never raises.

    Folders are walked: hidden ones, other people's (`node_modules`, virtual environments) and
    what .gitignore files say are left out, and symbolic links are not followed: what they lead
    to is audited where it stands. A file that is named is taken, ignored or not. `include` and
    `exclude` are patterns as in .gitignore, matched below each folder and from the working folder:
    with `include` a walk takes what matches, of any kind, instead of all kinds that are known;
    `exclude` leaves out named files too, because hooks name every file.
    """
    walk = _Walk(_Choice(read_globs(include), read_globs(exclude)))
    for path in paths:
        _start(walk, path)
    return Found(tuple(sorted(walk.paths.values())), tuple(walk.problems))


def _start(walk: _Walk, path: str) -> None:
    shown = _with_slashes(os.path.normpath(path)) if path else ""
    try:
        is_folder = Path(path).is_dir() and bool(path)
        if not is_folder and not Path(path).is_file():
            Path(
                path or "\0"
            ).stat()  # raises where there is nothing, or nothing that may be looked at
            walk.problems.append(FileProblem(shown, "it is neither a file nor a folder"))
            return
    except (OSError, ValueError) as error:
        walk.problem(shown, error)
        return
    if is_folder:
        _folder(walk, shown)
    elif walk.choice.takes(shown, [Path(shown).name], named=True):
        walk.add(shown)


@dataclass(frozen=True, slots=True)
class _Ignores:
    """The patterns of one .gitignore: of a folder `above` the walk's, or `depth` folders below."""

    globs: tuple[Glob, ...]
    above: tuple[str, ...] = ()
    depth: int = 0

    def says(self, inside: Sequence[str], *, is_folder: bool) -> bool | None:
        names = (*self.above, *inside[self.depth :])
        return is_matched(self.globs, names, is_folder=is_folder)


@dataclass(frozen=True, slots=True)
class _Place:
    path: str
    inside: tuple[str, ...]
    ignores: tuple[_Ignores, ...]


def _folder(walk: _Walk, root: str) -> None:
    stack = [_Place(root, (), tuple(_above(walk, root)))]
    while stack:
        place = stack.pop()
        try:
            entries = sorted(os.scandir(place.path), key=lambda entry: entry.name)
        except OSError as error:
            walk.problem(place.path, error)
            continue
        here = _read_ignores(walk, place.path, depth=len(place.inside))
        ignores = (*place.ignores, here) if here else place.ignores
        for entry in entries:
            path = entry.name if place.path == "." else f"{place.path.rstrip('/')}/{entry.name}"
            inner = _Place(path, (*place.inside, entry.name), ignores)
            if entry.is_symlink():
                continue
            if entry.is_dir():
                if _is_walked(walk.choice, inner):
                    stack.append(inner)
            elif (
                entry.is_file()
                and walk.choice.takes(path, inner.inside)
                and not _is_ignored(inner, is_folder=False)
            ):
                walk.add(path)


def _is_walked(choice: _Choice, folder: _Place) -> bool:
    name = folder.inside[-1]
    if name.startswith(".") or name in _NEVER or len(folder.inside) > _DEEPEST:
        return False
    if os.path.lexists(f"{folder.path}/pyvenv.cfg"):
        return False
    return not (
        choice.leaves_out(folder.path, folder.inside, is_folder=True)
        or _is_ignored(folder, is_folder=True)
    )


def _is_ignored(place: _Place, *, is_folder: bool) -> bool:
    """The nearest file that says something decides."""
    said = (each.says(place.inside, is_folder=is_folder) for each in reversed(place.ignores))
    return next((each for each in said if each is not None), False)


def _above(walk: _Walk, root: str) -> Iterator[_Ignores]:
    """Those of the repository that the folder is in, from its top down."""
    folder = Path(os.path.normpath(Path(root).absolute()))
    chain = [folder, *folder.parents]
    top = next((at for at, each in enumerate(chain) if os.path.lexists(each / ".git")), 0)
    for at in range(top, -1, -1):
        names = folder.relative_to(chain[at]).parts
        if at == top:
            excluded = _read_ignores(walk, f"{chain[at]}/.git/info", name="exclude", above=names)
            if excluded:
                yield excluded
        if at and (found := _read_ignores(walk, str(chain[at]), above=names)):
            yield found


def _read_ignores(
    walk: _Walk,
    folder: str,
    *,
    name: str = ".gitignore",
    above: tuple[str, ...] = (),
    depth: int = 0,
) -> _Ignores | None:
    path = Path(folder, name)
    if path.is_symlink() or not path.is_file():  # git follows no link here either
        return None
    try:
        with path.open("rb") as file:
            text = os.fsdecode(file.read(_GITIGNORE_BYTES))
    except OSError as error:
        walk.problem(str(path), error)
        return None
    return _Ignores(read_globs(text.removeprefix("\ufeff").split("\n")), above, depth)


def _with_slashes(path: str) -> str:
    return path.replace(os.sep, "/")
