"""Claude's tags, where they leak."""

from __future__ import annotations

import html

import pytest

from tests.citations.markers.marks import LIST, lost, marks, said
from tests.citations.reading import read

TAG = '<cite index="7-1,7-2,9-4:6">the bridge opened in 1931</cite>'


@pytest.mark.parametrize(
    "written",
    [
        TAG,
        html.escape(TAG),
        "(" + TAG[1:],
        TAG.replace("<cite", "<x:cite").replace("</cite", "</x:cite"),
        TAG.replace('"', "“"),
        TAG.replace("cite index", "cite  index"),
    ],
)
def test_the_tag_encloses_the_claim(written: str) -> None:
    text = f"It is known that {written}, and it is red."
    assert marks(text) == [
        ("the bridge opened in 1931", "7"),
        ("the bridge opened in 1931", "9"),
    ]
    assert read(text).dialects == ("claude",)
    assert not any("cite" in claim for claim in said(text))


def test_the_stop_may_be_inside() -> None:
    text = '<cite index="1-1">The bridge opened in 1931.</cite> It is red and long.'
    assert marks(text) == [("The bridge opened in 1931.", "1")]


def test_a_tag_without_an_end_reaches_to_the_end_of_its_sentence() -> None:
    text = '<cite index="2-1">The bridge opened in 1931. It is red and long.'
    (attribution,) = read(text).attributions
    assert attribution.claim is not None
    assert attribution.claim.text == "The bridge opened in 1931."
    assert attribution.binding.rule == "the end of the marked stretch is missing"


def test_only_a_list_can_tell_the_page() -> None:
    text = '<cite index="2-1">The bridge opened in 1931.</cite>'
    assert lost(text) == {"Claude's own number of a search result or document"}
    assert lost(text + LIST) == {""}


def test_html_has_a_tag_of_that_name() -> None:
    assert marks("He wrote <cite>The Bridge</cite> in 1931, with an index.") == []
