"""Which assistant wrote an answer, as far as its marks tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.citations.tokens import Token

# What assistants add to the URLs that they cite.
_URL_MARK = re.compile(
    r"[?&;](?:utm_source=(chatgpt|openai|copilot|perplexity)|referrer=(grok)\.com)(?![\w-])",
    re.IGNORECASE,
)
_ASSISTANTS = {"openai": "chatgpt"}
_INLINE = "inline-link"


def name_dialects(text: str, tokens: Sequence[Token], *, bing: bool) -> tuple[str, ...]:
    """The families that were met, in order, after the assistants that the source list and the
    URLs betray. `text` has the answer's URLs in it.
    """
    names = ["bing"] if bing else []
    names += _betrayed(text)
    for token in tokens:
        for citation in token.citations:
            names.append(citation.marker.dialect if citation.marker else _INLINE)
    return tuple(dict.fromkeys(names))


def _betrayed(text: str) -> Iterator[str]:
    if "utm_source=" in text or "referrer=" in text:
        for match in _URL_MARK.finditer(text):
            name = (match[1] or match[2]).lower()
            yield _ASSISTANTS.get(name, name)
