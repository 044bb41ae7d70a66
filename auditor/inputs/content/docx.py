"""Word documents (ECMA-376) -> Markdown, a line a paragraph; a row of a table is one, too.

There are no lines in such a file: a finding's line is the number of the paragraph.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol
from xml.parsers import expat

from auditor.errors import InputError
from auditor.inputs.content.inline import blank_footnotes
from auditor.inputs.content.sheet import Sheet, blanked
from auditor.inputs.content.web_targets import is_web, own_and_filled_in
from auditor.inputs.markdown import link

if TYPE_CHECKING:
    from collections.abc import Mapping

_MAX_XML = 30_000_000
"""Bytes of a part of the document when unpacked: some 3,000 pages. A bomb has more."""
_FIELD = re.compile(r"\s*HYPERLINK\s{1,9}\"([^\"]{1,8192})\"", re.IGNORECASE)
_HEADING = re.compile(r"(?:heading|berschrift|titre|t[ií]tulo|titolo)\s?([1-6])\Z", re.IGNORECASE)
_CODE = re.compile(r"code|preformatted|verbatim|listing", re.IGNORECASE)
_HINT = "Save it with a word processor again, or leave it out with --exclude."


def unpack(data: bytes) -> str:
    """The document's text, its links in Markdown. Raises InputError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            lines = [
                *_lines(archive, "document", _part(archive, "word/document.xml")),
                *_lines(archive, "footnotes", _part(archive, "word/footnotes.xml", needed=False)),
            ]
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, KeyError,
            NotImplementedError, RuntimeError) as error:  # fmt: skip
        raise InputError(f"is not a Word document: {error}", _HINT) from error
    return "\n".join(lines)


def prose(raw: str) -> Sheet:
    return Sheet(blank_footnotes(blanked(raw, own_and_filled_in(raw))))


def _part(archive: zipfile.ZipFile, name: str, *, needed: bool = True) -> bytes:
    if not needed and name not in archive.NameToInfo:
        return b""
    with archive.open(name) as file:
        data = file.read(_MAX_XML + 1)
    if len(data) > _MAX_XML:
        raise InputError(f"unpacks to more than {_MAX_XML / 1e6:.0f} MB", _HINT)
    return data


def _lines(archive: zipfile.ZipFile, name: str, data: bytes) -> list[str]:
    relations = _Relations()
    _walk(_part(archive, f"word/_rels/{name}.xml.rels", needed=False), relations)
    reader = _Reader(relations.targets)
    _walk(data, reader)
    return reader.lines


class _Visitor(Protocol):
    def start(self, tag: str, attributes: Mapping[str, str]) -> None: ...
    def end(self, tag: str, text: str) -> None: ...


def _walk(data: bytes, visitor: _Visitor) -> None:
    """Names are without their namespace, of which a document has one for each word."""
    if not data:
        return
    texts = [""]

    def start(name: str, attributes: dict[str, str]) -> None:
        texts[:] = [""]
        visitor.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        visitor.end(_local(name), "".join(texts))
        texts[:] = [""]

    def refuse(*_: object) -> None:
        raise InputError("is not a Word document: it declares entities", _HINT)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = texts.append
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise InputError(f"is not a Word document: {error}", _HINT) from error


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


@dataclass(slots=True)
class _Relations:
    """Where the document's links lead, by id: those to its own parts are left out."""

    targets: dict[str, str] = field(default_factory=dict)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") == "External":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def end(self, tag: str, text: str) -> None:
        pass


@dataclass(slots=True)
class _Reader:
    targets: Mapping[str, str]
    lines: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    links: list[tuple[str, int]] = field(default_factory=list)
    """The open ones: their target, "" for none on the web, and where in the line they begin."""
    depth: int = 0
    rows: int = 0
    copies: int = 0
    prefix: str = ""
    note: str = ""
    is_code: bool = False
    instruction: str | None = None
    fields: list[bool] = field(default_factory=list)
    """Of each open field, whether it opened a link."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "Fallback":  # the same again for programs that don't know a drawing
            self.copies += 1
        elif self.copies:
            return
        elif tag == "p":
            self.depth += 1
            if self.depth == 1 and not self.rows:
                self.prefix, self.note, self.is_code = self.note, "", False
        elif tag == "tr":
            self.rows += 1
            if self.rows == 1:
                self.line = ["| "]
        elif tag == "hyperlink":
            self._open(self.targets.get(attributes.get("id", ""), ""))
        elif tag == "fldSimple":
            found = _FIELD.match(attributes.get("instr", ""))
            self._open(found[1] if found else "")
        elif tag == "footnote" and "type" not in attributes:  # others are the rules above them
            self.note = f"[^{attributes.get('id', '')}]: "
        else:
            self._properties(tag, attributes)

    def _properties(self, tag: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("val", "")
        if tag == "fldChar":
            self._field(attributes.get("fldCharType", ""))
        elif tag == "footnoteReference":
            self._say(f"[^{attributes.get('id', '')}]")
        elif tag == "pStyle":
            self._style(value)
        elif tag == "numId" and not self.prefix:
            self.prefix = "- "

    def end(self, tag: str, text: str) -> None:
        if tag == "Fallback":
            self.copies -= 1
        elif self.copies:
            return
        elif tag == "t":
            self._say(text)
        elif tag in ("tab", "br", "cr"):
            self._say(" ")
        elif tag == "instrText" and self.instruction is not None:
            self.instruction += text
        elif tag in ("hyperlink", "fldSimple"):
            self._close()
        elif tag == "tc" and self.rows == 1:
            self._say(" | ")
        elif tag == "p":
            self._paragraph()
        elif tag == "tr":
            self.rows -= 1
            if not self.rows:
                self.lines.append(self._taken())

    def _paragraph(self) -> None:
        self.depth -= 1
        if self.depth or self.rows:
            self._say(" ")
            return
        line = self._taken()
        self.lines.append("" if self.is_code else self.prefix + line)

    def _taken(self) -> str:
        while self.links:
            self._close()
        self.fields.clear()
        line = " ".join("".join(self.line).split())
        self.line.clear()
        return line

    def _style(self, name: str) -> None:
        heading = _HEADING.search(name)
        if heading and not self.rows:
            self.prefix = "#" * int(heading[1]) + " "
        self.is_code = self.is_code or bool(_CODE.search(name))

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.instruction = ""
        elif kind == "separate":
            found = _FIELD.match(self.instruction or "")
            self.fields.append(bool(found))
            if found:
                self._open(found[1])
            self.instruction = None
        elif kind == "end" and self.fields and self.fields.pop():
            self._close()

    def _say(self, text: str) -> None:
        self.line.append(text)

    def _open(self, target: str) -> None:
        self.links.append((target if is_web(target) else "", len(self.line)))

    def _close(self) -> None:
        if not self.links:
            return
        target, at = self.links.pop()
        shown = "".join(self.line[at:])
        if target and not self.links:
            self.line[at:] = [link(shown, target)]
