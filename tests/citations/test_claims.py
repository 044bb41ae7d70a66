"""Sentences in many languages, and which of them claim something."""

from __future__ import annotations

import pytest

from tests.citations.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dr. Smith agreed to it. Sales rose by 3.5 %, e.g. in Asia. See p. 12 for more.",
            [
                "Dr. Smith agreed to it.",
                "Sales rose by 3.5 %, e.g. in Asia.",
                "See p. 12 for more.",
            ],
        ),
        (
            "M. Dupont a parlé à Mme. Durand. « Le pont est ouvert. » Il l'a répété deux fois.",
            [
                "M. Dupont a parlé à Mme. Durand.",
                "« Le pont est ouvert. »",
                "Il l'a répété deux fois.",
            ],
        ),
        (
            "Am 3. Mai kam der Zug an. Er war z.B. nicht rot.",
            ["Am 3. Mai kam der Zug an.", "Er war z.B. nicht rot."],
        ),
        (
            "橋は赤い色です。とても長い橋です！次の文もあります。",
            ["橋は赤い色です。", "とても長い橋です！", "次の文もあります。"],
        ),
        (
            "الجسر أحمر اللون وطويل. هل هو جديد جدا؟ لا نعرف ذلك.",
            ["الجسر أحمر اللون وطويل.", "هل هو جديد جدا؟", "لا نعرف ذلك."],
        ),
        (
            "¿Es rojo el puente? ¡Sí, es rojo! J. R. Tolkien no lo vio.",
            ["¿Es rojo el puente?", "¡Sí, es rojo!", "J. R. Tolkien no lo vio."],
        ),
        (
            "Dort leben z. B. ca. 83 Mio. Menschen. Im Jahr 52 v. Chr. war es leer.",
            ["Dort leben z. B. ca. 83 Mio. Menschen.", "Im Jahr 52 v. Chr. war es leer."],
        ),
        (
            "En EE. UU. viven muchos. Nació en el s. XV en Roma.",
            ["En EE. UU. viven muchos.", "Nació en el s. XV en Roma."],
        ),
        ("See https://a.org/x.y?z=1. The end of it.", ["See .", "The end of it."]),
        (
            "The bridge was built\nin the year 1931 by\nthe town itself.",
            ["The bridge was built in the year 1931 by the town itself."],
        ),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    if "https" in text:  # a URL never ends a sentence, whatever dots it has
        assert len(read(text).claims) == 2
    elif "\n" in text:
        assert " ".join(c.text for c in read(text).claims) == expected[0]
    else:
        assert [c.text for c in read(text).claims] == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Bonjour, ceci est Bing.", "a greeting"),
        ("Hello! This is Bing.", "a greeting"),
        ("Je vais essayer de répondre à votre question.", "about the assistant"),
        ("I hope this helps you with the bridge.", "about the assistant"),
        ("Would you like to know more about it", "a courtesy"),
        ("N'hésitez pas à me poser d'autres questions.", "a courtesy"),
        ("When did the bridge open?", "a question"),
        ("Voir [la page](https://a.fr/x) et [le site](https://b.fr/x).", "a pointer"),
        ("Voici quelques-unes de ces raisons :", "an introduction"),
        ("Red.", "too short"),
    ],
)
def test_some_sentences_claim_nothing(text: str, why: str) -> None:
    claim = read(text).claims[0]
    assert claim.not_checkable is not None
    assert claim.not_checkable.startswith(why)
    assert read(text).claims_without_citation == ()


@pytest.mark.parametrize(
    "text",
    [
        "Salut aux marins : le pont compte 12 arches.",
        "J'espère que cela répond : le pont mesure 900 mètres.",
        "你好，这座桥建于1876年，很长。",
        "Thanks to Paul Kermadec, who built it in 1876, the town has a bridge.",
    ],
)
def test_a_statement_behind_a_courtesy_is_a_claim(text: str) -> None:
    assert read(text).claims[0].not_checkable is None


def test_markup_is_not_part_of_what_a_claim_says() -> None:
    text = "The **North Bridge** is _very_ `red` and [long](https://a.org/x)."
    assert read(text).claims[0].text == "The North Bridge is very red and long."


def test_the_prompt_is_not_the_assistants_claim() -> None:
    text = "Why is the bridge red and long?\nIt is red since 1931.\nThe bridge is red in summer."
    claims = [c.text for c in read(text, "The bridge is red in summer.").claims]
    assert claims == ["Why is the bridge red and long?", "It is red since 1931."]


def test_a_question_takes_no_words_out_of_the_answer() -> None:
    text = (
        "You said: Why is the bridge red?\n« Why is the bridge red? »\nThe bridge is red and old."
    )
    assert [c.text for c in read(text, "red").claims][-1] == "The bridge is red and old."
    assert [c.text for c in read(text, "Why is the bridge red?").claims] == [
        "The bridge is red and old."
    ]


def test_a_prompt_and_a_persons_words_around_an_answer_are_no_claims() -> None:
    text = (
        "@tom,\n\n« Le pont est vert. »\n\nJ'ai demandé.\n\n« Bonjour Bing, le pont a 95 ans ? »"
        "\n\n👌\n\nBonjour, ceci est Bing. Le pont de la ville est rouge¹.\n\n"
        "Source : conversation avec Bing, 20/11/2023\n(1) Le pont. https://pont.fr/rouge.\n"
    )
    claims = read(text).claims
    assert [c.text for c in claims if not c.not_checkable] == ["Le pont de la ville est rouge."]
    assert all(c.span.start >= text.index("Bonjour, ceci") for c in claims)


