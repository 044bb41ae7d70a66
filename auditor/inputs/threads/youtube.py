"""Comments of YouTube: youtube-comment-downloader's JSON lines, yt-dlp's `.info.json`.

https://github.com/egbertbouman/youtube-comment-downloader, https://github.com/yt-dlp/yt-dlp
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

NAME = "youtube"
TITLE = "comments of YouTube (youtube-comment-downloader, yt-dlp)"


def detect(name: str, head: str) -> bool:
    return any(map(_known, objects(head)))


def read(source: Source) -> Iterator[Post]:
    for record in records(source, TITLE, _known):
        if "cid" in record.value or record.problem:
            yield _comment(source.name, record)
        for part in parts(record, list_at(record.value, "comments"), "comment"):
            yield _of_video(source.name, part, record.value)


def _known(value: Object) -> bool:
    """yt-dlp lists the formats of a video long before its comments."""
    if "cid" in value:
        return "text" in value
    formats = list_at(value, "formats")
    return any(isinstance(each, dict) and "format_id" in each for each in formats[:3]) or (
        "comments" in value and ("extractor" in value or "webpage_url" in value)
    )


def _comment(file: str, record: Record) -> Post:
    """A reply's id is that of what it answers, a dot, and its own."""
    comment = record.value
    key = text(comment.get("cid"))
    return make(
        file,
        record,
        id=key,
        body=comment.get("text"),
        body_format=BodyFormat.PLAIN,
        author=comment.get("author"),
        parent=key.partition(".")[0] if "." in key else None,
        time=comment.get("time_parsed"),
    )


def _of_video(file: str, record: Record, video: Object) -> Post:
    comment = record.value
    key, address = text(comment.get("id")), text(video.get("webpage_url"))
    parent = text(comment.get("parent"))
    on_youtube = key and address.startswith("https://www.youtube.com/watch?")
    return make(
        file,
        record,
        id=key,
        body=comment.get("text"),
        body_format=BodyFormat.PLAIN,
        author=comment.get("author"),
        parent=None if parent == "root" else parent,
        thread=first(video.get("title"), video.get("id")),
        time=comment.get("timestamp"),
        url=f"{address}&lc={key}" if on_youtube else address,
    )
