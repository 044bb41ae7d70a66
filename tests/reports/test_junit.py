"""JUnit XML: a suite a file, a case a link and a citation, every finding in exactly one of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from lxml import etree

from auditor.model import Severity
from auditor.reports.json_report import report_out
from auditor.reports.junit import render_junit
from tests.reports.content_samples import content
from tests.reports.samples import foreign, french, hostile, report
from tests.reports.test_clean import ANY, NASTY

if TYPE_CHECKING:
    from auditor.model import Report

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("junit.xsd")))


def parsed(made: Report) -> Any:
    root = etree.fromstring(render_junit(report_out(made)).encode())
    SCHEMA.assertValid(root)
    return root


def case(root: Any, words: str) -> Any:
    (found,) = [each for each in root.iter("testcase") if words in each.get("name")]
    return found


def test_a_file_is_a_suite_and_the_counts_are_those_of_its_cases() -> None:
    root = parsed(content())
    suites = {suite.get("name"): suite for suite in root}
    assert list(suites) == ["reponse.txt", "baseline.json", "docs/big.md"]
    for suite in root:
        assert int(suite.get("tests")) == len(suite.findall("testcase"))
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("errors")) == len(suite.findall("testcase/error"))
        assert int(suite.get("skipped")) == len(suite.findall("testcase/skipped"))
    assert int(root.get("tests")) == len(root.findall("testsuite/testcase"))
    assert suites["docs/big.md"].find("testcase/error").get("message") == "larger than 50 MB"


def test_a_dead_link_and_a_contradiction_fail() -> None:
    root = parsed(report(french()))
    dead = case(root, "link: https://www.calvados.test/budget/1987.html")
    assert dead.find("failure").get("type") == "LNK001"
    wrong = case(root, "“Il a coûté 64 millions de francs.” cites https://journal.test/archives")
    assert wrong.find("failure").get("type") == "SUP001"
    assert "46 millions de francs" in wrong.find("failure").text


def test_what_could_not_be_checked_is_skipped_with_its_reason() -> None:
    root = parsed(report(french()))
    walled = case(root, "link: https://journal.test/abonnes/second-pont")
    assert "paywalled: the page asks to subscribe" in walled.find("skipped").get("message")
    basque = case(root, "cites https://zubiak.test/berria")
    assert "in Basque" in basque.find("skipped").get("message")


def test_a_silenced_finding_fails_nothing_and_is_told() -> None:
    dead = case(parsed(content()), "link: https://www.calvados.test/budget/1987.html")
    assert dead.find("failure") is None
    assert "not counted: baseline the county" in dead.find("system-out").text


@pytest.mark.parametrize(
    ("fail_on", "fails"), [(None, False), (Severity.ERROR, False), (Severity.WARNING, True)]
)
def test_a_case_fails_from_where_the_run_fails(fail_on: Severity | None, fails: bool) -> None:
    root = parsed(replace(report(french()), fail_on=fail_on))
    unsigned = case(root, "cites no page")
    assert (unsigned.find("failure") is not None) is fails


def test_not_even_who_asks_for_notes_fails_by_what_could_not_be_checked() -> None:
    root = parsed(replace(report(french()), fail_on=Severity.NOTE))
    walled = case(root, "link: https://journal.test/abonnes/second-pont")
    assert walled.find("skipped") is not None


def test_every_finding_is_in_exactly_one_case() -> None:
    made = report(french(), foreign())
    said = [
        line
        for each in parsed(made).iter("failure", "system-out")
        for line in each.text.splitlines()
    ]
    assert len(said) == sum(len(audit.findings) for audit in made.audits)


def test_an_interrupted_run_is_an_error() -> None:
    root = parsed(report(french(), complete=False))
    assert case(root, "the run is complete").find("error").get("type") == "incomplete"


@settings(max_examples=100, deadline=None)
@given(ANY | NASTY)
def test_any_text_anywhere_is_valid(text: str) -> None:
    plain, other = (parsed(content(hostile(each))) for each in ("a", text))
    assert {each.tag for each in other.iter()} <= {*(each.tag for each in plain.iter()), "failure"}
    assert parsed(content(hostile("\ufffe\uffff<![CDATA[ ]]> <!ENTITY x>"))).tag == "testsuites"
