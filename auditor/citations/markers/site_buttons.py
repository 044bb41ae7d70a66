"""Reads `Name+n` backwards from its count: the name, and what stands before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from auditor.citations.markers.site_names import NOT_SITES, SITES
from auditor.citations.sentences import MARK
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_COUNT = re.compile(r"\+\d{1,2}(?![\d%]|[.,]\d)")
_BLANK = " \t\u00a0"
# Where a name can't go on to the left: a stop, a bracket, a mark, the start of a line.
_BOUNDARY = re.compile(
    r"[\n。！？；…!?;:：()（）\[\]{}«»“”\"|*<>=" + MARK + r"]"
    r"|\.(?=[ \t\u00a0\"”»)\]*_]|[^\W\da-zà-ÿ_])"
)
_STOPPED = re.compile(r"[.!?…。！？" + MARK + r"][ \t\u00a0\"”»)）\]*_]{0,9}\Z")
_INITIALS = re.compile(r"(?:\b[^\W\d_]|\b(?:St|Dr|Mt|vs|Inc|No))\Z")
_JOINERS = frozenset((
    "of", "for", "and", "the", "to", "in", "on", "de", "la", "le", "les", "du", "des", "del", "di",
    "da", "der", "die", "und", "et", "y", "e", "van", "von", "&", "-", "–", "|", "/", "·",
))  # fmt: skip
# Only under the common domains: `self.index+1` is code.
HOST = re.compile(
    r"(?:[^\W_][\w\-]{0,62}\.){1,4}(?:com|org|net|edu|gov|int|mil|info|biz|io|ai|dev|app|news|tech"
    r"|blog|wiki|site|online|store|eu|uk|us|ca|au|nz|ie|fr|be|ch|de|at|nl|lu|es|pt|it|gr|pl|cz|sk|hu|ro"
    r"|bg|rs|hr|si|se|no|dk|fi|ru|ua|tr|il|za|in|pk|cn|jp|kr|tw|hk|sg|my|ph|vn|th|br|mx|ar|cl|co|me|tv"
    r"|ac|fm|gg|xyz)\Z"
)
LINE_END = re.compile(r"[ \t\u00a0*_)\]]{0,20}(?:\n|\||\Z)")
_NO_NAME = re.compile(r"[!?;:,()\[\]。！？；：，]|\A[.]|[.]\Z")
_LOOK_BACK = 90
_NAME_WORDS = 5
_MAX_WORDS = 8


class Place(Enum):
    """What stands before a name."""

    STOP = "a full stop"
    LINE = "the start of a line"
    BUTTON = "another name with its count"
    TEXT = "words that may be a part of it"


@dataclass(frozen=True, slots=True)
class Button:
    """`Name+n`. `above` says that the count stands on the line below the name."""

    name: Span
    end: int
    place: Place
    above: bool


def find_buttons(text: str) -> Iterator[list[Button]]:
    """Buttons that follow each other at once or over a line break."""
    run: list[Button] = []
    for count in _COUNT.finditer(text):
        button = _button(text, count, run[-1].end if run else 0)
        if run and (button is None or button.place is not Place.BUTTON):
            yield run
            run = []
        if button:
            run.append(button)
    if run:
        yield run


def _button(text: str, count: re.Match[str], last: int) -> Button | None:
    """`last` is where the button before it ends, 0 if there is none."""
    end = count.start()
    floor = max(last, end - _LOOK_BACK)
    while end > floor and text[end - 1] in _BLANK:
        end -= 1
    above = end > floor and text[end - 1] == "\n" and bool(LINE_END.match(text, count.end()))
    if above:
        end = floor + len(text[floor:end].rstrip())
    spaced = not above and end != count.start()
    if spaced and not LINE_END.match(text, count.end()):
        return None  # "a +1 b"
    if last and floor == last and (name := _next_name(text, last, end)):
        return Button(name, count.end(), Place.BUTTON, above)
    start, place = _first_name(text, floor, end)
    if start >= end or (spaced and text[start:end].lower() not in SITES):
        return None
    return Button(Span(start, end), count.end(), place, above)


def _first_name(text: str, floor: int, end: int) -> tuple[int, Place]:
    """Where the name that ends there begins, and what stands before it."""
    start, place = floor, Place.TEXT
    for match in _BOUNDARY.finditer(text, floor, end):
        at = match.start()
        if match.group() != "." or not _INITIALS.search(text, max(0, at - 4), at):
            start, place = match.end(), _place(text, match)
    if start == 0:
        place = Place.LINE
    start += len(text[start:end]) - len(text[start:end].lstrip(" \t\u00a0_,'’"))
    written = text[start:end]
    if not (is_name(written) or (place is Place.STOP and _may_be_name(written))):
        place = Place.TEXT
    return (_last_words(text, start, end) if place is Place.TEXT else start), place


def _place(text: str, boundary: re.Match[str]) -> Place:
    if boundary.group() == "\n":
        return Place.LINE
    stopped = _STOPPED.search(text, max(0, boundary.start() - 12), boundary.end())
    return Place.STOP if stopped else Place.TEXT


def _next_name(text: str, start: int, end: int) -> Span | None:
    """The name between two counts; it may have been wrapped, and may be of small letters."""
    name = text[start:end]
    glued = not name[:1].isspace()
    start += len(name) - len(name.lstrip())
    name = name.strip()
    if not name or len(name) > _LOOK_BACK or len(name.split()) > _MAX_WORDS:
        return None
    if ". " in name or _NO_NAME.search(name):
        return None
    return Span(start, end) if (glued and name[0].isalnum()) or is_name(name) else None


def is_name(written: str) -> bool:
    """Words with capitals, small ones between them; or a single word."""
    words = written.split()
    if not 0 < len(words) <= _MAX_WORDS:
        return False
    if len(words) == 1:
        return sum(char.isalpha() for char in written) >= _least(written)
    joined = all(word in _JOINERS or _is_capital(word) for word in words[1:])
    return joined and _is_capital(words[0]) and len(words[-1]) > 1  # "Vitamin D+3"


def _may_be_name(written: str) -> bool:
    """`Российская газета`: in most languages only the first word has a capital."""
    words = written.split()
    if not 1 < len(words) < _NAME_WORDS or NOT_SITES.intersection(written.lower().split()):
        return False
    return _is_capital(words[0]) and len(words[-1]) > 3


def _least(written: str) -> int:
    """Letters that a name has at least: `A+1` is a grade, `x+1` a sum."""
    return 3 if written[:1].isascii() else 2


def _is_capital(word: str) -> bool:
    return (word[0].isalpha() and not word[0].islower()) or bool(HOST.match(word))


def _last_words(text: str, start: int, end: int) -> int:
    """Where the words with capitals begin that the text ends with; `end` if there are none."""
    words = list(re.finditer(r"\S+", text[start:end]))
    if not words:
        return end
    for word in words:
        at = start + word.start()
        if not text[at].islower() and " ".join(text[at:end].split()).lower() in SITES:
            return at
    if HOST.match(words[-1].group()):
        return start + words[-1].start()
    first = end - start
    for word in reversed(words):
        if word is not words[-1] and word.group().endswith(","):
            break
        if _is_capital(word.group()):
            first = word.start()
        elif word.group() not in _JOINERS or word is words[-1]:
            break
    return start + first
