"""Numbers, magnitudes, units and fractions as words, English and French."""

from __future__ import annotations

import re

from auditor.support.lexicon import lower, words

MAGNITUDES = {
    "k": 1e3, "K": 1e3, "thousand": 1e3, "thousands": 1e3, "mille": 1e3, "millier": 1e3,
    "milliers": 1e3, "tausend": 1e3, "mil": 1e3, "lakh": 1e5, "lakhs": 1e5, "M": 1e6, "mn": 1e6,
    "million": 1e6, "millions": 1e6, "mio": 1e6, "millionen": 1e6, "millones": 1e6, "crore": 1e7,
    "crores": 1e7, "bn": 1e9, "B": 1e9, "billion": 1e9, "billions": 1e9, "milliard": 1e9,
    "milliards": 1e9, "milliarden": 1e9, "md": 1e9, "mds": 1e9, "mrd": 1e9, "mrds": 1e9,
    "miliardi": 1e9, "trillion": 1e12, "trillions": 1e12, "tn": 1e12,
}  # fmt: skip

_UNIT_WORDS = {
    "%": "% percent pct percentage percentages pourcent prozent",
    "EUR": "€ eur euro euros",
    "USD": "$ us$ usd dollar dollars",
    "GBP": "£ gbp pound pounds sterling",
    "JPY": "¥ yen yens",
    "CHF": "chf francs",
    "PLN": "zł pln zloty zlotys",
    "km": "km kms kilometre kilometres kilometer kilometers kilomètre kilomètres",
    "m": "m metre metres meter meters mètre mètres",
    "cm": "cm centimetre centimetres centimeters centimètres",
    "mm": "mm millimetre millimetres millimeters millimètres",
    "mi": "mile miles mi",
    "nmi": "nmi milles",
    "ft": "foot feet ft pieds",
    "kg": "kg kilogram kilograms kilogramme kilogrammes kilo kilos",
    "g": "g gram grams gramme grammes",
    "mg": "mg milligram milligrams milligramme milligrammes",
    "µg": "µg μg mcg microgram micrograms microgramme microgrammes",
    "t": "ton tons tonne tonnes",
    "l": "l litre litres liter liters",
    "cl": "cl centilitre centilitres",
    "ml": "ml millilitre millilitres milliliter milliliters",
    "gal": "gal gallon gallons",
    "kB": "kb",
    "MB": "mb megabyte megabytes",
    "GB": "gb gigabyte gigabytes",
    "TB": "tb terabyte terabytes",
    "kWh": "kwh",
    "MWh": "mwh",
    "GWh": "gwh",
    "°C": "°c",
    "°F": "°f",
    "h": "hour hours heure heures hr hrs",
    "min": "minute minutes min mins",
    "s": "second seconds seconde secondes",
    "d": "day days jour jours",
    "wk": "week weeks semaine semaines",
    "mo": "month months mois",
    "y": "year years yr yrs an ans année années",
    "ha": "ha hectare hectares",
    "acre": "acre acres",
    "km²": "km² km2",
    "m²": "m² m2",
    "m³": "m³ m3",
    "bbl": "barrel barrels baril barils",
    "kn": "knot knots nœud nœuds",
    "km/h": "kmh kph",
    "mph": "mph",
    "°": "° degree degrees degrés",
    "GW": "gw gigawatt gigawatts",
    "MW": "mw megawatt megawatts mégawatts",
}
UNITS = {word: unit for unit, words in _UNIT_WORDS.items() for word in words.split()}

SIZES = {
    "km": ("m", 1e3), "cm": ("m", 1e-2), "mm": ("m", 1e-3), "kg": ("g", 1e3), "mg": ("g", 1e-3),
    "µg": ("g", 1e-6), "t": ("g", 1e6), "cl": ("l", 1e-2), "ml": ("l", 1e-3), "kB": ("B", 1e3),
    "MB": ("B", 1e6), "GB": ("B", 1e9), "TB": ("B", 1e12), "kWh": ("Wh", 1e3), "MWh": ("Wh", 1e6),
    "GWh": ("Wh", 1e9), "MW": ("W", 1e6), "GW": ("W", 1e9), "h": ("min", 60.0),
    "s": ("min", 1 / 60), "km²": ("m²", 1e6), "ha": ("m²", 1e4), "km/h": ("m/s", 1 / 3.6),
    "mi": ("m", 1609.344), "nmi": ("m", 1852.0),
    "ft": ("m", 0.3048), "mph": ("m/s", 0.44704), "kn": ("m/s", 0.514444),
}  # fmt: skip
"""Units that are compared in another: 1.5 km is 1,500 m."""

MYRIADS = {"万": 1e4, "萬": 1e4, "億": 1e8, "亿": 1e8, "兆": 1e12}

