"""Which part of a comment is an assistant's answer, and what says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.model.words import Word

if TYPE_CHECKING:
    from auditor.model.text import Span
    from auditor.model.words import Confidence


class Strength(Word):
    """What a clue is worth."""

    PROOF = "proof"
    """Nobody types it: one decides."""
    STRONG = "strong"
    """One decides, but a person could quote it."""
    HINT = "hint"
    """People do it too: several are needed."""
    STYLE = "style"
    """A manner of writing: counts only beside hints, never alone."""
    PERSON = "person"
    """Speaks for a person, against hints and style."""


@dataclass(frozen=True, slots=True)
class Clue:
    """`code` is stable (`bing-footer`); `sentence` says it to the reader; `span` is where it
    stands in the comment.
    """

    code: str
    sentence: str
    strength: Strength
    span: Span


@dataclass(frozen=True, slots=True)
class FoundAnswer:
    """An assistant's answer in a comment; all spans slice the comment's text.

    `span` goes from the answer's first line to its last, or to the last entry of its source list.
    `clues` decided, strongest first. `assistant` is its name in lower case, "" when nothing tells
    which. `question` is the prompt, where the comment has it.
    """

    span: Span
    confidence: Confidence
    clues: tuple[Clue, ...]
    assistant: str = ""
    question: Span | None = None
