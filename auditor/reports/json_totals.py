"""The totals in their published shape. Words that do not occur are left out; none means 0."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.reports.clean import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.reports import published_totals as out
    from auditor.reports.totals import AnyWord, Totals


def totals_out(totals: Totals) -> out.TotalsOut:
    could_not = totals.links_could_not_check
    return {
        "answers": totals.answers,
        "claims": totals.claims.all,
        "claims_cited": totals.claims.cited,
        "claims_in_scope": totals.claims.in_scope,
        "claims_without_citation": totals.claims.without,
        "claims_not_checkable": totals.claims.not_checkable,
        "references": totals.references,
        "uncited_references": totals.uncited_references,
        "unresolved_citations": totals.unresolved_citations,
        "links": {
            "total": sum(totals.links.values()),
            "by_status": _by_word(totals.links),
            "could_not_check": sum(could_not.values()),
            "could_not_check_by_status": _by_word(could_not),
            "dead_by_history": _by_word(totals.histories),
        },
        "support": {
            "total": totals.citations,
            "by_verdict": _by_word(totals.support),
            "on_archived_copy": _by_word(totals.on_archived_copy),
            "could_not_check": sum(reason.count for reason in totals.not_checked),
            "could_not_check_by_reason": [
                {"code": clean(reason.code), "count": reason.count} for reason in totals.not_checked
            ],
        },
        "sources": {
            "total": sum(totals.source_classes.values()),
            "by_class": _by_word(totals.source_classes),
            "by_tier": _by_word(totals.source_tiers),
        },
        "findings": {s.name.lower(): number for s, number in totals.findings.items()},
        "suppressed": _by_word(totals.suppressed),
    }


def _by_word(counts: Mapping[AnyWord, int]) -> dict[str, int]:
    return {word.value: number for word, number in counts.items()}
