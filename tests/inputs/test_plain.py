"""Bytes as people have them -> an Answer, or a message that says what to do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import InputError
from auditor.inputs.html import MAX_TAGS
from auditor.inputs.plain import MAX_BYTES, read_answer

TEXT = "Le pont était fermé¹.\n\n(1) Été. https://a.org/é."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_and_without_a_mark(encoding: str) -> None:
    answer = read_answer(TEXT.encode(encoding), "a.txt")
    assert answer.text == TEXT
    assert answer.notes == ()


def test_text_from_an_old_editor_is_read_and_said() -> None:
    answer = read_answer("L'été, le pont était fermé à cause de l'eau".encode("cp1252"), "a.txt")
    assert answer.text == "L'été, le pont était fermé à cause de l'eau"
    assert "Windows-1252" in answer.notes[0]


def test_a_few_broken_characters_do_not_cost_the_rest() -> None:
    data = TEXT.encode() + b"\xff et \xc3\xa9t\xc3\xa9"
    answer = read_answer(data, "a.txt")
    assert answer.text.startswith(TEXT)
    assert answer.text.endswith("été")
    assert "1 byte sequence" in answer.notes[0]


def test_newlines_of_every_system_count_as_one_line() -> None:
    answer = read_answer(b"one\r\ntwo\rthree\nfour", "a.txt")
    assert answer.text == "one\ntwo\nthree\nfour"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_a_mark_and_newlines_of_windows_leave_the_text(encoding: str) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    answer = read_answer(mark + TEXT.replace("\n", "\r\n").encode(encoding), "a.txt")
    assert answer.text == TEXT


def test_one_byte_of_another_encoding_costs_one_character() -> None:
    answer = read_answer("Été, l’été, où".encode() + b" it\x92s red [1].", "a.txt")
    assert answer.text == "Été, l’été, où it\ufffds red [1]."
    assert "1 byte sequence" in answer.notes[0]


def test_control_characters_are_kept_where_they_are() -> None:
    text = "The bridge is red [1]. " * 300 + "\0\x0b\u2028 It is long."
    answer = read_answer(text.encode(), "a.txt")
    assert answer.text == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "is empty"),
        (b"\xef\xbb\xbf\n", "is empty"),
        (b"%PDF-1.7\n\x00\x00\x01binary", "is not text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is not text"),
        (bytes(range(1, 32)) * 20, "is not text"),
        (b"a" * (MAX_BYTES + 1), "more than an answer"),
        (b"<html>" + b"<p>" * (MAX_TAGS + 1), "more than an answer"),
    ],
)
def test_what_can_not_be_read_is_said_with_a_remedy(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_answer(data, "a.txt")
    assert message in caught.value.message
    assert caught.value.message.startswith("a.txt")
    assert caught.value.hint


@given(st.binary(max_size=300))
def test_any_bytes_give_an_answer_or_an_input_error(data: bytes) -> None:
    try:
        answer = read_answer(data, "a.txt")
    except InputError:
        return
    assert answer.text.strip()
    assert "\r" not in answer.text
