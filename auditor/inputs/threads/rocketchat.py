"""Rocket.Chat: messages as its interface and its exports list them.

https://developer.rocket.chat/apidocs/get-channel-messages
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.inputs.chats.chat import list_at, object_at
from auditor.inputs.threads.making import first, make
from auditor.inputs.threads.peeking import objects
from auditor.inputs.threads.records import parts, records, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.inputs.threads.records import Object, Record
    from auditor.inputs.threads.source import Source
    from auditor.model import Post

NAME = "rocketchat"
TITLE = "Rocket.Chat messages (JSON)"


def detect(name: str, head: str) -> bool:
    return any(map(_known, objects(head)))


def read(source: Source) -> Iterator[Post]:
    for record in records(source, TITLE, _known):
        if isinstance(record.value.get("messages"), list):
            for part in parts(record, record.value["messages"], "message"):
                yield from _post(source.name, part)
        else:
            yield from _post(source.name, record)


def _known(value: Object) -> bool:
    return any(
        isinstance(message, dict) and "msg" in message and ("u" in message or "rid" in message)
        for message in [value, *list_at(value, "messages")[:3]]
    )


def _post(file: str, record: Record) -> Iterator[Post]:
    """None for what Rocket.Chat itself announces: such messages have a type."""
    message = record.value
    kind = text(message.get("t"))
    if kind not in ("", "rm", "discussion-created"):
        return
    author = object_at(message, "u")
    time = message.get("ts")
    problem = "hidden: an earlier version" if message.get("_hidden") is True else ""
    yield make(
        file,
        record,
        id=message.get("_id"),
        body=message.get("msg"),
        author=first(author.get("username"), author.get("name")),
        parent=message.get("tmid"),
        thread=first(message.get("fname"), message.get("rid")),
        time=time.get("$date") if isinstance(time, dict) else time,
        problem="deleted" if kind == "rm" else problem,
    )
