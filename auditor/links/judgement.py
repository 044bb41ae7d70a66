"""What can be said of a URL without a fetch."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from auditor.model import LinkStatus


class Judgement(NamedTuple):
    """`rule` is a stable code for programs, `reason` says the same to people."""

    status: LinkStatus
    reason: str
    rule: str
