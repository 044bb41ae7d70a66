"""Negations and opposites that turn the claim's statement round on the page, or the reverse.

Said only where the very word that is negated stands on the other side without a negation: most
sentences with a "not" in them deny something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.model import Reason, Span
from auditor.support.negation import negators, opposites
from auditor.support.passages import is_function_word

if TYPE_CHECKING:
    from auditor.support.facts import Likeness
    from auditor.support.passages import Text
    from auditor.support.retrieval import Passage, Query

_REACH = 4
"""Words after a negation among which the negated one stands."""

_TURNS = re.compile(
    r"\b(?:until|unless|except|only|stop\w{0,5}|ceas\w{1,3}|instead|rather|although|though|but|while"
    r"|why|whether|if|because|who|which|avoid\w{0,4}|prevent\w{0,4}|incomplete|hardly|rarely|seldom"
    r"|cess\w{1,6}|arrêt\w{1,5}|sauf|seul\w{0,6}|qu['’]|que|qui|si|mais|bien|dont|tandis|évit\w{1,5})\b",
    re.IGNORECASE,
)
"""Words that can turn a negation round or put it in another clause."""


def compare(query: Query, passage: Passage, like: Likeness, agreed: int) -> list[Reason]:
    """`agreed` counts the numbers and dates that the two have in common."""
    page = passage.page
    if like.words + agreed < 2:
        return []
    anchor = page.sentences[passage.anchor]
    mine = negators(query.text.text)
    theirs = negators(anchor.of(page.text))
    if not mine and not theirs:
        pair = _opposite(query, passage)
        if pair:
            said, found = pair[0].of(query.text.text), pair[1].of(page.text)
            return [Reason("opposite", f"page says {found}, claim says {said}", *pair)]
    if like.share < 0.85 or bool(mine) == bool(theirs):
        return []
    if len(mine) + len(theirs) > 1:
        return []
    if _TURNS.search(query.text.text) or _TURNS.search(anchor.of(page.text)):
        return []
    if mine:
        span = Span(*mine[0].span())
        word = _negated(query.text, span.end, range(len(query.text.words)))
        if word is None or word not in {query.terms[i].stem for i in passage.in_anchor}:
            return []
        text = f"claim says {span.of(query.text.text)}, page states it without"
        return [Reason("negation", text, span, anchor)]
    span = Span(anchor.start + theirs[0].start(), anchor.start + theirs[0].end())
    word = _negated(page, span.end, page.tokens_of(passage.anchor, passage.anchor))
    if word is None or word not in {term.stem for term in query.terms}:
        return []
    return [Reason("negation", f"page says {span.of(page.text)}, claim does not", None, span)]


def unmatched(query: Query, passage: Passage) -> tuple[Reason, ...]:
    """A denial in the claim of what the anchor states, where the passage denies nothing.

    The page may say it in other words ("will stop selling" for "will no longer sell"), so that it
    is a doubt, not a conflict. On development data it was wrong 7 times in 95.
    """
    page = passage.page
    mine = negators(query.text.text)
    if len(mine) != 1 or _TURNS.search(query.text.text):
        return ()
    if negators(page.quote(passage.first, passage.last).of(page.text)):
        return ()
    word = _negated(query.text, mine[0].end(), range(len(query.text.words)))
    if word not in {query.terms[i].stem for i in passage.in_anchor}:
        return ()
    span = Span(*mine[0].span())
    text = f"claim says {span.of(query.text.text)}, the passage denies nothing"
    return (Reason("denial_missing", text, span),)


def _negated(text: Text, after: int, tokens: range) -> str | None:
    """The stem of the first content word a negation reaches."""
    near = [i for i in tokens if text.spans[i][0] >= after][:_REACH]
    for i in near:
        if not is_function_word(text.words[i], text.lang):
            return text.stems[i]
    return None


def _opposite(query: Query, passage: Passage) -> tuple[Span, Span] | None:
    """A word of the claim whose opposite stands in its place, beside the same neighbour."""
    page, claim = passage.page, query.text
    tokens = page.tokens_of(passage.anchor, passage.anchor)
    words = set(page.words[tokens.start : tokens.stop])
    for i, word in enumerate(claim.words):
        if word in words:
            continue
        for other in sorted((opposites(word) & words) - set(claim.words)):
            at = next(k for k in tokens if page.words[k] == other)
            beside = {
                claim.stems[k]
                for k in (i - 1, i + 1)
                if 0 <= k < len(claim.stems) and not is_function_word(claim.words[k], claim.lang)
            }
            around = {page.stems[k] for k in (at - 1, at + 1) if k in tokens}
            rest = _share_without(query, passage, claim.stems[i])
            if rest >= 0.8 or (rest >= 0.6 and beside & around):
                return Span(*claim.spans[i]), Span(*page.spans[at])
    return None


def _share_without(query: Query, passage: Passage, stem: str) -> float:
    """Share of the claim's other words that the anchor has."""
    rest = {i for i, term in enumerate(query.terms) if term.stem != stem}
    return query.worth(rest & passage.in_anchor) / (query.worth(rest) or 1.0)
