"""Disqus: what the interface lists (`threads/listPosts`, `posts/list`).

https://disqus.com/api/docs/posts/list/
"""

from __future__ import annotations

from itertools import islice
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

NAME = "disqus-json"
TITLE = "Disqus listing of posts (JSON)"
_HIDDEN = {"isDeleted": "deleted", "isSpam": "marked as spam"}


def detect(name: str, head: str) -> bool:
    return any(map(_known, objects(head)))


def read(source: Source) -> Iterator[Post]:
    for record in records(source, TITLE, _known):
        listed = record.value.get("response")
        for part in parts(record, listed) if isinstance(listed, list) else [record]:
            yield _post(source.name, part)


def _known(value: Object) -> bool:
    posts = [value, *islice(list_at(value, "response"), 3)]
    return any(
        isinstance(post, dict) and "forum" in post and ("message" in post or "raw_message" in post)
        for post in posts
    )


def _post(file: str, record: Record) -> Post:
    post = record.value
    author, thread = object_at(post, "author"), object_at(post, "thread")
    hidden = next((why for key, why in _HIDDEN.items() if post.get(key) is True), "")
    return make(
        file,
        record,
        id=post.get("id"),
        body=first(post.get("message")) or post.get("raw_message"),
        body_format=BodyFormat.HTML,
        author=first(author.get("name"), author.get("username")),
        parent=post.get("parent"),
        thread=first(thread.get("clean_title"), thread.get("title")) or text(post.get("thread")),
        time=post.get("createdAt"),
        url=first(post.get("url"), thread.get("link")),
        problem=hidden or ("not approved" if post.get("isApproved") is False else ""),
    )
