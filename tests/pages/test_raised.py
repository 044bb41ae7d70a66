from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.pages.html import parse_html
from auditor.pages.raised import lower_raised
from tests.pages.samples import article


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        # footnotes: the number before them is the fact
        ("The mill has 320<sup>4</sup> looms.", "The mill has 320 looms."),
        ("Built in 1743<sup>11</sup>, it burned.", "Built in 1743, it burned."),
        ("Built in 1743.<sup>11</sup> It burned.", "Built in 1743. It burned."),
        ("320<sup><a href='#n4'>4</a></sup> looms", "320 looms"),
        ("320<a id=r4 href='#n4'><sup>d</sup></a> looms", "320 looms"),
        ("<b>320</b><sup>[4]</sup><sup>[5]</sup> looms", "320 looms"),
        ("1743<sup>[<i>note 2</i>]</sup>or later", "1743 or later"),
        ("Waal<sup>1,2</sup> and Brandt<sup>†</sup>", "Waal and Brandt"),
        ("<SUP CLASS='reference'><a href=x>7</a></SUP>320 looms", "320 looms"),
        ("320<sup>see the list</sup> looms", "320 see the list looms"),
        # powers, units and formulas
        ("10<sup>6</sup> cells", "10^6 cells"),
        ("6.02 × 10<sup>23</sup>", "6.02 × 10^23"),
        ("5 × 10<sup>−9</sup> m s<sup>-1</sup>", "5 × 10^−9 m s^-1"),
        ("2<sup>64</sup> grains", "2^64 grains"),
        ("12 m<sup>2</sup> and 3 km<sup>2</sup>", "12 m2 and 3 km2"),
        ("CO<sub>2</sub>, Ca<sup>2+</sup>, <sup>14</sup>C", "CO2, Ca2+, 14C"),
        ("5<sup>1</sup>/<sub>2</sub> inches", "5 1/2 inches"),
        # parts of the word or the price
        ("the 5<sup>th</sup>, le 18<sup>e</sup> siècle", "the 5th, le 18e siècle"),
        ("only $9<sup>95</sup> each", "only $9.95 each"),
        ("Looma<sup>TM</sup>", "LoomaTM"),
        # struck out
        ("<del>500</del><s>410</s> <strike>350</strike> 320 looms", "320 looms"),
    ],
)
def test_raised_and_struck_text(markup: str, text: str) -> None:
    assert parse_html(f"<p>{markup}</p>").full == text


def test_the_main_text_loses_its_footnotes_too() -> None:
    page = parse_html(article("<p>The mill has 320<sup>4</sup> looms, and more to come.</p>" * 9))
    assert "320 looms" in page.main


@pytest.mark.parametrize(
    "markup", ["<sup>1</sup>" * 100_000, "<sup>" * 400_000, "</sup>" * 400_000, "<sup " * 400_000]
)
def test_any_number_of_marks_is_read_in_linear_time(markup: str) -> None:
    assert len(lower_raised(markup)) <= len(markup)


@given(
    st.lists(
        st.one_of(st.text(max_size=9), st.sampled_from(["<sup>", "</sup>", "10", "<a href=#x>"]))
    ).map("".join)
)
def test_any_text_may_be_around_them(markup: str) -> None:
    assert lower_raised(markup).count("<p") == markup.count("<p")


@given(st.text(alphabet=st.characters(exclude_characters="<")))
def test_without_marks_nothing_changes(text: str) -> None:
    assert lower_raised(text) == text
