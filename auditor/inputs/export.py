"""The text of an assistant's export -> the Answers in it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from auditor.errors import InputError
from auditor.inputs.chats import FORMATS
from auditor.model import Answer, Location

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from auditor.inputs.chats.chat import Format, Label, Message, Object

_START = re.compile(r"\s{0,999}(?:\[\s{0,999}(?:\{\s{0,999}[\"}]|\])|\{\s{0,999}[\"}])")
_KEYS = re.compile(
    r"\"(?:mapping|current_node|chat_messages|chat_session|conversation_id|content_references)\"\s?:"
)
_SPACE = re.compile(r"[ \t\n\r]*")
_HEAD = 65_536
_LONGEST_NUMBER = 18
_MOST_LISTED = 10
_CUT = "The file may be cut short: download the export again."


def may_be_json(head: str) -> bool:
    return bool(_START.match(head))


def read_export(
    text: str,
    name: str,
    *,
    question: str | None = None,
    conversation: str | None = None,
    notes: tuple[str, ...] = (),
) -> tuple[Answer, ...] | None:
    """None for what is no export but an answer, which may begin with JSON or hold nothing else.

    `conversation` is an id, or part of a title; `notes` are those of the bytes' decoding. Raises
    InputError.
    """
    reading = _Reading(name, question, conversation, notes)
    try:
        for value in _elements(text):
            reading.take(value)
    except json.JSONDecodeError as error:
        if not (reading.format or name.lower().endswith(".json") or _KEYS.search(text, 0, _HEAD)):
            return None
        raise InputError(
            f"{name}:{error.lineno}:{error.colno}: the JSON breaks off or is wrong ({error.msg})",
            _CUT,
        ) from error
    except RecursionError as error:
        raise InputError(f"{name} is nested deeper than any export", _CUT) from error
    if not reading.format and reading.is_answer:
        return None
    return reading.answers()


def _elements(text: str) -> Iterator[object]:
    """The elements of each array that the text is made of, one in memory at a time; of anything
    else each value. An export has one array, or several that were parts of an archive.
    """
    decoder = json.JSONDecoder(parse_int=_number)
    at = _skip(text, 0)
    while at < len(text):
        if text.startswith("[", at):
            at = yield from _array(decoder, text, at)
        else:
            value, at = decoder.raw_decode(text, at)
            yield value
        at = _skip(text, at)


def _array(decoder: json.JSONDecoder, text: str, at: int) -> Generator[object, None, int]:
    """The elements of the array that starts at `at`; returns where it ended."""
    at = _skip(text, at + 1)
    while not text.startswith("]", at):
        value, at = decoder.raw_decode(text, at)
        yield value
        at = _skip(text, at)
        if text.startswith(",", at):
            at = _skip(text, at + 1)
        elif not text.startswith("]", at):
            raise json.JSONDecodeError("expected a comma or the end of the list", text, at)
    return at + 1


def _skip(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _number(digits: str) -> int:
    """No number of an export is long; Python refuses to read one of 5,000 digits."""
    return int(digits) if len(digits) <= _LONGEST_NUMBER else 0


@dataclass
class _Reading:
    """What was found in an export so far."""

    name: str
    question: str | None
    conversation: str | None
    notes: tuple[str, ...]
    format: Format | None = None
    is_answer: bool = False
    labels: list[Label] = field(default_factory=list)
    found: list[Answer] = field(default_factory=list)
    chosen: bool = False
    unreadable: int = 0

    def take(self, value: object) -> None:
        known = (self.format,) if self.format and self.format.detect(value) else FORMATS
        chat = next((each for each in known if each.detect(value)), None)
        if chat is None or not isinstance(value, dict):
            self.unreadable += 1
            # ChatGPT pastes a reference as such an object; nothing else may be in the paste.
            self.is_answer |= isinstance(value, dict) and "fallbackMarkdown" in value
            return
        self.format = chat
        label = chat.label(value)
        if self._is_chosen(label):
            self.chosen = True
            self._read(chat, value, label)

    def _is_chosen(self, label: Label) -> bool:
        if self.conversation is None:
            return True
        if len(self.labels) < _MOST_LISTED:
            self.labels.append(label)
        wanted = self.conversation.strip().casefold()
        return wanted == label.id.casefold() or (
            bool(wanted) and wanted in whole(label.title).casefold()
        )

    def _read(self, chat: Format, value: Object, label: Label) -> None:
        for message in chat.messages(value):
            if message is None:
                self.unreadable += 1
            else:
                self.found.append(self._answer(chat, message, label))

    def _answer(self, chat: Format, message: Message, label: Label) -> Answer:
        text = whole(message.text).replace("\r\n", "\n").replace("\r", "\n")
        question = whole(message.question) if message.question else self.question
        notes = [f"read from a {chat.NAME} export: citations are those of its metadata"]
        if label.title:
            notes.append(f"conversation: “{' '.join(whole(label.title).split())}”")
        if text.count("\ufffd") > message.text.count("\ufffd"):
            notes.append("broken characters of the export are read as “\ufffd”")
        location = Location(self.name, post=whole(message.id) or None, author=whole(message.author))
        return Answer(text, location, question, (*self.notes, *notes, *message.notes))

    def answers(self) -> tuple[Answer, ...]:
        if self.format is None:
            names = ", ".join(each.NAME for each in FORMATS)
            raise InputError(
                f"{self.name} is JSON, but no export that is known",
                f"Exports of {names} can be read, and so can the text of an answer.",
            )
        if not self.chosen:
            listed = "; ".join(f"{whole(at.title)!r} ({whole(at.id)})" for at in self.labels)
            raise InputError(
                f"{self.name} has no conversation {self.conversation!r}",
                f"Name an id or a part of a title. The first are: {listed}.",
            )
        if not self.found:
            raise InputError(
                f"{self.name} has no answer of an assistant in it",
                "Choose another conversation, or paste the answer itself.",
            )
        return (replace(self.found[0], notes=(*self.found[0].notes, *self._skipped())),
                *self.found[1:])  # fmt: skip

    def _skipped(self) -> tuple[str, ...]:
        if not self.unreadable:
            return ()
        return (f"{self.unreadable} of the export's messages could not be read and are left out",)


def whole(text: str) -> str:
    """JSON may hold halves of a surrogate pair: two that meet are joined, others replaced."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
