"""Mistral's reference chunks."""

from __future__ import annotations

from tests.citations.markers.marks import LIST, lost, marks, said


def test_chunks_list_numbers() -> None:
    text = "The bridge opened in 1931 [REF]0,1[/REF]. It is red and long.[REF]4[/REF]"
    assert marks(text) == [
        ("The bridge opened in 1931.", "0"),
        ("The bridge opened in 1931.", "1"),
        ("It is red and long.", "4"),
    ]
    assert lost(text) == {"Mistral's own number of a search result"}
    assert marks("The bridge is long [REF]2[/REF]." + LIST)[0][1] == "2"


def test_tool_marks_are_no_text() -> None:
    assert said("[TOOL_CALLS] The bridge opened in 1931.") == ["The bridge opened in 1931."]


def test_the_word_is_no_mark() -> None:
    assert marks("The [REF] tag and the end [/REF] are named here.") == []
