from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.errors import AuditorError
from auditor.sources import load_sources
from auditor.sources_csv import import_csv
from auditor.sources_file import parse_sources
from tests.commands import run

OURS = """version: 1
sources:
  - match: lemonde.fr
    tier: strong
    reason: We read it every day.
"""


@pytest.fixture(name="ours")
def _ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ours.yaml").write_text(OURS, encoding="utf-8")
    return "ours.yaml"


def test_explain_says_which_entry_of_which_file_decides_and_what_it_won_over(ours: str) -> None:
    done = run("sources", "explain", "https://www.lemonde.fr/a", "--sources", ours)
    assert done.code == 0
    winner, loser = done.out.split("It wins over:")
    assert "We read it every day." in winner
    assert "ours.yaml, line 3" in winner
    assert "built in" in loser
    told = json.loads(run("sources", "explain", "lemonde.fr", "--sources", ours, "--json").out)
    assert (told["class"], told["tier"]) == ("news", "strong")
    assert [len(match["sha256"]) for match in told["matches"]] == [64, 64]


def test_an_unlisted_page_is_unrated_and_that_is_no_failure(ours: str) -> None:
    done = run("sources", "explain", "https://nowhere.test/")
    assert (done.code, "unrated" in done.out) == (0, True)


@pytest.mark.parametrize("url", ["", "  ", "[::1", "javascript:x"])
def test_what_is_no_address_is_said_to_be_none(url: str) -> None:
    done = run("sources", "explain", url)
    assert (done.code, "is no address" in done.err) == (2, True)


@pytest.mark.parametrize(
    "url", ["LEMONDE.FR.", "//lemonde.fr/x", "lemonde.fr:8443/x", "https://me@www.lemonde.fr/x"]
)
def test_an_address_is_explained_however_it_is_written(url: str) -> None:
    assert run("sources", "explain", url).out.startswith("lemonde.fr: news, usable")


def test_a_folders_own_file_decides_unless_it_is_left_out(tmp_path: Path, ours: str) -> None:
    (tmp_path / ours).rename(tmp_path / "sources.yaml")
    assert "./sources.yaml" in run("sources", "explain", "lemonde.fr").out
    assert "./sources.yaml" not in run("sources", "explain", "lemonde.fr", "--no-local-sources").out
    (tmp_path / "sources.yaml").write_text("other: things\n", encoding="utf-8")
    done = run("sources", "explain", "lemonde.fr")
    assert done.code == 2
    assert "./sources.yaml, line 1" in done.err
    assert "--no-local-sources" in done.err
    audit = run("check", "-", "--offline", "--no-local-sources", stdin=b"A claim.")
    assert audit.code == 0, audit.err


def test_a_report_says_which_files_rated_and_with_which_bytes(ours: str) -> None:
    text = b"Le pont est long [1].\n\n[1] https://www.lemonde.fr/a\n"
    arguments = ("check", "-", "--offline", "--sources", ours)
    told = json.loads(run(*arguments, "--format", "json", stdin=text).out)
    assert [file["name"] for file in told["source_files"]] == ["sources.yaml (built in)", ours]
    assert told["answers"][0]["links"][0]["source"]["file"] == ours
    shown = run(*arguments, "-v", stdin=text).out
    assert told["source_files"][1]["sha256"][:12] in shown


@pytest.mark.parametrize("form", ["text", "json", "html", "sarif"])
def test_every_report_names_the_file_that_decided_and_its_hash(form: str, ours: str) -> None:
    mine = OURS.replace("strong", "weak")
    Path("mine.yaml").write_text(mine, encoding="utf-8")
    text = b"Le pont est long [1].\n\n[1] https://www.lemonde.fr/a\n"
    layers = ("--sources", ours, "--sources", "mine.yaml", "--fail-on", "never")
    told = run("check", "-", "--offline", *layers, "--format", form, stdin=text).out
    assert "mine.yaml" in told
    assert hashlib.sha256(mine.encode()).hexdigest()[:12] in told
    assert "sources.yaml (built in)" in told


@pytest.mark.parametrize("form", ["sarif", "junit", "github", "gitlab"])
def test_a_finding_says_that_a_file_of_the_users_rated_the_page(form: str, ours: str) -> None:
    Path(ours).write_text(OURS.replace("strong", "weak"), encoding="utf-8")
    text = b"Le pont est long [1].\n\n[1] https://www.lemonde.fr/a\n"
    options = ("--offline", "--fail-on", "never", "--format", form)
    shown = run("check", "-", *options, "--sources", ours, stdin=text).out
    assert "rated by ours.yaml" in shown
    assert "rated by" not in run("check", "-", *options, stdin=text).out


