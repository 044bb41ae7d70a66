"""The archive that an assistant sends as an export: the conversations in it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import PurePosixPath

from auditor.errors import InputError

SIGNATURE = b"PK\x03\x04"
MAX_BYTES = 500_000_000
"""Of an export, packed or not: years of daily use stay below a tenth of it."""
_MEMBER = "conversations.json"
_PART = re.compile(r"conversations(?:-\d{1,4})?\.json\Z")
_MAX_RATIO = 200
"""JSON of conversations packs to a fifth or a tenth; a bomb to a thousandth."""
_SMALL = 1_000_000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_UNPACK = f"Unpack it and name the {_MEMBER} in it."


def unpack(data: bytes, name: str) -> tuple[bytes, str]:
    """The conversations' JSON, and what to call it. Large exports have it in numbered parts: one
    after the other. Raises InputError.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = _find(archive, name)
            _check(members, name)
            content = b"\n".join(_read(archive, member, name) for member in members)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,  # encrypted
        ValueError,
    ) as error:
        raise InputError(f"{name} is an archive that can't be read: {error}", _UNPACK) from error
    return content, f"{name}/{_MEMBER}"


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> bytes:
    """No more than the archive's list says: that sum was checked."""
    with archive.open(member) as file:
        content = file.read(member.file_size + 1)
    if len(content) > member.file_size:
        raise too_large(name)
    return content


def _find(archive: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    found = [i for i in archive.infolist() if _PART.match(PurePosixPath(i.filename).name)]
    folders = {PurePosixPath(member.filename).parent for member in found}
    names = {PurePosixPath(member.filename).name for member in found}
    if found and len(folders) == 1 and (len(found) == 1 or _MEMBER not in names):
        return sorted(found, key=lambda member: (len(member.filename), member.filename))
    how_many = f"more than one {_MEMBER}" if found else f"no {_MEMBER}"
    raise InputError(
        f"{name} is an archive with {how_many} in it",
        "Name the archive that the assistant sent, or the file with the conversations in it.",
    )


def _check(members: list[zipfile.ZipInfo], name: str) -> None:
    if any(member.compress_type not in _METHODS for member in members):
        raise InputError(f"{name} is packed in a way that is not known here", _UNPACK)
    whole = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if whole > MAX_BYTES or (whole > _SMALL and whole > _MAX_RATIO * packed):
        raise too_large(name)


def too_large(name: str) -> InputError:
    return InputError(
        f"{name}: more than {MAX_BYTES / 1e6:.0f} MB, or packed as no export is",
        "Save one conversation of the export to a file of its own.",
    )
