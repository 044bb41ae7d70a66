"""Reading WARC files: checked from end to end once, then single records on demand."""

from __future__ import annotations

import json
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from warcio.archiveiterator import ArchiveIterator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOFTWARE = "auditor/"
END = "urn:auditor:end-of-capture"

ALLOWED = "allow-network"  # our field of a warcinfo record
_BLOCK = 16_384
_MAX_TOLD = 10_000_000  # bytes of one metadata record; headers are capped far below that


class DamagedError(Exception):
    """The text says what is wrong with the file."""


@dataclass(slots=True)
class Index:
    """Where things are in the file.

    `told`: URL to the content of its metadata record, in captures of this program;
    `bodies`: id of a response record to its offset; `responses`: URL to the same; `allowed`: the
    networks that were open, as written.
    """

    told: dict[str, dict[str, Any]] = field(default_factory=dict)
    bodies: dict[str, int] = field(default_factory=dict)
    allowed: list[str] = field(default_factory=list)
    responses: dict[str, int] = field(default_factory=dict)


def read_index(path: Path) -> Index:
    """Reads the whole file. Raises `DamagedError` or `OSError`.

    Later records of a URL win, so that a newer capture can be appended to an older one.
    """
    _check_gzip(path)
    index = Index()
    with path.open("rb") as stream:
        try:
            _Reader(ArchiveIterator(stream, check_digests=True), index).read()
        except (DamagedError, OSError):
            raise
        except Exception as error:  # warcio's parsers raise whatever the bytes make them
            raise DamagedError("it is not a WARC file, or is damaged") from error
    return index


@contextmanager
def record_at(path: Path, offset: int) -> Iterator[Any]:
    """The record (of warcio) that starts there. Raises `DamagedError` or `OSError`."""
    with path.open("rb") as stream:
        stream.seek(offset)
        try:
            record = next(iter(ArchiveIterator(stream)))
        except OSError:
            raise
        except Exception as error:
            raise DamagedError("it changed while it was read") from error
        yield record


class _Reader:
    """One pass over the records. A segment is what one run of this program has written."""

    def __init__(self, records: ArchiveIterator, index: Index) -> None:
        self._records = records
        self._index = index
        self._segment = False
        self._count = 0

    def read(self) -> None:
        total = 0
        for record in self._records:
            total += 1
            self._take(record)
        if self._segment:
            raise DamagedError("it ends too early")
        if not total:
            raise DamagedError("it is empty")
        if self._records.err_count:
            raise DamagedError("a record has the wrong length")

    def _take(self, record: Any) -> None:
        kind = record.rec_headers.get_header("WARC-Type")
        url = record.rec_headers.get_header("WARC-Target-URI") or ""
        content = _content(record, _MAX_TOLD if kind in ("warcinfo", "metadata") else 0)
        if kind is None:
            raise DamagedError("a record does not say what it is")
        if kind == "warcinfo":
            self._begin(content)
        elif url == END:
            self._end(content)
        elif kind == "metadata" and self._segment:
            self._tell(content)
        elif kind == "response" and record.http_headers is not None:
            offset = self._records.get_record_offset()
            self._index.responses[url] = offset
            self._index.bodies[record.rec_headers.get_header("WARC-Record-ID") or ""] = offset
        self._check(record)
        self._count += 1

    def _begin(self, content: bytes) -> None:
        if self._segment:
            raise DamagedError("a part of it ends too early")
        self._segment = b"software: " + SOFTWARE.encode() in content
        self._count = 0
        for line in content.decode("utf-8", "replace").splitlines() if self._segment else ():
            name, _, value = line.partition(":")
            if name == ALLOWED:
                self._index.allowed += value.split()

    def _end(self, content: bytes) -> None:
        expected = _object(content).get("records")
        if not self._segment or expected != self._count:
            raise DamagedError(f"{self._count} records of {expected} are there")
        self._segment = False

    def _tell(self, content: bytes) -> None:
        told = _object(content)
        fetched = told.get("fetched")
        if not isinstance(fetched, dict) or not isinstance(fetched.get("url"), str):
            raise DamagedError("a metadata record can't be read")
        body = told.get("body")
        if body is not None and body not in self._index.bodies:
            raise DamagedError("a response is missing")
        self._index.told[fetched["url"]] = told

    def _check(self, record: Any) -> None:
        """Length and digests. What a payload digest covers differs between programs."""
        if getattr(record.raw_stream, "limit", 0) > 0:
            raise DamagedError("a record ends too early")
        for problem in record.digest_checker.problems:
            if problem.startswith("block digest failed") or (
                self._segment and problem.startswith("payload digest failed")
            ):
                raise DamagedError("a record's content does not match its digest")


def _content(record: Any, keep: int) -> bytes:
    """Reads the record to its end; the first `keep` bytes of it come back."""
    kept = bytearray()
    while True:
        block = record.raw_stream.read(_BLOCK)
        if not block:
            return bytes(kept)
        if len(kept) < keep:
            kept += block


def _object(content: bytes) -> dict[str, Any]:
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise DamagedError("a metadata record can't be read")
    return value


def _check_gzip(path: Path) -> None:
    """Every member complete, with the right checksum; warcio reads on over both faults."""
    with path.open("rb") as stream:
        data = stream.read(_BLOCK)
        if not data.startswith(b"\x1f\x8b"):
            return
        member = zlib.decompressobj(wbits=31)
        while data:
            try:
                member.decompress(data)
            except zlib.error as error:
                raise DamagedError("it is damaged") from error
            data = member.unused_data or stream.read(_BLOCK)
            if member.eof and data:
                member = zlib.decompressobj(wbits=31)
        if not member.eof:
            raise DamagedError("it ends too early")
