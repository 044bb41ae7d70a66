"""What a claim says once markers and markup are gone, and which sentences claim nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.courtesies import ADVICE, COURTESIES
from auditor.citations.phrases import (
    ATTRIBUTIONS,
    GREETINGS,
    HELLOS,
    INTERJECTIONS,
    POINTERS,
    starts,
)
from auditor.citations.self_talk import ABOUT_ITSELF, ABOUT_THE_ANSWER, APOLOGIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model import Span

# Each branch is entered through its first character: tried in turn at every character of a text,
# they would cost more than all the rest of reading it.
_MARKUP = re.compile(
    r"[\^(*_`~<](?:(?<=\*)\*{0,2}|(?<=`)`{0,3}|(?<=\^)\^|(?<=~)~|(?<!\w\()(?<=\()[\s,;]{0,9}\)|(?<=\()[\s,;]{1,9}\)"
    r"|(?<=_)(?:(?<!\w_)_{0,2}|_{0,2}(?!\w))|(?<=<)(?:br|/?u|/?b|/?i|/?sup)\s?/?>)"
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
# Separators that are left over before a stop when the marks between them are gone. Bounded: a run
# of commas would otherwise be tried from each of them.
_BEFORE_STOP = re.compile(
    r"(?:[ ]?[,;˒‚]){1,20}[ ]?(?=[.。।۔!?！？…](?:\s|\Z))|[ ](?=[.。।۔…,，、](?:\s|\Z))"
)
# What stood between marks that are gone. The look-behind tries a run once, not from each of its
# characters.
_SEAM = re.compile(
    r"(?<![\x02 \u00a0])[ \u00a0]*\x02[\x02 \u00a0]*(?=[!?;:！？)\]”\"](?:\s|[.。]|\Z))"
)
# "According to [1], ...": the mark is the name of the source.
_NAMED_BY = re.compile(
    r"(?<!\w)(?:according to|based on|(?:reported|stated) by|selon|d['’]après|laut|gemäß|según"
    r"|de acuerdo con|secondo|segundo|de acordo com|volgens|według|согласно|по данным) ?\Z",
    re.IGNORECASE,
)
# "bridge([1])": brackets that held marks alone; those of "find()" held nothing.
_EMPTIED = re.compile(r"\([\s,;]{0,9}\x02[\s,;\x02]{0,99}\)")
# What is left of a table's last cell when the marks in it are gone: `9 km |,`.
_CELL_END = re.compile(r"[ ]?\|[ |,;]{0,50}\Z")
_LOOSE = re.compile(r"[ ,;˒‚][.。।۔!?！？…,，、]")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


GONE = "\x02"
"""Fills what is no part of the answer's words and leaves nothing behind, not even a blank."""


def clean(text: str, span: Span, tokens: Iterable[tuple[Span, str]]) -> str:
    """The text of `span` with each token replaced by what a reader sees, on one line."""
    pieces, at = [], span.start
    for token, shown in tokens:
        if not shown and _NAMED_BY.search(text, max(at, token.start - 24), token.start):
            shown = token.of(text)
        pieces += [text[at : token.start], shown or GONE]
        at = token.end
    pieces.append(text[at : span.end])
    whole = "".join(pieces)
    if GONE in whole:
        whole = _SEAM.sub(_joined, _EMPTIED.sub("", whole)).replace(GONE, "")
    plain = " ".join(_ESCAPE.sub(r"\1", _MARKUP.sub("", whole)).split())
    if _LOOSE.search(plain):
        plain = _BEFORE_STOP.sub("", plain)
    if "|" in plain:
        plain = _CELL_END.sub("", plain.strip("| "))
    return plain.strip().lstrip(",;；，、،؛ ").rstrip("→⇒▶►🔗📎👉 ")


def _joined(seam: re.Match[str]) -> str:
    """French writes a blank before these: it stays where it stood behind the marks."""
    stop = seam.string[seam.end()]
    return " " if stop in "!?;:" and not seam.group().endswith(GONE) else ""


def words(text: str) -> int:
    """Words, where the script has them; two ideographs count as one."""
    if text.isascii() or not _IDEOGRAPH.search(text):
        return len(_WORD.findall(text))
    ideographs = len(_IDEOGRAPH.findall(text))
    return len(_WORD.findall(_IDEOGRAPH.sub(" ", text))) + (ideographs + 1) // 2


def why_not_checkable(text: str, least: int = 3) -> str | None:
    """Why no source could support this sentence, or None when it states something.

    Fewer than `least` words state nothing: subject, verb, complement. Where it is not clear, the
    sentence states something: what is dropped here is never audited.
    """
    bare = _TAIL.sub("", text.strip(_AROUND))
    if not _WORD.search(bare) and not _IDEOGRAPH.search(bare):
        return "no words"
    if _ASKS.search(bare[-8:]):
        return "a question"
    if bare.endswith((":", "：")):
        return "an introduction to what follows"
    reason = _says_nothing(bare)
    if reason is None and words(bare) < least:
        return "too short to state something"
    return reason


