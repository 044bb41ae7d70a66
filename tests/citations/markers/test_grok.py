"""Grok's cards."""

from __future__ import annotations

import html

import pytest

from tests.citations.markers.marks import LIST, lost, marks, said
from tests.citations.reading import read

RENDER = (
    '<grok:render card_id="a1b2" card_type="citation_card" type="render_inline_citation">'
    '<argument name="citation_id">3</argument></grok:render>'
)
CARDS = '[](grok_render_citation_card_json={"cardIds":["a1b2","c3d4"]})'


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        (RENDER, ["3"]),
        (html.escape(RENDER), ["3"]),
        (RENDER.replace("</grok:render>", ""), ["3"]),
        (RENDER.replace("<grok:render", r"\<grok:render"), ["3"]),
        ('<grok:render card_id="a1b2" type="render_inline_citation" />', ["a1b2"]),
        ('<grok-card data-id="a1b2" data-type="citation_card"></grok-card>', ["a1b2"]),
        (CARDS, ["a1b2", "c3d4"]),
        (CARDS.replace("_", r"\_"), ["a1b2", "c3d4"]),
    ],
)
@pytest.mark.parametrize("stop", [".{}", "{}."])
def test_every_form_before_and_after_the_stop(stop: str, card: str, expected: list[str]) -> None:
    text = f"The bridge opened in 1931{stop.format(card)} It is red and long."
    assert marks(text) == [("The bridge opened in 1931.", label) for label in expected]
    assert said(text) == ["The bridge opened in 1931.", "It is red and long."]
    assert read(text).dialects == ("grok",)
    assert lost(text) == {"a card of Grok's page, which a copy does not keep"}


def test_a_card_on_lines_of_its_own_ends_its_bullet() -> None:
    card = RENDER.replace("><", ">\n<")
    text = f"- The bridge opened in 1931.{card}\n- It is red and long."
    assert marks(text) == [("The bridge opened in 1931.", "3")]
    assert said(text) == ["The bridge opened in 1931.", "It is red and long."]
    assert read(text).attributions[0].citation.span.of(text) == card


def test_a_card_that_was_cut_is_no_text() -> None:
    text = 'The bridge opened in 1931.<grok:render card_id="a1b2" card_ty'
    assert marks(text) == [("The bridge opened in 1931.", "a1b2")]


def test_a_picture_cites_nothing() -> None:
    text = (
        'The bridge is red. <grok:render type="render_searched_image" card_id="a1"></grok:render>'
    )
    assert marks(text) == []
    assert said(text) == ["The bridge is red."]


def test_a_number_that_the_list_has_is_a_guess() -> None:
    (attribution,) = read(f"The bridge opened in 1931.{RENDER}{LIST}").attributions
    assert attribution.citation.reference is not None
    assert "Grok's own number" in attribution.binding.rule


def test_a_card_that_the_copy_dropped_leaves_no_space() -> None:
    assert said("The bridge opened in 1931 . It is red and long .") == [
        "The bridge opened in 1931.",
        "It is red and long.",
    ]


def test_the_word_is_no_card() -> None:
    assert marks("To grok a thing is to know it, says <grok> the book.") == []
