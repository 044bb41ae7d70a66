"""Links in documents that only name a thing: the tool that is used, the host that is written on.

A reader who follows them finds that thing, not what the sentence says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from auditor.citations.claims import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.citations.tokens import Token
    from auditor.model import Span

_A_NAME = 5
"""Words of a link that is a name; a longer one says something."""
_MENTIONS = re.compile(
    r"\b(?:use[sd]?|using|via|requires?|supports?|implement(?:s|ing|ed)?|follows?"
    r"|integrates? with|depends? on"
    r"|built (?:on|with|upon|from)|based (?:on|upon)|powered by|works? with|compatible with"
    r"|written (?:in|with)"
    r"|such as|like|e\.g\.|i\.e\.|including|inspired by|similar to|instead of|alternative to"
    r"|wrapper (?:for|around|of)"
    r"|fork of|port of|part of|known as|(?:found|available|hosted|documented|described|listed"
    r"|explained|defined|specified|maintained|published|distributed) (?:on|at|in|by|from"
    r"|under)|named after|called|see(?: also)?|cf\.?|in favou?r of|on top of|thanks to"
    r"|utilise|utilisant|via|requiert|basée? sur|écrite? en|tels? que|telles? que|comme|avec"
    r"|voir|par exemple"
    r"|verwendet|nutzt|mit|benötigt|basiert auf|basierend auf|geschrieben in|wie|siehe"
    r"|zum Beispiel|z\. ?B\.|mithilfe von"
    r"|usa|utiliza|usando|requiere|basad[oa] en|escrit[oa] en|como|con|véase|por ejemplo"
    r"|mediante)"
    r"[,:]?\s{1,3}(?:the |an? |la |le |les |l'|un |une |die |das |den |der |dem |el |los "
    r"|las )?[(`*_\"'“]{0,4}\Z",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"[\s,;&/]{0,3}(?:and|or|et|ou|und|oder|y|o)?[\s,]{0,3}[(`*_]{0,3}\Z", re.IGNORECASE
)
_ATTRIBUTED = re.compile(
    r"\b(?:according to|per|by|as reported (?:by|in)|(?:says?|said|reports?|reported|writes"
    r"|wrote|states?|stated|found|finds|shows?|notes?"
    r"|told)|selon|d'après|laut|nach|según|de acuerdo con|secondo)(?: the| an?| la| le| el"
    r"| der| die| das)?\s{1,3}[(`*_\"'“]{0,4}\Z",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"[*_\"'”)]{0,3}\s{1,2}(?:says?|said|reports?|reported|writes|wrote|states?|stated|found"
    r"|finds|shows?|showed|notes?|noted|estimates?"
    r"|estimated|announced|confirmed|dit|indique|rapporte|meldet|schreibt|berichtet|zufolge"
    r"|dice|informa|señala)\b",
    re.IGNORECASE,
)
_LEADS_TO = re.compile(
    r"\b(?:at|visit|on|from|is|under|via|to|with|use|for|here)\s?:?\s{0,3}[<\"'`]{0,2}\Z",
    re.IGNORECASE,
)
_A_MARK = re.compile(r"[(\[（]{1,2}[\d\s,;]{0,9}[\])]|[(（]")
_POINTS = re.compile(
    r"\b(?:here|documentation|docs|manual|website|home ?page|wiki|source code|repository|changelog"
    r"|readme|faq|release notes|issue tracker|bug tracker|demo|available (?:on|at|from)"
    r"|ici|hier|aquí|dokumentation|documentación|dépôt|repositorio)\b",
    re.IGNORECASE,
)
_HOSTS_OF_CODE = re.compile(
    r"(?:\A|\.)(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org|pypi\.org"
    r"|pypi\.python\.org|npmjs\.com|crates\.io"
    r"|docs\.rs|rubygems\.org|packagist\.org|pkg\.go\.dev|readthedocs\.io|docs\.python\.org"
    r"|hub\.docker\.com|github\.io"
    r"|anaconda\.org|hex\.pm|nuget\.org|developer\.mozilla\.org)\Z"
)
_NAME_LIKE = re.compile(r"[A-Z0-9`@]|[a-z]+(?:[A-Z_.\d(]|-[a-z])")
_SMALL = frozenset(
    ("of", "the", "for", "and", "a", "an", "de", "du", "der", "die", "el", "la", "on", "in", "to")
)
_BEFORE = 60


def is_mention(text: str, span: Span, tokens: Sequence[Token]) -> bool:
    """Whether each of the links only names a thing. `tokens` are those of the claim, in order."""
    end = -1
    for token in tokens:
        between = text[end : token.span.start] if 0 <= end <= token.span.start else "?"
        if not (_JOINS.match(between) or _is_mention(text, span, token)):
            return False
        end = token.span.end
    return bool(tokens)


def _is_mention(text: str, span: Span, token: Token) -> bool:
    before = text[max(span.start, token.span.start - _BEFORE) : token.span.start]
    if not token.shown:
        return not _A_MARK.match(text, token.span.start) and bool(_LEADS_TO.search(before))
    if words(token.shown) > _A_NAME:
        return False
    if token.span.of(text).startswith("[`"):
        return True
    if _ATTRIBUTED.search(before) or _SAYS.match(text, token.span.end):
        return False
    if _MENTIONS.search(before) or _POINTS.search(token.shown):
        return True
    return _names_its_page(text, token)


def _names_its_page(text: str, token: Token) -> bool:
    """`[asyncio](https://docs.python.org/3/library/asyncio.html)`."""
    links = [citation.link for citation in token.citations]
    link = links[0] if links else None
    if link is None:
        return False
    try:
        host = urlsplit(link.url).hostname or ""
    except ValueError:
        return False
    is_code = bool(_HOSTS_OF_CODE.search(host))
    is_name = all(_NAME_LIKE.match(w) for w in token.shown.split() if w.lower() not in _SMALL)
    if not (is_code or is_name or _squeezed(token.shown) in host.split(".")):
        return False
    parts = [part for part in map(_squeezed, token.shown.split()) if part and part not in _SMALL]
    address = _squeezed(link.url)
    return bool(parts) and 2 * sum(part in address for part in parts) >= len(parts)


def _squeezed(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
