"""A small export of each format that teams and users of assistants have, of our own making."""

from __future__ import annotations

SLACK_USERS = [
    {"id": "U1", "name": "ada.l", "real_name": "Ada L", "profile": {"display_name": "ada"}},
    {"id": "U2", "name": "bo", "real_name": "Bo", "profile": {"display_name": ""}},
]
SLACK_DAY = [
    {"type": "message", "user": "U1", "text": "See <https://a.test/x?a=1&amp;b=2|this>",
     "ts": "1700000000.000100", "thread_ts": "1700000000.000100", "reply_count": 1},
    {"type": "message", "user": "U2", "text": "Thanks", "ts": "1700000001.000200",
     "thread_ts": "1700000000.000100"},
    {"type": "message", "subtype": "channel_join", "user": "U2", "text": "<@U2> has joined",
     "ts": "1700000002.000300"},
    {"type": "message", "subtype": "bot_message", "username": "helper", "text": "",
     "ts": "1700000003.000400", "blocks": [
         {"type": "section", "text": {"type": "mrkdwn", "text": "*Found* <https://c.test/|it>"}},
         {"type": "rich_text", "elements": [
             {"type": "rich_text_section", "elements": [
                 {"type": "text", "text": "a < b, "},
                 {"type": "link", "url": "https://b.test/?a=1&b=2", "text": "here"},
                 {"type": "user", "user_id": "U1"}]}]}]},
    {"type": "message", "subtype": "tombstone", "user": "USLACKBOT", "hidden": True,
     "text": "This message was deleted.", "ts": "1700000004.000500"},
    {"type": "message", "bot_id": "B1", "text": "", "ts": "1700000005.000600",
     "bot_profile": {"name": "feed"},
     "attachments": [{"fallback": "short", "pretext": "New:", "text": "<https://d.test/|post>"}]},
]  # fmt: skip

DISCORD = {
    "guild": {"id": "11", "name": "Builders"},
    "channel": {"id": "22", "type": "GuildTextChat", "category": "Talk", "name": "bridges"},
    "dateRange": {"after": None, "before": None},
    "messages": [
        {"id": "31", "type": "Default", "timestamp": "2024-03-01T10:00:00.1234567+02:00",
         "content": "See [this](https://a.test/x).", "author":
         {"id": "1", "name": "ada", "nickname": "Ada L", "isBot": False}, "embeds": []},
        {"id": "32", "type": "Reply", "timestamp": "2024-03-01T10:01:00+00:00", "content": "",
         "author": {"id": "2", "name": "helper", "nickname": None, "isBot": True},
         "embeds": [{"title": "Answer", "description": "It is [so](https://b.test/)."}],
         "reference": {"messageId": "31", "channelId": "22", "guildId": "11"}},
        {"id": "33", "type": "GuildMemberJoin", "timestamp": "2024-03-01T10:02:00+00:00",
         "content": "Joined the server.", "author": {"id": "3", "name": "cy"}},
    ],
    "messageCount": 3,
}  # fmt: skip

TELEGRAM = {
    "name": "Bridges", "type": "private_supergroup", "id": 4_000,
    "messages": [
        {"id": 1, "type": "service", "date": "2024-03-01T10:00:00", "actor": "Ada", "text": ""},
        {"id": 2, "type": "message", "date": "2024-03-01T10:00:00", "date_unixtime": "1709287200",
         "from": "Ada", "from_id": "user1", "text": ["See ", {"type": "text_link", "text": "this",
         "href": "https://a.test/x"}, {"type": "bold", "text": " now"}]},
        {"id": 3, "type": "message", "date": "2024-03-01T10:05:00", "from": None,
         "from_id": "user2", "reply_to_message_id": 2, "text": "Thanks *all*"},
    ],
}  # fmt: skip
TELEGRAM_FULL = {
    "about": "Here is the data", "personal_information": {"user_id": 1},
    "chats": {"about": "x", "list": [TELEGRAM]}, "left_chats": {"list": [TELEGRAM]},
}  # fmt: skip

