"""The shape of the JSON inventory, version 1: `$defs/inventory` of report.schema.json."""

from __future__ import annotations

from typing import TypedDict

from auditor.reports.published import (
    BindingOut,
    ClaimOut,
    LocationOut,
    MarkerOut,
    PlaceOut,
    ReferenceOut,
    ToolOut,
    WrittenLinkOut,
)


class ListedLinkOut(PlaceOut, WrittenLinkOut):
    """A link of an inventory: what can be said of it offline."""

    key: str
    domain: str
    host: str
    status: str | None
    group: str | None
    reason: str
    citations: list[int]


class ListedCitationOut(PlaceOut):
    claim: int | None
    reference: int | None
    link: int | None
    marker: MarkerOut | None
    binding: BindingOut


class ListedAnswerOut(TypedDict):
    location: LocationOut
    question: str | None
    notes: list[str]
    dialects: list[str]
    claims: list[ClaimOut]
    references: list[ReferenceOut]
    links: list[ListedLinkOut]
    citations: list[ListedCitationOut]
    claims_without_citation: list[int]
    uncited_references: list[int]
    unresolved_citations: list[int]


class InventoryOut(TypedDict):
    schema: int
    tool: ToolOut
    answers: list[ListedAnswerOut]
