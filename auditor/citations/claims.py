"""What a claim says once markers and markup are gone, and which sentences claim nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.phrases import ABOUT_ITSELF, ATTRIBUTIONS, COURTESIES, GREETINGS, POINTERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model import Span

_MARKUP = re.compile(
    r"\^{2}|\([\s,;]{0,9}\)|\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|`{1,4}|~~|<(?:br|/?u|/?b|/?i|/?sup)\s?/?>"
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
# Separators that are left over before a stop when the marks between them are gone. Bounded: a run
# of commas would otherwise be tried from each of them.
_BEFORE_STOP = re.compile(
    r"(?:[ ]?[,;˒‚]){0,20}[ ]?(?=[.。!?！？…](?:\s|\Z))|[ ](?=[,，、](?:\s|\Z))"
)
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


def clean(text: str, span: Span, tokens: Iterable[tuple[Span, str]]) -> str:
    """The text of `span` with each token replaced by what a reader sees, on one line."""
    pieces, at = [], span.start
    for token, shown in tokens:
        pieces += [text[at : token.start], shown]
        at = token.end
    pieces.append(text[at : span.end])
    plain = _ESCAPE.sub(r"\1", _MARKUP.sub("", "".join(pieces)))
    plain = _BEFORE_STOP.sub("", re.sub(r"\s+", " ", plain))
    return plain.strip().strip("|").strip().lstrip(",;，、،؛ ").rstrip("→⇒▶►🔗📎👉 ")


def words(text: str) -> int:
    """Words, where the script has them; two ideographs count as one."""
    ideographs = len(_IDEOGRAPH.findall(text))
    return len(_WORD.findall(_IDEOGRAPH.sub(" ", text))) + (ideographs + 1) // 2


def why_not_checkable(text: str, least: int = 3) -> str | None:
    """Why no source could support this sentence, or None when it states something.

    Fewer than `least` words state nothing: subject, verb, complement.
    """
    bare = text.strip(" \"'“”«»*_").rstrip("😊🙂😉👍 ").lower().replace("’", "'")
    if not _WORD.search(bare) and not _IDEOGRAPH.search(bare):
        return "no words"
    if bare.endswith(("?", "？", "؟")):
        return "a question"
    if bare.endswith((":", "：")):
        return "an introduction to what follows"
    if bare.startswith(POINTERS) and words(bare) <= _POINTER_WORDS:
        return "a pointer to a source"
    if _goes_on(bare):
        return None
    if bare.startswith(GREETINGS) and words(bare) <= _GREETING_WORDS:
        return "a greeting"
    if bare.startswith(ABOUT_ITSELF):
        return "about the assistant, not the subject"
    if bare.startswith(COURTESIES):
        return "a courtesy or an offer"
    return "too short to state something" if words(bare) < least else None


def _goes_on(text: str) -> bool:
    """Whether something is stated after the courtesy: "I hope this helps: the bridge is long"."""
    for mark in (":", "：", "，", ", "):
        _, found, rest = text.partition(mark)
        if found and words(rest) >= _STATEMENT_WORDS and any(char.isdigit() for char in rest):
            return True
    return False


def is_phrase(text: str) -> bool:
    """Whether the text before a mark is too little to be what the mark stands for."""
    count = words(text)
    opening = text.lstrip(" *_\"'“«").lower().replace("’", "'")
    return count < _CLAUSE_WORDS or (
        opening.startswith(ATTRIBUTIONS)
        and count <= _ATTRIBUTION_WORDS
        and "," not in text.strip(",")
    )


_CLAUSE_WORDS = 4
_ATTRIBUTION_WORDS = 10
_STATEMENT_WORDS = 4
_POINTER_WORDS = 12
_GREETING_WORDS = 8
"""A longer sentence that begins with "Hello" goes on to say something."""
