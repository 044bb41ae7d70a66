"""What is a marker, and what only looks like one."""

from __future__ import annotations

import pytest

from auditor.model import LinkStatus
from tests.citations.reading import pairs, read

LIST = "\n\n[1] https://a.org/1\n[2] https://a.org/2\n[3] https://a.org/3"


@pytest.mark.parametrize(
    "text",
    [
        "The lake covers 30 km² and the park 12 m² more.",
        "About 10³ people came, that is 2×5³ people or = 2³ of them.",
        "The formula x² + y² is a circle.",
        "Read the value with `items[1]` in the loop.",
        "The array items[0] holds the first value.",
        "The row a[40] and the pair [12, 50] are numbers.",
        "It falls at 9.81 m·s⁻² and covers 37.8万km² of land.",
        "The energy is E = mc² and the area is πr² in all.",
        "The interval [1-400] is allowed by the standard.",
        "The second edition [2024] and the years [2019-2021] are known.",
        "```\nvalue = row[2]  # see [1]\n```\nThat is the code to run.",
        "![a picture](https://a.org/picture.png) shows the bridge of the town.",
    ],
)
def test_units_powers_code_and_pictures_are_not_citations(text: str) -> None:
    assert pairs(text + LIST) == []


def test_a_mark_behind_a_unit_is_a_mark() -> None:
    claim, label = pairs("The island covers 45 km²¹." + LIST)[0]
    assert (claim, label) == ("The island covers 45 km².", "1")


@pytest.mark.parametrize(
    ("written", "labels"), [("¹⁻³", "123"), ("¹,³", "13"), ("¹ ²", "12"), ("［1］［2］", "12")]
)
def test_ranges_lists_and_wide_brackets(written: str, labels: str) -> None:
    assert pairs(f"The island is quite small{written}." + LIST) == [
        ("The island is quite small.", label) for label in labels
    ]


def test_a_list_may_be_longer_than_a_thousand() -> None:
    entries = "\n".join(f"[{n}] https://a.org/{n}" for n in range(1, 1203))
    assert pairs(f"The bridge opened in 1931 [1202].\n\n{entries}")[0][1] == "1202"


def test_in_the_edge_form_the_second_number_is_the_place_in_the_list() -> None:
    assert pairs("The bridge opened in 1931[^1^][3]." + LIST)[0][1] == "3"


def test_ten_and_more_are_written_with_carets_among_superscripts() -> None:
    entries = "\n".join(f"({n}) T. https://a.org/{n}." for n in range(1, 12))
    text = f"The bridge opened in 1931[^10^]. It is red and long⁹.\n\n{entries}"
    answer = read(text)
    assert [a.citation.marker.label for a in answer.attributions if a.citation.marker] == [
        "10",
        "9",
    ]
    assert answer.dialects == ("caret", "superscript")


def test_a_link_may_point_to_a_marker() -> None:
    (attribution,) = read("See the [opening of the bridge](^2^) for details." + LIST).attributions
    assert attribution.citation.link is not None
    assert attribution.citation.link.url == "https://a.org/2"
    assert attribution.claim is not None
    assert attribution.claim.text == "See the opening of the bridge for details."


def test_reference_links_resolve_through_their_definition() -> None:
    text = 'The bridge opened in 1931. ([Town Archive][2])\n\n[2]: https://town.fr/b "The bridge"'
    (attribution,) = read(text).attributions
    assert attribution.citation.reference is not None
    assert attribution.citation.reference.title == "The bridge"
    assert attribution.claim is not None
    assert attribution.claim.text == "The bridge opened in 1931."


def test_a_doubled_link_is_one_citation() -> None:
    text = "The bridge opened in 1931. [https://town.fr/a](https://town.fr/a)"
    assert len(read(text).attributions) == 1
    assert len(read("The bridge opened in 1931 [[2]](https://town.fr/a).").attributions) == 1


def test_footnotes_resolve() -> None:
    answer = read("The bridge opened in 1931.[^1][^2]\n\n[^1]: https://a.org/1\n[^2]: notes.txt")
    links = [a.citation.link.url if a.citation.link else None for a in answer.attributions]
    assert links == ["https://a.org/1", "notes.txt"]
    upload = answer.references[1].link
    assert upload
    assert upload.status is LinkStatus.NOT_WEB
