"""HTML inside Markdown -> blanks, but for its words and the tags of its links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.inputs.content.sheet import blanked
from auditor.inputs.content.web_targets import is_web
from auditor.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPENING = re.compile(
    r"<(?:(?P<comment>!--)|(?P<data>!\[CDATA\[|\?|![A-Za-z])"
    r"|(?P<raw>pre|code|script|style|samp|kbd|tt|var|textarea|template|svg|iframe|math|xmp|title"
    r"|noscript|select|option|button)(?=[\s/>])"
    r"|(?P<tag>/?[A-Za-z][\w.\-]{0,60})(?=[\s/>]))",
    re.IGNORECASE,
)
_REST = re.compile(r"[^<>]{0,8192}>")
_HREF = re.compile(r"\bhref\s{0,3}=\s{0,3}[\"']?([^\s\"'<>]{1,8192})", re.IGNORECASE)


def blank_tags(text: str) -> str:
    if "<" not in text:
        return text
    return blanked(text, _spans(text))


def _spans(text: str) -> Iterator[Span]:
    closers = Closers(text)
    kept: list[bool] = []
    at = 0
    while match := _OPENING.search(text, at):
        start, at = match.span()
        if match["comment"]:
            end = closers.end("-->", at)
            if end < 0 and (start == 0 or text[start - 1] == "\n"):
                end = len(text)
        elif match["data"]:
            end = closers.end(">", at)
        else:
            rest = _REST.match(text, at)
            end = rest.end() if rest else -1
            if rest and match["raw"] and not rest.group().endswith("/>"):
                closing = closers.end(f"</{match['raw'].lower()}", end)
                end = closers.end(">", closing) if closing >= 0 else end
            elif rest and _is_kept(match["tag"], rest.group(), kept):
                at, end = end, -1
        if end >= 0:
            at = max(at, end)
            yield Span(start, end)


def _is_kept(tag: str | None, rest: str, kept: list[bool]) -> bool:
    """Whether it is the tag of a link to the web. `kept` says it of those that are open."""
    if tag in ("a", "A"):
        href = _HREF.search(rest)
        kept.append(bool(href) and is_web(href[1]) if href else False)
        return kept[-1]
    return tag in ("/a", "/A") and bool(kept) and kept.pop()


class Closers:
    """Searches for what closes an element, each stretch of the text once whatever is opened."""

    def __init__(self, text: str) -> None:
        self._text = text.translate(_LOWER)
        self._found: dict[str, int] = {}

    def end(self, closer: str, at: int) -> int:
        """The offset behind the next `closer`, in lower case; -1 for none."""
        known = self._found.get(closer)
        if known is None or (known >= 0 and known < at):
            known = self._found[closer] = self._text.find(closer, at)
        return known + len(closer) if known >= 0 else -1


_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
