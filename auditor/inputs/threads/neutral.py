"""Posts of anything: JSON lines of `id, parent, author, time, url, body, body_format`.

One object a line. Only `body` is needed. `time` is ISO 8601 or seconds since 1970; `body_format`
is plain (the default), markdown, html, mrkdwn or bbcode; `thread` may name the thread.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from auditor.inputs.threads.records import json_lines, text, when
from auditor.model import BodyFormat, Location, Post

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.inputs.threads.records import Line
    from auditor.inputs.threads.source import Source

NAME = "jsonl"
TITLE = "JSON lines of id, parent, author, time, url, body, body_format"
_KNOWN = frozenset(("id", "parent", "author", "time", "url", "body", "body_format", "thread"))


def detect(name: str, head: str) -> bool:
    first = next((line for line in head.split("\n") if line.strip()), "")
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and isinstance(value.get("body"), str) and value.keys() <= _KNOWN


def read(source: Source) -> Iterator[Post]:
    for line in json_lines(source):
        yield _post(source.name, line)


def _post(name: str, line: Line) -> Post:
    value: dict[str, Any] = line.value if isinstance(line.value, dict) else {}
    problem, body_format = line.problem, BodyFormat.PLAIN
    if not problem and not isinstance(value.get("body"), str):
        problem = f"line {line.number} has no body"
    if "body_format" in value:
        try:
            body_format = BodyFormat(value["body_format"])
        except ValueError:
            problem = problem or (
                f"line {line.number}: body_format is none of {', '.join(map(str, BodyFormat))}"
            )
    post_id = text(value.get("id")) or f"line {line.number}"
    return Post(
        id=post_id,
        body=text(value.get("body")),
        body_format=body_format,
        location=Location(
            name,
            line=line.number,
            post=post_id,
            author=text(value.get("author")) or None,
            url=text(value.get("url")) or None,
        ),
        parent=text(value.get("parent")) or None,
        thread=text(value.get("thread")),
        posted_at=when(value.get("time")),
        problem=problem,
    )
