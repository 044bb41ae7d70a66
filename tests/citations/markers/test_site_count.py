"""`Wikipedia+1`: what is left of citations in a rich-text copy, and what only looks like it."""

from __future__ import annotations

import pytest

from auditor.citations.markers.site_count import LOST
from auditor.model import Confidence
from tests.citations.reading import read

SANK = "The ferry sank in 1907."


def sites(text: str) -> list[tuple[str | None, str]]:
    return [
        (a.claim.text if a.claim else None, a.citation.marker.site if a.citation.marker else "")
        for a in read(text).attributions
    ]


@pytest.mark.parametrize(
    "written",
    [
        " Wikipedia+1",
        "Wikipedia+1",
        " Wikipedia+12",
        " Wikipedia+1.",
        " (Wikipedia+1)",
        " *Wikipedia+1*",
        "\nWikipedia+1",
        "\n    Wikipedia+1\n    .",
        "\nWikipedia\n+1",
        " Wikipedia\n+1",
        "\n\nWikipedia+1",
    ],
)
@pytest.mark.parametrize("after", ["", "\n\nIt was very old."])
def test_a_name_with_its_count_after_the_stop(written: str, after: str) -> None:
    assert sites(f"{SANK}{written}{after}") == [(SANK, "Wikipedia")]
    marker = read(SANK + written).attributions[0].citation.marker
    assert marker is not None
    assert (marker.label, marker.lost) == ("", LOST)


@pytest.mark.parametrize(
    "name",
    [
        "Port Gazette",
        "The Port Gazette",
        "Museum of Ferries and Ships",
        "port.org",
        "Le Quai.fr",
        "U.S. Department of Boats",
        "St. Anna Gazette",
        "BOAT'S",
        "W3Boats",
        "arXiv",
        "百度百科",
        "Российская газета",
    ],
)
def test_names_of_any_shape(name: str) -> None:
    assert sites(f"{SANK} {name}+2\n\nIt was very old.") == [(SANK, name)]


def test_names_that_run_into_each_other() -> None:
    text = f"{SANK} BOAT'S+1Wikipedia+1Reuters\n\nIt was very old. Port News+3Le Quai+3"
    assert sites(text) == [
        (SANK, "BOAT'S"),
        (SANK, "Wikipedia"),
        (SANK, "Reuters"),
        ("It was very old.", "Port News"),
        ("It was very old.", "Le Quai"),
    ]


def test_a_row_needs_no_stop_and_may_be_wrapped() -> None:
    row = "Wikipedia+15The\n    Port Times+15website+15Quay.comport.org+4"
    text = f"which led to the loss of the ferry {row}"
    assert [site for _, site in sites(text)] == [
        "Wikipedia",
        "The Port Times",
        "website",
        "Quay.com",
        "port.org",
    ]
    assert {claim for claim, _ in sites(text)} == {"which led to the loss of the ferry"}


def test_a_name_and_a_count_a_line() -> None:
    text = f"{SANK}\nWikipedia\n+1\nPort News\n+2\nIt was very old by then."
    assert sites(text) == [(SANK, "Wikipedia"), (SANK, "Port News")]


def test_in_the_middle_of_a_paragraph_and_in_a_table() -> None:
    text = f"{SANK} Wikipedia+1 It was very old. Port News+2\n- Nobody was saved. Reuters+1\n"
    assert [claim for claim, _ in sites(text)] == [SANK, "It was very old.", "Nobody was saved."]
    row = f"| Year | Event |\n|---|---|\n| 1907 | {SANK} Wikipedia+1 |"
    assert [site for _, site in sites(row)] == ["Wikipedia"]


def test_a_host_is_a_site_without_a_stop_before_it() -> None:
    assert sites("The ferry sank in 1907 port.org+1.") == [(SANK, "port.org")]


def test_a_known_site_that_nothing_separates_is_a_doubt() -> None:
    (attribution,) = read("The ferry was lost by the Port Authority Wikipedia+1\n").attributions
    assert attribution.claim is not None
    assert attribution.claim.text == "The ferry was lost by the Port Authority"
    assert attribution.binding.confidence is Confidence.LOW
    assert "Wikipedia" in attribution.binding.rule


def test_with_its_link_it_leads_to_the_page() -> None:
    text = "The ferry sank in 1907. [Wikipedia+1](https://port.org/a)[Port+2Quay+1](https://b.org/)"
    links = [a.citation.link.url for a in read(text).attributions if a.citation.link]
    assert links == ["https://port.org/a", "https://b.org/"]


def test_a_name_without_a_count_beside_others_that_have_one() -> None:
    text = f"{SANK} Wikipedia+1\nIt was very old. Wikipedia\nNobody was saved. The Sea\n"
    assert sites(text) == [(SANK, "Wikipedia"), ("It was very old.", "Wikipedia")]
    assert sites("It was very old. Wikipedia\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "The code is C++11 and the game is C+11. Google+1",
        "Google+1 was a button. Google+1 is gone.",
        "The zone is UTC+1 in winter. GMT+1\nUTC+2\n",
        "The sum is x+1 or n+1. A+1\nB+1\n",
        "The sum is ab+1cd+2 at the end.",
        "It needs iOS 17+2 to run. iOS 17+2\n",
        "The first Disney+1 month is free. Disney+1 month",
        "Call +33 1 44 55 66 77 now. Tel.+33 1 44",
        "The film is for 18+1 people. 18+1",
        "The player has Strength+2.\nDexterity+1\nArmor+3\n",
        "He rolls well. Perception+3 (wisdom) is what counts.",
        "Thanks for the help\nJohn\n+1\n",
        "The ion is Na+1. Na+1\nFe+2\n",
        "The value is f(Total+1)\nx = Balance+1\nFormula: Balance+1\n",
        "| Sword+1 | Shield+2 |\n|---|---|\n| Sword+1 | Shield+2 |",
        "See Node.js+1 and app.py+2 for the code. app.py+2",
        "The chapter is on C++. Debugging C++11",
        "The font has U+02BD, U+02C2-U+02C5, U+02d4-U+02D5 and others.",
        "The range ends at (r.start+1,r.end+1) in the code.",
        "Write to anna+1@port.org or anna@port.org+1 about it.",
        "The room costs 5 euros. Hotel+10% is the price of it.",
        "They took a dog. Family+1 dog went along.",
        "It has vitamins. Vitamin D+3\nTeam A+1",
        "The name `Wikipedia+1` is left of a button.",
        "```\nIt sank. Wikipedia+1\n```\nThat is the form of it.",
    ],
)
def test_sums_offsets_products_and_code_are_no_sites(text: str) -> None:
    assert sites(text) == []
