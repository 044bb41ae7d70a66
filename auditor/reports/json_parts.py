"""What the JSON documents share: an answer's structure in its published shape."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from auditor.reports.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model import Answer, Binding, Claim, Link, Location, Marker, Reference, Span
    from auditor.reports import published as out


def location_out(at: Location) -> out.LocationOut:
    return {
        "path": clean(at.path),
        "line": at.line,
        "column": at.column,
        "post": optional(at.post),
        "author": optional(at.author),
        "url": optional(at.url),
    }


def claim_out(answer: Answer, claim: Claim) -> out.ClaimOut:
    return {
        **place_out(answer, claim.span),
        "text": clean(claim.text),
        "kind": claim.kind.value,
        "context": clean(claim.context),
        "not_checkable": optional(claim.not_checkable),
    }


def reference_out(answer: Answer, reference: Reference) -> out.ReferenceOut:
    return {
        **place_out(answer, reference.span),
        "label": clean(reference.label),
        "title": clean(reference.title),
        "link": link_out(reference.link) if reference.link else None,
        "problems": texts(reference.problems),
    }


def link_out(link: Link) -> out.WrittenLinkOut:
    return {
        "written": clean(link.written),
        "url": clean(link.url),
        "repairs": texts(link.repairs),
        "candidates": texts(link.candidates),
        "wrappers": texts(link.wrappers),
        "fragments": texts(link.fragments),
        "remarks": [{"kind": r.kind.value, "text": clean(r.text)} for r in link.remarks],
    }


def marker_out(marker: Marker) -> out.MarkerOut:
    return {
        "label": clean(marker.label),
        "dialect": clean(marker.dialect),
        "site": clean(marker.site),
        "lost": clean(marker.lost),
    }


def binding_out(binding: Binding) -> out.BindingOut:
    return {
        "confidence": binding.confidence.name.lower(),
        "rule": clean(binding.rule),
        "scope": span_out(binding.scope) if binding.scope else None,
    }


def place_out(answer: Answer, span: Span) -> out.PlaceOut:
    at = answer.locate(span)
    return {"span": span_out(span), "line": at.line, "column": at.column}


def span_out(span: Span) -> out.SpanOut:
    return {"start": span.start, "end": span.end}


def number_out(value: float | None) -> float | None:
    """Rounded, so that it does not differ between machines; JSON has no infinity."""
    return round(value, 3) if value is not None and math.isfinite(value) else None


def texts(texts: Iterable[str]) -> list[str]:
    return [clean(text) for text in texts]


def optional(text: str | None) -> str | None:
    return None if text is None else clean(text)
