"""The results that Perplexity, Comet and Grok numbered."""

from __future__ import annotations

import pytest

from tests.citations.markers.marks import LIST, lost, marks
from tests.citations.reading import read


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[web:1][web:2]", ["web:1", "web:2"]),
        ("[web:9,14]", ["web:9", "web:14"]),
        ("[web:9, web:14]", ["web:9", "web:14"]),
        ("[web:1-3]", ["web:1", "web:2", "web:3"]),
        (r"\[web:1\]", ["web:1"]),
        ("[attached_file:1]", ["attached_file:1"]),
        (r"[attached\_file:1]", ["attached_file:1"]),
        ("[file:105]", ["file:105"]),
        ("[image:2][generated_image:1]", ["image:2", "generated_image:1"]),
        ("[memory:a1b2-c3]", ["memory:a1b2-c3"]),
        ("[conversation_history:1]", ["conversation_history:1"]),
        ("[chart:1]", ["chart:1"]),
        ("[x:12][post:1][tweet:3]", ["x:12", "post:1", "tweet:3"]),
    ],
)
@pytest.mark.parametrize("stop", [".{}", " {}."])
def test_every_kind_before_and_after_the_stop(stop: str, written: str, expected: list[str]) -> None:
    text = f"The bridge opened in 1931{stop.format(written)}"
    assert marks(text) == [("The bridge opened in 1931.", label) for label in expected]
    assert read(text).dialects == ("tool-result",)
    assert "" not in lost(text)


def test_the_list_may_number_without_the_word() -> None:
    (attribution,) = read("The bridge opened in 1931.[web:2]" + LIST).attributions
    assert attribution.citation.reference is not None
    assert attribution.binding.rule == "the mark says “web:2”, the list “2”"
    assert marks("The bridge opened in 1931.[file:2]" + LIST)[0][1] == "file:2"


def test_a_url_behind_the_mark_is_its_source() -> None:
    (attribution,) = read("The bridge opened in 1931.[web:2](https://a.org/x)").attributions
    assert attribution.citation.link is not None
    assert attribution.citation.link.url == "https://a.org/x"


def test_a_site_with_a_count_is_a_link() -> None:
    text = "The bridge opened in 1931.[wikipedia+1](https://en.wikipedia.org/wiki/Bridge)"
    (attribution,) = read(text).attributions
    assert attribution.claim is not None
    assert attribution.claim.text == "The bridge opened in 1931."
    assert attribution.citation.link is not None


@pytest.mark.parametrize(
    "text",
    [
        "The array is [x:y] and the slice is [web:all] in this text.",
        "The picture [image: a red bridge] stands above the text.",
        "The value is [1:2] and the time is [12:30] today.",
    ],
)
def test_words_and_slices_are_no_marks(text: str) -> None:
    assert marks(text) == []
