"""A quotation stands on a page, or it does not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Span
from auditor.support.verbatim import locate, visible

TEXT = (
    "The caf\u00e9  opened\nin \u202e1905\u202c. It has 1\u00a0200 seats, ﬁve rooms"
    " and a ga\u00adrden."
)
WHOLE = (Span(0, len(TEXT)),)


@pytest.mark.parametrize(
    ("quotation", "found"),
    [
        ("The café opened in 1905.", "The café  opened\nin \u202e1905\u202c."),
        ("The cafe\u0301 opened", "The café  opened"),
        ("1 200 seats, five rooms", "1\u00a0200 seats, ﬁve rooms"),
        ("  a garden. ", "a ga\u00adrden."),
        ("the café opened", None),
        ("The café closed in 1905.", None),
        ("opened in 1906", None),
        ("", None),
        (" \u200b ", None),
    ],
)
def test_words_are_found_as_they_are_read(quotation: str, found: str | None) -> None:
    span = locate(quotation, TEXT, WHOLE)
    assert (span.of(TEXT) if span else None) == found


def test_only_the_parts_that_were_shown_count() -> None:
    assert locate("1905", TEXT, (Span(0, 10), Span(40, len(TEXT)))) is None


def test_what_is_joined_over_a_gap_is_no_quotation() -> None:
    text = "It opened in 1905. Trams ran. It closed in 1950."
    assert locate("in 1905. It closed", text, (Span(0, 18), Span(30, len(text)))) is None


@given(st.text(max_size=60), st.data())
def test_any_slice_of_a_text_is_found_where_its_words_are(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = locate(text[start:end], text, (Span(0, len(text)),))
    if span is not None:
        assert 0 <= span.start < span.end <= len(text)


@given(st.text(max_size=100))
def test_what_is_shown_has_no_invisible_characters_and_is_utf8(text: str) -> None:
    shown = visible(text)
    assert not any(unicodedata.category(char) == "Cf" for char in shown)
    assert len(shown.encode("utf-8")) >= len(shown)


def test_accents_without_end_take_no_time() -> None:
    text = "e" + "\u0301\u0323" * 20_000
    assert locate("nothing of it", text, (Span(0, len(text)),)) is None
