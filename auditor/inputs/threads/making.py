"""What an export says of a post, however it is typed -> a Post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.inputs.threads.records import text, when
from auditor.model import BodyFormat, Location, Post

if TYPE_CHECKING:
    from auditor.inputs.threads.records import Record


def make(
    file: str,
    record: Record,
    *,
    id: object = None,
    body: object = None,
    body_format: BodyFormat = BodyFormat.MARKDOWN,
    author: object = None,
    parent: object = None,
    thread: object = None,
    time: object = None,
    url: object = None,
    problem: str = "",
) -> Post:
    """Members as they are in the export. `problem` is what the export says, such as "deleted"."""
    post_id = text(id) or record.place
    if not problem and not isinstance(body, str):
        problem = f"{record.place} has no text"
    address = text(url)
    return Post(
        id=post_id,
        body=text(body) if isinstance(body, str) else "",
        body_format=body_format,
        location=Location(
            file,
            line=record.line or 1,
            post=post_id,
            author=text(author) or None,
            url=address if address.startswith(("https://", "http://")) else None,
        ),
        parent=text(parent) or None,
        thread=text(thread),
        posted_at=when(time),
        problem=record.problem or problem,
    )


def left_out(
    file: str, record: Record, what: str, *, id: str, count: int, parent: object, thread: object
) -> Post:
    """A row for posts that the service did not put into the export; `count` is 0 where it does
    not say how many."""
    told = f"{count:,} {what}{'s' * (count != 1)}" if count else f"more {what}s"
    return make(
        file, record, id=id, parent=parent, thread=thread, problem=f"{told} not in the export"
    )


def first(*values: object) -> object:
    """The first that is a string with something in it, or a number."""
    return next((value for value in values if text(value)), None)
