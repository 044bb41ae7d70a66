from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.model import Confidence, Finding, LinkStatus, Page, Severity, Support, Verdict
from auditor.rules.engine import run_rules
from tests.reports.samples import Draft, judged

URL = "https://a.test/page"
PAGE = Page(URL, "Une page", "La tour mesure 330 mètres depuis 2022.", "", "fr")


def about_support(draft: Draft) -> list[Finding]:
    return [f for f in run_rules(draft.audit()) if f.rule.id.startswith("SUP")]


def with_verdict(
    verdict: Verdict,
    status: LinkStatus = LinkStatus.OK,
    binding: Confidence = Confidence.HIGH,
) -> Draft:
    draft = Draft()
    draft.claim("La tour mesure 300 mètres.")
    draft.cite("1", verdict, binding=binding)
    draft.line()
    draft.reference("1", PAGE.title, URL)
    draft.check(URL, status, page=PAGE)
    return draft


@pytest.mark.parametrize(
    ("support", "sure", "unsure"),
    [
        (Support.CONTRADICTED, Severity.ERROR, Severity.WARNING),
        (Support.NOT_SUPPORTED, Severity.WARNING, Severity.NOTE),
        (Support.PARTIALLY_SUPPORTED, Severity.NOTE, Severity.NOTE),
    ],
)
def test_an_unsure_verdict_weighs_less(support: Support, sure: Severity, unsure: Severity) -> None:
    (finding,) = about_support(with_verdict(judged(support)))
    assert finding.severity == sure
    (finding,) = about_support(with_verdict(judged(support, confidence=Confidence.LOW)))
    assert (finding.severity, finding.confidence) == (unsure, Confidence.LOW)


def test_a_doubtful_binding_is_said_and_weighs_as_much_as_a_doubtful_verdict() -> None:
    verdict = judged(Support.CONTRADICTED)
    (finding,) = about_support(with_verdict(verdict, binding=Confidence.LOW))
    assert (finding.severity, finding.confidence) == (Severity.WARNING, Confidence.LOW)
    assert "not certain that this citation belongs to this claim" in finding.message


def test_a_contradiction_carries_its_reason_claim_page_and_quotation() -> None:
    verdict = judged(Support.CONTRADICTED, PAGE, "330 mètres", because="page says 330, claim 300")
    (finding,) = about_support(with_verdict(verdict))
    assert "page says 330, claim 300" in finding.message
    assert "“La tour mesure 300 mètres.”" in finding.message
    assert finding.message.endswith(URL)
    assert [evidence.quote for evidence in finding.evidence] == ["330 mètres"]


def test_nothing_is_said_of_a_claim_its_page_supports() -> None:
    assert about_support(with_verdict(judged(Support.SUPPORTED))) == []


def test_not_checked_is_told_only_when_the_link_is_not_the_reason() -> None:
    verdict = Verdict.not_checked("language", "the page is in Basque")
    (finding,) = about_support(with_verdict(verdict))
    assert (finding.rule.id, finding.severity) == ("SUP004", Severity.NOTE)
    assert "the page is in Basque" in finding.message
    assert about_support(with_verdict(verdict, LinkStatus.BLOCKED)) == []
    assert about_support(with_verdict(verdict, LinkStatus.DEAD)) == []


def test_the_same_marker_twice_on_one_claim_is_judged_once() -> None:
    draft = with_verdict(judged(Support.NOT_SUPPORTED))
    draft.cite("1", judged(Support.NOT_SUPPORTED), claim=draft.claims[0])
    assert len(about_support(draft)) == 1


def test_no_message_accuses_anyone() -> None:
    for support in Support:
        for finding in about_support(with_verdict(judged(support))):
            words = (finding.message + finding.rule.help).lower()
            assert not {"lie", "lies", "fake", "false", "hallucinated"} & set(words.split())


def test_the_page_told_is_the_one_that_was_read() -> None:
    draft = with_verdict(judged(Support.CONTRADICTED, PAGE, "330 mètres"))
    draft.checks[URL] = replace(draft.checks[URL], works_as="https://a.test/pag")
    (finding,) = about_support(draft)
    assert finding.message.endswith(" Page: https://a.test/pag")
