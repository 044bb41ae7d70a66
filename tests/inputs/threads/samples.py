"""A small export of each format, of our own making."""

from __future__ import annotations

from typing import Any

from tests.inputs.threads.samples_teams import (
    CHATGPT,
    CLAUDE,
    DEEPSEEK,
    DISCORD,
    GITHUB,
    GITHUB_GH,
    GITHUB_GRAPHQL,
    GITHUB_REVIEW,
    GITLAB,
    GITLAB_DISCUSSIONS,
    GITLAB_ISSUE,
    MATTERMOST,
    MATTERMOST_BULK,
    ROCKETCHAT,
    SLACK_DAY,
    TELEGRAM,
    TELEGRAM_FULL,
)

DISCOURSE: dict[str, Any] = {
    "post_stream": {
        "posts": [
            {
                "id": 501, "username": "ada", "created_at": "2024-03-01T10:00:00.123Z",
                "cooked": "<p>Is <a href='https://a.test/x'>this</a> so?</p>", "post_number": 1,
                "reply_to_post_number": None, "topic_id": 77, "topic_slug": "bridges",
                "avatar_template": "/user_avatar/forum.test/ada/{size}/9_2.png",
            },
            {
                "id": 502, "username": "bo", "created_at": "2024-03-01T11:00:00.123Z",
                "cooked": "<p>It is.</p>", "raw": "It **is**.", "post_number": 2,
                "reply_to_post_number": 1, "topic_id": 77, "topic_slug": "bridges",
            },
            {
                "id": 503, "username": "cy", "created_at": "2024-03-02T11:00:00Z",
                "cooked": "<p>(removed)</p>", "post_number": 3, "reply_to_post_number": 9,
                "topic_id": 77, "topic_slug": "bridges", "user_deleted": True,
            },
            {"id": 504, "username": "di", "cooked": "<p>x</p>", "post_number": 4, "hidden": True},
        ],
        "stream": [501, 502, 503, 504, 505, 506],
    },
    "title": "Bridges of the north", "id": 77, "slug": "bridges",
}  # fmt: skip

DISCOURSE_POSTS = {"latest_posts": DISCOURSE["post_stream"]["posts"]}


def _comment(key: str, parent: str, body: str, replies: object = "", **more: Any) -> dict[str, Any]:
    data = {
        "id": key, "name": f"t1_{key}", "parent_id": parent, "link_id": "t3_aa1", "author": "bo",
        "created_utc": 1_700_000_100.0, "body": body, "replies": replies,
        "permalink": f"/r/bridges/comments/aa1/old/{key}/", **more,
    }  # fmt: skip
    return {"kind": "t1", "data": data}


def _listing(*children: Any) -> dict[str, Any]:
    return {"kind": "Listing", "data": {"children": list(children), "after": None}}


_MORE = {"kind": "more", "data": {"count": 12, "id": "zz9", "parent_id": "t1_c1", "children": []}}
REDDIT = [
    _listing(
        {
            "kind": "t3",
            "data": {
                "id": "aa1", "name": "t3_aa1", "title": "Old bridges", "author": "ada",
                "selftext": "Which &amp; where?", "created_utc": 1_700_000_000.0,
                "permalink": "/r/bridges/comments/aa1/old/", "url": "https://b.test/",
            },
        }
    ),
    _listing(
        _comment("c1", "t3_aa1", "&gt; Which\n\nThis: [n](https://a.test/?a=1&amp;b=2)",
                 _listing(_comment("c2", "t1_c1", "[removed]"), _MORE)),
        _comment("c3", "t3_aa1", "Last.", author="[deleted]"),
    ),
]  # fmt: skip

