"""Quotations of other posts: mail replies, forum replies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.pasted_lines import LONGEST_LINE, QUOTES, NotAssistant
from auditor.citations.speaker_words import MENTION, WROTE
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.citations.pasted_lines import Line

QUOTATION = "a quotation of another post"
_MENTION = "the name of whom the post answers"
_DATED = re.compile(r"@|<|\d[\d ./-]{0,20}.{0,40}\d{1,2}[:h]\d{2}")


def find_quotations(lines: Sequence[Line]) -> Iterator[NotAssistant]:
    """What follows "@ann" or "Ann wrote:" in quotation marks or behind `>`.

    A quotation behind which nothing stands may be the answer itself: only its header goes.
    """
    done = 0
    for number, line in enumerate(lines[:-1]):
        if number < done or len(line.bare) > LONGEST_LINE:
            continue
        wrote = line.bare.endswith((":", "：")) and _is_mail_header(line.bare, number)
        if not wrote and not (line.bare.startswith("@") and MENTION.match(line.bare)):
            continue
        done = _quoted_until(lines, number)
        if done > number + 1:
            last = number if done >= len(lines) else done - 1
            yield NotAssistant(Span(line.span.start, lines[last].span.end), QUOTATION)
        elif not wrote:
            yield NotAssistant(line.span, _MENTION)


def _is_mail_header(bare: str, number: int) -> bool:
    """ "Ann wrote:" in the middle of an answer may introduce a source's own words."""
    return bool((number == 0 or _DATED.search(bare)) and WROTE.match(bare))


def _quoted_until(lines: Sequence[Line], header: int) -> int:
    """The number of the first line behind the quotation that the header announces."""
    depth, at = lines[header].depth, header + 1
    if lines[at].depth > depth:
        while at < len(lines) and lines[at].depth > depth:
            at += 1
        return at
    closer = QUOTES.get(lines[at].bare[:1])
    for last in range(at, min(at + 40, len(lines))) if closer else ():
        if lines[last].bare.rstrip().endswith(closer or " "):
            return last + 1
    return at