_SMALL = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20,
    "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
    "huitante": 80, "nonante": 90, "one": 1, "un": 1, "une": 1,
}  # fmt: skip
_BIG = {
    "hundred": 100, "hundreds": 100, "cent": 100, "cents": 100, "thousand": 1e3, "mille": 1e3,
    "million": 1e6, "millions": 1e6, "billion": 1e9, "milliard": 1e9, "milliards": 1e9,
    "trillion": 1e12,
}  # fmt: skip
_FRACTIONS = {
    "half": 50.0, "moitié": 50.0, "third": 100 / 3, "thirds": 100 / 3, "tiers": 100 / 3,
    "quarter": 25.0, "quarters": 25.0, "quart": 25.0, "quarts": 25.0, "fifth": 20.0,
    "fifths": 20.0, "cinquième": 20.0, "cinquièmes": 20.0, "tenth": 10.0, "tenths": 10.0,
    "dixième": 10.0, "dixièmes": 10.0,
}  # fmt: skip
_ALONE_IS_NOT_A_NUMBER = words("one un une cent cents hundreds neuf")
"""`one` and `un` are articles or pronouns, `cent` a coin, `neuf` also means new."""

_NUMERAL = "|".join(sorted({*_SMALL, *_BIG}, key=len, reverse=True))
_PART = "|".join(sorted(_FRACTIONS, key=len, reverse=True))
# Every position of a page is tried: the look-ahead passes over most words at their third letter.
_START = "|".join(
    sorted({word[:3] for word in (*_SMALL, *_BIG)} | {"a ", "a-", "la ", "la-", "hal"})
)
WORD_NUMBER = re.compile(
    rf"\b(?={_START})(?:(?:a|one|un|une|la|two|three|four|deux|trois|quatre)[ -](?:{_PART})"
    r"(?! (?:century|of the (?:season|year)))"
    rf"|half(?= of\b)|(?:{_NUMERAL})(?:(?:[ -]|[ -](?:and|et)[ -])(?:{_NUMERAL})){{0,8}})\b"
)
"""For text in lower case: ignoring case costs three times as much."""


def fraction(words: str) -> float | None:
    """Per cent of `two thirds`, `la moitié`; None when it isn't a fraction."""
    parts = re.split(r"[ -]", words.lower())
    share = _FRACTIONS.get(parts[-1])
    if share is None:
        return None
    count = _SMALL.get(parts[0], 1) if len(parts) > 1 else 1
    return share * count if share * count <= 100 else None


def spoken(words: str, *, counted: bool = False) -> float | None:
    """The value of `two hundred and fifty`, `quatre-vingt-dix`; None when it states none. `counted`
    says that a unit follows: `neuf mois`."""
    parts = [part for part in re.split(r"[ -]", words.lower()) if part not in ("and", "et")]
    if len(parts) == 1 and parts[0] in _ALONE_IS_NOT_A_NUMBER:
        return {"neuf": 9.0, "cent": 100.0}.get(parts[0]) if counted else None
    total = current = 0.0
    for part in parts:
        if part in ("vingt", "vingts") and current % 100 == 4:
            current += 76
        elif part in _SMALL:
            current += _SMALL[part]
        elif part in ("hundred", "hundreds", "cent", "cents"):
            current = max(current, 1) * 100
        else:
            total += max(current, 1) * _BIG[part]
            current = 0.0
    return total + current


_ORDINAL_WORDS = """premier deuxième troisième quatrième cinquième sixième septième huitième
neuvième dixième onzième douzième treizième quatorzième quinzième seizième dix-septième
dix-huitième dix-neuvième vingtième vingt-et-unième first second third fourth fifth sixth seventh
eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth
eighteenth nineteenth twentieth twenty-first"""
_CENTURIES = 21
_ORDINALS = {name: 1 + i % _CENTURIES for i, name in enumerate(_ORDINAL_WORDS.split())}
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_DIGITS = {"i": 1, "v": 5, "x": 10}
_CENTURY = re.compile(
    rf"\b(?:(?P<roman>[ivx]{{1,5}})(?:e|è|ème|er)?|(?P<word>{_ORDINAL})"
    r"|(?P<digits>\d{1,2})(?:st|nd|rd|th|e|è|ème|er))"
    r"[ \u00a0\u202f-](?:siècle|century|centuries)",
)


def centuries(text: str) -> list[tuple[int, tuple[int, int]]]:
    """Each century with its place: 19th, nineteenth, XIXe siècle are 19."""
    if "iècle" not in text and "entur" not in text:
        return []
    found = []
    for match in _CENTURY.finditer(lower(text)):
        if match["roman"]:
            digits = [_DIGITS[char] for char in match["roman"]]
            number = sum(
                -one if after > one else one
                for one, after in zip(digits, [*digits[1:], 0], strict=True)
            )
        else:
            number = _ORDINALS[match["word"]] if match["word"] else int(match["digits"])
        found.append((number, match.span()))
    return found
