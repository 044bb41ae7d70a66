"""Discourse: a topic (`/t/ID.json`), several of them, or posts alone (`/posts.json`).

https://docs.discourse.org/#tag/Topics
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import quote

from auditor.inputs.chats.chat import list_at, object_at
from auditor.inputs.threads.making import first, left_out, make
from auditor.inputs.threads.peeking import objects
from auditor.inputs.threads.records import parts, records, text
from auditor.model import BodyFormat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.inputs.threads.records import Object, Record
    from auditor.inputs.threads.source import Source
    from auditor.model import Post

NAME = "discourse"
TITLE = "Discourse topic (JSON)"
_AVATAR = re.compile(r"/user_avatar/([a-z0-9.-]{4,253})/", re.IGNORECASE)


def detect(name: str, head: str) -> bool:
    return any(map(_known, objects(head)))


def read(source: Source) -> Iterator[Post]:
    for record in records(source, TITLE, _known):
        value = record.value
        listed = list_at(value, "latest_posts") or list_at(value, "posts")
        if "post_stream" in value:
            yield from _topic(source.name, record)
        elif listed:
            numbered, host = _numbered(listed), _host(listed)
            for part in parts(record, listed):
                yield _post(source.name, part, {}, numbered, host)
        else:
            yield _post(source.name, record, {}, {}, _host([value]))


def _known(value: Object) -> bool:
    posts = list_at(value, "latest_posts") or list_at(value, "posts")
    return isinstance(value.get("post_stream"), dict) or any(
        "cooked" in post and ("post_number" in post or "topic_id" in post)
        for post in [value, *islice(posts, 3)]
        if isinstance(post, dict)
    )


def _topic(file: str, record: Record) -> Iterator[Post]:
    topic = record.value
    stream = object_at(topic, "post_stream")
    posts = list_at(stream, "posts")
    numbered, host = _numbered(posts), _host(posts)
    for part in parts(record, posts):
        yield _post(file, part, topic, numbered, host)
    loaded = frozenset(numbered.values())
    missing = [
        key for value in list_at(stream, "stream") if (key := text(value)) and key not in loaded
    ]
    if missing:
        yield left_out(
            file,
            record,
            "post",
            id=f"not loaded: {missing[0]}",
            count=len(missing),
            parent=None,
            thread=first(topic.get("title"), topic.get("id")),
        )


def _numbered(posts: list[object]) -> dict[tuple[str, str], str]:
    """A post's id, by its topic and its number there."""
    return {
        (text(post.get("topic_id")), text(post.get("post_number"))): text(post.get("id"))
        for post in posts
        if isinstance(post, dict)
    }


def _post(
    file: str, record: Record, topic: Object, numbered: dict[tuple[str, str], str], host: str
) -> Post:
    post = record.value
    raw = isinstance(post.get("raw"), str)
    answered = text(post.get("reply_to_post_number"))
    return make(
        file,
        record,
        id=post.get("id"),
        body=post.get("raw" if raw else "cooked"),
        body_format=BodyFormat.MARKDOWN if raw else BodyFormat.HTML,
        author=first(post.get("username"), post.get("name")),
        parent=numbered.get((text(post.get("topic_id")), answered), answered and f"#{answered}"),
        thread=first(topic.get("title"), post.get("topic_title"), post.get("topic_id")),
        time=post.get("created_at"),
        url=_url(post, topic, host),
        problem=_problem(post),
    )


def _problem(post: Object) -> str:
    if post.get("deleted_at") or post.get("user_deleted") is True:
        return "deleted"
    return "hidden" if post.get("hidden") is True else ""


def _url(post: Object, topic: Object, host: str) -> str:
    slug = text(first(post.get("topic_slug"), topic.get("slug"))) or "-"
    number = text(post.get("topic_id")) or text(topic.get("id"))
    if not (host and number):
        return ""
    at = text(post.get("post_number")) or "1"
    return f"https://{host}/t/{quote(slug, errors='replace')}/{number}/{at}"


def _host(posts: list[object]) -> str:
    """Only the addresses of avatars that users uploaded name the forum's host."""
    templates = (text(post.get("avatar_template")) for post in posts if isinstance(post, dict))
    return next((found[1] for t in templates if (found := _AVATAR.search(t))), "")
