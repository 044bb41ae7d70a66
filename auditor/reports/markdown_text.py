"""Text of others in Markdown, where nothing of it is to act."""

from __future__ import annotations

import re

from auditor.reports.clean import one_line

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~$^&]|:(?=//)|(?<=www)\.|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")
"""What is markup anywhere, what makes a bare address a link, what starts a list or a heading."""
_MENTION = re.compile(r"@(?=\w)|(?<=\w)#(?=\d)")


def escaped(text: str) -> str:
    """Literal text. A zero-width space keeps “@name” and “x#1” from calling people and issues."""
    calling_nobody = _MENTION.sub(lambda found: f"{found[0]}\u200b", text)
    return _SPECIAL.sub(r"\\\g<0>", calling_nobody)


def code(text: str) -> str:
    shown = one_line(text, 500)
    runs = re.findall("`+", shown)
    fence = "`" * (max(map(len, runs), default=0) + 1)
    pad = " " if shown[:1] == "`" or shown[-1:] == "`" else ""
    return f"{fence}{pad}{shown}{pad}{fence}"
