"""Plain text -> itself: it has no marks of code, and the parser reads it as it stands."""

from __future__ import annotations

from auditor.inputs.content.sheet import Sheet, blanked
from auditor.inputs.content.web_targets import own_and_filled_in


def prose(raw: str) -> Sheet:
    return Sheet(blanked(raw, own_and_filled_in(raw)))
