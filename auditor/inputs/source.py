"""Where answers come from: a file, standard input, the clipboard."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from auditor.errors import InputError
from auditor.inputs.read import HEAD, limit, read_answers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model import Answer


def from_file(
    path: str, question: str | None, conversation: str | None = None
) -> tuple[Answer, ...]:
    """Raises InputError."""
    hint = "Check the path, or pipe the answer in with -."
    with _explained(path or "the file", hint), Path(path).open("rb") as file:
        data = _bounded(file)
    return read_answers(data, path, question=question, conversation=conversation)


def from_standard_input(
    question: str | None, conversation: str | None = None
) -> tuple[Answer, ...]:
    """Raises InputError."""
    with _explained("standard input", "Save the answer to a file and name it."):
        data = _bounded(sys.stdin.buffer) if sys.stdin else b""
    return read_answers(data, "standard input", question=question, conversation=conversation)


def _bounded(file: IO[bytes]) -> bytes:
    """No more than shows that it is too much: nobody's disk image is read to its end."""
    head = file.read(HEAD)
    return head + file.read(limit(head) + 1 - len(head))


@contextmanager
def _explained(name: str, hint: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{name} can't be read: {reason}", hint) from error


def from_clipboard(question: str | None, conversation: str | None = None) -> tuple[Answer, ...]:
    """Raises InputError."""
    import pyperclip

    try:
        text: str = pyperclip.paste()
    except pyperclip.PyperclipException as error:
        raise InputError(
            "the clipboard can't be read on this machine",
            "On Linux install xclip, xsel or wl-clipboard; or pipe the answer in with -.",
        ) from error
    data = text.encode("utf-8", errors="replace")
    return read_answers(data, "clipboard", question=question, conversation=conversation)
