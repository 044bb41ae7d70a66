"""Files of an export: plain, compressed, in a folder, in an archive."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, cast

from auditor.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

HEAD = 65_536
"""Bytes that formats are told apart by."""
_ZIP = b"PK\x03\x04"
_ZSTD = b"\x28\xb5\x2f\xfd"
_GZIP = b"\x1f\x8b"
_BZIP2 = b"BZh"
_XZ = b"\xfd7zXZ\x00"
MAX_MEMBERS = 100_000
MAX_RATIO = 200
"""Text packs to a fifth or a tenth; a bomb to a thousandth."""
_SMALL = 10_000_000

BROKEN = (
    OSError, EOFError, ValueError, zipfile.BadZipFile, zlib.error, lzma.LZMAError,
    NotImplementedError, RuntimeError,
)  # fmt: skip
"""What reading a damaged, encrypted or foreign archive raises."""


@dataclass(frozen=True)
class Source:
    """One file. `name` is how a user finds it: `export.zip/general/2024-01-02.json`."""

    name: str
    packed: Callable[[], IO[bytes]]

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """Its bytes, unpacked, from the beginning. What breaks off, or is packed wrongly, raises
        InputError where it is read.
        """
        try:
            with self.packed() as packed, _unpacking(packed) as stream:
                yield stream
        except BROKEN as error:
            why = str(error) or type(error).__name__
            raise InputError(f"{self.name} can't be read further: {why}") from error

    def head(self) -> bytes:
        with self.open() as stream:
            return stream.read(HEAD)


@contextmanager
def sources(path: Path) -> Iterator[tuple[Source, ...]]:
    """The files of an export: one for a file, the members of an archive, the files of a folder in
    order of their names. Raises InputError.
    """
    try:
        if path.is_dir():
            files = sorted(p for p in path.rglob("*") if p.is_file() and not p.is_symlink())
            if not files:
                raise InputError(f"{path} is a folder without files", "Name the export.")
            if len(files) > MAX_MEMBERS:
                raise _too_many(str(path))
            yield tuple(_file(p) for p in files)
        elif zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                yield _members(archive, str(path))
        else:
            yield (_file(path),)
    except zipfile.BadZipFile as error:
        raise InputError(f"{path} is an archive that can't be read: {error}") from error
    except OSError as error:
        raise InputError(f"{path} can't be read: {error.strerror or error}") from error


def in_memory(data: bytes, name: str) -> tuple[Source, ...]:
    """The same for bytes that came through a pipe."""
    if data.startswith(_ZIP):
        try:
            return _members(zipfile.ZipFile(io.BytesIO(data)), name)
        except zipfile.BadZipFile as error:
            raise InputError(f"{name} is an archive that can't be read: {error}") from error
    return (Source(name, lambda: io.BytesIO(data)),)


def _too_many(name: str) -> InputError:
    return InputError(f"{name} has more than {MAX_MEMBERS:,} files in it", "Name a part of it.")


def _file(path: Path) -> Source:
    return Source(str(path), lambda: path.open("rb"))


def _members(archive: zipfile.ZipFile, name: str) -> tuple[Source, ...]:
    """Names are only names: nothing is ever written under them."""
    found = sorted((i for i in archive.infolist() if not i.is_dir()), key=lambda i: i.filename)
    if len(found) > MAX_MEMBERS:
        raise _too_many(name)
    for member in found:
        if member.file_size > max(_SMALL, MAX_RATIO * member.compress_size):
            raise InputError(
                f"{name}: {member.filename!r} is packed as no export is",
                "If you trust it, unpack it and name the folder.",
            )
    return tuple(_member(archive, member, name) for member in found)


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> Source:
    return Source(f"{name}/{member.filename}", lambda: archive.open(member))


def _unpacking(stream: IO[bytes]) -> IO[bytes]:
    head = stream.read(len(_XZ))
    stream.seek(0)
    if head.startswith(_GZIP):
        return cast("IO[bytes]", gzip.open(stream))
    if head.startswith(_BZIP2):
        return bz2.open(stream)
    if head.startswith(_XZ):
        return lzma.open(stream)
    if head.startswith(_ZSTD):
        return _zstd(stream)
    return stream


def _zstd(stream: IO[bytes]) -> IO[bytes]:
    import zstandard

    # Dumps of Reddit are packed with a window of 2 GB, which takes as much memory to unpack.
    unpacking = zstandard.ZstdDecompressor(max_window_size=1 << 31)
    return io.BufferedReader(unpacking.stream_reader(stream, closefd=True))
