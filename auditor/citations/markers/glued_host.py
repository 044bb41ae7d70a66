"""`1docs.github.com`, `[1host](url "host")`: Copilot's source buttons, copied as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.layout import fill
from auditor.citations.markers.family import Found, FoundSource, Known
from auditor.citations.markers.targets import linked
from auditor.citations.sentences import MARK
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "glued-host"

LOST = "only the name of the site was copied"
_HOST = r"(?:[a-z][a-z0-9\-]{0,62}\.){1,4}?[a-z]{2,12}"
_BUTTON = re.compile(rf"\[\d{{1,2}}(?P<host>{_HOST})\](?=\()")
# What follows the host may be the next number: `1docs.github.com2learn.microsoft.com`.
_GLUED = re.compile(
    rf"(?P<number>[0-9][0-9]?)(?P<host>{_HOST})(?=\d{{1,2}}[a-z]|\s|\Z|[,;)]|\.(?:\s|\Z))"
)
_SENTENCE_END = re.compile(
    r"(?:[^\W\d_]|\d{3})[\"'”’»)*_]{0,4}[.!?…。！？][\"'”’»)*_]{0,4}\s{0,3}\Z"
)
_NEXT = re.compile(r"[.,;)]?\s{0,3}(?:\Z|\n|\d{1,2}[a-z]|[^a-z\s])")
_MAX_GAP = 3
# Names that begin with a digit, without it; and file names that look like hosts.
_OWN_DIGIT = frozenset((
    "password.com", "to5mac.com", "to5google.com", "andme.com", "chan.org", "gag.com", "zip.org",
    "dprint.com", "designs.com", "stdibs.com", "px.com", "shared.com", "und1.de", "checkout.com",
    "tracks.com", "news.com", "minutes.fr",
))  # fmt: skip
_FILES = frozenset((
    "py", "md", "txt", "js", "ts", "json", "csv", "html", "htm", "css", "xml", "yml", "yaml", "sh",
    "pdf", "png", "jpg", "jpeg", "gif", "svg", "zip", "gz", "rs", "go", "java", "cpp", "hpp", "log",
    "doc", "docx", "xls", "xlsx", "ppt", "pptx", "mp", "toml", "ini", "cfg", "exe", "bat", "rb",
    "php", "sql",
))  # fmt: skip


def find(text: str, known: Known) -> Iterator[Found]:
    buttons = [*_buttons(text)]
    yield from buttons
    rest = fill(text, [button.span for button in buttons], MARK)
    end = -1
    for match in _GLUED.finditer(rest):
        gap = match.start() - end
        follows = end >= 0 and gap <= _MAX_GAP and not rest[end : match.start()].strip(" \t")
        if _is_site(match["host"]) and (follows or _is_placed(rest, match, known)):
            end = match.end()
            yield _found(match)


def _buttons(text: str) -> Iterator[Found]:
    for match in _BUTTON.finditer(text):
        if link := linked(text, Span(match.start(), match.end())):
            source, site = FoundSource(link.url, match["host"]), match["host"]
            yield Found(link.span, sources=(source,), site=site)


def _found(match: re.Match[str]) -> Found:
    label = str(int(match["number"]))
    return Found(Span(match.start(), match.end()), (label,), site=match["host"], lost=LOST)


def _is_site(host: str) -> bool:
    return host not in _OWN_DIGIT and host.rpartition(".")[2] not in _FILES


def _is_placed(text: str, match: re.Match[str], known: Known) -> bool:
    """At the end of a sentence, and followed by its end or a new one."""
    before = text[max(0, match.start() - 16) : match.start()]
    ended = _SENTENCE_END.search(before) or (
        before.endswith((" ", MARK)) and str(int(match["number"])) in known.labels
    )
    return bool(ended) and bool(_NEXT.match(text, match.end()))
