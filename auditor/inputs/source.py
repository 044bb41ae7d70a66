"""Where an answer comes from: a file, standard input, the clipboard."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.errors import InputError
from auditor.inputs.plain import MAX_BYTES, read_answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model import Answer


def from_file(path: str, question: str | None) -> Answer:
    """Raises InputError."""
    hint = "Check the path, or pipe the answer in with -."
    with _explained(path or "the file", hint), Path(path).open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    return read_answer(data, path, question=question)


def from_standard_input(question: str | None) -> Answer:
    """Raises InputError."""
    with _explained("standard input", "Save the answer to a file and name it."):
        data = sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin else b""
    return read_answer(data, "standard input", question=question)


@contextmanager
def _explained(name: str, hint: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{name} can't be read: {reason}", hint) from error


def from_clipboard(question: str | None) -> Answer:
    """Raises InputError."""
    import pyperclip

    try:
        text: str = pyperclip.paste()
    except pyperclip.PyperclipException as error:
        raise InputError(
            "the clipboard can't be read on this machine",
            "On Linux install xclip, xsel or wl-clipboard; or pipe the answer in with -.",
        ) from error
    return read_answer(text.encode("utf-8", errors="replace"), "clipboard", question=question)
