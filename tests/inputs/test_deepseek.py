"""DeepSeek's export, and what its web page loads."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.citations.parse import parse
from auditor.inputs.read import read_answers
from tests.inputs.exports import data

RESULTS: list[dict[str, Any]] = [
    {"url": "https://a-news.org/tram", "title": "Trams", "cite_index": 1},
    {"url": "https://rive-gazette.com/red", "title": "Red paint", "cite_index": 12},
    {"url": "https://rive-gazette.com/x", "title": "Not cited", "cite_index": None},
]


def fragments(text: str) -> list[dict[str, Any]]:
    return [
        {"type": "SEARCH", "content": None, "results": RESULTS},
        {"type": "THINK", "content": "The user wants … [citation:1]"},
        {"type": "RESPONSE", "content": text},
    ]


def loaded(text: str) -> dict[str, Any]:
    """What the web page gets from its server."""
    return {
        "chat_session": {"id": "s", "title": "Bridge", "current_message_id": 4},
        "chat_messages": [
            {"message_id": 1, "parent_id": None, "role": "USER",
             "fragments": [{"type": "REQUEST", "content": "How old?"}]},
            {"message_id": 2, "parent_id": 1, "role": "ASSISTANT", "fragments": fragments("Old.")},
            {"message_id": 4, "parent_id": 1, "role": "ASSISTANT", "fragments": fragments(text)},
            {"message_id": 5, "parent_id": 2, "role": "USER", "fragments": []},
        ],
    }  # fmt: skip


def exported(text: str) -> list[dict[str, Any]]:
    """A conversation of the archive that a user asks for."""
    asked = {"fragments": [{"type": "REQUEST", "content": "How old?"}]}
    told = {"model": "deepseek-reasoner", "fragments": fragments(text)}
    mapping = {
        "root": {"id": "root", "parent": None, "children": ["1"], "message": None},
        "1": {"id": "1", "parent": "root", "children": ["2"], "message": asked},
        "2": {"id": "2", "parent": "1", "children": [], "message": told},
    }
    return [{"id": "s", "title": "Bridge", "mapping": mapping}]


@pytest.mark.parametrize(
    "export",
    [loaded, exported, lambda text: {"code": 0, "data": {"biz_data": loaded(text)}}],
    ids=["loaded", "exported", "wrapped"],
)
@pytest.mark.parametrize("mark", ["citation", "reference"])
def test_markers_are_replaced_by_the_pages_they_number(export: Any, mark: str) -> None:
    text = f"桥是红色的[{mark}:12][{mark}:1]。It is long [{mark}:99]."
    (answer,) = read_answers(data(export(text)), "c.json")
    assert answer.question == "How old?"
    assert [
        (at.claim.text, at.citation.link.url)
        for at in parse(answer).attributions
        if at.claim and at.citation.link
    ] == [("桥是红色的。", RESULTS[1]["url"]), ("桥是红色的。", RESULTS[0]["url"])]
    assert f"It is long [{mark}:99]." in answer.text


def test_earlier_messages_have_their_text_and_results_in_other_places() -> None:
    messages = [
        {"message_id": 1, "parent_id": None, "role": "USER", "content": "How old?"},
        {"message_id": 2, "parent_id": 1, "role": "ASSISTANT", "content": "Old[citation:1].",
         "thinking_content": "Hm.", "search_results": RESULTS},
        "odd",
    ]  # fmt: skip
    export = {"chat_session": {"id": "s"}, "chat_messages": messages}
    (answer,) = read_answers(data(export), "c.json")
    assert answer.text == "Old ([Trams](<https://a-news.org/tram>))."
    assert (answer.location.post, answer.location.author) == ("2", "DeepSeek")
    assert "1 of the export's messages" in answer.notes[-1]
