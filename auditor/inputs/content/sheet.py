"""Text that was taken out of a file, and where each stretch of it stood there."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from auditor.model.text import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.model.text import Span

Origins = tuple[tuple[int, int], ...]
"""From which offset on the text stood at which offset of the file, by the first; both grow alike
until the next pair. () where the two are the same throughout.
"""


@dataclass(frozen=True, slots=True)
class Sheet:
    text: str
    origins: Origins = ()

    def source(self, offset: int) -> int:
        at = bisect_right(self.origins, offset, key=_first) - 1
        return offset if at < 0 else self.origins[at][1] + offset - self.origins[at][0]

    def with_text(self, text: str, moved: Origins = ()) -> Sheet:
        """With a text of the same length. `moved` says where parts of it stood in this one."""
        if not moved:
            return Sheet(text, self.origins)
        return Sheet(text, tuple(self._composed(moved)))

    def _composed(self, moved: Origins) -> Iterator[tuple[int, int]]:
        ends = [*(start for start, _ in moved[1:]), len(self.text)]
        if moved[0][0]:
            yield from self._between(0, 0, moved[0][0])
        for (start, offset), end in zip(moved, ends, strict=True):
            yield from self._between(start, offset, end)

    def _between(self, start: int, offset: int, end: int) -> Iterator[tuple[int, int]]:
        yield start, self.source(offset)
        at = bisect_right(self.origins, offset, key=_first)
        while at < len(self.origins) and self.origins[at][0] < offset + end - start:
            yield start + self.origins[at][0] - offset, self.origins[at][1]
            at += 1

    def places(self, raw: str) -> tuple[Place, ...]:
        """What `Answer.places` needs; () where the text has the lines of the file."""
        starts = [0, *(at + 1 for at, char in enumerate(raw) if char == "\n")]
        if not self.origins and _has_lines(self.text, starts):
            return ()
        return tuple(_places(self.origins or ((0, 0),), starts, len(self.text)))


def _has_lines(text: str, starts: list[int]) -> bool:
    return text.count("\n") == len(starts) - 1 and all(
        text[start - 1] == "\n" for start in starts[1:]
    )


def _places(origins: Origins, starts: list[int], length: int) -> Iterator[Place]:
    for (start, offset), (end, _) in pairwise((*origins, (length, 0))):
        row = bisect_right(starts, offset) - 1
        yield Place(start, row + 1, offset - starts[row] + 1)
        row += 1
        while row < len(starts) and starts[row] < offset + end - start:
            yield Place(start + starts[row] - offset, row + 1, 1)
            row += 1


def _first(pair: tuple[int, int]) -> int:
    return pair[0]


def blanked(text: str, spans: Iterable[Span], char: str = " ") -> str:
    """`text` with each span overwritten by `char`, newlines kept. Spans may nest or overlap."""
    pieces, at = [], 0
    for span in sorted(spans, key=_start):
        start, end = max(span.start, at), span.end
        if start >= end:
            continue
        part = text[start:end]
        pieces += [text[at:start], _LETTER.sub(char, part) if "\n" in part else char * len(part)]
        at = end
    return "".join((*pieces, text[at:]))


def joined(sheets: Iterable[Sheet], between: str) -> Sheet:
    texts: list[str] = []
    origins: list[tuple[int, int]] = []
    length = 0
    for sheet in sheets:
        origins += ((start + length, offset) for start, offset in sheet.origins or ((0, 0),))
        texts.append(sheet.text)
        length += len(sheet.text) + len(between)
    return Sheet(between.join(texts), tuple(origins))


_LETTER = re.compile(r"[^\n]")


def _start(span: Span) -> int:
    return span.start


class Builder:
    """Puts a sheet together from pieces of a file and what is written between them."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._pieces: list[str] = []
        self._origins: list[tuple[int, int]] = []
        self._length = 0

    def copy(self, start: int, end: int) -> None:
        self._write(self._raw[start:end], start)

    def write(self, text: str, at: int) -> None:
        """Text that stands for what is at that offset of the file: what follows its line breaks."""
        words = text.lstrip("\n")
        self._write(text[: len(text) - len(words)], at)
        self._write(words, at)

    def _write(self, text: str, at: int) -> None:
        if not text:
            return
        shift = self._origins[-1][1] - self._origins[-1][0] if self._origins else None
        if shift is None or at - self._length != shift:
            self._origins.append((self._length, at))
        self._pieces.append(text)
        self._length += len(text)

    def sheet(self) -> Sheet:
        return Sheet("".join(self._pieces), tuple(self._origins))
