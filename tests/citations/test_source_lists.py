"""What is a source list, what only looks like one, and where each entry begins and ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import CitedAnswer, Reference, Span
from tests.citations.reading import cited, read

ANSWER = "The bridge is red and long [1][2].\n\n"


def labelled_urls(answer: CitedAnswer) -> list[tuple[str, str | None]]:
    return [(r.label, r.link.url if r.link else None) for r in answer.references]


FOOTERS = [
    "Source: Conversation with Copilot, 2024-05-03",
    "Source: Conversation with Bing, 2023 / 6 / 21",
    "Source: Conversation with Bing, 04-01-2024",
    "**Source: Conversation with Bing, 4/21/2024**",
    "Origen: Conversación cono Bing, 17/10/2023",
    "Origen: conversa amb el Copilot, 3/5/2024",
    "Bron: Gesprek met Bing, 20-11-2023",
    "Källa: Konversation med Bing, 2023-11-20",
    "Źródło: Rozmowa z Bing, 20.11.2023",
    "Zdroj: Konverzace s Bingem, 20.11.2023",
    "Kaynak: Bing ile konuşma, 20.11.2023",
    "Источник: Беседа с Bing, 20.11.2023",
    "المصدر: محادثة مع Bing، 20/11/2023",
    "출처: Bing과의 대화, 2023. 10. 17.",
    "来源：与 Bing 的对话， 2023/10/17",
    "/* Source: Conversation with Bing, 4/21/2024 */",
]


@pytest.mark.parametrize("footer", FOOTERS)
def test_the_footers_label_says_nothing_of_the_language(footer: str) -> None:
    answer = read(f"{ANSWER}{footer}\n(1) A. https://a.org/1.\n(2) B. https://a.org/2.")
    assert labelled_urls(answer) == [("1", "https://a.org/1"), ("2", "https://a.org/2")]
    assert answer.dialects[0] == "bing"
    assert len(answer.claims) == 1


HEADINGS = [
    "Sources",
    "Sources:",
    "Sources (2)",
    "**Sources**",
    "**Sources:**",
    "__Sources__:",
    "## 📚 Sources",
    "### 5. Sources & References",
    "### Sources",
    "Sources\n-------",
    "References 📖",
    "**Sources** 📚",
    "<h3>Sources</h3>",
    "<b>Sources:</b>",
    "VII. Sources",
    "[출처]",
    "「出典」",
    "Références bibliographiques",
    "Source(s) :",
    "Key sources used:",
    "Here are the sources that I used:",
    "Works Cited",
    "#### **Sources des citations**",
    "Références :",
    "Sources consultées :",
    "Quellen und Links",
    "Fuentes:",
    "Referências",
    "Fonti",
    "Geciteerd werk",
    "Bronnen:",
    "Źródła:",
    "Použité zdroje",
    "Källor",
    "Kilder:",
    "Lähteet",
    "Források",
    "Surse:",
    "Kaynaklar",
    "Alıntılanan çalışmalar",
    "Πηγές",
    "Источники:",
    "Джерела:",
    "参考资料：",
    "參考資料",
    "**参考文献**",
    "ソース",
    "引用文献",
    "출처",
    "참고 자료:",
    "المصادر:",
    "מקורות",
    "منابع",
    "स्रोत:",
    "แหล่งที่มา",
    "Nguồn tham khảo:",
    "Daftar pustaka",
    "Learn more:",
    "En savoir plus :",
    "Weitere Informationen:",
    "了解更多：",
]


@pytest.mark.parametrize("heading", HEADINGS)
def test_headings_in_any_language_and_dress(heading: str) -> None:
    answer = read(
        f"The bridge is red and long.\n\n{heading}\n\n"
        "- [Red bridges](https://a.org/1)\n- [Long bridges](https://a.org/2)"
    )
    assert labelled_urls(answer) == [("", "https://a.org/1"), ("", "https://a.org/2")]
    assert [claim.text for claim in answer.claims] == ["The bridge is red and long."]


FORMS = [
    "(1) A. https://a.org/1.\n(2) B. https://a.org/2.",
    "（1）甲。 https://a.org/1\n（2）乙。 https://a.org/2",
    "[1] A https://a.org/1\n[2] B https://a.org/2",
    "[1] A - https://a.org/1\n[2] B - https://a.org/2",
    "［1］A：https://a.org/1\n【2】B：https://a.org/2",
    "\\[1\\] A, https://a.org/1\n\\[2\\] B, https://a.org/2",
    "**[1]** A https://a.org/1\n**[2]** B https://a.org/2",
    "[1](https://a.org/1)\n[2](https://a.org/2)",
    "[[1]](https://a.org/1) A\n[[2]](https://a.org/2) B",
    "[^1]: https://a.org/1\n[^2]: https://a.org/2",
    "[^1^] A https://a.org/1\n[^2^] B https://a.org/2",
    "[citation:1] A https://a.org/1\n[citation:2] B https://a.org/2",
    "[Source 1] https://a.org/1\n[Source 2] https://a.org/2",
    "Source 1: https://a.org/1\nSource 2: https://a.org/2",
    "¹: [A](https://a.org/1)\n²: [B](https://a.org/2)",
    "¹ A https://a.org/1\n² B https://a.org/2",
    "^1^ A https://a.org/1\n^2^ B https://a.org/2",
    "1. [A](https://a.org/1)\n2. [B](https://a.org/2)",
    "1\\. A, [https://a.org/1](https://a.org/1)\n2\\. B, [https://a.org/2](https://a.org/2)",
    "1) https://a.org/1\n2) https://a.org/2",
    "1、甲 https://a.org/1\n2、乙 https://a.org/2",
    "1 - A - https://a.org/1\n2 - B - https://a.org/2",
    "1\ufe0f\u20e3 https://a.org/1\n2\ufe0f\u20e3 https://a.org/2",
    "- [(1) A](https://a.org/1.)\n- [(2) B](https://a.org/2.)",
    "[1. a.org](https://a.org/1) \n[2. a.org](https://a.org/2)",
    '[1a.org](https://a.org/1 "a.org")A\n[2a.org](https://a.org/2 "a.org")B',
    "1. A\nhttps://a.org/1\n2. B\nhttps://a.org/2",
    "\n1. A\n   https://a.org/1\n\n2. B\n   https://a.org/2",
    "#1 A https://a.org/1\n#2 B https://a.org/2",
    "① A https://a.org/1\n② B https://a.org/2",
    "^1 A https://a.org/1\n^2 B https://a.org/2",
    "<sup>1</sup> A https://a.org/1\n<sup>2</sup> B https://a.org/2",
    "1. `A` → `https://a.org/1`\n2. `B` → `https://a.org/2`",
    "[1]\nA\nhttps://a.org/1\n[2]\nB\nhttps://a.org/2",
    "1. A. https://a.org/1\n   - What the page is about.\n2. B. https://a.org/2",
    "[1] A\nhttps://a.org/1\nWhat the page says.\n\n[2] B\nhttps://a.org/2",
    "1. A https://a.org/1\n\n2. B https://a.org/2",
    "| # | Title | URL |\n|---|---|---|\n| 1 | A | https://a.org/1 |\n| 2 | B | https://a.org/2 |",
    "| [1] | [A](https://a.org/1) |\n| [2] | [B](https://a.org/2) |",
    "(1) A. https://a.org/1. (2) B. https://a.org/2.",
    "[1] A https://a.org/1 [2] B https://a.org/2",
    "[1](https://a.org/1) [2](https://a.org/2)",
    "[1. a.org](https://a.org/1) [2. a.org](https://a.org/2)",
    '[1]: https://a.org/1 "A" [2]: https://a.org/2 "B"',
    "<p>1. A https://a.org/1</p><p>2. B https://a.org/2</p>",
]


@pytest.mark.parametrize("listed", FORMS)
@pytest.mark.parametrize("form", ["{}Sources:\n{}", "Sources:\n{1}\n\n{0}", "{0}> Sources:\n{1}"])
def test_entries_in_every_form(form: str, listed: str) -> None:
    if ">" in form:
        listed = "\n".join("> " + line for line in listed.split("\n"))
    answer = read(form.format(ANSWER, listed))
    assert labelled_urls(answer) == [("1", "https://a.org/1"), ("2", "https://a.org/2")]
    assert [cited(a) for a in answer.attributions] == ["1", "2"]
    assert [claim.text for claim in answer.claims] == ["The bridge is red and long."]


@pytest.mark.parametrize(
    "listed",
    [
        "[A](https://a.org/1)\n[B](https://a.org/2)",
        "[A](https://a.org/1) [B](https://a.org/2)",
        "[A](https://a.org/1) · [B](https://a.org/2)",
        "* A. https://a.org/1.\n* B. <https://a.org/2>.",
        "• A : https://a.org/1\n• B : https://a.org/2",
        "A: https://a.org/1\nB: https://a.org/2",
        "https://a.org/1\nhttps://a.org/2",
        "a.org/1\na.org/2",
        "- Lind, A. (2020). Red. https://a.org/1\n- Ode, B. (2019). Long. https://a.org/2",
        '<ol><li><a href="https://a.org/1">A</a></li><li><a href="https://a.org/2">B</a></li></ol>',
        "| Title | Link |\n|---|---|\n| A | https://a.org/1 |\n| B | https://a.org/2 |",
    ],
)
def test_entries_without_numbers(listed: str) -> None:
    answer = read(f"The bridge is red and long.\n\n### References\n{listed}")
    urls = [r.link.url.partition("://")[2] for r in answer.references if r.link]
    assert urls == ["a.org/1", "a.org/2"]
    assert [claim.text for claim in answer.claims] == ["The bridge is red and long."]


@pytest.mark.parametrize(
    "listed",
    [
        "Learn more: 1. a.org 2. docs.b.edu +10 more",
        "Learn more: 1. a.org 2. docs.b.edu +10 more\n1 of 15",
        "Learn more:\n1. a.org\n2. docs.b.edu\n+3 more",
        "Learn more:\n1. a.org\n2. docs.b.edu\n\n1 of 15",
        "En savoir plus : 1. a.org 2. docs.b.edu",
        "Sources: [1] a.org, [2] docs.b.edu",
    ],
)
def test_a_list_of_hosts_names_sites(listed: str) -> None:
    answer = read(f"The bridge is red and long [1][2].\n\n{listed}")
    assert [(r.label, r.title, r.link, r.problems) for r in answer.references] == [
        ("1", "a.org", None, ("it names a site, not a page",)),
        ("2", "docs.b.edu", None, ("it names a site, not a page",)),
    ]
    assert [claim.text for claim in answer.claims] == ["The bridge is red and long."]


def test_a_list_may_follow_tags_instead_of_newlines() -> None:
    answer = read("The bridge is red and long^1^.<br/><br/>Learn more: 1. a.org 2. docs.b.edu")
    assert [r.title for r in answer.references] == ["a.org", "docs.b.edu"]
    assert [claim.text for claim in answer.claims] == ["The bridge is red and long."]


def test_bullets_for_numbers_leave_the_place() -> None:
    answer = read(
        "The bridge is red¹².\n\nSource: Conversation with Bing, 4/21/2024\n"
        "- A. https://a.org/1.\n- B. https://a.org/2."
    )
    assert labelled_urls(answer) == [("1", "https://a.org/1"), ("2", "https://a.org/2")]
    assert [a.citation.link.url for a in answer.attributions if a.citation.link] == [
        "https://a.org/1",
        "https://a.org/2",
    ]
    assert all("number was lost" in r.problems[0] for r in answer.references)


def test_lines_may_end_as_on_windows() -> None:
    answer = read(f"{ANSWER}Sources:\r\n[1] A https://a.org/1\r\n[2] B https://a.org/2\r\n")
    assert labelled_urls(answer) == [("1", "https://a.org/1"), ("2", "https://a.org/2")]


def test_a_comment_may_hold_the_list_alone() -> None:
    text = (
        "The bridge is red¹.\n\n# Source: Conversation with Bing, 4/21/2024\n"
        "# (1) A. https://a.org/1.\n# (2) B. https://a.org/2."
    )
    assert labelled_urls(read(text)) == [("1", "https://a.org/1"), ("2", "https://a.org/2")]


@pytest.mark.parametrize("legend", ["¹: [Red bridges](^1^)", "[^1^]: Red bridges"])
def test_a_legend_above_the_list_is_no_list_of_its_own(legend: str) -> None:
    answer = read(
        f"The bridge is red¹.\n\n{legend}\n\n"
        "Source: Conversation with Bing, 4/21/2024\n(1) Red bridges. https://a.org/1."
    )
    assert labelled_urls(answer) == [("1", "https://a.org/1")]


@pytest.mark.parametrize(
    "text",
    [
        "To install it:\n\n1. Open https://a.org/x and log in.\n2. Click on https://a.org/y.",
        "## Links\n- [Home](https://a.org)\n- [Documentation](https://a.org/docs)",
        "Sources close to the minister say so.\n\n- A point about https://a.org/x and others.",
        "## Sources of vitamin C\n1. Oranges\n2. Lemons",
        "Sources:\n\n1. Oranges\n2. Lemons",
        "Sources\n\nThe sources of the river lie in the hills. See https://a.org/x.",
        "References: available on request.",
        "Resources:\n- The bridge opened in 1931: https://a.org/x",
        "Read the notes:\n\n- [Ferries](https://a.org/x) stopped in 1950 and never came back.",
        "| Rank | City | Link |\n|---|---|---|\n| 1 | Paris | https://a.org/x |",
        "| No. | Source | Share |\n|---|---|---|\n| 1 | Wind | 40 % |",
        "[1] The bridge opened in 1931 and is red.\n[2] So is the ferry.",
        "[Ann]: https://a.org/x is good.\n[Bob]: No, it is not.",
        "```\nSources:\n1. https://a.org/x\n```",
        "Release history: Copilot, 3/5/2024\n\n1. First release.\n2. Second release.",
        "Sources:\n\na) The bridge is red.\nb) It is long.",
        "Today: Bing, 2024\n\nThat is all there is to say.",
    ],
)
def test_what_only_looks_like_a_source_list(text: str) -> None:
    assert read(text).references == ()


@pytest.mark.parametrize(
    "below",
    ["[1](https://a.org/1)", "[[1]](https://a.org/1)", "Source:\nhttps://a.org/1"],
)
def test_one_source_below_a_claim_is_the_claims(below: str) -> None:
    answer = read(f"The bridge is red and long.\n{below}\n\nThe ferry stopped in 1950.")
    assert answer.references == ()
    assert [
        (a.claim.text, a.citation.link.url)
        for a in answer.attributions
        if a.claim and a.citation.link
    ] == [("The bridge is red and long.", "https://a.org/1")]


@pytest.mark.parametrize(
    "after",
    [
        "1. The bridge opened in 1931.\n2. It is red.",
        "- The bridge opened in 1931 ([Town](https://t.org/x)).\n- It is red.",
        "## Conclusion\n\nThe bridge is red. See https://t.org/x.",
    ],
)
def test_the_text_below_a_list_is_not_the_list(after: str) -> None:
    answer = read(f"Sources:\n- A https://a.org/1\n- B https://a.org/2\n\n{after}")
    assert [r.title for r in answer.references] == ["A", "B"]
    assert "The bridge" in answer.claims[0].text


def test_numbered_points_below_a_numbered_list_are_claims() -> None:
    answer = read(
        "Sources:\n1. A https://a.org/1\n2. B https://a.org/2\n\n"
        "1. The bridge opened in 1931 [1].\n2. It is red as well [2]."
    )
    assert [r.title for r in answer.references] == ["A", "B"]
    assert len(answer.claims) == 2


def test_a_label_that_stands_twice_is_said() -> None:
    one, two, three = read(
        f"{ANSWER}Sources:\n1. A https://a.org/1\n1. B https://a.org/2\n2. C https://a.org/3"
    ).references
    assert one.problems == two.problems == ("its number stands twice in the list",)
    assert three.problems == ()


def test_a_wrapped_url_goes_on_in_the_next_line() -> None:
    answer = read(
        "Source: Conversation with Bing, 4/21/2024\n"
        "(1) Bridges. https://library.town.org/collections/bridges/a-history-of-red-bri\n"
        "dges-in-the-valley.html.\n(2) B. https://a.org/2."
    )
    assert [r.link.url for r in answer.references if r.link] == [
        "https://library.town.org/collections/bridges/a-history-of-red-bridges-in-the-valley.html",
        "https://a.org/2",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Sources:\n[1000000000] https://a.org/x\n[99999999999999999999] https://a.org/y",
        "Sources:\n" + "\n".join(f"{n}. https://a.org/{n}" for n in range(20_000)),
        "Sources:\n" + " ".join(f"[{n}] https://a.org/{n}" for n in range(1, 20_000)),
        "Sources:\n" + "[" * 100_000 + "\n" + "| " * 50_000,
        "Sources:\n[1] " + "word " * 200_000 + "https://a.org/x",
        "Sources:\n[1] " + "accessed 1 1 1 " * 20_000 + "https://a.org/x",
        "Sources:\n" * 20_000,
        "[1]: [1]\n[2]: [1][2]\nSources: Sources:\n[Sources](^1^)\n[1](^1^)",
        "Sources:\n[1] \ud800 https://\ud800.org/\0\n\0",
    ],
    ids=range(9),
)
def test_hostile_lists_are_values(text: str) -> None:
    answer = read(text)
    assert all(_inside(reference, text) for reference in answer.references)


def _inside(reference: Reference, text: str) -> bool:
    link = reference.link
    return Span(0, len(text)).covers(reference.span) and (
        link is None or link.span.of(text) == link.written
    )


_PIECES = st.sampled_from(
    ["Sources:", "## References\n", "Learn more: ", "Source: Conversation with Bing, 1/2/2024",
     "1. ", "[1] ", "[^2]: ", "(3) ", "¹: ", "- ", "[t](https://a.org/x)", "https://a.org/x",
     "a.org", "Title", " (2020). ", "\n", "\n\n", "|", "|---|---|\n", "accessed May 3, 2024",
     "notes.txt",
     "+3 more", "1 of 5", "<li>", "<br>", "\\n", "(^1^)", "[1host.org](https://host.org/x)", "…",
     "“", '"', "  ", "\ud800", "doi:10.1000/x", "[", "](", ")", "*", "1\\. "]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_references_slice_the_answer(text: str) -> None:
    answer = read(text)
    assert all(_inside(reference, text) for reference in answer.references)
    starts = [reference.span.start for reference in answer.references]
    assert starts == sorted(starts)
