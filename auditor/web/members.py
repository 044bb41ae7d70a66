"""Unpacked bytes of a WARC file, and the way on after damage."""

from __future__ import annotations

import os
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_HEAD = 65_536  # bytes of a record's header, and of the HTTP header in it
_BLOCK = 16_384
_CHUNK = 1_048_576
_BEGIN = b"WARC/"
END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
# RFC 1952, 2.3: magic, deflate, flags, time, then how hard and where it was compressed
_MEMBER = re.compile(rb"\x1f\x8b\x08[\x00-\x1f].{4}[\x00\x02\x04][\x00-\x0d\xff]", re.DOTALL)
_PLAIN = re.compile(rb"(?<=\n)WARC/\d\.\d{1,2}\r?\n")
_REREAD, _REREAD_ANYWAY = 4, 64_000_000  # times the file, and bytes: what damage may cost
_PROBE = 512  # enough of a member to unpack its first bytes, a file name in its header included
_ZSTD = (b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18")  # a frame; the dictionary of a .warc.zst

ENDS_EARLY = "it ends too early"


class DamagedError(Exception):
    """The text says what is wrong."""


class PackedError(DamagedError):
    """A compression that is not read here. The text says which."""


@dataclass(frozen=True, slots=True)
class Place:
    """`offset` in the file, of a gzip member or a plain record; `skip` unpacked bytes to it."""

    offset: int
    skip: int = 0


class Stream:
    """Unpacked bytes from an offset on. `_buffer` holds only bytes of the member being read."""

    def __init__(self, file: BinaryIO, offset: int = 0) -> None:
        self._file = file
        start = file.read(4)
        if start in _ZSTD:
            raise PackedError("it is compressed with Zstandard")
        self.packed = start != _BEGIN[:4]
        if self.packed and start[:2] != b"\x1f\x8b":  # its first bytes are damaged
            self.packed = self._search(0) is not None
        self._budget = _REREAD * os.fstat(file.fileno()).st_size + _REREAD_ANYWAY
        self._go(offset)

    def _go(self, offset: int) -> None:
        self._file.seek(offset)
        self._raw = b""
        self._buffer = bytearray()
        self._member: zlib._Decompress | None = None
        self._start = offset
        self._unpacked = 0

    @property
    def _at(self) -> int:
        return self._file.tell() - len(self._raw)

    @property
    def place(self) -> Place:
        if not self.packed:
            return Place(self._at - len(self._buffer))
        if self._member is None and not self._buffer:
            return Place(self._at)
        return Place(self._start, self._unpacked - len(self._buffer))

    def fill(self) -> bool:
        """More bytes of this member, or of a plain file; False at its end."""
        if not self.packed:
            block = self._file.read(_BLOCK)
            self._buffer += block
            return bool(block)
        while self._member is not None:
            raw = self._raw or self._file.read(_BLOCK)
            self._raw = b""
            if not raw:
                raise DamagedError(ENDS_EARLY)
            try:
                data = self._member.decompress(raw, _BLOCK)
            except zlib.error as error:
                raise DamagedError("its compression is damaged") from error
            self._raw = self._member.unused_data or self._member.unconsumed_tail
            if self._member.eof:
                self._member = None
            self._unpacked += len(data)
            self._buffer += data
            if data:
                return True
        return False

    def more(self) -> bool:
        """Whether there is anything left, in this member or another."""
        while not self._buffer and not self.fill():
            self._raw = self._raw or self._file.read(_BLOCK)
            if not self.packed or not self._raw:
                return False
            self._start, self._unpacked = self._at, 0
            self._member = zlib.decompressobj(wbits=31)
        return True

    def head(self) -> bytes:
        """A header block with its first line. A member may end inside it, as bgzip cuts them."""
        while not (end := END_OF_HEAD.search(self._buffer)):
            if len(self._buffer) > MAX_HEAD:
                raise DamagedError("a record's header is too long")
            self._grow()
        if end.end() > MAX_HEAD:
            raise DamagedError("a record's header is too long")
        head = bytes(self._buffer[: end.end()])
        del self._buffer[: end.end()]
        return head

    def _grow(self) -> None:
        if self.fill():
            return
        begun, self._buffer = self._buffer, bytearray()
        if not self.more():
            raise DamagedError(ENDS_EARLY)
        self._buffer[:0] = begun

    def blocks(self, length: int) -> Iterator[bytes]:
        while length:
            if not self._buffer and not self.more():
                raise DamagedError(ENDS_EARLY)
            block = bytes(self._buffer[:length])
            del self._buffer[: len(block)]
            length -= len(block)
            yield block

    def take(self, length: int) -> None:
        for _ in self.blocks(length):
            pass

    def end_record(self) -> None:
        """Blank lines, and then the end or a record; the checksum of a member that ends here."""
        while len(self._buffer) < 4 + len(_BEGIN) and self.fill():
            pass
        blank = re.match(rb"[\r\n]{0,4}", self._buffer)
        del self._buffer[: blank.end() if blank else 0]
        if not _BEGIN.startswith(bytes(self._buffer[: len(_BEGIN)])):
            raise DamagedError("a record has the wrong length")

    def resume(self, failed: int) -> bool:
        """To the next record after one that failed, False if there is none.

        Damage can lead the reading over records that follow, so they are looked for from the
        beginning of what failed, as long as that has not been done to most bytes several times.
        """
        self._budget -= self._at - failed
        offset = self._search(failed + 1 if self._budget > 0 else max(self._at, failed + 1))
        if offset is not None:
            self._go(offset)
        return offset is not None

    def _search(self, begin: int) -> int | None:
        pattern, reach = (_MEMBER, _PROBE) if self.packed else (_PLAIN, len(_BEGIN) + 8)
        self._file.seek(begin)
        window = b""
        while True:
            block = self._file.read(_CHUNK)
            window += block
            for match in pattern.finditer(window):
                at = match.start()
                if block and at > len(window) - reach:
                    break  # seen again in the next window
                if not self.packed or _begins_record(window[at : at + reach]):
                    return begin + at
            if not block:
                return None
            begin += max(len(window) - reach, 0)
            window = window[-reach:]


def _begins_record(data: bytes) -> bool:
    try:
        return zlib.decompressobj(wbits=31).decompress(data, len(_BEGIN)) == _BEGIN
    except zlib.error:
        return False
