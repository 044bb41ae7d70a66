"""ChatGPT's raw citations: `cite`, `turn0search1` and `turn1news2` between private-use characters.

U+E200 opens, U+E202 separates, U+E201 closes; many copies lose all three, some the keyword too:
`citeturn0search1turn0search0`, `turn0search16`. The same syntax carries links (`url`) and names
(`entity`), whose words are the answer's own, and pictures and cards, which are nobody's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.layout import fill
from auditor.citations.markers.family import Found, FoundSource, Known
from auditor.citations.markers.targets import linked
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "chatgpt-turn"

LOST_RESULT = "ChatGPT's own number of a search result: it names no page"
LOST_FILE = "ChatGPT's own number of a file that it was given: it names no page"

_OPEN, _CLOSE, _NEXT = "\ue200", "\ue201", "\ue202"
_PRIVATE = "\ue200\ue201\ue202\ue203\ue204\ue205\ue206"
_WRAPPED = re.compile(
    f"{_OPEN}(?P<family>(?:(?!turn\\d)[A-Za-z0-9_\\-]){{0,24}})"
    f"(?P<body>{_NEXT}[^{_OPEN}{_CLOSE}]{{0,4000}}(?={_CLOSE}))?"
    f"(?:{_CLOSE}|(?P<refs>(?:[{_NEXT}\\s]{{0,3}}(?:turn\\d{{1,4}}[a-z]{{3,16}}\\d{{1,4}}"
    f"|L\\d{{1,6}}(?:-L?\\d{{1,6}})?)){{0,50}}))"
)
# U+E203 and U+E204 stand around the words that the next citation is for.
_MARKED = re.compile("\ue203(?P<words>[^\ue200-\ue206]{1,2000})\ue204\\Z")
_A_STATEMENT = 4
"""Words between them that state something; fewer are only what was made bold."""
_STRAY = re.compile("[\ue200-\ue206]")

# Kinds of result seen, for the places where nothing else says that it is a citation.
_KINDS = frozenset((
    "search", "news", "view", "image", "file", "fetch", "open", "find", "forecast", "weather",
    "product", "video", "academia", "reddit", "youtube", "finance", "sports", "map", "maps",
    "business", "businesses", "local", "click", "calculator", "time", "link", "navigate",
))  # fmt: skip
_LOCATOR = r"(?:[ \t]?L\d{1,6}(?:-L?\d{1,6})?(?![A-Za-z]))?"
_REF = rf"turn\d{{1,4}}[a-z]{{3,16}}\d{{1,4}}(?!\d){_LOCATOR}"
# What a copy makes of the characters that it can't show, or the ones that it kept.
_BOX = "\ufffd\u25a1\ue200-\ue206"
_BARE = re.compile(rf"{_REF}(?:[ \t\u200b|,;{_BOX}]{{0,3}}{_REF}){{0,50}}")
_CITE = re.compile(rf"(?:file|mem)?cite[ \t\u200b|:_{_BOX}]{{0,3}}\Z")
# `【turn0search1†L3-L9】`: the lines of the result, up to the closing bracket.
_LINES = re.compile(r"[ ]?[†‡][^\[\]【】\n]{0,80}(?=[\]】])")
_PAIRS = {"[": "]", "(": ")", "【": "】", "\ufffd": "\ufffd", "\u25a1": "\u25a1"}
_NO_PROSE = frozenset("/_=&?%#@-\\{$<")
_CITED = re.compile(r"turn\d{1,4}([a-z]{3,16})\d{1,4}(?!\d)")
_ENTITY = re.compile(
    r"\[\s?\\?\"[^\"\n]{0,80}\\?\"\s?,\s?\\?\"(?P<name>[^\"\\\n]{1,200})\\?\"[^\n\[\]]{0,600}\]"
)
_BARE_ENTITY = re.compile(rf"entity(?={_ENTITY.pattern})")
_BARE_CARD = re.compile(r"(?:image_group|genui|i18n)\{[^\n{}]{0,2000}\}")
_URL = re.compile(f"(?:https?://|www\\.)[^\\s{_NEXT}{_CLOSE}]{{1,4000}}")
_QUOTES = frozenset("\"'“”‘’«»„")


def find(text: str, known: Known) -> Iterator[Found]:
    readers = [_bare]
    if 'entity["' in text or 'image_group{"' in text:
        readers = [_without_brackets, *readers]
    if any(char in text for char in _PRIVATE):
        readers = [_wrapped, *readers, _stray]
    for read in readers:
        marks = list(read(text))
        yield from marks
        text = fill(text, [mark.span for mark in marks], "\n")  # which no mark goes over


def _wrapped(text: str) -> Iterator[Found]:
    for match in _WRAPPED.finditer(text):
        yield from _one(text, match)


def _stray(text: str) -> Iterator[Found]:
    return (Found(Span(m.start(), m.end())) for m in _STRAY.finditer(text))


def _one(text: str, match: re.Match[str]) -> Iterator[Found]:
    family, whole = match["family"], Span(match.start(), match.end())
    body = match["body"] or match["refs"] or ""
    start = match.start("body" if match["body"] else "refs")
    shown = _shown(family, body)
    if shown is None:
        yield _cited(whole, body, _covered(text, whole.start))
        return
    rest = Span(start + shown.end, whole.end)
    url = _URL.search(text, rest.start, rest.end) if family == "url" else None
    if url:
        words = shown.of(body).strip()
        source = FoundSource(Span(url.start(), url.end()), words)
        yield Found(whole, sources=(source,), shown=words)
    else:
        yield Found(Span(whole.start, start + shown.start))
        yield _cited(rest, body[shown.end :])


def _covered(text: str, end: int) -> Span | None:
    """The words that stand between their own marks right before the citation."""
    if not text.endswith("\ue204", 0, end):
        return None
    marked = _MARKED.search(text, max(0, end - 2010), end)
    if marked is None or len(marked["words"].split()) < _A_STATEMENT:
        return None
    return Span(marked.start("words"), marked.end("words"))


def _shown(family: str, body: str) -> Span | None:
    """The part of the body that is a word of the answer."""
    if family == "entity" and (name := _ENTITY.search(body)):
        return Span(name.start("name"), name.end("name"))
    if family == "url":
        first = re.search(f"{_NEXT}([^{_NEXT}]{{1,4000}})(?={_NEXT})", body)
        return Span(first.start(1), first.end(1)) if first else None
    return None


def _cited(span: Span, body: str, covers: Span | None = None) -> Found:
    """A marker with one label a result; without any it is a card or a picture: noise."""
    refs = list(_CITED.finditer(body))
    labels = tuple(dict.fromkeys(ref.group() for ref in refs))
    files = bool(refs) and all(ref[1] == "file" for ref in refs)
    lost = (LOST_FILE if files else LOST_RESULT) if refs else ""
    return Found(span, labels, lost=lost, covers=covers if refs else None)


def _without_brackets(text: str) -> Iterator[Found]:
    for match in _BARE_ENTITY.finditer(text):
        entity = _ENTITY.match(text, match.end())
        if entity:
            yield Found(Span(match.start(), entity.start("name")))
            yield Found(Span(entity.end("name"), entity.end()))
    for match in _BARE_CARD.finditer(text):
        yield Found(Span(match.start(), match.end()))


def _bare(text: str) -> Iterator[Found]:
    """References without their brackets, in prose: a variable or a URL may have such a name."""
    for match in _BARE.finditer(text):
        start, end = match.span()
        cite = _CITE.search(text, max(0, start - 12), start)
        start = cite.start() if cite else start
        before = text[max(0, start - 1) : start]
        if before in ("[", "【") and (lines := _LINES.match(text, end)):
            end = lines.end()
        after = text[end : end + 1]
        first = _CITED.match(match.group())
        if before in _NO_PROSE or not (cite or (first and first[1] in _KINDS)):
            continue
        if before in _QUOTES and after in _QUOTES:
            continue  # "turn0search1": it is spoken of
        if before in _PAIRS and after == _PAIRS[before]:
            start, end = start - 1, end + 1
        if before == "[" and (link := linked(text, Span(start, end))):
            yield Found(link.span, sources=(FoundSource(link.url),))
        else:
            yield _cited(Span(start, end), match.group())
