"""The answer's source list: its entries, whatever their form, and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from auditor.citations.layout import lines
from auditor.citations.markers.superscript import DIGITS
from auditor.links.find import find_bare, find_markdown
from auditor.links.link import read_link
from auditor.model import Reference, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.links.classify import Networks

# `Source : conversation avec Bing, 20/11/2023`, in any language: a label, a colon, the product.
_FOOTER = re.compile(
    r"[ \t*_#]{0,8}[^\W\d_][\w ()]{0,20}?[ \u00a0]?[:：][ \u00a0]{0,3}[^:：\n]{0,40}?"
    r"(?:Bing|Copilot|必应|ビング)[^\n(]{0,40}",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"[ \t]{0,8}(?:#{1,6}[ \t]+)?[*_]{0,3}"
    r"(?:sources des citations|sources?(?: cit[ée]e?s)?|source\(s\)|citations?|references?|links?"
    r"|r[ée]f[ée]rences?|refer[eê]ncias|works cited|bibliograph(?:y|ie)|further reading"
    r"|learn more|en savoir plus|weitere informationen|más información|saiba mais"
    r"|per saperne di più"
    r"|quellen(?:angaben)?|fonti|fuentes|fontes|liens|bronnen|źródła|källor"
    r"|参考资料|参考来源|参考文献|来源|ソース|出典|источники|출처|المصادر)"
    r"[*_]{0,3}[ \u00a0]?[:：]?[*_]{0,3}[ \t]*",
    re.IGNORECASE,
)
_BULLET = r"(?:[-*+•][ \t]+)?"
_NUMBER = (
    r"(?:\((?P<round>\d{1,4})\)|\[\^?(?P<square>[\w.\-]{1,40})\^?\]:?|(?P<dot>\d{1,4})[.)]"
    r"|(?P<sup>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})[:.]?)"
)
_ENTRY = re.compile(rf"[ \t]{{0,8}}{_BULLET}(?:{_NUMBER}[ \t\u00a0]{{0,4}})?(?P<body>\S)")
_IN_LABEL = re.compile(r"\(?(\d{1,4})[.)][ \t]+")
_NEXT = re.compile(r"(?:\((\d{1,4})\)|\[(\d{1,4})\])[ \t]")
_EMPTY_TITLES = frozenset(("undefined", "untitled", "null", "none", "n/a"))
_ACCESSED = re.compile(
    r"[,.]?[ \t]{0,4}(?:accessed|consult[ée]e?(?: le)?|con acceso|zugegriffen(?: am)?"
    r"|ultimo accesso|acessado(?: em)?|访问时间|アクセス日時)"
    r"[^,\n]{0,30}(?:,[ ]?\d{4})?[.,]?\s{0,9}\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SourceList:
    """Entries in order of appearance; `covered` is what they and their headings take up."""

    references: tuple[Reference, ...] = ()
    covered: tuple[Span, ...] = ()
    bing: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    label: str
    form: str
    span: Span
    body: Span

    def until(self, end: int) -> _Entry:
        return replace(self, span=Span(self.span.start, end), body=Span(self.body.start, end))


def read_references(text: str, allow: Networks = ()) -> SourceList:
    """Finds footers, headed lists, definitions and numbered lines that end in a URL."""
    entries: list[_Entry] = []
    heads: list[Span] = []
    bing = listing = False
    open_entry = False  # the last entry may go on: a long title was wrapped before its URL
    tail = _numbered_tail(text)
    for line in lines(text):
        listing = listing or line.start == tail
        if not line.of(text).strip():
            open_entry = False
            continue
        head = _head(text, line)
        if head:
            listing, bing = True, bing or head.bing
            heads.append(Span(line.start, head.end))
        found = _entries(text, Span(head.end if head else line.start, line.end), listing=listing)
        if found:
            entries += found
            open_entry = not _has_url(found[-1].body.of(text))
        elif not head and open_entry:
            entries[-1] = entries[-1].until(line.end)
            open_entry = not _has_url(line.of(text))
        elif not head:
            listing = open_entry = False
    references = tuple(_reference(text, entry, allow) for entry in entries)
    return SourceList(references, (*heads, *(entry.span for entry in entries)), bing)


def _numbered_tail(text: str) -> int:
    """Where a list without heading starts: numbered lines that end in a URL close the text, and
    what stands above cites one of the numbers. -1 if there is none.
    """
    start, labels = -1, set()
    for line in reversed(list(lines(text))):
        content = line.of(text)
        if not content.strip():
            continue
        match = _ENTRY.match(content)
        if not match or not match["dot"] or not _has_url(content.rsplit(None, 1)[-1]):
            break
        start = line.start
        labels.add(match["dot"])
    cited = {label.strip("^").translate(DIGITS) for label in _CITED.findall(text[: max(start, 0)])}
    return start if labels & cited else -1


_CITED = re.compile(r"(?:(?<=\[)\^?\d{1,3}(?=\^?[\],])|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})")


@dataclass(frozen=True, slots=True)
class _Head:
    end: int
    bing: bool


def _head(text: str, line: Span) -> _Head | None:
    """The footer or heading that a list stands under; entries may follow on its line."""
    content = line.of(text)
    if footer := _FOOTER.match(content):
        return _Head(line.start + footer.end(), bing=True)
    if heading := _HEADING.match(content):
        rest = content[heading.end() :].strip()
        # "Source: URL" on one line cites the claim above; "Sources: [1] URL" begins a list.
        if not rest or (_has_url(rest) and _NUMBERED_START.match(rest)):
            return _Head(line.start + heading.end(), bing=False)
    return None


_IN_LIST = re.compile(rf"[-*+•][ \t]|{_NUMBER}|\[|<|https?://|www\.", re.IGNORECASE)
_NUMBERED_START = re.compile(rf"{_BULLET}(?:{_NUMBER}|\[\d)")


def _has_url(text: str) -> bool:
    return "://" in text or "](" in text or "www." in text.lower()


_DEFINITION = re.compile(
    r"[ \t]{0,8}(?:\[\^?[\w.\-]{1,40}\^?\]:[ \t]*\S|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}:[ \t]*\[)"
)
_SELF_EVIDENT = re.compile(r"[ \t]{0,8}(?:[-*+•][ \t]+)?\[?(?:\(\d{1,4}\)|\[\^?\d{1,4}\^?\])")


def _entries(text: str, line: Span, *, listing: bool) -> list[_Entry]:
    return list(_split(text, line)) if _is_entry(text, line, listing=listing) else []


def _is_entry(text: str, line: Span, *, listing: bool) -> bool:
    """Whether a line is an entry: in a list almost anything with a label or a URL is."""
    content = line.of(text)
    if _DEFINITION.match(content):
        return True
    if listing:
        match = _ENTRY.match(content)
        labelled = bool(match and any(match[n] for n in ("round", "square", "dot", "sup")))
        return labelled or (_has_url(content) and bool(_IN_LIST.match(content.strip())))
    # Without a heading: `(n) Title. URL` and `[n] URL`, when the URL ends the line.
    head = _SELF_EVIDENT.match(content)
    return bool(head) and _has_url(_ACCESSED.sub("", content).rsplit(None, 1)[-1])


def _split(text: str, line: Span) -> Iterator[_Entry]:
    """The entries of one line: one, or several when a copy lost the newlines between them."""
    start = line.start
    first = _ENTRY.match(text, start, line.end)
    number = _number(first) if first else ""
    if number.isdigit():
        for match in _NEXT.finditer(text, start + 1, line.end):
            if int(match[1] or match[2]) == int(number) + 1 and _has_url(
                text[start : match.start()]
            ):
                yield from _entry(text, Span(start, match.start()))
                start, number = match.start(), match[1] or match[2]
    yield from _entry(text, Span(start, line.end))


def _number(match: re.Match[str]) -> str:
    written = match["round"] or match["square"] or match["dot"] or match["sup"] or ""
    return written.translate(DIGITS)


def _entry(text: str, span: Span) -> Iterator[_Entry]:
    match = _ENTRY.match(text, span.start, span.end)
    if match is None:
        return
    label = _number(match)
    if match["square"] and not label.isdigit() and text.startswith("(", match.start("body")):
        # `[Title](url)`: what looked like a label is the text of a link.
        yield _Entry("", "link", span, Span(match.start("square") - 1, span.end))
        return
    form = next((n for n in ("round", "square", "dot", "sup") if match[n]), "none")
    yield _Entry(label, form, span, Span(match.start("body"), span.end))


def _reference(text: str, entry: _Entry, allow: Networks) -> Reference:
    label, body = entry.label, entry.body.of(text)
    target = _url(body, label_is_link=entry.form == "square")
    if target is None:
        title = _clean_title(body)
        return Reference(label, title, None, _tight(text, entry.span), ("it has no URL",))
    url, title = target
    start = entry.body.start + url.start
    link = read_link(
        url.of(body), Span(start, entry.body.start + url.end), in_list=True, allow=allow
    )
    number = _IN_LABEL.match(title)
    if number and not label:
        label, title = number[1], title[number.end() :]
    title = _clean_title(title)
    return Reference(label, title, link, _tight(text, entry.span), _problems(title, link.written))


def _tight(text: str, span: Span) -> Span:
    return Span(span.start, span.start + len(span.of(text).rstrip()))


def _url(body: str, *, label_is_link: bool) -> tuple[Span, str] | None:
    """The span of the entry's URL in its body, and its title: the last URL is the link."""
    if label_is_link and body.startswith("("):
        # `[1](url)`: the brackets of the label are the link's.
        end = body.rfind(")")
        return (Span(1, end), body[end + 1 :]) if end > 1 else None
    marked = tuple(find_markdown(body))
    if marked:
        link = marked[-1]
        title = link.label.of(body)
        if _has_url(title) or not title.strip():
            title = body[: link.span.start] + body[link.span.end :]
        return link.target, title
    bare = tuple(find_bare(body))
    if bare:
        url = bare[-1]
        before, after = body[: url.start], body[url.end :]
        quoted = re.search(r"\"([^\"]{1,300})\"", after)
        return url, before if before.strip(" <(") or not quoted else quoted[1]
    return None


def _clean_title(title: str) -> str:
    title = _ACCESSED.sub("", title.strip())
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
