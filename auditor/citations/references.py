"""An entry of the source list -> Reference: its number, its title, its link."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.citations.source_lists import ACCESSED, Entry, find_entries, has_url
from auditor.links.find import find_bare, find_markdown
from auditor.model import Reference, Span

if TYPE_CHECKING:
    from auditor.links.link import LinkReader


@dataclass(frozen=True, slots=True)
class SourceList:
    """References in order of appearance; `covered` is what they and their headings take up."""

    references: tuple[Reference, ...] = ()
    covered: tuple[Span, ...] = ()
    bing: bool = False


@dataclass(frozen=True, slots=True)
class _Target:
    """The URL in an entry's body. `title` is what else says what it is."""

    url: Span
    title: str
    in_list: bool = True


_IN_LABEL = re.compile(r"\(?(\d{1,4})[.)][ \t]+")
_OTHER_SCHEME = re.compile(
    r"(?<![\w:])(?:sandbox|file|file-service|attachment|blob|data|javascript|mailto|chrome-extension):\S+"
    r"|https?://(?!\S)"
)
_EMPTY_TITLES = frozenset(("undefined", "untitled", "null", "none", "n/a"))


def read_references(text: str, reader: LinkReader) -> SourceList:
    listed = find_entries(text)
    references = tuple(_reference(text, entry, reader) for entry in listed.entries)
    covered = (*listed.heads, *(entry.span for entry in listed.entries))
    return SourceList(references, covered, listed.bing)


def _reference(text: str, entry: Entry, reader: LinkReader) -> Reference:
    label, body = entry.label, entry.body.of(text)
    span = Span(entry.span.start, entry.span.start + len(entry.span.of(text).rstrip()))
    target = _target(body, label_is_link=entry.form == "square")
    if target is None:
        return Reference(label, _clean_title(body), None, span, ("it has no URL",))
    at = Span(entry.body.start + target.url.start, entry.body.start + target.url.end)
    link = reader.read(target.url.of(body), at, in_list=target.in_list)
    title = target.title
    if (number := _IN_LABEL.match(title)) and not label:
        label, title = number[1], title[number.end() :]
    title = _clean_title(title)
    return Reference(label, title, link, span, _problems(title, link.written))


def _target(body: str, *, label_is_link: bool) -> _Target | None:
    """The last URL of the entry is its link: titles may have URLs in them, too."""
    if label_is_link and body.startswith("("):
        # `[1](url)`: the brackets of the label are the link's.
        end = body.rfind(")")
        return _Target(Span(1, end), body[end + 1 :]) if end > 1 else None
    marked = tuple(find_markdown(body))
    if marked:
        link = marked[-1]
        title = link.label.of(body)
        if not title.strip() or (has_url(title) and not _IN_LABEL.match(title)):
            title = body[: link.span.start] + body[link.span.end :]
        return _Target(link.target, title)
    bare = tuple(find_bare(body)) or tuple(
        Span(m.start(), m.end()) for m in _OTHER_SCHEME.finditer(body)
    )
    if not bare:
        return None
    url = bare[-1]
    before, after = body[: url.start], body[url.end :]
    if after.startswith("..") and not after.startswith("..."):
        # `Apple_Inc..`: the first dot is the URL's, the second the list's.
        return _Target(Span(url.start, url.end + 1), before, in_list=False)
    quoted = re.search(r"\"([^\"]{1,300})\"", after)
    return _Target(url, before if before.strip(" <(") or not quoted else quoted[1])


def _clean_title(title: str) -> str:
    title = ACCESSED.sub("", title.strip())
    title = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", title)
    return re.sub(r"\s+", " ", title).strip(' \t<>([*_"-–—:,').removesuffix(".").strip()


def _problems(title: str, url: str) -> tuple[str, ...]:
    if title.lower() in _EMPTY_TITLES:
        return (f"its title is “{title}”",)
    if title and title in url and "://" in title:
        return ("its title is the URL itself",)
    if title.endswith(("...", "…")):
        return ("its title was cut",)
    return ()