def test_lint_tells_every_mistake_of_a_file_with_its_line(tmp_path: Path, ours: str) -> None:
    assert run("sources", "lint", ours).code == 0
    bad = OURS + "  - match: b.test\n    tier: wek\n    reason: x\n  - match: [a b]\n"
    (tmp_path / "bad.yaml").write_text(bad, encoding="utf-8")
    done = run("sources", "lint", "bad.yaml")
    assert done.code == 1
    assert "line 7: tier" in done.out
    assert "line 9: tier: missing" in done.out
    assert run("sources", "lint", "missing.yaml").code == 2


def test_lint_says_what_a_www_leaves_out_and_that_a_reason_is_one_line(ours: str) -> None:
    bad = OURS.replace("lemonde", "www.lemonde").replace("We read", "|\n      We\n      read")
    Path(ours).write_text(bad, encoding="utf-8")
    done = run("sources", "lint", ours)
    assert "line 3: match: www.lemonde.fr leaves lemonde.fr out. Write lemonde.fr" in done.out
    assert "several lines" in done.out


def test_the_list_as_a_table_is_imported_as_it_was(ours: str) -> None:
    table = run("sources", "list", "--no-local-sources", "--format", "csv").out
    Path("all.csv").write_text(table, encoding="utf-8")
    assert run("sources", "import", "all.csv", "--output", "all.yaml").code == 0
    again = parse_sources("all.yaml", Path("all.yaml").read_bytes()).entries
    (shipped,) = load_sources().layers
    assert [replace(e, line=0) for e in again] == [replace(e, line=0) for e in shipped.entries]


def test_the_built_in_file_passes_its_own_lint() -> None:
    done = run("sources", "lint", "--strict", "sources.yaml")
    assert done.code == 0, done.out[:2000]


def test_a_table_becomes_a_file_and_its_bad_rows_are_said(tmp_path: Path, ours: str) -> None:
    rows = (
        "Domain;Tier;Reason\n"
        'https://www.a.test/;weak;Anyone: “posts” "here"\n'
        "b.test;wrong;x\n;weak;x\na.test;weak;again\nc.test/blog;Strong;# no comment\n"
    )
    (tmp_path / "in.csv").write_text(rows, encoding="utf-8-sig")
    done = run("sources", "import", "in.csv", "--output", "out.yaml")
    assert done.code == 1
    for line, why in ((3, "tier"), (4, "no domain"), (5, "already in line 2")):
        assert f"in.csv, line {line}: " in done.err
        assert why in done.err
    assert run("sources", "lint", "out.yaml").code == 0
    found = run("sources", "explain", "https://a.test/x", "--sources", "out.yaml").out
    assert 'Anyone: “posts” "here"' in found
    assert run("sources", "import", "in.csv", "--output", "in.csv").code == 2


def test_the_list_is_filtered_and_has_three_forms() -> None:
    text = run("sources", "list", "--class", "satire", "--find", "french").out
    assert "legorafi.fr" in text
    assert "theonion.com" not in text
    table = run("sources", "list", "--class", "satire", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(table)))
    listed = json.loads(run("sources", "list", "--class", "satire", "--format", "json").out)
    assert [row["domain"].lstrip("'") for row in rows] == [each["match"] for each in listed]
    assert {row["tier"] for row in rows} == {"unusable"}
    assert run("sources", "list", "--tier", "best").code == 2


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace")))
def test_whatever_is_imported_can_be_read_back(data: bytes) -> None:
    try:
        imported = import_csv("x.csv", b"domain,tier,reason\n" + data)
    except AuditorError as error:
        assert error.hint
        return
    read = parse_sources("x.yaml", imported.text.encode("utf-8"))
    assert len(read.entries) == imported.entries


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_any_reason_survives_the_import(reason: str) -> None:
    out = io.StringIO()
    csv.writer(out).writerow(["a.test", "weak", reason])
    imported = import_csv(
        "x.csv", b"domain,tier,reason\n" + out.getvalue().encode("utf-8", "replace")
    )
    entries = parse_sources("x.yaml", imported.text.encode("utf-8")).entries
    assert len(entries) + len(imported.wrong) == 1
