"""`[Source 1]`, `(Quelle 2)`, `[ref. 4]`, `【来源3】`, `[S1]`: marks with a word in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.markers.family import Found, Known
from auditor.citations.markers.labels import LIST, listed
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "worded"

_WORDS = (
    r"sources?|src|refs?|references?|citations?|r[ée]f[ée]rences?|réfs?|quellen?|fuentes?|fontes?"
    r"|fonti?|refer[eê]ncias?|riferiment[oi]|bron(?:nen)?|źródł[oa]|kilde|källa|kaynak"
    r"|источники?|来源|來源|资料|文献|参考|出典|ソース|출처"
)
# A letter or a word for other things too says nothing without a list that has the number.
_SHORT = r"s|r|doc(?:ument)?s?|results?|webpage|page|snippet"
_BODY = (
    rf"(?P<label>(?:(?P<word>{_WORDS})|{_SHORT})\.?[ \u00a0]?(?:[:：#][ \t]?)?#?(?P<labels>{LIST}))"
)
_SQUARE = re.compile(rf"[\[［【][ \t]?{_BODY}[ \t]?[\]］】](?!\(|\[\d)", re.IGNORECASE)
_ROUND = re.compile(rf"[(（][ \t]?{_BODY}[ \t]?[)）]", re.IGNORECASE)


def find(text: str, known: Known) -> Iterator[Found]:
    """In round brackets only what the list has; in square ones a mark is a mark without a list."""
    for match in _SQUARE.finditer(text):
        labels = _labels(match, known)
        if _are_listed(labels, known) or match["word"]:
            yield Found(Span(match.start(), match.end()), labels)
    if known.labels:
        for match in _ROUND.finditer(text):
            labels = _labels(match, known)
            if _are_listed(labels, known):
                yield Found(Span(match.start(), match.end()), labels)


def _labels(match: re.Match[str], known: Known) -> tuple[str, ...]:
    """The number, unless the list writes the word too."""
    whole: str = match["label"]
    return (whole,) if whole.lower() in known.labels else listed(match["labels"])


def _are_listed(labels: tuple[str, ...], known: Known) -> bool:
    return all(label.lower() in known.labels for label in labels)
