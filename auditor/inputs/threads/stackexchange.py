"""Stack Exchange: Posts.xml and Comments.xml of a site's data dump.

https://meta.stackexchange.com/questions/2677/database-schema-documentation
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.inputs.threads.records import when
from auditor.inputs.threads.xml_records import records
from auditor.model import BodyFormat, Location, Post

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.inputs.threads.source import Source
    from auditor.inputs.threads.xml_records import Element

NAME = "stackexchange"
TITLE = "Stack Exchange data dump (Posts.xml, Comments.xml)"
_ROOT = re.compile(r"\s*(?:<\?xml[^<>]{0,200}\?>)?\s*<(posts|comments)>\s*<row\s", re.IGNORECASE)
_ROWS = frozenset(("row",))


def detect(name: str, head: str) -> bool:
    return bool(_ROOT.match(head))


def read(source: Source) -> Iterator[Post]:
    for row in records(source, _ROWS):
        if "Body" in row.attributes:
            yield _post(source.name, row)
        elif "Text" in row.attributes and "PostId" in row.attributes:
            yield _comment(source.name, row)


def _post(name: str, row: Element) -> Post:
    """The thread is named by its question's id: an answer knows no more of it."""
    at = row.attributes
    post_id = at.get("Id") or f"line {row.line}"
    return Post(
        id=post_id,
        body=at["Body"],
        body_format=BodyFormat.HTML,
        location=Location(
            name,
            line=row.line,
            post=post_id,
            author=at.get("OwnerDisplayName") or _user(at.get("OwnerUserId", "")),
        ),
        parent=at.get("ParentId") or None,
        thread=at.get("ParentId") or post_id,
        posted_at=when(at.get("CreationDate")),
        problem="deleted" if at.get("DeletionDate") else "",
    )


def _comment(name: str, row: Element) -> Post:
    """Its number is counted apart from those of posts."""
    at = row.attributes
    post_id = f"comment-{at.get('Id') or row.line}"
    return Post(
        id=post_id,
        body=at["Text"],
        body_format=BodyFormat.MARKDOWN,
        location=Location(
            name,
            line=row.line,
            post=post_id,
            author=at.get("UserDisplayName") or _user(at.get("UserId", "")),
        ),
        parent=at["PostId"] or None,
        posted_at=when(at.get("CreationDate")),
    )


def _user(number: str) -> str | None:
    """Names stand in a file of their own, which may be of any size."""
    return f"user {number}" if number else None
