"""Links that stand in the text itself: Markdown links and bare URLs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from auditor.citations.layout import fill
from auditor.links.find import find_bare, find_markdown
from auditor.links.link import read_link
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.links.classify import Networks
    from auditor.model import Link

_MARKER_TARGET = re.compile(r"\^(\d{1,4})\^?\Z")
_SITE_COUNT = re.compile(r"[^\n]{1,60}\+\d{1,3}\Z")
_BLANK = " \t\u00a0"


@dataclass(frozen=True, slots=True)
class Inline:
    """A link in the text, or a link whose target is a marker (`[text](^1^)`: `label` is set).

    `apart` says that it stands beside the sentence like a marker, not in it as a word.
    `shown` is the text a reader sees.
    """

    span: Span
    shown: str
    apart: bool
    link: Link | None = None
    label: str = ""


def find_inline(text: str, allow: Networks = ()) -> tuple[Inline, ...]:
    """In order of appearance. Of nested or doubled links (`[[2]](u)`, `[u](u)`) one is kept."""
    found: list[Inline] = []
    marked = sorted(find_markdown(text), key=lambda link: link.span.start)
    end = 0
    for link in marked:
        if link.span.start < end or text[max(0, link.span.start - 1)] == "!":
            continue
        end = link.span.end
        target, label = link.target.of(text), link.label.of(text)
        if marker := _MARKER_TARGET.match(target):
            found.append(Inline(link.span, label, apart=False, label=marker[1]))
        elif target or label:
            read = read_link(target, link.target, allow=allow)
            found.append(_place(text, link.span, _plain(label), read))
    rest = fill(text, (link.span for link in marked), " ")
    for span in find_bare(rest):
        whole = span
        if rest.startswith("<", span.start - 1) and rest.startswith(">", span.end):
            whole = Span(span.start - 1, span.end + 1)
        found.append(_place(text, whole, "", read_link(span.of(text), span, allow=allow)))
    return tuple(sorted(found, key=lambda inline: inline.span.start))


def _plain(label: str) -> str:
    return re.sub(r"[\[\]*_`]|<[^<>\n]{0,200}>", "", label).strip()


def _place(text: str, span: Span, shown: str, link: Link) -> Inline:
    """Decides whether the link is a word of its sentence or a mark beside it."""
    start, end = span.start, span.end
    before = text[max(0, start - 80) : start].rstrip(_BLANK)
    after = text[end : end + 80].lstrip(_BLANK)
    if before.endswith(("(", "（", "[")) and after.startswith((")", "）", "]")):
        opener = text.rindex(before[-1], 0, start)
        return Inline(Span(opener, text.index(after[0], end) + 1), "", apart=True, link=link)
    if shown.isdigit() or _SITE_COUNT.match(shown) or _is_host(shown, link.url):
        return Inline(span, "", apart=True, link=link)
    ended = not before or before[-1] in '.!?…。！？"”»)*'
    alone = not after or after[0] in "\n[(<" or after.startswith(("http://", "https://"))
    if ended and alone:
        return Inline(span, "", apart=True, link=link)
    return Inline(span, shown, apart=False, link=link)


def _is_host(shown: str, url: str) -> bool:
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return False
    return bool(host) and shown.lower().removeprefix("www.") in (host, host.rsplit(".", 1)[0])


_CODE = re.compile(r"(?<!`)(`{1,4})(?!`)([^`\n]{1,500})\1(?!`)")


def code_spans(text: str) -> Iterator[Span]:
    """The inside of inline code, where nothing is a marker."""
    for match in _CODE.finditer(text):
        yield Span(match.start(2), match.end(2))
