"""Negations and opposites that turn the claim's statement round on the page, or the reverse.

Said only where the very word that is negated stands on the other side without a negation: most
sentences with a "not" in them deny something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.model import Reason, Span
from auditor.support.clauses import clause_around
from auditor.support.negation import AFTER, SECOND, WITHOUT, negators, opposites
from auditor.support.passages import is_function_word

if TYPE_CHECKING:
    from collections.abc import Collection

    from auditor.support.passages import Text
    from auditor.support.retrieval import Passage, Query
    from auditor.support.rivals import Likeness

_REACH = 4
"""Words beside a negation among which the negated one stands."""

_CLOSE = 30
"""Characters of a clause that are quoted, up to the end of the word."""

_SAME_PLACE = 0.75
"""Share of the words both have that must stand with the opposite as they do in the claim."""

_SAME_WORDS = 0.9
"""Share of the claim's other words from which an opposite anywhere in the anchor is a doubt."""

_TURNS = re.compile(
    r"\b(?:until|unless|except|only|stop\w{0,5}|ceas\w{1,3}|instead|rather|although|though|but|while"
    r"|why|whether|if|because|who|which|avoid\w{0,4}|prevent\w{0,4}|incomplete|hardly|rarely|seldom"
    r"|cess\w{1,6}|arrêt\w{1,5}|sauf|seul\w{0,6}|qu['’]|que|qui|si|mais|bien|dont|tandis|évit\w{1,5})\b",
    re.IGNORECASE,
)
"""Words that can turn a negation round or put it in another clause."""

_SPARES = re.compile(
    r"\b(?:free (?:of|from)|exempt\w{0,3}|offline|optional|dispens\w{0,3}|facultati\w{1,3}"
    r"|stop\w{0,5}|ceas\w{1,3}|except|only|hors|sauf|libre de"
    r"|against|prohib\w{1,6}|bans?|banned|forbid\w{0,5}|contre|interdi\w{1,4})\b",
    re.IGNORECASE,
)
"""Other ways to say that something is not so."""

_SKIPPED = SECOND | frozenset(
    ["yet", "longer", "ever", "even", "actually", "currently", "encore", "davantage"]
)
"""Words between a negation and what it denies."""


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
        if pair and _in_place(query, passage, *pair):
            return [_turned("opposite", query, page, *pair)]
    if like.share < 0.85 or bool(mine) == bool(theirs):
        return []
    if len(mine) + len(theirs) > 1:
        return []
    if any(_TURNS.search(t) or _SPARES.search(t) for t in (query.text.text, anchor.of(page.text))):
        return []
    if mine:
        if not _denied_of_claim(query, mine[0]) & {query.terms[i].stem for i in passage.in_anchor}:
            return []
        span = Span(*mine[0].span())
        text = f"claim says “{_clause(query.text.text, span)}”, page states it without"
        return [Reason("negation", text, span, anchor)]
    span = Span(anchor.start + theirs[0].start(), anchor.start + theirs[0].end())
    tokens = page.tokens_of(passage.anchor, passage.anchor)
    denied = _denied_only(page, span, tokens) & {term.stem for term in query.terms}
    if not denied or theirs[0].group().lower() in WITHOUT:
        return []
    return [_denial("negation", page, span)]


def unmatched(query: Query, passage: Passage) -> tuple[Reason, ...]:
    """A denial that only one of the two makes, of a word that the other states.

    The page may say it in other words ("will stop selling" for "will no longer sell"), so that it
    is a doubt, not a conflict.
    """
    page = passage.page
    pair = _opposite(query, passage)
    if pair and (
        _beside(query.text, pair[0]) & _beside(page, pair[1])
        or _share_without(query, passage, query.text.stems[pair[0]]) >= _SAME_WORDS
    ):
        return (_turned("opposite_near", query, page, *pair),)
    mine = negators(query.text.text)
    if not mine:
        return _denials(query, passage)
    if len(mine) != 1 or _TURNS.search(query.text.text):
        return ()
    window = page.quote(passage.first, passage.last).of(page.text)
    if negators(window) or _SPARES.search(window):
        return ()
    near = page.tokens_of(passage.first, passage.last)
    if not _denied_of_claim(query, mine[0]) & {page.stems[i] for i in near}:
        return ()
    span = Span(*mine[0].span())
    text = f"claim says “{_clause(query.text.text, span)}”, the passage denies nothing"
    return (Reason("denial_missing", text, span),)


def _denials(query: Query, passage: Passage) -> tuple[Reason, ...]:
    """What the anchor denies of the claim's words."""
    page = passage.page
    anchor = page.sentences[passage.anchor]
    tokens = page.tokens_of(passage.anchor, passage.anchor)
    stems = {term.stem for term in query.terms}
    for match in negators(anchor.of(page.text)):
        span = Span(anchor.start + match.start(), anchor.start + match.end())
        if _denied_only(page, span, tokens, query.text.words) & stems:
            return (_denial("denied", page, span),)
    return ()


