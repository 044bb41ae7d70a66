"""Discord, as DiscordChatExporter writes it: a channel a file.

https://github.com/Tyrrrz/DiscordChatExporter
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

NAME = "discord"
TITLE = "DiscordChatExporter channel (JSON)"
_SPOKEN = frozenset(
    ("Default", "Reply", "ChatInputCommand", "ContextMenuCommand", "ThreadStarterMessage",
     "0", "19", "20", "21", "23")
)  # fmt: skip
"""Other types are what Discord itself announces. Old versions wrote some as numbers."""


def detect(name: str, head: str) -> bool:
    return any(map(_known, objects(head)))


def read(source: Source) -> Iterator[Post]:
    for record in records(source, TITLE, _known):
        for part in parts(record, list_at(record.value, "messages"), "message"):
            kind = text(part.value.get("type"))
            if not kind or kind in _SPOKEN:
                yield _post(source.name, part, record.value)


def _known(value: Object) -> bool:
    return "guild" in value and "channel" in value


def _post(file: str, record: Record, export: Object) -> Post:
    message, channel = record.value, object_at(export, "channel")
    author = object_at(message, "author")
    return make(
        file,
        record,
        id=message.get("id"),
        body=_body(message),
        author=first(author.get("nickname"), author.get("name")),
        parent=object_at(message, "reference").get("messageId"),
        thread=channel.get("name"),
        time=message.get("timestamp"),
        url=_url(text(object_at(export, "guild").get("id")), text(channel.get("id")),
                 text(message.get("id"))),
    )  # fmt: skip


def _body(message: Object) -> object:
    """Bots answer in embeds."""
    content = message.get("content")
    if content != "":
        return content
    embeds = [e for e in list_at(message, "embeds") if isinstance(e, dict)]
    said = (text(embed.get(key)) for embed in embeds for key in ("title", "description"))
    return "\n\n".join(filter(None, said))


def _url(guild: str, channel: str, message: str) -> str:
    if not (guild + channel + message).isdigit():
        return ""
    return f"https://discord.com/channels/{'@me' if guild == '0' else guild}/{channel}/{message}"