def _says_nothing(text: str) -> str | None:
    """Why a sentence of polite or introductory words states nothing, or None."""
    text, opening = folded(text), None
    for _ in range(_MAX_OPENINGS):
        hello = starts(text, HELLOS)
        match = hello or starts(text, INTERJECTIONS)
        pause = _PAUSE.match(text, match.end()) if match else None
        if match is None or pause is None:
            break
        opening = opening or ("a greeting" if hello else "a courtesy or an offer")
        text = folded(text[pause.end() :])
    if opening and words(text) <= _A_NAME:
        return opening
    reason = _reason(text)
    return "a greeting" if reason and opening == "a greeting" else reason


def _reason(text: str) -> str | None:
    for phrases, reason in _REASONS:
        begins = starts(text, phrases)
        if begins is None:
            continue
        count = words(text)
        if phrases is GREETINGS and count > _GREETING_WORDS:
            continue
        if phrases is POINTERS and (count > _POINTER_WORDS or _STATES.search(text, begins.end())):
            continue
        if phrases is ADVICE and _GIVES_REASONS.search(text):
            continue
        return None if _goes_on(text, begins.end()) else reason
    return None


def folded(text: str) -> str:
    """With what phrases are compared by: no opening marks, the first letter in lower case."""
    text = text.lstrip(_AROUND).replace("’", "'")
    return text[:1].lower()[:1] + text[1:]


def _goes_on(text: str, at: int) -> bool:
    """Whether something is stated after the courtesy: "I hope this helps: the bridge is long"."""
    match = _TURN.search(text, at)
    if match:
        rest = text[match.end() :]
        if words(rest) >= _STATEMENT_WORDS and _reason(folded(rest)) is None:
            return True
    _, found, rest = text[at:].replace("，", ",").replace("、", ",").partition(",")
    return bool(found) and words(rest) >= _STATEMENT_WORDS and any(c.isdigit() for c in rest)


_AROUND = " \"'“”«»*_¡¿"
# Quotation marks and the emoji after a stop. The look-behind tries a run once, not from each of
# its characters.
_RUN = r"\s\"'“”«»*_\u2600-\u27bf\U0001f300-\U0001faff\ufe0f\u200d"
_TAIL = re.compile(rf"(?<![{_RUN}])[{_RUN}]+\Z")
# Questions: by their mark (Greek has the semicolon), by the last words in Japanese, Korean
# and Chinese.
_ASKS = re.compile(
    r"(?:[?？؟⁇]!?|(?<=[\u0370-\u03ff\u1f00-\u1fff])[;\u037e]|[すたう]か[。.]?|[吗嗎]。?"
    r"|(?:[습입합됩]니까|까요)\.?)[\s)\]»\"”’」』]{0,4}\Z"
)
_PAUSE = re.compile(
    r"\s{0,3}(?:[,.!;:…]{1,4}(?=\s|\Z)|[，。！；：、،]{1,4}|(?<=\s)[–—-]{1,2}(?=\s)|\Z)\s{0,3}"
)
# Where a sentence turns from courtesy to statement.
_TURN = re.compile(
    r"[:：]\s?|\s[–—]\s?|[,，、]\s?(?:but|however|mais|cependant|aber|jedoch|pero|ma|però|mas|maar"
    r"|ale|но|однако|但是?|ama|ancak|لكن)(?!\w)\s?"
)
_STATES = re.compile(
    r"\b(?:is|are|was|were|has|had|est|sont|était|fut|ist|sind|war|hat|es|son|fue|era|tiene|è"
    r"|sono|fu|ha|é|são|foi|tem|jest|są|był|była|było|zijn|heeft|это|был|была|является)\b"
)
# Advice for which facts are given.
_GIVES_REASONS = re.compile(
    r"\d|\b(?:because|since|which|as it|due to|car|parce|puisque|weil|denn|da es|porque|ya que"
    r"|perché|poiché|pois|omdat|ponieważ|bo|потому|так как|çünkü|لأن)\b|因为|因為|由于|ので|から"
    r"|때문"
)
_REASONS = (
    (POINTERS, "a pointer to a source"),
    (GREETINGS, "a greeting"),
    (APOLOGIES, "an apology"),
    (ABOUT_ITSELF, "about the assistant, not the subject"),
    (COURTESIES, "a courtesy or an offer"),
    (ABOUT_THE_ANSWER, "about the answer, not the subject"),
    (ADVICE, "advice or an opinion, not a fact"),
)
_MAX_OPENINGS = 3
_A_NAME = 2
"""Words behind "Hello," that are whom it greets."""


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
