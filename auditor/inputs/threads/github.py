"""GitHub, and Gitea and Forgejo, which answer alike: issues, pull requests, their comments and
reviews (REST), `gh ... --json`, and discussions (GraphQL).

https://docs.github.com/en/rest/issues/comments, https://docs.github.com/en/graphql
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.inputs.chats.chat import list_at, object_at
from auditor.inputs.threads.making import first, left_out, make
from auditor.inputs.threads.peeking import objects
from auditor.inputs.threads.records import Record, parts, records, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.inputs.threads.records import Object
    from auditor.inputs.threads.source import Source
    from auditor.model import Post

NAME = "github"
TITLE = "GitHub issues, comments or discussions (JSON)"
_AROUND = ("data", "repository", "node", "search", "issue", "issues", "pullRequest", "pullRequests",
           "discussion", "discussions")  # fmt: skip
"""What stands around posts in an answer of GraphQL."""
_BELOW = ("comments", "replies", "reviews", "latestReviews", "reviewThreads")
_LISTS = ("nodes", "edges", "items")


def detect(name: str, head: str) -> bool:
    return any(map(_known, objects(head)))


def read(source: Source) -> Iterator[Post]:
    for record in records(source, TITLE, _known):
        if record.problem:
            yield make(source.name, record)
        elif "event" not in record.value or _is_post(record.value):
            yield from _posts(source.name, record)


def _known(value: Object) -> bool:
    if _is_post(value) or ("event" in value and "actor" in value):
        return True
    around = object_at(value, "data") or value
    return any(key in around for key in ("repository", "node", "search")) or any(
        isinstance(item, dict) and _is_post(item) for item in list_at(value, "items")[:3]
    )


def _is_post(value: Object) -> bool:
    """People have logins here; elsewhere they have usernames."""
    people = [value.get("user"), value.get("author")]
    named = any(isinstance(who, dict) and "login" in who for who in people)
    by_ghost = ("html_url" in value and ("issue_url" in value or "repository_url" in value)) or (
        "createdAt" in value and "author" in value and value["author"] is None
    )
    of_post = ("body", "html_url", "comments", "createdAt", "created_at")
    return (named or by_ghost) and any(key in value for key in of_post)


def _posts(file: str, record: Record) -> Iterator[Post]:
    """A post before what stands below it. Each place has its thread and what it answers."""
    waiting: list[tuple[Record, str, str]] = [(record, "", "")]
    while waiting:
        at, thread, parent = waiting.pop()
        value = at.value
        if at.problem or _is_post(value):
            thread = text(value.get("title")) or thread
            post = _post(file, at, thread, parent)
            yield post
            parent = post.id
        elif not any(key in value for key in (*_AROUND, *_LISTS, *_BELOW, "node")):
            yield make(file, Record({}, at.place, at.line, f"{at.place} has no author and no text"))
        inner = [(key, value[key]) for key in (*_AROUND, *_LISTS, *_BELOW) if key in value]
        below = [part for key, held in inner for part in _held(at, key, held)]
        waiting += [(part, thread, parent) for part in reversed(below)]
        if object_at(value, "pageInfo").get("hasNextPage") is True:
            yield left_out(
                file,
                at,
                "comment",
                id=f"not loaded: below {parent or 'the top'}",
                count=0,
                parent=parent,
                thread=thread,
            )


def _held(record: Record, key: str, value: Any) -> Iterator[Record]:
    if isinstance(value, dict):
        yield Record(value, record.place, record.line)
    elif isinstance(value, list):
        what = "comment" if key in (*_LISTS, *_BELOW) else "post"
        yield from parts(record, value, what)


def _post(file: str, record: Record, thread: str, parent: str) -> Post:
    post = record.value
    author = object_at(post, "user") or object_at(post, "author")
    address = text(first(post.get("html_url"), post.get("url")))
    times = ("created_at", "createdAt", "submitted_at", "submittedAt", "publishedAt")
    answered = object_at(post, "replyTo").get("id")
    body = post.get("body")
    return make(
        file,
        record,
        id=first(post.get("id"), post.get("number")),
        body="" if body is None and not record.problem else body,
        author=author.get("login"),
        parent=first(post.get("in_reply_to_id"), answered, parent),
        thread=thread or address.partition("#")[0],
        time=first(*(post.get(key) for key in times)),
        url=address,
        problem=f"hidden: {text(post.get('minimizedReason')).lower() or 'minimized'}"
        if post.get("isMinimized") is True
        else "",
    )
