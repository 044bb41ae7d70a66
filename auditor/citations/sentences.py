"""Cuts a block into sentences, in any script, keeping offsets.

Runs on text in which markers are filled with MARK and URLs with letters, so a dot inside a URL
ends nothing, and markers after a full stop stay with the sentence they follow.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = "\x01"
_BLANK = " \t\n\f\v\u00a0\u202f\u3000\u200b\u200e\u200f"

_END = re.compile(
    r"(?P<stop>[.!?…]{1,9}|[。！？｡．؟۔।॥።]{1,9})"
    r"(?P<close>(?:[\"'”’»)\]*_\u200e\u200f]|[ \u00a0\u202f]»){0,6})"
    r"(?P<marks>(?:[ \t\u00a0]{0,3}\x01+[,;*_]?){0,50}[.。]?)"
)
_OPENERS = _BLANK.replace("\n", "") + "\"'“‘«([*_"
_WIDE = frozenset("。！？｡．؟۔।॥።")
# Lower case, without the final dot.
_ABBREVIATIONS = frozenset((
    # English
    "mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "vs", "e.g", "i.e", "cf", "approx", "dept",
    "inc", "ltd", "corp", "gov", "sen", "hon", "capt", "col", "lt", "sgt", "u.s", "u.k", "u.n",
    "jan", "feb", "aug", "sept", "oct", "nov", "dec",
    # French
    "mme", "mlle", "mgr", "éd", "env", "apr", "p.ex", "c.-à-d", "j.-c", "janv", "févr", "juil",
    "déc",
    # German
    "z.b", "d.h", "u.a", "bzw", "ca", "hrsg", "str", "vgl", "evtl", "inkl", "geb", "jh",
    "mio", "mrd", "tsd", "abb", "chr",
    # Spanish, Portuguese, Italian, Dutch
    "sra", "srta", "dra", "ud", "uds", "ee.uu", "d.c", "a.c", "sig", "dott", "avv", "bijv", "dhr",
    "mevr", "aprox", "ecc",
    # Polish, Russian, Turkish
    "ok", "ul", "tys", "mln", "mld", "млн", "млрд", "тыс", "ул", "рис", "стр", "чел", "м.ö", "m.ö",
    "m.s", "yak",
))  # fmt: skip
_BEFORE_A_NUMBER = frozenset((
    "no", "nos", "n°", "vol", "p", "pp", "fig", "figs", "eq", "art", "chap", "ch", "sec", "nr",
    "bd", "núm", "pág", "págs", "pag", "blz", "c", "ca", "av", "est", "s", "siglo",
))  # fmt: skip
_CAPITALS_ONLY = frozenset(("M", "MM", "Me", "Co", "Gen", "Rep", "Rev", "Ing"))
_NUMERAL = re.compile(r"\d|[IVXLC]{1,6}\b")
_PAIR_HEAD = re.compile(r"(?:[A-Z]|Chr|UU)\.")
# Nouns that a single capital completes.
_LETTERED = frozenset((
    "vitamin", "vitamine", "type", "plan", "group", "groupe", "gruppe", "class", "classe", "klasse",
    "hepatitis", "hépatite", "option", "appendix", "annexe", "section", "category", "catégorie",
    "grade", "phase", "point", "variant", "version", "team", "influenza",
))  # fmt: skip
_LAST_WORD = re.compile(r"[^\W_](?:[\w°.\-]{0,12}[\w°])?\Z")


def sentences(text: str, within: Span) -> Iterator[Span]:
    """Sentences of `within`, without the white space around them, closing markers included."""
    start = within.start
    for match in _END.finditer(text, within.start, within.end):
        if match.start() < start or not _ends(text, match, within.end):
            continue
        yield from _stripped(text, start, match.end())
        start = match.end()
    yield from _stripped(text, start, within.end)


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    part = text[start:end]
    start += len(part) - len(part.lstrip(_BLANK))
    end -= len(part) - len(part.rstrip(_BLANK))
    if start < end:
        yield Span(start, end)


def _ends(text: str, match: re.Match[str], limit: int) -> bool:
    stop = match.group("stop")
    if stop[0] in _WIDE:
        return True
    if match.end() >= limit:
        return True
    if not text[match.end()].isspace():
        # "3.5", "e.g.", "file.txt" go on; "end.¹Next" does not.
        return bool(match.group("marks")) and not text[match.end()].isdigit()
    following = text[match.end() : match.end() + 40].lstrip(_OPENERS)
    first = following[:1]
    if first.islower():
        return False
    if stop == "." and not match.group("close") and not match.group("marks"):
        before = text[max(0, match.start() - 30) : match.start()]
        return not _is_abbreviation(before, following)
    return True


def _is_abbreviation(before: str, following: str) -> bool:
    word = _LAST_WORD.search(before)
    if word is None:
        return False
    last = word.group().lower()
    if last in _ABBREVIATIONS or word.group() in _CAPITALS_ONLY:
        return True
    if _PAIR_HEAD.match(following) and len(last) <= 2:
        return True  # "z. B.", "v. Chr.", "EE. UU.", "a. C."
    if last in _BEFORE_A_NUMBER:
        return bool(_NUMERAL.match(following))
    if last == "г":  # Russian: "г. Москва" is a town, "1931 г." ends a date
        return not before[: word.start()].rstrip()[-1:].isdigit()
    if len(last) == 1 and last.isalpha():
        # "J. Smith" is a name, "vitamin C." the end of a sentence.
        lead = before[: word.start()].rsplit(None, 1)
        return word.group().isupper() and not (lead and lead[-1].lower() in _LETTERED)
    # German ordinals ("am 3. Mai"), numbered names ("Nr. 5. "): one or two digits then a capital
    # are an ordinal more often than the end of a sentence only when a letter word precedes.
    return last.isdigit() and len(last) <= 2 and following[:1].isalpha() and _ordinal(before)


_ORDINAL_LEAD = re.compile(
    r"\b(?:am|vom|zum|im|den|dem|der|das|die|des|und|bis|ab|seit|dne|d\.|le)[ \u00a0]\d{1,2}\Z",
    re.IGNORECASE,
)


def _ordinal(before: str) -> bool:
    return bool(_ORDINAL_LEAD.search(before))
