"""`[^1^]` (Bing, Copilot, Kimi), `[^1^][2]` (Edge sidebar), `^1^` (sidebar, pandoc)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.markers.family import Found, Known
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "caret"

_MARKER = re.compile(
    r"\[\^(?P<shown>\d{1,4})\^\](?:\[(?P<index>\d{1,4})\])?"
    r"|(?<![\^\w.])\^(?P<bare>\d{1,3})\^(?!\^)|(?<=[^\W\d_])\^(?P<glued>\d{1,3})\^(?!\^)"
)


def find(text: str, known: Known) -> Iterator[Found]:
    """In `[^n^][m]` n is a running number and m the place in the list: m counts."""
    for match in _MARKER.finditer(text):
        label = next(match[name] for name in ("index", "shown", "bare", "glued") if match[name])
        if match["glued"] and known.labels and label not in known.labels:
            continue  # m^2^
        yield Found(Span(match.start(), match.end()), (label,))
