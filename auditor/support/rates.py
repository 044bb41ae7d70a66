"""What a number is counted by: an hour, a year, a head, a hundred thousand of something."""

from __future__ import annotations

import re

_RATE = re.compile(
    r"(?:[ \u00a0][^\W\d_]{1,20}){0,2}?(?:[ \u00a0]?/[ \u00a0]?"
    r"|[ \u00a0](?:per|par|a|an|each|every|chaque|pour)[ \u00a0])"
    r"(?P<what>seconde?|s|minute|min|heure|hour|hr|h|jour|day|week|semaine|month|mois|year|yr|ann?ée|an"
    r"|person|personne|habitant|inhabitant|capita|head"
    r"|(?:100|10|1)[ ,.\u00a0\u202f]000(?:[ \u00a0]000)?|thousand|million|mille)\b",
    re.IGNORECASE,
)
_KEYS = {
    key: name
    for name, keys in {
        "s": "second seconde s",
        "min": "minute min",
        "h": "hour heure hr h",
        "d": "day jour",
        "wk": "week semaine",
        "mo": "month mois",
        "y": "year yr an année anée",
        "head": "person personne habitant inhabitant capita head",
        "1000": "thousand mille",
        "1000000": "million",
    }.items()
    for key in keys.split()
}

SPEEDS = {
    ("m", "s"): 1.0,
    ("m", "min"): 1 / 60,
    ("m", "h"): 1 / 3600,
}
"""Length and time to metres a second."""

AREAS = {
    "km": ("m²", 1e6),
    "m": ("m²", 1.0),
    "cm": ("m²", 1e-4),
    "mi": ("m²", 2.59e6),
    "ft": ("m²", 0.0929),
}
VOLUMES = {"km": ("m³", 1e9), "m": ("m³", 1.0), "cm": ("m³", 1e-6), "ft": ("m³", 0.0283)}
SHAPES = {"square": AREAS, "cubic": VOLUMES, "nautical": {"mi": ("m", 1852.0)}}
"""Words before a unit that make it another."""


def rate_after(text: str, at: int) -> tuple[str, int]:
    """What a number that ends here is counted by, "" when nothing is said, and where that ends."""
    match = _RATE.match(text, at)
    if not match:
        return "", at
    what = match["what"].lower()
    return _KEYS.get(what) or re.sub(r"\D", "", what), match.end()
