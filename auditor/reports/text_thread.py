"""The short form of a report on thread exports: what was in them, and where to look first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from auditor.model import LinkGroup, Support
from auditor.reports.clean import one_line
from auditor.reports.rollup import TITLES, UNNAMED, Grouping, roll_up
from auditor.reports.sheet import cut_middle, ruled
from auditor.reports.words import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.reports import published as out
    from auditor.reports.rollup import Row
    from auditor.reports.sheet import Sheet

_MOST = 10
"""Rows of a table; the other formats have all of them."""
_COLUMNS = ("cited", "found", "partly", "not", "else", "?", "broken")


def thread_lines(sheet: Sheet, report: out.ReportOut, posts: out.PostsOut) -> Iterator[Text]:
    answers = report["answers"]
    yield from _post_lines(sheet, len(answers), posts)
    for grouping, title in TITLES.items():
        rows = roll_up(answers, grouping)
        if grouping is Grouping.POST:
            rows = tuple(row for row in rows if row.in_doubt)
        elif len(rows) < 2 and grouping is not Grouping.DOMAIN:
            continue
        if rows:
            yield Text()
            yield from _table(sheet, f"{title} ({len(rows):,})", rows, UNNAMED.get(grouping, "–"))
    if answers:
        yield Text()
        yield from sheet.lines(Text("  "), Text(_LEGEND, "dim"))


_LEGEND = (
    "Citations whose claim was found in the page, found in part, not found, stated otherwise there,"
    " or could not be checked (?); links that lead to no page or are no source. --verbose shows"
    " every answer, --post ID one of them."
)


def _post_lines(sheet: Sheet, answers: int, posts: out.PostsOut) -> Iterator[Text]:
    yield Text()
    yield ruled(sheet, "Posts")
    counts = [
        f"{posts['with_answer']:,} with an answer to audit",
        f"{posts['without']:,} without",
        *([f"{posts['left_out']:,} not asked for"] if posts["left_out"] else []),
        *([f"{posts['unreadable']:,} unreadable"] if posts["unreadable"] else []),
    ]
    first = Text("  read      ").append(f"{posts['read']:>7,}   ", "bold")
    yield from sheet.flow(first, counts)
    quoted = f"{posts['quotations']:,} more quote them" if posts["quotations"] else ""
    first = Text("  answers   ").append(f"{answers:>7,}   ", "bold")
    yield from sheet.flow(first, [quoted] if quoted else [])
    for problem in posts["problems"][:_MOST]:
        at = problem["location"]
        where = f"{one_line(at['path'], 60)}:{at['line']}" + (
            f" {one_line(at['post'], 40)}" if at["post"] else ""
        )
        told = one_line(problem["text"], 300)
        words = Text(told if problem["text"].startswith(at["path"]) else f"{where}: {told}")
        yield from sheet.lines(Text("  ~ ", "yellow"), words)
    if len(posts["problems"]) > _MOST:
        yield Text(f"    and {len(posts['problems']) - _MOST:,} more such", "dim")


def _table(sheet: Sheet, title: str, rows: tuple[Row, ...], unnamed: str) -> Iterator[Text]:
    yield ruled(sheet, title)
    room = sheet.width - 4 - 7 * len(_COLUMNS)
    yield Text("  " + " " * room + "".join(f"{column:>7}" for column in _COLUMNS), "dim")
    for row in rows[:_MOST]:
        name = cut_middle(one_line(row.name or unnamed, 300), room)
        line = Text("  ").append(name).append(" " * (room - Text(name).cell_len))
        for number, style in _cells(row):
            line.append(f"{number:>7,}" if number else f"{'·':>7}", style if number else "dim")
        yield line
    if len(rows) > _MOST:
        yield Text(f"  and {plural(len(rows) - _MOST, 'row')} more", "dim")


def _cells(row: Row) -> tuple[tuple[int, str], ...]:
    return (
        (row.citations, ""),
        (row.support[Support.SUPPORTED], "green"),
        (row.support[Support.PARTIALLY_SUPPORTED], "yellow"),
        (row.support[Support.NOT_SUPPORTED], "yellow"),
        (row.support[Support.CONTRADICTED], "bright_red"),
        (row.support[Support.NOT_CHECKED], "yellow"),
        (row.of(LinkGroup.BROKEN, LinkGroup.NOT_A_SOURCE), "bright_red"),
    )