PUSHSHIFT = [
    {
        "id": "c1", "parent_id": "t3_aa1", "link_id": "t3_aa1", "author": "bo", "body": "Yes &lt;3",
        "created_utc": 1_700_000_100, "subreddit": "bridges", "retrieved_on": 1_700_000_200,
    },
    {
        "id": "aa1", "title": "Old bridges", "selftext": "[deleted]", "author": "[deleted]",
        "created_utc": "1700000000", "subreddit": "bridges",
        "permalink": "/r/bridges/comments/aa1/old/",
    },
]  # fmt: skip

FIREBASE = [
    {"by": "ada", "id": 9001, "kids": [9002], "score": 3, "time": 1_700_000_000,
     "title": "Bridges", "type": "story", "url": "https://a.test/"},
    {"by": "bo", "id": 9002, "parent": 9001, "time": 1_700_000_050, "type": "comment",
     "text": "See <a href=\"https:&#x2F;&#x2F;a.test&#x2F;long\">https:&#x2F;&#x2F;a.te...</a>"},
    {"id": 9003, "parent": 9001, "deleted": True, "time": 1_700_000_060, "type": "comment"},
    {"id": 9004, "parent": 9001, "dead": True, "by": "cy", "text": "[dead]", "type": "comment"},
]  # fmt: skip

ALGOLIA = {
    "id": 9001, "created_at": "2023-11-14T22:13:20.000Z", "created_at_i": 1_700_000_000,
    "type": "story", "author": "ada", "title": "Bridges", "url": "https://a.test/", "text": None,
    "parent_id": None, "story_id": 9001,
    "children": [
        {"id": 9002, "created_at_i": 1_700_000_050, "type": "comment", "author": "bo",
         "text": "<p>One", "parent_id": 9001, "story_id": 9001,
         "children": [{"id": 9005, "created_at_i": 1_700_000_070, "type": "comment",
                       "author": "cy", "text": "<p>Two", "parent_id": 9002, "story_id": 9001,
                       "children": []}]},
        {"id": 9006, "created_at_i": 1_700_000_080, "type": "comment", "author": "di",
         "text": "<p>Three", "parent_id": 9001, "story_id": 9001, "children": []},
    ],
}  # fmt: skip

ALGOLIA_HITS = {
    "hits": [
        {"objectID": "9002", "author": "bo", "comment_text": "<p>One", "parent_id": 9001,
         "story_id": 9001, "story_title": "Bridges", "created_at": "2023-11-14T22:13:20Z",
         "_tags": ["comment"]},
        {"objectID": "9001", "author": "ada", "title": "Bridges", "story_text": "Hi",
         "created_at_i": 1_700_000_000, "_tags": ["story"]},
    ],
    "nbHits": 2,
}  # fmt: skip

_ACTOR = "https://social.test/users/ada"
MASTODON = {
    "@context": "https://www.w3.org/ns/activitystreams", "id": "outbox.json",
    "type": "OrderedCollection", "totalItems": 3,
    "orderedItems": [
        {"id": f"{_ACTOR}/statuses/1/activity", "type": "Create", "actor": _ACTOR,
         "published": "2024-03-01T10:00:00Z",
         "object": {"id": f"{_ACTOR}/statuses/1", "type": "Note", "attributedTo": _ACTOR,
                    "inReplyTo": "https://else.test/2", "published": "2024-03-01T10:00:00Z",
                    "url": "https://social.test/@ada/1", "conversation": "tag:social.test,1",
                    "content": '<p>See <a href="https://a.test/long/way"><span class="invisible">'
                               'https://</span><span class="ellipsis">a.test/long</span></a></p>'}},
        {"id": "x", "type": "Announce", "actor": _ACTOR, "object": "https://else.test/3"},
        "https://else.test/liked/5",
        {"id": "y", "type": "Delete", "actor": _ACTOR,
         "object": {"id": f"{_ACTOR}/statuses/4", "type": "Tombstone"}},
    ],
}  # fmt: skip
MASTODON_STATUSES = [
    {"id": "110", "created_at": "2024-03-01T10:00:00.000Z", "in_reply_to_id": "109",
     "url": "https://social.test/@bo/110", "content": "<p>Thanks</p>", "reblog": None,
     "account": {"id": "2", "acct": "bo@social.test"}},
    {"id": "111", "created_at": "2024-03-01T10:00:00.000Z", "content": "", "account": {"acct": "a"},
     "reblog": {"id": "109"}},
]  # fmt: skip
MASTODON_CONTEXT = {"ancestors": MASTODON_STATUSES[:1], "descendants": MASTODON_STATUSES[:1]}

