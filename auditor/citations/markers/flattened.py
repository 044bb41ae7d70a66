"""`projects.50 Next`, `layouts12.`: raised numbers that a copy set on the line.

Gemini's Deep Research writes one number a mark (`fournis7.`, `projects.12, 14`); a copy of Bing's
page joins its single digits (`¹²` becomes `12`). Nothing but the rest of the answer tells them
from names (`GPT-4`), units and typing: so a source list has to fit, no other family may mark the
answer, and each reading carries a doubt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.citations.markers.family import Found, Known
from auditor.citations.markers.flat_words import IDENTIFIERS, is_abbreviation
from auditor.citations.markers.splits import Style, readings, style_of
from auditor.citations.sentences import MARK
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAME = "flattened"

_NUMBER = re.compile(
    r"[0-9][0-9]{0,11}(?:,[ ]?[1-9][0-9]{0,2}(?![0-9])|[ ][1-9][0-9]{0,2}(?![0-9])){0,9}"
)
_ONE = re.compile(r"[0-9]+")
_LOOK_BACK = 48
# A year or a percentage says enough only before a stop: `in 1931.4 Next`.
_BEFORE = re.compile(
    r"(?P<word>[^\W\d_]{1,40}|(?:1[5-9]|20)\d\d|%)[\"'”’»)\]*_]{0,3}(?P<stop>[.!?…。！？]?)[\"”’»)*_]{0,3}\Z"
)
_GLUE = frozenset(".!?…。！？\"'”’»)]*_")
# Signs that make a word with digits a name: `GPT-4`, `file_3`, `v1.2`, `a/b2`, `@user12`.
_NAME_SIGNS = frozenset("-_/\\.@#&=+:$€£%~^`|‑0123456789" + MARK)
_ENDS = re.compile(r"[\"'”’»)\]*_]{0,3}(?:[.!?…。！？](?!\w)|\s{0,3}(?:[\n|]|\Z))")
_CLAUSE_ENDS = re.compile(r"[\"'”’»)\]*_]{0,3}[,;:，、；：](?!\w)")
_NEXT_SENTENCE = re.compile(
    r"[*_]{0,3}(?:\s{1,3}[\"'“«¿¡(\[*_#\-•]{0,3}([^\W_])|[ \t]{0,3}(?:[\n|]|\Z))"
)
_OTHER = re.compile(f"{MARK}{{1,9999}}")
_RUN = re.compile("12(?:3(?:4(?:5(?:67?)?)?)?)?(?![0-9])")
_LISTLESS = "digits glued to a word, read as a run of marks; there is no list of sources to tell"
_FEW, _SURE = 2, 5
"""So many marks after ordinary words make a name with a digit a mark as well."""
_MIN_WORD, _ORDINARY = 3, 5
_STRAY = 10
"""One mark of another family among so many of this is a stray, not the answer's own way."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """`digits` may be several marks; `more` are the numbers listed behind them.

    `is_plain`: an ordinary word, which nobody would name a thing after. `ends`: a sentence.
    """

    span: Span
    word: str
    digits: str
    more: tuple[str, ...]
    is_plain: bool
    ends: bool


def find(text: str, known: Known) -> Iterator[Found]:
    if known.highest:
        yield from _with_list(text, known)
    elif MARK not in text and "12" in text:
        yield from _without_list(text)


def _with_list(text: str, known: Known) -> Iterator[Found]:
    others = len(_OTHER.findall(text))
    if others and known.highest < others * _STRAY:
        return
    candidates = list(_candidates(text))
    plain = [c for c in candidates if c.is_plain]
    if len(plain) < others * _STRAY:
        return
    style = style_of([c.digits for c in plain], known)
    for candidate in candidates:
        if candidate.is_plain or _is_likely(candidate, len(plain)):
            yield from _read(candidate, known, style)


def _read(candidate: _Candidate, known: Known, style: Style) -> Iterator[Found]:
    if not known.labels.issuperset(candidate.more):
        return  # `in May.3 400 people`
    read = readings(candidate.digits, known, style)
    if not read and candidate.is_plain and candidate.ends:
        yield from _missing(candidate, known)
    for labels in read:
        yield Found(candidate.span, labels + candidate.more, _doubt(candidate, read))


def _doubt(candidate: _Candidate, read: Sequence[tuple[str, ...]]) -> str:
    if len(read) > 1:
        means = ", or ".join(", ".join(labels) for labels in read)
        return f"“{candidate.digits}” may mean {means}"
    marks = ", ".join(read[0] + candidate.more)
    return f"a number that stands on the line, read as {marks} of the list"


def _missing(candidate: _Candidate, known: Known) -> Iterator[Found]:
    """The list was cut: it ends before this number."""
    digits = candidate.digits
    if (
        len(candidate.word) >= _ORDINARY
        and len(digits) <= 2
        and digits[0] != "0"
        and int(digits) > known.highest
    ):
        doubt = f"“{digits}” is read as a mark, although the list has no {digits}"
        yield Found(candidate.span, (digits,), doubt)


def _is_likely(candidate: _Candidate, plain: int) -> bool:
    """A name with digits is a mark where many ordinary words have one."""
    word = candidate.word
    if word.isupper():
        return _is_ascending(candidate.digits) or plain >= _SURE
    return plain >= (_SURE if word.lower() in IDENTIFIERS else _FEW)


def _is_ascending(digits: str) -> bool:
    return len(digits) >= _MIN_WORD and "123456789".startswith(digits)


def _candidates(text: str) -> Iterator[_Candidate]:
    """Numbers right behind a word or its full stop; without words that are names with a number,
    because they have one in the middle of a sentence or are most of the words that have one.
    """
    found: list[_Candidate] = []
    named: set[str] = set()
    numbers: dict[str, set[str]] = {}
    for match in _NUMBER.finditer(text):
        before = _word_before(text, match.start())
        if before is None:
            continue
        word, stopped = before["word"], bool(before["stop"])
        candidate = _candidate(text, match, word, stopped=stopped)
        if candidate:
            found.append(candidate)
            if not stopped:
                numbers.setdefault(word.lower(), set()).add(candidate.digits)
        elif not stopped:
            named.add(word.lower())
    named.update(w for w, seen in numbers.items() if len(seen) > max(_FEW, len(found) // 3))
    for candidate in found:
        if candidate.word.lower() not in named or text[candidate.span.start - 1] in ".!?…。！？":
            yield candidate


def _word_before(text: str, at: int) -> re.Match[str] | None:
    """The word that the number is glued to, if it is long enough to be one."""
    if at == 0 or not (text[at - 1].isalpha() or text[at - 1] in _GLUE):
        return None
    start = max(0, at - _LOOK_BACK)
    before = _BEFORE.search(text[start:at])
    if before is None:
        return None
    word = before["word"]
    if word == "%":
        return before if before["stop"] else None
    begin = start + before.start()
    if word[0] < "\u3040" and text[max(0, begin - 1)] in _NAME_SIGNS:
        return None  # CJK has no spaces: in `76年ごとに戻る` the digits are no part of a name
    if before["stop"]:
        return None if is_abbreviation(word) else before
    is_long = word[0].isalpha() and len(word) >= _MIN_WORD and word[-1] < "\u3040"
    return before if is_long else None


def _candidate(text: str, match: re.Match[str], word: str, *, stopped: bool) -> _Candidate | None:
    """Takes as many of the listed numbers as leave the end of a clause behind them."""
    parts = [Span(m.start(), m.end()) for m in _ONE.finditer(text, match.start(), match.end())]
    if len(parts[0].of(text)) > 4 and not stopped and not _is_ascending(parts[0].of(text)):
        return None
    for count in (len(parts), 1):
        end = parts[count - 1].end
        if stopped:
            following = _NEXT_SENTENCE.match(text, end)
            fits = ends = following is not None and not (following[1] or "").islower()
        else:
            ends = bool(_ENDS.match(text, end))
            fits = ends or bool(_CLAUSE_ENDS.match(text, end))
        if fits:
            plain = (stopped and word.isalpha()) or (word.islower() and word not in IDENTIFIERS)
            numbers = [part.of(text) for part in parts[:count]]
            span = Span(match.start(), end)
            return _Candidate(span, word, numbers[0], tuple(numbers[1:]), plain, ends)
    return None


def _without_list(text: str) -> Iterator[Found]:
    """Only a run that counts up from 1, at the end of a sentence."""
    found: list[tuple[Span, str]] = []
    named: set[str] = set()
    for match in _RUN.finditer(text):
        before = _word_before(text, match.start())
        if before is None or before["stop"]:
            continue
        word = before["word"]
        capital = word.isupper() and _is_ascending(match.group())
        if not _ENDS.match(text, match.end()) or not (word.islower() or capital):
            named.add(word)
        elif word.lower() not in IDENTIFIERS:
            found.append((Span(match.start(), match.end()), word))
    for span, word in found:
        if word not in named:
            yield Found(span, tuple(span.of(text)), _LISTLESS)
