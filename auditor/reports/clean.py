"""The one gate between untrusted text and anything a person or a program reads.

A title can hold a terminal escape, an answer a bidi override, a chat export half a surrogate
pair. They come out visible (`\\x1b`, `\\u{202e}`), never acted upon, never silently dropped.
"""

from __future__ import annotations

import re
import unicodedata

LIMIT = 4_000
"""Code points kept of one value unless the caller says otherwise."""

# Joiners are part of the spelling of Persian, of the scripts of India and of emoji: between two
# letters that join, between two emoji, and behind a virama (UAX 31, A1, A2 and B; UTS 51, ED-16).
_LETTERS = (
    "\u0620-\u070e\u0710-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17b3\u17b6-\u17ff\u1820-\u18aa"
)
_EMOJI = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_VIRAMAS = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039\u17d2"
_IN_PLACE = (
    f"(?<=[{_LETTERS}][\u200c\u200d])[{_LETTERS}]|(?<=[{_EMOJI}]\u200d)[{_EMOJI}]"
    f"|(?<=[{_VIRAMAS}]\u200d)"
)
# C0 but tab and newline, DEL and C1; surrogates; then what is invisible or reorders text: soft
# hyphen, grapheme joiner, Arabic letter mark, Hangul fillers, Mongolian and zero-width characters,
# line and paragraph separators, bidi controls (UAX 9), variation selectors but the two that choose
# text or emoji form, interlinear marks, tags and supplementary variation selectors.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0"
    "\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    f"(?!{_IN_PLACE})"
)
# Orders to a build runner (Azure; GitHub's first form), obeyed anywhere in a line of its log.
_ORDER = re.compile(r"(##(?:vso)?)\[")
# More marks on one letter than any writing system stacks: the excess paints over other lines.
_MARKS = 8
_MARKED = re.compile(rf"[^\x00-\u02ff]{{{_MARKS + 1},}}")


def clean(text: str, limit: int = LIMIT) -> str:
    """`text` with every forbidden code point shown as an escape, cut to `limit` code points."""
    cut = text[: limit + 1].replace("\r\n", "\n")
    safe = _FORBIDDEN.sub(_visible, _ORDER.sub(r"\1\[", _MARKED.sub(_thin, cut)))
    return safe if len(safe) <= limit else safe[: limit - 1].rstrip("\u200c\u200d") + "…"


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
