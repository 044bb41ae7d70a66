"""Jupyter notebooks (nbformat 3 and 4) -> the prose of their Markdown cells.

A word stands where the line of its cell is in the file, which is JSON: there editors and reviews
show it. The file is taken apart a second time for that, because parsers don't say where they were.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from auditor.errors import InputError
from auditor.inputs.content.markdown import rewrite
from auditor.inputs.content.sheet import Builder, Sheet, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(r'"(?P<string>[^"\\]*(?:\\.[^"\\]*)*)"|[\[\]{},:]|[^\s\[\]{},:"]+', re.DOTALL)
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL
)
_HINT = "Save it with Jupyter again, or leave it out with --exclude."


def prose(raw: str) -> Sheet:
    _check(raw)
    sheets = [rewrite(_cell(raw, cell)) for cell in _cells(raw) if cell.kind == "markdown"]
    return joined(sheets, "\n\n")


def _check(raw: str) -> None:
    try:
        notebook = json.loads(raw)
    except (ValueError, RecursionError) as error:
        what = f"{error}" if isinstance(error, json.JSONDecodeError) else "it can't be read"
        raise InputError(f"is not a Jupyter notebook: it is not JSON: {what}", _HINT) from error
    if not isinstance(notebook, dict) or not ("cells" in notebook or "worksheets" in notebook):
        raise InputError("is not a Jupyter notebook: it has no cells", _HINT)


@dataclass(slots=True)
class _Cell:
    kind: str = ""
    source: list[tuple[int, int]] = field(default_factory=list)
    """Where the strings of its source stand, without their quotation marks."""


@dataclass(slots=True)
class _Open:
    """An object or a list. `name` is the key it stands under, `key` the last one in it."""

    is_object: bool
    name: str
    key: str = ""
    at_key: bool = True
    cell: _Cell | None = None


def _cells(raw: str) -> Iterator[_Cell]:
    """Of a text that is known to be JSON."""
    stack: list[_Open] = []
    for token in _TOKEN.finditer(raw):
        char = token.group()
        if char in ("{", "["):
            stack.append(_opened(stack, is_object=char == "{"))
        elif char in ("}", "]"):
            done = stack.pop()
            if done.cell and done.is_object:
                yield done.cell
        elif char in (",", ":"):
            stack[-1].at_key = char == ","
        elif stack and token["string"] is not None:
            _string(stack[-1], token)


def _opened(stack: list[_Open], *, is_object: bool) -> _Open:
    above = stack[-1] if stack else None
    name = (above.key if above.is_object else above.name) if above else ""
    opened = _Open(is_object, name)
    if above and is_object and not above.is_object and name == "cells":
        opened.cell = _Cell()
    elif above and above.cell and not is_object and name == "source":
        opened.cell = above.cell
    return opened


def _string(inside: _Open, token: re.Match[str]) -> None:
    if inside.is_object and inside.at_key:
        inside.key = token["string"]
        return
    key = inside.key if inside.is_object else inside.name
    if inside.cell is None:
        return
    if key == "source":
        inside.cell.source.append(token.span("string"))
    elif key == "cell_type" and inside.is_object:
        inside.cell.kind = token["string"]


def _cell(raw: str, cell: _Cell) -> Sheet:
    builder = Builder(raw)
    for start, end in cell.source:
        for escape in _ESCAPE.finditer(raw, start, end):
            builder.copy(start, escape.start())
            builder.write(_plain(escape.group()), escape.start())
            start = escape.end()
        builder.copy(start, end)
    return builder.sheet()


def _plain(escape: str) -> str:
    char = str(json.loads(f'"{escape}"'))
    return "\ufffd" if "\ud800" <= char[:1] <= "\udfff" else char
