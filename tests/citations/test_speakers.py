"""Which parts of a paste are not the assistant's words, and which must never be taken for that."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.citations.speakers import find_not_assistant


def left(text: str, question: str | None = None) -> str:
    """What remains for the assistant, on one line."""
    kept, at = [], 0
    for part in find_not_assistant(text, question):
        kept.append(text[at : part.span.start])
        at = part.span.end
    return " ".join("".join([*kept, text[at:]]).split())


ANSWER = "The bridge is red."


@pytest.mark.parametrize(
    ("you", "it"),
    [
        ("You said:", "ChatGPT said:"),
        ("##### You said:", "###### ChatGPT said:"),
        ("Vous avez dit :", "ChatGPT a dit :"),
        ("Vous avez dit\u00a0:", "Copilot a dit\u00a0:"),
        ("Du hast gesagt:", "ChatGPT hat gesagt:"),
        ("Sie sagten", "Copilot sagte"),
        ("Has dicho:", "ChatGPT ha dicho:"),
        ("Dijiste:", "ChatGPT dijo:"),
        ("Hai detto:", "ChatGPT ha detto:"),
        ("Você disse:", "ChatGPT disse:"),
        ("Je zei:", "ChatGPT zei:"),
        ("Вы сказали:", "ChatGPT сказал:"),
        ("你说：", "ChatGPT 说："),
        ("あなたの発言：", "ChatGPTの発言："),
        ("나의 말:", "ChatGPT의 말:"),
        ("You said", "Gemini said"),
        ("User:", "Assistant:"),
        ("**User:**", "**Assistant:**"),
        ("### 👤 User", "### 🤖 Assistant"),
        ("Human:", "Assistant:"),
        ("Human:", "AI:"),
        ("Me:", "Claude:"),
        ("You", "ChatGPT"),
        ("Moi :", "Bing :"),
        ("Ich:", "Copilot:"),
        ("Yo:", "Gemini:"),
        ("**Me**:", "**GPT-4o**:"),
        ("Me:", "Claude 3.5 Sonnet:"),
        ("User (edited):", "Bing Chat (precise):"),
        ("Prompt:", "Response:"),
        ("## Prompt:", "## Response:"),
        ("Prompt :", "Réponse :"),
        ("Q:", "A:"),
        ("Question:", "Answer:"),
        ("用户：", "助手："),
        ("Пользователь:", "Ассистент:"),
        ("> **You:**", "> **ChatGPT:**"),
    ],
)
def test_a_labelled_prompt_is_not_the_assistants(you: str, it: str) -> None:
    prompt = "My bridge was built in 1931. Why is it red?"
    assert left(f"{you}\n{prompt}\n\n{it}\n\n{ANSWER}\n") == ANSWER


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"User: It was built in 1931.\nAssistant: {ANSWER}\nUser: Thanks.\n", ANSWER),
        (f"Me: Why?\nBing: {ANSWER}\nOutput: It is 5.\nMe: Ok.", f"{ANSWER} Output: It is 5."),
        (f"ChatGPT: {ANSWER}", ANSWER),
        (f"Prompt: Why is the bridge\nof 1931 red?\n\n{ANSWER}", ANSWER),
        (f"Seen today.\n\nYou said:\nWhy?\nChatGPT said:\n{ANSWER}", ANSWER),
    ],
)
def test_turns(text: str, kept: str) -> None:
    assert left(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "Note: The bridge is red.\nSummary: It is long.",
        "The fields are:\nUser: the login name.\nAssistant: the helper's name.",
        "User: the login name.\nHost: the machine.\nModel: T-34.",
        "Q: Is it red?\nA: It is.\nQ: Is it long?\nA: It is 900 m long.",
        "A: The first bridge is red.\nB: The second bridge is long.",
        "In the film, the robot wakes up.\nYou said: the bridge is red.\nIt laughs.",
        "You said:\nThe bridge is red and nobody answered.",
        "He asked the mayor.\nResponse: the bridge stays red.",
        "I\nam the bridge",
        "AI is a field of research.\nIt began in 1956.",
        "Gemini\n\nA constellation of the northern sky.",
        "Searching for gold made the town rich.",
        "Search for “red bridge” in the archive of the town.",
        "> The bridge is red [1].\n> It is long [2].",
        "« Le pont est rouge. »\n\nCe sont les mots du maire.",
        "The mayor of 1931 wrote in his diary:\n> The bridge is red [1].\n\nIt still is.",
        "It is red.\n\nEinstein wrote:\n> God does not play dice.\n\nHe meant chance.",
        "Share prices rose by 5 %.\nCopy machines sold well.",
        "Powered by steam, the bridge could open.",
        "Created with love by the town, the bridge is red.",
        "1 of 30 bridges is red.",
        "He thought for 12 seconds and left.",
        "The bridge was built in 1931 (https://a.org).\n\nHello, this is Bing. It is red.",
        "Link: the bridge joins two towns.\nIt is red.",
    ],
)
def test_ordinary_text_is_the_assistants(text: str) -> None:
    assert find_not_assistant(text) == ()


@pytest.mark.parametrize(
    "intro",
    [
        "Bonjour, ceci est Bing.",
        "Hello, this is Bing!",
        "Hallo, das ist Bing.",
        "Hola, soy Copilot.",
        "您好，这是必应。",
        "> Hello, this is Bing.",
    ],
)
def test_a_persons_introduction_and_prompt_stand_before_the_assistants_first_words(
    intro: str,
) -> None:
    text = f"Anna :\n\n« Bonjour Bing, le pont a 95 ans, pourquoi ? »\n\n👌\n\n{intro} {ANSWER}"
    assert left(text) == f"{intro} {ANSWER}"


@pytest.mark.parametrize(
    "line",
    [
        "Searching for: `red bridge 1931`",
        "✓ Searching for: red bridge",
        "Generating answers for you…",
        "Recherche de : « pont rouge 1931 »",
        "Recherche de «\u00a0pont rouge\u00a0»",
        "Générer des réponses pour vous…",
        "Suche nach: „rote Brücke“",
        "Copy",
        "Copier le code",
        "Regenerate response",
        "Was this response better or worse?",
        "ChatGPT can make mistakes. Check important info.",
        "Copilot utilise l’IA. Vérifiez les erreurs.",
        "Gemini can make mistakes, so double-check it",
        "Thought for 12 seconds",
        "Thought for 1m 5s",
        "Thought for a few seconds",
        "Reasoned about this for 9 seconds",
        "Nachgedacht für 12 Sekunden",
        "Réflexion durant 12 secondes",
        "Searched 5 sites",
        "Reading 10 sources",
        "1 of 30",
        "2 sur 30",
        "Powered by Chat Exporter (https://www.exporter.org)",
        "Exported from ChatGPT on 3 May 2026",
        "*Exported with [Chat Exporter](https://x.org)*",
    ],
)
def test_lines_of_the_page_are_not_the_assistants(line: str) -> None:
    assert left(f"{line}\n\n{ANSWER}\n") == ANSWER


def test_an_exporters_header_and_labels() -> None:
    text = (
        "# Red bridge\n\n**Created:** 5/1/2026 9:30\n**Updated:** 5/1/2026 9:31\n"
        "**Link:** [chat](https://chat.example.org/c/1)\n\n## Prompt:\nWhy is it red?\n\n"
        f"## Response:\n{ANSWER}\n\nPowered by Chat Exporter (https://x.org)"
    )
    assert left(text) == f"# Red bridge {ANSWER}"


@pytest.mark.parametrize(
    "text",
    [
        f"@ann,\n\n« Le pont est vert depuis 1931. »\n\n{ANSWER}",
        f"@ann.b\n> The bridge is green\n> since 1931.\n\n{ANSWER}",
        f"On Mon, Jan 5, 2026 at 3:00 PM, Ann <ann@a.org> wrote:\n> It is green.\n\n{ANSWER}",
        f"Le lun. 5 janv. 2026 à 15:00, Ann a écrit :\n> Il est vert.\n{ANSWER}",
        f"Am 5.1.2026 um 15:00 schrieb Ann Weber:\n> Sie ist grün.\n>> Wirklich?\n\n{ANSWER}",
        f"Ann wrote:\n> It is green.\n\n{ANSWER}",
    ],
)
def test_a_quotation_of_another_post_is_not_the_assistants(text: str) -> None:
    assert left(text) == ANSWER


def test_a_quotation_may_be_the_answer_itself() -> None:
    assert left(f"Ann wrote:\n> {ANSWER}") == f"> {ANSWER}"
    assert left(f"> {ANSWER}") == f"> {ANSWER}"


def test_the_known_prompt() -> None:
    assert left(f"> Why is it red?\n\n{ANSWER}", "Why is it red?") == ANSWER
    assert left(f"{ANSWER} Why?", "red") == f"{ANSWER} Why?"


@given(
    st.lists(
        st.sampled_from(
            ["You said:", "ChatGPT said:", "User: a", "Q: b", "A: c", "> quote", "@ann", "« x »",
             "Ann wrote:", "Hello, this is Bing.", "Searching for: `x`", "Copy", "\ud800", "«",
             "Me", ""]
        )
    ),
    st.sampled_from(["", "Me", "c", "x\n"]),
)  # fmt: skip
def test_parts_are_in_order_and_within_the_text(lines: list[str], question: str) -> None:
    text = "\n".join(lines)
    parts = find_not_assistant(text, question)
    assert all(a.span.end <= b.span.start for a, b in pairwise(parts))
    assert all(p.span.end <= len(text) and p.reason for p in parts)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert isinstance(find_not_assistant(text, text[:3]), tuple)


def test_what_stands_around_a_quoted_answer_is_a_persons() -> None:
    quoted = "> The bridge opened in 1931 [1].\n>\n> [1] https://port.org/a\n"
    text = (
        f"I asked it about my town. We have a bridge since 1940.\n\n{quoted}\nIt is wrong here.\n"
    )
    parts = [part.span.of(text) for part in find_not_assistant(text)]
    assert parts == ["I asked it about my town. We have a bridge since 1940.", "It is wrong here."]


@pytest.mark.parametrize(
    "text",
    [
        # the answer quotes a source, or only its list is quoted
        "The law says:\n> Bridges are red [1].\n\nSo it is [1].\n\n[1] https://port.org/a\n",
        "The bridge opened in 1931.2\n\n> 1. Port, https://port.org/a\n> 2. Log, https://port.org/b\n",
        "The port says:\n> The bridge opened in 1931.\n\nIt was red.\n",
    ],
)
def test_an_answer_that_quotes_is_the_assistants(text: str) -> None:
    assert find_not_assistant(text) == ()