MATTERMOST = {
    "order": ["p2", "p1", "p3", "p4"],
    "posts": {
        "p1": {"id": "p1", "create_at": 1_700_000_000_000, "delete_at": 0, "user_id": "u1",
               "channel_id": "c1", "root_id": "", "message": "See [x](https://a.test)", "type": ""},
        "p2": {"id": "p2", "create_at": 1_700_000_001_000, "delete_at": 0, "user_id": "u2",
               "channel_id": "c1", "root_id": "p1", "message": "Thanks", "type": ""},
        "p3": {"id": "p3", "create_at": 1_600_000_001_000, "delete_at": 5, "user_id": "u2",
               "channel_id": "c1", "root_id": "", "message": "", "type": ""},
        "p4": {"id": "p4", "create_at": 1_500_000_001_000, "delete_at": 0, "user_id": "u2",
               "channel_id": "c1", "root_id": "", "message": "u2 joined",
               "type": "system_join_channel"},
    },
}  # fmt: skip
MATTERMOST_BULK = [
    {"type": "version", "version": 1},
    {"type": "channel", "channel": {"team": "t", "name": "town"}},
    {"type": "user", "user": {"username": "ada"}},
    {"type": "post", "post": {"team": "t", "channel": "town", "user": "ada", "message": "Hi",
                              "create_at": 1_700_000_000_000, "replies": [
                                  {"user": "bo", "message": "Ho", "create_at": 1_700_000_001}]}},
    {"type": "direct_post", "direct_post": {"channel_members": ["ada", "bo"], "user": "bo",
                                            "message": "Psst", "create_at": 1_700_000_002_000}},
]  # fmt: skip

ROCKETCHAT = {
    "messages": [
        {"_id": "m1", "rid": "r1", "msg": "See https://a.test/x", "ts": "2024-03-01T10:00:00.000Z",
         "u": {"_id": "u1", "username": "ada", "name": "Ada"}},
        {"_id": "m2", "rid": "r1", "tmid": "m1", "msg": "Thanks",
         "ts": {"$date": 1_700_000_000_000},
         "u": {"_id": "u2", "username": "bo"}},
        {"_id": "m3", "rid": "r1", "msg": "", "t": "rm", "ts": "2024-03-01T10:02:00.000Z",
         "u": {"_id": "u2", "username": "bo"}},
        {"_id": "m4", "rid": "r1", "msg": "bo", "t": "uj", "ts": "2024-03-01T10:03:00.000Z",
         "u": {"_id": "u2", "username": "bo"}},
    ],
    "count": 4, "success": True,
}  # fmt: skip

_REPO = "https://github.com/ada/bridge"
GITHUB = [
    {"id": 71, "url": "https://api.github.com/repos/ada/bridge/issues/comments/71",
     "html_url": f"{_REPO}/issues/5#issuecomment-71",
     "issue_url": "https://api.github.com/repos/ada/bridge/issues/5",
     "user": {"login": "ada", "id": 1}, "created_at": "2024-03-01T10:00:00Z",
     "body": "See [x](https://a.test)."},
    {"id": 72, "html_url": f"{_REPO}/issues/5#issuecomment-72",
     "issue_url": "https://api.github.com/repos/ada/bridge/issues/5",
     "user": None, "created_at": "2024-03-01T11:00:00Z", "body": "Thanks."},
]  # fmt: skip
GITHUB_GH = {
    "author": {"login": "ada"}, "body": None, "title": "It sags", "url": f"{_REPO}/issues/5",
    "createdAt": "2024-03-01T09:00:00Z", "id": "I_1",
    "comments": [{"id": "IC_1", "author": {"login": "bo"}, "body": "Where?", "isMinimized": True,
                  "minimizedReason": "OUTDATED", "createdAt": "2024-03-01T10:00:00Z",
                  "url": f"{_REPO}/issues/5#issuecomment-1"}],
}  # fmt: skip
GITHUB_GRAPHQL = {
    "data": {"repository": {"discussion": {
        "id": "D_1", "title": "Which steel?", "body": "?", "author": {"login": "ada"},
        "createdAt": "2024-03-01T09:00:00Z", "url": f"{_REPO}/discussions/9",
        "comments": {"pageInfo": {"hasNextPage": True}, "nodes": [
            {"id": "DC_1", "body": "This.", "author": {"login": "bo"},
             "createdAt": "2024-03-01T10:00:00Z", "url": f"{_REPO}/discussions/9#dc-1",
             "replies": {"nodes": [
                 {"id": "DC_2", "body": "No.", "author": None, "createdAt": "2024-03-01T11:00:00Z",
                  "replyTo": {"id": "DC_1"}}]}}]},
    }}},
}  # fmt: skip
GITHUB_REVIEW = [
    {"id": 81, "pull_request_review_id": 4, "diff_hunk": "@@", "path": "a.py",
     "html_url": f"{_REPO}/pull/6#discussion_r81", "user": {"login": "ada"},
     "created_at": "2024-03-01T10:00:00Z", "body": "Why?"},
    {"id": 82, "in_reply_to_id": 81, "html_url": f"{_REPO}/pull/6#discussion_r82",
     "user": {"login": "bo"}, "created_at": "2024-03-01T10:01:00Z", "body": "So."},
]  # fmt: skip

