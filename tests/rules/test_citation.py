from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.rules.engine import run_rules
from tests.reports.samples import UNCHECKED, Draft

if TYPE_CHECKING:
    from auditor.model import AnswerAudit, Finding

URL = "https://a.test/page"


def only(audit: AnswerAudit, rule: str) -> Finding:
    (finding,) = (f for f in run_rules(audit) if f.rule.id == rule)
    return finding


def ids(audit: AnswerAudit) -> list[str]:
    return [finding.rule.id for finding in run_rules(audit)]


def test_a_marker_without_a_reference_is_shown_where_it_stands() -> None:
    draft = Draft()
    draft.claim("Premier.")
    draft.line()
    draft.claim("Second.")
    draft.cite("9")
    finding = only(draft.audit(), "CIT001")
    assert (finding.location.line, finding.location.column) == (2, 8)
    assert "“[9]”" in finding.message


def test_one_marker_that_covers_two_claims_is_missing_once() -> None:
    draft = Draft()
    first = draft.claim("Premier.")
    draft.claim("Second.")
    draft.cite("9")
    marker = draft.cited[0]
    draft.cited.append((first, *marker[1:]))
    assert ids(draft.audit()).count("CIT001") == 1


def test_a_marker_without_reference_or_claim_is_told_once() -> None:
    draft = Draft()
    draft.cite("9", loose=True)
    assert ids(draft.audit()) == ["CIT001"]


def test_a_citation_attached_to_no_claim_is_a_note() -> None:
    draft = Draft()
    draft.write("Bonne lecture ! ")
    draft.cite("1", UNCHECKED, loose=True)
    draft.line()
    draft.reference("1", "Une page", URL)
    assert ids(draft.audit()) == ["CIT004"]


def test_references_never_cited_damaged_or_without_link() -> None:
    draft = Draft()
    draft.reference("1", "undefined", URL, "the title is 'undefined'")
    draft.reference("2", "Un livre", None)
    found = run_rules(draft.audit())
    assert [(f.rule.id, f.location.line) for f in found] == [
        ("CIT002", 1),
        ("CIT005", 1),
        ("CIT002", 2),
        ("CIT006", 2),
    ]
    assert "the title is 'undefined'" in found[1].message


def test_a_claim_that_needs_a_source_and_has_none_is_a_note_a_greeting_is_not() -> None:
    draft = Draft()
    draft.claim("Bonjour !", not_checkable="a greeting")
    draft.line()
    draft.claim("La tour mesure 330 mètres.")
    finding = only(draft.audit(), "CIT003")
    assert finding.location.line == 2
    assert "La tour mesure 330 mètres." in finding.message


def test_a_long_claim_is_cut_in_the_message() -> None:
    draft = Draft()
    draft.claim("mot " * 5_000)
    assert len(only(draft.audit(), "CIT003").message) < 200


def test_a_mark_that_names_no_page_says_why_instead_of_missing_a_reference() -> None:
    draft = Draft()
    draft.claim("Premier.")
    draft.cite("turn0search1")
    owner, marker, verdict, binding = draft.cited[0]
    lost = replace(marker, lost="the assistant's own number of a search result")
    draft.cited[0] = (owner, lost, verdict, binding)
    finding = only(draft.audit(), "CIT007")
    assert "the assistant's own number of a search result" in finding.message
    assert "CIT001" not in ids(draft.audit())
