"""Numbers that are part of a name: Section 12, Apollo 11."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.support.names import names

if TYPE_CHECKING:
    from auditor.support.numbers import Quantity

_LABEL = re.compile(
    r"\b(?:section|article|chapter|chapitre|rule|règle|class|classe|route|version|season|saison"
    r"|episode|épisode|figure|table|tableau|phase|type|grade|level|niveau|group|groupe|line|ligne|no"
    r"|n°|numéro|number|act|loi|room|floor|page|volume|tome|form|formulaire) \Z",
    re.IGNORECASE,
)
_JOINED = re.compile(r"[^\W\d_]-\Z")
_NAMED = re.compile(r"(?P<name>[^\W\d_]\w{2,30}) \Z")


def is_label(number: Quantity, text: str) -> bool:
    """Whether a number is part of a name: Section 12, Apollo 11."""
    if number.unit not in ("", "ordinal") or number.hedge or number.spelled:
        return False
    before = text[max(0, number.span.start - 32) : number.span.start]
    if _LABEL.search(before) or _JOINED.search(before):  # "CoV-2"
        return True
    named = _NAMED.search(before)
    return bool(named) and any(
        name.span.end == number.span.start - 1 and (name.sure or name.span.start == 0)
        for name in names(text)
    )
