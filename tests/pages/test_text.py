from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.pages.text import clean, one_line


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("one\n\n\n \n\ntwo", "one\n\ntwo"),
        ("  one   two  ", "one two"),
        ("1411\t\t2,340", "1411\t2,340"),
        ("e\u0301t\u00e9", "été"),
        ("pass\u00adword zero\u200bwidth", "password zerowidth"),
        ("\u202eevil\u202c \u2066x\u2069", "evil x"),
        ("tag\U000e0041\U000e0042s", "tags"),
        ("bell\x07\x1b[31m", "bell[31m"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("1\u00a0280\u202f000", "1\u00a0280\u202f000"),
        ("lone \ud800", "lone \ufffd"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(), st.integers(1, 50))
def test_one_line(text: str, limit: int) -> None:
    line = one_line(text, limit)
    assert "\n" not in line
    assert len(line) <= limit
