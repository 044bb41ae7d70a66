"""Numbers in square brackets, raised, and between carets: the forms that many assistants share."""

from __future__ import annotations

import pytest

from tests.citations.markers.marks import LIST, doubts, labels, marks
from tests.citations.reading import read


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ("[1, 3]", "13"),
        ("[1，3]", "13"),
        ("[1–3]", "123"),
        ("[1]-[3]", "123"),
        ("[1] – [3]", "123"),
        (r"\[1\]\[3\]", "13"),
        ("¹⁻³", "123"),
        ("⁽¹⁾", "1"),
        ("<sup>1</sup>", "1"),
        ("<sup>[1]</sup><sup>[3]</sup>", "13"),
        ("<sup>1,3</sup>", "13"),
        ('<sup><a href="#r1">1</a></sup>', "1"),
        ("[^1^][^3^]", "13"),
        ("[^1^, ^3^]", "13"),
        (r"\[^1^\]", "1"),
        ("^1^", "1"),
        ("^1^^3^", "13"),
        ("^1,3^", "13"),
        (r"^1,\ 3^", "13"),
        (r"^\[1\]^", "1"),
        ("^[1, 3]^", "13"),
        ("[^1^][3]", "3"),
        ("[^1][^3]", "13"),
        ("[^1, ^3]", "13"),
        ("[^1,3]", "13"),
        ("[^1-3]", "123"),
        (r"\[\^1\]", "1"),
    ],
)
@pytest.mark.parametrize("stop", ["{}.", ".{}"])
def test_every_form_before_and_after_the_stop(stop: str, mark: str, expected: str) -> None:
    text = f"The bridge is long and red{stop.format(mark)}" + LIST
    assert marks(text) == [("The bridge is long and red.", label) for label in expected]


@pytest.mark.parametrize(
    "text",
    [
        "It covers 30 km<sup>2</sup> of land and 10<sup>3</sup> trees.",
        "The isotope U<sup>235</sup> is rare on the 1<sup>st</sup> of May.",
        "It is 10^2^ times larger and weighs 2.^2^ grams.",
        "The constant is 10⁻¹² and the charge is Ca²⁺ here.",
        "The list has [1000000000] entries and [10, 1000000000] more.",
    ],
)
def test_powers_units_and_large_numbers_are_no_marks(text: str) -> None:
    assert [label for label in labels(text + LIST) if label != "2"] == []


def test_carets_after_a_year_and_after_a_unit() -> None:
    text = "It opened in 1931^1^. It closed in 1999.^2^ And 10^6^ people bought 30 m^2^ of it."
    assert labels(text) == ["1", "2"]


def test_a_dash_between_distant_marks_is_no_range() -> None:
    assert labels("It is red [1] - and then [3]." + LIST) == ["1", "3"]
    assert labels("It is red [3]-[1]." + LIST) == ["3", "1"]
    assert labels("It is red [1]-[400]." + LIST) == ["1", "400"]


def test_a_thread_s_footnotes_name_turn_and_source() -> None:
    text = (
        "It opened in 1931.[^1_2] It is red.[^1\\_4]\n\n[^1_2]: https://a.org/1\n[^1_4]: paste.txt"
    )
    assert labels(text) == ["1_2", "1_4"]


@pytest.mark.parametrize("stop", ["{}.", ".{}"])
def test_a_link_whose_text_is_a_number_in_brackets(stop: str) -> None:
    links = "[[2]](https://a.org/2)[[3]](https://a.org/3)"
    found = read(f"The bridge is long and red{stop.format(links)} It is old.").attributions
    assert [(a.claim.text, a.citation.link.url) for a in found if a.claim and a.citation.link] == [
        ("The bridge is long and red.", "https://a.org/2"),
        ("The bridge is long and red.", "https://a.org/3"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Salt has Na⁺, Ca²⁺ and SO₄²⁻ in it. The charge of Fe³⁺ is larger.",
        "Wood is dated by ¹⁴C, a ²³⁵U nucleus splits, and ¹H NMR is a method.",
        "The shell of neon is 1s² 2s² 2p⁶ and it is full.",
        "We have (a+b)² and (n − 1)³ and 3x² here, and ‖x‖² grows with xᵢ² and x₁².",
        "The fit has R² = 0.93, and 2¹⁰ ≈ 1000 holds.",
    ],
)
def test_charges_isotopes_orbitals_and_formulas_are_no_marks(text: str) -> None:
    assert labels(text) == []


def test_a_mark_behind_a_charge_or_a_formula() -> None:
    text = "Lime has Ca and SO₄²⁻¹. He drinks CO₂². The acronym is new (HTML)³."
    assert labels(text + LIST) == ["1", "2", "3"]


@pytest.mark.parametrize(
    "text",
    [
        "Swap arr[0] and arr[1] first, then the next two of them.",
        "In row[i] stands a name, and in row[2] its age.",
        "It sets scores[1] = 5 and grid[2][3] += 1 there.",
        r"The page is given as in \cite[2]{doe}, which is usual.",
    ],
)
def test_an_index_is_no_mark_although_the_list_has_the_number(text: str) -> None:
    assert labels(text + LIST) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge is long and red[1].", "no list"),
        ("The bridge is long and red [2, 40].", "interval"),
        ("The value is kept in the cell v[2].", "index"),
    ],
)
def test_what_else_a_number_in_brackets_may_be_is_said(text: str, expected: str) -> None:
    assert all(expected in doubt for doubt in doubts(text + (LIST if expected[0] == "i" else "")))
    assert labels(text)


def test_a_class_of_characters_is_no_footnote() -> None:
    assert labels("The pattern [^0-9] or [^a-zA-Z] leaves them out. It is old.[^1-a]") == ["1-a"]
