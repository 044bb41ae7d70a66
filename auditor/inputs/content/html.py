"""HTML -> its words and links as Markdown, each where it stands in the file.

A tokenizer of our own: trees of parsers don't say in which column a word stands. Tags are read as
HTML 13.2.5 says, near enough; what a tag at the end of the file leaves open is dropped, as there.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape

from auditor.inputs.content.inline import IS_SAMPLE, blank_footnotes
from auditor.inputs.content.sheet import Builder, Sheet, blanked
from auditor.inputs.content.tags import Closers
from auditor.inputs.content.web_targets import (
    FILLED_IN,
    fill_templates,
    is_web,
    own_and_filled_in,
)

_SKIPPED = frozenset((
    "head", "script", "style", "template", "noscript", "svg", "iframe", "textarea", "select",
    "button", "canvas", "video", "audio", "object", "math", "pre", "listing", "xmp", "datalist",
))  # fmt: skip
_CODE = frozenset(("code", "samp", "kbd", "tt", "var"))
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
))  # fmt: skip
_BLOCKS = frozenset((
    "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "dl", "table",
    "blockquote", "figure", "figcaption", "details", "summary", "address", "center", "ul", "ol",
    "body", "html", "form", "fieldset", "caption", "tbody", "thead", "tfoot", "pre", "hr",
    "h1", "h2", "h3", "h4", "h5", "h6",
))  # fmt: skip
_TOKEN = re.compile(
    r"<(?:(?P<comment>!--)|(?P<other>[!?])|(?P<end>/?)(?P<name>[A-Za-z][^\s/>]{0,60}))"
)
_TAG_PART = re.compile(r"=\s{0,99}([\"'])|>")
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'<>/=]{1,60})(?:\s{0,9}=\s{0,9}"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<plain>[^\s\"'>]+)))?"
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_UNSEEN = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_NOTE_MARK = re.compile(
    r"<a\s[^<>]{0,300}?href\s?=\s?[\"']?#([^\s\"'<>]{1,100})[\"']?[^<>]{0,300}>"
    r"\s{0,9}[\[(]?(\d{1,4})[\])]?\s{0,9}</a",
    re.IGNORECASE,
)
_ID = re.compile(r"\bid\s?=\s?[\"']?([^\s\"'<>]{1,100})", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_LONGEST_CODE = 200
_MAX_ATTRIBUTES = 20_000
_MAX_DEPTH = 5


@dataclass(slots=True)
class _Element:
    name: str
    skips: bool = False
    closing: str = ""
    href: tuple[str, int] | None = None
    cells: int = 0
    heads: int = 0


def prose(raw: str) -> Sheet:
    text = fill_templates(raw)
    named = {match[1] for match in _ID.finditer(text)}
    notes = {m[1]: m[2] for m in _NOTE_MARK.finditer(text) if m[1] in named}
    sheet = _Reader(text, notes).read()
    text = blanked(sheet.text, own_and_filled_in(sheet.text)).replace(FILLED_IN, " ")
    return sheet.with_text(blank_footnotes(text))


@dataclass(slots=True)
class _Reader:
    text: str
    notes: dict[str, str]
    stack: list[_Element] = field(default_factory=list)
    open: Counter[str] = field(default_factory=Counter)
    skipping: int = 0
    out: Builder = field(init=False)
    closers: Closers = field(init=False)

    def read(self) -> Sheet:
        text = self.text
        self.out, self.closers = Builder(text), Closers(text)
        at = 0
        while at < len(text):
            token = _TOKEN.search(text, at)
            if token is None:
                self._words(at, len(text))
                break
            self._words(at, token.start())
            if token["name"]:
                end = _tag_end(text, token.end())
                at = self._tag(token, end) if end > 0 else len(text)
            else:
                closer = "-->" if token["comment"] else ">"
                end = self.closers.end(closer, token.end())
                at = end if end > 0 else len(text)
        while self.stack:
            self._close(self.stack[-1].name, len(text))
        return self.out.sheet()

    def _words(self, start: int, end: int) -> None:
        if self.skipping:
            return
        for entity in _ENTITY.finditer(self.text, start, end):
            self._copy(start, entity.start())
            plain = unescape(entity.group())
            if plain == "<" and self.text[entity.end() : entity.end() + 1].isalnum():
                plain = "‹"  # or it would be taken for a tag
            self._say(plain, entity.start())
            start = entity.end()
        self._copy(start, end)

    def _copy(self, start: int, end: int) -> None:
        self._say(self.text[start:end], start)

    def _say(self, words: str, at: int) -> None:
        words = words.replace("\n", " ").replace("\r", " ")
        if self.open["a"]:  # a bracket would end the link too early
            words = words.replace("[", "(").replace("]", ")")
        self.out.write(words, at)

    def _tag(self, token: re.Match[str], end: int) -> int:
        """Reads a tag that ends at `end`; returns where to go on."""
        name = token["name"].lower()
        if token["end"]:
            if self.open[name]:
                self._close(name, token.start())
            return end
        if name in _CODE and not self.skipping:
            return self._code(name, token.start(), end)
        element = self._element(name, token.start(), Attributes(self.text, token.end(), end))
        if name not in _VOID and self.text[end - 2] != "/":
            self.stack.append(element)
            self.open[name] += 1
            self.skipping += element.skips
        elif element.closing and not element.skips:
            self._say_all(element, end)
        return end

    def _element(self, name: str, at: int, attributes: Attributes) -> _Element:
        if name in _SKIPPED or attributes.is_unseen():
            if name == "pre":
                self._break(at)
            return _Element(name, skips=True)
        if self.skipping:
            return _Element(name)
        note = self.notes.get(attributes.value("id")) if name != "a" else None
        if name == "a":
            if self.open["a"]:
                self._close("a", at)
            return self._anchor(at, attributes)
        element = _Element(name)
        if name == "br":
            self.out.write(" " if self._in_cell() else "\n", at)
        elif name in ("li", "dt"):
            depth = min(self.open["ul"] + self.open["ol"], _MAX_DEPTH) - 1
            mark = "" if note else "1. " if self._is_numbered() else "- "
            self.out.write(" " if self._in_cell() else "\n" + "  " * max(depth, 0) + mark, at)
        elif name == "dd":
            self.out.write(": ", at)
        elif name == "tr":
            self.out.write("\n| ", at)
        elif name in ("td", "th"):
            element.closing = " | "
            self._count_cell(name)
        elif name in _BLOCKS:
            self._break(at)
            if name[0] == "h" and name[1:].isdecimal() and not self._in_cell():
                self.out.write("#" * int(name[1]) + " ", at)
        if note and not self._in_cell():
            self.out.write(f"\n[^{note}]: ", at)
        return element

    def _anchor(self, at: int, attributes: Attributes) -> _Element:
        href, offset = attributes.find("href")
        target = unescape(href).strip()
        if target.startswith("#"):
            number = self.notes.get(target[1:])
            if number:
                self.out.write(f"[^{number}]", at)
                return _Element("a", skips=True)
            return _Element("a")
        if not is_web(target):
            return _Element("a")
        self.out.write("[", at)
        return _Element("a", href=(target, offset))

    def _code(self, name: str, start: int, end: int) -> int:
        closing = self.closers.end(f"</{name}", end)
        if closing < 0:
            return end
        inside = self.text[end : closing - len(name) - 2]
        words = " ".join(unescape(_TAG.sub("", inside)).split()) if len(inside) <= 999 else ""
        is_sample = len(words) > _LONGEST_CODE or IS_SAMPLE.search(words) or "`" in words
        self._say("` `" if is_sample or not words else f"`{words}`", start)
        after = self.closers.end(">", closing)
        return after if after > 0 else len(self.text)

    def _close(self, name: str, at: int) -> None:
        """Closes the innermost element of that name, and what stands open in it."""
        while self.stack:
            element = self.stack.pop()
            self.open[element.name] -= 1
            self.skipping -= element.skips
            if not self.skipping and not element.skips:
                self._say_all(element, at)
            if element.name == name:
                return

    def _say_all(self, element: _Element, at: int) -> None:
        if element.href:
            target, offset = element.href
            self.out.write("](<", at)
            self.out.write(re.sub(r"[\s<>]", "", target), offset)
            self.out.write(">)", at)
        elif element.name == "tr":
            if element.heads and element.heads == element.cells:
                self.out.write("\n|" + " --- |" * element.heads, at)
        elif element.name in _BLOCKS:
            self._break(at)
        else:
            self.out.write(element.closing, at)

    def _break(self, at: int) -> None:
        self.out.write(" " if self._in_cell() else "\n\n", at)

    def _in_cell(self) -> bool:
        return self.open["td"] + self.open["th"] > 0 and self.open["tr"] > 0

    def _is_numbered(self) -> bool:
        inner = next((e.name for e in self.stack[-9:][::-1] if e.name in ("ul", "ol")), "ul")
        return inner == "ol"

    def _count_cell(self, name: str) -> None:
        row = next((e for e in self.stack[-3:][::-1] if e.name == "tr"), None)
        if row:
            row.cells += 1
            row.heads += name == "th"


def _tag_end(text: str, at: int) -> int:
    """The offset behind the tag's `>`; -1 where the file ends inside the tag."""
    while part := _TAG_PART.search(text, at):
        if part.group() == ">":
            return part.end()
        quote = text.find(part[1], part.end())
        if quote < 0:
            return -1
        at = quote + 1
    return -1


class Attributes:
    """Of a tag; read only when asked for, since most tags have none."""

    def __init__(self, text: str, start: int, end: int) -> None:
        end = min(end, start + _MAX_ATTRIBUTES)
        self._found: dict[str, tuple[str, int]] = {}
        if text[start:end].strip(" \n\t/>"):
            for match in _ATTRIBUTE.finditer(text, start, end):
                group = next((g for g in ("double", "single", "plain") if match[g] is not None), "")
                value = (match[group], match.start(group)) if group else ("", match.end())
                self._found.setdefault(match["name"].lower(), value)

    def find(self, name: str) -> tuple[str, int]:
        return self._found.get(name, ("", 0))

    def value(self, name: str) -> str:
        return self.find(name)[0]

    def is_unseen(self) -> bool:
        return (
            "hidden" in self._found
            or self.value("aria-hidden") == "true"
            or bool(_UNSEEN.search(self.value("style")))
        )
