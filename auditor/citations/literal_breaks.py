"""Line breaks that are written out: the two characters `\\n` of a JSON string, and HTML's tags.

Each function keeps the length of the text, so that offsets stay those of the answer.
"""

from __future__ import annotations

import re

_ESCAPED = re.compile(r"(?<!\\)\\(?:r\\n|[nrt])")
# JSON doubles the backslashes of the text itself: a path or a formula with single ones is none.
_NOT_JSON = re.compile(
    r"(?<![A-Za-z])[C-Z]:\\[a-z]{2}"
    r"|(?<!\\)\\(?:nabla|neq|not|neg|nearrow|theta|tau|times|text|rho|right|rightarrow|rangle)\b"
)
_MIN_BREAKS = 2
_SHARE = 8
"""So many written-out breaks for a real one say that the text was copied out of a JSON string."""
_BLOCK_TAG = re.compile(
    r"</?(?:br|p|div|li|ol|ul|hr|details|summary|h[1-6])(?:\s[^<>\n]{0,500})?/?>", re.IGNORECASE
)


def unescape_newlines(text: str) -> str:
    """`text` with each `\\n` that stands for a newline overwritten by a blank and a newline.

    Only where nearly every line break is written that way: one `\\n` in a text that has lines is
    something the text talks about.
    """
    written = text.count("\\n")
    if written < _MIN_BREAKS or text.count("\n") * _SHARE > written or _NOT_JSON.search(text):
        return text
    return _ESCAPED.sub(_blank_and_break, text)


def _blank_and_break(match: re.Match[str]) -> str:
    escaped = match.group()
    return "  " if escaped in ("\\t", "\\r") else " " * (len(escaped) - 1) + "\n"


def break_at_tags(text: str) -> str:
    """`text` with the HTML tags that begin or end a block overwritten by a newline and blanks."""
    if "<" not in text:
        return text
    return _BLOCK_TAG.sub(lambda tag: "\n" + " " * (len(tag.group()) - 1), text)
