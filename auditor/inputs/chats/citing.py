"""Citations of an export's metadata, written into the message's text as Markdown links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.inputs.chats.chat import text_at
from auditor.inputs.markdown import link

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# What a title could do to the line that it is written into: a table's cell, a code span, emphasis.
_QUIET = {**dict.fromkeys(range(32), " "), **str.maketrans("`|", "'–"), ord("*"): None}
_WEB = re.compile(r"\s*(?:https?|ftp)://", re.IGNORECASE)
_OWN_MARK = re.compile(r"(?<=[?&])utm_source=(?:chatgpt\.com|openai)(?:&|\Z|(?=#))")


@dataclass(frozen=True, slots=True)
class Cited:
    """A page that the metadata names."""

    title: str
    url: str

    @property
    def key(self) -> str:
        """Two of a reference's URLs often differ by the assistant's own mark alone."""
        return _OWN_MARK.sub("", self.url).rstrip("?&")


def cited(value: object) -> Cited | None:
    """The page that an object names with its `url`; None where that is not of the web."""
    url = text_at(value, "url")
    if not _WEB.match(url):
        return None
    return Cited(text_at(value, "title", "attribution", "site_name", "name", "domain"), url)


def distinct(pages: Iterable[Cited]) -> tuple[Cited, ...]:
    by_key: dict[str, Cited] = {}
    for page in pages:
        by_key.setdefault(page.key, page)
    return tuple(by_key.values())


@dataclass(frozen=True, slots=True)
class Edit:
    start: int
    end: int
    text: str


def aside(text: str, start: int, end: int, pages: Sequence[Cited]) -> Edit:
    """`[start, end)` of the text becomes ` ([Title](<url>), [Title](<url>))`."""
    before = "" if not start or text[start - 1].isspace() else " "
    after = " " if text[end : end + 1].isalnum() else ""
    return Edit(start, end, f"{before}({', '.join(map(markdown, pages))}){after}")


def markdown(page: Cited) -> str:
    return link(page.title.translate(_QUIET), page.url)


_LONGEST_WORD = 40
# Scripts that write no space between words begin at U+2E80.
_REST_OF_WORD = re.compile(rf"(?:(?![\u2e80-\U0010ffff])[^\W_]){{0,{_LONGEST_WORD}}}")
_CLOSING = re.compile(r"[*_\"”’»)\]]{0,8}")


def after_word(text: str, at: int) -> int:
    """Where to write what follows the stretch that ends at `at`: not inside a word or emphasis.

    Offsets of exports are off by one now and then, and count UTF-16 units or code points.
    """
    at = max(0, min(at, len(text)))
    before = text[max(0, at - _LONGEST_WORD) : at]
    at -= len(before) - len(before.rstrip())
    if at and text[at - 1].isalnum():
        rest = _REST_OF_WORD.match(text, at)
        at = rest.end() if rest else at
    closing = _CLOSING.match(text, at)
    return closing.end() if closing and text[at : at + 1] in "*_" else at


def rewrite(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made; one that starts inside another comes after it."""
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        pieces += (text[at : edit.start], edit.text)
        at = max(at, edit.end)
    return "".join((*pieces, text[at:]))


def with_list(text: str, pages: Sequence[Cited]) -> str:
    """The text and a list of the sources that stand behind it as a whole."""
    if not pages:
        return text
    entries = "\n".join(f"- {markdown(page)}" for page in pages)
    return f"{text.rstrip()}\n\nSources:\n\n{entries}\n"
