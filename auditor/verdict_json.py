"""The stored form of a verdict, which child processes answer with too.

The page is not in it: the quotations are cut from the page that the verdict is read back for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.model import Confidence, Evidence, Reason, Span, Support, Verdict, View

if TYPE_CHECKING:
    from auditor.model import Page


def to_value(verdict: Verdict) -> dict[str, Any]:
    """What JSON can hold."""
    return {
        "support": str(verdict.support),
        "confidence": int(verdict.confidence),
        "judge": verdict.judge,
        "score": verdict.score,
        "reasons": [
            [r.code, r.text, _ends(r.claim_span), _ends(r.page_span)] for r in verdict.reasons
        ],
        "evidence": [[str(e.view), e.span.start, e.span.end] for e in verdict.evidence],
    }


def from_value(value: Any, page: Page) -> Verdict:
    """Raises `ValueError` for what `to_value` did not make, or not of this page."""
    try:
        return Verdict(
            support=Support(value["support"]),
            confidence=Confidence(value["confidence"]),
            judge=_text(value["judge"]),
            reasons=tuple(
                Reason(_text(code), _text(text), _span(claim), _span(found))
                for code, text, claim, found in value["reasons"]
            ),
            evidence=tuple(
                _evidence(page, View(view), Span(start, end))
                for view, start, end in value["evidence"]
            ),
            score=None if value["score"] is None else float(value["score"]),
        )
    except (KeyError, TypeError, IndexError, AttributeError) as error:
        raise ValueError(f"not a stored verdict: {error!r:.100}") from error


def _ends(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _span(ends: Any) -> Span | None:
    return None if ends is None else Span(ends[0], ends[1])


def _evidence(page: Page, view: View, span: Span) -> Evidence:
    if span.end > len(page.text(view)):
        raise ValueError("evidence beyond the end of the page")
    return Evidence(page, span, view)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text expected")
    return value
