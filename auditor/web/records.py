"""WARC files as records, sound or damaged: one pass in constant memory, or one record at a place.

A file may be plain, compressed record by record, or compressed as a whole. warcio writes our files,
but does not read them: its lines have no limit, and it reads on over damage without a word.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from auditor.web.members import (
    END_OF_HEAD,
    ENDS_EARLY,
    MAX_HEAD,
    DamagedError,
    Place,
    Stream,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Keep = Callable[[str], int]

_MAX_PACKED = 2**30  # bytes of one compressed record, unpacked: more is a bomb
_FIRST_LINE = re.compile(rb"WARC/\d\.\d{1,2}[ \t]*\r?\n")
DIGEST = "a record's content does not match its digest"


@dataclass(frozen=True, slots=True)
class Record:
    """`fields` as far as they could be read, names in lower case; `content` only the beginning that
    was asked for, of `length` bytes. With a `problem`, nothing in it can be relied on. `found`: it
    comes after damage, and may be a record that a damaged one contained.
    """

    place: Place
    fields: dict[str, str] = field(default_factory=dict)
    content: bytes = b""
    length: int = 0
    problem: str = ""
    found: bool = False

    def get(self, name: str) -> str:
        return self.fields.get(name, "")


def read_records(path: Path, keep: Keep) -> Iterator[Record]:
    """All records of a file. `keep`: type of a record to how many bytes of its content to keep.

    Damage is yielded as a record with a problem, and reading goes on at the next record that can be
    found: linear in the size of the file. Raises `OSError`, and `PackedError` for Zstandard.
    """
    with path.open("rb") as file:
        stream = Stream(file)
        found = False
        while True:
            place, fields = stream.place, {}
            try:
                if not stream.more():
                    return
                place = stream.place
                fields = _head(stream)
                yield _record(stream, place, fields, keep, found)
            except DamagedError as error:
                yield Record(place, fields, problem=str(error))
                found = True
                if not stream.resume(place.offset):
                    return


def read_record(path: Path, place: Place, keep: int) -> Record:
    """One record, checked again. Raises `DamagedError` or `OSError`."""
    with path.open("rb") as file:
        stream = Stream(file, place.offset)
        if not stream.more():
            raise DamagedError(ENDS_EARLY)
        stream.take(place.skip)
        return _record(stream, place, _head(stream), lambda kind: keep, found=False)


def parse_fields(lines: bytes) -> tuple[tuple[str, str], ...]:
    """Names in lower case. Continued lines are joined, what is no field is left out."""
    try:
        text = lines.decode()
    except UnicodeDecodeError:
        text = lines.decode("latin-1")
    joined = re.sub(r"\r?\n[ \t]+", " ", text)
    pairs = (line.partition(":") for line in joined.split("\n"))
    return tuple((name.strip().lower(), value.strip()) for name, colon, value in pairs if colon)


def split_head(content: bytes) -> tuple[bytes, int]:
    """A header block, and where its body begins; -1 where it has no end within the limit."""
    end = END_OF_HEAD.search(content, 0, MAX_HEAD)
    return (content[: end.start()], end.end()) if end else (b"", -1)


def _head(stream: Stream) -> dict[str, str]:
    head = stream.head()
    if not (first := _FIRST_LINE.match(head)):
        raise DamagedError("a record does not begin as one")
    fields: dict[str, str] = {}
    for name, value in parse_fields(head[first.end() :]):
        fields.setdefault(name, value)
    return fields


def _record(
    stream: Stream, place: Place, fields: dict[str, str], keep: Keep, found: bool
) -> Record:
    """The rest of a record, to its end."""
    written = fields.get("content-length", "")
    if not fields.get("warc-type") or not re.fullmatch(r"[0-9]{1,15}", written):
        raise DamagedError("a record does not say what it is, or how long")
    length = int(written)
    if stream.packed and length > _MAX_PACKED:
        raise DamagedError("a record is too large")
    wanted = keep(fields["warc-type"])
    kept = bytearray()
    digest = _Digest(fields.get("warc-block-digest", ""))
    for block in stream.blocks(length):
        digest.update(block)
        kept += block[: wanted - len(kept)]
    stream.end_record()
    problem = "" if digest.matches() else DIGEST
    return Record(place, fields, bytes(kept), length, problem, found)


class _Digest:
    """A labelled digest, in base 32 or 16 (WARC 1.1, 5.8). An unknown kind is not checked."""

    def __init__(self, written: str) -> None:
        name, _, self._value = written.partition(":")
        known = {"sha1", "sha256", "sha512", "md5"}
        label = name.lower().replace("-", "")
        self._hash = hashlib.new(label, usedforsecurity=False) if label in known else None

    def update(self, block: bytes) -> None:
        if self._hash is not None:
            self._hash.update(block)

    def matches(self) -> bool:
        if self._hash is None:
            return True
        told = self._value.rstrip("=").upper()
        base32 = base64.b32encode(self._hash.digest()).decode().rstrip("=")
        return told in (base32, self._hash.hexdigest().upper())
