"""What the user is told: checks, assessments, findings, the report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from auditor.model.words import Confidence, Severity, Word

if TYPE_CHECKING:
    from datetime import datetime

    from auditor.model.citations import Attribution, CitedAnswer, Claim
    from auditor.model.content import ContentCounts, Suppression
    from auditor.model.history import History, Snapshot
    from auditor.model.links import Link, LinkStatus
    from auditor.model.posts import PostCounts
    from auditor.model.text import Location, Span
    from auditor.model.verdicts import Evidence, Source, SourceFile, Support, Verdict
    from auditor.model.web import Page, Resolution, Signal


@dataclass(frozen=True, slots=True)
class LinkCheck:
    """Everything found out about one link, whatever cites it. `link.url` identifies it.

    `works_as` is the candidate of the link that was fetched in its place and worked, or "".
    `history` is there for a dead link that an archive was asked about; `archived_page` is the text
    of the `snapshot` where that could be read.
    `signals` are all that speak for the status, the one that decided it first.
    """

    link: Link
    status: LinkStatus
    reason: str
    source: Source
    resolution: Resolution | None = None
    page: Page | None = field(default=None, repr=False)
    snapshot: Snapshot | None = None
    works_as: str = ""
    history: History | None = None
    archived_page: Page | None = field(default=None, repr=False)
    signals: tuple[Signal, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """One attribution judged. `check` is None when the citation has no recoverable link.

    `judged_on` is the archived copy that the verdict was reached on, None where the page was live
    or nothing was judged.
    """

    attribution: Attribution
    check: LinkCheck | None
    verdict: Verdict
    judged_on: Snapshot | None = None


class Axis(Word):
    CITATION = "citation"
    LINK = "link"
    SUPPORT = "support"
    SOURCE = "source"
    POLICY = "policy"
    """Not of the text: of what silences findings."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What can be found. `severity` is the default; `help` says what it means and what to do."""

    id: str
    name: str
    axis: Axis
    severity: Severity
    summary: str
    help: str


@dataclass(frozen=True, slots=True)
class Finding:
    rule: Rule
    message: str
    location: Location
    span: Span
    severity: Severity
    confidence: Confidence
    evidence: tuple[Evidence, ...] = ()
    fingerprint: str = ""
    """Names what was found by its content (32 hexadecimal digits): the same wherever it moves in
    its file. "" for findings about no text."""
    suppressed: Suppression | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """A part of a claim, as a span of its text, and the citation whose page says it."""

    span: Span
    citation: int


@dataclass(frozen=True, slots=True)
class Together:
    """What all citations of one claim say as one. Numbers are indexes of assessments.

    `carried_by` are those whose page says the claim; with `parts`, none says all of it and each
    its part. `against` are those whose page says otherwise, `spare` those that add nothing where
    there are many, `repeated` those that cite a page of the same row of marks again.
    """

    claim: Claim
    citations: tuple[int, ...]
    support: Support
    confidence: Confidence
    carried_by: tuple[int, ...] = ()
    parts: tuple[Carried, ...] = ()
    against: tuple[int, ...] = ()
    spare: tuple[int, ...] = ()
    repeated: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerAudit:
    """`checks` holds one entry a distinct URL, in order of first appearance in the answer.

    `together` has one entry a claim with more than one citation.
    """

    cited: CitedAnswer
    checks: tuple[LinkCheck, ...]
    assessments: tuple[Assessment, ...]
    findings: tuple[Finding, ...] = ()
    together: tuple[Together, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The whole outcome of a run. `complete` is False when it was interrupted."""

    audits: tuple[AnswerAudit, ...]
    version: str
    started_at: datetime
    elapsed: float
    network: str
    """How pages were obtained, in words: "live", "replayed from x.warc.gz", "offline"."""
    allowed_networks: tuple[str, ...] = ()
    complete: bool = True
    capture_damage: str = ""
    """What is wrong with the capture that was replayed, or ""."""
    posts: PostCounts | None = None
    """Of thread exports: what was in them."""
    content: ContentCounts | None = None
    """Of content in a repository: what was gone through."""
    fail_on: Severity | None = Severity.ERROR
    """From which severity on the run fails; None for never."""
    source_files: tuple[SourceFile, ...] = ()
    """What sources were rated by, the last decides."""
