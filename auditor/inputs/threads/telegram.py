"""Telegram Desktop's `result.json`: one chat, or all of an account's.

https://core.telegram.org/import-export
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.inputs.chats.chat import list_at, object_at
from auditor.inputs.markdown import link
from auditor.inputs.threads.making import first, make
from auditor.inputs.threads.peeking import objects
from auditor.inputs.threads.records import parts, records, text
from auditor.model import BodyFormat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.inputs.threads.records import Object, Record
    from auditor.inputs.threads.source import Source
    from auditor.model import Post

NAME = "telegram"
TITLE = "Telegram Desktop export (result.json)"

_WRITTEN = frozenset(("text_link", "pre", "blockquote"))


def detect(name: str, head: str) -> bool:
    return any(map(_known, objects(head)))


def read(source: Source) -> Iterator[Post]:
    for record in records(source, TITLE, _known):
        if "messages" in record.value:
            yield from _chat(source.name, record)
        for key in ("chats", "left_chats"):
            for chat in parts(record, list_at(object_at(record.value, key), "list"), "chat"):
                if chat.problem:
                    yield make(source.name, chat)
                yield from _chat(source.name, chat)


def _known(value: Object) -> bool:
    if "messages" in value:
        return "type" in value and ("id" in value or "name" in value)
    return "personal_information" in value or "list" in object_at(value, "chats")


def _chat(file: str, record: Record) -> Iterator[Post]:
    chat = record.value
    for part in parts(record, list_at(chat, "messages"), "message"):
        message = part.value
        if text(message.get("type")) == "service":
            continue
        body, is_markdown = _text(message.get("text"))
        yield make(
            file,
            part,
            id=message.get("id"),
            body=body,
            body_format=BodyFormat.MARKDOWN if is_markdown else BodyFormat.PLAIN,
            author=first(message.get("from"), message.get("actor"), message.get("from_id")),
            parent=message.get("reply_to_message_id"),
            thread=first(chat.get("name"), chat.get("id")),
            time=first(message.get("date_unixtime"), message.get("date")),
        )


def _text(value: Any) -> tuple[str | None, bool]:
    """The text, and whether something of it had to be written as Markdown."""
    if not isinstance(value, list):
        return (value if isinstance(value, str) else None), False
    kinds = {text(part.get("type")) for part in value if isinstance(part, dict)}
    return "".join(map(_part, value)), not kinds.isdisjoint(_WRITTEN)


def _part(part: Any) -> str:
    if isinstance(part, str):
        return part
    if not isinstance(part, dict):
        return ""
    said, kind = text(part.get("text")), text(part.get("type"))
    if kind == "text_link" and text(part.get("href")):
        return link(said, text(part.get("href")))
    if kind == "blockquote":
        return "\n" + "\n".join(f"> {line}" for line in said.split("\n")) + "\n\n"
    return f"\n```\n{said}\n```\n" if kind == "pre" else said
