"""Reads an answer and shows what was made of it, in a form that tests can state."""

from __future__ import annotations

from auditor.citations.parse import parse
from auditor.model import Answer, Attribution, CitedAnswer, Location


def read(text: str, question: str | None = None) -> CitedAnswer:
    return parse(Answer(text, Location("answer.txt"), question))


def pairs(text: str) -> list[tuple[str | None, str | None]]:
    """(claim, label of the marker or URL of the link), in order."""
    return [(a.claim.text if a.claim else None, cited(a)) for a in read(text).attributions]


def cited(attribution: Attribution) -> str | None:
    citation = attribution.citation
    if citation.marker:
        return citation.marker.label
    return citation.link.url if citation.link else None
