"""Wrapping and cutting for a terminal: cells, not characters, and no line over the width."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import StringIO
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from auditor.reports.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

NARROWEST = 40
"""Below this many columns the layout does not hold; lines are that wide then."""

# A build log (GitHub) takes a line that starts so, spaces apart, as an order. Untrusted text is
# always indented, so a space can give way to the backslash.
_COMMAND = re.compile(r"^((?:\x1b\[[0-9;]*m| )*) ((?:\x1b\[[0-9;]*m)*)::", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Sheet:
    width: int
    console: Console = field(repr=False)
    whole_urls: bool = False

    def url(self, first: Text, url: str, *, whole: bool) -> list[Text]:
        """An address: on one line to be copied, else wrapped (`whole`) or cut in the middle."""
        if self.whole_urls:
            return [Text.assemble(first, (url, "cyan"))]
        if not whole:
            url = cut_middle(url, self.width - first.cell_len)
        return self.lines(first, Text(url, "cyan"))

    def lines(self, first: Text, body: Text, most: int = 0) -> list[Text]:
        """`body` wrapped behind `first`, the rest indented under it, cut to `most` lines."""
        indent = first.cell_len
        wrapped = list(body.wrap(self.console, self.width - indent, overflow="fold"))
        if most and len(wrapped) > most:
            last = wrapped[most - 1]
            last.rstrip()
            last.truncate(self.width - indent - 1)
            last.rstrip()
            wrapped = [*wrapped[: most - 1], last.append("…")]
        leads = (first, *(Text(" " * indent) for _ in wrapped[1:]))
        # Not `lead + line`: that would put the line into the lead's style.
        return [Text.assemble(lead, line) for lead, line in zip(leads, wrapped, strict=True)] or [
            first
        ]

    def flow(self, first: Text, parts: list[str], style: str = "") -> list[Text]:
        """`parts` with dots between, none of them torn where a line can hold it."""
        room = self.width - first.cell_len
        rows: list[str] = []
        for part in parts:
            longer = f"{rows[-1]} · {part}" if rows else part
            if rows and cell_len(longer) <= room:
                rows[-1] = longer
            else:
                rows.append(part)
        return self.lines(first, Text("\n".join(rows), style))


def new_sheet(width: int, color: bool, whole_urls: bool = False) -> Sheet:
    """A console that looks at no environment variable: what is printed depends on the report."""
    width = max(width, NARROWEST)
    console = Console(
        file=StringIO(),
        width=width,
        height=25,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        force_jupyter=False,
        _environ={},
    )
    return Sheet(width, console, whole_urls)


def printed(sheet: Sheet, lines: Iterable[Text]) -> str:
    if sheet.console.no_color:
        text = "".join(f"{line.plain.rstrip()}\n" for line in lines)
    else:
        with sheet.console.capture() as capture:
            for line in lines:
                line.rstrip()
                sheet.console.print(line, soft_wrap=True)
        text = capture.get()
    return _COMMAND.sub(r"\1\\\2::", text)


def answer_title(sheet: Sheet, path: str, line: int, *more: str | None) -> Text:
    """A rule with the place in it; `more`: author and post, where there are any."""
    where = one_line(path) + (f":{line}" if line > 1 else "")
    parts = [where, *(one_line(part) for part in more if part)]
    return ruled(sheet, cut(" · ".join(parts), sheet.width - 6))


def ruled(sheet: Sheet, title: str) -> Text:
    line = Text.assemble(("── ", "dim"), (title, "bold"), " ")
    return line.append("─" * (sheet.width - line.cell_len), "dim")


def cut(text: str, cells: int) -> str:
    """The start of `text` in at most `cells` cells."""
    return text if cell_len(text) <= cells else _head(text, cells - 1).rstrip() + "…"


def cut_middle(text: str, cells: int) -> str:
    """Both ends of `text`: of a URL, the site and the last words tell most."""
    if cell_len(text) <= cells:
        return text
    tail = (cells - 1) // 3
    head = _head(text, cells - 1 - tail)
    return head + "…" + _head(text[::-1], tail)[::-1]


def _head(text: str, cells: int) -> str:
    taken = text[:cells]
    while cell_len(taken) > cells:
        taken = taken[:-1]
    return taken
