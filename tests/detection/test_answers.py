"""What `find_answers` says of single comments."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.detection.answers import find_answers
from auditor.model import Confidence, Strength
from tests.detection import forms
from tests.detection.texts import TOPICS

ENGLISH, FRENCH = TOPICS[0], TOPICS[2]


def test_the_prompt_and_the_lead_in_stay_outside() -> None:
    prompt = "Bonjour Bing, pourquoi le funiculaire a-t-il fermé ?"
    answer = f"{FRENCH.hello} {forms.bing_footer(FRENCH)}"
    lead = f"Ben j'ai posé la question à Bing !\n\nMoi :\n\n« {prompt} »\n\nTrès bonne question !"
    text = f"{lead}\n\n👌\n\n{answer}"
    (found,) = find_answers(text)
    assert found.span.of(text) == answer
    assert found.question
    assert found.question.of(text) == prompt
    assert found.assistant == "bing"
    assert found.confidence is Confidence.HIGH


def test_what_follows_the_last_entry_of_the_list_is_a_persons() -> None:
    answer = forms.bing_footer(ENGLISH)
    text = f"{answer}\n\nThe tunnel is lovely, we walked through it in May."
    (found,) = find_answers(text)
    assert found.span.of(text) == answer


def test_two_answers_in_one_comment_are_two() -> None:
    one, two = forms.bing_footer(ENGLISH), forms.gemini_report(FRENCH)
    text = f"Bing says:\n\n{one}\n\nGemini says:\n\n{two}"
    found = find_answers(text)
    assert [answer.span.of(text) for answer in found] == [one, two]
    assert [answer.assistant for answer in found] == ["bing", "gemini"]


def test_an_answer_behind_quote_marks_is_found_with_them() -> None:
    quoted = "\n".join(f"> {line}" for line in forms.bing_footer(ENGLISH).split("\n"))
    (found,) = find_answers(f"{quoted}\n\nSays who?")
    assert found.span.of(quoted) == quoted


def test_the_turns_of_a_copied_chat_are_kept_apart() -> None:
    text = (
        f"You said:\n{ENGLISH.question}\n\n"
        f"ChatGPT said:\n{ENGLISH.intro} {' '.join(ENGLISH.claims)}\n\n"
        f"You said:\nAnd in French?\n\n"
        f"ChatGPT said:\n{FRENCH.intro} {' '.join(FRENCH.claims)}"
    )
    found = find_answers(text)
    assert [answer.span.of(text)[:10] for answer in found] == [
        ENGLISH.intro[:10],
        FRENCH.intro[:10],
    ]
    assert found[0].question
    assert found[0].question.of(text) == ENGLISH.question


def test_the_signals_say_what_decided_and_where() -> None:
    text = forms.bing_footer(ENGLISH)
    (found,) = find_answers(text)
    first = found.clues[0]
    assert first.code == "bing-footer"
    assert first.strength is Strength.PROOF
    assert first.span.of(text).startswith("Source: Conversation with Bing")


def test_style_alone_never_decides() -> None:
    text = (
        "Great question! Here are some ideas:\n\n- **One**: this\n- **Two**: that\n\n"
        "In summary, both work. I hope this helps! 😊"
    )
    assert find_answers(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Strip `【4†source】` and `turn0search0` before you publish the text.",
        "```\nThe tunnel leaks every spring【4†source】.\n```\nThat is what my parser gets.",
        "You wrote “the tunnel leaks every spring【4†source】” but the page says nothing of it.",
        "> The tunnel leaks every single spring【4†source】.\n\nIt does not, I live there.",
    ],
)
def test_marks_that_are_quoted_or_spoken_of_are_nobodys_answer(text: str) -> None:
    assert find_answers(text) == ()


def test_one_link_with_an_assistants_parameter_is_a_link_that_somebody_shares() -> None:
    link = "https://harrow-railways.org/{}?utm_source=chatgpt.com"
    assert find_answers(f"Read {link.format(1)} on the tunnel, it is good.") == ()
    assert find_answers(
        f"The tunnel leaks ({link.format(1)}). The roof is thin ({link.format(2)})."
    )


@given(st.text(alphabet=st.sampled_from('ab .:\n>[]()^1²"*#-†【】«»?ChatGPT:hps/'), max_size=300))
def test_any_text_gives_answers_that_are_stretches_of_it_in_order(text: str) -> None:
    end = 0
    for found in find_answers(text):
        assert end <= found.span.start < found.span.end <= len(text)
        assert all(clue.span.end <= len(text) for clue in found.clues)
        end = found.span.end


UNITS = (
    *(
        "[1]",
        "> ",
        "ChatGPT says:\n",
        "【1†",
        "https://a.test/?utm_source=chatgpt.com ",
        "((((",
        '"',
    ),
    *("«", "[x](", "Source: Bing\n", "(1) a. https://a.test.\n", "turn0search0 ", "*", "as an ai "),
    *("citeturn", "Hello, this is Bing.\n", "a+1", "\n- **a", "https://", "@a\n« ", "⁂\n", "a\n\n"),
)


@pytest.mark.parametrize("unit", UNITS)
def test_hostile_repetitions_are_read(unit: str) -> None:
    text = f"As an AI language model {unit * (60_000 // len(unit))} ChatGPT http://a.test"
    assert all(found.span.end <= len(text) for found in find_answers(text))