GITLAB = [
    {"id": 301, "body": "See [x](https://a.test).", "author": {"username": "ada", "name": "Ada"},
     "created_at": "2024-03-01T10:00:00.000Z", "system": False, "noteable_type": "Issue",
     "noteable_iid": 5},
    {"id": 302, "body": "changed the milestone", "author": {"username": "ada"},
     "created_at": "2024-03-01T10:00:00.000Z", "system": True, "noteable_type": "Issue"},
]  # fmt: skip
GITLAB_DISCUSSIONS = [
    {"id": "6a9c", "individual_note": False, "notes": [
        {"id": 311, "body": "Why?", "author": {"username": "ada"}, "noteable_type": "MergeRequest",
         "noteable_iid": 6, "created_at": "2024-03-01T10:00:00.000Z", "system": False},
        {"id": 312, "body": "So.", "author": {"username": "bo"}, "noteable_type": "MergeRequest",
         "noteable_iid": 6, "created_at": "2024-03-01T10:01:00.000Z", "system": False}]},
]  # fmt: skip
GITLAB_ISSUE = {
    "id": 1, "iid": 5, "project_id": 2, "title": "It sags", "description": "Badly.",
    "author": {"username": "ada"}, "created_at": "2024-03-01T09:00:00.000Z",
    "web_url": "https://gitlab.test/ada/bridge/-/issues/5",
    "notes": [{"id": 301, "note": "Where?", "author": {"name": "Bo"}, "noteable_type": "Issue"}],
}  # fmt: skip

CHATGPT = [
    {
        "id": "conv-1", "title": "Steel", "current_node": "n3",
        "mapping": {
            "n1": {"id": "n1", "parent": None, "children": ["n2"], "message": None},
            "n2": {"id": "n2", "parent": "n1", "children": ["n3"], "message": {
                "id": "n2", "author": {"role": "user"}, "create_time": 1_700_000_000.5,
                "content": {"content_type": "text", "parts": ["Which steel?"]}}},
            "n3": {"id": "n3", "parent": "n2", "children": [], "message": {
                "id": "n3", "author": {"role": "assistant"}, "create_time": 1_700_000_010.5,
                "recipient": "all", "metadata": {"model_slug": "gpt-4o"},
                "content": {"content_type": "text", "parts": ["This: https://a.test/x"]}}},
        },
    }
]  # fmt: skip
CLAUDE = [
    {
        "uuid": "conv-2", "name": "Steel", "created_at": "2024-03-01T10:00:00Z",
        "chat_messages": [
            {"uuid": "m1", "sender": "human", "text": "Which?", "content": []},
            {"uuid": "m2", "sender": "assistant", "created_at": "2024-03-01T10:00:05Z",
             "text": "This.", "content": [{"type": "text", "text": "This.", "citations": [
                 {"start_index": 0, "end_index": 4, "details": {"url": "https://a.test/x"}}]}]},
        ],
    }
]  # fmt: skip
DEEPSEEK = [
    {
        "id": "conv-3", "title": "Steel",
        "mapping": {
            "root": {"id": "root", "parent": None, "children": ["1"], "message": None},
            "1": {"id": "1", "parent": "root", "children": ["2"], "message": {
                "inserted_at": "2024-03-01T10:00:00+08:00",
                "fragments": [{"type": "REQUEST", "content": "Which?"}]}},
            "2": {"id": "2", "parent": "1", "children": [], "message": {
                "inserted_at": "2024-03-01T10:00:05+08:00", "model": "deepseek-chat",
                "fragments": [{"type": "RESPONSE", "content": "This."}]}},
        },
    }
]  # fmt: skip
