"""Which file the settings come from.

Upward from the current folder to the repository's root; the nearest folder that has any decides,
and in a folder auditor.toml before pyproject.toml before setup.cfg. Files are not merged: what a
setting is can be read in one place. Outside of a repository only the current folder is looked at:
further up anybody may have put a file.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.configuration.ini_file import read_ini
from auditor.configuration.toml_file import read_toml
from auditor.configuration.tree import LARGEST, File, Table
from auditor.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = ("auditor.toml", "pyproject.toml", "setup.cfg")
_MARKS = (".git", ".hg", ".svn")
_DEEPEST = 64
"""Folders that are looked at."""


def find_file(folder: Path) -> File | None:
    """The file that decides in `folder`; None where there is none. Raises ConfigError."""
    folders = tuple(_upwards(folder))
    for here in folders:
        found = [
            (path, part)
            for name in NAMES
            if (path := here / name).is_file() and (part := _part(path, folder)) is not None
        ]
        if found:
            path, part = found[0]
            unread = tuple(_named(each, folder) for each, _ in found[1:])
            typed = path.name != "setup.cfg"
            return File(path, folders[-1], _shown(path, folder), part, typed, unread=unread)
    return None


def named_file(path: Path) -> File:
    """The file that the user gave by name. Raises ConfigError."""
    absolute = path.absolute()
    part = _part(absolute, Path.cwd(), whole=absolute.name not in NAMES[1:])
    if part is None:
        raise ConfigError(
            f"{path} has no settings of auditor",
            "They stand under [tool.auditor] in pyproject.toml, under [auditor] in setup.cfg.",
        )
    typed = absolute.name != "setup.cfg"
    return File(absolute, absolute.parent, str(path), part, typed, named=True)


def _upwards(folder: Path) -> Iterator[Path]:
    folder = folder.absolute()
    up = (folder, *folder.parents)[:_DEEPEST]
    for count, here in enumerate(up, start=1):
        if any((here / mark).exists() for mark in _MARKS):
            yield from up[:count]
            return
    yield folder


def _part(path: Path, folder: Path, *, whole: bool = False) -> Table | None:
    """Our settings in the file, None where it has none. A file named auditor.toml is all ours."""
    shown = _shown(path, folder)
    data = _bytes(path, shown)
    if path.name == "setup.cfg":
        return read_ini(data, shown) if b"auditor" in data else None
    if whole or path.name == "auditor.toml":
        return read_toml(data, shown)
    if b"auditor" not in data:
        return None
    part: object = read_toml(data, shown)
    for name in ("tool", "auditor"):
        part = dict(part.items).get(name) if isinstance(part, Table) else None
    return part if isinstance(part, Table) else None


def _bytes(path: Path, shown: str) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        hint = "Check the name and the rights, or use --no-config."
        raise ConfigError(f"{shown} can't be read: {reason}", hint) from error
    if len(data) > LARGEST:
        raise ConfigError(f"{shown} is larger than {LARGEST:,} bytes", "Use --no-config.")
    return data


def _named(path: Path, folder: Path) -> str:
    section = {"pyproject.toml": "[tool.auditor] of ", "setup.cfg": "[auditor] of "}
    return section.get(path.name, "") + _shown(path, folder)


def _shown(path: Path, folder: Path) -> str:
    """As it would be typed in the current folder."""
    return os.path.relpath(path, folder)
