"""JSON lines of id, parent, author, time, url, body, body_format."""

from __future__ import annotations

import json
from datetime import datetime, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import BodyFormat
from tests.inputs.threads.exports import posts

FIRST = {
    "id": 7,
    "parent": "3",
    "author": "Ada",
    "time": "2024-03-01T10:00:00Z",
    "url": "https://forum.test/t/1#7",
    "body": "See **this**.",
    "body_format": "markdown",
    "thread": "Bridges",
}


def lines(*values: object) -> str:
    return "\n".join(v if isinstance(v, str) else json.dumps(v) for v in values)


def test_every_field_is_read() -> None:
    (post,) = posts(lines(FIRST))
    assert (post.id, post.parent, post.author, post.thread) == ("7", "3", "Ada", "Bridges")
    assert (post.body, post.body_format) == ("See **this**.", BodyFormat.MARKDOWN)
    assert post.posted_at == datetime(2024, 3, 1, 10, tzinfo=timezone.utc)
    assert (post.location.url, post.location.line) == ("https://forum.test/t/1#7", 1)


def test_a_body_is_enough() -> None:
    (post,) = posts(lines({"body": "x"}))
    assert (post.id, post.body_format, post.posted_at) == ("line 1", BodyFormat.PLAIN, None)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"body": "cut sho', "line 2: the JSON breaks off"),
        ("[" * 100_000, "nested"),
        ({"id": 2}, "line 2 has no body"),
        ({"body": ["x"]}, "line 2 has no body"),
        ({"body": "x", "body_format": "docx"}, "body_format is none of plain, markdown"),
        ({"body": "x", "body_format": {}}, "body_format is none of"),
        ("7", "line 2 has no body"),
    ],
)
def test_a_broken_line_is_a_row_and_the_rest_is_read(line: object, told: str) -> None:
    first, broken, last = posts(lines(FIRST, line, {"body": "the end"}))
    assert (first.problem, last.problem, last.body) == ("", "", "the end")
    assert told in broken.problem
    assert broken.location.line == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_surrogates_and_marks_do_no_harm(encoding: str) -> None:
    text = '{"body": "\\ud83d\\ude00 \\ud800 end"}\n'
    (post,) = posts(text.encode(encoding))
    assert post.body == "😀 \ufffd end"


@given(
    st.lists(
        st.fixed_dictionaries(
            {"body": st.text(), "id": st.none() | st.integers() | st.text()},
            optional={"time": st.floats() | st.text() | st.integers(), "url": st.text()},
        ),
        min_size=1,
        max_size=5,
    )
)
def test_any_values_are_read_line_by_line(values: list[dict[str, object]]) -> None:
    found = posts(lines({"body": "first"}, *values))
    assert len(found) == len(values) + 1
