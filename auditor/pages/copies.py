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
from auditor.links.classify import classify
from auditor.model import Credit, Span
from auditor.pages.destination import is_front, place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LONGEST = 2_000
"""Characters of a canonical link; a longer one is no address to hand on."""
_IDENTIFIERS = frozenset(
    ("doi.org", "handle.net", "purl.org", "w3id.org", "n2t.net")
)  # they name a page, and hold none
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
# The mark of others as well: a blood test and a police force are AFP, a book's style is APA.
_AMBIGUOUS = frozenset(
    ("AFP", "EFE", "EP", "APA", "PAP", "ANP", "AAP", "PTI", "AP", "sda", "SDA", "ats", "ATS")
)
# Where such an agency writes from most, for a place that is not in capitals and has no date.
_CITY = re.compile(
    "amsterdam|ankara|athens|barcelona|beijing|berlin|berne?|br[uü]ssels?|bruxelles|buenos aires|"
    "cairo|canberra|den haag|frankfurt|geneva|genève|genf|graz|hamburg|jerusalem|köln|kyiv|linz|"
    "lisboa|lisbon|london|londres|lyon|madrid|marseille|melbourne|milano|moscow|moscou|moskau|"
    "mumbai|münchen|new delhi|new york|paris|peking|pékin|roma?|rome|salzburg|sydney|tokyo|vienna|"
    "warsaw|warszawa|washington|wien|zürich"
)
_NAME = "|".join(_AGENCIES.values())
_DASH = "[-–—]"
_BRACKETED = rf"[(\[]\s?(?P<name>{_NAME})(?:/[A-Za-z]{{2,5}})?\s?[)\]]"
_WITH = "with|avec|mit|con|com|met|z"
_AND = r"(?:\s{1,2}(?:and|et|und|y|e|en|i|&)\s{1,2}|,\s{0,2}|/)"
_SHARING = (
    rf"(?i:{_WITH})\s{{1,2}}(?:the\s|l['’])?(?P<name>{_NAME})(?:{_AND}(?:{_NAME})){{0,2}}\s?\)?\.?"
)
_BY = r"(?i:by|par|von|por|di|door)\s{0,2}:?\s{1,2}"
_DATELINE = re.compile(
    rf"^(?P<place>[^()\n]{{0,80}}){_BRACKETED}\s{{0,2}}[.,]?\s{{0,2}}{_DASH}", re.MULTILINE
)
_LED = re.compile(rf"^(?P<name>{_NAME})\s{{1,2}}{_DASH}\s(?=(?P<story>[^\n]+))", re.MULTILINE)
_BYLINE = re.compile(
    rf"^{_BY}(?P<name>{_NAME})(?:\s{{1,2}}(?:[Ss]taff|agence|news agency))?\.?$", re.MULTILINE
)
# "By JOHN SMITH, Associated Press".
_REPORTER = re.compile(
    rf"^{_BY}(?P<who>[^\n(,:]{{1,60}}),?\s{{1,2}}(?P<name>{_NAME})$", re.MULTILINE
)
# "Von Anna Berg mit dpa", "Le Monde avec AFP", "(with AP)" on a line of its own; but "A deal with
# Reuters" is a headline, as is "La vida con EFE".
_SHARED = re.compile(rf"^{_BY}(?P<who>[^\n(:]{{1,60}})\s\(?{_SHARING}$", re.MULTILINE)
_TITLE = re.compile(rf"^(?:L[ea]s?\s|L['’])(?P<who>\w{{1,20}})\s(?=avec){_SHARING}$", re.MULTILINE)
_OWN_LINE = re.compile(rf"^\(?{_SHARING}$", re.MULTILINE)
_ALONE = re.compile(rf"^(?P<name>{_NAME})$", re.MULTILINE)
# At the end of the text; above a story, the same words stand under a picture or a chart.
_LAST = re.compile(
    r"^(?:(?i:bron|source|quelle|fuente|fonte|źródło)\s{0,2}:?\s{1,2}"
    r"|(?:(?i:riproduzione riservata|tous droits réservés)\.?\s)?"
    r"©\s{0,2}(?:[Cc]opyright\s{1,2})?(?:\d{4}\s{1,2})?)"
    rf"(?P<name>{_NAME})\.?\s*\Z",
    re.MULTILINE,
)
_LAST_WITH = re.compile(rf"\((?=\w){_SHARING}\s*\Z")
_SIGNED = re.compile(rf"(?:^|(?<=[.!?…»”\"])[^\S\n]{{0,2}}){_BRACKETED}\.?\s*\Z", re.MULTILINE)
_NUMBERED = re.compile(r"^©\s?(?P<name>dpa)-infocom, dpa:\d", re.MULTILINE)
_DESK = re.compile(
    r"\((?:Additional )?[Rr]eporting by [^()\n]{1,400}[;,] ?[Ee]diting by [^()\n]{1,200}\)"
)
_PROSE = 100  # characters of a line that is the story, not its headline or a list of names


