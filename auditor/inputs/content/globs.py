"""Path patterns as .gitignore has them (gitignore(5)), also for --include and --exclude.

Own code, and not a library's, because a repository's patterns are hostile input: the libraries
translate them into regular expressions in which a few stars cost minutes. Here a name is matched
in time linear in it for each star, and a path likewise for each `**`.
"""

from __future__ import annotations

import fnmatch
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LONGEST = 4096
"""Characters of a pattern; longer ones name no path (PATH_MAX of Linux)."""
_SPECIAL = re.compile(r"\\(.)|\[\^", re.DOTALL)
_ANY = "**"


@dataclass(frozen=True, slots=True)
class Glob:
    """`parts` are the pattern's names, `**` for any number of folders."""

    parts: tuple[str, ...]
    negated: bool = False
    folders_only: bool = False

    def matches(self, names: Sequence[str], *, is_folder: bool) -> bool:
        if self.folders_only and not is_folder:
            return False
        return _match(self.parts, names)


def read_glob(pattern: str) -> Glob | None:
    """None for a comment, a blank line and what no path can match."""
    pattern = _without_trailing_blanks(pattern.removesuffix("\r"))
    if not pattern or pattern.startswith("#") or len(pattern) > _LONGEST:
        return None
    negated = pattern.startswith("!")
    pattern = pattern.removeprefix("!")
    folders_only = pattern.endswith("/")
    pattern = pattern.removesuffix("/")
    anchored = "/" in pattern
    parts = [part for part in pattern.removeprefix("/").split("/") if part]
    if not parts:
        return None
    if not anchored:
        parts.insert(0, _ANY)
    if parts[-1] == _ANY and len(parts) > 1:
        parts.append("*")  # `a/**` is all inside of a, not a itself
    return Glob(tuple(parts), negated, folders_only)


def read_globs(patterns: Iterable[str]) -> tuple[Glob, ...]:
    return tuple(glob for glob in map(read_glob, patterns) if glob)


def is_matched(globs: Sequence[Glob], names: Sequence[str], *, is_folder: bool) -> bool | None:
    """What the last pattern that matches says: True, or False where it is negated; None for none."""
    for glob in reversed(globs):
        if glob.matches(names, is_folder=is_folder):
            return not glob.negated
    return None


def _without_trailing_blanks(pattern: str) -> str:
    bare = pattern.rstrip(" ")
    escaped = (len(bare) - len(bare.rstrip("\\"))) % 2
    return bare + " " if escaped and len(bare) < len(pattern) else bare


def _match(parts: Sequence[str], names: Sequence[str]) -> bool:
    """Wildcard matching that goes back to the last `**` only: an earlier one need not move."""
    part = name = 0
    back: tuple[int, int] | None = None
    while name < len(names):
        if part < len(parts) and parts[part] == _ANY:
            back = (part + 1, name)
            part += 1
        elif part < len(parts) and _pattern(parts[part]).match(names[name]):
            part += 1
            name += 1
        elif back:
            back = (back[0], back[1] + 1)
            part, name = back
        else:
            return False
    return all(rest == _ANY for rest in parts[part:])


@lru_cache(maxsize=4096)
def _pattern(part: str) -> re.Pattern[str]:
    """One name. `fnmatch` tries no star twice, since Python 3.9."""
    return re.compile(fnmatch.translate(_SPECIAL.sub(_plain, part)))


def _plain(match: re.Match[str]) -> str:
    char = match[1]
    if char is None:
        return "[!"
    return f"[{char}]" if char in "*?[" else str(char)
