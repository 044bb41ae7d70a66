"""Discourse, Reddit, Hacker News, Mastodon, YouTube and Disqus: what becomes of their fields."""

from __future__ import annotations

import json
from datetime import datetime, timezone

import pytest
import zstandard

from auditor.errors import InputError
from auditor.inputs.bodies import body_text
from auditor.model import BodyFormat
from tests.inputs.threads import samples
from tests.inputs.threads.exports import posts


def test_a_topic_of_discourse_has_parents_addresses_and_what_was_not_loaded() -> None:
    first, second, gone, hidden, missing = posts(json.dumps(samples.DISCOURSE))
    assert (first.id, first.parent, first.author) == ("501", None, "ada")
    assert first.body_format is BodyFormat.HTML
    assert first.posted_at == datetime(2024, 3, 1, 10, 0, 0, 123_000, tzinfo=timezone.utc)
    assert first.location.url == "https://forum.test/t/bridges/77/1"
    assert first.thread == "Bridges of the north"
    assert (second.parent, second.body, second.body_format) == (
        "501",
        "It **is**.",
        BodyFormat.MARKDOWN,
    )
    assert (gone.problem, gone.parent, hidden.problem) == ("deleted", "#9", "hidden")
    assert missing.problem == "2 posts not in the export"


def test_several_topics_and_posts_without_one_are_read() -> None:
    assert len(posts(json.dumps([samples.DISCOURSE, samples.DISCOURSE]))) == 10
    alone = posts(json.dumps(samples.DISCOURSE_POSTS["latest_posts"]))
    assert [post.parent for post in alone] == [None, "#1", "#9", None]
    assert [post.parent for post in posts(json.dumps(samples.DISCOURSE_POSTS))][1] == "501"


def test_a_forum_whose_host_is_not_in_the_export_has_no_addresses() -> None:
    (post,) = posts(json.dumps([samples.DISCOURSE_POSTS["latest_posts"][1]]))
    assert post.location.url is None


def test_a_listing_of_reddit_is_a_tree_of_comments() -> None:
    post, reply, removed, more, last = posts(json.dumps(samples.REDDIT))
    assert (post.id, post.body, post.thread) == ("t3_aa1", "Which & where?", "Old bridges")
    assert (reply.id, reply.parent, reply.thread) == ("t1_c1", "t3_aa1", "Old bridges")
    assert reply.body == "> Which\n\nThis: [n](https://a.test/?a=1&b=2)"
    assert reply.location.url == "https://www.reddit.com/r/bridges/comments/aa1/old/c1/"
    assert reply.posted_at == datetime(2023, 11, 14, 22, 15, tzinfo=timezone.utc)
    assert (removed.parent, removed.problem) == ("t1_c1", "removed by moderators")
    assert (more.parent, more.problem) == ("t1_c1", "12 comments not in the export")
    assert (last.author, last.problem, last.body) == ("[deleted]", "", "Last.")


def test_dumps_of_reddit_are_read_line_by_line_and_packed() -> None:
    lines = "\n".join(map(json.dumps, samples.PUSHSHIFT))
    comment, post = posts(zstandard.ZstdCompressor().compress(lines.encode()))
    assert (comment.id, comment.parent, comment.body) == ("t1_c1", "t3_aa1", "Yes <3")
    assert comment.location.url == "https://www.reddit.com/comments/aa1/_/c1/"
    assert (comment.location.line, post.location.line) == (1, 2)
    assert (post.id, post.thread, post.problem) == ("t3_aa1", "Old bridges", "deleted")
    assert post.posted_at == datetime(2023, 11, 14, 22, 13, 20, tzinfo=timezone.utc)


@pytest.mark.parametrize("as_lines", [True, False])
def test_items_of_hacker_news_are_read_in_a_list_and_a_line_each(as_lines: bool) -> None:
    lines = "\n".join(map(json.dumps, samples.FIREBASE))
    story, comment, deleted, dead = posts(lines if as_lines else json.dumps(samples.FIREBASE))
    assert (story.id, story.body, story.problem, story.thread) == ("9001", "", "", "Bridges")
    assert (comment.parent, comment.author) == ("9001", "bo")
    assert comment.location.url == "https://news.ycombinator.com/item?id=9002"
    assert "https://a.test/long" in body_text(comment.body, comment.body_format)
    assert (deleted.problem, dead.problem) == ("deleted", "killed by moderators or flags")


def test_a_tree_of_hacker_news_is_read_as_the_page_shows_it() -> None:
    found = posts(json.dumps(samples.ALGOLIA))
    assert [post.id for post in found] == ["9001", "9002", "9005", "9006"]
    assert [post.parent for post in found] == [None, "9001", "9002", "9001"]
    assert {post.thread for post in found} == {"Bridges"}


def test_hits_of_a_search_in_hacker_news_are_posts() -> None:
    comment, story = posts(json.dumps(samples.ALGOLIA_HITS))
    assert (comment.id, comment.parent, comment.body) == ("9002", "9001", "<p>One")
    assert (story.id, story.thread, story.body) == ("9001", "Bridges", "Hi")


def test_an_outbox_of_mastodon_has_own_posts_only() -> None:
    note, deleted = posts(json.dumps(samples.MASTODON))
    assert (note.author, note.parent) == ("ada@social.test", "https://else.test/2")
    assert note.location.url == "https://social.test/@ada/1"
    assert "https://a.test/long/way" in body_text(note.body, note.body_format)
    assert deleted.problem == "deleted"


def test_statuses_of_mastodon_leave_boosts_out() -> None:
    (status,) = posts(json.dumps(samples.MASTODON_STATUSES))
    assert (status.id, status.parent, status.author) == ("110", "109", "bo@social.test")
    assert len(posts(json.dumps(samples.MASTODON_CONTEXT))) == 2


def test_comments_of_youtube_know_what_they_answer() -> None:
    first, reply = posts("\n".join(map(json.dumps, samples.YOUTUBE)))
    assert (first.author, first.parent, first.body_format) == ("@ada", None, BodyFormat.PLAIN)
    assert (reply.id, reply.parent, reply.posted_at) == ("UgA.9b", "UgA", None)
    first, reply = posts(json.dumps(samples.YT_DLP))
    assert (first.parent, reply.parent, first.thread) == (None, "UgA", "A bridge")
    assert reply.location.url == "https://www.youtube.com/watch?v=dQ1&lc=UgA.9b"


def test_posts_of_disqus_that_are_not_shown_are_rows() -> None:
    first, deleted, spam = posts(json.dumps(samples.DISQUS))
    assert (first.author, first.thread, first.body_format) == ("Ada", "7", BodyFormat.HTML)
    assert (deleted.parent, deleted.problem, spam.problem) == ("61", "deleted", "marked as spam")


def test_ids_of_twenty_digits_stay_apart() -> None:
    big = 18_446_744_073_709_551_615
    found = posts(json.dumps([{**samples.FIREBASE[1], "id": big}]))
    assert found[0].id == str(big)


def test_comments_of_another_service_are_not_taken_for_those_of_hacker_news() -> None:
    comment = {"id": 1, "type": "comment", "author_name": "ada", "content": {"rendered": "<p>x"}}
    with pytest.raises(InputError, match="no export that is known"):
        posts(json.dumps([comment]))