def copied_from(canonical: str, url: str) -> str:
    """The address on another site that the page at `url` says it is a copy of, or "".

    Another ending of the same name is the same publisher.
    """
    if not canonical or len(canonical) > LONGEST:
        return ""
    try:
        target = urljoin(url, canonical.strip())
        address = read_address(target)
    except ValueError:
        return ""
    ours, theirs = registrable_domain(url), registrable_domain(target)
    if not ours or "." not in theirs or "@" in address.netloc or not target.isprintable():
        return ""
    same = theirs in _IDENTIFIERS or ours.partition(".")[0] == theirs.partition(".")[0]
    # A template's blank, a developer's own machine, a front page: left there by mistake.
    return "" if same or is_front(place(target)) or classify(target) else target


def credited_to(main: str) -> Credit | None:
    """The agency that the text credits at its head or its end, and where it does."""
    return next(_credits(main), None)


def _credits(main: str) -> Iterator[Credit]:
    tail = max(0, len(main) - _TAIL)
    for pattern in (_DATELINE, _LED, _BYLINE, _REPORTER, _SHARED, _TITLE, _OWN_LINE, _ALONE):
        yield from _found(pattern, main, 0, _HEAD)
    for pattern in (_BYLINE, _REPORTER, _OWN_LINE, _LAST, _LAST_WITH, _SIGNED, _NUMBERED, _ALONE):
        yield from _found(pattern, main, tail, len(main))
    for match in _DESK.finditer(main, max(0, len(main) - _HEAD)):
        yield Credit("Reuters", Span(*match.span()))


def _found(pattern: re.Pattern[str], main: str, begin: int, end: int) -> Iterator[Credit]:
    for match in pattern.finditer(main, begin, end):
        believed = _BELIEVED.get(pattern)
        if believed is None or believed(match):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield Credit(_agency(match["name"]), Span(start, start + len(match[0].strip())))


def _from_a_place(match: re.Match[str]) -> bool:
    """`WASHINGTON (AP) —`, `Madrid, 3 mar (EFE).-`; but "Australian Federal Police (AFP) -"."""
    place, name = match["place"].strip(" ,.\t"), match["name"]
    town = place.partition(",")[0]
    if not place:
        return name not in _AMBIGUOUS or name == "AFP"
    if _spells_out(place, name) or not place[0].isupper():
        return False
    if town.isupper() or any(word[0].isdigit() for word in place.split()[1:]):
        return True
    if name in _AMBIGUOUS:
        return bool(_CITY.fullmatch(town.casefold()))
    return len(town.split()) <= 3 and _are_names(town)


def _spells_out(words: str, name: str) -> bool:
    """Whether the letters of `name` are in `words` in their order, from the first on."""
    letters = iter(words.casefold())
    marks = name.casefold()
    return words[:1].casefold() == marks[:1] and all(mark in letters for mark in marks)


def _is_led(match: re.Match[str]) -> bool:
    """`Reuters — The bell ...`; but "AFP - a blood test" is a headline."""
    name, story = match["name"], match["story"]
    long = len(story) >= _PROSE and not _spells_out(story[:60], name)
    return long and name not in _AMBIGUOUS - {"AFP", "EFE"}


def _by_somebody(match: re.Match[str]) -> bool:
    return _are_names(match["who"])


def _are_names(words: str) -> bool:
    """Persons' and papers' names are written with capitals, but for short words in them."""
    parts = words.split()
    return any(len(part) > 1 for part in parts) and all(
        part[0].isupper() or (len(part) <= 3 and not part[0].isdigit()) for part in parts
    )


def _stands_alone(match: re.Match[str]) -> bool:
    """Between headline and day, or under the story: above a story it may be a picture's."""
    text, (start, end) = match.string, match.span()
    if match["name"] in _AMBIGUOUS - {"AFP", "EFE"}:
        return False
    before = text[max(0, start - 400) : start].rstrip("\n").rpartition("\n")[2]
    after = text[end : end + 400].lstrip("\n").partition("\n")[0]
    if not after:
        return len(before) >= _PROSE
    headed = len(before.split()) >= 4 and not before.endswith(":")
    return headed and len(after) < _PROSE and any(map(str.isdigit, after))


def _signs(match: re.Match[str]) -> bool:
    own_line = match.start() == 0 or match.string[match.start() - 1] == "\n"
    return own_line or match["name"] not in _AMBIGUOUS - {"AFP", "EFE"}


_BELIEVED: dict[re.Pattern[str], Callable[[re.Match[str]], bool]] = {
    _DATELINE: _from_a_place,
    _LED: _is_led,
    _REPORTER: _by_somebody,
    _SHARED: _by_somebody,
    _TITLE: _by_somebody,
    _ALONE: _stands_alone,
    _SIGNED: _signs,
}
"""What a match must be like, where its words alone do not tell."""


def _agency(name: str) -> str:
    """Of what `_NAME` matched."""
    return next(agency for agency, mark in _MARKS if mark.fullmatch(name))


_MARKS = tuple((agency, re.compile(marks)) for agency, marks in _AGENCIES.items())
