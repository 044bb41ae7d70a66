"""Mastodon, and others of ActivityPub: an account's outbox, statuses, a thread ("context").

https://docs.joinmastodon.org/entities/Status/, https://www.w3.org/TR/activitystreams-core/
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.inputs.chats.chat import list_at, object_at
from auditor.inputs.threads.making import first, make
from auditor.inputs.threads.peeking import objects
from auditor.inputs.threads.records import parts, records, text
from auditor.model import BodyFormat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.inputs.threads.records import Object, Record
    from auditor.inputs.threads.source import Source
    from auditor.model import Post

NAME = "mastodon"
TITLE = "Mastodon outbox or statuses (JSON)"
_ACTOR = re.compile(r"https?://([^/?#]{1,253})/(?:users/|@|u/)?([^/?#]{1,100})/?\Z")
_LISTS = ("orderedItems", "ancestors", "descendants", "statuses")
_GONE = frozenset(("Tombstone", "Delete"))


def detect(name: str, head: str) -> bool:
    return any(map(_known, objects(head)))


def read(source: Source) -> Iterator[Post]:
    for record in records(source, TITLE, _known):
        if record.problem or not any(isinstance(record.value.get(key), list) for key in _LISTS):
            yield from _post(source.name, record)
        for key in _LISTS:
            own = [item for item in list_at(record.value, key) if not _is_address(item)]
            for part in parts(record, own):
                yield from _post(source.name, part)


def _known(value: Object) -> bool:
    if "orderedItems" in value or ("ancestors" in value and "descendants" in value):
        return True
    statuses = list_at(value, "statuses")[:1]
    status = statuses[0] if statuses and isinstance(statuses[0], dict) else value
    if "account" in status:
        return "content" in status or "in_reply_to_id" in status
    return "object" in status and "actor" in status and "type" in status


def _is_address(item: object) -> bool:
    """What others wrote, and was liked or boosted, is only named."""
    return isinstance(item, str) and item.startswith(("https://", "http://"))


def _post(file: str, record: Record) -> Iterator[Post]:
    """None for what is another's, boosted."""
    value = record.value
    note = object_at(value, "object") or value
    if isinstance(value.get("reblog"), dict) or text(value.get("type")) == "Announce":
        return
    gone = text(note.get("type")) in _GONE or text(value.get("type")) in _GONE
    author = object_at(note, "account").get("acct")
    yield make(
        file,
        record,
        id=note.get("id"),
        body=note.get("content"),
        body_format=BodyFormat.HTML,
        author=author or _handle(text(first(note.get("attributedTo"), value.get("actor")))),
        parent=first(note.get("inReplyTo"), note.get("in_reply_to_id")),
        thread=note.get("conversation"),
        time=first(note.get("published"), note.get("created_at"), value.get("published")),
        url=first(note.get("url"), note.get("uri")),
        problem="deleted" if gone else "",
    )


def _handle(actor: str) -> str:
    """https://host/users/name -> name@host"""
    found = _ACTOR.match(actor)
    return f"{found[2]}@{found[1]}" if found else actor
