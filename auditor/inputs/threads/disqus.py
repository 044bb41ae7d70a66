"""Disqus: the XML of a forum's comments.

https://help.disqus.com/en/articles/1717164-comments-export
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

NAME = "disqus"
TITLE = "Disqus comments (XML)"
_ROOT = re.compile(r"<disqus[\s>]")
_RECORDS = frozenset(("thread", "post"))
_MOST_THREADS = 500_000
"""Titles that are remembered; posts of further threads have the thread's id instead."""


def detect(name: str, head: str) -> bool:
    return bool(_ROOT.search(head, 0, 2_000)) and head.lstrip("`\ufeff \r\n\t")[:1] == "<"


def read(source: Source) -> Iterator[Post]:
    threads: dict[str, tuple[str, str]] = {}
    for record in records(source, _RECORDS):
        if record.name == "post":
            yield _post(source.name, record, threads)
        elif len(threads) < _MOST_THREADS:
            title = record.text("title")[:500]
            threads[_id(record)] = title, record.text("link")[:2_000]


def _id(element: Element | None) -> str:
    return element.attributes.get("dsq:id", "") if element else ""


def _post(name: str, record: Element, threads: dict[str, tuple[str, str]]) -> Post:
    post_id = _id(record) or f"line {record.line}"
    thread = _id(record.first("thread"))
    title, link = threads.get(thread, ("", ""))
    return Post(
        id=post_id,
        body=record.text("message"),
        body_format=BodyFormat.HTML,
        location=Location(
            name,
            line=record.line,
            post=post_id,
            author=record.text("author", "name") or record.text("author", "username") or None,
            url=f"{link}#comment-{_id(record)}" if link and _id(record) else link or None,
        ),
        parent=_id(record.first("parent")) or None,
        thread=title or thread,
        posted_at=when(record.text("createdAt")),
        problem=_problem(record),
    )


def _problem(record: Element) -> str:
    if record.is_cut:
        return f"line {record.line}: longer than any comment"
    if record.text("isDeleted") == "true":
        return "deleted"
    return "marked as spam" if record.text("isSpam") == "true" else ""