def test_labels_of_a_transcript_stay_out_of_claims() -> None:
    text = "You said:\nIs the red bridge old?\nChatGPT said:\nThe bridge was built in 1931.\n\nCopy"
    assert [c.text for c in read(text).claims] == ["The bridge was built in 1931."]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("La ville est très belle [1] !", "La ville est très belle !"),
        ("The town is very old [1]!", "The town is very old!"),
        ("It stands there (it opened in 1931 [1]).", "It stands there (it opened in 1931)."),
    ],
)
def test_marks_leave_no_blank_behind(written: str, said: str) -> None:
    claims = read(f"{written}\n\n[1] https://a.org/x").claims
    assert " ".join(claim.text for claim in claims) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Call `find()` first ([1]).", "Call find() first."),
        ("Then the old bridge([1], [2]) opens.", "Then the old bridge opens."),
        ("| North Bridge | 1931 | [1] | |\n", "North Bridge | 1931"),
        (
            "Two games are Tennis and Spacewar! (1962).",
            "Two games are Tennis and Spacewar! (1962).",
        ),
    ],
)
def test_brackets_and_cells_that_marks_left_empty_go_and_others_stay(
    written: str, said: str
) -> None:
    listed = "\n\n[1] https://port.org/a\n[2] https://port.org/b\n"
    assert [claim.text for claim in read(written + listed).claims] == [said]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("You can find some examples here.", "a pointer to a source"),
        ("You can access them here.", "a pointer to a source"),
        ("You can find more information on the website of the town.", "a pointer to a source"),
        ("However, the provided context does not specify the year.", "about the answer"),
        ("The search results do not mention the bridge at all.", "about the answer"),
        ("That's a great point!", "a courtesy"),
        ("That's a key point of the treaty.", None),
        ("You can find the tower here since 1931, when it was moved.", None),
        ("The search for the wreck did not give a result until 1985.", None),
    ],
)
def test_pointers_and_words_about_the_material(text: str, why: str | None) -> None:
    claim = read(text).claims[0]
    assert claim.not_checkable == why or (why and (claim.not_checkable or "").startswith(why))


def test_what_stands_behind_bings_list_is_not_its_own() -> None:
    footer = "\n\nSource: Conversation with Bing, 4/21/2023\n(1) Port. https://port.org/a.\n"
    behind = "\nMy uncle says that the bridge was grey in 1940.\n"
    answer = f"The bridge opened in 1931¹.{footer}"
    assert [claim.text for claim in read(answer + behind).claims] == ["The bridge opened in 1931."]
    # A second answer, and an answer that is not marked below its list, are kept.
    assert len(read(f"{answer}\nThe ferry is from 1880¹.\n{behind}{footer}").claims) == 3
    assert len(read(footer + behind).claims) == 1


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("According to [1], the bridge is red.", "According to [1], the bridge is red."),
        ("Laut [2] ist die Brücke rot.", "Laut [2] ist die Brücke rot."),
        ("The old paper [1] says that it is red.", "The old paper says that it is red."),
    ],
)
def test_a_mark_that_is_the_name_of_its_source_is_a_word(written: str, said: str) -> None:
    listed = "\n\n[1] https://port.org/a\n[2] https://port.org/b\n"
    assert [claim.text for claim in read(written + listed).claims] == [said]


def test_a_mark_before_a_semicolon_leaves_no_blank() -> None:
    text = (
        "The bridge opened in 1931 [1]; the old ferry stopped in 1932 [1].\n\n[1] https://port.org"
    )
    assert {claim.context for claim in read(text).claims} == {
        "The bridge opened in 1931; the old ferry stopped in 1932."
    }


def test_a_cell_of_marks_leaves_nothing_in_the_row() -> None:
    text = "| Part | Source |\n|---|---|\n| It is 9 km long | [1], [2] |\n\n[1] https://a.org/x"
    (claim,) = read(text).claims
    assert claim.text == "It is 9 km long"


def test_claims_under_one_heading_share_its_text() -> None:
    """Each with a copy of its own, a list under long headings took 200 times its size."""
    claims = read(
        "# The bridge\n\n" + "- The north tower has a lift.\n- The south tower has stairs.\n"
    ).claims
    first, second = (claim.context for claim in claims)
    assert first == "The bridge"
    assert first is second


def test_what_a_sentence_says_before_is_not_buried_under_long_headings() -> None:
    heading = "The bridge " * 80
    text = f"# {heading}\n## {heading}\n\nThe tower is 90 metres high. It was built in 1931."
    context = read(text).claims[-1].context
    assert context.endswith("The tower is 90 metres high.")
    assert len(context) < 1000


def test_a_german_quotation_may_be_closed_by_a_straight_mark() -> None:
    text = 'Sie heißt „Alte Brücke. Süd" und ist 90 m lang¹. 他说：“桥建于1931年。”'
    claims = [claim.text for claim in read(f"{text}\n\n¹: [T](https://a.org/x)").claims]
    assert claims == ['Sie heißt „Alte Brücke. Süd" und ist 90 m lang.', "他说：“桥建于1931年。”"]
