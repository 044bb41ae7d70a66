from __future__ import annotations

from auditor.citations.parse import parse
from auditor.model import Answer, LinkGroup, Location, Severity
from auditor.reports.totals import count, count_claims
from tests.reports.samples import foreign, french, report


def test_nothing_is_left_uncounted() -> None:
    totals = count(report(french(), foreign()))
    assert totals.answers == 2
    claims = totals.claims
    assert claims.all == 10
    assert claims.cited + claims.in_scope + claims.without + claims.not_checkable == claims.all
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


def test_a_claim_with_nothing_to_check_is_counted_as_that_even_with_a_citation() -> None:
    text = (
        "Hope this helps! [1]\n\nThe mole was built in 1889 [1].\n\n[1]: https://kerlec.fr/mole\n"
    )
    claims = count_claims([parse(Answer(text, Location("answer.txt")))])
    assert (claims.all, claims.cited, claims.not_checkable) == (2, 1, 1)
