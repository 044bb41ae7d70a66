"""The totals of the JSON report; see published.py."""

from __future__ import annotations

from typing import TypedDict


class LinkTotalsOut(TypedDict):
    total: int
    by_status: dict[str, int]
    could_not_check: int
    could_not_check_by_status: dict[str, int]
    dead_by_history: dict[str, int]


class NotCheckedOut(TypedDict):
    code: str
    count: int


class SupportTotalsOut(TypedDict):
    total: int
    by_verdict: dict[str, int]
    on_archived_copy: dict[str, int]
    could_not_check: int
    could_not_check_by_reason: list[NotCheckedOut]


class SourceTotalsOut(TypedDict):
    total: int
    by_class: dict[str, int]
    by_tier: dict[str, int]


class TotalsOut(TypedDict):
    answers: int
    claims: int
    claims_cited: int
    claims_in_scope: int
    claims_without_citation: int
    claims_not_checkable: int
    references: int
    uncited_references: int
    unresolved_citations: int
    links: LinkTotalsOut
    support: SupportTotalsOut
    sources: SourceTotalsOut
    findings: dict[str, int]
    suppressed: dict[str, int]
