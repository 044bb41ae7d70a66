"""WhatsApp: the text that "Export chat" writes, in the shapes of Android and iOS.

The dates are in the order of the phone's language, which the file doesn't name.
"""

from __future__ import annotations

import re
from datetime import datetime, timezone
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from auditor.inputs.threads.texts import document, lines_of
from auditor.model import BodyFormat, Location, Post

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.inputs.threads.source import Source

NAME = "whatsapp"
TITLE = "WhatsApp chat (text)"
_DATE = r"(\d{1,4})([./-])[ ]?(\d{1,2})[./-][ ]?(\d{1,4})\.?"
_HALF = r"[AaPp]\.?[ \u00a0\u202f]?[Mm]\.?|[上下]午|午[前後]|오[전후]"
_TIME = rf"(?:({_HALF})[ ]?)?(\d{{1,2}})[:.](\d\d)(?:[:.](\d\d))?(?:[ \u00a0\u202f]?({_HALF}))?"
_HEADER = re.compile(
    rf"^[\u200e\u200f]{{0,2}}(?:\[{_DATE},?[ ]{_TIME}\][ ]|{_DATE},?[ ]{_TIME}[ ]-[ ])"
    r"[\u200e\u200f]{0,2}",
    re.MULTILINE,
)
_PARTS = 9  # groups of each of the two shapes
_AUTHOR = re.compile(r"([^:\n]{1,80}):[ ]")
_AFTERNOON = frozenset(("pm", "下午", "午後", "오후"))
_NOTICE = re.compile(r"\u200e|<[^<>\n]{3,60}>\s*\Z")
_DELETED = re.compile(
    r"(?:This message was deleted|You deleted this message|Ce message a été supprimé"
    r"|Vous avez supprimé ce message|Diese Nachricht wurde gelöscht"
    r"|Du hast diese Nachricht gelöscht"
    r"|(?:Se eliminó|Eliminaste) este mensaje|(?:Essa mensagem|Mensagem) (?:foi )?apagada"
    r"|(?:Você apagou|Apagou) esta mensagem|Questo messaggio è stato eliminato"
    r"|(?:Dit|Jij hebt dit) bericht (?:is )?verwijderd|Данное сообщение удалено)\.?\s*\Z"
)


class _Header(NamedTuple):
    start: int
    end: int
    numbers: tuple[int, int, int]
    separator: str
    clock: tuple[int, int, int]


def detect(name: str, head: str) -> bool:
    """Two headers, the first of them on the first line."""
    text = lines_of(head).lstrip()
    headers = _HEADER.finditer(text)
    first, second = next(headers, None), next(headers, None)
    return bool(first and second and first.start() == 0)


def read(source: Source) -> Iterator[Post]:
    text = document(source)
    headers = [_header(found) for found in _HEADER.finditer(text)]
    order = _order(headers)
    ends = [*(header.start for header in headers[1:]), len(text)]
    line, at = 1, 0
    for header, end in zip(headers, ends, strict=False):
        line, at = line + text.count("\n", at, header.start), header.start
        author = _AUTHOR.match(text, header.end, end)
        if author:  # what has none was written by WhatsApp: who joined, what was renamed
            body = text[author.end() : end].rstrip("\n")
            yield _post(source.name, line, author[1].strip(), body, _when(header, order))


def _post(name: str, line: int, author: str, body: str, posted_at: datetime | None) -> Post:
    problem = ""
    if _DELETED.match(body.lstrip("\u200e")):
        problem = "deleted"
    elif _NOTICE.match(body):
        problem = "a picture, a file or a notice, no text"
    return Post(
        id=f"line {line}",
        body=body.replace("\u200e", ""),
        body_format=BodyFormat.PLAIN,
        location=Location(
            name, line=line, post=f"line {line}", author=author.lstrip("~\u202f\u200e ")
        ),
        posted_at=posted_at,
        problem=problem,
    )


def _header(found: re.Match[str]) -> _Header:
    groups = found.groups()
    first, separator, second, third, before, hour, minute, seconds, after = (
        groups[:_PARTS] if groups[0] else groups[_PARTS:]
    )
    half = re.sub(r"[^a-z\u0100-\uffff]", "", (before or after or "").lower())
    hours = int(hour)
    if half:
        hours = hours % 12 + 12 * (half in _AFTERNOON)
    return _Header(
        found.start(),
        found.end(),
        (int(first), int(second), int(third)),
        separator,
        (hours, int(minute), int(seconds or 0)),
    )


def _order(headers: Sequence[_Header]) -> str:
    """ "ymd", "dmy", "mdy", or "" where the file doesn't tell: a date is never guessed."""
    if not headers:
        return ""
    if headers[0].numbers[0] > 31:
        return "ymd"
    firsts, seconds = (max(h.numbers[at] for h in headers) for at in (0, 1))
    if firsts > 12 or seconds > 12:
        return "" if firsts > 12 and seconds > 12 else "dmy" if firsts > 12 else "mdy"
    if headers[0].separator == ".":
        return "dmy"
    back = {order: _steps_back(headers, order) for order in ("dmy", "mdy")}
    return "" if back["dmy"] == back["mdy"] else min(back, key=lambda order: back[order])


def _steps_back(headers: Sequence[_Header], order: str) -> int:
    days = [_day(header, order) for header in headers]
    return sum(later < earlier for earlier, later in pairwise(days))


def _day(header: _Header, order: str) -> tuple[int, int, int]:
    """Year, month, day."""
    by_letter = dict(zip(order, header.numbers, strict=False))
    year = by_letter["y"]
    return year + 2000 * (year < 100), by_letter["m"], by_letter["d"]


def _when(header: _Header, order: str) -> datetime | None:
    try:
        return datetime(*_day(header, order), *header.clock, tzinfo=timezone.utc) if order else None
    except ValueError:
        return None
