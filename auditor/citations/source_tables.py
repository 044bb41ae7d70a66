"""A table of sources: `| 1 | Title | URL |`."""

from __future__ import annotations

import re

from auditor.citations.source_entries import Entry, canonical, has_url
from auditor.model import Span

_CELL = re.compile(r"(?<!\\)\|")
_LABEL = re.compile(r"[\s*_]*[\[(]?\^?#?(\d{1,4})\^?[\])]?\.?[\s*_]*")
_NUMBER_HEAD = re.compile(
    r"[\s*_]*(?:#|№|n[°º.]?|no\.?|nr\.?|num(?:ber)?|id|ref\.?|index|序号|编号|番号|번호)[\s*_]*",
    re.IGNORECASE,
)
_SOURCE_HEAD = re.compile(
    r"[\s*_]*(?:sources?|references?|citations?|références?|quellen?|fuentes?|fonti?|fontes?"
    r"|referencias?|referências?|bron(?:nen)?|źródł[oa]|источники?|来源|參考|参考|来源|出典|출처)[\s*_]*",
    re.IGNORECASE,
)


def is_ruler(line: str) -> bool:
    """The line under a table's header."""
    return "--" in line and "|" in line and not line.strip(" \t:|-")


def is_source_table(header: str) -> bool:
    """Whether the header says so: a number, and "Source". Data is ranked and linked, too."""
    cells = _cells(header)
    numbered = bool(cells) and bool(_NUMBER_HEAD.fullmatch(cells[0]))
    return numbered and any(_SOURCE_HEAD.fullmatch(cell) for cell in cells)


def read_row(line: str, span: Span) -> Entry | None:
    """The entry that a row is. Its body ends with the last cell that holds a URL."""
    cuts = [match.end() for match in _CELL.finditer(line)]
    if len(cuts) < 2:
        return None
    label, begin, end = "", cuts[0], 0
    for start, stop in zip(cuts, [*cuts[1:], len(line) + 1], strict=True):
        cell = line[start : stop - 1]
        if start == cuts[0] and (number := _LABEL.fullmatch(cell)):
            label, begin = canonical(number[1]), stop
        if has_url(cell):
            end = stop - 1
    if not end:
        return None
    return Entry(label, "row", span, Span(span.start + begin, span.start + max(begin, end)))


def _cells(line: str) -> list[str]:
    return _CELL.split(line.strip().strip("|"))
