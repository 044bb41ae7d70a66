"""JSON and tables as text: what they hold, in order, a value or a row a line."""

from __future__ import annotations

import csv
import html
import json
import re
from itertools import islice
from typing import Any

_MAX_ROWS = 200_000
_MAX_KEY = 80
_ROWS_SNIFFED = 10
_DELIMITERS = ("\t", ";", ",", "|")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")


def json_text(text: str) -> str:
    """`key: value` for every value; what is no JSON, nor JSON on every line, is left alone."""
    parsed = _parsed(text)
    if parsed is not None:
        return "\n".join(_values(parsed))
    documents = [_parsed(line) for line in text.splitlines() if line.strip()]
    if len(documents) > 1 and all(isinstance(each, (dict, list)) for each in documents):
        return "\n\n".join("\n".join(_values(each)) for each in documents)
    return text


def _parsed(text: str) -> Any:
    """Numbers stay as they are written: 1.10 is not 1.1, and long ones cost nothing."""
    try:
        return json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        return None


def _values(parsed: Any) -> list[str]:
    """Walked with a stack of its own. Objects of a list are parted by a blank line."""
    lines: list[str] = []
    stack: list[tuple[str, Any]] = [("", parsed)]
    while stack:
        key, value = stack.pop()
        if isinstance(value, dict):
            if lines and lines[-1]:
                lines.append("")
            stack += reversed(list(value.items()))
        elif isinstance(value, list):
            stack += ((key, each) for each in reversed(value))
        elif value not in (None, ""):
            told = _unmarked(value) if isinstance(value, str) else str(value).lower()
            name = key if len(key) <= _MAX_KEY else ""
            lines.append(f"{name}: {told}" if name else told)
    return lines


def _unmarked(value: str) -> str:
    """HTML within a value, as content interfaces return it, loses its tags."""
    return html.unescape(_MARKUP.sub(" ", value)).strip() if "</" in value else value


def table_text(text: str, named: str) -> str:
    """Rows with their cells parted by tabs; `named` is the media type."""
    delimiter = "\t" if "tab-separated" in named else _delimiter(text)
    if delimiter is None:
        return text
    try:
        rows = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
        return "\n".join("\t".join(map(_cell, row)) for row in islice(rows, _MAX_ROWS))
    except csv.Error:  # a cell of more than 131,072 characters: a quotation mark without its end
        return text


def _cell(cell: str) -> str:
    return " ".join(cell.split())


def _delimiter(text: str) -> str | None:
    """The one that most of the first rows have."""
    rows = [row for row in islice(text[:50_000].splitlines(), _ROWS_SNIFFED) if row.strip()]
    having = {each: sum(each in row for row in rows) for each in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda each: (having[each], sum(row.count(each) for row in rows)))
    return best if 2 * having[best] > len(rows) else None
