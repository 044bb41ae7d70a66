"""`【4:2†source】` and its relatives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from auditor.citations.markers.lenticular import LOST_FILE, LOST_OUTPUT, LOST_PAGE
from tests.citations.reading import pairs, read

if TYPE_CHECKING:
    from auditor.model import Marker

SANK = "The ferry sank in 1907."


def markers(text: str) -> list[Marker]:
    return [a.citation.marker for a in read(text).attributions if a.citation.marker]


@pytest.mark.parametrize(
    ("mark", "label", "site", "lost"),
    [
        ("【732177670821917†L150-L158】", "732177670821917", "", LOST_PAGE),
        ("【21†L231-L239】", "21", "", LOST_PAGE),
        ("【73†screenshot】", "73", "", LOST_PAGE),
        ("【8†log.md†L1-L10】", "8", "log.md", LOST_PAGE),
        ("【1†source】", "1", "", LOST_PAGE),
        ("【4:2†source】", "4:2", "", LOST_PAGE),
        ("【4:2†log.pdf】", "4:2", "log.pdf", LOST_PAGE),
        ("【12†来源】", "12", "", LOST_PAGE),
        ("【F:src/lib/auth.ts†L18-L59】", "F:src/lib/auth.ts", "src/lib/auth.ts", LOST_FILE),
        ("【a1b2c3†L1-L3】", "a1b2c3", "", LOST_OUTPUT),
        ("[1†source]", "1", "", LOST_PAGE),
        ("[21†L231-239]", "21", "", LOST_PAGE),
        ("【21†L231-\nL239】", "21", "", LOST_PAGE),
    ],
)
@pytest.mark.parametrize("place", ["The ferry sank in 1907 {}.", "The ferry sank in 1907. {}"])
def test_each_form(place: str, mark: str, label: str, site: str, lost: str) -> None:
    text = place.format(mark)
    assert pairs(text) == [(SANK, label)]
    assert [(m.site, m.lost) for m in markers(text)] == [(site, lost)]


def test_several_in_one_and_in_a_row() -> None:
    text = f"{SANK}【3†L1-L2; 5†L7】【4:0†source】【4:1†source】"
    assert [label for _, label in pairs(text)] == ["3", "5", "4:0", "4:1"]


def test_a_number_that_the_list_has_is_its_entry() -> None:
    text = "The ferry sank in 1907【21†L2-L9】.\n\n[21] Log https://port.org/log"
    (found,) = read(text).attributions
    assert found.citation.link is not None
    assert found.citation.link.url == "https://port.org/log"
    assert found.citation.marker is not None
    assert found.citation.marker.lost == ""


@pytest.mark.parametrize(
    "written",
    [
        "[【1†source】](https://port.org/a)",
        "[1†source](https://port.org/a)",
        "【1†source】(https://port.org/a)",
        "【1†https://port.org/a】",
        "【1†Port News†https://port.org/a】",
    ],
)
def test_an_address_in_it_or_behind_it_is_its_page(written: str) -> None:
    (found,) = read(f"The ferry sank in 1907 {written}.").attributions
    assert found.claim is not None
    assert found.claim.text == SANK
    assert found.citation.link is not None
    assert found.citation.link.url == "https://port.org/a"


def test_a_bracket_lost_at_the_end_of_a_line() -> None:
    assert pairs(f"{SANK}【13†L3-L8\n\nIt was very old by then.") == [(SANK, "13")]


@pytest.mark.parametrize(
    "text",
    [
        "The mark `【1†source】` stands for a file.",
        "The names† of the drowned [see p. 4†] are on the stone.",
        "The stone says 【here lies the ferry】 in gold.",
        "The price‡ is in [euros‡] of that year.",
    ],
)
def test_daggers_of_people_cite_nothing(text: str) -> None:
    assert pairs(text) == []
