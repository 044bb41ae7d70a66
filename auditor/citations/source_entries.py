"""One line of a source list as entries: their labels, in whatever form, and their bodies."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from unicodedata import numeric

from auditor.citations.access_dates import cut_access_date
from auditor.citations.markers.superscript import DIGITS
from auditor.links.find import find_markdown, find_schemeless, is_host
from auditor.links.schemes import is_file_name
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Entry:
    """`form` is how the label is written: round, square, dot, sup, caret, inside (in the text of
    the link), row (a table's), place (its number was lost) or none. `body` follows the label.
    """

    label: str
    form: str
    span: Span
    body: Span

    def until(self, end: int) -> Entry:
        """With its body going on to `end`."""
        return replace(self, span=Span(self.span.start, end), body=Span(self.body.start, end))

    def at_place(self, place: int) -> Entry:
        """With its place in the list for a number."""
        return replace(self, label=str(place), form="place")

    def covering(self, end: int) -> Entry:
        """With a note below it that says nothing of the link."""
        return replace(self, span=Span(self.span.start, end))


_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LABEL = (
    r"\\?[(（]\^?(?P<round>\d{1,10})\^?\\?[)）]:?"
    r"|\[(?=[^\n]{1,400}?\]\()(?:\(?(?P<inside>\d{1,4})[.):]\)?[ \t]"
    r"|(?P<glued>\d{1,3})(?P<host>[a-z][a-z0-9.\-]{1,80})\]\(https?://(?:www\.)?(?P=host)\b)"
    r"|(?:\\?[\[［【]){1,2}\^?(?:citation:|(?:source|ref|quelle|fuente|fonte)\.? ?(?=\d))?"
    r"(?P<square>[\w.\-:]{1,40})\^?(?:\\?[\]］】]){1,2}[:：]?"
    r"|(?:source|reference|ref|quelle|fuente|fonte)\.? (?P<word>\d{1,4}) ?[:.)\-–—]"
    r"|(?P<dash>\d{1,3})(?: [-–—](?= )|\ufe0f?\u20e3)"
    r"|(?P<dot>\d{1,10})\\?(?:[.)）．](?!\d)|、|[:：](?=\s))"
    r"|\(?(?-i:(?P<letter>[a-h]|[ivx]{1,5}))[.)](?=[ \t])"
    r"|#(?P<hash>\d{1,4})[.:)]?(?=[ \t])|(?P<circled>[①-⑳])[.:：]?"
    rf"|(?P<sup>[{_SUPERSCRIPTS}]{{1,4}})[:：.]?"
    r"|\^(?P<caret>\d{1,4})(?:\^:?|:?(?=[ \t]))|<sup>\[?(?P<tag>\d{1,4})\]?</sup>:?"
)
_FORMS = (
    *("round", "square", "word", "dash", "dot", "sup", "caret", "inside", "glued"),
    *("letter", "hash", "circled", "tag"),
)
# A line of a comment keeps its mark where only some lines of the paste are comments.
_INDENT = (
    r"[ \t\u00a0]{0,12}(?:(?:#|//|/?\*|--|;|%)[ \t]{0,3}(?=[(\[]))?"
    r"(?:[-*+•●▪◦‣–·⁃][ \t\u00a0]+(?:\[[ xX]\][ \t]+)?)?"
)
_ENTRY = re.compile(
    rf"{_INDENT}(?:[*_]{{0,3}}(?:{_LABEL})[*_]{{0,3}}[ \t\u00a0]{{0,8}})?(?P<body>\S|\Z)",
    re.IGNORECASE,
)
_HINT = re.compile(rf"{_INDENT}[*_]{{0,3}}\\?[\[［【(（^{_SUPERSCRIPTS}]")
_AUTHOR_YEAR = re.compile(r"[^\n(]{3,160}[(（](?:19|20)\d\d[a-z]?(?:, [^()\n]{1,20})?[)）]")
_DEFINITION = re.compile(
    r"[ \t]{0,8}(?:\[\^[\w.\- ]{1,40}\^?\]:[ \t]*\S|\[\d{1,10}\]:[ \t]*\S"
    rf"|[{_SUPERSCRIPTS}]{{1,4}}:[ \t]*\[)"
    # Any other label needs a target and nothing more: "[Anna]: I said so" is a dialogue.
    r"|[ \t]{0,8}\[[^\[\]\n^]{1,80}\]:[ \t]*<?(?:https?://|www\.)\S{1,8192}"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*\Z",
    re.IGNORECASE,
)
# What stands where the next entry may begin, on a line that holds several.
_NEXT = re.compile(
    r"(?P<url>://|\]\(|：//|www\.)"
    r"|(?:(?<![^\s.)\]>;,|*\"'”»])"
    r"(?:[(（](\d{1,4})[)）](?=\s)|\[\^?(\d{1,4})\^?\](?=[\s:(])|[［【](\d{1,4})[］】]"
    r"|\[\(?(\d{1,4})[.):]\)?[ \t]|\[(\d{1,3})(?=[a-z])))"
    rf"|(?<!\S)(\d{{1,4}})[.)](?=\s)|(?<!\S)([{_SUPERSCRIPTS}]{{1,3}})(?=[ \t\[:])",
    re.IGNORECASE,
)
_HOST = re.compile(r"[^\W_](?:[\w\-]{0,61}\.){1,6}[\w\-]{2,63}/?")
_IDENTIFIER = re.compile(
    r"(?<![\w/])(?:doi:? ?10\.\d{4,9}/[^\s\"<>]{1,200}|arXiv: ?\d{4}\.\d{4,5}(?:v\d{1,2})?)",
    re.IGNORECASE,
)
_YEAR_NOTE = re.compile(r"\s\([^()\n:/]{0,60}\d{4}[^()\n:/]{0,20}\)[\s.]{0,4}\Z")
# `[1] URL - Title`, `[1](URL) Title`: a title, not a sentence.
_URL_FIRST = re.compile(
    r"[(<]?https?://[^\s()]{1,8192}[)>]?[ \t]*[-–—:|\"“]?[ \t]*[^\n.!?。]{1,150}\Z", re.IGNORECASE
)
_LABEL_OF_LINK = re.compile(r"\d[\d_]{0,9}")
_MORE = re.compile(r"[\s,]{0,4}(?<![\w+])\+\s?\d{1,3}\b[^\n\d.]{0,24}\Z")
_MAX_NAME = 200
"""Characters of a body that may be nothing but a host or a file."""


def has_url(text: str) -> bool:
    """Whether there is a URL in it, or a link of any kind (`sandbox:/mnt/data/x.csv`)."""
    return ":/" in text or "](" in text or "：／" in text or "www." in text.lower()


def host_alone(body: str) -> str | None:
    """The host, if the body is one and nothing more: a site is named, not a page."""
    if len(body) > _MAX_NAME or "." not in body:
        return None
    name = _MORE.sub("", body).strip(" \t.,;:*_`")
    if not _HOST.fullmatch(name) or is_file_name(name):
        return None
    name = name.rstrip("/")
    return name if is_host(name.lower(), path=False) else None


def file_alone(body: str) -> Span | None:
    """Where the name of an uploaded file stands, if the body is nothing else."""
    if len(body) > _MAX_NAME:
        return None
    start = len(body) - len(body.lstrip(" \t*_`<\"'“"))
    end = max(start, len(body.rstrip(" \t*_`>\"'”.,;")))
    return Span(start, end) if is_file_name(body[start:end]) else None


def address_alone(body: str) -> bool:
    """Whether the body is a single word, and that an address without a scheme: `a.org/page`."""
    word = body.strip()
    fits = "." in word and len(word) <= _MAX_NAME and not re.search(r"\s", word)
    return fits and any(find_schemeless(word))


def leads_somewhere(body: str) -> bool:
    """Whether the body has a URL, a host, a file or another address in it."""
    return (
        has_url(body)
        or bool(_IDENTIFIER.search(body, max(0, len(body) - _MAX_NAME)))
        or host_alone(body) is not None
        or file_alone(body) is not None
        or address_alone(body)
    )


def names_source(body: str) -> bool:
    """Whether the body says what its source is: an address of some kind, or a publication."""
    return leads_somewhere(body) or is_publication(body)


def find_identifiers(body: str) -> Iterator[Span]:
    """DOIs and arXiv numbers that are not written as URLs."""
    for match in _IDENTIFIER.finditer(body):
        yield Span(match.start(), match.start() + len(match.group().rstrip(".,;)]")))


def is_publication(line: str) -> bool:
    """Whether it is cited like a book: "Lind, A. (2020). Red bridges."."""
    return bool(_AUTHOR_YEAR.match(line))


def is_definition(line: str) -> bool:
    """`[4]: URL "Title"`, `[^1]: note`, `¹: [Title](URL)`: no heading is needed."""
    return bool(_DEFINITION.match(line))


def ends_in_url(line: str) -> bool:
    """Whether the line's last word is a URL or link; brackets, years and access dates aside."""
    line = _YEAR_NOTE.sub("", cut_access_date(line)).rstrip(" \t.,;*_")
    if line.endswith(")") and (at := line.rfind("](")) >= 0:
        target = line[at + 2 : -1].split(None, 1)
        return len(target) < 2 or target[1][0] in "\"'"
    words = line.rsplit(None, 1)
    return bool(words) and has_url(words[-1])


def is_self_evident(line: str) -> bool:
    """An entry that needs no heading: `(n) Title. URL`, `[n] URL`, `[1host](URL "host")Title`."""
    if not _HINT.match(line):
        return False
    if is_definition(line):
        return True
    if not has_url(line):
        return False
    match = _ENTRY.match(line)
    if match is None or not _number(match):
        return False
    if match["glued"]:
        return True
    labelled = match["round"] or match["inside"] or (match["square"] or "x")[0].isdecimal()
    if not labelled or (match["square"] and line.lstrip().startswith("[[")):
        return False
    return ends_in_url(line) or bool(_URL_FIRST.match(line, match.start("body")))


def label_of(line: str) -> tuple[str, str]:
    """The label that starts the line, and its form."""
    entry = _entry(line, Span(0, len(line)))
    return entry.label, entry.form


def split_line(text: str, line: Span) -> Iterator[Entry]:
    """The entries of one line: one, or several when a copy lost the newlines between them."""
    first = _entry(text, line)
    if not first.label.isdecimal():
        yield from _links(text, first)
        return
    start, number, has_target = line.start, int(first.label), False
    for match in _NEXT.finditer(text, first.body.start, line.end):
        if match["url"]:
            has_target = True
            continue
        label = int(next(group for group in match.groups()[1:] if group).translate(DIGITS))
        if label != number + 1:
            continue
        entry = _entry(text, Span(start, match.start()))
        if has_target or names_source(entry.body.of(text)):
            yield entry
            start, number, has_target = match.start(), label, text[match.end() - 1] == "("
    yield first if start == line.start else _entry(text, Span(start, line.end))


def _links(text: str, entry: Entry) -> Iterator[Entry]:
    """`[A](u) [B](v)`: a line of nothing but links holds an entry each."""
    body = entry.body.of(text)
    if body.count("](") < 2:
        yield entry
        return
    at, starts = 0, []
    for link in sorted(find_markdown(body), key=lambda link: link.span.start):
        if link.span.start < at:
            continue
        if body[at : link.span.start].strip(" \t,;|·•-–—"):
            yield entry
            return
        starts.append(entry.body.start + link.span.start)
        at = link.span.end
    if len(starts) < 2 or body[at:].strip(" \t.,;|·•"):
        yield entry
        return
    for start, end in zip(
        [entry.span.start, *starts[1:]], [*starts[1:], entry.span.end], strict=True
    ):
        yield _entry(text, Span(start, end))


def _entry(text: str, span: Span) -> Entry:
    match = _ENTRY.match(text, span.start, span.end)
    if match is None:
        return Entry("", "none", span, Span(span.end, span.end))
    body = Span(match.start("body"), span.end)
    square = match["square"]
    if square and not _LABEL_OF_LINK.fullmatch(square) and text.startswith("(", body.start):
        # `[Title](url)`: what looked like a label is the text of a link.
        return Entry("", "link", span, Span(match.start("square") - 1, span.end))
    form = next((name for name in _FORMS if match[name]), "none")
    if form in ("inside", "glued"):
        body = Span(text.index("[", match.start(), match.end(form)), span.end)
    return Entry(_number(match), "inside" if form == "glued" else form, span, body)


def _number(match: re.Match[str]) -> str:
    return canonical(next((match[form] for form in _FORMS if match[form]), ""))


def canonical(label: str) -> str:
    """The label in ASCII digits, whatever digits it was written in."""
    plain = label.translate(DIGITS)
    if len(plain) == 1 and "①" <= plain <= "⑳":
        return str(int(numeric(plain)))
    return str(int(plain)) if plain.isdecimal() else plain
