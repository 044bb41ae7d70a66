"""What a check of content adds to the published report: counts, fingerprints, what is silenced."""

from __future__ import annotations

import copy
import json
from dataclasses import replace

from auditor.fingerprints import with_fingerprints
from auditor.model import Severity
from auditor.reports.json_report import render_json, report_out
from auditor.reports.saved import read_report
from auditor.reports.totals import count
from tests.reports.content_samples import content
from tests.reports.samples import french, report
from tests.reports.test_json_report import VALIDATOR


def test_what_a_check_of_content_went_through_is_published() -> None:
    shape = report_out(content())
    VALIDATOR.validate(json.loads(render_json(shape)))
    assert shape["content"] is not None
    assert (shape["content"]["files"], shape["content"]["changed_since"]) == (3, "main")
    assert shape["content"]["problems"] == [{"path": "docs/big.md", "text": "larger than 50 MB"}]
    (unused,) = shape["content"]["findings"]
    assert (unused["rule"], unused["path"], unused["line"]) == ("POL001", "baseline.json", 7)
    assert "POL001" in {rule["id"] for rule in shape["rules"]}


def test_a_silenced_finding_is_kept_and_not_counted() -> None:
    whole, silenced = report(french()), content()
    before, after = count(whole).findings, count(silenced).findings
    assert after[Severity.ERROR] == before[Severity.ERROR] - 1
    assert after[Severity.NOTE] == before[Severity.NOTE] + 1, "that about the baseline itself"
    shape = report_out(silenced)
    assert shape["totals"]["suppressed"] == {"baseline": 1}
    (finding,) = [f for f in shape["answers"][0]["findings"] if f["suppressed"]]
    assert finding["suppressed"] == {
        "by": "baseline",
        "reason": "the county\nmoves its site",
        "until": "2024-12-31",
    }


def test_findings_are_published_with_their_fingerprints() -> None:
    answer = report_out(report(with_fingerprints(french())))["answers"][0]
    marks = [finding["fingerprint"] for finding in answer["findings"]]
    assert all(len(mark) == 32 for mark in marks)
    assert len(set(marks)) == len(marks)


def test_from_when_on_a_run_fails_is_published() -> None:
    never = report_out(replace(report(french()), fail_on=None))
    assert (report_out(report(french()))["fail_on"], never["fail_on"]) == ("error", "never")


def test_reports_from_before_content_are_read() -> None:
    data = copy.deepcopy(report_out(report(french())))
    old = json.loads(json.dumps(data))
    del old["content"], old["fail_on"], old["totals"]["suppressed"]
    for finding in old["answers"][0]["findings"]:
        del finding["fingerprint"], finding["suppressed"]
    assert read_report(json.dumps(old).encode(), "run.json") == data
