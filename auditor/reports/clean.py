"""The one gate between untrusted text and anything a person or a program reads.

A title can hold a terminal escape, an answer a bidi override, a chat export half a surrogate
pair. They come out visible (`\\x1b`, `\\u{202e}`), never acted upon, never silently dropped.
"""

from __future__ import annotations

import re
import unicodedata

LIMIT = 4_000
"""Code points kept of one value unless the caller says otherwise."""

# C0 but tab and newline, DEL and C1; surrogates; then what is invisible or reorders text: soft
# hyphen, grapheme joiner, Arabic letter mark, Hangul fillers, Mongolian and zero-width characters,
# line and paragraph separators, bidi controls (UAX 9), variation selectors but the two that choose
# text or emoji form, interlinear marks, tags and supplementary variation selectors.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0"
    "\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Orders to a build runner (Azure; GitHub's first form), obeyed anywhere in a line of its log.
_ORDER = re.compile(r"(##(?:vso)?)\[")
# More marks on one letter than any writing system stacks: the excess paints over other lines.
_MARKS = 8
_MARKED = re.compile(rf"[^\x00-\u02ff]{{{_MARKS + 1},}}")


def clean(text: str, limit: int = LIMIT) -> str:
    """`text` with every forbidden code point shown as an escape, cut to `limit` code points."""
    cut = text[: limit + 1].replace("\r\n", "\n")
    safe = _MARKED.sub(_thin, _ORDER.sub(r"\1\[", _FORBIDDEN.sub(_visible, cut)))
    return safe if len(safe) <= limit else safe[: limit - 1] + "…"


def one_line(text: str, limit: int = LIMIT) -> str:
    """`clean` with every run of white space made one space."""
    return clean(" ".join(text.lstrip()[: limit * 2].split()), limit)


def _visible(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{{{code:x}}}"


def _thin(match: re.Match[str]) -> str:
    kept: list[str] = []
    run = 0
    for char in match.group():
        run = run + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        if run <= _MARKS:
            kept.append(char)
        elif run == _MARKS + 1:
            kept.append("…")
    return "".join(kept)
