"""Text of an export: as a whole where it is small, in pieces where it may be of any size."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from auditor.errors import InputError
from auditor.inputs.plain import decode, encoding_of
from auditor.inputs.threads.source import HEAD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.inputs.threads.source import Source

MAX_TEXT = 100_000_000
"""Bytes of a text that has to be read as a whole: ten years of a busy group are a tenth of it."""
_PIECE = 1 << 18
_DECLARED = re.compile(r"\s{0,99}<\?xml[^<>]{0,200}?\sencoding\s?=\s?[\"']([\w.:-]{1,40})[\"']")


def document(source: Source) -> str:
    """All of it, with "\\n" between the lines. Raises InputError."""
    with source.open() as stream:
        data = stream.read(MAX_TEXT + 1)
    if len(data) > MAX_TEXT:
        raise InputError(
            f"{source.name}: more than {MAX_TEXT / 1e6:.0f} MB of text in one piece",
            "Cut it into several files.",
        )
    return lines_of(decode(data, source.name)[0])


def lines_of(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")


def xml_pieces(source: Source) -> Iterator[str]:
    """The text of an XML file, decoded as its mark or declaration says, piece after piece.

    Bytes that are wrong become "\\ufffd". Raises InputError for what is no text.
    """
    with source.open() as stream:
        head = stream.read(HEAD)
        mark, encoding = _xml_encoding(head, source.name)
        decoder = codecs.getincrementaldecoder(encoding)("replace")
        piece = head[len(mark) :]
        while piece:
            yield decoder.decode(piece)
            piece = stream.read(_PIECE)
        yield decoder.decode(b"", final=True)


def _xml_encoding(head: bytes, name: str) -> tuple[bytes, str]:
    for wide, start in (("utf-16-le", b"<\0"), ("utf-16-be", b"\0<")):
        if head.startswith(start):
            return b"", wide
    declared = _DECLARED.match(head[:400].decode("latin-1"))
    # What begins with readable letters is not in UTF-16, whatever it declares.
    if declared and not declared[1].lower().startswith("u") and _is_known(declared[1]):
        return b"", declared[1]
    return encoding_of(head[: head.rfind(b">") + 1] or head, name)  # ends in no half character


def _is_known(encoding: str) -> bool:
    try:
        return isinstance(b"<".decode(encoding), str)
    except (LookupError, ValueError):
        return False
