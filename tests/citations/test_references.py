"""Source lists, in the forms that assistants print and editors leave behind."""

from __future__ import annotations

import pytest

from auditor.model import CitedAnswer, LinkGroup, LinkStatus
from tests.citations.reading import read


def entries(answer: CitedAnswer) -> list[tuple[str, str, str | None]]:
    return [(r.label, r.title, r.link.url if r.link else None) for r in answer.references]


FOOTERS = [
    "Source: Conversation with Bing, 4/21/2024",
    "Source : conversation avec Copilot, 21/04/2024",
    "Origen: Conversación con Bing, 21/4/2024",
    "Origem: conversa com o Bing, 21/04/2024",
    "Quelle: Unterhaltung mit Bing, 21.04.2024",
    "Origine: conversazione con Bing, 21/04/2024",
    "ソース: Bing との会話 2024/4/21",
    "源: 与必应的对话， 2024/4/21",
]


@pytest.mark.parametrize("footer", FOOTERS)
def test_bing_lists_are_read_under_any_footer(footer: str) -> None:
    answer = read(
        f"The bridge is red¹.\n\n{footer}\n"
        "(1) Bridges: a history. Part 2. https://a.org/bridges.\n"
        "(2) undefined. https://bing.com/search?q=."
    )
    assert answer.dialects[0] == "bing"
    assert entries(answer) == [
        ("1", "Bridges: a history. Part 2", "https://a.org/bridges"),
        ("2", "undefined", "https://bing.com/search?q="),
    ]
    assert answer.references[1].problems == ("its title is “undefined”",)
    assert not [c for c in answer.claims if "Bing" in c.text], "the footer is not a claim"


def test_entries_may_share_the_footers_line_and_carry_access_dates() -> None:
    answer = read(
        "Source : conversation avec Bing, 09/03/2023(1) Le pont (1931) rouge. https://a.fr/pont "
        "Consultée 09/03/2023.\n(2) Le bac. https://a.fr/bac Consultée 09/03/2023."
    )
    assert entries(answer) == [
        ("1", "Le pont (1931) rouge", "https://a.fr/pont"),
        ("2", "Le bac", "https://a.fr/bac"),
    ]


def test_entries_that_lost_their_newlines_are_told_apart() -> None:
    answer = read(
        "Source: Conversation with Bing, 4/21/2024 "
        "(1) One (2) or two. https://a.org/1. (2) Two. https://a.org/2. (3) Three. https://a.org/3."
    )
    assert entries(answer) == [
        ("1", "One (2) or two", "https://a.org/1"),
        ("2", "Two", "https://a.org/2"),
        ("3", "Three", "https://a.org/3"),
    ]


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("[1] https://a.org/x", ("1", "", "https://a.org/x")),
        ("[1] Red bridges https://a.org/x", ("1", "Red bridges", "https://a.org/x")),
        ('[1]: https://a.org/x "Red bridges"', ("1", "Red bridges", "https://a.org/x")),
        ("[1](https://a.org/x)", ("1", "", "https://a.org/x")),
        ("¹: [Red bridges](https://a.org/x)", ("1", "Red bridges", "https://a.org/x")),
        ("Sources:\n1. Red bridges: https://a.org/x", ("1", "Red bridges", "https://a.org/x")),
        ("Sources:\n1. [Red bridges](https://a.org/x)", ("1", "Red bridges", "https://a.org/x")),
        ("## Références\n- Red bridges <https://a.org/x>", ("", "Red bridges", "https://a.org/x")),
        ("### References\n[Red | Town](https://a.org/x)", ("", "Red | Town", "https://a.org/x")),
        ("Learn more: [1. a.org](https://a.org/x)", ("1", "a.org", "https://a.org/x")),
        ("- [(1) Red bridges](https://a.org/x.)", ("1", "Red bridges", "https://a.org/x")),
        ("Sources:\n1. Red bridges\n   https://a.org/x", ("1", "Red bridges", "https://a.org/x")),
        (
            "### 📚 Sources\n1. Red bridges — https://a.org/x (2023)",
            ("1", "Red bridges", "https://a.org/x"),
        ),
        ("Kaynaklar:\n1. Red bridges https://a.org/x", ("1", "Red bridges", "https://a.org/x")),
        ("**[1]** Red bridges. https://a.org/x", ("1", "Red bridges", "https://a.org/x")),
        ("[۱] Red bridges https://a.org/x", ("1", "Red bridges", "https://a.org/x")),
        ("[1] https://a.org/wiki/Bridge_Inc..", ("1", "", "https://a.org/wiki/Bridge_Inc.")),
        ("(1) A long title\nover two lines. https://a.org/x.", None),
    ],
)
def test_other_lists(listed: str, expected: tuple[str, str, str | None] | None) -> None:
    footer = "" if expected else "Source: Conversation with Bing, 4/21/2024\n"
    found = entries(read(f"The bridge is red [1].\n\n{footer}{listed}"))
    assert found == [expected or ("1", "A long title over two lines", "https://a.org/x")]


