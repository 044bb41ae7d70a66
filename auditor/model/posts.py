"""What a thread export is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.model.words import Word

if TYPE_CHECKING:
    from datetime import datetime

    from auditor.model.text import Location


class BodyFormat(Word):
    """How the body of a post is written."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"
    MRKDWN = "mrkdwn"
    """Slack's: `<https://a.test|words>`, `*bold*`, `&amp;`."""
    BBCODE = "bbcode"


@dataclass(frozen=True, slots=True)
class PostProblem:
    """A post or answer of which nothing could be audited, and why; with its file only, what was no
    export.
    """

    location: Location
    text: str


@dataclass(frozen=True, slots=True)
class PostCounts:
    """What an export held. `read` counts all its posts: those `left_out` because nobody asked for
    them, those `unreadable`, those `with_answer`, and those without. `quotations` counts answers
    that an earlier post had: they are not audited again.
    """

    read: int
    left_out: int
    unreadable: int
    with_answer: int
    quotations: int
    problems: tuple[PostProblem, ...]

    @property
    def without(self) -> int:
        return self.read - self.left_out - self.unreadable - self.with_answer


@dataclass(frozen=True, slots=True)
class Post:
    """A comment, message or mail, as its export holds it.

    `id` and `parent` are the export's own; `thread` is the title or id of what it stands in.
    `location` has the file (and member of an archive), the line of the record where the format has
    lines, and the post's id, author and address. `posted_at` has a time zone (UTC where the export
    says none). `problem` says why there is nothing to audit ("deleted", "line 17: ..."), or is "".
    """

    id: str
    body: str
    body_format: BodyFormat
    location: Location
    parent: str | None = None
    thread: str = ""
    posted_at: datetime | None = None
    problem: str = ""

    @property
    def author(self) -> str:
        return self.location.author or ""
