from __future__ import annotations

from auditor.model import LinkGroup, Severity
from auditor.reports.totals import count
from tests.reports.samples import foreign, french, report


def test_nothing_is_left_uncounted() -> None:
    totals = count(report(french(), foreign()))
    assert totals.answers == 2
    assert totals.claims == 10
    assert (
        totals.claims_cited + totals.claims_without_citation + totals.claims_not_checkable
        == totals.claims
    )
    assert sum(totals.links.values()) == sum(totals.source_classes.values()) == 8
    assert sum(totals.source_tiers.values()) == 8
    assert sum(totals.support.values()) == totals.citations == 10


def test_each_reason_for_not_checking_is_counted() -> None:
    totals = count(report(french()))
    reasons = {reason.code: reason.count for reason in totals.not_checked}
    assert reasons == {"link_not_ok": 3, "language": 1}
    assert totals.not_checked[0].code == "link_not_ok", "most frequent first"
    assert all(s.group is LinkGroup.COULD_NOT_CHECK for s in totals.links_could_not_check)
    assert sum(totals.links_could_not_check.values()) == 1


def test_severities_are_all_there_even_at_zero() -> None:
    assert count(report()).findings == {
        Severity.ERROR: 0,
        Severity.WARNING: 0,
        Severity.NOTE: 0,
    }
