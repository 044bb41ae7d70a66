"""Whether words stand on a page as they were quoted.

Compared in Unicode's compatible form (NFKC) with white space folded and invisible characters left
out, and nothing else: another case, quotation mark or hyphen is another text.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOST_MARKS = 16
"""Accents on one letter: sorting more takes time that grows with their square."""


def visible(text: str) -> str:
    """The text as a reader sees it: without format characters (soft hyphens, zero-width, bidi,
    tags), control characters as spaces, and no half of a surrogate pair."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    kind = unicodedata.category(char)
    if kind == "Cf":
        return ""
    if kind == "Cs":
        return "\ufffd"
    return " " if kind == "Cc" and char not in "\n\t" else char


def locate(quotation: str, text: str, parts: Iterable[Span]) -> Span | None:
    """Where in one of the parts of a text the quotation stands, or None. The first place counts."""
    wanted = "".join(piece for piece, _, _ in _folded(quotation, 0)).strip()
    if not wanted:
        return None
    for part in parts:
        pieces = [*_folded(part.of(text), part.start)]
        # each character of the folded text, with the piece of the text that it came from
        origin = [number for number, (piece, _, _) in enumerate(pieces) for _ in piece]
        at = "".join(piece for piece, _, _ in pieces).find(wanted)
        if at >= 0:
            return Span(pieces[origin[at]][1], pieces[origin[at + len(wanted) - 1]][2])
    return None


def _folded(text: str, offset: int) -> Iterator[tuple[str, int, int]]:
    """A letter with its accents at a time, and its start and end; white space as one space."""
    start, space = 0, False
    while start < len(text):
        end = start + 1
        while end < min(len(text), start + _MOST_MARKS) and unicodedata.combining(text[end]):
            end += 1
        piece = unicodedata.normalize("NFKC", visible(text[start:end]))
        if not piece or piece.isspace():
            if piece and not space:
                yield " ", offset + start, offset + end
            space = space or bool(piece)
        else:
            yield piece, offset + start, offset + end
            space = False
        start = end
