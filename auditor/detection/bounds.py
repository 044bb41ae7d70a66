"""Where in a stretch the answer begins and ends: what people wrote above and below is theirs."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.detection import speech
from auditor.detection.chatter import is_offer, is_persons
from auditor.detection.comment import Paragraph, paragraphs
from auditor.detection.stretches import Opening
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.detection.stretches import Stretch

_LEADING, _TRAILING = 8, 4
"""Paragraphs above and below an answer that may be a person's."""
_LONGEST_REMARK = 500
_LONGEST_LEAD = 160
_ASKS = frozenset("?？؟")
_WORD = re.compile(r"\w")
_MARK = re.compile(r"\[\^?\d{1,3}\^?\]|[¹²³⁴-⁹]|【|https?://|\[cite")
_POINT = re.compile(r"[ \t>]{0,8}(?:[-*•] |\d{1,2}[.)] |#{1,6} |\|)")


@dataclass(frozen=True, slots=True)
class Bounds:
    """`lead` is what a person "
    "wrote above it, `announced` the part of it that names the assistant."""

    span: Span
    lead: Span | None = None
    announced: Span | None = None


def trimmed(stretch: Stretch, body: str, anchors: Sequence[Span]) -> Bounds:
    """`anchors` are where something tells that it is the assistant's."""
    found = paragraphs(stretch.lines)
    if not found:
        return Bounds(stretch.span)
    part = stretch.part
    marks = sorted(a.start for a in anchors if part is None or a.start < part.span.start)
    first, announced = 0, None
    if stretch.opening in (Opening.NOTHING, Opening.ANNOUNCED, Opening.SEARCH):
        found = _without_lead(found, body, marks)
        first, announced = _first(found, body, marks)
    start = max(stretch.span.start, found[first].span.start)
    end = part.span.end if part else _end(stretch, found[first:], body, marks)
    lead = Span(stretch.span.start, found[first - 1].span.end) if first else None
    return Bounds(Span(start, max(start, end)), lead, announced)


def _first(found: Sequence[Paragraph], body: str, marks: Sequence[int]) -> tuple[int, Span | None]:
    """The number of the first paragraph that is the assistant's, and where it is announced."""
    first, announced = 0, None
    for number, paragraph in enumerate(found[:_LEADING]):
        if _has_mark(paragraph, body, marks) or number == len(found) - 1:
            break
        bare = paragraph.bare
        tells = speech.announces(bare) and not _POINT.match(paragraph.span.of(body))
        if tells or _is_lead(bare):
            first = number + 1
            announced = paragraph.span if tells else announced
    return first, announced


def _without_lead(found: Sequence[Paragraph], body: str, marks: Sequence[int]) -> list[Paragraph]:
    """The first paragraph parted below the person's lines that nothing parts from the answer's."""
    head = found[0]
    breaks = [m.end() for m in re.finditer("\n", head.span.of(body))][: _LEADING - 1]
    kept = list(found)
    for end in breaks:
        line = Paragraph(Span(head.span.start, head.span.start + end - 1), "")
        bare = line.span.of(body).strip()
        if _has_mark(line, body, marks):
            break
        rest = Span(head.span.start + end, head.span.end)
        if len(bare) <= _LONGEST_LEAD and (is_persons(bare) or speech.announces(bare)):
            kept = [Paragraph(line.span, bare), Paragraph(rest, rest.of(body)), *found[1:]]
    return kept


def _has_mark(paragraph: Paragraph, body: str, marks: Sequence[int]) -> bool:
    at = bisect_left(marks, paragraph.span.start)
    if at < len(marks) and marks[at] < paragraph.span.end:
        return True
    return bool(_MARK.search(body, paragraph.span.start, paragraph.span.end))


def _is_lead(bare: str) -> bool:
    if not _WORD.search(bare):
        return True
    if len(bare) > _LONGEST_REMARK:
        return False
    return is_persons(bare) or speech.prompt_in(bare[:400]) is not None


def _end(stretch: Stretch, found: Sequence[Paragraph], body: str, marks: Sequence[int]) -> int:
    """The end of the last paragraph, or of the last one above a person's remarks."""
    cut = len(found)
    for number in range(len(found) - 1, max(0, len(found) - 1 - _TRAILING), -1):
        paragraph = found[number]
        if _has_mark(paragraph, body, marks) or len(paragraph.bare) > _LONGEST_REMARK:
            break
        if not _POINT.match(paragraph.span.of(body)) and _is_remark(paragraph.bare):
            cut = number
    if cut == len(found):
        return stretch.span.end
    return found[cut - 1].span.end


def _is_remark(bare: str) -> bool:
    if not _WORD.search(bare):
        return False
    asks = bare.rstrip(' *_)"”»')[-1:] in _ASKS
    return (asks or is_persons(bare) or speech.names_assistant(bare)) and not is_offer(bare)
