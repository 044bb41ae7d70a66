"""The marks of DeepSeek's answers, and of its copy button."""

from __future__ import annotations

import pytest

from tests.citations.markers.marks import LIST, lost, marks
from tests.citations.reading import read


@pytest.mark.parametrize(
    "written",
    [
        "[citation:2][citation:1]",
        "[citation:2,1]",
        "[citation: 2] [citation: 1]",
        "[citation：2][citation：1]",
        "【citation:2】【citation:1】",
        "[[citation:2]][[citation:1]]",
        r"\[citation:2\]\[citation:1\]",
        ":cite[2]:cite[1]",
        "[Citation:2, 1]",
    ],
)
@pytest.mark.parametrize("text", ["The bridge opened in 1931{}.", "The bridge opened in 1931.{}"])
def test_every_form_before_and_after_the_stop(text: str, written: str) -> None:
    text = text.format(written)
    assert marks(text) == [
        ("The bridge opened in 1931.", "2"),
        ("The bridge opened in 1931.", "1"),
    ]
    assert read(text).dialects == ("deepseek",)


def test_after_a_wide_stop() -> None:
    text = "这座桥于一九三一年开通。[citation:1]它是红色的，而且很长[citation:2]。"
    assert marks(text) == [
        ("这座桥于一九三一年开通。", "1"),
        ("它是红色的，而且很长。", "2"),
    ]


def test_a_url_behind_the_mark_is_its_source() -> None:
    text = "The bridge opened in 1931[citation:2](https://a.org/Bridge_(red))."
    (attribution,) = read(text).attributions
    assert attribution.citation.link is not None
    assert attribution.citation.link.url == "https://a.org/Bridge_(red)"


def test_only_a_list_can_tell_the_page() -> None:
    text = "The bridge opened in 1931[citation:2]."
    assert lost(text) == {"DeepSeek's own number of a search result"}
    assert lost(text + LIST) == {""}


@pytest.mark.parametrize(
    "text",
    [
        "The bridge opened in 1931.[citation needed] It is quite red.",
        "The word citation: 2 stands in this sentence.",
        "The list of citations [citation: see below] is long.",
    ],
)
def test_a_word_is_no_mark(text: str) -> None:
    assert marks(text) == []
