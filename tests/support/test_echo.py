from __future__ import annotations

import pytest

from auditor.support.echo import doubted, query_words


@pytest.mark.parametrize(
    "sentence",
    [
        "Does coffee cure gout?",
        "Coffee cures gout, some say.",
        "Comment by rosa: coffee cures gout!!",
        "Commentaire de Luc : le café guérit la goutte",
    ],
)
def test_a_question_a_rumour_and_a_comment_say_nothing(sentence: str) -> None:
    assert doubted(sentence) == (0, len(sentence))


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The ministry said in May that there is no evidence of gout.", "The ministry said in May"),
        ("Patients often ask whether coffee cures gout", "Patients often ask whether"),
        ("Les lecteurs se demandent si le café guérit", "Les lecteurs se demandent si"),
    ],
)
def test_what_leads_to_a_hedge_is_still_said(sentence: str, said: str) -> None:
    part = doubted(sentence)
    assert part is not None
    assert sentence[: part[0]].startswith(said)
    assert part[1] == len(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Coffee cures gout.",
        "Advertising with a false claim is forbidden.",
        "Comments from the minister were published in 2019.",
        "Recherche de nouveaux médicaments par une équipe de Lyon.",
    ],
)
def test_a_plain_statement_is_not_an_echo(sentence: str) -> None:
    assert doubted(sentence) is None


def test_the_words_of_a_query_are_read_and_single_ones_are_not() -> None:
    assert query_words("https://a.example/s?q=coffee+cures%20gout&page=2") == "coffee cures gout"
    assert query_words("https://a.example/s?id=7") == ""
    assert query_words("https://[bad") == ""
