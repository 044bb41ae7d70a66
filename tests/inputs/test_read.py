"""What an input is: a pasted answer, an export, an archive, or nothing that can be read."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import InputError
from auditor.inputs import archive, source
from auditor.inputs.chats import FORMATS
from auditor.inputs.read import read_answers
from tests.inputs.exports import block, chatgpt, cite, claude, data, said, wrote, zipped

if TYPE_CHECKING:
    from pathlib import Path

OLD = chatgpt(said("user", "How old?"), said("assistant", "It is old."), title="Old bridges")
RED = chatgpt(said("user", "What colour?"), said("assistant", "It is red."), title="Red paint")
FERRY = claude(wrote("human", block("When?")), wrote("assistant", block("Daily.")))


def texts(content: bytes, **options: Any) -> list[str]:
    return [answer.text for answer in read_answers(content, "in", **options)]


def failure(content: bytes, name: str = "in", **options: Any) -> InputError:
    with pytest.raises(InputError) as caught:
        read_answers(content, name, **options)
    assert caught.value.hint
    return caught.value


def test_every_conversation_of_an_export_is_read_in_order() -> None:
    assert texts(data([OLD, RED])) == ["It is old.", "It is red."]
    assert texts(b"\xef\xbb\xbf \n" + json.dumps([OLD, RED], indent=2).encode()) == [
        "It is old.",
        "It is red.",
    ]
    assert texts(json.dumps(FERRY).encode("utf-16")) == ["Daily."]


@pytest.mark.parametrize("wanted", ["id of Red paint", "red", " RED p"])
def test_one_conversation_is_chosen_by_id_or_title(wanted: str) -> None:
    assert texts(data([OLD, RED]), conversation=wanted) == ["It is red."]


@pytest.mark.parametrize("wanted", ["ferries", "", " "])
def test_a_choice_that_fits_none_is_answered_with_what_there_is(wanted: str) -> None:
    many = [chatgpt(said("assistant", "x"), title=f"Number {n}") for n in range(12)]
    error = failure(data(many), conversation=wanted)
    assert "no conversation" in error.message
    assert "'Number 9' (id of Number 9)" in error.hint
    assert "Number 10" not in error.hint


def test_an_answer_has_no_conversations() -> None:
    assert "not an export" in failure(b"It is old [1].", conversation="old").message


@pytest.mark.parametrize(
    "text",
    [
        "[1] https://rive-gazette.com/old\n",
        '{"fallbackMarkdown":"(Rive Gazette\\n)","reference":{"items":[]}}',
        '{"fallbackMarkdown":"(Rive)"} is what was pasted here.',
        '{"key": "value"} is an object, and "mapping" is a word.',
        "{curly} brackets and [square] ones",
        '[{"a": 1}] is a list.',
        "[]() is an empty link",
        '{"unfinished": ',
    ],
)
def test_an_answer_that_looks_like_json_is_an_answer(text: str) -> None:
    assert texts(text.encode()) == [text]


@pytest.mark.parametrize(
    ("content", "said_of_it"),
    [
        (b'{"name": "Rive", "people": 3}', "no export that is known"),
        (b'[{"role": "user"}]', "no export that is known"),
        (b"[]", "no export that is known"),
        (data([chatgpt(said("user", "How old?"))]), "no answer of an assistant"),
        (data([OLD])[:-9], "in:1:"),
        (data([OLD]) + b"]", "in:1:"),
        (data([OLD])[:-1] + b" x]", "expected a comma"),
        (json.dumps([OLD, RED], indent=1).encode()[:-30], "breaks off or is wrong"),
        (b'[{"mapping": ' + b"[" * 200_000, "nested deeper"),
    ],
)
def test_what_is_wrong_with_an_export_is_said(content: bytes, said_of_it: str) -> None:
    assert said_of_it in failure(content).message


def test_a_json_file_that_breaks_off_is_no_answer() -> None:
    error = failure(b'{"a":\n  1,, "b": 2}', "saved.JSON")
    assert error.message.startswith("saved.JSON:2:")


def test_a_conversation_of_another_shape_is_counted() -> None:
    answers = read_answers(data([{"title": "odd"}, 7, OLD]), "in")
    assert [answer.text for answer in answers] == ["It is old."]
    assert answers[0].notes[-1].startswith("2 of the export's messages")


def test_numbers_of_any_length_are_no_trouble() -> None:
    export = data([OLD]).replace(b"1730000000.25", b"9" * 5000)
    assert texts(export) == ["It is old."]


def test_the_question_of_the_export_goes_before_that_of_the_user() -> None:
    alone = chatgpt(said("assistant", "It is long."))
    answers = read_answers(data([OLD, alone]), "in", question="Asked?")
    assert [answer.question for answer in answers] == ["How old?", "Asked?"]


def test_an_archive_is_read_as_it_was_sent() -> None:
    (answer,) = read_answers(zipped("data/conversations.json", data([OLD])), "export.zip")
    assert answer.text == "It is old."
    assert answer.location.path == "export.zip/conversations.json"


def test_an_archive_in_numbered_parts_is_one_export() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        parts.writestr("conversations-001.json", data([RED]))
        parts.writestr("conversations-000.json", data([OLD]))
        parts.writestr("conversations-000.json.txt", b"?")
    assert texts(file.getvalue()) == ["It is old.", "It is red."]


def forged(content: bytes, size: int) -> bytes:
    """An archive that claims another size for what is in it."""
    packed = bytearray(zipped("conversations.json", content))
    at = packed.rindex(b"PK\x01\x02")
    packed[at + 24 : at + 28] = struct.pack("<I", size)
    return bytes(packed)


@pytest.mark.parametrize(
    ("content", "said_of_it"),
    [
        (zipped("word/document.xml", b"<w/>"), "no conversations.json"),
        (zipped("conversations.json", data([OLD]))[:-40], "can't be read"),
        (zipped("conversations.json", b"0" * 2_000_000), "packed as no export is"),
        (forged(data([OLD]), archive.MAX_BYTES + 1), "more than 500 MB"),
        (b"PK\x03\x04", "can't be read"),
    ],
)
def test_other_archives_are_refused(content: bytes, said_of_it: str) -> None:
    assert said_of_it in failure(content).message


def test_an_archive_packed_in_another_way_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_BZIP2) as other:
        other.writestr("conversations.json", data([OLD]))
    assert "not known here" in failure(file.getvalue()).message


def test_what_is_no_text_is_no_export() -> None:
    assert "is not text" in failure(b'[{"a\0": 1}]').message


def test_an_archive_with_two_exports_is_not_guessed_at() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as both:
        both.writestr("a/conversations.json", data([OLD]))
        both.writestr("b/conversations.json", data([RED]))
    assert "more than one" in failure(file.getvalue()).message


def test_an_export_may_be_larger_than_an_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export, answer = tmp_path / "export.json", tmp_path / "answer.txt"
    export.write_bytes(data([OLD]) + b" " * 5000)
    answer.write_bytes(b"a" * 5000)
    monkeypatch.setattr("auditor.inputs.read.MAX_BYTES", 4500)
    monkeypatch.setattr("auditor.inputs.plain.MAX_BYTES", 4500)
    assert [a.text for a in source.from_file(str(export), None)] == ["It is old."]
    with pytest.raises(InputError, match="more than an answer"):
        source.from_file(str(answer), None)
    monkeypatch.setattr(archive, "MAX_BYTES", 4600)
    with pytest.raises(InputError, match="packed as no export"):
        source.from_file(str(export), None)


def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_BYTES", 100)
    assert "packed as no export is" in failure(zipped("conversations.json", data([OLD]))).message


_KEYS = (
    "mapping", "current_node", "title", "id", "parent", "message", "author", "role", "content",
    "content_type", "parts", "text", "metadata", "recipient", "channel", "content_references",
    "matched_text", "start_idx", "end_idx", "type", "items", "url", "safe_urls", "alt", "refs",
    "turn_index", "ref_type", "ref_index", "supporting_websites", "sources", "citations",
    "start_ix", "end_ix", "search_result_groups", "entries", "ref_id", "chat_messages", "uuid",
    "parent_message_uuid", "sender", "start_index", "end_index", "details", "chat_session",
    "message_id", "parent_id", "fragments", "results", "cite_index",
    "current_leaf_message_uuid", "data", "biz_data", "invalid",
)  # fmt: skip
_WORDS = (
    "", "n0", "n1", "assistant", "user", "text", "multimodal_text", "all", "RESPONSE", "REQUEST",
    "grouped_webpages", "sources_footnote", "hidden", "https://a.org/x", "](>)\n",
    f"Red. {cite('turn0search0')}【1†a】[citation:1]", cite("turn0search0"), "【1†a】", "search",
    "\ud83d", "\0",
)  # fmt: skip
_json = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.sampled_from(_WORDS), st.text()
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(_KEYS), inner, max_size=6)
    ),
    max_leaves=25,
)


@given(_json)
def test_any_json_gives_answers_or_an_input_error(value: Any) -> None:
    try:
        answers = read_answers(json.dumps(value).encode(), "in")
    except InputError as error:
        assert error.hint
    else:
        assert answers
        assert all(answer.text.encode() for answer in answers)


def _near(template: Any) -> st.SearchStrategy[Any]:
    """Values of the template's shape in which any part may be something else."""
    if isinstance(template, dict):
        same: Any = st.fixed_dictionaries({k: _near(v) for k, v in template.items()})
    elif isinstance(template, list):
        same = st.tuples(*map(_near, template)).map(list)
    else:
        same = st.just(template)
    return st.one_of(same, same, same, same, same, same, same, _json)


