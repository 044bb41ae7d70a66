from __future__ import annotations

import json
import math
from dataclasses import replace
from importlib import resources
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from auditor.model import (
    Axis,
    ClaimKind,
    Confidence,
    FailureKind,
    Grade,
    LinkGroup,
    LinkStatus,
    Severity,
    SourceClass,
    Support,
    Tier,
    View,
)
from auditor.reports.clean import clean
from auditor.reports.json_report import render_json, report_out
from tests.reports.samples import WHEN, foreign, french, hostile, report
from tests.reports.test_clean import ANY, NASTY

SCHEMA = json.loads(
    resources.files("auditor.reports").joinpath("report.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def data(*audits: Any, **options: Any) -> Any:
    text = render_json(report_out(report(*audits, **options)))
    assert text.endswith("}\n")
    assert text.isascii()
    parsed = json.loads(text)
    VALIDATOR.validate(parsed)
    return parsed


def test_the_schema_is_a_schema_and_allows_nothing_it_does_not_name() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def objects(node: Any) -> Any:
        if isinstance(node, dict):
            if "properties" in node:
                yield node
            for child in node.values():
                yield from objects(child)
        elif isinstance(node, list):
            for child in node:
                yield from objects(child)

    found = list(objects(SCHEMA))
    assert len(found) > 20
    for node in found:
        assert node["additionalProperties"] is False
        assert sorted(node["required"]) == sorted(node["properties"])


@pytest.mark.parametrize(
    ("words", "published"),
    [
        (LinkStatus, SCHEMA["$defs"]["link_status"]),
        (LinkGroup, SCHEMA["$defs"]["link_group"]),
        (Support, SCHEMA["$defs"]["support"]),
        (SourceClass, SCHEMA["$defs"]["source_class"]),
        (Tier, SCHEMA["$defs"]["source_tier"]),
        (Grade, SCHEMA["$defs"]["grade"]),
        (Axis, SCHEMA["$defs"]["axis"]),
        (ClaimKind, SCHEMA["$defs"]["claim"]["properties"]["kind"]),
        (View, SCHEMA["$defs"]["evidence"]["properties"]["view"]),
        (
            FailureKind,
            SCHEMA["$defs"]["link"]["properties"]["failure"]["anyOf"][0]["properties"]["kind"],
        ),
    ],
)
def test_a_word_of_the_model_is_not_changed_unpublished(words: Any, published: Any) -> None:
    assert published["enum"] == [word.value for word in words]


def test_the_ordered_words_are_published_too() -> None:
    assert SCHEMA["$defs"]["severity"]["enum"] == [s.name.lower() for s in Severity]
    assert SCHEMA["$defs"]["confidence"]["enum"] == [c.name.lower() for c in Confidence]


def test_a_citation_leads_to_its_claim_reference_link_and_quotation() -> None:
    answer = data(french())["answers"][0]
    citation = answer["citations"][1]
    assert answer["claims"][citation["claim"]]["text"] == "Il a coûté 64 millions de francs."
    assert answer["references"][citation["reference"]]["label"] == "1"
    assert answer["links"][citation["link"]]["source"]["class"] == "news"
    verdict = citation["verdict"]
    assert (verdict["support"], verdict["score"]) == ("contradicted", 0.812)
    page = french().checks[0].page
    assert page is not None
    span = verdict["evidence"][0]["span"]
    assert verdict["evidence"][0]["quote"] == page.main[span["start"] : span["end"]]
    decisive = verdict["reasons"][0]["page_span"]
    assert page.main[decisive["start"] : decisive["end"]] == "46 millions"


def test_what_did_not_fit_together_is_listed_by_index() -> None:
    answer = data(french())["answers"][0]
    assert [answer["references"][i]["label"] for i in answer["uncited_references"]] == ["6", "7"]
    assert [answer["citations"][i]["marker"]["label"] for i in answer["unresolved_citations"]] == [
        "9"
    ]
    assert [answer["claims"][i]["line"] for i in answer["claims_without_citation"]] == [6, 7]


def test_the_redirect_chain_is_kept() -> None:
    moved = data(french())["answers"][0]["links"][2]
    assert [hop["status"] for hop in moved["hops"]] == [301, 200]
    assert moved["hops"][0]["location"] == "/fiches/vire"
    assert moved["final_url"] == "https://ponts.test/fiches/vire"


def test_findings_name_rules_that_the_file_explains() -> None:
    parsed = data(french())
    explained = {rule["id"] for rule in parsed["rules"]}
    assert {f["rule"] for f in parsed["answers"][0]["findings"]} == explained
    assert parsed["totals"]["findings"] == {"error": 3, "warning": 1, "note": 11}


def test_could_not_check_is_in_the_totals_with_its_reasons() -> None:
    totals = data(french())["totals"]
    assert totals["links"]["could_not_check_by_status"] == {"paywalled": 1}
    assert totals["support"]["could_not_check"] == 4
    assert totals["support"]["could_not_check_by_reason"] == [
        {"code": "link_not_ok", "count": 3},
        {"code": "language", "count": 1},
    ]


def test_two_runs_differ_only_in_fields_that_are_times() -> None:
    later = replace(report(french()), started_at=WHEN.replace(year=2030), elapsed=9.0)
    first, second = (
        json.loads(render_json(report_out(each))) for each in (report(french()), later)
    )
    for times in ("started_at", "elapsed_seconds"):
        assert first.pop(times) != second.pop(times)
    assert json.dumps(first) == json.dumps(second)


def test_an_interrupted_run_and_an_opened_network_are_said() -> None:
    parsed = data(complete=False, networks=("10.0.0.0/8",))
    assert parsed["complete"] is False
    assert parsed["allowed_networks"] == ["10.0.0.0/8"]


def test_a_number_json_does_not_have_becomes_null() -> None:
    assert '"elapsed_seconds": null' in render_json(report_out(replace(report(), elapsed=math.inf)))


def test_untrusted_text_is_shown_not_acted_upon() -> None:
    answer = data(hostile("\x1b]0;x\x07\ud800"))["answers"][0]
    assert answer["references"][0]["title"] == "\\x1b]0;x\\x07\\u{d800}"


@settings(max_examples=100, deadline=None)
@given(ANY | NASTY)
def test_any_text_gives_valid_json_without_a_raw_control(payload: str) -> None:
    for text in strings(data(hostile(payload))):
        assert clean(text) == text


def strings(node: Any) -> Any:
    if isinstance(node, str):
        yield node
    elif isinstance(node, (dict, list)):
        for child in node.values() if isinstance(node, dict) else node:
            yield from strings(child)


def test_wide_text_comes_back_whole() -> None:
    audit = foreign()
    answer = data(audit)["answers"][0]
    assert answer["claims"][0]["text"] == audit.cited.claims[0].text