YOUTUBE = [
    {"cid": "UgA", "text": "See https://a.test/x", "time": "2 years ago", "author": "@ada",
     "votes": "3", "reply": False, "time_parsed": 1_700_000_000.5},
    {"cid": "UgA.9b", "text": "Thanks", "time": "1 year ago", "author": "@bo", "reply": True},
]  # fmt: skip
YT_DLP = {
    "id": "dQ1", "title": "A bridge", "formats": [{"format_id": "18", "url": "https://v.test/"}],
    "webpage_url": "https://www.youtube.com/watch?v=dQ1", "extractor": "youtube",
    "comments": [
        {"id": "UgA", "parent": "root", "author": "@ada", "timestamp": 1_700_000_000, "text": "Hm"},
        {"id": "UgA.9b", "parent": "UgA", "author": "@bo", "timestamp": None, "text": "Ho"},
    ],
}  # fmt: skip

DISQUS = {
    "cursor": {"hasNext": False}, "code": 0,
    "response": [
        {"id": "61", "forum": "bridges", "thread": "7", "parent": None, "createdAt":
         "2024-03-01T10:00:00", "author": {"name": "Ada", "username": "ada"}, "isDeleted": False,
         "isSpam": False, "isApproved": True, "raw_message": "See",
         "message": '<p>See <a href="https://a.test/x">this</a></p>'},
        {"id": "62", "forum": "bridges", "thread": "7", "parent": 61, "isDeleted": True,
         "createdAt": "2024-03-01T11:00:00", "author": {}, "message": ""},
        {"id": "63", "forum": "bridges", "thread": "7", "parent": 61, "isSpam": True,
         "createdAt": "2024-03-01T11:00:00", "author": {}, "message": "<p>Buy</p>"},
    ],
}  # fmt: skip

NEUTRAL = {"id": 1, "author": "ada", "body": "See https://a.test/x"}

DOCUMENTS: dict[str, list[Any]] = {
    "discourse": [DISCOURSE, DISCOURSE_POSTS],
    "reddit": [REDDIT],
    "pushshift": [PUSHSHIFT, {"data": PUSHSHIFT}],
    "hackernews": [FIREBASE, FIREBASE[0], ALGOLIA, ALGOLIA_HITS],
    "slack": [SLACK_DAY],
    "discord": [DISCORD],
    "telegram": [TELEGRAM, TELEGRAM_FULL],
    "mattermost": [MATTERMOST, list(MATTERMOST["posts"].values())],  # type: ignore[attr-defined]
    "rocketchat": [ROCKETCHAT],
    "github": [GITHUB, GITHUB_GH, GITHUB_GRAPHQL, GITHUB_REVIEW],
    "gitlab": [GITLAB, GITLAB_DISCUSSIONS, GITLAB_ISSUE],
    "mastodon": [MASTODON, MASTODON_STATUSES, MASTODON_CONTEXT],
    "youtube": [YT_DLP],
    "disqus-json": [DISQUS],
    "chatgpt": [CHATGPT],
    "claude": [CLAUDE],
    "deepseek": [DEEPSEEK],
}
"""By the name of the format."""
LINES: dict[str, list[Any]] = {
    "jsonl": [NEUTRAL],
    "pushshift": PUSHSHIFT,
    "hackernews": FIREBASE,
    "mattermost": MATTERMOST_BULK,
    "youtube": YOUTUBE,
    "discourse": [DISCOURSE],
    "github": GITHUB,
    "gitlab": GITLAB,
}
