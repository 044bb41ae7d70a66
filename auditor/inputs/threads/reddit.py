"""Reddit: a post and the tree of its comments, as its `.json` addresses give them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.inputs.chats.chat import list_at, number_at, object_at
from auditor.inputs.threads.making import first, left_out, make
from auditor.inputs.threads.peeking import objects
from auditor.inputs.threads.records import Record, parts, records, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.inputs.threads.records import Object
    from auditor.inputs.threads.source import Source
    from auditor.model import Post

NAME = "reddit"
TITLE = "Reddit listing (JSON)"
_KINDS = frozenset(("Listing", "t1", "t3", "more"))
_SITE = "https://www.reddit.com"
_GONE = {
    "[deleted]": "deleted",
    "[removed]": "removed by moderators",
    "[ Removed by Reddit ]": "removed by Reddit",
    "[deleted by user]": "deleted",
}


def detect(name: str, head: str) -> bool:
    return any(map(_known, objects(head)))


def read(source: Source) -> Iterator[Post]:
    title = ""
    for record in records(source, TITLE, _known):
        for part in _things(record):
            data = object_at(part.value, "data")
            title = text(data.get("title")) or title
            if part.value.get("kind") == "more":
                yield left_out(
                    source.name,
                    part,
                    "comment",
                    id=f"not loaded: {text(data.get('id'))}",
                    count=number_at(data, "count") or len(list_at(data, "children")),
                    parent=data.get("parent_id"),
                    thread=title,
                )
            elif part.problem or part.value.get("kind") in ("t1", "t3"):
                yield thing(source.name, part, dict(data), title)


def _known(value: Object) -> bool:
    return text(value.get("kind")) in _KINDS and isinstance(value.get("data"), dict)


def _things(record: Record) -> Iterator[Record]:
    """Depth first, as the page shows them."""
    waiting = [record]
    while waiting:
        at = waiting.pop()
        data = object_at(at.value, "data")
        inner = data.get("replies") if at.value.get("kind") != "Listing" else at.value
        yield at
        if isinstance(inner, dict):
            children = list_at(object_at(inner, "data"), "children")
            waiting += reversed([_kind(part) for part in parts(at, children, "comment")])


def _kind(part: Record) -> Record:
    if part.problem or _known(part.value):
        return part
    return Record({}, part.place, part.line, f"{part.place} is nothing that a listing holds")


def thing(file: str, record: Record, data: dict[str, Any], title: str = "") -> Post:
    """A comment (t1) or a post (t3), in a listing or on a line of a dump."""
    is_post = "selftext" in data or "title" in data
    body = data.get("selftext" if is_post else "body")
    gone = _GONE.get(body.strip(), "") if isinstance(body, str) else ""
    if data.get("removed_by_category") and not gone:
        gone = "" if body else "removed by moderators"
    return make(
        file,
        record,
        id=_name(data, is_post),
        body=_unescaped(body),
        author=data.get("author"),
        parent=None if is_post else data.get("parent_id"),
        thread=first(data.get("title"), data.get("link_title"), title, data.get("link_id")),
        time=data.get("created_utc"),
        url=_url(data, is_post),
        problem=gone,
    )


def _name(data: Object, is_post: bool) -> str:
    bare = text(data.get("id"))
    return text(data.get("name")) or (f"{'t3' if is_post else 't1'}_{bare}" if bare else "")


def _url(data: Object, is_post: bool) -> str:
    permalink, bare = text(data.get("permalink")), text(data.get("id"))
    if permalink.startswith("/"):
        return _SITE + permalink
    link = text(data.get("link_id")).removeprefix("t3_")
    if is_post:
        return f"{_SITE}/comments/{bare}/" if bare.isalnum() else ""
    return f"{_SITE}/comments/{link}/_/{bare}/" if link.isalnum() and bare.isalnum() else ""


def _unescaped(body: object) -> object:
    """Reddit escapes these three, and in Markdown too: `&gt; quoted`."""
    if not isinstance(body, str) or "&" not in body:
        return body
    return body.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
