"""Cuts a block into sentences, in any script, keeping offsets.

Runs on text in which markers are filled with MARK and URLs with letters, so a dot inside a URL
ends nothing, and markers after a full stop stay with the sentence they follow.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.abbreviations import (
    BEFORE_A_NUMBER,
    CAPITALS_ONLY,
    LAST_BEFORE_A_CAPITAL,
    LETTERED,
    MARKED_NAMES,
    MAY_BE_LAST,
    NEVER_LAST,
    PAIRS,
    PARTICLES,
    STARTERS,
)
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = "\x01"
_BLANK = " \t\n\f\v\u00a0\u202f\u3000\u200b\u200e\u200f"
_SMILEYS = "\U0001f600-\U0001f64f"
# Full stops of CJK, Urdu, Devanagari, Armenian, Ethiopic, Burmese, Khmer and Tibetan: whatever
# follows, they end a sentence.
_WIDE_STOPS = "。！？｡．؟۔।॥։።፧፨။។៕།༎"
_WIDE = frozenset(_WIDE_STOPS)
_STOPS = rf".!?…‼⁇⁈⁉;\u037e{_WIDE_STOPS}{_SMILEYS}"

# The pattern begins with one character class, so that the engine skips to it (a third of the time
# that an alternation takes).
_END = re.compile(
    rf"(?P<stop>[{_STOPS}][{_STOPS}]{{0,8}})"
    r"(?P<close>(?:[\"'”’“‘»«›‹)\]」』）】〉》*_\u200e\u200f]|[ \u00a0\u202f]»){0,6})"
    rf"(?P<marks>(?:[ ]?[{_SMILEYS}]|[\u2600-\u27bf\U0001f300-\U0001f5ff\U0001f680-\U0001faff]"
    r"[\ufe0f\u200d\U0001f3fb-\U0001f3ff]?){0,6}"
    r"(?:[ \t\u00a0\u200b\u2060\ufeff]{0,3}\x01+[,;*_]?){0,50}[.。]?)"
)
_OPENERS = _BLANK.replace("\n", "") + "\"'“‘„‚«»‹([*_「『（【《¿¡–—-"
_EMOJI = frozenset(chr(code) for code in range(0x1F600, 0x1F650))
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
# What goes on after a quotation: Japanese particles, a Chinese attribute, a comma.
_AFTER_QUOTE = frozenset("とってはがをのにでもなだや的，、,：:」』）")
_ENCLOSERS = {"“": "”", "«": "»", "„": '“”"', "「": "」", "『": "』", "(": ")", "（": "）"}
_OPENER = re.compile(r"[“«„「『(（]")
_REACH = 300
"""Characters between a bracket and its partner: further apart they are not one."""
_WORD_START = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_YEAR = re.compile(r"[*_\"”’»]{0,3} \((?:19|20)\d\d(?:[–-]\d{2,4})?\)")
_NUMERAL = re.compile(r"\d|[IVXLC]{1,6}\b")
_ROMAN = re.compile(r"[IVX]{1,5}\Z")
_TURKISH = re.compile(r"[ğĞıİşŞ]|(?<=II\. )(?:Dünya|Mehmed)")
_NUMBERED = re.compile(r"(?:Welt|Jahr|Dünya|Auflage|Bezirk|Klasse|Mal\b)")
_BRAND = re.compile(r"[a-z]{1,3}[A-Z]")
# `\w` leaves out the vowel signs of Indic scripts.
_LAST_WORD = re.compile(r"[^\W_](?:[\w\u0900-\u0dff°.\-]{0,12}[\w\u0900-\u0dff°])?\Z")
# "3. 5. 1931" and "1931. 5. 3.": what stands before a dot of a date, and behind it.
_DATE_BEFORE = re.compile(r"(?:\A|\D)(?:\d{1,2}\.[ ]?)?\d{1,2}\Z")
_DATE_AFTER = re.compile(r"\d{1,2}\.|\d{4}\b")
_KOREAN = re.compile(r"[\uac00-\ud7a3]")
_YEAR_FIRST_BEFORE = re.compile(r"\d{4}(?:\.[ ]?\d{1,2}){0,2}\Z")
_ORDINAL_LEAD = re.compile(
    r"\b(?:am|vom|zum|im|den|dem|der|das|die|des|und|bis|ab|seit|ein|eine|einen|beim|dne|d\.)"
    r"[ \u00a0]\d{1,2}\Z",
    re.IGNORECASE,
)


def sentences(text: str, within: Span) -> Iterator[Span]:
    """Sentences of `within`, without the white space around them, closing markers included."""
    start = within.start
    for match in _END.finditer(text, within.start, within.end):
        if match.start() < start or not _ends(text, match, Span(start, within.end)):
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


def _ends(text: str, match: re.Match[str], rest: Span) -> bool:
    """Whether the stop ends the sentence that begins where `rest` does."""
    stop, at, after = match.group("stop"), match.start(), match.end()
    if stop[0] in ";\u037e" and not _is_greek(text[at - 1 : at]):
        return False
    if stop[0] == "．" and text[after : after + 1].isdecimal():
        return False
    if after >= rest.end:
        return True
    if _inside(text, match, rest):
        return False
    if stop[0] in _WIDE:
        return not (match.group("close") and text[after] in _AFTER_QUOTE)
    if not text[after].isspace():
        return _ends_without_space(text, match)
    following = text[after : after + 40].lstrip(_OPENERS)
    if text[at - 1 : at] in ("[", "("):  # "[...]", "(?)"
        return False
    if following[:1].islower() and not _BRAND.match(following):
        return False
    if stop[0] in _EMOJI:
        said = text[max(rest.start, at - _REACH) : at].strip(_BLANK)
        return bool(said) and following[:1].isalpha()
    if stop[0] in "!?" and _YEAR.match(text, after):  # "Spacewar! (1962)"
        return False
    before = text[max(rest.start, at - 30) : at]
    if stop == ".":
        bare = not match.group("marks") and not match.group("close").strip("*_)")
        return not (bare and _is_abbreviation(before, following))
    return stop != "!" or not _is_marked_name(before, following)


def _is_greek(char: str) -> bool:
    return "\u0370" <= char <= "\u03ff" or "\u1f00" <= char <= "\u1fff"


def _inside(text: str, match: re.Match[str], rest: Span) -> bool:
    """Whether the stop stands within a bracket or quotation that began in mid-sentence.

    Japanese and Chinese quotations hold together wherever they begin.
    """
    at, after = match.start(), match.end()
    begin, end = max(rest.start, at - _REACH), min(rest.end, after + _REACH)
    if not _OPENER.search(text, begin, at):
        return False
    for opener, closers in _ENCLOSERS.items():
        opened = text.rfind(opener, begin, at)
        if opened < 0 or any(text.find(closer, opened + 1, after) >= 0 for closer in closers):
            continue
        if any(text.find(closer, after, end) >= 0 for closer in closers):
            return closers in "」』" or bool(
                text[max(rest.start, opened - _REACH) : opened].strip(_OPENERS + "\n")
            )
    return False


def _ends_without_space(text: str, match: re.Match[str]) -> bool:
    """ "3.5", "e.g.", "file.txt" go on; "end.¹Next", "red.The bridge" and "赤い!とても" do not."""
    after = match.end()
    if match.group("marks").strip(" "):
        return not text[after].isdigit()
    if _IDEOGRAPH.match(text[after]):
        return match.group("stop")[0] in ".!?" and bool(
            _IDEOGRAPH.match(text[match.start() - 1 : match.start()])
        )
    word = _WORD_START.match(text, after, after + 12)
    return bool(
        word
        and word.group()[0].isupper()
        and word.group().lower() in STARTERS
        and text[word.end() : word.end() + 1] == " "
        and text[max(0, match.start() - 3) : match.start()].islower()
    )


def _starts(following: str) -> bool:
    """Whether the next word is one that sentences begin with, and no initial."""
    word = _WORD_START.match(following)
    if word is None or not word.group()[0].isupper():
        return False
    return word.group().lower() in STARTERS and following[word.end() : word.end() + 1] != "."


def _is_marked_name(before: str, following: str) -> bool:
    words = before.rsplit(None, 1)
    return bool(words) and words[-1].lower() in MARKED_NAMES and not _starts(following)


def _is_abbreviation(before: str, following: str) -> bool:
    word = _LAST_WORD.search(before)
    if word is None:
        return False
    written, last = word.group(), word.group().lower()
    lead = before[: word.start()].rstrip()
    if last in NEVER_LAST and not (len(last) == 1 and written.isupper()):
        return True
    if written in CAPITALS_ONLY and not (written == "D" and _starts(following)):
        return True
    if _is_first_half(last, following):
        return True
    pair = _with_first_half(lead, last)
    if pair in LAST_BEFORE_A_CAPITAL:
        return not following[:1].isupper()
    if last in MAY_BE_LAST or pair in PAIRS:
        return not _starts(following)
    if last in BEFORE_A_NUMBER and _NUMERAL.match(following):
        return not lead[-1:].isdigit()  # "г. 5" numbers something, "1931 г." ends a date
    if last == "г":
        return not lead[-1:].isdigit()  # "г. Москва" is a town
    if len(last) == 1 and last.isalpha():
        return _is_initial(written, lead, following)
    if "\u0e00" <= last[-1] <= "\u0e7f":
        return True  # Thai has no full stop, only abbreviations: "พ.ศ. 2474"
    return _is_ordinal(before, written, following)


def _is_first_half(last: str, following: str) -> bool:
    """ "z. B.", "EE. UU.", "т. е.": the dot is followed by the other half and its dot."""
    half, dot, _ = following[:6].partition(".")
    return bool(dot) and (f"{last}.{half.lower()}" in PAIRS)


def _with_first_half(lead: str, last: str) -> str:
    """ "v.chr" of "v. Chr"; the word itself where no dot stands before it."""
    first = _LAST_WORD.search(lead[:-1][-14:]) if lead.endswith(".") else None
    return f"{first.group().lower()}.{last}" if first else last


def _is_initial(written: str, lead: str, following: str) -> bool:
    """ "J. Smith" is a name, "vitamin C." the end of a sentence, "د. أحمد" a doctor."""
    if not written.isupper():
        return not written.islower() and not (lead[-1:].isdigit() or lead[-1:] in '"״')
    previous = lead.rsplit(None, 1)[-1:]
    if previous and previous[0].lower() in LETTERED:
        return False
    word = _WORD_START.match(following)
    return not (_starts(following) and word and word.group().lower() not in PARTICLES)


def _is_ordinal(before: str, written: str, following: str) -> bool:
    """German, Danish, Turkish, Korean: "am 3. Mai", "II. Mehmed", "1931. 5. 3."; list numbers."""
    is_roman = bool(_ROMAN.match(written))
    if not is_roman and not written[-1].isdecimal():
        return False
    if before.strip(_OPENERS) == written and len(written) <= 3:
        return following[:1].isalpha()  # the sentence begins with it
    if is_roman:
        return bool(_TURKISH.search(before + following))
    if _YEAR_FIRST_BEFORE.search(before) and _is_korean(following):
        return True
    if _DATE_BEFORE.search(before) and _DATE_AFTER.match(following):
        return True
    if len(written) > 2:
        return False
    if _NUMBERED.match(following):
        return True
    return following[:1].isalpha() and bool(_ORDINAL_LEAD.search(before)) and not _starts(following)


def _is_korean(following: str) -> bool:
    """Whether what follows goes on with "1931. 5. 3. 개통": other languages have no such dates."""
    return bool(_KOREAN.search(following)) and (
        following[:1].isdecimal() or "\uac00" <= following[:1] <= "\ud7a3"
    )
