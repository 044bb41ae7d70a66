"""Placed lines to text: paragraphs, whole words, no running headers and footers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LINE_HYPHEN = "\x02"
"""Stands for a hyphen at a line's end, the next line joined on: dropped, or a hyphen again."""

_MAX_BLOCKS = 100
"""Stretches of a page that are put in order; beyond, the file's order is kept."""
_EDGE_LINES = 3
"""That many may go at either edge, and that many stay: a slide can be shorter."""
_EDGE_LENGTH = 150
_EDGE_ZONE = 0.15
"""Share of the height that is printed on, at the top and at the bottom, where they are found."""
_REPEATED = 3
_REPEATED_SHARE = 0.25

_DIGITS = re.compile(r"\d+")
_COMPOUND = re.compile(r"(?<!\w)[^\W\d_]{1,40}-[^\W\d_]{1,40}(?!\w)")
_LAST_PART = re.compile(r"[^\W_]{1,40}\Z")
_FIRST_PART = re.compile(r"[^\W_]{1,40}")
_RANGE = re.compile(r"\d[-‐–]\d\Z")  # 1990–1995, parted after the dash
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")
_SENTENCE_END = re.compile(r"[.!?:;。！？…][\"'”’»)\]]{0,3}\Z")
_NO_TITLE = re.compile(
    r"\s*|(?:microsoft (?:word|powerpoint|excel|office)|powerpoint presentation)(?:\s?-.{0,300})?|"
    r"(?:untitled|document|dokument|slide|folie|layout|title|titel|print|scan|book|bericht|report|"
    r"template)[\s_\d-]{0,20}|.{0,300}\.(?:docx?|dotx?|indd|tex|dvi|qx[dp]|pdf|pptx?|xlsx?|"
    r"rtf|odt|pmd|fm|p65|cdr|ai|eps|ps|wpd|html?|tmp)|[^\W_]{0,3}|[\W\d_]{1,300}|https?://.{0,300}",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Line:
    """In points from the lower left corner of the page, as PDF has it."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return abs(self.top - self.bottom)


def readable(pages: Sequence[Sequence[Line]]) -> str:
    """The text of all pages; a paragraph is a line, and a blank line parts what a gap parts."""
    ordered = without_edges([in_order(lines) for lines in pages])
    parts: list[str] = []
    for text in filter(None, map(_page_text, ordered)):
        if parts:
            parts.append(" " if _goes_on(parts[-1], text) else "\n\n")
        parts.append(text)
    return _whole_words("".join(parts))


def _goes_on(before: str, text: str) -> bool:
    """Whether a sentence does, over the end of a line, a column or a page."""
    return text[:1].islower() and not _SENTENCE_END.search(before[-9:])


def title_of(declared: str, pages: Iterable[Sequence[Line]]) -> str:
    """The declared title, unless it is what a word processor fills in; else the largest lines."""
    if not _NO_TITLE.fullmatch(declared.strip()[:400]):
        return declared
    lines = next((page for page in map(in_order, pages) if page), [])[:80]
    if not lines:
        return ""
    tallest = max(line.height for line in lines if line.text)
    if tallest < 1.15 * median(line.height for line in lines):
        return lines[0].text.replace(LINE_HYPHEN, "")
    start = next(n for n, line in enumerate(lines) if line.height >= 0.95 * tallest)
    end = start
    while end < len(lines) and lines[end].height >= 0.95 * tallest:
        end += 1
    return " ".join(line.text for line in lines[start:end][:5]).replace(LINE_HYPHEN, "")


def in_order(lines: Sequence[Line]) -> list[Line]:
    """From top to bottom wherever a file draws upwards; its own order for columns side by side."""
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and line.top <= blocks[-1][-1].top and _overlap(blocks[-1][-1], line):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    if len(blocks) > _MAX_BLOCKS:
        return list(lines)
    frames = [_frame(block) for block in blocks]
    above = [
        {m for m, other in enumerate(frames) if other is not frame and _above(other, frame)}
        for frame in frames
    ]
    waiting = list(range(len(blocks)))
    done: list[Line] = []
    while waiting:
        free = (n for n in waiting if above[n].isdisjoint(waiting))
        chosen = next(free, waiting[0])
        waiting.remove(chosen)
        done += blocks[chosen]
    return done


def _frame(block: list[Line]) -> Line:
    return Line(
        "",
        min(line.left for line in block),
        max(line.top for line in block),
        max(line.right for line in block),
        min(line.bottom for line in block),
    )


def _overlap(one: Line, other: Line) -> bool:
    """Whether one stands above the other: they share a tenth of the narrower one's width."""
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared > 0.1 * min(one.right - one.left, other.right - other.left)


def _above(one: Line, other: Line) -> bool:
    slack = 0.3 * min(one.height, other.height, 12)
    return one.bottom >= other.top - slack and _overlap(one, other)


def without_edges(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Without the first and last lines that other pages have as well, but for their numbers."""
    kept = [list(page) for page in pages]
    top = max((line.top for page in pages for line in page), default=0)
    bottom = min((line.bottom for page in pages for line in page), default=0)
    zone = _EDGE_ZONE * (top - bottom)
    least = max(_REPEATED, _REPEATED_SHARE * len(pages))
    for edge in (0, -1):
        for _ in range(_EDGE_LINES):
            outermost = [page[edge] if len(page) > _EDGE_LINES else None for page in kept]
            keys = [
                _key(line)
                if line and (line.top > top - zone or line.bottom < bottom + zone)
                else ""
                for line in outermost
            ]
            counts = Counter(filter(None, keys))
            for page, key in zip(kept, keys, strict=True):
                if key and counts[key] >= least:
                    del page[edge]
    return kept


def _key(line: Line) -> str:
    """The text but for its numbers, "" for a line too long to be one."""
    if len(line.text) > _EDGE_LENGTH:
        return ""
    return _DIGITS.sub("#", " ".join(line.text.casefold().split()))


def _page_text(lines: Sequence[Line]) -> str:
    parts: list[str] = []
    widest = _widths(lines)
    for number, line in enumerate(lines):
        if number:
            parts.append(_joint(lines[number - 1], line, widest[number - 1]))
        parts.append(line.text)
    return "".join(parts)


def _widths(lines: Sequence[Line]) -> list[float]:
    """For each line how far right the lines around it go, in the same column."""
    rights = []
    for number, line in enumerate(lines):
        near = lines[max(0, number - 6) : number + 7]
        rights.append(max(other.right for other in near if _overlap(line, other) or other is line))
    return rights


def _joint(before: Line, line: Line, column_right: float) -> str:
    """A space where the sentence goes on, a newline, or a blank line for a gap."""
    if before.text.endswith(LINE_HYPHEN) or _RANGE.search(f"{before.text[-2:]}{line.text[:1]}"):
        return ""
    height = max(1.0, min(before.height, line.height))
    if max(before.height, line.height) > 1.2 * height:
        return "\n\n"
    goes_on = _goes_on(before.text, line.text)
    if line.top > before.top or not _overlap(before, line):  # another column, or page furniture
        return _glue(before, line) if goes_on else "\n\n"
    if before.bottom - line.top > 0.5 * height:
        return "\n\n"
    if goes_on:
        return _glue(before, line)
    is_short = before.right < column_right - max(3 * height, 0.12 * (column_right - before.left))
    is_indented = line.left > before.left + 0.8 * height
    if is_short or is_indented or _is_row(before.text) or _is_row(line.text):
        return "\n"
    return _glue(before, line)


def _glue(before: Line, line: Line) -> str:
    first, last = line.text[:1], before.text[-1:]
    if last in ("-", "‐") and first.isalnum() and before.text[-2:-1].isalnum():
        return ""
    unspaced = _UNSPACED.match(first) and _UNSPACED.match(last)
    return "" if unspaced else " "


def _is_row(text: str) -> bool:
    """A row of a table: a third of it and more is numbers."""
    words = text.split()
    numbers = sum(any(c.isdigit() for c in word) for word in words)
    return len(words) > 1 and 3 * numbers >= len(words)


def _whole_words(text: str) -> str:
    """Drops the hyphens that only part a word at a line's end, and keeps those of compounds."""
    first, *rest = text.split(LINE_HYPHEN)
    if not rest:
        return text
    compounds = {word.casefold() for word in _COMPOUND.findall(text)}
    whole = [first]
    for part in rest:
        before = _LAST_PART.search(whole[-1][-40:])
        after = _FIRST_PART.match(part)
        one, other = before[0] if before else "", after[0] if after else ""
        is_word = one.isalpha() and other[:1].islower()
        if not is_word or f"{one}-{other}".casefold() in compounds:
            whole.append("-")
        whole.append(part)
    return "".join(whole)
