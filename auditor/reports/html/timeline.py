"""How many posts, when, and how many of them with something wrong."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from auditor.reports import published as out

_COLUMNS = 60
TONES = ("error", "warning", "clean")


@dataclass(frozen=True, slots=True)
class Column:
    """One day, week, month or year. `parts`: (tone, y, height), in percent from the top."""

    label: str
    total: int
    counts: tuple[int, ...]
    x: float
    width: float
    parts: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    unit: str
    columns: tuple[Column, ...]
    undated: int
    most: int


def timeline(answers: Sequence[out.AnswerOut]) -> Timeline | None:
    """None where there are not two days to tell apart."""
    dated = [(day, _tone(answer)) for answer in answers if (day := _day(answer["posted_at"]))]
    days = {day for day, _ in dated}
    if len(days) < 2:
        return None
    unit, start_of, after = _scale(min(days), max(days))
    counts: dict[date, Counter[str]] = {}
    for day, tone in dated:
        counts.setdefault(start_of(day), Counter())[tone] += 1
    starts = [start_of(min(days))]
    while starts[-1] < start_of(max(days)):
        starts.append(after(starts[-1]))
    if len(starts) > 5 * _COLUMNS:  # one date centuries off: only what there is
        starts = sorted(counts)[-5 * _COLUMNS :]
    most = max(sum(each.values()) for each in counts.values())
    step = 100 / len(starts)
    columns = []
    for number, start in enumerate(starts):
        each = counts.get(start, Counter())
        y, parts = 100.0, []
        for tone in TONES:
            if height := 100 * each[tone] / most:
                y -= height
                parts.append((tone, round(y, 3), round(height, 3)))
        columns.append(
            Column(
                _label(start, unit),
                sum(each.values()),
                tuple(each[tone] for tone in TONES),
                round(number * step, 3),
                round(step * 0.82, 3),
                tuple(parts),
            )
        )
    return Timeline(unit, tuple(columns), len(answers) - len(dated), most)


def _tone(answer: out.AnswerOut) -> str:
    severities = {f["severity"] for f in answer["findings"] if not f["suppressed"]}
    return next((tone for tone in ("error", "warning") if tone in severities), "clean")


def _day(moment: str | None) -> date | None:
    try:
        return date.fromisoformat(moment[:10]) if moment else None
    except ValueError:
        return None


def _scale(first: date, last: date) -> tuple[str, Callable[[date], date], Callable[[date], date]]:
    """The finest unit that gives at most 60 columns."""
    span = (last - first).days
    if span < _COLUMNS:
        return "day", lambda day: day, lambda day: day + timedelta(days=1)
    if span < _COLUMNS * 7:
        return "week", _monday, lambda day: day + timedelta(days=7)
    if span < _COLUMNS * 30:
        return "month", lambda day: day.replace(day=1), _next_month
    return "year", lambda day: day.replace(month=1, day=1), _next_year


def _monday(day: date) -> date:
    return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def _next_year(day: date) -> date:
    return day.replace(year=min(day.year + 1, date.max.year))


def _label(start: date, unit: str) -> str:
    text = start.isoformat()
    return {"week": f"week of {text}", "month": text[:7], "year": text[:4]}.get(unit, text)
