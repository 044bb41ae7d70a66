"""The records of an XML export, one in memory at a time.

Expat, and not a tree: it knows the line of every element of a file of any length, loads nothing
from anywhere, and gives each element as soon as it has ended.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from auditor.errors import InputError
from auditor.inputs.threads.texts import xml_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.inputs.threads.source import Source

MAX_RECORD = 50_000_000
"""Characters of one record; an element costs as much as 200 of them."""
_ELEMENT = 200
_DEEPEST = 200
_LONGEST_TAG = 10_000_000  # characters; a row of Stack Exchange is one tag of up to 70,000
_REFERENCE = 12
_NOT_XML = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    r"|&#(?:0{0,4}(?:[0-8]|1[124-9]|2\d|3[01])|x0{0,4}(?:[0-8bcef]|1[0-9a-f]|d[89a-f][0-9a-f]{2}|fff[ef]));",
    re.IGNORECASE,
)
"""Characters that XML 1.0 doesn't allow and databases hold all the same."""


_DECLARATION = re.compile(r"\A<\?xml\s[^<>]{0,400}\?>")


@dataclass(slots=True, eq=False)
class Element:
    """`name` is as it is written, with its prefix. Of a record within a record only the inner one
    is given, with the outer one, as far as it was read, as its `parent`.
    """

    name: str
    line: int
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    size: int = 0

    def first(self, name: str) -> Element | None:
        return next((child for child in self.children if child.name == name), None)

    def text(self, *path: str) -> str:
        """The text of the element at the end of the path, or ""."""
        found: Element | None = self
        for name in path:
            found = found and found.first(name)
        return "".join(found.pieces).strip() if found else ""

    def outer(self, name: str) -> Element | None:
        """The nearest record of that name that this one stands in."""
        found = self.parent
        while found and found.name != name:
            found = found.parent
        return found

    @property
    def is_cut(self) -> bool:
        return self.size > MAX_RECORD


class _DeclaresEntityError(Exception):
    pass


class _TagTooLongError(Exception):
    pass


def records(
    source: Source, names: frozenset[str], inner: frozenset[str] = frozenset()
) -> Iterator[Element]:
    """Each element of those names when it has ended, in the order in which they end.

    Those of `inner` are records in a record too; other names mean nothing there. Raises InputError,
    with line and column, where the XML breaks off or is wrong.
    """
    reading = _Reading(names, inner)
    try:
        for piece in _fed(xml_pieces(source)):
            reading.feed(piece)
            yield from reading.taken()
        reading.feed("", is_last=True)
        yield from reading.taken()
    except expat.ExpatError as error:
        yield from reading.taken()
        raise InputError(
            f"{source.name}:{error.lineno}:{error.offset + 1}: the XML breaks off or is wrong"
            f" ({expat.ErrorString(error.code)})",
            "The file may be cut short: export it again.",
        ) from error
    except _TagTooLongError as error:
        raise InputError(
            f"{source.name}: a tag of more than {_LONGEST_TAG / 1e6:.0f} MB, as no export has"
        ) from error
    except _DeclaresEntityError as error:
        raise InputError(
            f"{source.name}:{reading.line}: this XML declares entities, as no export does",
            "Such a file can grow without end when it is read: export it again.",
        ) from error


def _fed(pieces: Iterator[str]) -> Iterator[str]:
    """Without what stands before the first tag, the declaration, and what XML doesn't allow.

    A declaration may only stand at the very start, and its encoding has been seen to.
    """
    rest, has_begun = "", False
    for piece in pieces:
        text = rest + piece
        if not has_begun and text:
            start = max(0, text.find("<"))
            text = "\n" * text.count("\n", 0, start) + _DECLARATION.sub("", text[start:], count=1)
            has_begun = True
        at = text.rfind("&", max(0, len(text) - _REFERENCE))
        text, rest = (text[:at], text[at:]) if at >= 0 else (text, "")
        yield _NOT_XML.sub(" ", text)
    yield _NOT_XML.sub(" ", rest)


class _Reading:
    """Expat calls; what has ended is taken away after each piece."""

    def __init__(self, names: frozenset[str], inner: frozenset[str]) -> None:
        self.line = 1
        self._names = names | inner
        self._inner = inner
        self._inside: list[Element] = []
        self._record: Element | None = None
        self._outer: list[Element | None] = []
        self._deeper = 0
        self._fed = 0
        self._ended: list[Element] = []
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        # With a foreign DTD an entity that nobody declared (&nbsp;) is skipped, not an error.
        self._parser.UseForeignDTD(True)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.SkippedEntityHandler = self._entity
        self._parser.EntityDeclHandler = self._declared

    def feed(self, text: str, *, is_last: bool = False) -> None:
        """Expat reads a tag or comment that has not ended again with every piece (before 2.6)."""
        self._fed += len(text)
        self._parser.Parse(text, is_last)
        if self._fed - max(0, self._parser.CurrentByteIndex) > _LONGEST_TAG:
            raise _TagTooLongError

    def taken(self) -> list[Element]:
        ended, self._ended = self._ended, []
        return ended

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._deeper or len(self._inside) >= _DEEPEST:
            self._deeper += 1
            return
        is_record = name in (self._inner if self._record else self._names)
        if not (is_record or self._record):
            return
        parent = self._inside[-1] if self._inside else None
        element = Element(name, self._parser.CurrentLineNumber, attributes, parent)
        if is_record:
            self._outer.append(self._record)
            self._record = element
        elif self._grow(_ELEMENT + sum(map(len, attributes.values()))) and parent:
            parent.children.append(element)
        self._inside.append(element)

    def _end(self, name: str) -> None:
        if self._deeper:
            self._deeper -= 1
        elif self._inside:
            element = self._inside.pop()
            if element is self._record:
                self._ended.append(element)
                self._record = self._outer.pop()

    def _text(self, text: str) -> None:
        if self._inside and not self._deeper and self._grow(len(text)):
            self._inside[-1].pieces.append(text)

    def _grow(self, size: int) -> bool:
        if self._record is None:
            return False
        self._record.size += size
        return not self._record.is_cut

    def _entity(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self._text(html.unescape(f"&{name};"))

    def _declared(self, *_: object) -> None:
        self.line = self._parser.CurrentLineNumber
        raise _DeclaresEntityError
