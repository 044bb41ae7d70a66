"""The shape of the JSON report, version 1. Programs depend on it; see report.schema.json.

These types repeat the model's on purpose: a change of the model must not change what is
published. Within version 1 fields may be added; a field that goes or changes meaning makes it 2.
Indexes count from 0 and point into the lists of the same answer. Spans count code points of the
answer's text, except where a comment says otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from auditor.reports.published_totals import TotalsOut

SCHEMA_VERSION = 1


class SpanOut(TypedDict):
    start: int
    end: int


class LocationOut(TypedDict):
    path: str
    line: int
    column: int
    post: str | None
    author: str | None
    url: str | None


class PlaceOut(TypedDict):
    """Where something starts within the answer."""

    span: SpanOut
    line: int
    column: int


class RemarkOut(TypedDict):
    kind: str
    text: str


class WrittenLinkOut(TypedDict):
    written: str
    url: str
    repairs: list[str]
    candidates: list[str]
    wrappers: list[str]
    fragments: list[str]
    remarks: list[RemarkOut]


class ClaimOut(PlaceOut):
    text: str
    kind: str
    context: str
    not_checkable: str | None


class ReferenceOut(PlaceOut):
    label: str
    title: str
    link: WrittenLinkOut | None
    problems: list[str]


class MarkerOut(TypedDict):
    label: str
    dialect: str
    site: str
    lost: str


class BindingOut(TypedDict):
    confidence: str
    rule: str
    scope: SpanOut | None


class ReasonOut(TypedDict):
    code: str
    text: str
    claim_span: SpanOut | None  # of the claim's text
    page_span: SpanOut | None  # of the page text that the first evidence quotes


class EvidenceOut(TypedDict):
    quote: str
    view: str
    span: SpanOut  # of that view of the page
    page_url: str
    page_title: str


class VerdictOut(TypedDict):
    support: str
    confidence: str
    score: float | None
    judge: str
    reasons: list[ReasonOut]
    evidence: list[EvidenceOut]


class CitationOut(PlaceOut):
    claim: int | None
    reference: int | None
    link: int | None
    marker: MarkerOut | None
    inline: WrittenLinkOut | None
    binding: BindingOut
    verdict: VerdictOut
    judged_on: SnapshotOut | None


class HopOut(TypedDict):
    url: str
    status: int | None
    location: str | None
    address: str | None


class SignalOut(TypedDict):
    code: str
    text: str
    hop: int | None  # into the hops of the same link


class FailureOut(TypedDict):
    kind: str
    detail: str


class PageOut(TypedDict):
    url: str
    title: str
    lang: str


class SnapshotOut(TypedDict):
    url: str
    taken_at: str


class SignOut(TypedDict):
    code: str
    text: str


class HistoryOut(TypedDict):
    grade: str
    signs: list[SignOut]


SourceOut = TypedDict(
    "SourceOut", {"class": str, "tier": str, "reason": str, "matched": str, "file": str}
)


class LinkOut(WrittenLinkOut):
    works_as: str | None
    status: str
    group: str
    reason: str
    signals: list[SignalOut]
    hops: list[HopOut]
    final_url: str | None
    http_status: int | None
    failure: FailureOut | None
    fetched_at: str | None
    page: PageOut | None
    snapshot: SnapshotOut | None
    archived_page: PageOut | None
    history: HistoryOut | None
    source: SourceOut


class SuppressionOut(TypedDict):
    by: str
    reason: str
    until: str | None  # the last day


class FindingOut(PlaceOut):
    rule: str
    axis: str
    severity: str
    confidence: str
    message: str
    evidence: list[EvidenceOut]
    fingerprint: str
    suppressed: SuppressionOut | None


class PieceOut(TypedDict):
    """A stretch of the answer's text; the claim, citation (the first) and reference it is of."""

    text: str
    claim: int | None
    citation: int | None
    reference: int | None


class CarriedOut(TypedDict):
    span: SpanOut  # of the claim's text
    citation: int


class TogetherOut(TypedDict):
    """What all citations of one claim say as one; numbers are indexes of citations."""

    claim: int | None
    citations: list[int]
    support: str
    confidence: str
    carried_by: list[int]
    parts: list[CarriedOut]
    against: list[int]
    spare: list[int]
    repeated: list[int]
    text: str


class AnswerOut(TypedDict):
    location: LocationOut
    posted_at: str | None
    question: str | None
    notes: list[str]
    dialects: list[str]
    pieces: list[PieceOut]
    claims: list[ClaimOut]
    references: list[ReferenceOut]
    links: list[LinkOut]
    citations: list[CitationOut]
    together: list[TogetherOut]
    claims_without_citation: list[int]
    uncited_references: list[int]
    unresolved_citations: list[int]
    findings: list[FindingOut]
    assistant: str
    thread: str


class PostProblemOut(TypedDict):
    location: LocationOut
    text: str


class PostsOut(TypedDict):
    """What was in the exports. `read` is the sum of the next four but `quotations`."""

    read: int
    left_out: int
    unreadable: int
    with_answer: int
    without: int
    quotations: int
    problems: list[PostProblemOut]


class FileProblemOut(TypedDict):
    path: str
    text: str


class FileFindingOut(FindingOut):
    """What is found of no answer. `span` slices nothing that is published."""

    path: str


class ContentOut(TypedDict):
    """What a check of content in a repository went through."""

    files: int
    problems: list[FileProblemOut]
    findings: list[FileFindingOut]
    changed_since: str


class RuleOut(TypedDict):
    id: str
    name: str
    axis: str
    severity: str
    summary: str
    help: str


class ToolOut(TypedDict):
    name: str
    version: str


class SourceFileOut(TypedDict):
    name: str
    sha256: str
    entries: int


class ReportOut(TypedDict):
    schema: int
    tool: ToolOut
    complete: bool
    network: str
    allowed_networks: list[str]
    capture_damage: str | None
    started_at: str
    elapsed_seconds: float | None
    answers: list[AnswerOut]
    rules: list[RuleOut]
    totals: TotalsOut
    posts: PostsOut | None
    content: ContentOut | None
    fail_on: str
    source_files: list[SourceFileOut]  # the last that rates a page decides
