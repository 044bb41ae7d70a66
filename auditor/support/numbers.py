"""Quantities in running text, English and French first, and when two of them agree.

Ambiguous notation keeps every reading (`1,500` is 1500 or 1.5), so that a disagreement is only
ever said when no reading agrees.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from auditor.model import Span
from auditor.support.hedges import hedge_before
from auditor.support.lexicon import lower
from auditor.support.number_words import (
    MAGNITUDES,
    MYRIADS,
    SIZES,
    UNITS,
    WORD_NUMBER,
    centuries,
    fraction,
    spoken,
)
from auditor.support.rates import AREAS, SHAPES, SPEEDS, VOLUMES, rate_after

SPACE = r"[ \u00a0\u2009\u202f]"

_NUMBER = re.compile(
    r"(?<![A-Za-z0-9_\u00c0-\u024f.,\[])"  # 人口84: no space needed
    r"(?P<sign>(?<![\w%)])[-−](?=\d)|\bminus |\bmoins (?=\d))?"
    rf"(?P<money>US\$|[$€£¥])?{SPACE}?"
    rf"(?P<number>\d{{1,3}}(?:[ \u00a0\u2009\u202f'’]\d{{3}}){{1,6}}(?:[.,]\d{{1,6}})?(?!\d)"
    rf"|\d{{1,3}}(?:,\d{{3}}){{1,6}}(?:\.\d{{1,6}})?(?!\d)|\d{{1,3}}(?:\.\d{{3}}){{1,6}}(?:,\d{{1,6}})?(?!\d)"
    rf"|\d{{1,15}}(?:[.,]\d{{1,6}})?)(?!\d)"
    rf"(?P<suffix>st|nd|rd|th|['’]?s|ème|e|er|ère)?(?![\w])?",
)
_LISTED = re.compile(r"\s{0,3}\(?\d{1,2}[.)]\s")
"""The number of a list item: `1. Choose`."""

_TAIL = re.compile(rf"{SPACE}?-?(?P<word>%|[$€£¥]|°{SPACE}?[CF]?\b|[^\W\d_]+(?:\.{SPACE}?100)?)")
_SHAPE = re.compile(rf"{SPACE}(carré|cube)s?\b")
_SUFFIX = re.compile(r"[^\W\d_]{1,4}(?![\w])")
_CENT = re.compile(rf"{SPACE}?\.?{SPACE}?(?:cent|100)\b", re.IGNORECASE)
_RANGE = re.compile(rf"{SPACE}?(?:(?P<sure>-|–|—|to|à|bis)|and|et){SPACE}?\Z")
WORD = re.compile(r"[^\W\d_]+")
_DECADE = re.compile(r"\bann[ée]es\W\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|entre|from|de)\W{1,2}\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written: every value it can have, its unit ("" when bare), its hedge.

    `unit` is "year" for a bare four-digit number from 1000 to 2100, "ordinal", "decade" and
    "century" for 21st, 1990s and 21st century. `step` is the place it was rounded to; `high` ends a
    range it begins; `rate` is what it is counted by: "d" for a day.
    """

    span: Span
    values: tuple[float, ...]
    unit: str = ""
    hedge: str = ""
    step: float = 0.0
    high: float | None = None
    spelled: bool = False
    rate: str = ""


@lru_cache(maxsize=64)
def quantities(text: str, lang: str = "") -> tuple[Quantity, ...]:
    found = [*_written(text, lang), *_spoken(text, lang)]
    found += [
        Quantity(Span(*at), (float(n),), "century", spelled=True) for n, at in centuries(text)
    ]
    found.sort(key=lambda q: (q.span.start, -q.span.end))
    kept: list[Quantity] = []
    for one in found:
        if kept and one.span.start < kept[-1].span.end:
            continue
        kept.append(one)
    return tuple(_ranged(text, kept))


def _written(text: str, lang: str) -> list[Quantity]:
    found = []
    listed = _LISTED.match(text)
    for match in _NUMBER.finditer(text, listed.end() if listed else 0):
        number = match["number"]
        values = _readings(number, lang)
        first = next(part for part in ("sign", "money", "number") if match[part])
        start = match.start(first)
        end = match.end("suffix") if match["suffix"] else match.end("number")
        if end < len(text) and (text[end].isalpha() and text[end].isascii()):
            unit, scale, tail_end = _glued(text, end)
            if not unit and scale == 1.0:
                continue  # part of a name: A320neo, 5G
        else:
            unit, scale, tail_end = _tail(text, end, lang)
        if match["money"]:
            scale = 1e6 if unit == "m" else scale  # €5m
            unit = UNITS[match["money"].lower()]
        elif match["suffix"]:
            unit = "decade" if match["suffix"].endswith("s") else "ordinal"
        elif not unit and scale == 1.0 and _is_year(number):
            unit = "decade" if _DECADE.search(text, max(0, start - 8), start) else "year"
        rate, rate_end = rate_after(text, tail_end)
        if speed := SPEEDS.get((unit, rate)):
            unit, scale, rate, tail_end = "m/s", scale * speed, "", rate_end
        found.append(
            Quantity(
                Span(start, tail_end),
                tuple(v * (-scale if match["sign"] else scale) for v in values),
                unit,
                hedge_before(text, start),
                _step(number, values[0]) * scale,
                rate=rate,
            )
        )
    return found


