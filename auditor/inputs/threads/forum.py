"""The page of a forum, selected and copied: text with a header above (or below) every post."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.errors import InputError
from auditor.inputs.threads.page_replies import Replies
from auditor.inputs.threads.page_shapes import DELETED, SHAPES, TAIL
from auditor.inputs.threads.page_time import moment
from auditor.inputs.threads.texts import document, lines_of
from auditor.model import BodyFormat, Location, Post

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.inputs.threads.page_shapes import Shape
    from auditor.inputs.threads.source import Source

NAME = "forum"
TITLE = "the text of a forum's page, copied"
_ENOUGH = 2  # headers: one line alone may be anything
_OTHER = ("{", "<", "[{", "From ")
_ARTICLE = re.compile(r"^(?P<author>[^|\n]{2,60}?)[ \u00a0]\|[ \u00a0]?$", re.MULTILINE)
_LONGEST_TITLE = 200
_LONGEST_NOISE = 200


@dataclass(frozen=True, slots=True)
class _Part:
    """A post as the page has it: `line` is that of its header, or of its first line."""

    line: int
    author: str
    body: str
    to: str | None = None
    time: str = ""
    depth: int | None = None


def detect(name: str, head: str) -> bool:
    text = lines_of(head)
    return not text.lstrip().startswith(_OTHER) and _shape(text)[0] is not None


def read(source: Source) -> Iterator[Post]:
    text = document(source)
    shape, headers = _shape(text)
    if shape is None:
        raise InputError(
            f"{source.name}: no two headers of posts, of any page that is known",
            "Copy the whole page, with the names above the posts.",
        )
    tail = TAIL.search(text, headers[-1].end())
    text = text[: tail.start()] if tail else text
    replies, thread = Replies(), _title(text, headers[0].start())
    for part in (_below if shape.is_below else _above)(text, shape, headers):
        yield _post(source.name, part, replies, thread)


def _shape(text: str) -> tuple[Shape | None, Sequence[re.Match[str]]]:
    """The shape that is found most often, with its headers."""
    found = [(shape, list(shape.header.finditer(text))) for shape in SHAPES]
    shape, headers = max(found, key=lambda each: len(each[1]))
    return (shape, headers) if len(headers) >= _ENOUGH else (None, ())


def _title(text: str, end: int) -> str:
    """The first line of a page that begins with more than a post."""
    first = text[:end].strip().partition("\n")[0]
    return first if len(first) <= _LONGEST_TITLE else ""


def _above(text: str, shape: Shape, headers: Sequence[re.Match[str]]) -> Iterator[_Part]:
    article = _ARTICLE.search(text, 0, headers[0].start()) if shape.name == "avatar" else None
    if article:
        body = text[article.end() : headers[0].start()].strip()
        yield _Part(text.count("\n", 0, article.start()) + 1, article["author"], body)
    line, at = 1, 0
    for number, header in enumerate(headers):
        line, at = line + text.count("\n", at, header.start()), header.start()
        following = headers[number + 1] if number + 1 < len(headers) else None
        end = following.start() if following else len(text)
        names = (header["author"], following["author"] if following else "")
        body = _without_noise(text[header.end() : end], shape, names)
        yield _part(line, header, body)


def _below(text: str, shape: Shape, headers: Sequence[re.Match[str]]) -> Iterator[_Part]:
    line, at, start = 1, 0, 0
    for header in headers:
        block = text[start : header.start()]
        begins = start + len(block) - len(block.lstrip())
        line, at = line + text.count("\n", at, begins), begins
        body = _without_noise(block, shape, ())
        start = header.end()
        yield _part(line, header, f"{body}\n{header['text']}".strip() if header["text"] else body)


def _part(line: int, header: re.Match[str], body: str) -> _Part:
    groups = header.groupdict()
    depth = groups.get("depth")
    return _Part(
        line,
        (groups["author"] or groups.get("writer") or "").strip(),
        body,
        groups.get("to"),
        groups.get("time") or "",
        int(depth) if depth else None,
    )


def _without_noise(block: str, shape: Shape, names: tuple[str, ...]) -> str:
    """Without the buttons, counts and profiles around a post. Numbers count as such only where
    the page has some: a post may begin with one."""
    lines = block.strip("\n").split("\n")
    first, last = 0, len(lines)
    while first < last and _is_noise(lines[first], shape, names):
        if lines[first].strip().isdecimal() and not shape.is_below:
            break
        first += 1
    while first < last and _is_noise(lines[last - 1], shape, names):
        last -= 1
    return "\n".join(lines[first:last])


def _is_noise(line: str, shape: Shape, names: tuple[str, ...]) -> bool:
    line = line.strip()
    return (
        not line or line in names or bool(len(line) <= _LONGEST_NOISE and shape.noise.match(line))
    )


def _post(name: str, part: _Part, replies: Replies, thread: str) -> Post:
    post_id = f"line {part.line}"
    parent = replies.parent(part.body, part.to, part.depth)
    replies.add(post_id, part.author, part.body, part.depth)
    return Post(
        id=post_id,
        body=part.body,
        body_format=BodyFormat.PLAIN,
        location=Location(name, line=part.line, post=post_id, author=part.author or None),
        parent=parent,
        thread=thread,
        posted_at=moment(part.time),
        problem="deleted" if DELETED.match(part.body) else "",
    )
