"""What a configuration file holds, whatever its format: keys and values with their lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from auditor.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 250_000
"""Bytes of a file that are read."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """`value` as the format gives it: of setup.cfg always text, several lines for a list."""

    value: object
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    items: tuple[tuple[str, Leaf | Table], ...]
    line: int


@dataclass(frozen=True, slots=True)
class File:
    """A configuration file. `path` is absolute; `root` is the folder that its project ends at:
    the repository's, or the file's own.

    `named` is True where the user gave it by name, and answers for it. `typed` is False where all
    values are text (setup.cfg). `unread` are further files, or parts of files, that hold settings
    but don't count because this one does.
    """

    path: Path
    root: Path
    shown: str
    settings: Table
    typed: bool
    named: bool = False
    unread: tuple[str, ...] = ()

    def wrong(self, line: int, what: str, hint: str) -> NoReturn:
        raise ConfigError(f"{self.at(line)}: {what}", hint)

    def at(self, line: int) -> str:
        return f"{self.shown}, line {line}"