_TEXT = f"Red. {cite('turn0search0')} Old【1†a】."
_SHAPES = st.one_of(
    _near(
        chatgpt(
            said(
                "assistant",
                _TEXT,
                content_references=[
                    {"type": "grouped_webpages", "matched_text": cite("turn0search0"),
                     "start_idx": 5, "items": [{"url": "https://a.org/x", "title": "x",
                     "refs": [{"turn_index": 0, "ref_type": "search", "ref_index": 0}]}]}
                ],
                citations=[{"start_ix": 27, "end_ix": 30, "metadata": {"url": "https://a.org/"}}],
            )
        )
    ),
    _near(
        claude(
            wrote(
                "assistant",
                block(_TEXT, {"end_index": 4, "details": {"url": "https://a.org/x"}}),
            )
        )
    ),
    _near(
        {
            "chat_session": {"current_message_id": 2},
            "chat_messages": [
                {"message_id": 2, "parent_id": 1, "fragments": [
                    {"type": "RESPONSE", "content": "Red [citation:1]."},
                    {"type": "SEARCH", "results": [{"cite_index": 1, "url": "https://a.org/x"}]},
                ]}
            ],
        }
    ),
)  # fmt: skip


@given(_SHAPES)
def test_an_export_with_anything_in_it_gives_answers_or_an_input_error(value: Any) -> None:
    try:
        answers = read_answers(json.dumps([value, OLD]).encode(), "in")
    except InputError as error:
        assert error.hint
    else:
        assert answers
        assert all(answer.text.encode() for answer in answers)


@pytest.mark.parametrize("format_", FORMATS, ids=lambda each: each.NAME)
def test_no_format_takes_anothers_export(format_: Any) -> None:
    session: dict[str, object] = {"chat_session": {}, "chat_messages": []}
    known = {"ChatGPT": OLD, "Claude": FERRY, "DeepSeek": session}
    assert [name for name, value in known.items() if format_.detect(value)] == [format_.NAME]
