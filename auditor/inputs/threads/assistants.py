"""Exports of assistants as threads: each answer is a post, and the assistant its author.

What users asked is in these exports too, and is no post of anybody's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.inputs import chats
from auditor.inputs.chats.chat import list_at, object_at
from auditor.inputs.threads.making import first, make
from auditor.inputs.threads.peeking import objects
from auditor.inputs.threads.records import Record, records, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.inputs.chats.chat import Format
    from auditor.inputs.threads.records import Object
    from auditor.inputs.threads.source import Source
    from auditor.model import Post

_ADDRESSES = {
    "ChatGPT": "https://chatgpt.com/c/",
    "Claude": "https://claude.ai/chat/",
    "DeepSeek": "https://chat.deepseek.com/a/chat/s/",
}


class Assistant:
    """A format of threads."""

    def __init__(self, chat: Format) -> None:
        self.NAME = chat.NAME.lower()
        self.TITLE = f"{chat.NAME} export (JSON)"
        self._chat = chat

    def detect(self, name: str, head: str) -> bool:
        return any(map(self._chat.detect, objects(head)))

    def read(self, source: Source) -> Iterator[Post]:
        for record in records(source, self.TITLE, self._chat.detect):
            if record.problem:
                yield make(source.name, record)
            else:
                yield from self._answers(source.name, record)

    def _answers(self, file: str, record: Record) -> Iterator[Post]:
        label = self._chat.label(record.value)
        times = _times(record.value)
        for number, message in enumerate(self._chat.messages(record.value), 1):
            place = f"{record.place}, message {number}"
            if message is None:
                yield make(file, Record({}, place, record.line, f"{place} can't be read"))
                continue
            address = _ADDRESSES.get(self._chat.NAME, "")
            yield make(
                file,
                Record({}, place, record.line),
                id=message.id,
                body=message.text,
                author=message.author,
                thread=first(label.title, label.id),
                time=times.get(message.id),
                url=address + label.id if address and label.id.isascii() and label.id else None,
            )


def _times(conversation: Object) -> dict[str, object]:
    """When each message was written, by its id."""
    session = object_at(object_at(conversation, "data"), "biz_data") or conversation
    nodes = object_at(session, "mapping")
    listed = [
        *list_at(session, "chat_messages"),
        *(object_at(n, "message") for n in nodes.values()),
    ]
    times = {}
    for at in listed:
        if isinstance(at, dict):
            key = text(first(at.get("uuid"), at.get("message_id"), at.get("id")))
            held = (at.get(name) for name in ("created_at", "create_time", "inserted_at"))
            times[key] = next((time for time in held if time is not None), None)
    for key, node in nodes.items():  # DeepSeek's messages have the ids of their nodes
        times.setdefault(key, object_at(node, "message").get("inserted_at"))
    return times


FORMATS = tuple(map(Assistant, chats.FORMATS))
