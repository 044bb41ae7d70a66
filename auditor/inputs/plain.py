"""Bytes of a pasted answer -> Answer: plain text, Markdown or HTML, as people save and pipe it."""

from __future__ import annotations

import codecs

from auditor.errors import InputError
from auditor.inputs.html import MAX_TAGS, looks_like_html, to_markdown
from auditor.model import Answer, Location

MAX_BYTES = 20_000_000
"""More than any answer: a larger file is something else (an export, a dump)."""
_MAX_BAD_SHARE = 0.3
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_answer(data: bytes, name: str, *, question: str | None = None) -> Answer:
    """`name` is what the user calls the input: a path, or "standard input".

    Newlines become "\\n" and HTML becomes Markdown; nothing else of the text changes. Raises
    InputError for input that is empty, too large or not text.
    """
    if len(data) > MAX_BYTES:
        raise InputError(
            f"{name}: more than {MAX_BYTES / 1e6:.0f} MB, which is more than an answer",
            "Pass one answer at a time, cut out of the export.",
        )
    text, notes = decode(data, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    if not text.strip():
        raise InputError(f"{name} is empty", "Paste the answer with its list of sources.")
    if is_binary(text):
        raise _not_text(name)
    if looks_like_html(text):
        if text.count("<") > MAX_TAGS:
            raise InputError(
                f"{name}: more than {MAX_TAGS:,} tags, which is more than an answer",
                "Copy the answer alone out of the page.",
            )
        text = to_markdown(text)
        notes = (*notes, "read as HTML: lines and columns are those of its text")
        if not text.strip():
            raise InputError(f"{name} has no text", "Save the page with the answer in it.")
    return Answer(text, Location(name), question, notes)


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text without its byte order mark, and what was lost. Raises InputError."""
    bom, encoding = encoding_of(data, name)
    text = data[len(bom) :].decode(encoding, errors="replace")
    notes = ("read as Windows-1252, because it is not UTF-8",) if encoding == "cp1252" else ()
    return text, (*notes, *_lost(text.count("\ufffd")))


def encoding_of(data: bytes, name: str) -> tuple[bytes, str]:
    """The byte order mark that `data` begins with, or b"", and the encoding. Raises InputError."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return bom, _without_bom(encoding, bom)
    if b"\0" in data[:4096]:
        raise _not_text(name)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return b"", "utf-8"
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    whole = sum(char > "\x7f" for char in text) - bad
    if bad <= whole:  # mostly UTF-8: something broke a few characters of it
        return b"", "utf-8"
    if bad > _MAX_BAD_SHARE * len(text):
        raise _not_text(name)
    return b"", "cp1252"


def _without_bom(encoding: str, bom: bytes) -> str:
    if encoding == "utf-8":
        return encoding
    little = bom in (codecs.BOM_UTF16_LE, codecs.BOM_UTF32_LE)
    return f"{encoding}-{'le' if little else 'be'}"


def _lost(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    return (f"{count} byte sequence{'s' * (count > 1)} could not be decoded and read as “\ufffd”",)


def is_binary(text: str) -> bool:
    """Whether a text that is not empty has more control characters than text has."""
    sample = text[:65536]
    controls = sum(char < " " and char not in "\n\t\f\x1b" for char in sample)
    return controls > 0.02 * len(sample)


def _not_text(name: str) -> InputError:
    return InputError(
        f"{name} is not text",
        "Save the answer as plain text or Markdown in UTF-8, or paste it with --clipboard.",
    )
