"""The marks of Gemini's app."""

from __future__ import annotations

import pytest

from tests.citations.markers.marks import LIST, labels, lost, marks, said
from tests.citations.reading import read


def test_a_mark_stands_for_exactly_what_it_encloses() -> None:
    text = "We know this: [cite_start]the bridge opened in 1931[cite: 1, 16]. It is red."
    answer = read(text)
    assert {a.claim.span.of(text) for a in answer.attributions if a.claim} == {
        "the bridge opened in 1931"
    }
    assert labels(text) == ["1", "16"]
    assert answer.dialects == ("gemini",)
    assert not any("cite" in claim for claim in said(text))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[cite: 230-233]", ["230", "231", "232", "233"]),
        ("[cite:1]", ["1"]),
        ("[cite: 1, 2,]", ["1", "2"]),
        ("[cite: 4][cite: 5]", ["4", "5"]),
        (r"\[cite: 7\]", ["7"]),
        ("[cite：8]", ["8"]),
        ("[cite: user_query]", ["user_query"]),
        ("[cite: 2025-10-25]", ["2025-10-25"]),
        ("[cite: 1-1000000000]", ["1", "1000000000"]),
    ],
)
def test_what_a_mark_lists(written: str, expected: list[str]) -> None:
    assert marks(f"The bridge opened in 1931 {written}.") == [
        ("The bridge opened in 1931.", label) for label in expected
    ]


def test_the_mark_goes_to_the_list_where_there_is_one() -> None:
    text = "[cite_start]The bridge opened in 1931[cite: 2]."
    (attribution,) = read(text + LIST).attributions
    assert attribution.citation.link is not None
    assert attribution.citation.link.url == "https://a.org/2"
    assert lost(text) == {"Gemini's own number of a source or an uploaded file"}


def test_a_start_without_an_end_is_no_text() -> None:
    text = "[cite_start]The bridge is red.\n\n* [cite_start]It opened in 1931[cite: 3].[cite_end]"
    assert said(text)[0] == "The bridge is red."
    assert [claim for claim, _ in marks(text)] == ["It opened in 1931"]


def test_a_start_above_a_blank_line_belongs_to_another_mark() -> None:
    assert marks("[cite_start]The bridge is red.\n\nIt opened in 1931[cite: 3].") == [
        ("It opened in 1931.", "3")
    ]


def test_numbered_stretches() -> None:
    text = (
        "[span_1](start_span)The bridge opened in 1931.[span_1](end_span) It is red. "
        "[span_2](start_span)[span_3](start_span)It is long[span_2](end_span)[span_3](end_span)."
    )
    assert marks(text) == [
        ("The bridge opened in 1931.", "1"),
        ("It is long", "2"),
        ("It is long", "3"),
    ]
    assert not any("span" in claim for claim in said(text))


def test_a_stretch_s_number_may_not_be_the_list_s() -> None:
    text = "[span_1](start_span)The bridge opened in 1931.[span_1](end_span)" + LIST
    (attribution,) = read(text).attributions
    assert attribution.citation.reference is not None
    assert "may not be the place in the list" in attribution.binding.rule


@pytest.mark.parametrize(
    "text",
    [
        "Write `[cite_start]` and `[cite: 1]` around the text of the claim.",
        "```\n[cite_start]The bridge[cite: 1]\n```\nThat is the markup to use.",
        "The command is [cite] and the class is [span] in this text.",
    ],
)
def test_code_and_other_words_are_no_marks(text: str) -> None:
    assert marks(text) == []


def test_a_mark_that_the_end_of_the_copy_cut() -> None:
    text = "It is red here[cite: 1]. [cite_start]The bridge is long[cite: 2, 16"
    assert marks(text) == [
        ("It is red here.", "1"),
        ("The bridge is long", "2"),
        ("The bridge is long", "16"),
    ]
    assert (
        said("It is long and red here.[cite: 1] It is old, too.[cite_st")[-1] == "It is old, too."
    )
