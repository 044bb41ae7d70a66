"""Numbers in round brackets."""

from __future__ import annotations

import pytest

from tests.citations.markers.marks import LIST, doubts, labels, marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge is long (1). It is red and old (2).", ["1", "2"]),
        ("The bridge opened in 1931 (1)(2).", ["1", "2"]),
        ("The bridge opened in 1931 (1, 3), and it is red (2).", ["1", "3", "2"]),
        ("The bridge opened in 1931.(1) It is red and old.(2)", ["1", "2"]),
        ("Il ponte è rosso(1). È stato aperto nel 1931(2).", ["1", "2"]),
        ("桥于一九三一年开通（1）。它是红色的（2）。", ["1", "2"]),
    ],
)
def test_at_the_end_of_a_clause_they_are_marks(text: str, expected: list[str]) -> None:
    assert labels(text + LIST) == expected
    assert doubts(text + LIST) == {
        "a number in round brackets, read as a mark because the list has it"
    }


@pytest.mark.parametrize(
    "text",
    [
        "There are two kinds: (1) red ones, (2) blue ones.",
        "It does two things. (1) It carries trams. (2) It looks good.",
        "(1) The bridge is red. (2) The bridge is long.",
        "Call open(2) or printf(3). Then f(1).",
        "See Figure (1), Table (2), and Section (3).",
        "The bridge has two (2) arches and three (3) lanes.",
        "The town has two bridges (2). It has one ferry (1).",
        "Anna Meier (7), the daughter of the mayor, opened it.",
        "有两种：（1）红色的；（2）蓝色的。",
    ],
)
def test_enumerations_counts_and_calls_are_not(text: str) -> None:
    assert marks(text + LIST) == []


def test_only_with_a_list_and_without_another_family() -> None:
    text = "The bridge opened in 1931 (1). It is red (2)."
    assert marks(text) == []
    assert labels(text + " It is old [3]." + LIST) == ["3"]
