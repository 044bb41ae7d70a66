"""`123` as a number, or as the marks 1, 2, 3: what a list and the rest of the answer allow."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.citations.markers.family import Known

_NEAR = 3
_FACTOR = 3
_VOTES = 2
_LONG = 25
"""A page that writes runs of digits never lists so many sources."""
_LONGEST = 3
"""Digits of the largest number that a list of an answer reaches."""


class Style(Enum):
    NUMBERS = "one number a mark"
    RUNS = "one digit a mark"
    UNKNOWN = "both occur, or neither"


def style_of(written: Sequence[str], known: Known) -> Style:
    """How an answer writes its marks, given all of them in order.

    Only some are clear: `20` is a number, `123` under a list of nine a run. Where none is, order
    tells: sources are numbered as they come, so a new number is the next one.
    """
    if known.bing or known.highest < 10:
        return Style.RUNS
    numbers = runs = last = 0
    near = far = 0
    for digits in written:
        joint, single = _joint(digits, known), _single(digits, known)
        if len(digits) > 1:
            numbers += bool(joint and not single)
            runs += bool(single and not joint)
        if joint and single and len(digits) > 1 and int(digits) > last:
            near += int(digits) <= last + _NEAR
            far += int(digits) > last + _NEAR
        if joint and (len(digits) == 1 or int(digits) <= last + _NEAR or not single):
            last = max(last, int(digits))
    if numbers or runs:
        return _decided(numbers, runs)
    if known.highest >= _LONG:
        return Style.NUMBERS
    return _decided(near, far) if near + far >= _VOTES else Style.UNKNOWN


def _decided(numbers: int, runs: int) -> Style:
    if numbers > runs * _FACTOR:
        return Style.NUMBERS
    return Style.RUNS if runs > numbers * _FACTOR else Style.UNKNOWN


def readings(digits: str, known: Known, style: Style) -> list[tuple[str, ...]]:
    """Every reading that the list has all labels of and the style allows, likeliest first."""
    joint, single = _joint(digits, known), _single(digits, known)
    if len(digits) == 1 or not (joint and single):
        split = joint or single or _greedy(digits, known)
        return [split] if split else []
    if style is Style.UNKNOWN:
        return [joint, single]
    return [joint if style is Style.NUMBERS else single]


def _joint(digits: str, known: Known) -> tuple[str, ...]:
    return (digits,) if digits in known.labels else ()


def _single(digits: str, known: Known) -> tuple[str, ...]:
    """A mark does not stand twice in a run."""
    fits = len(set(digits)) == len(digits) and known.labels.issuperset(digits)
    return tuple(digits) if fits else ()


def _greedy(digits: str, known: Known) -> tuple[str, ...]:
    """`91012` as 9, 10, 12: the longest numbers that the list has, each above the one before."""
    labels: list[str] = []
    at = 0
    while at < len(digits):
        for length in range(min(_LONGEST, len(digits) - at), 0, -1):
            part = digits[at : at + length]
            if part in known.labels and (not labels or int(part) > int(labels[-1])):
                break
        else:
            return ()
        labels.append(part)
        at += length
    return tuple(labels)
