"""Content codings, decoded with a cap and a demand for the end of the stream."""

from __future__ import annotations

import io
import zlib
from importlib import import_module
from typing import Protocol

from auditor.model import FailureKind
from auditor.web.fetcher import Unfetchable

_MAX_MEMBERS = 1000  # of one gzip body; a block-compressed file of 5 MB has about 80
_STEP = 65_536
_PDF_WITHIN = 1024  # bytes before the signature that readers put up with (ISO 32000-1, annex H)


class _Codec(Protocol):
    def feed(self, data: bytes, room: int) -> bytes: ...
    def ended(self) -> bool: ...


def accepted() -> str:
    """Value of the Accept-Encoding header."""
    return "gzip, deflate, br" if _brotli_available() else "gzip, deflate"


class Body:
    """Collects a body. The limits hold for what arrives and for what comes out of it, in bytes.

    `pdf_limit` is that of what begins as a PDF file does.
    """

    def __init__(self, coding: str, limit: int, *, pdf_limit: int = 0) -> None:
        self._codec = _codec(coding)
        self._limit = limit
        self._pdf_limit = max(limit, pdf_limit)
        self._arrived = 0
        self._collected = io.BytesIO()  # gives its bytes without a copy
        self._size = 0

    def feed(self, data: bytes) -> None:
        """Raises `Unfetchable`: too large, or not what the coding says."""
        self._arrived += len(data)
        if self._codec is None:
            self._keep(data)
        else:
            try:
                self._keep(self._codec.feed(data, self._pdf_limit - self._size + 1))
            except Unfetchable:
                raise
            except Exception as error:
                raise Unfetchable(
                    FailureKind.BAD_ENCODING, "the compressed body is damaged"
                ) from error
        if self._arrived > self._limit:
            raise too_large(self._limit)

    def finish(self) -> bytes:
        if self._codec is not None and self._arrived and not self._codec.ended():
            raise Unfetchable(FailureKind.BAD_ENCODING, "the compressed body ends too early")
        return self._collected.getvalue()

    def _keep(self, data: bytes) -> None:
        if not self._size and b"%PDF-" in data[:_PDF_WITHIN]:
            self._limit = self._pdf_limit
        self._size += len(data)
        if self._size > self._limit:
            raise too_large(self._limit)
        self._collected.write(data)


def too_large(limit: int) -> Unfetchable:
    return Unfetchable(FailureKind.TOO_LARGE, f"the page is larger than {limit:,} bytes")


def _codec(coding: str) -> _Codec | None:
    codings = [name for name in coding.lower().replace(" ", "").split(",") if name]
    codings = [name for name in codings if name != "identity"]
    if not codings:
        return None
    if len(codings) == 1:
        if codings[0] in ("gzip", "x-gzip"):
            return _Gzip()
        if codings[0] == "deflate":
            return _Deflate()
        if codings[0] == "br" and _brotli_available():
            return _Brotli()
    raise Unfetchable(FailureKind.BAD_ENCODING, f"content coding {', '.join(codings)[:40]!r}")


class _Gzip:
    """One member or several, as RFC 1952, 2.2 allows. Zero padding and garbage end it."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(wbits=31)
        self._members = 1
        self._rest = b""

    def feed(self, data: bytes, room: int) -> bytes:
        out: list[bytes] = []
        data = self._rest + data
        self._rest = b""
        while data and room > 0:
            if self._member.eof:
                if len(data) < 2:
                    self._rest = data
                    break
                if not data.startswith(b"\x1f\x8b"):
                    break  # what follows the last member is ignored, as gzip(1) and browsers do
                self._members += 1
                if self._members > _MAX_MEMBERS:
                    raise Unfetchable(FailureKind.BAD_ENCODING, "too many gzip members")
                self._member = zlib.decompressobj(wbits=31)
            piece = self._member.decompress(data, room)
            room -= len(piece)
            out.append(piece)
            data = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
        return b"".join(out)

    def ended(self) -> bool:
        return self._member.eof


class _Deflate:
    """zlib format, as it should be, or bare deflate, which RFC 9110, 8.4.1.2 warns of."""

    def __init__(self) -> None:
        self._head = b""
        self._stream: zlib._Decompress | None = None

    def feed(self, data: bytes, room: int) -> bytes:
        if self._stream is None:
            self._head += data
            if len(self._head) < 2:
                return b""
            data = self._head
            is_zlib = data[0] & 15 == 8 and int.from_bytes(data[:2], "big") % 31 == 0
            self._stream = zlib.decompressobj(wbits=15 if is_zlib else -15)
        return b"" if self._stream.eof else self._stream.decompress(data, room)

    def ended(self) -> bool:
        return self._stream is not None and self._stream.eof


class _Brotli:
    def __init__(self) -> None:
        self._stream = import_module("brotli").Decompressor()

    def feed(self, data: bytes, room: int) -> bytes:
        out: list[bytes] = []
        while room > 0 and not self._stream.is_finished():
            piece = self._stream.process(data, output_buffer_limit=min(room, _STEP))
            data = b""
            room -= len(piece)
            out.append(piece)
            if self._stream.can_accept_more_data():
                break
        return b"".join(out)

    def ended(self) -> bool:
        return bool(self._stream.is_finished())


def _brotli_available() -> bool:
    """Only with a version that can cap its output (1.2): an older one can't be kept from a bomb."""
    try:
        return hasattr(import_module("brotli").Decompressor, "can_accept_more_data")
    except ImportError:
        return False
