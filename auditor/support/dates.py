"""Calendar dates in running text, English and French, numeric forms in every reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from auditor.model import Span
from auditor.support.lexicon import lower

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january janvier jan janv januar enero",
            "february février fevrier feb févr fév februar febrero",
            "march mars mar märz marzo",
            "april avril apr avr abril",
            "may mai mayo",
            "june juin jun juni junio",
            "july juillet jul juil juli julio",
            "august août aout aug agosto",
            "september septembre sep sept septiembre",
            "october octobre oct oktober octubre",
            "november novembre nov noviembre",
            "december décembre decembre dec déc dezember diciembre",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_GAP = "[ \u00a0\u2009\u202f]"
_YEAR = r"(?:1\d|20)\d\d"
# Every position of a page is tried: the look-ahead passes over most words at their second letter.
_START = "(?=[0-9]|" + "|".join(sorted({name[:3] for name in _MONTHS})) + ")"
_DATE = re.compile(
    rf"(?:\b|(?<=[\u3040-\u9fff])){_START}(?:"
    rf"(?P<day1>{_DAY})(?:st|nd|rd|th|er|\.)?{_GAP}(?:of |de )?(?P<month1>{_MONTH})\b\.?,?"
    rf"(?:{_GAP}(?:of |de |in )?(?P<year1>{_YEAR})\b)?"
    rf"|(?P<month2>{_MONTH})\b\.?{_GAP}(?P<day2>{_DAY})(?:st|nd|rd|th)?\b(?! ?%)"
    rf"(?: ?,? ?(?P<year2>{_YEAR})\b)?"
    rf"|(?P<month3>{_MONTH})\b\.?,?{_GAP}(?:of |de )?(?P<year3>{_YEAR})\b"
    rf"|(?P<year4>{_YEAR})-(?P<month4>1[0-2]|0[1-9])-(?P<day4>{_DAY})\b"
    rf"|(?P<year6>{_YEAR})年(?P<month6>1[0-2]|0?[1-9])月(?:(?P<day6>{_DAY})日)?"
    rf"|(?P<first>{_DAY})[/.](?P<second>{_DAY})[/.](?P<year5>{_YEAR})\b)"
)
MONTH_NAMES = (
    "January February March April May June July August September October November December"
)


@dataclass(frozen=True, slots=True)
class Date:
    """What is written of a date; None where it is silent. `other` is the day read as the month
    and the reverse, for 03/04/2019."""

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    other: tuple[int, int] | None = None

    def readings(self) -> tuple[tuple[int | None, int | None, int | None], ...]:
        plain = (self.year, self.month, self.day)
        return (plain, (self.year, *self.other)) if self.other else (plain,)


@lru_cache(maxsize=64)
def dates(text: str) -> tuple[Date, ...]:
    """Dates that name at least a month. Bare years are quantities."""
    found = []
    for match in _DATE.finditer(lower(text)):
        part = match.groupdict()
        span = Span(*match.span())
        if part["first"]:
            one, two, year = int(part["first"]), int(part["second"]), int(part["year5"])
            if one > 12 >= two:
                found.append(Date(span, year, two, one))
            elif two > 12 >= one:
                found.append(Date(span, year, one, two))
            elif max(one, two) <= 12:
                found.append(Date(span, year, two, one, other=(one, two)))
            continue
        month = next(part[f"month{i}"] for i in (1, 2, 3, 4, 6) if part[f"month{i}"])
        day = next((part[f"day{i}"] for i in (1, 2, 4, 6) if part[f"day{i}"]), None)
        year_text = next((part[f"year{i}"] for i in (1, 2, 3, 4, 6) if part[f"year{i}"]), None)
        if day is None and month in ("may", "march") and text[match.start()].islower():
            continue  # "may 2000 people come": a verb, not a month
        found.append(
            Date(
                span,
                int(year_text) if year_text else None,
                int(month) if month.isdigit() else _MONTHS[month],
                int(day) if day else None,
            )
        )
    return tuple(found)


def agree(claim: Date, page: Date) -> bool:
    """Every part both give is the same."""
    return any(
        all(a is None or b is None or a == b for a, b in zip(left, right, strict=True))
        for left in claim.readings()
        for right in page.readings()
    )


def covers(claim: Date, page: Date) -> bool:
    """The page's date also gives every part that the claim's does."""
    return agree(claim, page) and not any(
        b is None and a is not None
        for a, b in zip(claim.readings()[0], page.readings()[0], strict=True)
    )
