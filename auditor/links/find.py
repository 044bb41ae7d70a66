"""Finds URLs in text: bare ones and the targets of Markdown links. Linear in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_URL = 8192
"""Longest URL read, in code points: RFC 9110 (4.1) asks recipients for 8,000 octets at least."""

# Stops at white space, quotes that can't be part of a URL, and punctuation of scripts that write
# without spaces, where the next sentence follows at once.
_STOP = (
    r"\s<>\"`“”„«»‹›「」『』【】《》〈〉（），。、；：！？｜"
    r"\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069"
)
_BARE = re.compile(
    rf"(?<![A-Za-z])(?:https?|ftp)://[^{_STOP}]{{1,{MAX_URL}}}"
    rf"|(?<![\w@./\-:])www\.[^{_STOP}.][^{_STOP}]{{0,{MAX_URL}}}",
    re.IGNORECASE,
)
_CLOSERS = {")": "(", "]": "[", "}": "{"}
_TRAILING = frozenset(".,;:!?'’*_~|\\")
_CUT = re.compile(r"(?:…|\.{3,})\Z")


def trim(url: str) -> str:
    """A URL as it stands in prose, without the punctuation that belongs to the sentence.

    A closing bracket stays when it closes one of the URL's own. An ellipsis stays: it says that
    the URL was cut, which the caller must be able to see.
    """
    balance = {opener: url.count(opener) - url.count(closer) for closer, opener in _CLOSERS.items()}
    end = len(url)
    while end:
        char = url[end - 1]
        if char in _CLOSERS and balance[_CLOSERS[char]] < 0:
            balance[_CLOSERS[char]] += 1
        elif char in _CLOSERS.values():
            balance[char] -= 1
        elif char not in _TRAILING or _CUT.search(url, max(0, end - 3), end):
            break
        end -= 1
    return url[:end]


def find_bare(text: str) -> Iterator[Span]:
    """Spans of the URLs written out in running text, sentence punctuation left out."""
    for match in _BARE.finditer(text):
        url = trim(_without_particle(match.group()))
        if not url.lower().endswith(("http://", "https://", "ftp://")):
            yield Span(match.start(), match.start() + len(url))


# Japanese and Korean glue particles to what they follow: `https://a.jp/をご覧`, `https://a.kr에서`.
_PARTICLE = re.compile(r"(?<=[A-Za-z0-9/])[\u3040-\u309f\uac00-\ud7af]")
_ROOT = re.compile(r"[A-Za-z]{3,5}://[^/]{1,253}/")


def _without_particle(url: str) -> str:
    found = _PARTICLE.search(url)
    if found is None or not url[: found.start()].isascii():
        return url
    after_letter = url[found.start() - 1] != "/"
    return url[: found.start()] if after_letter or _ROOT.fullmatch(url[: found.start()]) else url


@dataclass(frozen=True, slots=True)
class MarkdownLink:
    """`[label](target "title")`: the whole, and the parts between the brackets."""

    span: Span
    label: Span
    target: Span


_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_TITLE = re.compile(r"\s{1,9}(?:\"[^\"]{0,999}\"|'[^']{0,999}')\s{0,9}\)")
_TARGET_END = re.compile(r"\\.|[()\s]|\]\(", re.DOTALL)


def find_markdown(text: str) -> Iterator[MarkdownLink]:
    """Inline links of CommonMark (6.3), in the order of their closing; inner ones come first."""
    openers: list[int] = []
    for match in _BRACKET.finditer(text):
        if match.group() == "[":
            openers.append(match.start())
        elif match.group() == "]" and openers:
            opener = openers.pop()
            if not text.startswith("(", match.end()):
                continue
            found = _target(text, match.end() + 1)
            if found is not None:
                target, end = found
                label = Span(opener + 1, match.start())
                yield MarkdownLink(Span(opener, end), label, target)


def _target(text: str, start: int) -> tuple[Span, int] | None:
    """The target that starts at `start` and the offset after the link's closing parenthesis."""
    if text.startswith("<", start):
        end = text.find(">)", start, start + MAX_URL)
        return None if end < 0 else (Span(start + 1, end), end + 2)
    depth = 0
    for match in _TARGET_END.finditer(text, start, start + MAX_URL):
        char = match.group()
        if char == "(":
            depth += 1
        elif char == ")" and depth:
            depth -= 1
        elif char == ")":
            return Span(start, match.start()), match.end()
        elif char == "](":
            return None
        elif char.isspace():
            title = _TITLE.match(text, match.start())
            return (Span(start, match.start()), title.end()) if title else None
    return None
