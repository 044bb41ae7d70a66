"""Claude's and DeepSeek's exports."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.citations.parse import parse
from auditor.inputs.read import read_answers
from tests.inputs.exports import block, claude, claude_citation, data, wrote

TIMES = "https://river-ferries.net/times"
PRICES = "https://river-ferries.net/prices"


def bound(*messages: dict[str, Any]) -> list[tuple[str, str]]:
    (answer,) = read_answers(data([claude(*messages)]), "c.json")
    return [
        (at.claim.text, at.citation.link.url)
        for at in parse(answer).attributions
        if at.claim and at.citation.link
    ]


def test_a_citation_is_written_behind_the_words_it_covers() -> None:
    text = "The ferry runs daily. It is free on **Sundays**. It is old."
    cited = block(
        text,
        claude_citation(text, "The ferry runs daily.", TIMES),
        claude_citation(text, "It is free on **Sundays", PRICES),
        claude_citation(text, "It is free on **Sundays**", TIMES),
    )
    assert bound(wrote("assistant", cited)) == [
        ("The ferry runs daily.", TIMES),
        ("It is free on Sundays.", PRICES),
        ("It is free on Sundays.", TIMES),
    ]


@pytest.mark.parametrize("off", [-2, -1, 1, 1000])
def test_an_offset_that_is_off_does_not_split_a_word(off: int) -> None:
    text = "The ferry runs daily"
    citation = claude_citation(text, text, TIMES)
    citation["end_index"] += off
    (answer,) = read_answers(data(claude(wrote("assistant", block(text, citation)))), "c.json")
    assert answer.text.startswith("The ferry runs daily (")


def test_titles_come_from_what_the_search_found() -> None:
    text = "The ferry runs daily."
    found = {"type": "knowledge", "title": "Times [summer]", "url": TIMES, "text": "…"}
    (answer,) = read_answers(
        data(
            claude(
                wrote("human", block("When does it run?")),
                wrote(
                    "assistant",
                    {"type": "thinking", "thinking": "Let me see."},
                    block("Let me look."),
                    {"type": "tool_use", "name": "web_search", "input": {"query": "ferry"}},
                    {"type": "tool_result", "content": [found, "odd"]},
                    block(text, claude_citation(text, text, TIMES)),
                ),
            )
        ),
        "c.json",
    )
    assert answer.text == (f"Let me look.\n\nThe ferry runs daily. ([Times [summer]](<{TIMES}>))")
    assert answer.question == "When does it run?"
    assert (answer.location.post, answer.location.author) == ("m1", "Claude")


def test_a_citation_of_an_upload_is_counted() -> None:
    text = "The ferry runs daily."
    citation = claude_citation(text, text, TIMES)
    citation["details"] = {"type": "local_file", "file": "times.pdf"}
    (answer,) = read_answers(data(claude(wrote("assistant", block(text, citation)))), "c.json")
    assert answer.text == text
    assert answer.notes[-1].startswith("1 citation of the export names no page")


def test_the_current_branch_ends_in_the_current_leaf() -> None:
    asked, first = wrote("human", block("When?")), wrote("assistant", block("Daily."))
    conversation = claude(asked, first, {**wrote("assistant", block("Hourly.")), "uuid": "z"})
    conversation["chat_messages"][2]["parent_message_uuid"] = "m0"
    assert [a.text for a in read_answers(data([conversation]), "c.json")] == ["Hourly."]
    conversation["current_leaf_message_uuid"] = "m1"
    assert [a.text for a in read_answers(data([conversation]), "c.json")] == ["Daily."]


def test_an_export_of_the_first_years_has_only_texts() -> None:
    messages = [
        {"uuid": "a", "sender": "human", "text": "When?"},
        {"uuid": "b", "sender": "assistant", "text": "Daily."},
        {"uuid": "c", "sender": "assistant", "text": "Hourly."},
        {"text": "of nobody"},
        "odd",
    ]
    answers = read_answers(data([{"uuid": "u", "name": "", "chat_messages": messages}]), "c.json")
    assert [(a.text, a.question) for a in answers] == [("Daily.", "When?"), ("Hourly.", "When?")]
    assert "2 of the export's messages" in answers[0].notes[-1]
