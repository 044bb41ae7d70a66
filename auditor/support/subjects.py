"""Another name than the claim's in front of the words that both go on with.

"Norway paid for the building" does not say that Denmark did. Such a reason is a doubt: one body may
have two names.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from auditor.model import Reason, Span
from auditor.support.exonyms import fold
from auditor.support.lexicon import words
from auditor.support.names import names
from auditor.support.passages import is_function_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.support.passages import Text
    from auditor.support.retrieval import Passage, Query

_REST = 0.8
"""Share of the claim's other words that the anchor must have."""
_REACH = 3
"""Words behind a name among which the one that both go on with must be."""
_MOST = 8
"""Names of a side that are looked at."""

_BREAK = re.compile(
    r"[;:.!?]\s|\b(?:while|whereas|when|but|until|although|alors que|tandis que|mais|quand"
    r"|lorsque)\b"
)
_COMMA = re.compile(r",\s")
_OPENS = words(
    """the le la les l der die das el los las il lo gli o os as that which where than because since
    after before as que où car puis dass wo weil nachdem aber y che ma"""
)
"""Words that may stand before the subject of a sentence or clause."""
_ALIKE = 75
"""Of 100, from which two names are spellings of one."""
_ALSO = (
    r".{0,30}(?:known|called|named|born|alias|a\.?k\.?a|better|dite?|née?|genannt|geboren|\(|/)"
    r".{0,30}"
)
"""Between two names of one person or place."""
_OF = words(
    """and or of in at on for from with to by as than et ou de du des d à au aux dans sur pour
    par avec und oder von der des in bei mit e o con di del"""
)
"""Behind a name: what follows is not what its bearer did."""
_NO_NAMES = words(
    """research evidence data science police management staff government congress parliament
    production output consumption unemployment inflation education treatment therapy training
    exposure access demand supply traffic construction work water air food gas oil energy power
    people everyone nobody someone anyone both each all some many most few several other another
    one two three four five six seven eight nine ten half part much more less"""
)
"""English words that begin sentences without an article and are no names."""


class _Subject(NamedTuple):
    """A name, its stems, and the stem of the content word that follows."""

    name: Span
    stems: frozenset[str]
    then: str


def other_subject(query: Query, passage: Passage) -> list[Reason]:
    """At most one reason."""
    claim, page = query.text, passage.page
    anchor = page.sentences[passage.anchor]
    said = list(_subjects(claim, Span(0, len(claim.text)), range(len(claim.words)), page))
    if not said:
        return []
    theirs = list(_subjects(page, anchor, page.tokens_of(passage.anchor, passage.anchor), page))
    near = page.tokens_of(passage.first, passage.last)
    for mine in said:
        if mine.stems & query.known or not _has_rest(query, passage, mine.stems):
            continue
        here = [i for i in near if page.stems[i] in mine.stems]
        for other in theirs:
            start = other.name.start
            if (
                other.then == mine.then
                and not other.stems & (claim.places.keys() | query.known)
                and all(_is_apart(page, i, start) for i in here)
            ):
                found, said_name = other.name.of(page.text), mine.name.of(claim.text)
                if _may_be_one(found, said_name, page):
                    continue
                text = f"page says {found}, claim says {said_name}"
                return [Reason("name_differs", text, mine.name, other.name)]
    return []


def _subjects(text: Text, within: Span, tokens: range, page: Text) -> Iterator[_Subject]:
    for name in islice(names(within.of(text.text)), _MOST):
        span = Span(within.start + name.span.start, within.start + name.span.end)
        inside = [i for i in tokens if span.start <= text.spans[i][0] < span.end]
        if not inside or not _opens(text, tokens, inside[0]):
            continue
        if not (name.sure or _is_name(span.of(text.text), page)):
            continue
        for i in range(inside[-1] + 1, min(inside[-1] + 1 + _REACH, tokens.stop)):
            between = text.text[text.spans[i - 1][1] : text.spans[i][0]]
            if between.strip() or text.words[i] in _OF or text.words[i][0].isdigit():
                break
            if not is_function_word(text.words[i], text.lang):
                yield _Subject(span, frozenset(text.stems[k] for k in inside), text.stems[i])
                break


def _opens(text: Text, tokens: range, first: int) -> bool:
    """Whether a name may be what its clause speaks of: no more than an article before it."""
    while first > tokens.start and text.words[first - 1] in _OPENS:
        first -= 1
    if first == tokens.start:
        return True
    between = text.text[text.spans[first - 1][0] : text.spans[first][0]]
    return _BREAK.search(between) is not None or _COMMA.search(between) is not None


def _may_be_one(mine: str, other: str, page: Text) -> bool:
    """Whether two names may be of one: spelled alike, or said in one breath."""
    from rapidfuzz import fuzz

    one, two = (re.escape(name) for name in (mine, other))
    either = rf"{one}{_ALSO}{two}|{two}{_ALSO}{one}"
    return (
        fuzz.ratio(fold(mine), fold(other)) >= _ALIKE
        or fuzz.partial_ratio(fold(mine), fold(other)) >= _ALIKE
        or re.search(either, page.text) is not None
    )


def _is_name(word: str, page: Text) -> bool:
    """Of a word with a capital that begins a sentence. English has plurals there, and words for
    what can't be counted."""
    if re.search(rf"[^\W\d_A-Z],? {re.escape(word)}\b", page.text):
        return True
    plain = word.lower()
    if page.lang == "de" or plain.endswith("s") or plain in _NO_NAMES:
        return False
    return not re.search(rf"\b{re.escape(plain)}\b", page.text)


def _has_rest(query: Query, passage: Passage, stems: frozenset[str]) -> bool:
    rest = {i for i, term in enumerate(query.terms) if term.stem not in stems}
    share = query.worth(rest & passage.in_anchor)
    return len(rest) > 1 and share >= _REST * query.worth(rest)


def _is_apart(page: Text, token: int, start: int) -> bool:
    """Whether another sentence or clause begins between the two."""
    low, high = sorted((page.spans[token][0], start))
    between = page.text[low:high]
    return _BREAK.search(between) is not None
