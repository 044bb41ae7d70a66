"""Dumps of Reddit by Pushshift and Arctic Shift: a comment (RC_) or a post (RS_) a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.inputs.threads.peeking import objects
from auditor.inputs.threads.records import parts, records
from auditor.inputs.threads.reddit import thing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.inputs.threads.records import Object
    from auditor.inputs.threads.source import Source
    from auditor.model import Post

NAME = "pushshift"
TITLE = "Pushshift or Arctic Shift dump of Reddit (JSON lines)"


def detect(name: str, head: str) -> bool:
    return any(map(_known, objects(head)))


def read(source: Source) -> Iterator[Post]:
    for record in records(source, TITLE, _known):
        listed = record.value.get("data")
        if not isinstance(listed, list):
            yield thing(source.name, record, record.value)
            continue
        for part in parts(record, listed):
            yield thing(source.name, part, part.value)


def _known(value: Object) -> bool:
    """Arctic Shift's interface wraps a list into `data`."""
    listed = value.get("data")
    at = next(iter(listed), None) if isinstance(listed, list) else value
    return (
        isinstance(at, dict)
        and (("body" in at and ("link_id" in at or "parent_id" in at)) or "selftext" in at)
        and ("subreddit" in at or "created_utc" in at)
    )
