"""Counts by author, thread, assistant and cited site, as tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.model import LinkGroup, Support
from auditor.reports.rollup import TITLES, UNNAMED, Grouping, roll_up
from auditor.reports.words import plural

if TYPE_CHECKING:
    from auditor.reports import published as out
    from auditor.reports.rollup import Row

COLUMNS = (
    "answers",
    "citations",
    "found",
    "found in part",
    "not found",
    "stated otherwise",
    "could not check",
    "links",
    "broken links",
    "no source",
    "links not checked",
)
_ROWS = 50
_GROUPINGS = (Grouping.AUTHOR, Grouping.THREAD, Grouping.ASSISTANT, Grouping.DOMAIN)


@dataclass(frozen=True, slots=True)
class Line:
    """`named`: the name is from outside; else our words for what has none."""

    name: str
    named: bool
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    lines: tuple[Line, ...]
    note: str = ""


def rollups(answers: list[out.AnswerOut]) -> tuple[Table, ...]:
    """Those that tell rows apart; the most in doubt first."""
    if len(answers) < 2:
        return ()
    made = ((grouping, roll_up(answers, grouping)) for grouping in _GROUPINGS)
    return tuple(_table(grouping, rows) for grouping, rows in made if len(rows) > 1)


def _table(grouping: Grouping, rows: tuple[Row, ...]) -> Table:
    unnamed = UNNAMED.get(grouping, "–")
    lines = tuple(Line(row.name or unnamed, bool(row.name), _counts(row)) for row in rows[:_ROWS])
    more = len(rows) - len(lines)
    note = f"and {plural(more, 'row')} more" if more else ""
    return Table(f"{TITLES[grouping]} ({len(rows):,})", lines, note)


def _counts(row: Row) -> tuple[int, ...]:
    support = (
        Support.SUPPORTED,
        Support.PARTIALLY_SUPPORTED,
        Support.NOT_SUPPORTED,
        Support.CONTRADICTED,
        Support.NOT_CHECKED,
    )
    groups = (LinkGroup.BROKEN, LinkGroup.NOT_A_SOURCE, LinkGroup.COULD_NOT_CHECK)
    return (
        row.answers,
        row.citations,
        *(row.support[each] for each in support),
        sum(row.links.values()),
        *(row.of(group) for group in groups),
    )
