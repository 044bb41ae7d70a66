"""Dates that are told from the day the page was written: yesterday, last year, three years ago."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from auditor.model import Span
from auditor.support.dates import Date, dates
from auditor.support.number_words import spoken
from auditor.support.numbers import Quantity

if TYPE_CHECKING:
    from auditor.support.passages import Text

_TOP = 1_500
"""Characters of a page among which its own date stands."""

_WRITTEN = re.compile(
    r"\b(?:published|posted|updated|issued|written|publiée?|posté|modifié"
    r"|mise? (?:à jour|en ligne)"
    r"|date|veröffentlicht|publicado|pubblicato)\W{1,3}(?:on |le |at |am |el |il |: ?)?\Z",
    re.IGNORECASE,
)
_LINE = 60
"""Characters of a line that is a date and little else: a dateline."""

_RELATIVE = re.compile(
    r"\b(?:(?P<day>yesterday|today|tomorrow|hier|aujourd['’]hui|demain)"
    r"|(?P<year>last year|this year|next year|l['’]an(?:née)? (?:dernière?|passée?|prochaine?)"
    r"|cette année|the previous year)"
    r"|(?P<month>last month|this month|next month|le mois (?:dernier|prochain)|ce mois-ci)"
    r"|(?P<count>\w{1,12}) years ago|il y a (?P<compte>\w{1,12}) ans)\b",
    re.IGNORECASE,
)
_STEPS = {
    **dict.fromkeys(("yesterday", "hier", "last", "previous", "dernier", "passé"), -1),
    **dict.fromkeys(("tomorrow", "demain", "next", "prochain"), 1),
}


@lru_cache(maxsize=8)
def written(top: str) -> Date | None:
    """The day a page says that it was published or changed, from its first characters."""
    for found in dates(top):
        if found.year is None or found.month is None or found.day is None or found.other:
            continue
        before = top[max(0, found.span.start - 24) : found.span.start]
        start = top.rfind("\n", 0, found.span.start) + 1
        end = top.find("\n", found.span.end)
        alone = start > 0 and 0 < end - start <= _LINE
        if _WRITTEN.search(before) or alone:
            return found
    return None


def year_of(day: Date) -> Quantity:
    return Quantity(day.span, (float(day.year or 0),), "year")


def relative_dates(text: str, page: Text) -> tuple[Date, ...]:
    """Dates of a piece of the page that are told from its own, with their places in the piece."""
    matches = list(_RELATIVE.finditer(text))
    day = written(page.text[:_TOP]) if matches else None
    if day is None or day.year is None or day.month is None or day.day is None:
        return ()
    found = []
    for match in matches:
        span = Span(*match.span())
        said = match.group().lower()
        step = next((n for word, n in _STEPS.items() if word in said), 0)
        if match["day"]:
            try:
                then = date(day.year, day.month, day.day) + timedelta(days=step)
            except ValueError:  # 31 February
                continue
            found.append(Date(span, then.year, then.month, then.day))
        elif match["month"]:
            months = 12 * day.year + day.month - 1 + step
            found.append(Date(span, months // 12, months % 12 + 1))
        elif match["year"]:
            found.append(Date(span, day.year + step))
        else:
            word = match["count"] or match["compte"]
            count = float(word) if word.isdecimal() else spoken(word.lower())
            if count is not None and 0 < count < day.year:
                found.append(Date(span, day.year - int(count)))
    return tuple(found)
