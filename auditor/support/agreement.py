"""When two numbers can state the same: equal, fairly rounded, within a range or a bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.support.numbers import Quantity

_NEAR = 0.08
_NEAR_EXACT = 0.025
"""Shares by which "about" a round figure and "about" an exact one may be off."""

_FAIR_ROUNDING = 0.05
"""A figure rounded to fewer digits agrees with the exact one within this share of it."""

_ONE_DIGIT = 0.1
"""The same share where a single digit is left of a figure in the thousands or more."""

_LARGE = 1_000.0

_BOUND = 1.25
"""How far beyond "more than" and "less than" on the page a figure of the claim may go."""


TIMES = frozenset(["year", "decade", "century"])


def same_quantity(claim: Quantity, page: Quantity) -> bool:
    """Whether they agree and count the same: in one unit, by one rate."""
    if claim.rate and page.rate and claim.rate != page.rate:
        return False
    times = claim.unit in TIMES and page.unit in TIMES
    if claim.unit != page.unit and claim.unit and page.unit and not times:
        return False
    return agree(claim, page)


def agree(claim: Quantity, page: Quantity) -> bool:
    """Whether the page's number can be what the claim states: equal, fairly rounded, within a
    range or a bound. Units are the caller's business."""
    return any(_agree(c, claim, p, page) for c in claim.values for p in page.values)


def _agree(c: float, claim: Quantity, p: float, page: Quantity) -> bool:
    if c == p:
        return True
    if claim.unit == "year" and page.unit == "year":
        return page.high is not None and p <= c <= page.high
    if "century" in (claim.unit, page.unit):
        return _century(c, claim.unit) == _century(p, page.unit)
    if "decade" in (claim.unit, page.unit):
        return int(c) // 10 == int(p) // 10
    if "ordinal" in (claim.unit, page.unit):
        return False
    if page.high is not None and p <= c <= page.high:
        return True
    if claim.high is not None and c <= p <= claim.high:
        return True
    apart = abs(c - p) / max(abs(c), abs(p), 1e-9)
    if "about" in (claim.hedge, page.hedge) and apart <= _NEAR:
        # "about 50" spans more than "about 27": half of the place it was rounded to
        half = max((x.step for x in (claim, page) if x.hedge == "about"), default=0.0) / 2
        if abs(c - p) <= half or apart <= _NEAR_EXACT:
            return True
    if claim.unit != page.unit or c != claim.values[0] or p != page.values[0]:
        return _fair(p, c, claim.step, apart) or _fair(c, p, page.step, apart)
    if (claim.hedge == "over" and c <= p) or (claim.hedge == "under" and p <= c):
        return True
    if "up to" in (claim.hedge, page.hedge) and c / _BOUND <= p <= c * _BOUND:
        return (p <= c) if claim.hedge == "up to" else (c <= p)
    if page.hedge == "over" and p <= c <= _BOUND * p:
        return True
    if page.hedge == "under" and p / _BOUND <= c <= p:
        return True
    return _fair(p, c, claim.step, apart) or _fair(c, p, page.step, apart)


def _century(value: float, unit: str) -> int:
    """1562 and the 1500s are in the 16th."""
    return int(value) if unit == "century" else int(value) // 100 + 1


def _fair(exact: float, rounded: float, step: float, apart: float) -> bool:
    digit = step >= _LARGE and step <= abs(rounded) < 10 * step  # "3 million"
    return apart <= (_ONE_DIGIT if digit else _FAIR_ROUNDING) and _rounds(exact, rounded, step)


def _rounds(exact: float, rounded: float, step: float) -> bool:
    return step > 0 and abs(exact - rounded) <= step / 2 * (1 + 1e-9) and step / 2 <= abs(rounded)
