"""WordPress: the WXR file that "Tools, Export" writes, posts and their comments.

https://developer.wordpress.org/reference/functions/export_wp/
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.inputs.threads.records import when
from auditor.inputs.threads.xml_records import records
from auditor.model import BodyFormat, Location, Post

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from auditor.inputs.threads.source import Source
    from auditor.inputs.threads.xml_records import Element

NAME = "wordpress"
TITLE = "WordPress export (WXR)"
_ITEMS, _COMMENTS = frozenset(("item",)), frozenset(("wp:comment",))
_ROOT = re.compile(r"<rss[\s>]")
_BLOCK = re.compile(r"<(?:p|br|div|ul|ol|blockquote|pre|table|h[1-6])[\s/>]", re.IGNORECASE)
_UNSEEN = {"spam": "marked as spam", "trash": "deleted", "post-trashed": "deleted"}


def detect(name: str, head: str) -> bool:
    return (
        bool(_ROOT.search(head)) and "xmlns:wp=" in head and head.lstrip("\ufeff \r\n\t")[:1] == "<"
    )


@dataclass(frozen=True, slots=True)
class _Item:
    """What its comments say of an item. Posts and comments are counted apart: their ids are the
    anchors that WordPress gives them."""

    id: str
    title: str
    link: str


def read(source: Source) -> Iterator[Post]:
    """An item comes before its comments, with what was read of it when the first one ended."""
    given: Element | None = None
    about = nowhere = _Item("", "", "")
    for record in records(source, _ITEMS, _COMMENTS):
        item = record if record.name == "item" else record.outer("item")
        if item is not given:
            given, about = item, _about(item) if item else nowhere
            if item and item.text("content:encoded"):
                yield _item(source.name, item, about)
        if record.name == "wp:comment":
            yield _comment(source.name, record, about)


def _about(item: Element) -> _Item:
    number = item.text("wp:post_id")
    post_id = f"post-{number}" if number else f"line {item.line}"
    return _Item(post_id, item.text("title"), item.text("link"))


def _item(name: str, item: Element, about: _Item) -> Post:
    return Post(
        id=about.id,
        body=_paragraphs(item.text("content:encoded")),
        body_format=BodyFormat.HTML,
        location=Location(
            name,
            line=item.line,
            post=about.id,
            author=item.text("dc:creator") or None,
            url=about.link or None,
        ),
        thread=about.title,
        posted_at=_moment(item, "wp:post_date"),
        problem=_too_long(item) or _UNSEEN.get(item.text("wp:status"), ""),
    )


def _comment(name: str, comment: Element, about: _Item) -> Post:
    number, parent = comment.text("wp:comment_id"), comment.text("wp:comment_parent")
    post_id = f"comment-{number}" if number else f"line {comment.line}"
    return Post(
        id=post_id,
        body=_paragraphs(comment.text("wp:comment_content")),
        body_format=BodyFormat.HTML,
        location=Location(
            name,
            line=comment.line,
            post=post_id,
            author=comment.text("wp:comment_author") or None,
            url=f"{about.link}#{post_id}" if about.link and number else None,
        ),
        parent=f"comment-{parent}" if parent not in ("", "0") else about.id or None,
        thread=about.title,
        posted_at=_moment(comment, "wp:comment_date"),
        problem=_problem(comment),
    )


def _problem(comment: Element) -> str:
    kind, approved = comment.text("wp:comment_type"), comment.text("wp:comment_approved")
    if kind in ("pingback", "trackback"):
        return f"a {kind}: an excerpt of another site"
    if approved == "0":
        return "not approved"
    return _too_long(comment) or _UNSEEN.get(approved, "")


def _too_long(element: Element) -> str:
    return f"line {element.line}: longer than any post" if element.is_cut else ""


def _moment(element: Element, name: str) -> datetime | None:
    """The date in UTC; drafts have "0000-00-00 00:00:00" for it."""
    return when(element.text(f"{name}_gmt")) or when(element.text(name))


def _paragraphs(body: str) -> str:
    """WordPress shows the lines of a text without tags of its own as lines and paragraphs."""
    if _BLOCK.search(body):
        return body
    lines = re.sub(r"\r\n?", "\n", body)
    return "\n".join(
        "<p>" + "<br>\n".join(block.split("\n")) + "</p>" for block in re.split(r"\n{2,}", lines)
    )
