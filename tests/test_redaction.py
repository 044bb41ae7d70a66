"""Names of authors become numbers in what is said of them; what is audited stays as it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Location
from auditor.redaction import Redaction

NAMES = ("Mark", "user_42", "Ann Lee", "Zoë", "ChatGPT", "May", "Иван", "山田")


def redaction(*names: str) -> Redaction:
    made = Redaction(re.compile("chatgpt", re.IGNORECASE))
    for name in names or NAMES:
        made.see(name)
    return made


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("@mark you are wrong", "@author 1 you are wrong"),
        ("Mark wrote:\n> The bridge", "author 1 wrote:\n> The bridge"),
        ("> Mark (yesterday) said: the bridge", "> author 1 (yesterday) said: the bridge"),
        ("Thanks, Mark! The bridge", "Thanks, author 1! The bridge"),
        ("Merci Zoë, le pont", "Merci author 1, le pont"),
        ("Zoë a écrit : le pont", "author 1 a écrit : le pont"),
        ('[quote="Mark, post:3, topic:9"]', '[quote="author 1, post:3, topic:9"]'),
        ("Mark, you asked about it", "author 1, you asked about it"),
        ("see what /u/Mark found", "see what /u/author 1 found"),
        ("it was user_42 who asked", "it was author 1 who asked"),
        ("as ann lee has it", "as author 1 has it"),
        ("Спасибо Иван!", "Спасибо author 1!"),
        ("山田さんの答え", "山田さんの答え"),  # one run of letters: where the name ends is not seen
        ("@山田 は", "@author 1 は"),
    ],
)
def test_a_name_that_is_meant_is_a_number(text: str, redacted: str) -> None:
    assert redaction().text(text) == redacted


@pytest.mark.parametrize(
    "text",
    [
        "The mark was left in May, when prices rose.",
        "Mark Twain was born in 1835.",
        "In May, the bridge was opened.",
        "https://forum.test/u/user_42/posts and www.user_42.test",
        "@ChatGPT wrote: the bridge",
        "user_423 and xuser_42",
        "Annie Leeds wrote",
    ],
)
def test_a_word_that_is_also_a_name_stays(text: str) -> None:
    assert redaction().text(text) == text


def test_one_author_has_one_number_wherever_the_name_stands() -> None:
    made = redaction()
    assert made.text("@Mark and @user_42, @mark") == "@author 1 and @author 2, @author 1"
    assert made.place(Location("f", author="Mark")).author == "author 1"
    assert made.place(Location("f", author="@mark")).author == "author 1"


@given(st.text(), st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_only_names_are_replaced(text: str, names: list[str]) -> None:
    told = redaction(*names).text(text)
    assert told == text or any(name.strip()[-1:].lower() in text.lower() for name in names)


@given(st.text(alphabet="abc @\n", max_size=60))
def test_a_handle_is_gone_from_any_text(text: str) -> None:
    told = redaction("user_42").text(f"{text} user_42 {text}")
    assert "user_42" not in told
    assert told.replace("author 1", "user_42") == f"{text} user_42 {text}"
