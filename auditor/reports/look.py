"""How a report is to look. What a format has no use for, it ignores."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """`width` in terminal cells. `color` allows escape sequences, ours only."""

    width: int = 80
    color: bool = False
    verbose: bool = False
