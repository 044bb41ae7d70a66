"""The support axis and the source axis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.model.web import Page, View
from auditor.model.words import Confidence, Word

if TYPE_CHECKING:
    from auditor.model.text import Span


class Support(Word):
    SUPPORTED = "supported"
    PARTIALLY_SUPPORTED = "partially_supported"
    NOT_SUPPORTED = "not_supported"
    CONTRADICTED = "contradicted"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of a page. The quotation is sliced from the page, so it can't be invented."""

    page: Page
    span: Span
    view: View = View.MAIN

    @property
    def quote(self) -> str:
        return self.span.of(self.page.text(self.view))


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a verdict is what it is: a stable code for programs, a sentence for people.

    `claim_span` slices `Claim.text`; `page_span` slices the text (page and view) that the
    verdict's first evidence slices.
    """

    code: str
    text: str
    claim_span: Span | None = None
    page_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judge's answer for one claim and one page.

    With NOT_CHECKED the first reason says why. `score` is the calibrated probability of
    "supported", 0 to 1, or None when no score was computed.
    """

    support: Support
    confidence: Confidence
    judge: str
    reasons: tuple[Reason, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    score: float | None = None

    @classmethod
    def not_checked(cls, code: str, text: str, judge: str = "") -> Verdict:
        return cls(Support.NOT_CHECKED, Confidence.HIGH, judge, (Reason(code, text),))


class SourceClass(Word):
    """What kind of publisher. UNRATED is a value: nothing is known, nothing is implied."""

    OFFICIAL = "official"
    INTERGOVERNMENTAL = "intergovernmental"
    SCHOLARLY = "scholarly"
    ACADEMIC_INSTITUTION = "academic_institution"
    PREPRINT = "preprint"
    NEWS_AGENCY = "news_agency"
    NEWS = "news"
    ENCYCLOPEDIA = "encyclopedia"
    REFERENCE = "reference"
    STANDARDS = "standards"
    ORGANISATION = "organisation"
    COMPANY = "company"
    USER_GENERATED = "user_generated"
    SELF_PUBLISHED = "self_published"
    SOCIAL = "social"
    PRESS_RELEASE = "press_release"
    SATIRE = "satire"
    CONTENT_FARM = "content_farm"
    AI_GENERATED = "ai_generated"
    SEARCH_ENGINE = "search_engine"
    SHORTENER = "shortener"
    PARKING = "parking"
    ARCHIVE = "archive"
    CODE_HOST = "code_host"
    UNRATED = "unrated"


class Tier(Word):
    """How far a publisher of this kind can carry a factual claim, all else unknown."""

    STRONG = "strong"
    USABLE = "usable"
    WEAK = "weak"
    UNUSABLE = "unusable"
    UNRATED = "unrated"


@dataclass(frozen=True, slots=True)
class Source:
    """`matched` is the pattern that decided and `file` the file it is in, "" when none did."""

    source_class: SourceClass = SourceClass.UNRATED
    tier: Tier = Tier.UNRATED
    reason: str = "not listed in sources.yaml"
    matched: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of ratings that a run used: its name as shown, the SHA-256 of its bytes in hex."""

    name: str
    sha256: str
    entries: int
