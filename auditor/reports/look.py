"""How a report is to look. What a format has no use for, it ignores."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """`width` in terminal cells. `color` allows escape sequences, ours only.

    `whole_urls`: addresses are not cut to the width, so that they can be copied from a file.
    """

    width: int = 80
    color: bool = False
    verbose: bool = False
    whole_urls: bool = False
