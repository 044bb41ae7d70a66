"""Marks with a word in them."""

from __future__ import annotations

import pytest

from tests.citations.markers.marks import LIST, marks
from tests.citations.reading import read


@pytest.mark.parametrize(
    "mark",
    ["[Source 2]", "(Source 2)", "[Quelle 2]", "[ref. 2]", "[Source: 2]", "[Réf. 2]", "[Fuente 2]",
     "【来源2】", "（来源：2）", "[出典2]", "[Источник 2]", "[source #2]", "[Doc 2]", "[S2]"],
)  # fmt: skip
def test_words_in_several_languages(mark: str) -> None:
    text = f"The bridge opened in 1931 {mark}." + LIST
    assert marks(text) == [("The bridge opened in 1931.", "2")]
    assert read(text).dialects == ("worded",)


def test_several_in_one() -> None:
    text = "The bridge opened in 1931 [Sources 1, 3-4]. It is red [Source 2][Source 5]."
    assert [label for _, label in marks(text + LIST)] == ["1", "3", "4", "2", "5"]


def test_the_list_may_have_the_word() -> None:
    text = "It opened in 1931 [S1]. It is red [S2].\n\nSources:\n[S1] https://a.org/1\n[S2] https://a.org/2"
    assert [a.citation.link.url for a in read(text).attributions if a.citation.link] == [
        "https://a.org/1",
        "https://a.org/2",
    ]


def test_without_a_list_only_in_square_brackets() -> None:
    assert marks("It opened in 1931 [Source 2].") == [("It opened in 1931.", "2")]
    assert marks("It opened in 1931 (Source 2). The plan is [S1] and [Doc 2].") == []


@pytest.mark.parametrize("text", ["[Source code] and (see page 2) are here.", "The [S] and [R99]."])
def test_words_alone_are_no_marks(text: str) -> None:
    assert marks(text + LIST) == []
