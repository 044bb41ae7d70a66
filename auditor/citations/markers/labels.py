"""`1, 16, 17`, `230-234`: the numbers that one marker lists."""

from __future__ import annotations

import re

from auditor.citations.markers.family import MAX_RANGE

MAX_LISTED = 50
"""Numbers one marker may list; the rest of a longer list is not read."""

# One number or range, and several of them as part of a larger pattern.
_NUMBER = r"\d{1,10}(?:[ \t]{0,2}[-–—~][ \t]{0,2}\d{1,10})?"
LIST = rf"{_NUMBER}(?:[ \t]{{0,2}}[,，、;][ \t]{{0,2}}{_NUMBER}){{0,{MAX_LISTED}}}"
_PART = re.compile(r"(\d{1,10})(?:[ \t]{0,2}[-–—~][ \t]{0,2}(\d{1,10}))?")


def listed(written: str) -> tuple[str, ...]:
    """The labels in order, each once. Too wide a range is kept as its two ends."""
    labels: list[str] = []
    for first, last in _PART.findall(written):
        low, high = int(first), int(last or first)
        if low <= high < low + MAX_RANGE:
            labels += (str(number) for number in range(low, high + 1))
        else:
            labels += (str(low), str(high))
    return tuple(dict.fromkeys(labels))
