"""`⁷`, `¹²³`: what Bing and Copilot write, and what typography writes for powers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.markers.family import MAX_RANGE, Found, Known
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "superscript"

DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARKER = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹](?:[⁻–˒‚,]?[⁰¹²³⁴⁵⁶⁷⁸⁹]){0,40}⁾?")
_SIGNS = ("⁻", "⁺")
# `30 km²`, `9,8 m/s²`, `37.8万km²`: an area or a volume. `in²` and its like only after a number.
_UNIT = re.compile(
    r"(?:\d[\d.,\u00a0\u202f ]{0,20}|/)(?:ft|mi|in|yd|s|px|kg|м|см|км)\Z"
    r"|(?<![A-Za-zÀ-ÿ])[kKcCdDmMhµn]?m\Z|(?:平方|立方)?(?:公里|千米|米)\Z|(?<![А-Яа-я])(?:км|м|см)\Z"
)
# `10⁶`, `x²`, `= mc²`, `πr²`, `3x²`, `xᵢ²`, `(a + b)²`, `‖x‖²`: a power. A capital may be a name
# ("vitamin C¹"). `2p⁶`: the electrons of an orbital.
_POWER = re.compile(
    r"(?:(?<![\d.,])10|[=×·*(]\s?\d|(?<![^\W_])[a-zα-ω][₀-₉]{0,2}|=\s?[A-Za-z]{1,3}|[α-ω][a-z]"
    r"|(?<![^\W_])\d{1,2}[nrtuvxyz]|(?<![^\W_])[1-7][spdf]|[ₐ-ₜᵢ-ᵥⱼ]|‖"
    r"|\(\s?[a-z\d]{1,2}\s?[+\-−]\s?[a-z]{1,2}\s?\)|\(\s?[a-z]\s?[+\-−]\s?[a-z\d]{1,2}\s?\))\Z"
)
# `R² = 0.9`, `2¹⁰ ≈ 10³`: what follows a number in a formula.
_IN_FORMULA = re.compile(r"\s?[=≈≤≥<>≠≡](?=\s?[\d(−-])")
_CHARGE = re.compile(r"(?:[A-Z][a-z]?|[₀-₉\])])\Z")
# `¹⁴C`, `a ²³⁵U nucleus`, `¹H NMR`: an isotope. Symbols that are words as well are left out.
_ISOTOPE = re.compile(
    r"(?:(?<=[¹²³⁶⁷])(?:H|He|Li)|(?<=[⁰¹²³⁴⁵⁶⁷⁸⁹]{2})(?:C|N|O|F|P|S|K|V|Y|U|W|Na|Mg|Al|Si|Cl|Ar|Ca|Cr|Mn|Fe|Co|Ni|Cu|Zn|Ga|Ge|Se|Br|Kr|Rb|Sr|Zr"
    r"|Nb|Mo|Tc|Ru|Pd|Ag|Cd|Sn|Sb|Te|Xe|Cs|Ba|La|Ce|Nd|Sm|Eu|Gd|Lu|Hf|Ta|Re|Os|Ir|Pt|Au|Hg|Tl|Pb|Bi"
    r"|Po|Rn|Ra|Ac|Th|Pa|Np|Pu|Cm|Cf))(?![^\W\d_]|['’])"
)
_WORD_STARTS = re.compile(r"(?:^|[\s(\[/–-])\Z")


def is_exponent(before: str, number: str) -> bool:
    """Whether a raised number after `before` is a power or the exponent of a unit."""
    return bool(_POWER.search(before)) or (number in ("2", "3") and bool(_UNIT.search(before)))


def find(text: str, known: Known) -> Iterator[Found]:
    for match in _MARKER.finditer(text):
        start, written = match.start(), match.group().strip("⁾")
        if text[start - 1 : start] in _SIGNS:
            continue
        start -= text.endswith("⁽", 0, start)
        before = text[max(0, start - 30) : start]
        if _POWER.search(before) or _IN_FORMULA.match(text, match.end()):
            continue
        if _WORD_STARTS.search(before) and _ISOTOPE.match(text, match.end()):
            continue
        if _CHARGE.search(before) and (charge := _charge(text, match)):
            # The charge is the ion's; what follows it is a marker: `SO₄²⁻¹`.
            start, written = start + charge, written[charge:]
        if written[:1] in ("²", "³") and _UNIT.search(before):
            # The exponent is the unit's; what follows it is a marker: `45 km²¹`.
            start, written = start + 1, written[1:]
        for labels, doubt in _readings(written.translate(DIGITS), known):
            yield Found(Span(start, match.end()), labels, doubt)


def _charge(text: str, match: re.Match[str]) -> int:
    """Characters of the number that are the charge of an ion: `Ca²⁺`, `SO₄²⁻`."""
    written = match.group()
    if text[match.end() : match.end() + 1] in _SIGNS:
        return len(written)
    numbers = written.translate(DIGITS)
    return 2 if numbers[1:2] == "⁻" and numbers[2:3] <= numbers[0] else 0


def _readings(written: str, known: Known) -> Iterator[tuple[tuple[str, ...], str]]:
    """`¹²` is 1 and 2 where Bing wrote it (it prints 12 as `[^12^]`), else perhaps 12."""
    if not written:
        return
    if re.search(r"[⁻–˒‚,]", written):
        yield tuple(_listed(written)), ""
        return
    single = tuple(dict.fromkeys(written))
    if len(written) == 1 or known.bing:
        yield single, ""
        return
    joint_known = written in known.labels
    single_known = all(label in known.labels for label in single)
    if joint_known and single_known:
        doubt = f"“{written}” may mean {written}, or {', '.join(single)}"
        yield single, doubt
        yield (written,), doubt
    elif joint_known:
        yield (written,), ""
    else:
        yield single, ""


def _listed(written: str) -> Iterator[str]:
    """`1⁻3` is a range, `1,3` a list."""
    for part in re.split(r"[˒‚,]", written):
        first, _, last = part.replace("⁻", "–").partition("–")
        low, high = int(first), int(last or first)
        high = high if low <= high < low + MAX_RANGE else low
        yield from (str(number) for number in range(low, high + 1))
