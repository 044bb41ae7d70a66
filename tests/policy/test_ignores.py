"""Which lines a comment silences, and for which rules, in every kind of file that has comments."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.inputs.content.read import read_content
from auditor.model import Answer, Content, Location
from auditor.policy.ignores import Ignore, Ignores, read_ignores

if TYPE_CHECKING:
    from pathlib import Path


def read(folder: Path, name: str, text: str) -> Ignores:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_ignores(read_content(str(path)))


def one(folder: Path, name: str, text: str) -> Ignore:
    ignores = read(folder, name, text)
    assert not ignores.misread
    (ignore,) = ignores.found
    return ignore


def test_the_whole_form(tmp_path: Path) -> None:
    said = "ignore LNK001, dead-link sup001 until 2027-01-01: why: so"
    ignore = one(tmp_path, "a.md", f"# A\n\nA bridge. <!-- auditor: {said} -->")
    assert ignore.lines == range(3, 4)
    assert ignore.rules == {"LNK001", "SUP001"}
    assert ignore.until == date(2027, 1, 1)
    assert ignore.reason == "why: so"
    assert (ignore.line, ignore.column) == (3, 11)


@pytest.mark.parametrize(
    ("comment", "lines"),
    [
        ("<!-- auditor: ignore -->", (2, 4)),
        ("<!--auditor:ignore LNK001-->", (2, 4)),
        ("<!-- auditor-ignore-next-line LNK001: reason -->", (2, 3)),
        ("<!-- auditor: ignore-next-line -->", (2, 3)),
        ("<!-- Auditor: Ignore lnk001: two\nlines -->", (3, 5)),
    ],
)
def test_alone_on_its_line_it_is_for_what_follows(
    tmp_path: Path, comment: str, lines: tuple[int, int]
) -> None:
    ignore = one(tmp_path, "a.md", f"{comment}\nOne line.\nAnother line.\n\nAnother block.\n")
    assert ignore.lines == range(*lines)


@pytest.mark.parametrize(
    ("name", "text", "lines"),
    [
        ("a.rst", ".. auditor: ignore LNK001: reason\n\nOne line.\nAnother.\n\nMore.\n", (3, 5)),
        ("a.rst", "Text.\n\n.. auditor-ignore-next-line\n\nOne line.\nAnother.\n", (5, 6)),
        ("a.adoc", "// auditor: ignore LNK001: reason\nOne line.\nAnother.\n\nMore.\n", (2, 4)),
        ("a.html", "<p>One <!-- auditor: ignore --></p>\n<p>Two</p>\n", (1, 2)),
        ("a.html", "<!-- auditor: ignore -->\n<p>One</p>\n<p>Two</p>\n", (2, 3)),
        ("a.txt", "One. <!-- auditor: ignore -->\n", (1, 2)),
    ],
)
def test_every_kind_of_file_has_its_own_comments(
    tmp_path: Path, name: str, text: str, lines: tuple[int, int]
) -> None:
    assert one(tmp_path, name, text).lines == range(*lines)


@pytest.mark.parametrize("indent", [None, 1])
def test_a_cell_of_a_notebook_may_have_one_and_code_may_not(
    tmp_path: Path, indent: int | None
) -> None:
    comment = '<!-- auditor: ignore LNK001: a "reason" -->'
    cells = [
        {"cell_type": "code", "source": [f"# {comment}\n"], "outputs": [], "metadata": {}},
        {
            "cell_type": "markdown",
            "metadata": {},
            "source": ["A first line.\n", f"See the [bridge](https://town.org/x). {comment}\n"],
        },
    ]
    text = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}, indent=indent)
    found = read(tmp_path, "a.ipynb", text).found
    if indent is None:  # all of it is one line: nothing can be told apart
        assert {each.lines for each in found} <= {range(1, 2)}
        return
    (ignore,) = found
    line = next(n for n, each in enumerate(text.split("\n"), 1) if "See the" in each)
    assert ignore.lines == range(line, line + 1)
    assert ignore.reason == 'a "reason"'


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "```html\n<!-- auditor: ignore -->\n```\n"),
        ("a.md", "Write `<!-- auditor: ignore -->` at the end.\n"),
        ("a.md", "Write this:\n\n    <!-- auditor: ignore -->\n"),
        ("a.rst", "Write this::\n\n    .. auditor: ignore\n\n"),
        ("a.rst", ".. code-block:: rst\n\n    .. auditor: ignore\n"),
        ("a.adoc", "----\n// auditor: ignore\n----\n"),
        ("a.md", "<!-- The auditor: John Smith -->\n<!-- auditors meet -->\n"),
        ("a.md", "<!-- auditor-general's remark -->\n"),
        ("a.md", "<!-- auditor: ignore that never ends\n"),
    ],
)
def test_samples_and_other_words_are_no_orders(tmp_path: Path, name: str, text: str) -> None:
    assert read(tmp_path, name, text) == Ignores()


def test_an_indented_comment_in_a_list_is_one(tmp_path: Path) -> None:
    text = "- A bridge.\n\n    <!-- auditor: ignore -->\n    More of it.\n"
    assert one(tmp_path, "a.md", text).lines == range(4, 5)


def test_off_and_on(tmp_path: Path) -> None:
    text = "a\n<!-- auditor: off LNK001: old -->\nb\n\nc\n<!-- auditor: on -->\nd\n"
    ignore = one(tmp_path, "a.md", text)
    assert ignore.lines == range(2, 7)
    assert ignore.reason == "old"
    assert one(tmp_path, "b.md", "a\n<!-- auditor: off -->\nb\n").lines.stop >= 4


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("auditor: ingore LNK001", "“ignore”"),
        ("auditor: ignore LNK01", "LNK0"),
        ("auditor: ignore dead-lnk", "dead-link"),
        ("auditor: ignore LNK001 until tomorrow", "no day"),
        ("auditor: ignore LNK001 until 2027-13-01", "no day"),
        ("auditor: on", "nothing is off"),
        ("auditor: ", "no such form"),
        ("auditor: John Smith", "no such form"),
    ],
)
def test_what_is_wrong_is_said_with_the_nearest(tmp_path: Path, comment: str, said: str) -> None:
    ignores = read(tmp_path, "a.md", f"A bridge.\n\n<!-- {comment} -->\nA tower.\n")
    (wrong,) = ignores.misread
    assert said in wrong.why
    assert wrong.line == 3
    assert not ignores.found


def test_the_known_rules_of_a_wrong_comment_still_count(tmp_path: Path) -> None:
    ignores = read(tmp_path, "a.md", "A bridge. <!-- auditor: ignore LNK001, LNK01 -->\n")
    assert [each.rules for each in ignores.found] == [{"LNK001"}]
    assert len(ignores.misread) == 1


_PIECES = st.sampled_from(
    [
        "<!-- auditor: ignore", " -->", "auditor-off", ".. auditor: on", "// auditor: ignore",
        "LNK001", ": ", " until ", "2027-01-01", "\n", "    ", "`", "```\n", "- ", '"', "\\n", "é",
        "----\n", "::\n",
    ]
)  # fmt: skip


@given(
    st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=200),
    st.sampled_from(["markdown", "restructuredtext", "asciidoc", "html", "notebook", "text"]),
)
def test_any_text_is_read_and_its_lines_are_lines_of_it(text: str, kind: str) -> None:
    content = Content("a", kind, text, Answer(text, Location("a")))
    lines = text.count("\n") + 1
    for each in read_ignores(content).found:
        assert 1 <= each.line <= lines
        assert 1 <= each.lines.start <= each.lines.stop <= lines + 1
