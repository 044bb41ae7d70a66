from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.support.agreement import agree, same_quantity
from auditor.support.numbers import quantities


@pytest.mark.parametrize(
    ("text", "lang", "value", "unit"),
    [
        ("3,000 people", "en", 3000, ""),
        ("3 000 personnes", "fr", 3000, ""),
        ("3\u202f000\u202f000 de voix", "fr", 3_000_000, ""),
        ("3.000 Menschen", "de", 3000, ""),
        ("1,5 Mrd €", "fr", 1.5e9, "EUR"),
        ("11 milliards d'euros", "fr", 11e9, "EUR"),
        ("$27.5 billion", "en", 27.5e9, "USD"),
        ("€5m", "en", 5e6, "EUR"),
        ("12,5 %", "fr", 12.5, "%"),
        ("20 pour cent", "fr", 20, "%"),
        ("49.7 per cent", "en", 49.7, "%"),
        ("two hundred and fifty cats", "en", 250, ""),
        ("twenty-five dogs", "en", 25, ""),
        ("quatre-vingt-dix-sept ans", "fr", 97, "y"),
        ("mille neuf cent quatre-vingts", "fr", 1980, ""),
        ("two thirds of them", "en", 200 / 3, "%"),
        ("la moitié", "fr", 50, "%"),
        ("in 1987", "en", 1987, "year"),
        ("the 1970's", "en", 1970, "decade"),
        ("the 21st century", "en", 21, "century"),
        ("5km", "en", 5_000, "m"),
        ("20 nautical miles", "en", 37_040, "m"),
        ("20 milles nautiques", "fr", 37_040, "m"),
        ("320 km/h", "fr", 320 / 3.6, "m/s"),
        ("60 miles per hour", "en", 26.8224, "m/s"),
        ("3 square kilometres", "en", 3e6, "m²"),
        ("3 kilomètres carrés", "fr", 3e6, "m²"),
        ("XIXe siècle", "fr", 19, "century"),
        ("the nineteenth century", "en", 19, "century"),
        ("neuf mois", "fr", 9, "mo"),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, lang: str, value: float, unit: str) -> None:
    (found,) = quantities(text, lang)
    assert found.values[0] == pytest.approx(value)
    assert found.unit == unit


@pytest.mark.parametrize(
    "text",
    ["1. Choose a lid [2]", "the A320 and the 5G band", "one of them", "a new cent", "v1.2b"],
)
def test_what_only_looks_like_a_number_is_left_alone(text: str) -> None:
    assert quantities(text, "en") == ()


@pytest.mark.parametrize(
    ("claim", "page", "same"),
    [
        ("about 50 percent", "49.7%", True),
        ("50 percent", "49.7%", True),
        ("12,000", "12,345", True),
        ("2.3 million", "2,345,678", True),
        ("more than 600", "650", True),
        ("650", "more than 600", True),
        ("less than 1 million", "181,674", True),
        ("up to 50", "60", False),
        ("up to 50", "5", False),
        ("up to 50", "45", True),
        ("the 1500s", "the 16th century", True),
        ("the 17th century", "1562", False),
        ("60 miles", "97 km", True),
        ("30 deaths per 100,000", "30 deaths per 1,000", False),
        ("no more than 50", "60", False),
        ("650", "630 to 670", True),
        ("650", "between 630 and 670", True),
        ("five", "5", True),
        ("66%", "two thirds", True),
        ("700", "650", False),
        ("5", "6", False),
        ("about 27 percent", "29 percent", False),
        ("2,000 tons", "8,000 tons", False),
        ("1999", "2000", False),
        ("the 1980s", "1987", True),
        ("the 15th", "the 16th", False),
    ],
)
def test_fair_rounding_and_bounds_agree_and_other_numbers_do_not(
    claim: str, page: str, same: bool
) -> None:
    assert same_quantity(quantities(claim, "en")[0], quantities(page, "en")[0]) is same


def test_a_number_with_two_readings_agrees_with_either() -> None:
    (ambiguous,) = quantities("1.500", "en")
    assert agree(ambiguous, quantities("1500", "en")[0])
    assert agree(ambiguous, quantities("1.5", "en")[0])


@given(st.integers(0, 10**12))
def test_grouped_digits_are_the_same_number(value: int) -> None:
    plain = quantities(f"exactly {value}", "en")[0]
    grouped = quantities(f"exactly {value:,} of them", "en")[0]
    assert plain.values[0] == value
    assert value in grouped.values


@given(st.text(alphabet="0123456789.,  %€$kMtwohundredcent-–'’é٣²", max_size=80))
def test_spans_follow_each_other_and_slice(text: str) -> None:
    end = 0
    for found in quantities(text, "fr"):
        assert found.span.start >= end
        assert found.span.of(text)
        end = found.span.end
