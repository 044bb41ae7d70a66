"""Slack: an export's folders of channels, a file a day; or one such file.

https://slack.com/help/articles/220556107-How-to-read-Slack-data-exports
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.errors import InputError
from auditor.inputs.chats.chat import object_at
from auditor.inputs.threads.making import first, make
from auditor.inputs.threads.peeking import objects
from auditor.inputs.threads.records import Record, records, text
from auditor.inputs.threads.slack_text import written
from auditor.inputs.threads.source import BROKEN
from auditor.model import BodyFormat

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from auditor.inputs.threads.records import Object
    from auditor.inputs.threads.source import Source
    from auditor.model import Post

NAME = "slack"
TITLE = "Slack export"
_DAY = re.compile(r"(?:\A|[/\\])([^/\\]{1,200})[/\\]\d{4}-\d{2}-\d{2}\.json\Z")
_LISTS = re.compile(r"(?:\A|[/\\])(?:channels|groups|dms|mpims|users)\.json\Z")
_USERS = re.compile(r"(?:\A|[/\\])users\.json\Z")
_SAID = frozenset(("", "bot_message", "thread_broadcast", "me_message", "file_share",
                   "file_comment", "tombstone", "huddle_thread", "reply_broadcast"))  # fmt: skip
"""Other subtypes are what Slack itself announces."""


def detect(name: str, head: str) -> bool:
    return any(map(_known, objects(head)))


def detect_folder(names: Sequence[str]) -> bool:
    return any(map(_DAY.search, names)) and any(map(_LISTS.search, names))


def read(source: Source) -> Iterator[Post]:
    yield from _day(source, {})


def read_folder(files: Sequence[Source]) -> Iterator[Post]:
    people: dict[str, str] = {}
    days = [source for source in files if _DAY.search(source.name)]
    for source in files:
        try:
            if _USERS.search(source.name):
                people.update(_people(source))
        except (InputError, *BROKEN) as error:
            yield _unreadable(source, error)
    for source in days:
        try:
            yield from _day(source, people)
        except (InputError, *BROKEN) as error:
            yield _unreadable(source, error)


def _known(value: Object) -> bool:
    return "ts" in value and (text(value.get("type")) == "message" or "user" in value)


def _unreadable(source: Source, error: BaseException) -> Post:
    return make(source.name, Record({}, "file", None, str(error) or type(error).__name__))


def _people(source: Source) -> Iterator[tuple[str, str]]:
    for record in records(source, "list of Slack's users", lambda user: "id" in user):
        user, profile = record.value, object_at(record.value, "profile")
        names = (profile.get("display_name"), user.get("real_name"), user.get("name"))
        yield text(user.get("id")), text(first(*names))


def _day(source: Source, people: Mapping[str, str]) -> Iterator[Post]:
    found = _DAY.search(source.name)
    for record in records(source, TITLE, _known):
        if text(record.value.get("subtype")) in _SAID:
            yield _post(source.name, record, people, found[1] if found else "")


def _post(file: str, record: Record, people: Mapping[str, str], channel: str) -> Post:
    message = record.value
    key, user = text(message.get("ts")), text(message.get("user"))
    bot = object_at(message, "bot_profile")
    profile = object_at(message, "user_profile")
    known = first(people.get(user), profile.get("display_name"), profile.get("real_name"))
    root = text(message.get("thread_ts"))
    gone = message.get("subtype") == "tombstone" or message.get("hidden") is True
    return make(
        file,
        record,
        id=key,
        body=written(message),
        body_format=BodyFormat.MRKDWN,
        author=first(known, message.get("username"), bot.get("name"), user, message.get("bot_id")),
        parent=root if root != key else None,
        thread=channel,
        time=key,
        problem="deleted" if gone else "",
    )
