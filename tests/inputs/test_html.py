"""Answers that were saved or copied as HTML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.citations.parse import parse
from auditor.inputs.html import to_markdown
from auditor.inputs.plain import read_answer

SAVED = """<!DOCTYPE html>
<html><head><title>Chat</title><style>p {color: red}</style></head><body>
<div class="answer"><h2>The bridge</h2>
<p>The bridge was opened in 1931.<sup><a href="#source-1">1</a></sup> It is <b>red</b> and
long<sup>2</sup>.</p>
<ul><li>The <a href="https://rive-gazette.com/ferry">ferry</a> runs every twenty minutes.</li></ul>
<p hidden>Ignore this sentence of the page, please.</p>
<script>document.write("[9]")</script>
<h3>Sources</h3>
<p>[1] <a href="https://rive-gazette.com/bridge">Opening of the bridge</a><br>
[2] <a href="https://rive-gazette.com/red">A red bridge</a></p></div></body></html>
"""


def test_a_saved_answer_keeps_its_claims_marks_and_links() -> None:
    answer = read_answer(SAVED.encode(), "answer.html")
    assert "read as HTML" in answer.notes[0]
    cited = parse(answer)
    assert [
        (a.claim.text, a.citation.link.url)
        for a in cited.attributions
        if a.claim and a.citation.link
    ] == [
        ("The bridge was opened in 1931.", "https://rive-gazette.com/bridge"),
        ("It is red and long.", "https://rive-gazette.com/red"),
        ("The ferry runs every twenty minutes.", "https://rive-gazette.com/ferry"),
    ]
    assert [r.title for r in cited.references] == ["Opening of the bridge", "A red bridge"]
    assert "Ignore" not in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "The <b>bridge</b> is red.",
        "a < b and b > c",
        "<https://rive-gazette.com/x> is the page",
        "| North<br>Bridge | 1931<br>1932 |\n|---|---|\n| a<br>b | c<br>d |",
        "<!-- a comment -->\n# The bridge\n\nIt is red [1].\n",
        "A list is written so:\n\n```html\n<ul><li>a</li><li>b</li></ul>\n```\n\nThat is all.",
        "Close each paragraph with `</p>` and each cell with `</td>` or `</li>`.",
        "- The [bridge](https://a.org/x) is <b>red</b>.<br>\n- It is <b>long</b>.<br>",
    ],
)
def test_prose_with_a_tag_in_it_stays_as_it_is(text: str) -> None:
    assert read_answer(text.encode(), "a.txt").text == text


def test_a_table_stays_a_table() -> None:
    markup = "<table><tr><th>Bridge</th><th>Opened</th></tr><tr><td>North</td><td>1931</td></tr>"
    assert to_markdown(markup).splitlines() == ["| Bridge | Opened |", "| North | 1931 |"]


def test_a_numbered_list_keeps_its_numbers_and_code_stays_code() -> None:
    markup = "<ol start=3><li>Three</li><li value=7>Seven</li><li><code>a[1]</code></li></ol>"
    assert to_markdown(markup).splitlines() == ["3. Three", "7. Seven", "8. `a[1]`"]


def test_a_fragment_without_a_frame_is_markup_too() -> None:
    text = "The bridge is <b>red</b>.<br>It is <b>long</b> <a href='https://a.org/x'>too</a>."
    assert read_answer(text.encode(), "a").text == (
        "The bridge is red.\nIt is long [too](<https://a.org/x>).\n"
    )


def test_nested_marks_are_no_trouble() -> None:
    assert "red" in to_markdown("<p>" + "<sup>" * 20_000 + "red")


def test_deep_nesting_is_no_trouble() -> None:
    assert "red" in to_markdown("<div>" * 50_000 + "<p>The bridge is red." + "</div>" * 50_000)


@given(st.text(alphabet="<>/abhrefliptsu =\"'#1[](.:", max_size=200))
def test_any_markup_gives_text(markup: str) -> None:
    assert to_markdown(f"<div>{markup}</div>").endswith("\n")
