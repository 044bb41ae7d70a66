"""The exports of threads that can be read: one module a format, in the order they are tried."""

from auditor.inputs.threads import (
    assistants,
    discord,
    discourse,
    disqus_json,
    github,
    gitlab,
    hackernews,
    mastodon,
    mattermost,
    neutral,
    pushshift,
    reddit,
    rocketchat,
    slack,
    telegram,
    youtube,
)
from auditor.inputs.threads.thread import FolderFormat, ThreadFormat

FORMATS: tuple[ThreadFormat, ...] = (
    neutral,
    discourse,
    reddit,
    pushshift,
    hackernews,
    slack,
    discord,
    telegram,
    mattermost,
    rocketchat,
    github,
    gitlab,
    mastodon,
    youtube,
    disqus_json,
    *assistants.FORMATS,
)
FOLDER_FORMATS: tuple[FolderFormat, ...] = (slack,)
