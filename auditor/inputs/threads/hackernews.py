"""Hacker News: Firebase's items, one, a list or a line each; Algolia's trees and search results.

https://github.com/HackerNews/API, https://hn.algolia.com/api
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.inputs.chats.chat import list_at
from auditor.inputs.threads.making import first, make
from auditor.inputs.threads.peeking import objects
from auditor.inputs.threads.records import parts, records, text
from auditor.model import BodyFormat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.inputs.threads.records import Object, Record
    from auditor.inputs.threads.source import Source
    from auditor.model import Post

NAME = "hackernews"
TITLE = "Hacker News items (JSON)"
_TYPES = frozenset(("story", "comment", "job", "poll", "pollopt"))
_ADDRESS = "https://news.ycombinator.com/item?id="


def detect(name: str, head: str) -> bool:
    return any(map(_known, objects(head)))


def read(source: Source) -> Iterator[Post]:
    for record in records(source, TITLE, _known):
        if isinstance(record.value.get("hits"), list):
            for part in parts(record, record.value["hits"], "hit"):
                yield _post(source.name, part, "")
        else:
            yield from _tree(source.name, record)


def _known(value: Object) -> bool:
    if "hits" in value:
        hits = list_at(value, "hits")
        return not hits or any(isinstance(hit, dict) and "objectID" in hit for hit in hits)
    if "objectID" in value:
        return "_tags" in value or "story_id" in value
    if "children" in value and "created_at_i" in value:
        return True
    by_firebase = "by" in value or "time" in value or "deleted" in value
    return text(value.get("type")) in _TYPES and "id" in value and by_firebase


def _tree(file: str, record: Record) -> Iterator[Post]:
    """Depth first, as the page shows it."""
    title = text(first(record.value.get("title"), record.value.get("story_title")))
    waiting = [record]
    while waiting:
        at = waiting.pop()
        yield _post(file, at, title)
        waiting += reversed(list(parts(at, list_at(at.value, "children"), "comment")))


def _post(file: str, record: Record, title: str) -> Post:
    item = record.value
    key = text(first(item.get("id"), item.get("objectID")))
    body = first(item.get("text"), item.get("comment_text"), item.get("story_text"))
    is_comment = item.get("type") == "comment" or "comment_text" in item
    return make(
        file,
        record,
        id=key,
        body="" if body is None and key and not is_comment else body,
        body_format=BodyFormat.HTML,
        author=first(item.get("by"), item.get("author")),
        parent=first(item.get("parent"), item.get("parent_id")),
        thread=first(item.get("title"), item.get("story_title"), title, item.get("story_id")),
        time=first(item.get("time"), item.get("created_at_i"), item.get("created_at")),
        url=f"{_ADDRESS}{key}" if key.isdigit() else None,
        problem=_problem(item),
    )


def _problem(item: Object) -> str:
    if item.get("deleted") is True:
        return "deleted"
    return "killed by moderators or flags" if item.get("dead") is True else ""
