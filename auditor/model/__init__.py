"""Every type that crosses a package boundary. Frozen values; tuples, not lists.

The three axes never mix: `LinkStatus` says whether a link leads to a page, `Support` whether the
page says what the claim says, `SourceClass` and `Tier` what kind of publisher it is.
"""

from auditor.model.citations import (
    Attribution,
    Binding,
    Citation,
    CitedAnswer,
    Claim,
    ClaimKind,
    Marker,
    Reference,
)
from auditor.model.content import (
    Content,
    ContentCounts,
    FileProblem,
    SuppressedBy,
    Suppression,
)
from auditor.model.detected import Clue, FoundAnswer, Strength
from auditor.model.history import Archived, Grade, History, Lost, Sign, Snapshot
from auditor.model.links import Link, LinkGroup, LinkStatus, Remark, RemarkKind
from auditor.model.posts import BodyFormat, Post, PostCounts, PostProblem
from auditor.model.reply import Reply
from auditor.model.report import (
    AnswerAudit,
    Assessment,
    Axis,
    Carried,
    Finding,
    LinkCheck,
    Report,
    Rule,
    Together,
)
from auditor.model.text import Answer, Location, Place, Span
from auditor.model.verdicts import (
    Evidence,
    Reason,
    Source,
    SourceClass,
    SourceFile,
    Support,
    Tier,
    Verdict,
)
from auditor.model.web import (
    Credit,
    Failure,
    FailureKind,
    Fetched,
    Hop,
    Page,
    Resolution,
    Signal,
    View,
)
from auditor.model.words import Confidence, Severity, Word

__all__ = [
    "Answer",
    "AnswerAudit",
    "Archived",
    "Assessment",
    "Attribution",
    "Axis",
    "Binding",
    "BodyFormat",
    "Carried",
    "Citation",
    "CitedAnswer",
    "Claim",
    "ClaimKind",
    "Clue",
    "Confidence",
    "Content",
    "ContentCounts",
    "Credit",
    "Evidence",
    "Failure",
    "FailureKind",
    "Fetched",
    "FileProblem",
    "Finding",
    "FoundAnswer",
    "Grade",
    "History",
    "Hop",
    "Link",
    "LinkCheck",
    "LinkGroup",
    "LinkStatus",
    "Location",
    "Lost",
    "Marker",
    "Page",
    "Place",
    "Post",
    "PostCounts",
    "PostProblem",
    "Reason",
    "Reference",
    "Remark",
    "RemarkKind",
    "Reply",
    "Report",
    "Resolution",
    "Rule",
    "Severity",
    "Sign",
    "Signal",
    "Snapshot",
    "Source",
    "SourceClass",
    "SourceFile",
    "Span",
    "Strength",
    "Support",
    "SuppressedBy",
    "Suppression",
    "Tier",
    "Together",
    "Verdict",
    "View",
    "Word",
]
