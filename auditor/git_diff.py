"""Git's differences as text -> the lines that are new, and those that went."""

from __future__ import annotations

import os
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

WHOLE = None
"""Instead of the numbers of lines: all of the file."""

_RAW = re.compile(rb":(\d+) (\d+) \S+ \S+ ([A-Z])\d*\t(.+)\n")
_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPED = re.compile(rb'\\([0-7]{3}|[abtnvfr"\\])')
_ESCAPES = dict(zip(b'abtnvfr"\\', b'\a\b\t\n\v\f\r"\\', strict=True))
_SUBMODULE = b"160000"


@dataclass(frozen=True, slots=True)
class Diff:
    """`added` has the numbers of the new lines by file, WHOLE where git holds it for binary; files
    without new lines are left out. `moved` are the keys of lines that went and were not found again
    among the new ones. `submodules` are those of another commit.
    """

    added: Mapping[str, frozenset[int] | None]
    moved: frozenset[bytes]
    submodules: tuple[str, ...]


def read_diff(diff: Iterable[bytes]) -> Diff:
    """Of the lines that `git diff --raw --patch --unified=0` prints. Raises ConfigError.

    Names come from the list before the patches, whose order is the same: in it git quotes whatever
    could be taken for something else.
    """
    lines = iter(diff)
    names, submodules = _names(lines)
    files: list[_File] = []
    removed: Counter[bytes] = Counter()
    for line in lines:
        if line.startswith(b"diff --git "):
            files.append(_File({}))
        elif line.startswith(b"Binary files ") and files:
            files[-1].binary = True
        elif (hunk := _HUNK.match(line)) and files:
            _read_hunk(lines, hunk, files[-1], removed)
    if len(files) != len(names):
        raise ConfigError(
            "what git says of the changes can't be understood",
            "Leave --changed-since out, and please report this with the output of git --version.",
        )
    added: dict[str, frozenset[int] | None] = {}
    for name, file in zip(names, files, strict=True):
        added[name] = WHOLE if file.binary else file.new(removed)
    moved = frozenset(key for key, left in removed.items() if left > 0)
    changed = {name: new for name, new in added.items() if new or new is WHOLE}
    return Diff(changed, moved, tuple(submodules))


@dataclass(slots=True)
class _File:
    """A patch. `lines` maps the numbers of added lines to what they say."""

    lines: dict[int, bytes]
    binary: bool = False

    def new(self, removed: Counter[bytes]) -> frozenset[int]:
        """Those that were not taken away elsewhere; each removed line comes back once."""
        numbers = []
        for number, key in self.lines.items():
            if removed[key] > 0:
                removed[key] -= 1
            else:
                numbers.append(number)
        return frozenset(numbers)


def _names(lines: Iterator[bytes]) -> tuple[list[str], list[str]]:
    """The changed files in order, and which of them are submodules. Reads the empty line too."""
    names, submodules = [], []
    for line in lines:
        raw = _RAW.fullmatch(line)
        if raw is None:
            break
        if raw[3] == b"U":  # in the middle of a merge: listed again with its difference
            continue
        names.append(_unquoted(raw[4].rsplit(b"\t", 1)[-1]))
        if _SUBMODULE in (raw[1], raw[2]):
            submodules.append(names[-1])
    return names, submodules


def _read_hunk(
    lines: Iterator[bytes], hunk: re.Match[bytes], file: _File, removed: Counter[bytes]
) -> None:
    """As many lines as the hunk says: what they say can't be taken for a header."""
    old, new = (int(hunk[group]) if hunk[group] else 1 for group in (1, 3))
    number = int(hunk[2])
    while old > 0 or new > 0:
        line = next(lines, b"")
        if line.startswith(b"-"):
            removed[line_key(line[1:])] += 1
            old -= 1
        elif line.startswith(b"+"):
            file.lines[number] = line_key(line[1:])
            number, new = number + 1, new - 1
        elif not line:
            return
        elif not line.startswith(b"\\"):  # “\ No newline at end of file”
            number, old, new = number + 1, old - 1, new - 1


def line_key(line: bytes) -> bytes:
    """White space does not count: a line that was indented, or got other line ends, has moved."""
    return b" ".join(line.split())


def _unquoted(name: bytes) -> str:
    """Git's C-style quotation of names (git-config(1), core.quotePath)."""
    if name.startswith(b'"') and name.endswith(b'"'):
        name = _ESCAPED.sub(_unescaped, name[1:-1])
    return os.fsdecode(name)


def _unescaped(match: re.Match[bytes]) -> bytes:
    what = match[1]
    return bytes([int(what, 8) & 255 if len(what) == 3 else _ESCAPES[what[0]]])