def _denied_only(
    page: Text, negation: Span, tokens: range, said: Collection[str] = ()
) -> frozenset[str]:
    """What a negation denies and the sentence does not also say without one: "with treatment 10 %,
    without treatment 30 %" denies no treatment. Of the claim's own words, `said`, that very form
    counts: "asked for its return, but it was not returned" denies that it was returned.
    """
    stems = [page.stems[i] for i in tokens]
    words = [page.words[i] for i in tokens]
    form = {stem: word for stem, word in zip(stems, words, strict=True) if word in said}
    return frozenset(
        stem
        for stem in _negated(page, negation, tokens)
        if stems.count(stem) == 1 or (stem in form and words.count(form[stem]) == 1)
    )


def _denial(code: str, page: Text, span: Span) -> Reason:
    text = f"page says “{_clause(page.text, span)}”, claim does not"
    return Reason(code, text, None, span)


def _clause(text: str, negation: Span) -> str:
    """A negation and the few words that follow it in its clause."""
    rest = text[negation.start : negation.end + 2 * _CLOSE]
    end = re.search(r"[.;:!?\n]|,\s", rest)
    rest = rest[: end.start()] if end else rest
    if len(rest) > _CLOSE and " " in rest[_CLOSE:]:
        rest = rest[: rest.index(" ", _CLOSE)]
    return " ".join(rest.split())


def _denied_of_claim(query: Query, match: re.Match[str]) -> frozenset[str]:
    return _negated(query.text, Span(*match.span()), range(len(query.text.words)))


def _negated(text: Text, negation: Span, tokens: range) -> frozenset[str]:
    """The stem of the first content word a negation reaches; of any it may, where it stands
    behind the verb."""
    after = [i for i in tokens if text.spans[i][0] >= negation.end][: _REACH + 2]
    plain = [i for i in after if text.words[i] not in _SKIPPED][:_REACH]
    first = [i for i in plain if not is_function_word(text.words[i], text.lang)][:1]
    if negation.of(text.text).lower() in AFTER:
        low, _ = clause_around(text, tokens, negation)
        first += [i for i in tokens if low <= text.spans[i][0] < negation.start][-_REACH:]
    return frozenset(text.stems[i] for i in first if not is_function_word(text.words[i], text.lang))


def _opposite(query: Query, passage: Passage) -> tuple[int, int] | None:
    """Tokens of a word of the claim and of its opposite in the anchor, where that says most of
    the rest."""
    page, claim = passage.page, query.text
    tokens = page.tokens_of(passage.anchor, passage.anchor)
    words = set(page.words[tokens.start : tokens.stop])
    theirs = words.difference(claim.words)
    for i, word in enumerate(claim.words):
        if word in words:
            continue
        for other in sorted(opposites(word) & theirs):
            at = next(k for k in tokens if page.words[k] == other)
            rest = _share_without(query, passage, claim.stems[i])
            if rest >= 0.8 or (rest >= 0.6 and _beside(claim, i) & _beside(page, at)):
                return i, at
    return None


def _beside(text: Text, token: int) -> frozenset[tuple[int, str]]:
    """The content words next to a word, with their side."""
    return frozenset(
        (side, text.stems[token + side])
        for side in (-1, 1)
        if 0 <= token + side < len(text.words)
        and text.owner[token + side] == text.owner[token]
        and not is_function_word(text.words[token + side], text.lang)
    )


def _turned(code: str, query: Query, page: Text, mine: int, other: int) -> Reason:
    here, there = Span(*query.text.spans[mine]), Span(*page.spans[other])
    said, found = here.of(query.text.text), there.of(page.text)
    return Reason(code, f"page says {found}, claim says {said}", here, there)


def _in_place(query: Query, passage: Passage, mine: int, other: int) -> bool:
    """Whether the words both have stand in the opposite's own clause, on the side of it where
    they stand in the claim: "A beat B" and "B lost to A" say the same."""
    page, claim = passage.page, query.text
    before: dict[str, bool] = {}
    for i, stem in enumerate(claim.stems):
        before.setdefault(stem, i < mine)
    tokens = page.tokens_of(passage.anchor, passage.anchor)
    low, high = clause_around(page, tokens, Span(*page.spans[other]))
    seen: dict[str, bool] = {}
    for i in tokens:
        stem, word = page.stems[i], page.words[i]
        if stem in before and not word[0].isdigit() and not is_function_word(word, page.lang):
            held = low <= page.spans[i][0] < high and (i < other) == before[stem]
            seen[stem] = seen.get(stem, False) or held
    return bool(seen) and sum(seen.values()) >= _SAME_PLACE * len(seen)


def _share_without(query: Query, passage: Passage, stem: str) -> float:
    """Share of the claim's other words that the anchor has."""
    rest = {i for i, term in enumerate(query.terms) if term.stem != stem}
    return query.worth(rest & passage.in_anchor) / (query.worth(rest) or 1.0)