def _spoken(text: str, lang: str) -> list[Quantity]:
    found = []
    for match in WORD_NUMBER.finditer(lower(text)):
        part = fraction(match.group())
        if part is not None:
            found.append(Quantity(Span(*match.span()), (part,), "%", "about", 1.0, spelled=True))
            continue
        unit, scale, end = _tail(text, match.end(), lang)
        value = spoken(match.group(), counted=bool(unit))
        if value is None:
            continue
        hedge = hedge_before(text, match.start())
        rate, _ = rate_after(text, end)
        span = Span(match.start(), end)
        found.append(Quantity(span, (value * scale,), unit, hedge, scale, None, True, rate))
    return found


def _readings(number: str, lang: str) -> tuple[float, ...]:
    """Every value the digits can have, the likelier first."""
    plain = re.sub(r"[ \u00a0\u2009\u202f'’]", "", number)
    commas, stops = plain.count(","), plain.count(".")
    if not commas and not stops:
        return (float(plain),)
    if commas and stops:
        decimal = "," if plain.rfind(",") > plain.rfind(".") else "."
        other = "." if decimal == "," else ","
        return (float(plain.replace(other, "").replace(decimal, ".")),)
    mark = "," if commas else "."
    joined = float(plain.replace(mark, ""))
    if commas + stops > 1:
        return (joined,)
    pointed = float(plain.replace(mark, "."))
    if len(plain) - plain.index(mark) - 1 != 3:
        return (pointed,)
    grouping = "," if lang in ("en", "") else "."
    return (joined, pointed) if mark == grouping else (pointed, joined)


def _is_year(number: str) -> bool:
    return len(number) == 4 and number.isdigit() and 1000 <= int(number) <= 2100


def _step(number: str, value: float) -> float:
    if value != int(value):
        return float(10.0 ** -len(re.split(r"[.,]", number)[-1]))
    digits = str(int(value))
    return float(10 ** (len(digits) - len(digits.rstrip("0")))) if value else 1.0


def _glued(text: str, at: int) -> tuple[str, float, int]:
    """Unit and magnitude written without a space: 5km, 1.2bn, 30M."""
    letters = _SUFFIX.match(text, at)
    if not letters:
        return "", 1.0, at
    word = letters.group()
    if word in MAGNITUDES or word.lower() in MAGNITUDES:
        scale = MAGNITUDES.get(word, MAGNITUDES.get(word.lower(), 1.0))
        unit, _, end = _tail(text, letters.end(), "", magnitude=False)
        return unit, scale, end
    unit, size = SIZES.get(UNITS.get(word, ""), (UNITS.get(word, ""), 1.0))
    return unit, size, letters.end() if unit else at


def _tail(text: str, at: int, lang: str, *, magnitude: bool = True) -> tuple[str, float, int]:
    """Unit, magnitude and end of what follows a number: `million euros`, `%`, `per cent`."""
    scale = 1.0
    shapes: dict[str, tuple[str, float]] = {}
    for _ in range(3):
        match = _TAIL.match(text, at)
        if not match:
            return "", scale, at
        word = match["word"]
        lowered = word.lower()
        if word[0] in MYRIADS and scale == 1.0:
            return "", MYRIADS[word[0]], match.start("word") + 1
        if magnitude and scale == 1.0 and (word in MAGNITUDES or lowered in MAGNITUDES):
            scale = MAGNITUDES.get(word, MAGNITUDES.get(lowered, 1.0))
            if lowered in ("billion", "billions") and lang not in ("en", ""):
                scale = 1e12
            at = match.end()
        elif lowered in ("per", "pour", "p") and (cent := _CENT.match(text, match.end())):
            return "%", scale, cent.end()
        elif lowered in ("de", "d", "of", "us", "american") and scale != 1.0:
            at = match.end() + (text[match.end() : match.end() + 1] in ("'", "’"))
        elif lowered in SHAPES:
            shapes = SHAPES[lowered]
            at = match.end()
        elif word in UNITS or lowered in UNITS:
            unit = UNITS.get(word) or UNITS[lowered]
            end = match.end()
            if after := _SHAPE.match(text, end):
                shapes, end = (AREAS if after[1] == "carré" else VOLUMES), after.end()
            base, size = shapes.get(unit) or SIZES.get(unit, (unit, 1.0))
            return base, scale * size, end
        else:
            return "", scale, at
    return "", scale, at


def _ranged(text: str, found: list[Quantity]) -> list[Quantity]:
    """The first number of `600-700`, `600 to 700` covers the second."""
    out = []
    for i, one in enumerate(found):
        after = found[i + 1] if i + 1 < len(found) else None
        if after and after.span.start - one.span.end <= 8:
            between = text[one.span.end : after.span.start]
            joined = _RANGE.fullmatch(between)
            sure = joined and (
                joined["sure"] or _BETWEEN.search(text, max(0, one.span.start - 12), one.span.start)
            )
            if sure and max(after.values) > min(one.values):
                one = replace(one, high=max(after.values), unit=one.unit or after.unit)
        out.append(one)
    return out
