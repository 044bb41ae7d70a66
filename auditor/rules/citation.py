"""The answer's own structure: markers, references and claims that don't fit together."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from auditor.model import Axis, Rule, Severity, Span
from auditor.rules.found import excerpt, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model import AnswerAudit, Citation, Finding, Reference

NO_REFERENCE = Rule(
    "CIT001",
    "marker-without-reference",
    Axis.CITATION,
    Severity.WARNING,
    "The marker leads to no reference",
    "The text carries a citation mark, but the answer's source list has no entry for it, or there "
    "is no list. Nobody can tell which page was meant: ask for the source, or copy the answer "
    "again with its list of sources.",
)
NEVER_CITED = Rule(
    "CIT002",
    "reference-never-cited",
    Axis.CITATION,
    Severity.NOTE,
    "No claim cites this reference",
    "The source list has an entry that no marker points to. Assistants often list pages they "
    "looked at without using them; it supports nothing in this answer.",
)
NO_CITATION = Rule(
    "CIT003",
    "claim-without-citation",
    Axis.CITATION,
    Severity.NOTE,
    "This claim has no citation",
    "Nothing is wrong with the claim itself, but the answer gives no page to check it against. "
    "Look for a source before relying on it.",
)
NO_CLAIM = Rule(
    "CIT004",
    "citation-without-claim",
    Axis.CITATION,
    Severity.NOTE,
    "This citation is attached to no claim",
    "The citation stands where there is nothing to support, such as after a greeting or on a line "
    "of its own. Its link is checked, but there is no statement to compare the page with.",
)
BAD_REFERENCE = Rule(
    "CIT005",
    "defective-reference",
    Axis.CITATION,
    Severity.NOTE,
    "The reference itself is defective",
    "The entry of the source list is damaged, for example its title is the word 'undefined'. Such "
    "entries are often addresses that merely occurred in the answer, not pages that were read.",
)
NO_LINK = Rule(
    "CIT006",
    "reference-without-link",
    Axis.CITATION,
    Severity.WARNING,
    "The reference gives no link",
    "The source list names something but gives no address, so it can't be opened or checked. "
    "Look the title up and cite the page itself.",
)

UNRECOVERABLE = Rule(
    "CIT007",
    "citation-without-recoverable-source",
    Axis.CITATION,
    Severity.WARNING,
    "The citation names no page",
    "The assistant cited something, but the copy kept only its private mark (oaicite, "
    "turn0search1, “Wikipedia+1”): no address can be recovered from it. Open the answer where it "
    "was given and copy the links themselves.",
)

UNREAD = Rule(
    "CIT008",
    "answer-not-read",
    Axis.CITATION,
    Severity.WARNING,
    "This answer could not be taken apart",
    "Our reader failed at it, so nothing of it was audited, and nothing is said about it. That is "
    "a mistake of this program: please report it, with the text if it may be shown.",
)


def check_citations(audit: AnswerAudit) -> Iterator[Finding]:
    return chain(
        _unread(audit),
        _markers(audit),
        _references(audit),
        _claims_without_citation(audit),
        _citations_without_claim(audit),
    )


def _unread(audit: AnswerAudit) -> Iterator[Finding]:
    if audit.cited.problem:
        yield found(audit, UNREAD, Span(0, 0), f"{UNREAD.summary}: {audit.cited.problem}")


def _markers(audit: AnswerAudit) -> Iterator[Finding]:
    unresolved = (a.citation for a in audit.cited.unresolved if a.citation.reference is None)
    for citation in _each_once(unresolved):
        mark = citation.span.of(audit.cited.answer.text)
        if citation.marker and citation.marker.lost:
            message = f"{UNRECOVERABLE.summary}: {excerpt(mark, 60)}: {citation.marker.lost}"
            yield found(audit, UNRECOVERABLE, citation.span, message)
            continue
        label = citation.marker.label if citation.marker else ""
        named = f" (number {label})" if label and label != mark.strip("[]()^ ") else ""
        message = f"{NO_REFERENCE.summary}: {excerpt(mark, 40)}{named}"
        yield found(audit, NO_REFERENCE, citation.span, message)


def _references(audit: AnswerAudit) -> Iterator[Finding]:
    uncited = {reference.span for reference in audit.cited.uncited_references}
    for reference in audit.cited.references:
        name = _name(reference)
        if reference.span in uncited:
            message = f"{NEVER_CITED.summary}: {name}"
            yield found(audit, NEVER_CITED, reference.span, message)
        if reference.problems:
            message = f"{BAD_REFERENCE.summary}: {name}: {'; '.join(reference.problems)}"
            yield found(audit, BAD_REFERENCE, reference.span, message)
        if reference.link is None:
            yield found(audit, NO_LINK, reference.span, f"{NO_LINK.summary}: {name}")


def _claims_without_citation(audit: AnswerAudit) -> Iterator[Finding]:
    for claim in audit.cited.claims_without_citation:
        message = f"{NO_CITATION.summary}: {excerpt(claim.text)}"
        yield found(audit, NO_CITATION, claim.span, message)


def _citations_without_claim(audit: AnswerAudit) -> Iterator[Finding]:
    citations = [a.citation for a in audit.cited.attributions if not a.claim]
    attached = {_key(a.citation) for a in audit.cited.attributions if a.claim}
    loose = (c for c in citations if c.link and _key(c) not in attached)
    for citation in _each_once(loose):
        mark = excerpt(citation.span.of(audit.cited.answer.text), 40)
        yield found(audit, NO_CLAIM, citation.span, f"{NO_CLAIM.summary}: {mark}")


def _each_once(citations: Iterator[Citation]) -> Iterator[Citation]:
    """A citation may be attributed to several claims; a run such as `¹²` holds several labels."""
    return iter({_key(citation): citation for citation in citations}.values())


def _key(citation: Citation) -> tuple[Span, str]:
    return citation.span, citation.marker.label if citation.marker else ""


def _name(reference: Reference) -> str:
    title = excerpt(reference.title) if reference.title.strip() else "untitled"
    return f"[{reference.label}] {title}" if reference.label else title
