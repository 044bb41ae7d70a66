"""GitLab: issues and merge requests, their notes, and discussions of notes.

https://docs.gitlab.com/api/notes/, https://docs.gitlab.com/api/discussions/
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

NAME = "gitlab"
TITLE = "GitLab issues, notes or discussions (JSON)"


def detect(name: str, head: str) -> bool:
    return any(map(_known, objects(head)))


def read(source: Source) -> Iterator[Post]:
    for record in records(source, TITLE, _known):
        if "notes" not in record.value:
            yield from _post(source.name, record)
            continue
        root = ""
        if "individual_note" not in record.value:
            for post in _post(source.name, record):
                root = post.id
                yield post
        thread = text(record.value.get("title"))
        for part in parts(record, list_at(record.value, "notes"), "note"):
            for post in _post(source.name, part, root, thread):
                root = root or post.id
                yield post


def _known(value: Object) -> bool:
    """An issue, a note, or a discussion."""
    if "individual_note" in value:
        return "notes" in value
    return "noteable_type" in value or ("iid" in value and "title" in value)


def _post(file: str, record: Record, parent: str = "", thread: str = "") -> Iterator[Post]:
    """None for what GitLab itself notes ("changed the milestone")."""
    post = record.value
    if post.get("system") is True:
        return
    body = first(post.get("body"), post.get("note"))
    if body is None and "iid" in post:
        body = text(post.get("description"))
    author = object_at(post, "author")
    about = f"{text(post.get('noteable_type'))} {text(post.get('noteable_iid'))}".strip()
    yield make(
        file,
        record,
        id=post.get("id"),
        body=body,
        author=first(author.get("username"), author.get("name")),
        parent=parent,
        thread=first(post.get("title"), thread, about),
        time=post.get("created_at"),
        url=post.get("web_url"),
    )
