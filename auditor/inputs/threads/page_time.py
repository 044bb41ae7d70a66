"""The date that a page shows, where it says one whole and in one way only."""

from __future__ import annotations

import re
from datetime import datetime, timezone

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = r"(?P<month>(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))[a-z]{0,6}\.?"
_DATES = tuple(
    re.compile(shape)
    for shape in (
        rf"\b{_NAME} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.? {_NAME},? (?P<year>\d{{4}})\b",
        r"\b(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)\b",
        r"\b(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>\d{4})\b",
    )
)
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d)?(?: ?(?P<half>[ap])\.?m)?", re.I
)


def moment(text: str) -> datetime | None:
    """None for "3 hours ago", for a date without its year, and for 03/04/2024."""
    found = next((match for shape in _DATES if (match := shape.search(text))), None)
    if found is None:
        return None
    groups = found.groupdict()
    month = groups.get("month")
    number = _MONTHS.index(month.lower()) + 1 if month else int(groups["number"])
    hour, minute = _clock(text[: found.start()] + " " + text[found.end() :])
    try:
        day = int(groups["day"])
        return datetime(int(groups["year"]), number, day, hour, minute, tzinfo=timezone.utc)
    except ValueError:
        return None


def _clock(text: str) -> tuple[int, int]:
    found = _CLOCK.search(text)
    if found is None:
        return 0, 0
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + 12 * (found["half"].lower() == "p")
    return hour, int(found["minute"])
