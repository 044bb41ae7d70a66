from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.reports.clean import LIMIT, clean, one_line

ANY = st.text(st.characters(exclude_categories=()))
NASTY = st.text(
    st.sampled_from("\x00\x1b\x7f\x85\x9b\u00ad\u200b\u200d\u202e\u2028\u2066\ufeff\ud800\udc00")
    | st.sampled_from(
        "\U000e0041\U000e0100\u0301\u034f\u3164\r\n\t a#[:é橋🙂❤می\u200cक\u094dष\ufe0f"
    )
)


@given(ANY | NASTY)
def test_nothing_invisible_or_active_comes_out(text: str) -> None:
    for char in clean(text):
        assert char in "\t\n" or unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp")
        assert unicodedata.bidirectional(char) not in (
            *("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"),
        )
        assert char not in "\u00ad\u200b\u200e\u200f\u2060\ufeff\u3164"
        assert not 0xE0000 <= ord(char) <= 0xE0FFF
    clean(text).encode()


@given(ANY | NASTY)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert one_line(one_line(text)) == one_line(text)


@given(st.text(st.characters(categories=["L", "N", "P", "Sc", "Sk", "Sm", "Zs"])))
def test_ordinary_text_is_left_alone(text: str) -> None:
    if "##" not in text and "\u3164" not in text:
        assert len(clean(text)) >= len(text)
    assert clean("L’été à Zürich : 20 °C, 橋, ☀️, Việt Nam") == (
        "L’été à Zürich : 20 °C, 橋, ☀️, Việt Nam"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;x\x07", "\\x1b]0;x\\x07"),
        ("\x9b31m", "\\x9b31m"),
        ("exe.\u202egnp", "exe.\\u{202e}gnp"),
        ("\U000e0041", "\\u{e0041}"),
        ("\ud800", "\\u{d800}"),
        ("a\r\nb\rc\td", "a\nb\\x0dc\td"),
        ("##[error]x ##vso[task]y", "##\\[error]x ##vso\\[task]y"),
    ],
)
def test_what_is_forbidden_is_shown(text: str, shown: str) -> None:
    assert clean(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",
        "۵\u200cساله",
        "क\u094d\u200dष",
        "র\u200d\u09cdয",
        "ക\u0d4d\u200d",
        "❤️\u200d🔥 👩🏽\u200d🚀",
    ],
)
def test_joiners_stand_where_a_script_is_spelled_with_them(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("pay\u200cpal", "pay\\u{200c}pal"),
        ("pay\u200dpal", "pay\\u{200d}pal"),
        ("می\u200c\u200cخواهم", "می\\u{200c}\\u{200c}خواهم"),
        ("می\u200c", "می\\u{200c}"),
        ("\u200cمی", "\\u{200c}می"),
        ("می\u200ca", "می\\u{200c}a"),
        ("🙂\u200c🙂", "🙂\\u{200c}🙂"),
        ("🙂\u200dx", "🙂\\u{200d}x"),
    ],
)
def test_joiners_anywhere_else_are_shown(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_marks_that_would_paint_over_other_lines_are_thinned() -> None:
    assert clean("Z" + "\u0301" * 500) == "Z" + "\u0301" * 8 + "…"
    assert clean("e\u0301") == "e\u0301"


@given(ANY | NASTY, st.integers(min_value=2, max_value=50))
def test_the_cap_holds_after_escaping(text: str, limit: int) -> None:
    assert len(clean(text, limit)) <= limit
    assert len(one_line(text, limit)) <= limit


def test_a_huge_value_is_cut() -> None:
    assert len(clean("a" * 10_000_000)) == LIMIT
    assert clean("a" * 10_000_000).endswith("…")


@given(ANY | NASTY)
def test_one_line_is_one_line(text: str) -> None:
    assert "\n" not in one_line(text)
    assert "\t" not in one_line(text)
