"""A list of domains as people keep it, in a table, as entries of a sources file."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from auditor.errors import ConfigError
from auditor.model import SourceClass, Tier
from auditor.sources_file import nearest, read_pattern
from auditor.strict_yaml import LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS = ("domain", "tier", "reason", "class", "basis")
"""In this order where no heading names them; the last two may be missing."""
_NEEDED = COLUMNS[:3]
_LONGEST = 1_000  # characters of a cell that are taken over
# What YAML prints of a text; the rest may stand in a file only as an escape (YAML 1.2, 5.1).
_UNPRINTABLE = re.compile(
    "[^ -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]+"
)


@dataclass(frozen=True, slots=True)
class Imported:
    """`text` is a sources file; `wrong` says of each row that was left out its line and why."""

    text: str
    entries: int
    wrong: tuple[str, ...]


def import_csv(name: str, data: bytes) -> Imported:
    """Raises ConfigError for what is no table with the columns we need."""
    rows = _rows(name, data)
    order = _columns(rows[0][1]) if rows else ()
    if not order:
        order = COLUMNS
    else:
        rows = rows[1:]
    if missing := [column for column in _NEEDED if column not in order]:
        raise ConfigError(
            f"{name}, line 1: no column “{missing[0]}”",
            f"Name the columns in the first line: {', '.join(_NEEDED)}; class and basis if known.",
        )
    entries: list[str] = []
    wrong: list[str] = []
    first: dict[tuple[str, str], int] = {}
    for line, cells in rows:
        row = {column: _one_line(cell) for column, cell in zip(order, cells, strict=False)}
        try:
            entries.append(_entry(row, line, first))
        except ValueError as error:
            wrong.append(f"{name}, line {line}: {error}")
    listed = "\n".join(["sources:", *entries]) if entries else "sources: []"
    return Imported(f"version: 1\n{listed}\n", len(entries), tuple(wrong))


def _rows(name: str, data: bytes) -> list[tuple[int, list[str]]]:
    """The rows that hold something, each with the line it ends on."""
    if len(data) > LARGEST:
        raise ConfigError(f"{name}: larger than {LARGEST:,} bytes", "Import it in parts.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{name}, line {line}: not UTF-8", "Save it as CSV in UTF-8.") from error
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        return [(reader.line_num, row) for row in reader if any(map(str.strip, row))]
    except csv.Error as error:
        line = reader.line_num
        raise ConfigError(f"{name}, line {line}: not CSV: {error}", "Mend this line.") from error


def _columns(cells: list[str]) -> tuple[str, ...]:
    """The names in a heading; () where the first row is none."""
    names = tuple(cell.strip().lower() for cell in cells)
    return names if "domain" in names or set(_NEEDED[1:]) <= set(names) else ()


def _entry(row: dict[str, str], line: int, first: dict[tuple[str, str], int]) -> str:
    """Raises ValueError with what is wrong."""
    for column in _NEEDED:
        if not row.get(column):
            raise ValueError(f"no {column}")
    domain = _pattern(row["domain"])
    key = read_pattern(domain)
    if key is None:
        raise ValueError(f"domain: {row['domain'][:80]!r} is not a host name")
    for column, words in (("tier", Tier), ("class", SourceClass)):
        word = row.get(column, "").lower().replace(" ", "_")
        if word and word not in [each.value for each in words]:
            raise ValueError(f"{column}: unknown word {word[:60]!r}. {nearest(column, word)}")
        row[column] = word
    if key in first:
        raise ValueError(f"domain: {domain[:80]} is already in line {first[key]}")
    first[key] = line
    return "\n".join(_lines({**row, "match": domain}))


def _pattern(domain: str) -> str:
    """People copy addresses from their browser: `https://www.example.org/` is meant as a host."""
    if "://" in domain:
        parts = urlsplit(domain)
        domain = (parts.hostname or "") + parts.path.removesuffix("/")
    return domain.removeprefix("www.")


def _lines(row: dict[str, str]) -> Iterator[str]:
    dash = "  - "
    for key in ("match", "class", "tier", "reason", "basis"):
        if value := row.get(key):
            plain = key in ("class", "tier")
            yield f"{dash}{key}: {value if plain else json.dumps(value, ensure_ascii=False)}"
            dash = "    "


def _one_line(cell: str) -> str:
    return _UNPRINTABLE.sub(" ", " ".join(cell.split()))[:_LONGEST].strip()
