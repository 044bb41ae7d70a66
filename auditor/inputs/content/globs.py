"""Path patterns as .gitignore has them (gitignore(5)), also for --include and --exclude.

Own code, and not a library's, because a repository's patterns are hostile input: the libraries
translate them into regular expressions in which a few stars cost minutes. Here a name is matched
in time linear in it for each star, and a path likewise for each `**`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LONGEST = 4096
"""Characters of a pattern; longer ones name no path (PATH_MAX of Linux)."""
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
    if any(part != _ANY and _pattern(part) is None for part in parts):
        return None
    if parts[-1] == _ANY and len(parts) > 1:
        parts.append("*")  # `a/**` is all inside of a, not a itself
    return Glob(tuple(parts), negated, folders_only)


def read_globs(patterns: Iterable[str]) -> tuple[Glob, ...]:
    return tuple(glob for glob in map(read_glob, patterns) if glob)


def is_matched(globs: Sequence[Glob], names: Sequence[str], *, is_folder: bool) -> bool | None:
    """What the last pattern that matches says: True, False where it is negated, or None."""
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
        elif part < len(parts) and _is_name(parts[part], names[name]):
            part += 1
            name += 1
        elif back:
            back = (back[0], back[1] + 1)
            part, name = back
        else:
            return False
    return all(rest == _ANY for rest in parts[part:])


def _is_name(part: str, name: str) -> bool:
    pattern = _pattern(part)
    return bool(pattern and pattern.match(name))


@lru_cache(maxsize=4096)
def _pattern(part: str) -> re.Pattern[str] | None:
    """Of one name; None for one that matches none: a class that is not closed, a last backslash.

    A star takes the shortest stretch that ends in what follows it and is not tried again: an
    earlier end never rules out a match (the look-ahead is what `fnmatch` has for that).
    """
    fixed = [""]
    at = 0
    while at < len(part):
        token = _TOKEN.match(part, at)
        if token is None:
            return None
        at = token.end()
        if token["star"]:
            fixed.append("")
        elif token["any"]:
            fixed[-1] += "."
        elif token["inside"]:
            fixed[-1] += f"[{'^' * bool(token['not'])}{_members(token['inside'])}]"
        else:
            fixed[-1] += re.escape(token["escaped"] or token["char"])
    try:
        if len(fixed) == 1:
            return re.compile(rf"{fixed[0]}\Z", re.DOTALL)
        middle = "".join(
            rf"(?=(?P<g{n}>.*?{each}))(?P=g{n})" for n, each in enumerate(fixed[1:-1]) if each
        )
        return re.compile(rf"{fixed[0]}{middle}.*{fixed[-1]}\Z", re.DOTALL)
    except re.error:  # a range that runs backwards
        return None


_TOKEN = re.compile(
    r"(?P<star>\*+)|(?P<any>\?)|\[(?P<not>[!^]|(?![!^]))(?P<inside>\](?:\\.|[^\]\\])*|(?:\\.|[^\]\\])+)\]|\\(?P<escaped>.)"
    r"|(?P<char>[^*?\[\\])",
    re.DOTALL,
)
_MEMBER = re.compile(r"\\(.)|(.)", re.DOTALL)


def _members(inside: str) -> str:
    """What stands in a class. A hyphen between two members means those between them."""
    members = [(match[1] or match[2], bool(match[1])) for match in _MEMBER.finditer(inside)]
    written, at = [], 0
    while at < len(members):
        written.append(re.escape(members[at][0]))
        if at + 2 < len(members) and members[at + 1] == ("-", False):
            written += ["-", re.escape(members[at + 2][0])]
            at += 2
        at += 1
    return "".join(written)
