"""GitHub, GitLab and the exports of assistants: what becomes of their fields."""

from __future__ import annotations

import json
from datetime import datetime, timezone

import pytest

from auditor.model import BodyFormat
from tests.inputs.threads import samples_teams as samples
from tests.inputs.threads.exports import posts

ISSUE = "https://github.com/ada/bridge/issues/5"


def test_comments_of_a_github_issue_stand_in_it() -> None:
    first, ghost = posts(json.dumps(samples.GITHUB))
    assert (first.id, first.author, first.thread) == ("71", "ada", ISSUE)
    assert first.location.url == f"{ISSUE}#issuecomment-71"
    assert first.posted_at == datetime(2024, 3, 1, 10, tzinfo=timezone.utc)
    assert (ghost.author, ghost.body) == ("", "Thanks.")


def test_an_issue_of_gh_has_its_comments_below_it() -> None:
    issue, comment = posts(json.dumps(samples.GITHUB_GH))
    assert (issue.body, issue.problem, issue.thread) == ("", "", "It sags")
    assert (comment.parent, comment.thread) == (issue.id, "It sags")
    assert comment.problem == "hidden: outdated"


def test_a_discussion_of_github_has_replies_and_says_what_was_not_loaded() -> None:
    found = posts(json.dumps(samples.GITHUB_GRAPHQL))
    assert {post.id: post.parent for post in found if not post.problem} == {
        "D_1": None,
        "DC_1": "D_1",
        "DC_2": "DC_1",
    }
    assert [post.problem for post in found if post.problem] == ["more comments not in the export"]
    assert {post.thread for post in found} == {"Which steel?"}


def test_comments_of_a_github_review_know_what_they_answer() -> None:
    assert [post.parent for post in posts(json.dumps(samples.GITHUB_REVIEW))] == [None, "81"]


def test_notes_of_gitlab_leave_out_what_gitlab_says() -> None:
    (note,) = posts(json.dumps(samples.GITLAB))
    assert (note.author, note.thread, note.body_format) == ("ada", "Issue 5", BodyFormat.MARKDOWN)


def test_a_discussion_of_gitlab_is_an_answer_to_its_first_note() -> None:
    first, second = posts(json.dumps(samples.GITLAB_DISCUSSIONS))
    assert (first.parent, second.parent) == (None, "311")


def test_an_issue_of_gitlab_has_its_notes_below_it() -> None:
    issue, note = posts(json.dumps(samples.GITLAB_ISSUE))
    assert (issue.body, issue.location.url) == (
        "Badly.",
        "https://gitlab.test/ada/bridge/-/issues/5",
    )
    assert (note.parent, note.thread, note.author) == ("1", "It sags", "Bo")


@pytest.mark.parametrize(
    ("export", "author", "url", "time"),
    [
        (samples.CHATGPT, "gpt-4o", "https://chatgpt.com/c/conv-1", "2023-11-14T22:13:30.500000"),
        (samples.CLAUDE, "Claude", "https://claude.ai/chat/conv-2", "2024-03-01T10:00:05"),
        (samples.DEEPSEEK, "deepseek-chat", "https://chat.deepseek.com/a/chat/s/conv-3",
         "2024-03-01T02:00:05"),
    ],
)  # fmt: skip
def test_each_answer_of_an_assistant_is_a_post_of_its(
    export: object, author: str, url: str, time: str
) -> None:
    (post,) = posts(json.dumps(export))
    assert (post.author, post.thread, post.location.url) == (author, "Steel", url)
    assert post.posted_at == datetime.fromisoformat(f"{time}+00:00")
    assert post.body.startswith("This")


def test_a_circle_of_messages_ends() -> None:
    export = json.loads(json.dumps(samples.CHATGPT))
    export[0]["mapping"]["n2"]["parent"] = "n3"
    assert [post.id for post in posts(json.dumps(export))] == ["n3"]


def test_events_of_a_github_timeline_are_no_posts() -> None:
    event = {"event": "labeled", "actor": {"login": "ada"}, "id": 1}
    comment = {**samples.GITHUB[0], "event": "commented", "actor": {"login": "ada"}}
    assert [post.id for post in posts(json.dumps([event, comment]))] == ["71"]
