"""Bytes of any input -> the Answers in it: a pasted answer, or an assistant's export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.errors import InputError
from auditor.inputs import archive
from auditor.inputs.export import may_be_json, read_export
from auditor.inputs.plain import MAX_BYTES, decode, read_answer

if TYPE_CHECKING:
    from auditor.model import Answer

HEAD = 4096


def may_be_export(head: bytes) -> bool:
    """`head` is the first `HEAD` bytes. What it tells is how much there may be to read."""
    if head.startswith(archive.SIGNATURE):
        return True
    try:
        text, _ = decode(head, "")
    except InputError:
        return False
    return may_be_json(text)


def limit(head: bytes) -> int:
    """How many bytes an input that begins so may have."""
    return archive.MAX_BYTES if may_be_export(head) else MAX_BYTES


def read_answers(
    data: bytes, name: str, *, question: str | None = None, conversation: str | None = None
) -> tuple[Answer, ...]:
    """One Answer for a pasted answer; for an export one a message of the assistant, in order.

    `name` is what the user calls the input. `conversation` chooses among an export's by id or by
    a part of the title. `question` is for answers whose export has none. Raises InputError.
    """
    if data.startswith(archive.SIGNATURE):
        data, name = archive.unpack(data, name)
    if may_be_export(data[:HEAD]):
        if len(data) > archive.MAX_BYTES:
            raise archive.too_large(name)
        text, notes = decode(data, name)
        answers = read_export(text, name, question=question, conversation=conversation, notes=notes)
        if answers is not None:
            return answers
    if conversation is not None:
        raise InputError(
            f"{name} is one answer, not an export: there is no conversation to choose",
            "Leave the conversation out.",
        )
    return (read_answer(data, name, question=question),)
