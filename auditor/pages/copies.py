"""What a page says of where its text comes from: a canonical link to another site, an agency's
by-line.

Only what stands where such a thing stands is believed: a name in the middle of a story is a story
about an agency.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from auditor.links.address import read_address
from auditor.links.canonical import registrable_domain
from auditor.model import Credit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 2_000
"""Characters of a canonical link; a longer one is no address to hand on."""
_IDENTIFIERS = frozenset(("doi.org", "handle.net"))  # they name a page, and hold none
_HEAD, _TAIL = 1_000, 300
"""Characters of the main text in which a by-line can stand, after headline and summary."""

# The agencies' own marks, as their customers print them: agency, and what stands for it.
_AGENCIES = {
    "Agence France-Presse": "AFP|Agence France[- ]Presse",
    "Associated Press": "AP|(?:The )?Associated Press",
    "Reuters": "Reuters|REUTERS",
    "dpa": "dpa(?:-AFX)?|DPA|Deutsche Presse-Agentur",
    "EFE": "EFE|Agencia EFE",
    "Europa Press": "Europa Press|EUROPA PRESS|EP",
    "ANSA": "ANSA",
    "Adnkronos": "Adnkronos|ADNKRONOS",
    "APA": "APA",
    "Keystone-SDA": "Keystone-(?:SDA|ATS)|(?:sda|SDA|ats|ATS)",
    "Belga": "Belga|BELGA",
    "ANP": "ANP",
    "Lusa": "Lusa|LUSA|Agência Lusa",
    "PAP": "PAP",
    "PA Media": "PA Media|Press Association",
    "The Canadian Press": "(?:The )?Canadian Press|La Presse canadienne",
    "AAP": "AAP",
    "Kyodo": "Kyodo(?: News)?|KYODO",
    "Jiji": "Jiji(?: Press)?|JIJI",
    "Xinhua": "Xinhua|XINHUA",
    "TASS": "TASS",
    "PTI": "PTI",
    "Yonhap": "Yonhap",
}
# What is the mark of others as well counts after a place in capitals, "by" or "with" only.
_AMBIGUOUS = frozenset(("EP", "APA", "PAP", "ANP", "AAP", "PTI", "AP", "sda", "SDA", "ats", "ATS"))
_NAME = "|".join(_AGENCIES.values())
_WITH = "with|avec|mit|con|com|met|z"
_AND = r"(?:\s{1,2}(?:and|et|und|y|e|en|i|&)\s{1,2}|,\s{0,2}|/)"
_DATELINE = re.compile(
    rf"^[^()\n]{{0,80}}[(\[]\s?(?P<name>{_NAME})\s?[)\]]\s{{0,2}}[.:,]?\s{{0,2}}[-–—:]",
    re.MULTILINE,
)
_LED = re.compile(rf"^(?P<name>{_NAME})\s{{1,2}}[—–-]\s", re.MULTILINE)
_BY = r"(?i:by|par|von|por|di|da|de|bron|source|quelle|fuente|fonte|źródło)\s{0,2}:?\s{1,2}"
_BYLINE = re.compile(
    rf"^(?:{_BY}|©\s{{0,2}}(?:\d{{4}}\s{{1,2}})?)(?P<name>{_NAME})"
    r"(?:\s{1,2}(?:[Ss]taff|news agency))?\.?$",
    re.MULTILINE,
)
_ALONE = re.compile(rf"^(?P<name>{_NAME})$", re.MULTILINE)
# "(with AP)", "Avec AFP", "Von Anna Berg mit dpa", "Le Monde avec AFP": "a deal with Reuters" is a
# headline.
_SHARED = re.compile(
    rf"(?:^\(?|^{_BY}[^\n(]{{1,60}}\s\(?|\(|^(?:L[ea]s?\s|L['’])\w{{1,20}}\s)"
    rf"(?i:{_WITH})\s{{1,2}}(?:the\s|l['’])?(?P<name>{_NAME})"
    rf"(?:{_AND}(?:{_NAME})){{0,2}}\s?\)?\.?$",
    re.MULTILINE,
)
_SIGNED = re.compile(rf"[(\[]\s?(?P<name>{_NAME})\s?[)\]]\.?$", re.MULTILINE)


def copied_from(canonical: str, url: str) -> str:
    """The address on another site that the page at `url` says it is a copy of, or "".

    Another ending of the same name is the same publisher; a home page is named by mistake.
    """
    if not canonical or len(canonical) > LONGEST:
        return ""
    try:
        target = urljoin(url, canonical.strip())
        address = read_address(target)
    except ValueError:
        return ""
    ours, theirs = registrable_domain(url), registrable_domain(target)
    if address.scheme not in ("http", "https") or "." not in theirs or not ours:
        return ""
    same = theirs in _IDENTIFIERS or ours.partition(".")[0] == theirs.partition(".")[0]
    return "" if same or address.path.strip("/") == "" else target


def credited_to(main: str) -> Credit | None:
    """The agency that the text credits at its head or its end, and where it does."""
    return next(_credits(main), None)


def _credits(main: str) -> Iterator[Credit]:
    for pattern in (_DATELINE, _LED, _BYLINE, _SHARED, _ALONE):
        yield from _found(pattern, main, 0, _HEAD)
    for pattern in (_BYLINE, _SHARED, _SIGNED, _ALONE):
        yield from _found(pattern, main, max(0, len(main) - _TAIL), len(main))


def _found(pattern: re.Pattern[str], main: str, start: int, end: int) -> Iterator[Credit]:
    for match in pattern.finditer(main, start, end):
        if match["name"] in _AMBIGUOUS and not _sure(pattern, match):
            continue
        yield Credit(_agency(match["name"]), Span(*match.span()))


def _sure(pattern: re.Pattern[str], match: re.Match[str]) -> bool:
    """`WASHINGTON (AP) —`, "with AP"; but "the American Psychological Association (APA)"."""
    place = match[0].partition("(")[0]
    return pattern in (_BYLINE, _SHARED) or (pattern is _DATELINE and place.isupper())


def _agency(name: str) -> str:
    """Of what `_NAME` matched."""
    return next(agency for agency, mark in _MARKS if mark.fullmatch(name))


_MARKS = tuple((agency, re.compile(marks)) for agency, marks in _AGENCIES.items())
