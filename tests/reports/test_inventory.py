"""What `auditor links` prints of an answer: everything that is in it, and nothing unsafe."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from auditor.citations.parse import parse
from auditor.model import Answer, CitedAnswer, Location
from auditor.reports.inventory import INVENTORIES, list_links
from auditor.reports.look import Look

SCHEMA = json.loads(
    resources.files("auditor.reports").joinpath("report.schema.json").read_text(encoding="utf-8")
)
INVENTORY = jsonschema.Draft202012Validator({**SCHEMA, **SCHEMA["$defs"]["inventory"]})

ANSWER = """Bonjour !

## Le port

Le môle fut bâti en 1889 [1][2]. Il fut prolongé deux fois [7].
La jetée est plus récente.

Sources :
[1] Le môle. https://port-de-kerlec.fr/mole
[2] undefined. https://bing.com/search?q=.
[3] Le môle, encore. https://PORT-de-kerlec.fr/mole
[4] Un livre sans adresse
"""


def cited(text: str = ANSWER) -> CitedAnswer:
    return parse(Answer(text, Location("reponse.txt")))


def as_text(text: str = ANSWER, **look: Any) -> str:
    return INVENTORIES["text"]([cited(text)], Look(**look))


def as_json(text: str = ANSWER) -> Any:
    data = json.loads(INVENTORIES["json"]([cited(text)], Look()))
    INVENTORY.validate(data)
    return data["answers"][0]


def test_every_claim_citation_reference_and_link_is_listed() -> None:
    printed = " ".join(as_text().split())
    assert "Le môle fut bâti en 1889. [1] link 1 [2] link 2" in printed
    assert "Il fut prolongé deux fois. [7] no such reference" in printed
    assert "Bonjour ! nothing to check: a greeting" in printed
    assert "[4] Un livre sans adresse no claim cites it · it has no URL" in printed
    assert "1 https://port-de-kerlec.fr/mole to be fetched" in printed
    assert "not a source: a placeholder (it is a search with nothing to search for)" in printed
    assert "· 4 references 2 links: 1 to fetch, 1 placeholder" in printed


def test_links_that_ask_for_the_same_page_are_one() -> None:
    first, second = list_links(cited())
    assert first.link.url == "https://port-de-kerlec.fr/mole"
    assert (len(first.citations), len(second.citations)) == (1, 1)


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    long = ANSWER.replace("mole", "mole/" + "tres-long/" * 30)
    assert all(cell_len(line) <= width for line in as_text(long, width=width).split("\n"))
    piped = as_text(long, width=width, whole_urls=True)
    assert "https://port-de-kerlec.fr/mole/" + "tres-long/" * 30 in piped


def test_verbose_adds_where_claims_stand_and_by_which_rule_they_are_cited() -> None:
    printed = " ".join(as_text(verbose=True).split())
    assert "sentence, line 5:1 under: Le port" in printed
    assert "high confidence: at the end of the statement · numeric" in printed


def test_color_adds_escapes_and_changes_no_word() -> None:
    colored = as_text(color=True)
    assert "\x1b[" in colored
    assert "\x1b[" not in as_text()


def test_several_answers_have_a_total() -> None:
    answers = [cited(), cited("Une phrase sans la moindre source.")]
    printed = INVENTORIES["text"](answers, Look())
    assert "Totals of 2 answers" in printed
    assert "3 citations" in printed.split("Totals of 2 answers")[1]


def test_the_document_says_what_stands_where() -> None:
    answer = as_json()
    assert [link["status"] for link in answer["links"]] == [None, "placeholder"]
    assert answer["links"][0]["domain"] == "port-de-kerlec.fr"
    assert answer["links"][0]["key"] == "https://port-de-kerlec.fr/mole"
    assert answer["links"][1]["group"] == "not_a_source"
    texts = [answer["claims"][c["claim"]]["text"] for c in answer["citations"]]
    assert texts == ["Le môle fut bâti en 1889."] * 2 + ["Il fut prolongé deux fois."]
    assert [c["link"] for c in answer["citations"]] == [0, 1, None]
    assert answer["unresolved_citations"] == [2]
    assert answer["uncited_references"] == [2, 3]
    span = answer["claims"][1]["span"]
    assert ANSWER[span["start"] : span["end"]].startswith("Le môle fut bâti en 1889")


PIECES = st.sampled_from(
    (
        *(
            "[1]",
            "¹²",
            "[^1^]",
            "https://a.org/x",
            "[a](https://b.org)",
            "【1†source】",
            "\n",
            ". ",
        ),
        *("(1) T. https://c.org.\n", "Sources:\n", "# H\n", "| a | b |\n", "\x1b[31m", "\u202e"),
        *("\ud800", "été", "他。", "```", "turn0search1", '{"fallbackMarkdown":"', "::error::"),
    )
)


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_whatever_the_answer_the_inventory_is_valid_stable_and_safe(text: str) -> None:
    assert as_json(text) == as_json(text)
    printed = as_text(text)
    assert printed == as_text(text)
    assert not set(printed) & set("\x1b\u202e\ud800")
    assert not any(line.startswith("::") for line in printed.split("\n"))


def test_marks_are_shown_as_they_are_written_and_links_by_their_number() -> None:
    text = "It is [so](https://kerlec.fr/mole). The port was built in 1889. Wikipedia+1\n"
    printed = " ".join(as_text(text).split())
    assert "• link 1" in printed
    assert "Wikipedia+1 no page can be recovered" in printed


def test_every_claim_is_counted_once() -> None:
    text = (
        "Hope this helps! [1]\n\nThe mole was built in 1889 [1].\n\n[1]: https://kerlec.fr/mole\n"
    )
    assert "2 claims: 1 with a citation, 0 without, 1 with nothing to check" in as_text(text)


def test_a_text_without_claims_is_told_as_that() -> None:
    printed = as_text("```\ncode\n```\n")
    assert "no claim found in this text" in printed
    assert "\n0 claims · " in printed


def test_a_host_of_mixed_scripts_is_shown_once() -> None:
    printed = as_text("The port was built in 1889: https://\u0440aypal-kerlec.fr/x\n")
    assert "Cyrillic and Latin" in printed
    assert printed.count("xn--") == 1
