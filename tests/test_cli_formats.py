"""Several reports of one run, and where they go."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditor.reports import RENDERERS
from tests.commands import run

ROOT = Path(__file__).parent.parent
EXAMPLE = (
    *("check", str(ROOT / "examples" / "short.txt")),
    *("--replay", str(ROOT / "examples" / "answer.warc.gz"), "--fail-on", "never"),
)


def test_several_reports_are_written_at_once(tmp_path: Path) -> None:
    files = {name: tmp_path / f"out.{name}" for name in RENDERERS if name != "text"}
    asked = [word for name, file in files.items() for word in ("--format", f"{name}={file}")]
    done = run(*EXAMPLE, *asked, "--format", "text")
    assert done.code == 0
    assert "── Totals ──" in done.out
    assert sorted(tmp_path.iterdir()) == sorted(files.values())
    assert json.loads(files["sarif"].read_text("utf-8"))["version"] == "2.1.0"
    assert files["junit"].read_text("utf-8").startswith("<?xml")


def test_output_takes_the_report_that_names_no_file(tmp_path: Path) -> None:
    one, other = tmp_path / "a.html", tmp_path / "b.sarif"
    done = run(*EXAMPLE, "--format", "html", "--output", str(one), "--format", f"sarif={other}")
    assert (done.code, done.out) == (0, "")
    assert one.read_text("utf-8").startswith("<!doctype html>")
    assert other.exists()


def test_only_files_leave_the_terminal_alone(tmp_path: Path) -> None:
    assert run(*EXAMPLE, "--format", f"gitlab={tmp_path / 'a.json'}").out == ""


def test_a_file_that_can_not_be_written_costs_no_other(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.sarif", tmp_path / "no" / "b.xml"
    done = run(
        *EXAMPLE, "--format", f"junit={bad}", "--format", f"sarif={good}", "--format", "text"
    )
    assert done.code == 3
    assert good.exists()
    assert "── Totals ──" in done.out
    assert "can't be written" in done.err
    assert "b.xml" in done.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--format", "text", "--format", "json"), "text and json go to one place"),
        (("--format", "sarif=a.x", "--format", "junit=./a.x"), "two reports would be written"),
        (("--format", "json", "--output", "a.x", "--format", "html=a.x"), "two reports"),
        (("--format", "sarif=a.x", "--output", "b.x"), "--output b.x has no report"),
        (("--format", "serif=a.x"), "'serif' is not one of"),
        (("--format", "sarif="), "names no file"),
        (("--format", f"sarif={ROOT}"), "is a directory"),
        (("--format", f"sarif={ROOT / 'examples' / 'short.txt'}"), "overwritten"),
        (("--format", f"sarif={ROOT / 'examples' / 'answer.warc.gz'}"), "overwritten"),
    ],
)
def test_what_can_not_be_is_refused_before_anything_is_done(
    arguments: tuple[str, ...], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*EXAMPLE, *arguments)
    assert done.code == 2
    assert words in done.err
    assert list(tmp_path.iterdir()) == []


def test_on_github_the_summary_of_the_job_is_added_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert run(*EXAMPLE, "--format", "text").code == 0
    assert summary.read_text("utf-8") == "before\n"
    done = run(*EXAMPLE, "--format", "github")
    assert "::error file=" in done.out
    assert summary.read_text("utf-8").startswith("before\n<!-- auditor:report -->\n### ❌")


def test_a_summary_that_can_not_be_written_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    done = run(*EXAMPLE, "--format", "github", "--format", f"json={tmp_path / 'a.json'}")
    assert done.code == 3
    assert "can't be added to" in done.err
    assert (tmp_path / "a.json").exists()


def test_a_saved_report_is_rendered_for_build_runners(tmp_path: Path) -> None:
    saved = tmp_path / "run.json"
    direct = tmp_path / "a.sarif"
    run(*EXAMPLE, "--format", "json", "--output", str(saved), "--format", f"sarif={direct}")
    again = run("report", str(saved), "--format", "sarif")
    assert again.out == direct.read_text("utf-8")
    for name in ("junit", "github", "gitlab"):
        assert run("report", str(saved), "--format", name).code == 0


def test_no_document_that_is_audited_and_no_baseline_is_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    document, known = tmp_path / "readme.md", tmp_path / "known.yaml"
    document.write_text("The bridge of the town is red and long.", encoding="utf-8")
    assert run("ci", ".", "--baseline", str(known), "--write-baseline", "--offline").code == 0
    before = known.read_bytes()
    for arguments in (("markdown=readme.md",), ("json=known.yaml", "--baseline", "known.yaml")):
        done = run("ci", ".", "--offline", "--format", *arguments)
        assert done.code == 2
        assert "would be overwritten" in done.err
    assert document.read_text("utf-8").startswith("The bridge")
    assert known.read_bytes() == before


def test_a_check_of_content_is_reported_in_every_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the names that a repository may have."""
    monkeypatch.chdir(tmp_path)
    name = "a\n::error::b, <i>100% c.md"
    text = "The mole was built in 1889 ([plan](https://example.com/your-page)).\n"
    Path(name).write_text(text, encoding="utf-8")
    Path("bad.md").write_bytes(b"\x00\x01\x02" * 50)
    asked = [word for each in RENDERERS for word in ("--format", f"{each}=out.{each}")]
    done = run("ci", ".", "--offline", "--fail-on", "never", *asked)
    assert (done.code, done.out) == (0, "")
    made = {each: Path(f"out.{each}").read_text("utf-8") for each in RENDERERS}
    (sarif,) = json.loads(made["sarif"])["runs"]
    places = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in sarif["results"]
    }
    assert places == {"a%0A%3A%3Aerror%3A%3Ab%2C%20%3Ci%3E100%25%20c.md"}
    (note,) = sarif["invocations"][0]["toolExecutionNotifications"]
    assert note["descriptor"]["id"] == "file-not-read"
    assert not [line for line in made["github"].splitlines() if line.startswith("::error::")]
    assert made["markdown"].startswith("<!-- auditor:report -->")
    assert name in {issue["location"]["path"] for issue in json.loads(made["gitlab"])}
