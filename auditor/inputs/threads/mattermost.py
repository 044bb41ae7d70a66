"""Mattermost: posts as its interface lists them, and the JSON lines of a bulk export.

https://api.mattermost.com/#tag/posts, https://docs.mattermost.com/administration-guide/onboard/bulk-loading-data.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.inputs.chats.chat import list_at, object_at
from auditor.inputs.threads.making import first, make
from auditor.inputs.threads.peeking import objects
from auditor.inputs.threads.records import Record, parts, records, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.inputs.threads.records import Object
    from auditor.inputs.threads.source import Source
    from auditor.model import Post

NAME = "mattermost"
TITLE = "Mattermost posts or bulk export (JSON)"
_POSTS = ("post", "direct_post")
_LINES = frozenset(
    ("version", "team", "channel", "user", "emoji", "role", "scheme", "direct_channel", *_POSTS,
     "bot")
)  # fmt: skip


def detect(name: str, head: str) -> bool:
    return any(map(_known, objects(head)))


def read(source: Source) -> Iterator[Post]:
    for record in records(source, TITLE, _known):
        kind = text(record.value.get("type"))
        if "order" in record.value:
            yield from _listed(source.name, record)
        elif kind in _POSTS:
            yield from _exported(source.name, record, kind)
        elif record.problem:
            yield make(source.name, record)
        elif kind not in _LINES:
            yield from _post(source.name, record)


def _known(value: Object) -> bool:
    """A list of posts, a line of a bulk export, or a post."""
    if "order" in value:
        return isinstance(value.get("posts"), dict)
    kind = text(value.get("type"))
    return (kind in _LINES and kind in value) or ("create_at" in value and "root_id" in value)


def _listed(file: str, record: Record) -> Iterator[Post]:
    """In the order of time; the interface names the newest first."""
    posts = object_at(record.value, "posts")
    order = [key for value in list_at(record.value, "order") if (key := text(value)) in posts]
    keys = dict.fromkeys([*posts, *order]) if len(order) < len(posts) else dict.fromkeys(order)
    for part in parts(record, [posts[key] for key in reversed(keys)]):
        yield from _post(file, part)


def _post(file: str, record: Record) -> Iterator[Post]:
    """None for what Mattermost itself announces."""
    post = record.value
    if text(post.get("type")).startswith("system_"):
        return
    yield make(
        file,
        record,
        id=post.get("id"),
        body=post.get("message"),
        author=first(object_at(post, "props").get("override_username"), post.get("user_id")),
        parent=first(post.get("root_id"), post.get("parent_id")),
        thread=post.get("channel_id"),
        time=post.get("create_at"),
        problem="deleted" if post.get("delete_at") else "",
    )


def _exported(file: str, record: Record, kind: str) -> Iterator[Post]:
    """A post and its replies, which have no ids."""
    post = object_at(record.value, kind)
    if text(post.get("type")).startswith("system_"):
        return
    members = ", ".join(map(text, list_at(post, "channel_members")))
    place = "/".join(filter(None, (text(post.get("team")), text(post.get("channel")))))
    root = Record(dict(post), record.place, record.line)
    yield _line(file, root, place or members, "")
    for part in parts(root, list_at(post, "replies"), f"{record.place}, reply"):
        yield _line(file, part, place or members, root.place)


def _line(file: str, record: Record, thread: str, parent: str) -> Post:
    return make(
        file,
        record,
        body=record.value.get("message"),
        author=record.value.get("user"),
        parent=parent,
        thread=thread,
        time=record.value.get("create_at"),
        problem="deleted" if record.value.get("delete_at") else "",
    )