TITLES = [
    ('[1] NASA, "Red bridges", https://a.org/x', 'NASA, "Red bridges"'),
    ('[1] "Red bridges" https://a.org/x', "Red bridges"),
    ("[1] « Le pont rouge », Ville. https://a.org/x", "« Le pont rouge », Ville"),
    ("(1) Bridges: a history. Part 2. https://a.org/x.", "Bridges: a history. Part 2"),
    ("[1] [Red bridges](https://a.org/x) (accessed May 3, 2024)", "Red bridges"),
    ("[1] Red bridges, accessed May 3, 2024, https://a.org/x", "Red bridges"),
    ("[1] Red bridges. Available at: https://a.org/x (Accessed: 3 May 2024).", "Red bridges"),
    ("[1] Red bridges. Retrieved May 3, 2024, from https://a.org/x", "Red bridges"),
    ("[1] **Red bridges** – [a.org](https://a.org/x)", "Red bridges"),
    ("[1] *Red bridges* ([link](https://a.org/x))", "Red bridges"),
    ("[1] Lind, *Red bridges*, 1931. https://a.org/x", "Lind, Red bridges, 1931"),
    (
        "[1] Red\\_bridges \\(town\\) \\- Wiki, [https://a.org/x](https://a.org/x)",
        "Red_bridges (town) - Wiki",
    ),
    ("[1] a.org (https://a.org/x)", "a.org"),
    ("[1] [a.org](https://a.org/x)", "a.org"),
    ("[1] https://a.org/x - Red bridges", "Red bridges"),
    ("[1] https://a.org/x (Red bridges)", "Red bridges"),
    ("[1]: <https://a.org/x> 'Red bridges'", "Red bridges"),
    ('[1]: https://a.org/x "The "red" bridges"', 'The "red" bridges'),
    ('[1]: https://a.org/x\n    "Red bridges"', "Red bridges"),
    ("[1] <a href='https://a.org/x'>Red <b>bridges</b></a>", "Red bridges"),
    ("[1] 红桥：历史。 https://a.org/x", "红桥：历史"),
    ("[1] Red bridges (town), https://a.org/x", "Red bridges (town)"),
    ("[1] Red bridges [PDF] https://a.org/x", "Red bridges [PDF]"),
    ("[1] https://a.org/x", ""),
]


@pytest.mark.parametrize(("entry", "title"), TITLES)
def test_titles_are_clean(entry: str, title: str) -> None:
    (reference,) = read(f"The bridge is red [1].\n\nSources:\n{entry}").references
    assert (reference.label, reference.title) == ("1", title)
    assert reference.link is not None
    assert reference.link.url == "https://a.org/x"


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("(1) undefined. https://a.org/x.", "its title is “undefined”"),
        ("(1) https://a.org/x. https://a.org/x.", "its title is the URL itself"),
        ("(1) Red bridges and .... https://a.org/x.", "its title was cut"),
        ("(1) Red bridges and… https://a.org/x.", "its title was cut"),
        ("(1) a.org", "it names a site, not a page"),
        ("(1) Red bridges", "it has no URL"),
    ],
)
def test_what_is_wrong_with_an_entry_is_said(entry: str, problem: str) -> None:
    footer = "Source: Conversation with Bing, 4/21/2024"
    (reference,) = read(f"The bridge is red¹.\n\n{footer}\n{entry}").references
    assert reference.problems == (problem,)


@pytest.mark.parametrize(
    ("entry", "url"),
    [
        (
            "[1] Lind, Red bridges, doi:10.1000/bridges.1931.",
            "https://doi.org/10.1000/bridges.1931",
        ),
        ("[1] Lind, Red bridges. arXiv:2304.09848", "https://arxiv.org/abs/2304.09848"),
        ("[1] docs.a.org/bridges/red", "http://docs.a.org/bridges/red"),
        ("[1] Red bridges www.a.org/red", "http://www.a.org/red"),
        ("[1] Red bridges https：／／a.org/red", "https://a.org/red"),
    ],
)
def test_addresses_without_a_scheme_are_links_in_a_list(entry: str, url: str) -> None:
    (reference,) = read(f"The bridge is red [1].\n\nSources:\n{entry}").references
    assert reference.link is not None
    assert reference.link.url == url


