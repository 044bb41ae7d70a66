"""Slack, Discord, Telegram, Mattermost and Rocket.Chat: what becomes of their fields."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import datetime, timezone
from typing import TYPE_CHECKING

import pytest

from auditor.inputs.bodies import body_text
from auditor.inputs.threads.read import read_posts
from auditor.inputs.threads.source import sources
from auditor.model import BodyFormat
from tests.inputs.threads import samples_teams as samples
from tests.inputs.threads.exports import posts

if TYPE_CHECKING:
    from pathlib import Path

WORKSPACE = {
    "channels.json": json.dumps([{"id": "C1", "name": "general"}]),
    "users.json": json.dumps(samples.SLACK_USERS),
    "general/2023-11-14.json": json.dumps(samples.SLACK_DAY),
    "random/2023-11-15.json": json.dumps(samples.SLACK_DAY[:1]),
    "integration_logs.json": "[]",
}


def archive(members: dict[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, data in members.items():
            file.writestr(name, data)
    return packed.getvalue()


def test_a_workspace_of_slack_joins_channels_and_people(tmp_path: Path) -> None:
    found = posts(archive(WORKSPACE), "x.zip")
    first, reply, bot, deleted, feed, other = found
    assert (first.author, first.thread, first.parent) == ("ada", "general", None)
    assert (reply.author, reply.parent) == ("Bo", first.id)
    assert first.posted_at == datetime(2023, 11, 14, 22, 13, 20, 100, tzinfo=timezone.utc)
    assert first.location.path == "x.zip/general/2023-11-14.json"
    assert body_text(first.body, first.body_format) == "See [this](<https://a.test/x?a=1&b=2>)"
    assert body_text(bot.body, bot.body_format) == (
        "*Found* [it](<https://c.test/>)\na < b, [here](<https://b.test/?a=1&b=2>)@U1"
    )
    assert (bot.author, deleted.problem, feed.author) == ("helper", "deleted", "feed")
    assert feed.body == "New:\n<https://d.test/|post>"
    assert other.thread == "random"
    for name, data in WORKSPACE.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(data)
    with sources(tmp_path) as files:
        assert [post.body for post in read_posts(files)] == [post.body for post in found]


def test_a_day_of_slack_that_breaks_off_does_not_end_the_export() -> None:
    broken = {**WORKSPACE, "general/2023-11-13.json": '[{"ts": "1.0", "type": "message", "te'}
    cut, told, *rest = posts(archive(broken), "x.zip")
    assert (cut.id, cut.problem) == ("1.0", "record 1 has no text")
    assert told.problem.startswith("x.zip/general/2023-11-13.json:1:")
    assert rest == posts(archive(WORKSPACE), "x.zip")


def test_people_that_can_not_be_read_are_told_and_named_by_id() -> None:
    told, first, *_ = posts(archive({**WORKSPACE, "users.json": "[{]"}), "x.zip")
    assert told.problem.startswith("x.zip/users.json:1:")
    assert first.author == "U1"


def test_a_channel_of_discord_has_answers_of_bots_and_addresses() -> None:
    first, answer = posts(json.dumps(samples.DISCORD))
    assert (first.author, first.thread) == ("Ada L", "bridges")
    assert first.posted_at == datetime(2024, 3, 1, 8, 0, 0, 123_456, tzinfo=timezone.utc)
    assert first.location.url == "https://discord.com/channels/11/22/31"
    assert (answer.author, answer.parent) == ("helper", "31")
    assert answer.body == "Answer\n\nIt is [so](https://b.test/)."


@pytest.mark.parametrize(("export", "times"), [(samples.TELEGRAM, 1), (samples.TELEGRAM_FULL, 2)])
def test_a_chat_of_telegram_keeps_the_links_of_its_words(export: object, times: int) -> None:
    first, second = posts(json.dumps(export))[:2]
    assert len(posts(json.dumps(export))) == 2 * times
    assert (first.body, first.body_format) == (
        "See [this](<https://a.test/x>) now",
        BodyFormat.MARKDOWN,
    )
    assert first.posted_at == datetime(2024, 3, 1, 10, tzinfo=timezone.utc)
    assert (second.author, second.parent, second.body_format) == ("user2", "2", BodyFormat.PLAIN)
    assert (second.id, second.thread) == ("3", "Bridges")


def test_posts_of_mattermost_come_in_the_order_of_time() -> None:
    deleted, first, reply = posts(json.dumps(samples.MATTERMOST))
    assert (deleted.id, deleted.problem) == ("p3", "deleted")
    assert (first.id, first.author, first.thread) == ("p1", "u1", "c1")
    assert reply.parent == "p1"
    assert first.posted_at == datetime(2023, 11, 14, 22, 13, 20, tzinfo=timezone.utc)


def test_a_bulk_export_of_mattermost_has_replies_and_direct_messages() -> None:
    first, reply, direct = posts("\n".join(map(json.dumps, samples.MATTERMOST_BULK)))
    assert (first.id, first.thread, first.location.line) == ("line 4", "t/town", 4)
    assert (reply.parent, reply.author, reply.body) == ("line 4", "bo", "Ho")
    assert direct.thread == "ada, bo"


def test_messages_of_rocket_chat_have_their_threads() -> None:
    first, reply, deleted = posts(json.dumps(samples.ROCKETCHAT))
    assert (first.author, first.thread, reply.parent) == ("ada", "r1", "m1")
    assert reply.posted_at == datetime(2023, 11, 14, 22, 13, 20, tzinfo=timezone.utc)
    assert deleted.problem == "deleted"
