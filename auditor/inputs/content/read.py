"""A file of a repository -> Content: what of it is audited, and where each word of that stands."""

from __future__ import annotations

import os
import stat

from auditor.errors import InputError
from auditor.inputs.content.formats import Format, format_of
from auditor.inputs.plain import decode, is_binary
from auditor.model.content import Content
from auditor.model.text import Answer, Location

_EXCLUDE = "Leave it out with --exclude."
_NOT_TEXT = InputError("is not text", "Save it in UTF-8, or leave it out with --exclude.")


def read_content(path: str) -> Content:
    """Raises InputError for a file that can't be read, is too large, or is not what its name says.

    Not more than the limit of its format is read of any file.
    """
    form = format_of(path)
    data = _bytes(path, form)
    try:
        raw, notes = (form.unpack(data), ()) if form.unpack else _text(data, path)
        sheet = form.prose(raw)
    except InputError as error:
        raise InputError(f"{path} {error.message}", error.hint) from error
    places = sheet.places(raw)
    answer = Answer(sheet.text, Location(path), notes=notes, is_document=True, places=places)
    return Content(path, form.kind, raw, answer)


def _bytes(path: str, form: Format) -> bytes:
    try:
        with open(path, "rb", opener=_open) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise InputError(f"{path} is not a file", _EXCLUDE)
            data = file.read(form.max_bytes + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path} can't be read: {reason}", "Check the path.") from error
    if len(data) > form.max_bytes:
        raise InputError(
            f"{path} has more than {form.max_bytes / 1e6:.0f} MB, which is more than people write",
            "Leave it out with --exclude, or cut it into parts.",
        )
    return data


def _open(path: str, flags: int) -> int:
    """Without waiting for a pipe's other end."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _text(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    try:
        text, notes = decode(data, path)
    except InputError as error:
        raise _NOT_TEXT from error
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if text and is_binary(text):
        raise _NOT_TEXT
    return text, notes
