"""Where the answer's source list stands, and where each of its entries begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from auditor.citations.layout import lines
from auditor.citations.markers.superscript import DIGITS
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Entry:
    """`form` is how the label is written: round, square, dot, sup, link or none."""

    label: str
    form: str
    span: Span
    body: Span

    def until(self, end: int) -> Entry:
        return replace(self, span=Span(self.span.start, end), body=Span(self.body.start, end))


@dataclass(frozen=True, slots=True)
class Listed:
    """`heads` are the headings and footers that entries stand under."""

    entries: tuple[Entry, ...]
    heads: tuple[Span, ...]
    bing: bool


# `Source : conversation avec Bing, 20/11/2023` in any language: a label, a colon, the product, a
# date, and nothing more but the first entry.
_FOOTER = re.compile(
    r"[ \t*_#]{0,8}[^\W\d_][\w ()]{0,20}?[ \u00a0]?[:：][ \u00a0]{0,3}[^:：\n]{0,40}?"
    r"(?:Bing|Copilot|必应|ビング)(?: Chat)?[^\n\w(]{0,3}(?:的对话|との会話|的對話|와의 대화)?"
    r"[\d/.\-年月日 ,，*_\u00a0]{0,32}(?=\(|\Z)",
    re.IGNORECASE,
)
_HEADING_WORDS = (
    r"sources des citations|sources?(?: cit[ée]e?s| consult[ée]e?s| utilis[ée]e?s| used| cited)?"
    r"|source\(s\)|citations?|references?(?: and (?:further reading|sources))?|links?|web results"
    r"|r[ée]f[ée]rences?|refer[eê]ncias|riferimenti|referenzen|works cited|bibliograph(?:y|ie)"
    r"|bibliografía|bibliografia|further reading|learn more|en savoir plus|weitere informationen"
    r"|más información|saiba mais|per saperne di più|quellen(?:angaben)?|fonti|fuentes|fontes|liens"
    r"|bronn?en|źródł[ao]|källor|kilder|kaynak(?:lar|ça)?|参考资料|参考来源|参考文献|参考链接|来源"
    r"|參考資料|ソース|出典|参考|источники?|ссылки|출처|참고|المصادر|المراجع|מקורות|منابع|स्रोत"
)
_HEADING = re.compile(
    rf"[ \t]{{0,8}}(?:#{{1,6}}[ \t]+)?(?:[^\w\s(\[<]{{1,4}}[ \t]?)?[*_]{{0,3}}(?:{_HEADING_WORDS})"
    r"[*_]{0,3}(?: ?\(\d{1,3}\))?[ \u00a0]?[:：]?[*_]{0,3}[ \t\-–—]{0,4}",
    re.IGNORECASE,
)
_BULLET = r"(?:[-*+•][ \t]+)?"
_NUMBER = (
    r"(?:\((?P<round>\d{1,4})\)|[\[［【]\^?(?P<square>[\w.\-]{1,40})\^?[\]］】]:?"
    r"|(?P<dot>\d{1,4})(?:[.)]|:(?=[ \t]))|(?P<sup>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})[:.]?)"
)
_ENTRY = re.compile(
    rf"[ \t]{{0,8}}{_BULLET}(?:[*_]{{0,3}}{_NUMBER}[*_]{{0,3}}[ \t\u00a0]{{0,4}})?(?P<body>\S)"
)
_FORMS = ("round", "square", "dot", "sup")
_NEXT = re.compile(
    r"(?:\((\d{1,4})\)[ \t]|[\[［【](\d{1,4})[\]］】][ \t]|(?<!\S)(\d{1,3})[.)][ \t]"
    r"|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[ \t]?)"
)
ACCESSED = re.compile(
    r"[,.]?[ \t]{0,4}\(?(?:accessed|consult[ée]e?(?: le)?|con acceso|zugegriffen(?: am)?"
    r"|ultimo accesso|acessado(?: em)?|访问时间|アクセス日時)"
    r"[^,\n]{0,30}(?:,[ ]?\d{4})?[.,)]{0,2}\s{0,9}\Z",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"[ \t]{0,8}(?:\[\^?[\w.\- ]{1,40}\^?\]:[ \t]*\S|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}:[ \t]*\[)"
)
_SELF_EVIDENT = re.compile(
    r"[ \t]{0,8}(?:[-*+•][ \t]+)?[*_]{0,3}\[?(?:\(\d{1,4}\)|[\[［【]\^?\d{1,4}\^?[\]］】])"
)
_IN_LIST = re.compile(rf"[-*+•][ \t]|{_NUMBER}|\[|<|https?://|www\.", re.IGNORECASE)
_AUTHOR_YEAR = re.compile(r"[^\n]{3,160}\((?:19|20)\d\d[a-z]?\)")
_NUMBERED_START = re.compile(rf"{_BULLET}[*_]{{0,3}}(?:[(\[［【]\^?\d|\d{{1,4}}[.):]|[⁰¹²³⁴⁵⁶⁷⁸⁹])")


def has_url(text: str) -> bool:
    """Whether there is a URL in it, or a link of any kind (`sandbox:/mnt/data/x.csv`)."""
    return ":/" in text or "](" in text or "www." in text.lower()


def find_entries(text: str) -> Listed:
    """Finds footers, headed lists, definitions and numbered lines that end in a URL."""
    entries: list[Entry] = []
    heads: list[Span] = []
    bing = listing = False
    open_entry = False  # the last entry may go on: its URL stands on the next line
    tail = _numbered_tail(text)
    for line in lines(text):
        listing = listing or line.start == tail
        content = line.of(text)
        if not content.strip():
            open_entry = False
            continue
        head = _head(text, line)
        if head:
            listing, bing, open_entry = True, bing or head.bing, False
            heads.append(Span(line.start, head.end))
        rest = Span(head.end if head else line.start, line.end)
        match = _ENTRY.match(text, rest.start, rest.end)
        starts_another = bool(match and _number(match)) or bool(_AUTHOR_YEAR.match(content))
        if open_entry and not starts_another:
            entries[-1] = entries[-1].until(line.end)
            open_entry = not has_url(content)
        elif _is_entry(rest.of(text), match, listing=listing):
            entries += _split(text, rest)
            open_entry = not has_url(entries[-1].body.of(text))
        elif listing and entries and ACCESSED.match(content):
            entries[-1] = entries[-1].until(line.end)
        elif not head:
            listing = open_entry = False
    used = tuple(head for head in heads if bing or _is_used(head, entries, text))
    return Listed(tuple(entries), used, bing)


def _is_used(head: Span, entries: list[Entry], text: str) -> bool:
    """Whether an entry follows at once: "Links" may also be the heading of a paragraph."""
    return any(
        head.end <= entry.span.start and not text[head.end : entry.span.start].strip()
        for entry in entries
    )


def _numbered_tail(text: str) -> int:
    """Where a list without heading starts: numbered lines with a URL close the text, and what
    stands above cites them. -1 if there is none.
    """
    start, labels, loose = -1, [], False
    for line in reversed(list(lines(text))):
        content = line.of(text)
        if not content.strip():
            continue
        match = _ENTRY.match(content)
        if not match or not (match["dot"] or match["sup"]) or not has_url(content):
            break
        start = line.start
        labels.append(_number(match))
        loose = loose or not has_url(ACCESSED.sub("", content).rsplit(None, 1)[-1])
    cited = {label.strip("^").translate(DIGITS) for label in _CITED.findall(text[: max(start, 0)])}
    # Steps with a link in them are numbered too: then every one of them has to be cited.
    fits = cited.issuperset(labels) if loose else not cited.isdisjoint(labels)
    return start if labels and fits else -1


_CITED = re.compile(r"(?:(?<=[\[［【])\^?\d{1,4}(?=\^?[\]］】,])|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})")


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
        if not rest or (has_url(rest) and _NUMBERED_START.match(rest)):
            return _Head(line.start + heading.end(), bing=False)
    return None


def _is_entry(content: str, match: re.Match[str] | None, *, listing: bool) -> bool:
    """Whether a line is an entry: in a list almost anything with a label or a URL is."""
    if not content.strip():
        return False
    if _DEFINITION.match(content):
        return True
    if listing:
        if match and _number(match):
            return True
        if has_url(content):
            return bool(_IN_LIST.match(content.strip()) or _AUTHOR_YEAR.match(content))
        return bool(_AUTHOR_YEAR.match(content))
    # Without a heading: `(n) Title. URL` and `[n] URL`, when the URL ends the line.
    head = _SELF_EVIDENT.match(content)
    return bool(head) and has_url(ACCESSED.sub("", content).rsplit(None, 1)[-1])


def _split(text: str, line: Span) -> Iterator[Entry]:
    """The entries of one line: one, or several when a copy lost the newlines between them."""
    start = line.start
    first = _ENTRY.match(text, start, line.end)
    number = _number(first) if first else ""
    if number.isdecimal():
        url = _url_start(text, start, line.end)
        for match in _NEXT.finditer(text, start + 1, line.end):
            label = _canonical(next(group for group in match.groups() if group))
            if int(label) == int(number) + 1 and 0 <= url < match.start():
                yield from _entry(text, Span(start, match.start()))
                start, number = match.start(), label
                url = _url_start(text, start, line.end)
    yield from _entry(text, Span(start, line.end))


def _url_start(text: str, start: int, end: int) -> int:
    found = [at for at in (text.find("://", start, end), text.find("](", start, end)) if at >= 0]
    return min(found, default=-1)


def _number(match: re.Match[str]) -> str:
    return _canonical(next((match[form] for form in _FORMS if match[form]), ""))


def _canonical(label: str) -> str:
    """The label in ASCII digits, whatever digits it was written in."""
    plain = label.translate(DIGITS)
    return str(int(plain)) if plain.isdecimal() else plain


def _entry(text: str, span: Span) -> Iterator[Entry]:
    match = _ENTRY.match(text, span.start, span.end)
    if match is None:
        return
    label = _number(match)
    if match["square"] and not label.isdecimal() and text.startswith("(", match.start("body")):
        # `[Title](url)`: what looked like a label is the text of a link.
        yield Entry("", "link", span, Span(match.start("square") - 1, span.end))
        return
    form = next((name for name in _FORMS if match[name]), "none")
    yield Entry(label, form, span, Span(match.start("body"), span.end))
