"""Finds JSON that was pasted into prose, and its strings, however the paste has changed it.

Editors escape it for Markdown (`safe\\_urls":\\[`), browsers for HTML (`&quot;`), word processors
curl its quotes, line breaks get into its strings, and the end may be missing. So it is read as
tokens, never as JSON: each string with its place, its key and how deep it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditor.model import Span

QUOTE = r"(?:\\?\"|&quot;|&#34;|[“”])"
_CURLED = "“”"
_FILLER = re.compile(r"[\s,:]+|\\(?=[{}\[\]])|-?\d[\d.eE+\-]{0,30}")
_WORD = re.compile(r"(?:true|false|null)\b")
_CUT_WORD = re.compile(r"[a-z]{1,4}(?=\s{0,9}\Z)")
_BLANKS = re.compile(r"\s{0,9}")
_DEEPEST = 8
"""Brackets that count for a path: the format nests less, a hostile paste more."""
_STRING_GOES_ON = 400
"""Characters in which a string that has a line break must end: else it was cut at the break."""


@dataclass(frozen=True, slots=True)
class PastedString:
    """`path` are the keys that lead to it, outermost first; `item` numbers the object it is in.

    `cut` says that its closing quote is missing.
    """

    path: tuple[str, ...]
    item: int
    span: Span
    cut: bool


@dataclass(frozen=True, slots=True)
class PastedJson:
    """`complete` says that its last bracket is there."""

    span: Span
    complete: bool
    strings: tuple[PastedString, ...]


class _Quotes:
    """How the paste writes `"`: where a string ends, and where one may end."""

    def __init__(self, opening: str, *, escaped: bool) -> None:
        quote = f"[{_CURLED}]" if opening in _CURLED else re.escape(opening)
        self.opening = re.compile(quote)
        # Escaped once more for Markdown or for another string, `\"` has become `\\"`.
        skipped = r"\\{2,6}\"|" if escaped or opening[0] == "\\" else ""
        skip = skipped + (r"\\[^\"]" if opening[0] == "\\" else r"\\.")
        self.inside = re.compile(rf"(?P<skip>{skip})|(?P<end>{quote})|(?P<line>\n)", re.DOTALL)
        self.closing = re.compile(rf"{quote}(?P<next>\s{{0,9}}\\?[,:}}\]]|\s{{0,9}}\Z)?")

    def end_of(self, text: str, start: int) -> tuple[int, int]:
        """Where the string that starts there ends, and where its closing quote does: the same
        offset twice where it was cut off.
        """
        for match in self.inside.finditer(text, start):
            if match["end"]:
                return match.span()
            if match["line"] and not self._goes_on(text, match.end()):
                return match.start(), match.start()
        return len(text), len(text)

    def _goes_on(self, text: str, start: int) -> bool:
        closing = self.closing.search(text, start, start + _STRING_GOES_ON)
        return closing is not None and closing["next"] is not None


def read_pasted(text: str, start: int, quote: str, *, escaped: bool) -> PastedJson:
    """The object whose `{` stands at `start`. Linear in its length; never raises."""
    quotes, at = _Quotes(quote, escaped=escaped), start
    strings: list[PastedString] = []
    # For each open bracket the key it stands under and the number of its object.
    stack: list[tuple[str, int]] = []
    key, objects = "", 0
    while at < len(text):
        char = text[at]
        if char in "{[":
            objects += char == "{"
            stack.append((key, objects if char == "{" or not stack else stack[-1][1]))
            key, at = "", at + 1
        elif char in "}]":
            at += 1
            if stack:
                stack.pop()
            if not stack:
                return PastedJson(Span(start, at), complete=True, strings=tuple(strings))
            key = ""
        elif opening := quotes.opening.match(text, at):
            end, at = quotes.end_of(text, opening.end())
            if text.startswith(":", _after_blanks(text, at)):
                key = text[opening.end() : min(end, opening.end() + 60)].replace("\\", "")
                continue
            path = (*(name for name, _ in stack[-_DEEPEST:] if name), key)
            strings.append(
                PastedString(path, stack[-1][1], Span(opening.end(), end), cut=at == end)
            )
            if at == end:
                break
        elif filler := _FILLER.match(text, at) or _WORD.match(text, at):
            at = filler.end()
        elif cut := _CUT_WORD.match(text, at):
            at = cut.end()
        else:
            break
    end = start + len(text[start:at].rstrip())
    return PastedJson(Span(start, end), complete=False, strings=tuple(strings))


def _after_blanks(text: str, at: int) -> int:
    match = _BLANKS.match(text, at)
    return match.end() if match else at
