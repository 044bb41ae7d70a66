"""`Wikipedia+1`, `BYJU'S+1Wikipedia+1Wikipedia`: ChatGPT's answer copied as rich text.

What is left of a citation's button is the name of its first site and how many more there were.
People write `UTC+1` and `Disney+1 month` too, so the place decides: after a full stop at the end
of a line, on a line of its own, several in a row, or a host name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.markers.family import Found, Known
from auditor.citations.markers.site_buttons import (
    HOST,
    LINE_END,
    Button,
    Place,
    find_buttons,
    is_name,
)
from auditor.citations.markers.site_names import FILES, NOT_SITES, SITES
from auditor.citations.sentences import MARK
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAME = "site-count"

LOST = "only the name of the site was copied: the address of the page is lost"
_WEAK = "“{}” may be a part of the sentence, not the button of a citation"
_UNMARKED = "nothing shows where the sentence ends and the name of the site begins"

_STOP_AGAIN = re.compile(r"[.。](?=[ \t\u00a0*_]{0,9}(?:\n|\||\Z))")
_STOP = re.compile(r"[ \t\u00a0]{0,3}[.。!?！？;,](?=\s|\Z)|[ \t\u00a0*_)\]]{0,9}[。！？]")
_NEW_SENTENCE = re.compile(r"[ \t\u00a0]{1,9}[\"“«\[*_#]{0,4}(?:[^\W_a-zà-ÿ]|\x01)|[A-ZÀ-Þ\x01]")
# The sentence's own full stop, which the copy left alone on the line below the names.
_LONE_STOP = re.compile(r"[ \t]{0,9}\n[ \t]{0,40}[.。](?=[ \t]{0,9}(?:\n|\Z))")
_WRAPPINGS = frozenset(("()", "[]", "（）", "【】", "**", "__"))
_ENDS = frozenset('.!?…。！？:：;；)]”"»*_|' + MARK)
_LAST_NAME = re.compile(r"[^\n+.!?;:,()\[\]]{2,40}(?=[ \t]{0,3}[.。]?[ \t]{0,9}(?:\n|\Z))")
_ALONE = re.compile(
    r"(?<=[.!?。！？])[ \t\u00a0]{0,3}(?P<name>[^\W\d_a-zà-ÿ][^\n+.!?:;,()\[\]\x01]{1,39})"
    r"(?=[ \t]{0,9}(?:\n(?!\s{0,40}\+)|\||\Z))"
)
_TWO_HOSTS = re.compile(r"(?<=\.(?:com|org|net|edu|gov))(?=[A-Z]|[\w\-]{2,40}\.[a-z]{2,4}\b)")
_A_WORD = re.compile(r"[^\W\d_]{4}|[\u0370-\U0003ffff]{2}")


def find(text: str, known: Known) -> Iterator[Found]:
    if "+" not in text:
        return
    seen: set[str] = set()
    for run in find_buttons(text):
        doubt = _judge(text, run)
        if doubt is not None:
            for found in _found(text, run, doubt):
                seen.add(found.site)
                yield found
    if seen:
        yield from _alone(text, seen)


def _alone(text: str, seen: set[str]) -> Iterator[Found]:
    """In an answer with buttons, the ones that had a single site are its bare name."""
    for match in _ALONE.finditer(text):
        site = match["name"]
        if site in seen or site.lower() in SITES:
            doubt = "" if site in seen else _WEAK.format(site)
            yield Found(Span(match.start("name"), match.end()), doubt=doubt, site=site, lost=LOST)


def _judge(text: str, run: Sequence[Button]) -> str | None:
    """The doubt that the run leaves, "" for none; None if it is no citation."""
    names = [" ".join(button.name.of(text).split()) for button in run]
    if text[max(0, run[0].name.start - 1)] in "@/#\\+" or any("+" in name for name in names):
        return None
    if any(name.lower() in NOT_SITES for name in names):
        return None
    if any(_follows_at_once(text, button) for button in run[1:]):
        if not any(_A_WORD.search(name) for name in names):
            return None  # a formula, a range of code points
        unsure = run[0].place is Place.TEXT and " " in names[0] and names[0].lower() not in SITES
        return _UNMARKED if unsure else ""
    return _judge_by_place(text, run[0], run[-1].end, names[0])


def _follows_at_once(text: str, button: Button) -> bool:
    """`Wikipedia+1Reuters+2`, or the same with the counts on lines of their own."""
    return button.above or not text[button.name.start - 1].isspace()


def _judge_by_place(text: str, first: Button, end: int, name: str) -> str | None:
    host = bool(HOST.match(name))
    if "." in name and name.rsplit(".", 1)[-1].lower() in FILES:
        return None
    site = host or name.lower() in SITES
    if not site and (name[-1].isdigit() or name.endswith(".")):
        return None  # "Tel.+33"
    lone_stop = bool(_LONE_STOP.match(text, end))
    line_ends = lone_stop or bool(LINE_END.match(text, end) or _STOP_AGAIN.match(text, end))
    weak = "" if site else _WEAK.format(name)
    if not is_name(name):
        return weak if first.place is Place.STOP and line_ends else None
    if first.place is Place.STOP:
        if line_ends and not first.above and not name[0].islower():
            return ""
        return weak if line_ends or _NEW_SENTENCE.match(text, end) else None
    if first.place is Place.LINE and line_ends:
        above = text[max(0, first.name.start - 200) : first.name.start].rstrip()
        return "" if site or lone_stop or above[-1:] in _ENDS else None
    sure = _is_wrapped(text, first.name.start, end)
    if not site or not (host or sure or line_ends or _STOP.match(text, end)):
        return None
    sure = sure or (host and (line_ends or bool(_STOP.match(text, end))))
    return "" if sure else _WEAK.format(name)


def _is_wrapped(text: str, start: int, end: int) -> bool:
    return text[max(0, start - 1) : start] + text[end : end + 1] in _WRAPPINGS


def _found(text: str, run: Sequence[Button], doubt: str) -> Iterator[Found]:
    names, ends = [button.name for button in run], [button.end for button in run]
    if tail := _last_name(text, ends[-1]):
        names.append(tail)
        ends.append(tail.end)
    if stop := _LONE_STOP.match(text, ends[-1]):
        ends[-1] = stop.end()
    elif run[0].place is Place.STOP and (again := _STOP_AGAIN.match(text, ends[-1])):
        ends[-1] = again.end()
    starts = [name.start for name in names]
    if _is_wrapped(text, starts[0], ends[-1]):
        starts[0], ends[-1] = starts[0] - 1, ends[-1] + 1
    for name, start, end in zip(names, starts, ends, strict=True):
        at, begin = name.start, start
        for cut in (m.start() for m in _TWO_HOSTS.finditer(text, name.start, name.end)):
            yield Found(Span(begin, cut), doubt=doubt, site=text[at:cut], lost=LOST)
            at = begin = cut
        site = " ".join(text[at : name.end].split())
        yield Found(Span(begin, end), doubt=doubt, site=site, lost=LOST)


def _last_name(text: str, start: int) -> Span | None:
    """`Wikipedia+1Reuters`: the last site of a row has no count when it stands alone."""
    match = None if text[start : start + 1].isspace() else _LAST_NAME.match(text, start)
    return Span(start, match.end()) if match and is_name(match.group().strip()) else None
