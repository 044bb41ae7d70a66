"""Annotations of GitHub and Code Quality of GitLab: nothing of others leaves its field."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.reports.clean import clean
from auditor.reports.github import MOST, render_github
from auditor.reports.gitlab import render_gitlab
from auditor.reports.json_report import report_out
from tests.reports.content_samples import about, content
from tests.reports.samples import french, hostile, report
from tests.reports.test_clean import ANY, NASTY

if TYPE_CHECKING:
    from auditor.model import Finding, Report

COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-z]+=[^,:]*,?)*)::(.*)")
HOSTILE = (
    ANY | NASTY | st.text(alphabet="%0A0D:2C3a,;=\n\r ::set-output name=add-mask", max_size=40)
)


def github(made: Report) -> str:
    return render_github(report_out(made))


def commands(made: Report) -> list[tuple[str, dict[str, str], str]]:
    """As the runner reads them: by lines, then unescaped. The last line is ours."""
    *lines, _ = re.split(r"\r\n|\r|\n", github(made).rstrip("\n"))
    found = []
    for line in lines:
        if line.startswith("::"):
            match = COMMAND.fullmatch(line)
            assert match, line
            kind, given_, text = match.groups()
            pairs = (pair.partition("=") for pair in given_.split(","))
            found.append((kind, {k: unquote(v) for k, _, v in pairs}, unquote(text)))
    return found


def gitlab(made: Report) -> list[Any]:
    text = render_gitlab(report_out(made))
    assert text.isascii()
    issues: list[Any] = json.loads(text)
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["description"]
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    return issues


def only(*findings: Finding) -> Report:
    base = content()
    assert base.content is not None
    return replace(base, audits=(), content=replace(base.content, findings=findings, problems=()))


def test_the_annotations_of_a_small_report() -> None:
    at_fault = only(about("docs/a,b:c.md", "100 % wrong\n::error::x"), about("./a.md"))
    assert github(at_fault) == (
        "::notice file=docs/a%2Cb%3Ac.md,line=7,col=3,title=POL001 unused-entry"
        "::100 %25 wrong%0A::error::x\n"
        "::notice file=a.md,line=7,col=3,title=POL001 unused-entry"
        "::The entry fits nothing any more\n"
        "0 errors, 0 warnings, 2 notes\n"
    )


def test_code_quality_of_a_small_report() -> None:
    (issue,) = gitlab(only(replace(about("./docs/a.md"), fingerprint="ab" * 16)))
    assert issue == {
        "description": "The entry fits nothing any more",
        "check_name": "POL001",
        "fingerprint": "ab" * 16,
        "severity": "info",
        "location": {"path": "docs/a.md", "lines": {"begin": 7}},
    }


def test_errors_come_first_and_what_is_silenced_is_only_counted() -> None:
    kinds = [kind for kind, _, _ in commands(content())]
    assert kinds[0] == "warning", "the file that could not be read"
    assert kinds[1:] == sorted(kinds[1:], key=("error", "warning", "notice").index)
    assert github(content()).endswith("; 1 known and not counted\n")
    assert "LNK001" not in github(content())
    assert "LNK001" not in {issue["check_name"] for issue in gitlab(content())}
    assert "LNK001" in {issue["check_name"] for issue in gitlab(report(french()))}


def test_ten_of_a_kind_are_shown_and_the_rest_counted() -> None:
    many = only(*(about(f"{n}.md") for n in range(MOST + 3)))
    assert len(commands(many)) == MOST
    assert "\n3 notices more: GitHub shows 10 of each kind a step.\n" in github(many)


def test_an_interrupted_run_is_an_error() -> None:
    assert commands(report(french(), complete=False))[0][0] == "error"


def test_answers_of_one_file_share_no_fingerprint() -> None:
    issues = gitlab(report(french(), french()))
    assert len(issues) == 2 * len(french().findings)


@pytest.mark.parametrize("text", ["%0A::set-output name=x::y", "\n::add-mask::x", "##[error]x"])
def test_no_text_gives_an_order_of_its_own(text: str) -> None:
    known = {kind for kind, _, _ in commands(content(hostile("plain")))}
    assert {kind for kind, _, _ in commands(content(hostile(text)))} <= known | {"error"}
    assert "\n::add-mask" not in github(content(hostile(text)))
    assert "##[" not in github(content(hostile(text)))


@settings(max_examples=150, deadline=None)
@given(HOSTILE, HOSTILE)
def test_any_text_and_path_come_back_as_they_were(path: str, text: str) -> None:
    path = f"a/{path.replace('/', '').replace('.', '')}x"
    ((_, where, said),) = commands(only(about(path, text)))
    assert (where["file"], said) == (clean(path), clean(text))
    assert where["title"] == "POL001 unused-entry"
    (issue,) = gitlab(only(about(path, text)))
    assert (issue["location"]["path"], issue["description"]) == (
        clean(path),
        clean(text) or "POL001",
    )
