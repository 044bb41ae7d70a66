"""Line breaks that are written out, and texts that only speak of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.citations.literal_breaks import break_at_tags, unescape_newlines


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"One.\n\nTwo.\n- Three", "One. \n \nTwo. \n- Three"),
        (r"One.\r\nTwo.\r\n", "One.   \nTwo.   \n"),
        (r"One.\n\tTwo.\n", "One. \n  Two. \n"),
    ],
)
def test_a_text_out_of_json_gets_its_lines_back(written: str, read: str) -> None:
    assert unescape_newlines(written) == read


@pytest.mark.parametrize(
    "text",
    [
        r"Use \n for a new line.",
        "The first line.\nIn C, \\n and \\n\\n are escapes.\nThe last line.",
        r"A path such as C:\new\notes\names\now.txt",
        r"The formula $\nabla f \neq \nabla g$ has none.",
        r"Escaped twice: \\n and \\n again",
        "",
    ],
)
def test_a_text_about_newlines_stays(text: str) -> None:
    assert unescape_newlines(text) == text


def test_block_tags_break_the_line_and_inline_tags_do_not() -> None:
    assert break_at_tags("a<br/>b<b>c</b>") == "a\n    b<b>c</b>"
    assert break_at_tags("<li>a</li>").split() == ["a"]
    assert break_at_tags("1 < 2 and <brand>") == "1 < 2 and <brand>"


@given(st.lists(st.sampled_from(["\\n", "\\r", "\\", "n", "<br", ">", "<p x=1>", "\n", "a"])))
def test_lengths_are_kept(parts: list[str]) -> None:
    text = "".join(parts)
    assert len(unescape_newlines(text)) == len(break_at_tags(text)) == len(text)
