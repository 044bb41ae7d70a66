"""The lines of a paste, and what is said of those that are not the assistant's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class NotAssistant:
    """`reason` says whose words they are, or what they are."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank. `bare` is without quote marks, heading marks, bold and emoji."""

    span: Span
    depth: int
    bare: str


DECOR = " \t\u00a0\u202f\u200b\u200e\u200f\ufeff#*_>-–•|✓✔☑🧑👤🙂🤖💬🗨\ufe0f\u200d"
_QUOTE_MARKS = re.compile(r"[ \t]{0,8}(?:>[ \t]?){1,8}")
_FENCE = re.compile(r"[ \t>]{0,8}(`{3,40}|~{3,40})")
QUOTES = {"«": "»", '"': '"', "“": "”", "„": "“"}
LONGEST_LINE = 300
"""A longer line is prose, whatever it begins with."""


def read_lines(text: str) -> Iterator[Line]:
    """Without fenced code: a transcript in there is a sample."""
    at, fence = 0, ""
    for content in text.split("\n"):
        if match := _FENCE.match(content):
            fence = "" if fence and match.group(1).startswith(fence) else fence or match.group(1)
        elif content and not fence and not content.isspace():
            depth, bare = 0, content
            if ">" in content[:9] and (marks := _QUOTE_MARKS.match(content)):
                depth, bare = marks.group().count(">"), content[marks.end() :]
            yield Line(Span(at, at + len(content)), depth, bare.strip(DECOR + "\r"))
        at += len(content) + 1
