"""URLs that were wrapped over lines, as mail and terminals do it: in the middle of the token.

A line break is taken out only where the line is as long as its neighbours allow and the next line
starts like the rest of a URL; the rest is for the user to decide, see `longer`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.links.ending import STOP

if TYPE_CHECKING:
    from auditor.model import Span

NARROWEST, WIDEST = 55, 140
"""Code points of a line that was filled: mail wraps at 72 to 78, terminals at 80 to 132."""
_WINDOW = 1500  # code points before and after in which the neighbours are
_MAX_LINES = 8
_MARGIN, _AFTER_HYPHEN = 2, 12  # code points that may be left at the end of a full line

_BREAK = re.compile(r"[ \t]*\r?\n[ \t>]*")
_PREFIX = re.compile(r"[ \t>]{0,40}(?P<mark>(?:[-*+•]|\(?\d{1,3}[.)]|\[\d{1,3}\]:?)[ \t]{1,4})?")
_NEXT = re.compile(
    rf"\r?\n(?P<prefix>[ \t>]{{0,40}})(?P<token>[A-Za-z0-9%/?&=#_~+\-.][^{STOP}]{{0,1000}})"
)
_ANGLED = re.compile(rf"(?:\r?\n[ \t>]{{0,40}}[^{STOP}]{{1,1000}}){{1,8}}>")
_NO_REST = re.compile(
    r"\(?\d{1,3}[.)](?:\s|\Z)|[-+*](?:\s|\Z)|www\.|[\w+.\-]{1,20}://|(?:and/or|et/ou|y/o|e/o)\b",
    re.I,
)
_HOST_LIKE = re.compile(
    r"(?:[\w\-]{1,63}\.){1,5}(?!html?\b|php\b|pdf\b|aspx?\b|md\b)[a-z]{2,12}(?:/|\Z)"
)
_URL_ONLY = re.compile(r"[=%&_?#]|[a-z]\d|\d[a-z]|\.(?:html?|php|pdf|aspx?)\b", re.I)
_TRAILING = ".,;:!?)]"
_SEPARATORS = re.compile(r"[/\-]")
_DANGLING = frozenset("-_=&?%+")  # what no whole URL ends with


def join_lines(written: str) -> str:
    """A URL's lines as one, without the quote marks that stand before each."""
    return _BREAK.sub("", written)


def wrapped_end(text: str, start: int, end: int) -> int:
    """Where the URL at `start`, which ends its line at `end`, ends for certain further down; 0 when
    that is not certain. In angle brackets it is (RFC 3986, appendix C).
    """
    if text.startswith("<", start - 1) and (angled := _ANGLED.match(text, end)):
        return angled.end() - 1
    reached = 0
    for _ in range(_MAX_LINES):
        token = _rest(text, start, end)
        if token is None or not _is_certain(text, start, end, token):
            break
        reached = end = token.end()
        start = token.start("token")
        if not text.startswith(("\n", "\r\n"), end):
            break
    return reached


def longer(text: str, url: Span) -> tuple[str, ...]:
    """The URL that stands there with what the next line begins with, where that may be its rest:
    a candidate. Empty when nothing speaks for it.
    """
    token = _rest(text, url.start, url.end)
    if token is None or _line_length(text, url.end) < NARROWEST:
        return ()
    rest = token["token"].rstrip(_TRAILING)
    if not (_looks_like_rest(text, token) or (_is_alone(text, token) and rest[:1].islower())):
        return ()
    return (join_lines(url.of(text)) + rest,)


def _rest(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first token of the next line, when it may be the rest of a URL."""
    token = _NEXT.match(text, end)
    if token is None or _NO_REST.match(token["token"]):
        return None
    line = text.rfind("\n", max(0, end - WIDEST - 1), end) + 1
    head = _PREFIX.match(text, line, max(line, start))
    if head is None:
        return None
    indents = {len(head.group()) - len(head["mark"] or ""), len(head.group())}
    return token if len(token["prefix"]) in indents else None


def _line_length(text: str, end: int) -> int:
    """Length of the line that ends at `end`; 0 when it is longer than any that was filled."""
    start = text.rfind("\n", max(0, end - WIDEST - 1), end) + 1
    return end - start if start or end <= WIDEST else 0


def _is_certain(text: str, start: int, end: int, token: re.Match[str]) -> bool:
    length = _line_length(text, end)
    if not NARROWEST <= length <= WIDEST or _HOST_LIKE.match(token["token"]):
        return False
    rest = _looks_like_rest(text, token)
    alone = _is_alone(text, token)
    if rest and alone and _PREFIX.fullmatch(text, end - length, start):
        return True  # nothing but the URL on both lines: it was too long for one
    around = text[max(0, end - length - _WINDOW) : end + _WINDOW].split("\n")
    others = [len(line) for line in around[1:-1]]
    margin = _AFTER_HYPHEN if text[end - 1] in "-/" else _MARGIN
    if max(others, default=0) > length + margin:
        return False
    if rest:
        return True
    filled = sum(1 for other in others if length - 15 <= other <= length + margin)
    return filled > 1 and alone and token["token"][0].islower()


def _looks_like_rest(text: str, token: re.Match[str]) -> bool:
    """Whether the token is no word of prose: a URL's punctuation is in it."""
    rest = token["token"].rstrip(_TRAILING)
    separators = len(_SEPARATORS.findall(rest))
    if _URL_ONLY.search(rest) or separators > 1:
        return True
    if text[token.start() - 1] in _DANGLING and rest[:1].islower():
        return True
    return _is_alone(text, token) and (separators > 0 or rest.isdigit())


def _is_alone(text: str, token: re.Match[str]) -> bool:
    """Whether nothing follows on the line."""
    following = text[token.end() : token.end() + 4].split("\n", 1)[0]
    return not following.strip()
