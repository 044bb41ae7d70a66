"""The stored form of a response."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Failure, FailureKind, Fetched, Hop
from auditor.response_json import from_json, to_json

PAGE = Fetched(
    "http://a.example/é",
    (Hop("http://a.example/é", 302, "/x", "192.0.2.1"), Hop("http://a.example/x", 200)),
    200,
    (("content-type", "text/html"), ("x", "é\udc80")),
    b"\0body\xff",
    None,
    datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc),
)
DOWN = Fetched("http://down.example/", failure=Failure(FailureKind.TIMEOUT, "too long"))


@pytest.mark.parametrize("fetched", [PAGE, DOWN, Fetched("\ud800", (), 200)])
def test_what_is_written_is_read(fetched: Fetched) -> None:
    text = to_json(fetched)
    assert text.isascii()
    assert from_json(text, fetched.body) == fetched


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        "[" * 100_000,
        to_json(DOWN).replace("timeout", "tomorrow"),
        to_json(PAGE).replace("302", '"302"'),
        to_json(PAGE).replace("2026-01", "2026-99"),
    ],
)
def test_only_what_was_written_is_read(text: str) -> None:
    with pytest.raises(ValueError):
        from_json(text, b"")


@given(st.text() | st.binary(), st.integers(0, 400), st.integers(0, 20))
def test_damage_is_a_value_error(junk: str | bytes, at: int, length: int) -> None:
    whole = to_json(PAGE)
    middle = junk if isinstance(junk, str) else junk.decode("latin-1")
    for text in (junk, whole[:at] + middle + whole[at + length :]):
        try:
            read = from_json(text, b"")
        except ValueError:
            continue
        assert from_json(to_json(read), b"") == read, "what is read whole can be kept again"
