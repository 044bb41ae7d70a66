"""A comment as it is looked at: its lines, and the text without code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from auditor.citations.inline import code_spans
from auditor.citations.layout import blank_code, fill
from auditor.citations.pasted_lines import Line, read_lines
from auditor.citations.prefixes import blank_prefixes
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]{2}|[^\W_]+")


class Comment:
    """`text` as it is; `body`, of the same length, without code, quote marks and comment marks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: Sequence[Line] = tuple(read_lines(text))

    @cached_property
    def body(self) -> str:
        body = blank_code(blank_prefixes(self.text))
        return fill(body, code_spans(body), " ") if "`" in body else body

    @cached_property
    def is_quoted_whole(self) -> bool:
        return all(line.depth for line in self.lines)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines without a blank one between them."""

    span: Span
    bare: str


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    found: list[Paragraph] = []
    for line in lines:
        if found and found[-1].span.end + 1 >= line.span.start:
            last = found.pop()
            line_span = Span(last.span.start, line.span.end)
            found.append(Paragraph(line_span, f"{last.bare}\n{line.bare}"))
        else:
            found.append(Paragraph(line.span, line.bare))
    return found


def count_words(text: str) -> int:
    """Where no spaces part words, two characters count as one."""
    return len(_WORD.findall(text))
