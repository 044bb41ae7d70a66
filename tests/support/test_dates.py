from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.support.dates import agree, covers, dates


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("on 12 March 2019", 2019, 3, 12),
        ("March 12th, 2019", 2019, 3, 12),
        ("the 3rd of May 2001", 2001, 5, 3),
        ("le 1er janvier 2020", 2020, 1, 1),
        ("le 14 juillet", None, 7, 14),
        ("in Sept. 1998", 1998, 9, None),
        ("2019-03-12", 2019, 3, 12),
        ("31.12.1999", 1999, 12, 31),
        ("12/31/1999", 1999, 12, 31),
    ],
)
def test_a_date_is_read(text: str, year: int | None, month: int, day: int | None) -> None:
    (found,) = dates(text)
    assert (found.year, found.month, found.day) == (year, month, day)


@pytest.mark.parametrize("text", ["it may 2000 times fail", "March 50% up", "99/99/1999", "1987"])
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert dates(text) == ()


@pytest.mark.parametrize(
    ("claim", "page", "same", "complete"),
    [
        ("12 March 2019", "2019-03-12", True, True),
        ("12 mars 2019", "March 12, 2019", True, True),
        ("March 2019", "12 March 2019", True, True),
        ("12 March 2019", "March 2019", True, False),
        ("12 March 2019", "21 March 2019", False, False),
        ("3 April 2019", "03/04/2019", True, True),
        ("4 March 2019", "03/04/2019", True, True),
    ],
)
def test_dates_agree_in_what_both_give(claim: str, page: str, same: bool, complete: bool) -> None:
    (one,), (other,) = dates(claim), dates(page)
    assert (agree(one, other), covers(one, other)) == (same, complete)


@given(st.dates(min_value=dt.date(1000, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_every_calendar_date_is_read_back(date: dt.date) -> None:
    (found,) = dates(f"on {date} it rained")
    assert f"{found.year:04}-{found.month:02}-{found.day:02}" == str(date)
