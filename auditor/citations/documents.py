"""Which sentences of a project's documents state nothing that a page they link to could support."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.claims import folded, words
from auditor.citations.document_phrases import LEADS, NOTICES, ORDERS, VOICE
from auditor.citations.mentions import is_mention
from auditor.citations.phrases import starts

if TYPE_CHECKING:
    from auditor.citations.tokens import Piece, Token

_KINDS = (
    (ORDERS, "an instruction to the reader"),
    (VOICE, "about the project itself"),
    (NOTICES, "a notice of the project"),
)
_A_DESCRIPTION = "a description of what it links to"
_LABEL = re.compile(
    r"(?:note|tip|hint|warning|important|caution|info|attention|remarque|astuce|conseil"
    r"|hinweis|tipp"
    r"|achtung|warnung|wichtig|nota|consejo|aviso|importante|advertencia|example|usage|todo"
    r"|update"
    r"|edit)s?\s?[:：]\s{0,3}",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"(?:\(#?[0-9a-f]{6,40}\)|\((?:[\w.\-/]{0,60}#\d{1,7},?\s?){1,9}\)|(?<!\w)#\d{1,7}"
    r"|(?<!\w)GH-?\d{1,7}"
    r"|\b(?:by|thanks|via|von|par|por) @[\w\-]{1,39}(?: in #?\d{1,7})?"
    r"|\(@[\w\-]{1,39}\))[\s.,;)]{0,9}\Z"
)
_COMMIT = re.compile(
    r"[(\s]{0,3}\[`?(?:(?:[Ii]ssue|PR|[Pp]ull [Rr]equest|[Bb]ug)?\s?[\w.\-/]{0,60}#\d{1,7}"
    r"|[0-9a-f]{7,40}|GH-?\d{1,7}|!\d{1,7}|@[\w\-]{1,39})`?\]"
)
_A_CHANGE = "an entry of a change log"
_TRACKER = re.compile(
    r"://[^/?#]{1,99}/(?:[^/?#]{1,99}/){0,6}(?:-/)?(?:issues|pull|pulls|commit|compare"
    r"|releases|merge_requests"
    r"|milestones?|discussions|pull-requests)(?:[/?#]|\Z)|://(?:bugs|bugzilla|jira"
    r"|issues)\.[^/]{1,99}/"
)
_DESCRIBES = re.compile(r"[*_`\s]{0,4}(?:[:–—]|-{1,3}\s)\s{0,3}\S")
_NEWER = re.compile(
    r"\d[\d.x]{0,12}\s?(?:\+|>|(?:or|and|oder|ou|y|o|et|und) (?:later|newer|higher|above|up"
    r"|greater|neuer|höher"
    r"|später|plus|ultérieure?|supérieure?|superior|posterior)\w{0,3})[\s.)]{0,4}\Z|(?:>=|≥"
    r"|~=|\^)\s?\d",
    re.IGNORECASE,
)
_A_REQUIREMENT = 10
_VERSION = re.compile(r"[\w.\-]{0,40}\s?v?\d{1,9}(?:\.\d{1,9}){1,4}[\w.+\-]{0,20}\Z")
_FLAG = re.compile(r"-{1,2}[A-Za-z][\w\-]*\b")
_BARS = re.compile(r"\s(?:\||·|•|‧|∙|/|→|»|—|–|-|::)\s")
_MOST_CLAUSES = 6
_A_MENU = 4
"""Words of an entry in a row of links."""


def why_no_statement(claim: str, text: str, piece: Piece) -> str | None:
    """Why the claim of a document is not judged, or None. `piece` is where it stands in `text`."""
    tokens = sorted((token for token, _ in piece.tokens), key=lambda token: token.span.start)
    if any(_COMMIT.match(text, token.span.start, token.span.end) for token in tokens):
        return _A_CHANGE
    if tokens and all(map(_is_of_tracker, tokens)):
        return _A_CHANGE
    if reason := _of_words(claim):
        return reason
    if not tokens:
        return None
    first = tokens[0].span
    is_first = first.start - piece.span.start <= len("**The ")
    has_figures = any(map(str.isdecimal, claim.replace(tokens[0].shown, "")))
    if is_first and has_figures:
        return None
    if is_first and not tokens[0].apart and _DESCRIBES.match(text, first.end):
        return _A_DESCRIPTION
    return "it names what it links to" if is_mention(text, piece.span, tokens) else None


def _is_of_tracker(token: Token) -> bool:
    links = [citation.link for citation in token.citations]
    return bool(links) and all(link and _TRACKER.search(link.url) for link in links)


def _of_words(claim: str) -> str | None:
    bare = _LABEL.sub("", folded(claim), count=1)
    if _CHANGE.search(bare):
        return _A_CHANGE
    if _VERSION.fullmatch(bare) or (_NEWER.search(bare) and words(bare) <= _A_REQUIREMENT):
        return "a requirement"
    if _FLAG.match(bare):
        return "the description of an option"
    entries = _BARS.split(bare)
    if len(entries) > 2 and all(words(entry) <= _A_MENU for entry in entries):
        return "a row of links"
    return _by_beginning(bare)


def _by_beginning(bare: str) -> str | None:
    text = folded(bare)
    for phrases, reason in _KINDS:
        if starts(text, phrases):
            return reason
    if starts(text, LEADS):
        # "If you use Docker, see ..."; "then run ...": what counts is what follows.
        _, _, second = text.partition(" ")
        for said in (*text.split(", ")[1:_MOST_CLAUSES], second):
            if any(starts(folded(said), phrases) for phrases in (ORDERS, VOICE)):
                return "an instruction to the reader"
    return None
