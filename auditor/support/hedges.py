"""Words before a number that say how exact it is: about, more than, at most."""

from __future__ import annotations

import itertools
import re

from auditor.support.lexicon import words

_BEFORE = re.compile(r"[^\W\d_]+['’]?|~|≈|[<>≥≤]")
_AGES = re.compile(
    r"\b(?:les|des|aux|enfants|jeunes|children|people|anyone|those|persons|kids|adults|women|men)\s"
    r"(?:(?:de\s)?(?:moins|plus)\sde|aged\sunder|under|over|younger\sthan|older\sthan)\s\Z",
    re.IGNORECASE,
)
"""A group of people by its age, which is no bound: les moins de 16 ans."""

_ABOUT = words(
    """about around approximately roughly some nearly almost circa ca ~ ≈ estimated environ
    quelque quelques près presque approximativement autour vers etwa rund ungefähr fast unos
    aproximadamente circa quasi"""
)
_OVER = words("> ≥ over above exceeding exceeds exceeded")
_OVER_PAIRS = frozenset(
    [
        ("more", "than"),
        ("at", "least"),
        ("greater", "than"),
        ("au", "moins"),
        ("plus", "de"),
        ("upwards", "of"),
        ("plus", "d"),
        ("mehr", "als"),
        ("más", "de"),
        ("older", "than"),
    ]
)
_UNDER_PAIRS = frozenset(
    [
        ("less", "than"),
        ("fewer", "than"),
        ("at", "most"),
        ("au", "plus"),
        ("moins", "de"),
        ("moins", "d"),
        ("no", "more"),
        ("lower", "than"),
        ("younger", "than"),
    ]
)
_UNDER = words("< ≤ under below maximum")
_UP_TO = frozenset([("up", "to"), ("jusqu", "à")])
"""They name the highest figure that there is, not any that lies above it."""


_EVERY = frozenset().union(_ABOUT, _OVER, _UNDER, *_OVER_PAIRS, *_UNDER_PAIRS, *_UP_TO)


def hedge_before(text: str, start: int) -> str:
    near = [
        word.rstrip("'’").lower() for word in _BEFORE.findall(text, max(0, start - 30), start)[-3:]
    ]
    if not near or not _EVERY.intersection(near):
        return ""
    if _AGES.search(text, max(0, start - 40), start):
        return ""
    pairs = set(itertools.pairwise(near))
    if pairs & _UP_TO:
        return "up to"
    if pairs & _UNDER_PAIRS or (near and near[-1] in _UNDER):  # first: "no more than"
        return "under"
    if pairs & _OVER_PAIRS or (near and near[-1] in _OVER):
        return "over"
    return "about" if _ABOUT.intersection(near[-2:]) else ""
