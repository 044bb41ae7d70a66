"""`⁷`, `¹²³`: what Bing and Copilot write, and what typography writes for powers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.markers.family import Found, Known
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "superscript"

DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARKER = re.compile(r"⁽?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,40}⁾?")
# `30 km²`, `9,8 m/s²`: a number, then a unit. `10⁶`, `x²`: a power.
_UNIT = re.compile(
    r"(?:\d[\d.,\u00a0\u202f ]{0,20}|/|\b)"
    r"(?:[kKcCdDmMhHµn]?m|ft|mi|in|yd|s|px|kg|км|м|см|米|公里)\Z"
)
_POWER = re.compile(r"(?:(?<![\d.,])(?:10|\d)|(?<![^\W_])[A-Za-zα-ω])\Z")


def find(text: str, known: Known) -> Iterator[Found]:
    for match in _MARKER.finditer(text):
        digits = match.group().strip("⁽⁾").translate(DIGITS)
        before = text[max(0, match.start() - 30) : match.start()]
        if digits in ("2", "3") and _UNIT.search(before):
            continue
        if _POWER.search(before) and text[match.end() : match.end() + 1] not in ("", ".", "\n"):
            continue
        for labels, doubt in _readings(digits, known):
            yield Found(Span(match.start(), match.end()), labels, doubt)


def _readings(digits: str, known: Known) -> Iterator[tuple[tuple[str, ...], str]]:
    """`¹²` is 1 and 2 where Bing wrote it (it prints 12 as `[^12^]`), else perhaps 12."""
    single = tuple(dict.fromkeys(digits))
    if len(digits) == 1 or known.bing:
        yield single, ""
        return
    joint_known = digits in known.labels
    single_known = all(label in known.labels for label in single)
    if joint_known and single_known:
        doubt = f"“{digits}” may mean {digits}, or {', '.join(single)}"
        yield single, doubt
        yield (digits,), doubt
    elif joint_known:
        yield (digits,), ""
    else:
        yield single, ""
