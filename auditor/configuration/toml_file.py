"""TOML with line numbers: the standard reader says what is there, a scan says where.

The scan meets only text that the reader has accepted, so it knows no errors.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

from auditor.configuration.tree import Leaf, Table
from auditor.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE = re.compile(
    r'"""(?:\\.|(?!""").)*"""(?:"{0,2})'
    r"|'''(?:(?!''').)*'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|[\[{]|[\]}]|\n|="
    r"|[^\[\]{}\"'\n=#]+",
    re.DOTALL,
)
_BARE = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*")
_AT = re.compile(r"\(at line (\d+), column \d+\)")
_NOT_IN_A_KEY = re.compile(r"[^A-Za-z0-9_.\"'-]")
_MOST_PARTS = 50
Path = tuple[str, ...]


def read_toml(data: bytes, shown: str) -> Table:
    """The whole document. Raises ConfigError."""
    text = _text(data, shown)
    document = _parsed(text, shown)
    return _table(document, dict(_lines(text)), ())


def _text(data: bytes, shown: str) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{shown}, line {line}: not UTF-8", "Save the file as UTF-8.") from error


def _parsed(text: str, shown: str) -> dict[str, Any]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    for number, line in enumerate(text.split("\n"), start=1):
        if line.count(".") > _MOST_PARTS and _parts_of_a_key(line) > _MOST_PARTS:
            raise ConfigError(f"{shown}, line {number}: a key of too many parts", "Shorten it.")
    try:
        document: dict[str, Any] = tomllib.loads(text)
    except RecursionError as error:
        raise ConfigError(f"{shown}: nested too deep", "Settings are flat.") from error
    except ValueError as error:  # the reader's own, and Python's of a number of 5,000 digits
        said = str(error)
        place = _AT.search(said)
        at = int(place[1]) if place else text.count("\n") + 1
        what = _AT.sub("", said).strip()
        hint = 'Texts stand in quotes: fail-on = "warning"; lists in brackets: ["a", "b"].'
        raise ConfigError(f"{shown}, line {at}: not TOML: {what}", hint) from error
    return document


def _parts_of_a_key(line: str) -> int:
    """The most words that dots tie together. The reader's time is quadratic in that number."""
    tied = " ".join(line.split()).replace(" .", ".").replace(". ", ".").replace("..", ",")
    return max(words.count(".") for words in _NOT_IN_A_KEY.split(tied)) + 1


def _table(document: dict[str, Any], lines: dict[Path, int], path: Path) -> Table:
    items: list[tuple[str, Leaf | Table]] = []
    here = lines.get(path, 1)
    for key, value in document.items():
        below = (*path, key)
        if isinstance(value, dict):
            # What an inline table holds stands on the line of its key.
            lines.setdefault(below, here)
            items.append((key, _table(value, lines, below)))
        else:
            items.append((key, Leaf(value, lines.get(below, here))))
    return Table(tuple(items), here)


def _lines(text: str) -> Iterator[tuple[Path, int]]:
    """Each key and table with its line."""
    table: Path = ()
    for line, statement, is_header in _statements(text):
        path = _parts(statement)
        if is_header:
            table = path
        else:
            path = (*table, *path)
        yield path, line
    yield (), 1


def _statements(text: str) -> Iterator[tuple[int, str, bool]]:
    """Line, key, and whether it is the head of a table."""
    line, depth, key, began = 1, 0, "", 0
    in_value = False
    for match in _PIECE.finditer(text):
        piece = match[0]
        if piece == "\n" and depth == 0:
            if key.lstrip().startswith("[") and not in_value:
                yield began, key.strip().lstrip("[").rstrip("]"), True
            key, in_value = "", False
        elif in_value or piece.startswith("#"):
            depth += (piece in "[{") - (piece in "]}")
        elif piece == "=" and depth == 0 and not key.lstrip().startswith("["):
            yield began, key, False
            in_value = True
        elif piece.strip():
            began = began if key.strip() else line
            key += piece
        else:
            key += piece
        line += piece.count("\n")
    if key.lstrip().startswith("[") and not in_value:
        yield began, key.strip().lstrip("[").rstrip("]"), True


def _parts(key: str) -> Path:
    """`a."b.c"` -> a, b.c"""
    key = key.strip()
    if _BARE.fullmatch(key):
        return tuple(key.split("."))
    parts = []
    node: Any = _parsed(f"{key} = 0", "")
    while isinstance(node, dict):
        ((name, node),) = node.items()
        parts.append(name)
    return tuple(parts)
