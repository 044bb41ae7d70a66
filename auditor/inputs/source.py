"""Where an answer comes from: a file, standard input, the clipboard."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.errors import InputError
from auditor.inputs.plain import read_answer

if TYPE_CHECKING:
    from auditor.model import Answer


def from_file(path: str, question: str | None) -> Answer:
    """Raises InputError."""
    try:
        data = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(
            f"{path or 'the file'} can't be read: {reason}",
            "Check the path, or pipe the answer in with -.",
        ) from error
    return read_answer(data, path, question=question)


def from_standard_input(question: str | None) -> Answer:
    """Raises InputError."""
    data = sys.stdin.buffer.read() if sys.stdin else b""
    return read_answer(data, "standard input", question=question)


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
