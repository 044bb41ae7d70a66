"""Where a page stands on its site, and what in its name is unlike that of its neighbours."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from auditor.links.address import read_address

if TYPE_CHECKING:
    from collections.abc import Sequence

ENOUGH = 8
"""Neighbours from which what all of them have in common is a custom of the site."""

_LONGEST = 300  # of a name that is looked at
_NUMBER = re.compile(r"\d{5,}")  # four are a year
_WORD = re.compile(r"[^\W\d_]{2,}")
_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([-_/.])(0?[1-9]|1[0-2])(?:\2(0?[1-9]|[12]\d|3[01]))?(?!\d)"
)
_ENDING = re.compile(r"\.[a-z]{2,5}$", re.IGNORECASE)
_BLANK = re.compile(
    r"(?:your|insert|the|my|an?)?[-_]?(?:article|page|post|story|news|report|study|item|url|link)"
    r"[-_](?:title|slug|name|url|id|here|link)(?:[-_](?:here|goes[-_]here))?"
    r"|placeholder(?:[-_](?:article|page|post|title|url|slug|text))?|lorem[-_]ipsum(?:[-_].{0,200})?"
    r"|x{4,}|(?:article|page|post|id|item)[-_]?x{3,}",
    re.IGNORECASE,
)
_RUNS = "01234567890123456789"
_FEWEST_IN_RUN = 7  # sites that count have had a page 123456


class Place(NamedTuple):
    """`folder` is the host and all before `name`, the last segment or the query; both may be ""."""

    folder: str
    name: str


def place_of(url: str) -> Place:
    """The folder ends in "/", or in "?" where the query chooses the page."""
    try:
        address = read_address(url)
    except ValueError:
        return Place("", "")
    if address.query:
        return Place(f"{address.netloc}{address.path}?", address.query[:_LONGEST])
    head, _, name = address.path.rstrip("/").rpartition("/")
    return Place(f"{address.netloc}{head}/", unquote(name)[:_LONGEST])


def beside(url: str, others: Sequence[str]) -> tuple[str, ...]:
    """The names of those of `others` that stand in the folder of `url`, but its own."""
    here = place_of(url)
    there = (place_of(other) for other in others)
    names = (p.name for p in there if _same_folder(p.folder, here.folder) and p.name)
    return tuple(dict.fromkeys(name for name in names if name.lower() != here.name.lower()))


def _same_folder(one: str, other: str) -> bool:
    """As archives compare: without www., port, letter case."""
    return _plain(one) == _plain(other) != ""


def _plain(folder: str) -> str:
    host, slash, rest = folder.lower().partition("/")
    return re.sub(r"^www\d?\.|:(?:80|443)$", "", host) + slash + rest


class WrittenDate(NamedTuple):
    """`whole` is False where only a month is written: `day` is then the first of it."""

    day: date
    whole: bool


def written_date(url: str) -> WrittenDate | None:
    """The date in a path: /2024/05/17/, /2024-05-17-."""
    try:
        found = _DATE.search(read_address(url).path[:2_000])
        if found is None:
            return None
        return WrittenDate(date(int(found[1]), int(found[3]), int(found[4] or 1)), bool(found[4]))
    except ValueError:
        return None


def oddity(name: str, neighbours: Sequence[str]) -> str:
    """What in a page's name is implausible, as a clause, or "".

    The neighbours are compared with only where there are enough of them and all agree.
    """
    stem = _ENDING.sub("", name)
    if _BLANK.fullmatch(stem):
        return f"“{stem[:80]}” reads like a fill-in"
    for number in _NUMBER.findall(stem):
        if len(number) >= _FEWEST_IN_RUN and _is_run(number):
            return f"its number, {number[:40]}, is a plain run of digits"
    if len(neighbours) < ENOUGH:
        return ""
    return _unlike([_ENDING.sub("", other) for other in neighbours], stem)


def _is_run(number: str) -> bool:
    return len(set(number)) == 1 or number in _RUNS or number in _RUNS[::-1]


def _unlike(others: Sequence[str], stem: str) -> str:
    lengths = [_id_length(other) for other in others]
    ours = _id_length(stem)
    if all(lengths):
        low, high = min(lengths), max(lengths)
        usual = f"{low}" if low == high else f"{low} to {high}"
        if not ours:
            return f"it has no number, those of all {len(others)} neighbours have"
        # Numbers grow with the years: longer ones are believed sooner than shorter ones.
        if ours < low - 1 or ours > high + 2:
            return f"its number has {ours} digits, those of its neighbours have {usual}"
        if not any(map(_WORD.search, others)) and len(_WORD.findall(stem)) > 2:
            return f"it is made of words, the names of all {len(others)} neighbours are numbers"
    return ""


def _id_length(name: str) -> int:
    """Digits of the longest number that is no date; 0 without one."""
    return max((len(number) for number in _NUMBER.findall(_DATE.sub(" ", name))), default=0)
