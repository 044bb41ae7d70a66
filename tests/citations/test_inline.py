"""Links in the text itself, and what of it they are."""

from __future__ import annotations

import pytest

from auditor.citations.inline import find_inline
from auditor.links.link import LinkReader
from tests.citations.reading import pairs, read


def _found(text: str, labels: str = "") -> list[tuple[str, str, bool, str]]:
    """(what is taken out of the text, what a reader sees, whether it stands apart, where to)."""
    found = find_inline(text, frozenset(labels.split()), LinkReader())
    return [(i.span.of(text), i.shown, i.apart, i.link.url if i.link else i.label) for i in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The [red bridge](https://a.org) is old.", ("red bridge", False)),
        ("The bridge is old. [Town](https://a.org)", ("", True)),
        ("The bridge is old ([Town](https://a.org)).", ("", True)),
        ("The bridge is old (Source: https://a.org).", ("", True)),
        ("The bridge is old [3](https://a.org).", ("", True)),
        ("The bridge is old [[3]](https://a.org).", ("", True)),
        ("The bridge is old [a.org](https://a.org).", ("", True)),
        ("The bridge is old [Town+2](https://a.org).", ("", True)),
        ("The **[red](https://a.org)** bridge is old.", ("red", False)),
        ("See <https://a.org> for the bridge.", ("", False)),
    ],
)
def test_a_link_is_a_word_of_the_sentence_or_stands_beside_it(
    text: str, expected: tuple[str, bool]
) -> None:
    ((_, shown, apart, url),) = _found(text)
    assert (shown, apart, url.rstrip("/")) == (*expected, "https://a.org")


def test_a_group_in_brackets_is_taken_out_as_a_whole() -> None:
    text = "The bridge is old ([A](https://a.org/1), [B](https://a.org/2) and https://a.org/3)."
    found = _found(text)
    assert [url for *_, url in found] == [f"https://a.org/{n}" for n in (1, 2, 3)]
    assert all(apart for _, _, apart, _ in found)
    assert {claim for claim, _ in pairs(text)} == {"The bridge is old."}


def test_a_reference_link_needs_its_definition() -> None:
    text = "The [town][2] says the [bridge] is [red][9]."
    assert _found(text, "2 bridge") == [
        ("[town][2]", "town", False, "2"),
        ("[bridge]", "bridge", False, "bridge"),
    ]
    assert _found(text) == []


def test_a_picture_is_no_link() -> None:
    text = "![bridge](https://a.org/bridge.png) is what the bridge looks like."
    assert read(text).attributions == ()


@pytest.mark.parametrize(
    ("inner", "dialects"),
    [
        ("[cite: 7]", {"gemini", "inline-link"}),
        ("[[2]](https://b.org/x)", {"inline-link"}),
        ("[^2^]", {"inline-link"}),
    ],
)
def test_a_mark_inside_a_link_does_not_break_it(inner: str, dialects: set[str]) -> None:
    answer = read(f"The [bridge {inner} of the town](https://a.org/x) opened in 1931.")
    assert set(answer.dialects) == dialects
    assert len(answer.claims) == 1
    assert "bridge" in answer.claims[0].text
