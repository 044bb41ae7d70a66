"""The bytes of one mail -> its headers and the text that its author wrote.

RFC 5322, 2045 to 2047, 3676. By hand, because the parser of the standard library takes time and
stack that grow with the nesting, and reads attachments that nobody wants.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header
from typing import TYPE_CHECKING

from auditor.errors import InputError
from auditor.inputs.plain import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_HEADER = 8_000
_MAX_PARTS = 200
_DEEPEST = 10
_FIELD = re.compile(rb"([!-9;-~]{1,80})[ \t]{0,9}:(.*)", re.DOTALL)
_PARAMETER = re.compile(
    r";\s{0,99}([\w-]{1,40})\*?\s{0,9}=\s{0,9}(?:\"((?:[^\"\\]|\\.){0,400})\"|([^\s;\"]{1,400}))"
)
_WORDS = re.compile(r"=\?[^?\s]{1,40}\?[bqBQ]\?[^?]{0,1000}\?=")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")


@dataclass(frozen=True, slots=True)
class Text:
    """What a mail says: as plain text where it has any, as HTML otherwise."""

    body: str
    is_html: bool = False


def headers(block: bytes) -> dict[str, str]:
    """By lower-case name, unfolded; the first of each name."""
    found: dict[str, str] = {}
    for line in re.sub(rb"\r?\n[ \t]+", b" ", block).split(b"\n"):
        field = _FIELD.match(line[:_MAX_HEADER])
        if field:
            name = field[1].decode("ascii").lower()
            found.setdefault(name, decoded(field[2], "").strip())
    return found


def split(message: bytes) -> tuple[dict[str, str], bytes]:
    """Headers and what follows the first empty line."""
    end = re.search(rb"^\r?\n", message, re.MULTILINE)
    if end is None:
        return headers(message), b""
    return headers(message[: end.start()]), message[end.end() :]


def words(value: str) -> str:
    """A header with its encoded words (`=?utf-8?q?caf=C3=A9?=`) read."""
    value = re.sub(r"(?<=\?=)\s{1,99}(?==\?[^?\s]{1,40}\?[bqBQ]\?)", "", value)
    return _WORDS.sub(_word, value)


def _word(found: re.Match[str]) -> str:
    try:
        return "".join(
            part if isinstance(part, str) else decoded(part, charset or "")
            for part, charset in decode_header(found[0])
        )
    except (HeaderParseError, ValueError):
        return found[0]


def text_of(fields: dict[str, str], body: bytes) -> Text:
    """Parts that are attached are left out, and so is what is nested deeper than any mail."""
    found = list(_texts(fields, body, 0))
    plain = [text.body for text in found if not text.is_html]
    return Text("\n".join(plain)) if plain else Text("\n".join(t.body for t in found), bool(found))


def _texts(fields: dict[str, str], body: bytes, depth: int) -> Iterator[Text]:
    kind, parameters = _parameters(fields.get("content-type", "text/plain"))
    if fields.get("content-disposition", "").lower().startswith("attachment"):
        return
    if kind.startswith("multipart/"):
        boundary = parameters.get("boundary", "")
        if boundary and depth < _DEEPEST:
            parts = [
                list(_texts(*split(part), depth + 1)) for part in _parts(body, boundary.encode())
            ]
            plain = [part for part in parts if any(not text.is_html for text in part)]
            if kind == "multipart/alternative" and plain:
                parts = plain[:1]
            for part in parts:
                yield from part
    elif kind in ("text/plain", "text/html", "text"):
        text = decoded(_transferred(fields, body), parameters.get("charset", ""))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if parameters.get("format", "").lower() == "flowed":
            text = _unflowed(text, delsp=parameters.get("delsp", "").lower() == "yes")
        yield Text(text, kind == "text/html")


def _parts(body: bytes, boundary: bytes) -> Iterator[bytes]:
    """RFC 2046, section 5.1.1. A part that doesn't end is as long as what is left."""
    delimiter = re.compile(rb"^--" + re.escape(boundary) + rb"(--)?[ \t]*\r?$\n?", re.MULTILINE)
    start = None
    for count, mark in enumerate(delimiter.finditer(body)):
        if start is not None:
            yield body[start : mark.start()].removesuffix(b"\n").removesuffix(b"\r")
        start = mark.end()
        if mark[1] or count > _MAX_PARTS:
            return
    if start is not None:
        yield body[start:]


def _parameters(value: str) -> tuple[str, dict[str, str]]:
    kind = value.partition(";")[0].strip().lower()
    found = _PARAMETER.finditer(value[:_MAX_HEADER])
    return kind, {each[1].lower(): each[2] or each[3] or "" for each in found}


def _transferred(fields: dict[str, str], body: bytes) -> bytes:
    encoding = fields.get("content-transfer-encoding", "").strip().lower()
    if encoding == "quoted-printable":
        return quopri.decodestring(body)
    if encoding == "base64":
        letters = _NOT_BASE64.sub(b"", body)
        try:
            return base64.b64decode(letters[: len(letters) - (len(letters) % 4 == 1)] + b"==")
        except binascii.Error:
            return b""
    return body


def decoded(data: bytes, charset: str) -> str:
    """In what is declared, where that can be true; otherwise as any text file is read."""
    if charset and charset.lower() not in ("utf-8", "us-ascii", "ascii"):
        try:
            return str(data.decode(charset, "replace"))
        except (LookupError, ValueError, AssertionError):
            pass
    try:
        return decode(data, "")[0]
    except InputError:
        return data.decode("latin-1")


def _unflowed(text: str, *, delsp: bool) -> str:
    """RFC 3676: a line that ends in a space goes on in the next one of the same quotation."""
    out: list[list[str]] = []
    flows, depth = False, 0
    for line in text.split("\n"):
        level = len(line) - len(line.lstrip(">"))
        content = line[level:].removeprefix(" ")
        if flows and level == depth and line != "-- ":
            out[-1].append(content)
        else:
            out.append([">" * level + " " * bool(level and content), content])
        flows, depth = content.endswith(" ") and content != "-- ", level
        if flows and delsp:
            out[-1][-1] = content[:-1]
    return "\n".join("".join(pieces) for pieces in out)
