"""How many of them: "all" in the claim where the page says "some", and the reverse of it.

Only an amount that the page gives beside the very noun that the claim generalises counts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from auditor.model import Reason, Span
from auditor.support.clauses import clause_around
from auditor.support.passages import is_function_word

if TYPE_CHECKING:
    from auditor.support.retrieval import Passage, Query

_ALL = re.compile(
    r"\b(?:all(?!-)|every|each|everyone|everybody|always|entirely|without\sexception|the\s(?:whole|entire)"
    r"|tou(?:s|te|tes|t)\s(?:les?|la|ses|leurs|ces|nos)|toute\s(?=l['’])|tou(?:s|tes)"
    r"|la\stotalité\s(?:des?|du|d['’])|l['’]ensemble\s(?:des?|du)|chaque|toujours|entièrement)\b",
    re.IGNORECASE,
)
_SPARED = re.compile(
    r"\b(?:not|pas|nearly|almost|virtually|presque|quasiment|at|after|above|in|of|hardly)\s\Z",
    re.IGNORECASE,
)
"""Before "all": "almost all" is no all, "in all" and "after all" count nothing."""

_SOME = re.compile(
    r"\b(?:some|many|most(?=\s(?:of|\w{3,}s\b))|several|a\s(?:few|part|handful|number|majority|minority)"
    r"|(?:nearly|almost|virtually|not)\s(?:all|every|always)|half"
    r"|(?:two|three)[ -](?:thirds|quarters|fifths)"
    r"|a\s(?:third|quarter)|(?:more|less|fewer)\sthan\s(?:half|\d)"
    r"|\d{1,2}(?:[.,]\d+)?\s?(?:%|per\s?cent)"
    r"|often|usually|sometimes|generally|mostly|partly|up\sto|only|except"
    r"|certaine?s|quelques|plusieurs|beaucoup|la\s(?:plupart|majorité|moitié)|une\s(?:partie|majorité)"
    r"|(?:presque|quasiment|pas)\stou(?:s|tes|te|t)|(?:les|des)\s(?:deux\stiers|trois\squarts)"
    r"|plus\sde\sla\smoitié|un\s(?:tiers|quart|dixième)|\d{1,2}(?:[.,]\d+)?\s?(?:%|pour\scent)"
    r"|souvent|parfois|généralement|en\spartie|seule?s?|sauf|jusqu['’])(?!\w)",
    re.IGNORECASE,
)
_LIMITED = re.compile(
    r"\b(?:except|apart\sfrom|but\snot|other\sthan|sauf|hormis|excepté"
    r"|(?:not|n['’]t|never|pas|jamais)\s(?:[^\W\d_]{1,14}\s){0,3}(?:all|every|tous|toutes|chaque))\b",
    re.IGNORECASE,
)
"""A claim that says itself that it is not so of all."""

_NOUN = 4
"""Words after "all" among which what it counts stands."""


def generalised(query: Query, passage: Passage) -> list[Reason]:
    """At most one reason: the claim says "all", the page counts fewer of the same."""
    text = query.text
    if _LIMITED.search(text.text):
        return []
    for match in _ALL.finditer(text.text):
        if _SPARED.search(text.text, max(0, match.start() - 12), match.start()):
            continue
        at = bisect_left(text.spans, (match.end(), 0))
        after = range(at, min(at + _NOUN, len(text.spans)))
        if not after:
            continue
        nouns = {text.stems[i] for i in after if not is_function_word(text.words[i], text.lang)}
        found = _fewer(nouns, passage)
        if found:
            place, amount = found
            said = " ".join(text.text[match.start() : text.spans[after[-1]][1]].split())
            reason = f"page says {amount}, claim says {said}"
            return [Reason("generalised", reason, Span(*match.span()), place)]
    return []


def _fewer(nouns: set[str], passage: Passage) -> tuple[Span, str] | None:
    """An amount that is not all, in a clause of the anchor with one of the nouns and no "all"."""
    page = passage.page
    anchor = page.sentences[passage.anchor]
    tokens = page.tokens_of(passage.anchor, passage.anchor)
    for match in _SOME.finditer(page.text, anchor.start, anchor.end):
        place = Span(*match.span())
        low, high = clause_around(page, tokens, place)
        if not any(page.stems[i] in nouns and low <= page.spans[i][0] < high for i in tokens):
            continue
        whole = _ALL.search(page.text, low, high)
        if whole and not place.start <= whole.start() < place.end:
            continue
        return place, " ".join(page.text[place.start : min(high, place.end + 24)].split())
    return None
