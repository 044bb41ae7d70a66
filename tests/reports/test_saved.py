from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.errors import InputError
from auditor.reports import RENDERERS
from auditor.reports.json_report import render_json, report_out
from auditor.reports.look import Look
from auditor.reports.saved import read_report
from tests.commands import run
from tests.reports.samples import foreign, french, hostile, report

if TYPE_CHECKING:
    from pathlib import Path

GOOD = json.loads(render_json(report_out(report(french()))))


def complaint(data: bytes | Any) -> str:
    with pytest.raises(InputError) as error:
        read_report(data if isinstance(data, bytes) else json.dumps(data).encode(), "run.json")
    return error.value.message


def changed(path: str, value: Any) -> Any:
    """A good report with one value replaced; `path` is keys and indexes with dots."""
    data = copy.deepcopy(GOOD)
    *way, last = [int(key) if key.isdigit() else key for key in path.split(".")]
    node = data
    for key in way:
        node = node[key]
    node[last] = value
    return data


@pytest.mark.parametrize("audit", [french(), foreign(), hostile("\x1b[2J\u202e<b>&\ud800")])
def test_a_report_read_back_and_written_again_is_the_same(audit: Any) -> None:
    text = render_json(report_out(report(audit)))
    again = read_report(text.encode(), "run.json")
    assert render_json(again) == text
    for render in RENDERERS.values():
        for look in (Look(), Look(width=120, color=True, verbose=True)):
            assert render(again, look) == render(report_out(report(audit)), look)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_that_a_shell_wrote_in_another_encoding_is_read(encoding: str) -> None:
    data = json.dumps(GOOD, ensure_ascii=False).encode(encoding)
    assert read_report(data, "run.json")["totals"]["claims"] == GOOD["totals"]["claims"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'{"schema": 1,\n  "tool": {', "run.json:2:12: this is not JSON, or it is cut off"),
        (b"", "run.json:1:1:"),
        (b"\xff\xfe\x00", "no JSON that can be read"),
        (b"[" * 200_000, "no JSON that can be read"),
        (b'{"schema": NaN}', "NaN is no number"),
        (b'{"schema": ' + b"1" * 5000 + b"}", "no JSON that can be read"),
        (b"[1]", "no report of auditor"),
        ({**GOOD, "schema": 2}, "a report of version 2; this program reads version 1"),
        ({**GOOD, "schema": True}, "a report of version True"),
        ({k: v for k, v in GOOD.items() if k != "totals"}, "$.totals is missing"),
        ({k: v for k, v in GOOD.items() if k != "network"}, "$.network is missing"),
        (changed("answers.0.links.1.status", "gone"), '$.answers[0].links[1].status is "gone"'),
        (changed("answers.0.claims.0.line", 0), "$.answers[0].claims[0].line is out of range"),
        (changed("answers.0.claims.0.line", True), "claims[0].line is true, not integer"),
        (changed("answers.0.claims", {}), "$.answers[0].claims is an object, not array"),
        (changed("answers.0.citations.0.claim", 99), "citations[0].claim is 99, and there are"),
        (changed("answers.0.uncited_references", [7]), "uncited_references is 7"),
        (changed("answers.0.pieces.0.claim", 99), "pieces[0].claim is 99"),
        (changed("totals.links.by_status", {"gone": 1}), "$.totals.links.by_status"),
        (changed("totals.answers", 1e300), "$.totals.answers is 1e+300, not integer"),
    ],
)
def test_what_is_no_report_is_refused_with_its_place(data: Any, words: str) -> None:
    assert words in complaint(data)


def test_what_the_first_files_of_version_1_lack_is_filled_in() -> None:
    data = copy.deepcopy(GOOD)
    for key in ("pieces", "posted_at", "assistant", "thread"):
        del data["answers"][0][key]
    for key in ("posts", "capture_damage"):
        del data[key]
    for link in data["answers"][0]["links"]:
        del link["history"], link["archived_page"], link["signals"]
    for citation in data["answers"][0]["citations"]:
        del citation["judged_on"]
    old = read_report(json.dumps(data).encode(), "run.json")
    assert old["answers"][0]["posted_at"] is None
    assert "Le pont de la Vire a " in RENDERERS["html"](old, Look())


def test_what_a_later_version_1_adds_does_not_stop_it() -> None:
    data = changed("answers.0.location.thread", "bridges")
    assert read_report(json.dumps(data).encode(), "run.json") == GOOD


def test_a_file_from_anybody_is_cleaned_again() -> None:
    data = changed("answers.0.claims.1.text", "\x1b[2J\u202e\ud800")
    read = read_report(json.dumps(data).encode(), "run.json")
    assert read["answers"][0]["claims"][1]["text"] == "\\x1b[2J\\u{202e}\\u{d800}"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_value_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    report_ = copy.deepcopy(GOOD)
    node: Any = report_
    while True:
        key: Any = data.draw(
            st.sampled_from(sorted(node))
            if isinstance(node, dict)
            else st.sampled_from(range(len(node)))
        )
        if not (isinstance(node[key], (dict, list)) and node[key]) or data.draw(st.booleans()):
            break
        node = node[key]
    node[key] = data.draw(JSON)
    try:
        read = read_report(json.dumps(report_).encode(), "run.json")
    except InputError:
        return
    assert all(render(read, Look()) for render in RENDERERS.values())


def test_the_command_writes_what_it_is_asked_for(tmp_path: Path) -> None:
    saved, out = tmp_path / "run.json", tmp_path / "run.html"
    saved.write_text(json.dumps(GOOD), encoding="utf-8")
    assert run("report", str(saved), "--output", str(out)).code == 0
    assert out.read_text("utf-8").startswith("<!doctype html>")
    piped = run("report", "-", "--format", "json", stdin=saved.read_bytes())
    assert (piped.code, json.loads(piped.out)) == (0, GOOD)
    short, full = (run("report", str(saved), "--format", "text", *v).out for v in ((), ("-v",)))
    assert "supported by the page" in short
    assert len(full) > len(short)


def test_one_saved_report_is_rendered_in_several_formats_at_once(tmp_path: Path) -> None:
    saved, table, page = tmp_path / "run.json", tmp_path / "run.csv", tmp_path / "run.html"
    saved.write_text(json.dumps(GOOD), encoding="utf-8")
    done = run(
        *("report", str(saved), "--format", f"csv={table}", "--format", f"html={page}"),
        *("--format", "text"),
    )
    assert done.code == 0
    assert "── Totals ──" in done.out
    assert run("report", str(saved), "--format", "csv").out == table.read_bytes().decode("utf-8")
    assert page.read_text("utf-8").startswith("<!doctype html>")


def test_the_command_says_what_it_can_not_do(tmp_path: Path) -> None:
    saved = tmp_path / "run.json"
    saved.write_text(json.dumps(GOOD), encoding="utf-8")
    for arguments, words in (
        ((str(saved), "--output", str(saved)), "would be overwritten"),
        ((str(saved), "--format", f"json={saved}"), "would be overwritten"),
        ((str(saved), "--format", "csv", "--format", "html"), "csv and html go to one place"),
        ((str(tmp_path / "none.json"),), "can't be read: No such file"),
        ((str(tmp_path),), "can't be read: Is a directory"),
    ):
        done = run("report", *arguments)
        assert done.code == 2
        assert words in done.err
        assert "Traceback" not in done.err
