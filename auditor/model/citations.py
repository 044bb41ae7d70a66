"""The answer's own structure: claims, markers, references, and what ties them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.model.words import Confidence, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.links import Link
    from auditor.model.text import Answer, Span


class ClaimKind(Word):
    SENTENCE = "sentence"
    BULLET = "bullet"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence, bullet or table row that states something.

    `span` slices the answer, markers included; `text` is the same without markers and markup.
    `context` is what a reader needs to understand it: the heading or lead-in it stands under.
    `not_checkable` says why no source could support it (a greeting, a question), or is None.
    """

    span: Span
    text: str
    kind: ClaimKind = ClaimKind.SENTENCE
    context: str = ""
    not_checkable: str | None = None


@dataclass(frozen=True, slots=True)
class Marker:
    """An inline citation mark. A run or range (`¹²`, `[1-3]`) makes one marker a label.

    `lost` says why nobody can recover the page behind it ("ChatGPT's own number of a search
    result"), or is "" where a source list could tell. `site` is the name of the site, where the
    mark shows one.
    """

    span: Span
    label: str
    dialect: str
    site: str = ""
    lost: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the answer's source list. `label` is "" for unnumbered entries."""

    label: str
    title: str
    link: Link | None
    span: Span
    problems: tuple[str, ...] = ()
    """Defects of the entry itself, in words: "the title is 'undefined'"."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A marker resolved to a reference, an inline link, or a marker that leads nowhere."""

    span: Span
    marker: Marker | None = None
    reference: Reference | None = None
    inline: Link | None = None

    @property
    def link(self) -> Link | None:
        return self.inline or (self.reference.link if self.reference else None)


@dataclass(frozen=True, slots=True)
class Binding:
    """How sure it is that the citation belongs to the claim, and the rule that decided.

    `scope` is the wider stretch of the answer that the citation may stand for as well: a mark at
    the end of a paragraph may cover all of it. None where there is no such reading.
    """

    confidence: Confidence
    rule: str
    scope: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """A claim and one citation of it. `claim` is None when the citation is attached to none."""

    claim: Claim | None
    citation: Citation
    binding: Binding


@dataclass(frozen=True, slots=True)
class CitedAnswer:
    """An answer taken apart. Nothing is dropped: what did not fit together is listed.

    `problem` says why it could not be taken apart, and is "" where it could.
    """

    answer: Answer
    dialects: tuple[str, ...]
    claims: tuple[Claim, ...]
    references: tuple[Reference, ...]
    attributions: tuple[Attribution, ...]
    problem: str = ""

    @property
    def links(self) -> Iterator[Link]:
        """Every link in order of appearance: those in the text, then those of the list."""
        for attribution in self.attributions:
            if attribution.citation.inline:
                yield attribution.citation.inline
        for reference in self.references:
            if reference.link:
                yield reference.link

    @property
    def unresolved(self) -> tuple[Attribution, ...]:
        """Markers with no reference: a citation without a recoverable source."""
        return tuple(a for a in self.attributions if a.citation.link is None)

    @property
    def uncited_references(self) -> tuple[Reference, ...]:
        cited = {a.citation.reference.span for a in self.attributions if a.citation.reference}
        return tuple(r for r in self.references if r.span not in cited)

    @property
    def claims_without_citation(self) -> tuple[Claim, ...]:
        """Claims that no citation stands for, not even as a part of its wider scope."""
        return tuple(claim for claim, in_scope in self._uncited() if not in_scope)

    @property
    def claims_in_scope(self) -> tuple[Claim, ...]:
        """Claims that a citation may stand for whose own claim is another one."""
        return tuple(claim for claim, in_scope in self._uncited() if in_scope)

    def _uncited(self) -> Iterator[tuple[Claim, bool]]:
        cited = {a.claim.span for a in self.attributions if a.claim}
        scopes = sorted(
            (a.binding.scope.start, a.binding.scope.end)
            for a in self.attributions
            if a.binding.scope
        )
        at = reach = 0
        for claim in self.claims:  # in order: `reach` is the furthest end of the scopes begun
            while at < len(scopes) and scopes[at][0] <= claim.span.start:
                reach, at = max(reach, scopes[at][1]), at + 1
            if claim.span not in cited and not claim.not_checkable:
                yield claim, claim.span.end <= reach
