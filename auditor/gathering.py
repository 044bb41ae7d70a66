"""Posts of an export -> the answers of assistants in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from auditor.citations.parse import DEFAULT_READER
from auditor.citations.speaker_words import PRODUCT
from auditor.detection.answers import find_answers
from auditor.detection.parents import Parents
from auditor.detection.quotations import EarlierTexts
from auditor.inputs.bodies import body_text
from auditor.model import Answer, Confidence, Location, PostCounts, PostProblem
from auditor.redaction import Redaction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from auditor.model import FoundAnswer, Post

_WORDS = {Confidence.LOW: "low", Confidence.MEDIUM: "medium", Confidence.HIGH: "high"}
_MOST_SIGNS = 4
_ASSISTANT = re.compile(rf"{PRODUCT}(?:[ _-]?(?:bot|ai|app))?", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>()\[\]\"'*]+[^\s<>()\[\]\"'*.,;:!?]")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which posts are looked at. `authors` and `posts` (ids or addresses) are any when empty;
    `limit` is the number of posts looked at. With `all_links` every post is audited whole, whoever
    wrote it. With `redact` authors are numbered instead of named, in the texts as well.
    """

    since: datetime | None = None
    authors: frozenset[str] = frozenset()
    posts: frozenset[str] = frozenset()
    limit: int | None = None
    all_links: bool = False
    redact: bool = False

    def takes(self, post: Post) -> bool:
        if self.since and (post.posted_at is None or post.posted_at < self.since):
            return False
        if self.authors and post.author.casefold() not in self.authors:
            return False
        return not self.posts or bool(self.posts & {post.id, post.location.url or ""})


@dataclass
class Gathering:
    """Takes posts one by one; memory grows with the answers, not with the export."""

    wanted: Wanted
    _answers: list[Answer] = field(default_factory=list)
    _problems: list[PostProblem] = field(default_factory=list)
    _redaction: Redaction = field(default_factory=lambda: Redaction(_ASSISTANT))
    _read: int = 0
    _left_out: int = 0
    _unreadable: int = 0
    _with_answer: int = 0
    _quotations: int = 0
    _earlier: EarlierTexts[int] = field(default_factory=EarlierTexts)
    _urls: list[frozenset[str]] = field(default_factory=list)
    _parents: Parents = field(default_factory=Parents)

    def take(self, posts: Iterable[Post]) -> None:
        for post in posts:
            self._take(post)
            if self.is_full:
                return

    @property
    def answers(self) -> list[Answer]:
        """With `redact`, without the names of any author that was read until now."""
        if self.wanted.redact:
            return [self._redaction.answer(answer) for answer in self._answers]
        return self._answers

    @property
    def is_full(self) -> bool:
        """Whether as many posts were looked at as were asked for."""
        return self._read - self._left_out == self.wanted.limit

    def skip(self, line: str, name: str) -> None:
        """A file that could not be read, or not to its end."""
        self._problems.append(PostProblem(Location(name), line))

    @property
    def counts(self) -> PostCounts:
        return PostCounts(
            self._read,
            self._left_out,
            self._unreadable,
            self._with_answer,
            self._quotations,
            tuple(self._problems),
        )

    def _take(self, post: Post) -> None:
        self._read += 1
        if self.wanted.redact:
            self._redaction.see(post.author)
        if not self.wanted.takes(post):
            self._left_out += 1
            self._parents.add(post)
            return
        problem = post.problem
        at = self._redaction.place(post.location) if self.wanted.redact else post.location
        found: tuple[Answer, ...] = ()
        if not problem:
            try:
                found = tuple(self._found(post, at))
            except Exception as error:  # noqa: BLE001 - a post that breaks a reader is one row
                problem = f"reading it failed: {type(error).__name__}"
        if problem:
            self._unreadable += 1
            self._problems.append(PostProblem(at, problem))
            return
        self._parents.add(post)
        self._with_answer += bool(found)
        self._answers += found

    def _found(self, post: Post, at: Location) -> Iterator[Answer]:
        text = body_text(post.body, post.body_format)
        whole = Answer(text, at, thread=post.thread, posted_at=post.posted_at)
        if self.wanted.all_links:
            if text.strip():
                yield self._parents.resolve(post, whole, DEFAULT_READER)
            return
        for found in find_answers(text):
            if self._is_quotation(found.span.of(text)):
                continue
            start = whole.locate(found.span)
            answer = replace(
                whole,
                text=found.span.of(text),
                location=start,
                question=found.question.of(text).strip() if found.question else None,
                notes=(_told(found),),
                assistant=found.assistant,
            )
            yield self._parents.resolve(post, answer, DEFAULT_READER)

    def _is_quotation(self, text: str) -> bool:
        """Whether an earlier post has it: what was audited there is not audited again. One that
        cites other pages is another answer, however alike the words."""
        urls = frozenset(_URL.findall(text))
        key = self._earlier.quoted_in(text)
        if key is not None and urls <= self._urls[key]:
            self._quotations += 1
            return True
        self._earlier.add(len(self._urls), text)
        self._urls.append(urls)
        return False


def _told(found: FoundAnswer) -> str:
    whose = f" of {found.assistant}" if found.assistant else ""
    signs = "; ".join(dict.fromkeys(clue.sentence for clue in found.clues[:_MOST_SIGNS]))
    return f"taken for an assistant's answer{whose}, {_WORDS[found.confidence]} confidence: {signs}"


def authors(names: Sequence[str]) -> frozenset[str]:
    """As `Wanted` compares them."""
    return frozenset(name.strip().casefold() for name in names)
