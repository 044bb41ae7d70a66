"""A comment cut where somebody else may begin to speak.

Labels, greetings, announcements, a change of the quote marks and the end of a source list part
stretches; what is in each is judged on its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from auditor.citations.pasted_lines import LONGEST_LINE
from auditor.citations.speaker_words import AGENT, EXPORTER, PAGE_LINES, Role
from auditor.citations.speakers import find_labels, searches
from auditor.detection import speech
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.citations.pasted_lines import Line
    from auditor.citations.speakers import Label
    from auditor.detection.comment import Comment
    from auditor.detection.sources import SourcePart


class Opening(Enum):
    """What stands at the start of a stretch."""

    NOTHING = "the comment's start, other quote marks, or the end of a list"
    SAID = "a label of the chat page"
    LABEL = "a name with a colon"
    REPLY = "a label of what answers a prompt or a question"
    NAMED = "the words that an assistant says what follows"
    ANNOUNCED = "words that let expect an assistant's answer"
    GREETING = "an assistant's greeting"
    SEARCH = "the lines that a chat page shows while it searches"
    PERSON = "a label of a person"


@dataclass(frozen=True, slots=True)
class Stretch:
    """`span` has the stretch without its `opener`, trimmed. `part` is the list that ends it, and
    `closer` the page's own last line (a disclaimer) below it.
    """

    span: Span
    lines: tuple[Line, ...]
    opening: Opening = Opening.NOTHING
    opener: Span | None = None
    assistant: str = ""
    part: SourcePart | None = None
    closer: Span | None = None

    @property
    def depth(self) -> int:
        return self.lines[0].depth if self.lines else 0


@dataclass(frozen=True, slots=True)
class _Break:
    """A new stretch begins at `start` of its line; nothing of the line is in it if that is None."""

    opening: Opening
    opener: Span | None = None
    start: int | None = None
    assistant: str = ""


_PERSONAL = (Role.PERSON, Role.PROMPT, Role.QUESTION)
_GENERIC = (Role.REPLY, Role.ANSWER)
_ONE_PARAGRAPH = (Role.PROMPT, Role.QUESTION)
_LONG_PAGE_LINE = 24


def cut(comment: Comment, lists: Sequence[SourcePart]) -> Iterator[Stretch]:
    return _Cutter(comment, lists).stretches()


class _Cutter:
    def __init__(self, comment: Comment, lists: Sequence[SourcePart]) -> None:
        self._text, self._lines, self._lists = comment.text, comment.lines, lists
        self._labels = _believed(list(find_labels(self._lines)))
        self._done: list[Stretch] = []
        self._open: list[Line] = []
        self._begun = _Break(Opening.NOTHING)

    def stretches(self) -> Iterator[Stretch]:
        at, depth, end = 0, 0, 0
        one_paragraph = False
        for number, line in enumerate(self._lines):
            while at < len(self._lists) and self._lists[at].span.end <= line.span.start:
                at += 1
            part = self._lists[at] if at < len(self._lists) else None
            gap, end = line.span.start > end + 1, line.span.end
            if part and part.span.start < line.span.end:
                self._open.append(line)
                depth = line.depth
                if line.span.end >= part.span.end:
                    self._close(_Break(Opening.NOTHING), part)
                continue
            broken = self._break(number, line)
            if broken:
                label = self._labels.get(number)
                one_paragraph = bool(label and label.role in _ONE_PARAGRAPH)
                self._close(broken)
                if broken.start is not None:
                    self._open.append(replace(line, span=Span(broken.start, line.span.end)))
            elif self._closes(line):
                self._close(_Break(Opening.NOTHING), closer=line.span)
            elif line.depth != depth and self._begun.opening is not Opening.PERSON and self._open:
                self._close(_Break(Opening.NOTHING))
                self._open.append(line)
            elif one_paragraph and gap and self._open:
                self._close(_Break(Opening.NOTHING))
                one_paragraph = False
                self._open.append(line)
            else:
                self._open.append(line)
            depth = line.depth
        self._close(_Break(Opening.NOTHING))
        return iter(self._done)

    def _close(
        self, following: _Break, part: SourcePart | None = None, closer: Span | None = None
    ) -> None:
        if self._open:
            begun, last = self._begun, self._open[-1].span.end
            until = following.opener.start if following.opener else last
            # Code that ends an answer is on no line that was read.
            end = part.span.end if part else max(last, min(until, len(self._text)))
            whole = Span(self._open[0].span.start, max(end, self._open[0].span.start))
            kept = len(whole.of(self._text).rstrip(" \t\r\n>"))
            self._done.append(
                Stretch(
                    Span(whole.start, whole.start + kept), tuple(self._open), begun.opening,
                    begun.opener, begun.assistant, part, closer,
                )
            )  # fmt: skip
        elif closer and self._done and self._done[-1].closer is None:
            self._done[-1] = replace(self._done[-1], closer=closer)
        if self._open or following.opening is not Opening.NOTHING:
            self._begun = following
        self._open = []

    def _break(self, number: int, line: Line) -> _Break | None:
        bare = line.bare
        if label := self._labels.get(number):
            start = None if label.end >= line.span.end else label.end
            opener = Span(line.span.start, label.end)
            if label.role in _PERSONAL:
                return _Break(Opening.PERSON, opener, start)
            opening = Opening.REPLY if label.role in _GENERIC else Opening.LABEL
            opening = Opening.SAID if label.said else opening
            return _Break(opening, opener, start, speech.named(label.name))
        greeted = speech.greets(line)
        if greeted is not None:
            return _Break(Opening.GREETING, None, line.span.start, greeted)
        if len(bare) > 2 and searches(bare[:LONGEST_LINE]):
            return _Break(Opening.SEARCH, line.span, None, "bing")
        if said := speech.says_by_name(bare):
            rest = line.span.end - len(bare) + said.end()
            behind = bare[said.end() :].strip(" *_\t")
            start = rest + bare[said.end() :].index(behind[0]) if behind else None
            opener = Span(line.span.start, start or line.span.end)
            return _Break(Opening.NAMED, opener, start, speech.named(said.group()))
        if speech.opens(bare):
            return _Break(Opening.ANNOUNCED, line.span, None, speech.named(bare))
        return None

    def _closes(self, line: Line) -> bool:
        """The chat page's own line below an answer, or the exporter's."""
        if len(line.bare) > LONGEST_LINE:
            return False
        folded = line.bare.casefold().rstrip(" .!?…\u00a0").replace("’", "'")
        return (folded in PAGE_LINES and len(folded) >= _LONG_PAGE_LINE) or bool(
            EXPORTER.match(line.bare) and "chat" in folded
        )


def _believed(labels: list[Label]) -> dict[int, Label]:
    """The labels that say who speaks: the page's own; the product's name with a colon; others only
    where both sides have one.
    """
    people = any(label.role in _PERSONAL for label in labels)
    agents = any(
        label.said or label.role is Role.AGENT or (people and label.role in _GENERIC)
        for label in labels
        if label.role not in _PERSONAL
    )
    return {label.line: label for label in labels if _is_believed(label, people, agents)}


def _is_believed(label: Label, people: bool, agents: bool) -> bool:
    if label.said:
        return True
    if label.role in _PERSONAL:
        return label.colon and (agents or label.role is Role.PROMPT)
    if label.role is Role.AGENT and AGENT.fullmatch(label.name):
        return label.colon
    return people and label.colon
