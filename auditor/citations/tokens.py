"""What the binding works on: tokens, which cite, and pieces of the text, which claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.model import Binding, Citation, Span

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Token:
    """Something that cites, where it stands. `apart`: beside the sentence, not a word of it.

    `covers` is the exact stretch it stands for, where its syntax says so.
    """

    span: Span
    citations: tuple[Citation, ...]
    apart: bool
    shown: str = ""
    doubt: str = ""
    covers: Span | None = None


Bound = tuple[Token, Binding]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the text that is one claim, the tokens that cite it, and why they do."""

    span: Span
    tokens: tuple[Bound, ...] = ()
    context: str = ""


MAX_CONTEXT = 400
"""Characters of a heading or lead-in that travel with a claim: more explains nothing."""


def share(spans: Sequence[Span], tokens: Sequence[Token]) -> list[list[Token]]:
    """The tokens of each span; what stands between two belongs to the second."""
    shared: list[list[Token]] = []
    at = 0
    for span in spans:
        start = at
        while at < len(tokens) and tokens[at].span.start < span.end:
            at += 1
        shared.append(list(tokens[start:at]))
    if shared:
        shared[-1] += tokens[at:]
    return shared