@pytest.mark.parametrize(
    "name", ["paste.txt", "Screenshot-2025-11-30-at-18.02.44-PM.jpg", "Q3 plan.pdf"]
)
def test_an_upload_is_a_reference_to_no_web_page(name: str) -> None:
    (reference,) = read(f"The bridge is red.[^5]\n\n[^5]: {name}").references
    assert reference.title == name
    assert reference.link is not None
    assert reference.link.status is not None
    assert reference.link.status.group is LinkGroup.NOT_A_SOURCE


def test_a_text_out_of_json_has_its_list_too() -> None:
    answer = read(
        r"The bridge is red.[2][1]\n\nIt is long.[2]\n\nSources:\n[1] a.org (https://w.org/r/A)"
        r"\n[2] b.org (https://w.org/r/B)"
    )
    assert entries(answer) == [
        ("1", "a.org", "https://w.org/r/A"),
        ("2", "b.org", "https://w.org/r/B"),
    ]
    assert [claim.text for claim in answer.claims] == ["The bridge is red.", "It is long."]


def test_a_numbered_list_at_the_end_is_a_source_list_only_if_it_is_cited() -> None:
    tail = "1. Red bridges https://a.org/x\n2. Ferries https://a.org/y"
    assert len(read(f"The bridge is red [1].\n\n{tail}").references) == 2
    assert read(f"Two places to read about bridges.\n\n{tail}").references == ()


@pytest.mark.parametrize(
    "listed",
    [
        "Sources: ¹ [One](https://a.org/1) ² [Two](https://a.org/2)",
        "Sources: 1. https://a.org/1 2. https://a.org/2",
        "Sources: [1] One https://a.org/1 [2] Two https://a.org/2",
    ],
)
def test_entries_on_one_line_in_any_form(listed: str) -> None:
    found = entries(read(f"The bridge is red and very long [1][2].\n\n{listed}"))
    assert [(label, url) for label, _, url in found] == [
        ("1", "https://a.org/1"),
        ("2", "https://a.org/2"),
    ]


def test_two_answers_in_one_paste_have_two_lists() -> None:
    one = "{} keeps for three days¹.\n\nSource: Conversation with Bing, 1/2/2024\n(1) T. {}."
    text = "\n\n".join(
        (one.format("Milk", "https://milk.org/x"), one.format("Bread", "https://bread.org/x"))
    )
    assert [a.citation.link.url for a in read(text).attributions if a.citation.link] == [
        "https://milk.org/x",
        "https://bread.org/x",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Note: Bing is a search engine by Microsoft and holds 4% of the market.",
        "Remarque : Bing Chat a été lancé en février 2023.",
        "Links between the two towns are old.",
    ],
)
def test_a_sentence_about_bing_or_links_is_no_footer(text: str) -> None:
    answer = read(f"{text}\n\n1. The first point of the text.\n2. The second point of the text.")
    assert answer.references == ()
    assert answer.claims[0].text == text
    assert len(answer.claims) == 3


def test_a_bibliography_is_no_claim() -> None:
    answer = read(
        "The bridge is red.\n\nReferences\n\nLind, A. (2020). Red bridges. Town Press.\n"
        "Ode, B. (2019). Long bridges. https://a.org/x"
    )
    assert [c.text for c in answer.claims] == ["The bridge is red."]
    assert len(answer.references) == 2


def test_a_quoted_or_commented_answer_is_read_like_the_answer() -> None:
    text = (
        "The bridge is red¹. It is very\nlong as well².\n"
        "Source: Conversation with Bing, 4/21/2024\n(1) A. https://a.org/1.\n(2) B. https://a.org/2."
    )
    for prefix in ("> ", "# ", "// ", "* "):
        quoted = "\n".join(prefix + line for line in text.split("\n"))
        answer = read(quoted)
        assert [a.claim.text for a in answer.attributions if a.claim] == [
            "The bridge is red.",
            "It is very long as well.",
        ], prefix
        assert [r.label for r in answer.references] == ["1", "2"], prefix


def test_list_entries_get_an_offline_status() -> None:
    answer = read("(1) T. https://bing.com/search?q=red+bridge+town.\n(2) T. https://a.org/....")
    assert [r.link.status for r in answer.references if r.link] == [
        LinkStatus.SEARCH_RESULTS,
        LinkStatus.TRUNCATED,
    ]


def test_a_title_without_a_url_keeps_its_last_word() -> None:
    (reference,) = read("It is so [6].\n\nSources:\n[6] The bridge and its rail link").references
    assert reference.title == "The bridge and its rail link"
