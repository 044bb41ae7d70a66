"""Links that stand in the text itself: Markdown links, reference links and bare URLs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from auditor.citations.layout import fill
from auditor.links.find import find_bare, find_href, find_markdown
from auditor.links.wrapped import longer
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.links.link import LinkReader
    from auditor.model import Link


@dataclass(frozen=True, slots=True)
class Inline:
    """A link in the text; or, with a `label`, one that names an entry of the source list.

    `apart` says that it stands beside the sentence like a marker, not in it as a word.
    `shown` is the text a reader sees.
    """

    span: Span
    shown: str
    apart: bool
    link: Link | None = None
    label: str = ""


_BLANK = " \t\u00a0"
_MARKER_TARGET = re.compile(r"\^(\d{1,4})\^?\Z")
_REFERENCE_LINK = re.compile(r"\[(?P<site>[^\[\]\n^]{1,80})\](?:\[(?P<label>[^\[\]\n]{0,40})\])?")


def find_inline(
    text: str, labels: frozenset[str], reader: LinkReader, written: str | None = None
) -> tuple[Inline, ...]:
    """In order of appearance. Of nested or doubled links (`[[2]](u)`, `[u](u)`) one is kept.

    `labels` are those of the source list, in lower case: `[text][label]` needs one of them.
    `written` is `text` as it was before marks in it were filled: what URLs are read from.
    """
    written = text if written is None else written
    found = [*_markdown(text, written, reader)]
    rest = fill(text, (inline.span for inline in found), "\n")
    found += _reference_links(rest, labels)
    rest = fill(rest, (inline.span for inline in found if inline.label), "\n")
    for span in find_bare(rest):
        link = reader.read(span.of(written), span)
        if more := longer(rest, span):
            link = replace(link, candidates=(*more, *link.candidates))
        if rest.startswith("<", span.start - 1) and rest.startswith(">", span.end):
            span = Span(span.start - 1, span.end + 1)
        found.append(Inline(span, "", _stands_apart(text, span, "", link.url), link))
    return tuple(_in_brackets(text, sorted(found, key=lambda inline: inline.span.start)))


def _markdown(text: str, written: str, reader: LinkReader) -> Iterator[Inline]:
    end = 0
    found_links = (*find_markdown(text), *find_href(text))
    for found in sorted(found_links, key=lambda link: link.span.start):
        if found.span.start < end or text[max(0, found.span.start - 1)] == "!":
            continue
        target, label = found.target.of(written), found.label.of(text)
        if target.startswith("#") and text[found.span.start] == "<":
            continue  # `<sup><a href="#r1">1</a></sup>`: a mark
        end = found.span.end
        if marker := _MARKER_TARGET.match(target):
            yield Inline(found.span, label, apart=False, label=marker[1])
        elif target or label:
            link, shown = reader.read(target, found.target), _plain(label)
            apart = _stands_apart(text, found.span, shown, link.url)
            yield Inline(found.span, "" if apart else shown, apart, link)


def _reference_links(text: str, labels: frozenset[str]) -> Iterator[Inline]:
    """`[text][label]`, `[text][]`, `[text]` (CommonMark 6.3); `[1][2]` are two markers."""
    if not labels:
        return
    for match in _REFERENCE_LINK.finditer(text):
        site, span = match["site"], Span(match.start(), match.end())
        label = (match["label"] or site).lower()
        if label in labels and not site.isdecimal():
            apart = _stands_apart(text, span, "", "")
            yield Inline(span, "" if apart else _plain(site), apart, label=label)


def _plain(label: str) -> str:
    return re.sub(r"[\[\]*_`]|<[^<>\n]{0,200}>", "", label).strip()


_SITE_COUNT = re.compile(r"[^\n]{1,60}\+\d{1,3}\Z")
_OPENED = re.compile(
    r"[(（]\s{0,3}(?:(?:sources?|via|voir|see|cf\.?|quelle|fuente|fonte)\s{0,2}[:：]?\s{0,3})?\Z",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\s{0,3}[)）]")
_BETWEEN = re.compile(r"[\s,;·|]{0,6}(?:(?:and|et|und|y|e)\b)?[\s,;·|]{0,6}\Z", re.IGNORECASE)


def _in_brackets(text: str, found: list[Inline]) -> Iterator[Inline]:
    """`([A](u), [B](v))` and `(Source: URL)` stand apart, brackets, words and commas included."""
    at = 0
    while at < len(found):
        last = at
        while last + 1 < len(found) and _BETWEEN.match(
            text, found[last].span.end, found[last + 1].span.start
        ):
            last += 1
        first_start, last_end = found[at].span.start, found[last].span.end
        opened = _OPENED.search(text, max(0, first_start - 20), first_start)
        closer = _CLOSED.match(text, last_end)
        if opened and closer:
            starts = [opened.start(), *(inline.span.start for inline in found[at + 1 : last + 1])]
            ends = [*starts[1:], closer.end()]
            for inline, start, end in zip(found[at : last + 1], starts, ends, strict=True):
                yield replace(inline, span=Span(start, end), shown="", apart=True)
        else:
            yield from found[at : last + 1]
        at = last + 1


def _stands_apart(text: str, span: Span, shown: str, url: str) -> bool:
    if shown.isdecimal() or _SITE_COUNT.match(shown) or _is_host(shown, url):
        return True
    before = text[max(0, span.start - 80) : span.start].rstrip(_BLANK)
    after = text[span.end : span.end + 80].lstrip(_BLANK)
    line_before = before.rsplit("\n", 1)[-1]
    ended = not before or before[-1] in '.!?…。！？"”»)*\n' or not re.search(r"\w", line_before)
    alone = not after or after[0] in "\n[(<" or after.startswith(("http://", "https://"))
    return ended and alone


def _is_host(shown: str, url: str) -> bool:
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return False
    return bool(host) and shown.lower().removeprefix("www.") in (host, host.rsplit(".", 1)[0])


_CODE = re.compile(r"(?<!`)(`{1,4})(?!`)([^`\n]{1,500})\1(?!`)")


def code_spans(text: str) -> Iterator[Span]:
    """The inside of inline code, where nothing is a marker."""
    if "`" not in text:
        return
    for match in _CODE.finditer(text):
        yield Span(match.start(2), match.end(2))
