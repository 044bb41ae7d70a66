"""Jupyter notebooks in a repository."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import InputError
from tests.inputs.content.samples import at, cited, claims, read, stands, urls


def _notebook(*sources: str | list[str], **more: object) -> str:
    cells: list[object] = [{"cell_type": "markdown", "source": source} for source in sources]
    return json.dumps({"cells": [*cells, *more.values()], "metadata": {}, "nbformat": 4}, indent=1)


def test_a_word_stands_in_the_line_of_the_file_that_has_it() -> None:
    text = _notebook(
        [
            '# "Bridges"\n',
            "The bridge 😀 was [opened](https://rive.org/o) in 1931\n",
            "and is red.\n",
        ],
        "The ferry runs\ndaily, says [it](https://rive.org/f).",
    )
    content = read(text, "a.ipynb")
    assert [(link[:9], claim[:14]) for link, claim in stands(content)] == [
        ("[opened](", "The bridge \\ud"),
        ("[it](http", "The ferry runs"),
    ]
    assert claims(text, "a.ipynb") == [
        "The bridge 😀 was opened in 1931 and is red.",
        "The ferry runs daily, says it.",
    ]


def test_code_cells_outputs_and_metadata_are_left_out() -> None:
    output = {"data": {"text/markdown": ["https://a.org/1"]}, "source": ["https://a.org/2"]}
    code = {"cell_type": "code", "source": ["# https://a.org/3"], "outputs": [output]}
    raw = {"cell_type": "raw", "source": "https://a.org/4"}
    odd = {"source": {"cell_type": "markdown", "source": "https://a.org/5"}, "cells": [1, None]}
    assert urls(_notebook("```\nhttps://a.org/0", code=code, raw=raw, odd=odd), "a.ipynb") == []


def test_an_open_fence_ends_with_its_cell() -> None:
    text = _notebook("```\nhttps://a.org/x", "The ferry runs, says https://rive.org/f")
    assert urls(text, "a.ipynb") == ["https://rive.org/f"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "not JSON",
        "[]",
        "{}",
        "3",
        '"cells"',
        "[" * 100_000,
        '{"a":' * 50_000,
        "9" * 10_000,
    ],
)
def test_what_is_no_notebook_is_said(text: str) -> None:
    with pytest.raises(InputError, match=r"is not a Jupyter notebook") as error:
        read(text, "a.ipynb")
    assert error.value.hint


@pytest.mark.parametrize(
    "cells", ["null", "{}", "[[]]", "[{}]", '[{"source": null}]', '{"a": [1]}']
)
def test_odd_cells_hold_nothing(cells: str) -> None:
    assert read(f'{{"cells": {cells}}}', "a.ipynb").answer.text.strip() == ""


_JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["cells", "source", "cell_type", "x"]), inner, max_size=3)
    ),
)


@given(others=st.lists(_JSON, max_size=3), text=st.text(max_size=30), ascii_only=st.booleans())
def test_a_link_found_in_any_cell_stands_where_the_file_has_it(
    others: list[object], text: str, *, ascii_only: bool
) -> None:
    source = [text, "\n\n", "The ferry runs [daily](https://rive.org/f).", text]
    cells = [*others, {"cell_type": "markdown", "source": source}, *others]
    content = read(json.dumps({"cells": cells}, ensure_ascii=ascii_only), "a.ipynb")
    for each in cited(content).attributions:
        link = each.citation.inline
        if link and link.url == "https://rive.org/f":
            assert at(content, each.citation.span).startswith("[daily](")


def test_a_large_notebook_is_read_in_linear_time() -> None:
    began = time.monotonic()
    output = {"cell_type": "code", "source": "", "outputs": ["x" * 5_000_000]}
    read(_notebook(*["\\" * 100, "a\n"] * 3000, output=output), "a.ipynb")
    assert time.monotonic() - began < 30
