"""Which claim a citation belongs to, how sure that is, and by which rule."""

from __future__ import annotations

from itertools import pairwise

import pytest

from auditor.model import ClaimKind, Confidence
from tests.citations.reading import cited, pairs, read

LIST = "\n\n[1] https://a.org/1\n[2] https://a.org/2\n[3] https://a.org/3"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # before the full stop, after it, and without one
        ("The bridge opened in 1931[1].", [("The bridge opened in 1931.", "1")]),
        ("The bridge opened in 1931.[1]", [("The bridge opened in 1931.", "1")]),
        ("The bridge opened in 1931. [1]", [("The bridge opened in 1931.", "1")]),
        ("The bridge opened in 1931 [1]", [("The bridge opened in 1931", "1")]),
        ("Le pont a ouvert en 1931¹.", [("Le pont a ouvert en 1931.", "1")]),
        ("Le pont a-t-il ouvert en 1931 ? Oui, en mai².", [("Oui, en mai.", "2")]),
        # the sentence that the marks follow, not the one they precede
        (
            "The bridge opened in 1931.[1][2] The old ferry stopped in 1932.[3]",
            [
                ("The bridge opened in 1931.", "1"),
                ("The bridge opened in 1931.", "2"),
                ("The old ferry stopped in 1932.", "3"),
            ],
        ),
        # scripts that write without spaces
        ("橋は1931年に開通した。[1]次の文です。", [("橋は1931年に開通した。", "1")]),
        ("这座桥于1931年开通¹。渡轮停运了。", [("这座桥于1931年开通。", "1")]),
        # ranges, lists, runs
        ("The bridge opened in 1931 [1-3].", [("The bridge opened in 1931.", n) for n in "123"]),
        ("The bridge opened in 1931 [1, 3].", [("The bridge opened in 1931.", n) for n in "13"]),
        ("The bridge opened in 1931¹³.", [("The bridge opened in 1931.", n) for n in "13"]),
    ],
)
def test_marks_belong_to_the_statement_they_end(
    text: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert pairs(text + LIST) == expected


def test_each_clause_keeps_its_own_marks() -> None:
    text = (
        "The town built a bridge in 1931,[^1^] a covered market hall in 1950,[^2^][^3^] "
        "and nothing at all since then."
    )
    answer = read(text)
    claims = {a.claim.text for a in answer.attributions if a.claim}
    assert claims == {
        "The town built a bridge in 1931,",
        "a covered market hall in 1950,",
    }
    assert [c.text for c in answer.claims_without_citation] == ["and nothing at all since then."]
    assert all(a.binding.confidence is Confidence.MEDIUM for a in answer.attributions)
    assert "The town built" in answer.claims[1].context, "a clause travels with its sentence"


def test_a_phrase_before_a_mark_is_not_a_claim_of_its_own() -> None:
    assert pairs("According to the city[1], the bridge opened in 1931." + LIST) == [
        ("According to the city, the bridge opened in 1931.", "1")
    ]


@pytest.mark.parametrize("bullet", ["- ", ""])
def test_a_mark_at_head_and_tail_of_an_item_counts_once(bullet: str) -> None:
    one = f"{bullet}**Opening**[1]: the bridge opened in 1931. It was red[1].\n"
    answer = read(f"{one}\n{bullet}The ferry stopped[2]." + LIST)
    assert [(a.claim.text, cited(a)) for a in answer.attributions if a.claim] == [
        ("Opening: the bridge opened in 1931. It was red.", "1"),
        ("The ferry stopped.", "2"),
    ]


def test_a_mark_at_the_head_of_an_item_is_for_all_of_it() -> None:
    assert pairs("- **Opening**[1]: the bridge opened in 1931. It was red." + LIST) == [
        ("Opening: the bridge opened in 1931. It was red.", "1")
    ]


def test_other_marks_at_head_and_tail_of_an_item_are_its_sentences() -> None:
    assert pairs("- **Opening**[1]: the bridge opened in 1931. It was red[2]." + LIST) == [
        ("Opening: the bridge opened in 1931.", "1"),
        ("It was red.", "2"),
    ]


def test_an_item_cited_at_its_end_is_one_claim() -> None:
    assert pairs("- The bridge opened. It was red and long[2]." + LIST) == [
        ("The bridge opened. It was red and long.", "2")
    ]


def test_a_table_row_is_cited_by_a_mark_in_any_cell() -> None:
    text = "| Bridge | Opened |\n|---|---|\n| North | 1931 [1] |\n| South | 1950 |\n| [2] | 1960 |"
    answer = read(text + LIST)
    assert [(a.claim.text, a.claim.kind) for a in answer.attributions if a.claim] == [
        ("North | 1931", ClaimKind.ROW),
        ("1960", ClaimKind.ROW),
    ]
    assert answer.claims[1].context == "Bridge | Opened"


def test_heading_and_lead_in_travel_with_the_items_below() -> None:
    text = "## Bridges\n\nThe town has two of them:\n\n- the North Bridge, opened in 1931[1]"
    claim = read(text + LIST).attributions[0].claim
    assert claim is not None
    assert claim.context == "Bridges — The town has two of them:"


def test_sources_on_their_own_line_belong_to_the_claim_above() -> None:
    text = "The bridge opened in 1931.\n\nSource: https://town.fr/bridge"
    (attribution,) = read(text).attributions
    assert attribution.claim is not None
    assert attribution.claim.text == "The bridge opened in 1931."
    assert attribution.binding.confidence is Confidence.LOW


@pytest.mark.parametrize(
    "text",
    [
        "The bridge opened in 1931.\nSource: https://town.fr/bridge",
        "- The bridge opened in 1931.\n  Source : https://town.fr/bridge",
        "- The bridge opened in 1931.\n  - Source: [NASA](https://town.fr/bridge)",
        "1. The bridge opened in 1931. Source: https://town.fr/bridge",
        "The bridge opened in 1931. (Source: https://town.fr/bridge) The ferry stopped in 1932.",
        "The bridge opened in 1931.\n→ https://town.fr/bridge",
        "The bridge opened in 1931 ([Town](https://town.fr/bridge)).",
    ],
)
def test_a_source_named_after_a_statement_is_its_source(text: str) -> None:
    assert pairs(text) == [("The bridge opened in 1931.", "https://town.fr/bridge")]


@pytest.mark.parametrize(
    "text",
    [
        "- The bridge opened in 1931: https://town.fr/bridge",
        "- The bridge opened in 1931 : [lien](https://town.fr/bridge)",
        "The bridge opened in 1931 : https://town.fr/bridge.",
    ],
)
def test_a_colon_before_the_link_introduces_the_link(text: str) -> None:
    (attribution,) = read(text).attributions
    assert attribution.claim is not None
    assert attribution.claim.text == "The bridge opened in 1931"
    assert attribution.claim.not_checkable is None


def test_several_links_in_brackets_stand_apart_together() -> None:
    text = "The bridge opened in 1931. ([A](https://a.fr/x), [B](https://b.fr/x)) It is red now."
    assert pairs(text) == [
        ("The bridge opened in 1931.", "https://a.fr/x"),
        ("The bridge opened in 1931.", "https://b.fr/x"),
    ]


def test_reference_links_are_words_of_their_sentence() -> None:
    text = "As [the archive][1] and [Town][] say, it opened in 1931.\n\n[1]: https://a.fr\n[town]: https://b.fr"
    answer = read(text)
    assert [
        (a.claim.text, a.citation.link.url)
        for a in answer.attributions
        if a.claim and a.citation.link
    ] == [
        ("As the archive and Town say, it opened in 1931.", "https://a.fr"),
        ("As the archive and Town say, it opened in 1931.", "https://b.fr"),
    ]


def test_a_link_in_the_sentence_cites_the_sentence() -> None:
    text = "The [town archive](https://town.fr/a) says the bridge opened in 1931."
    assert pairs(text) == [
        ("The town archive says the bridge opened in 1931.", "https://town.fr/a")
    ]


@pytest.mark.parametrize(
    "mark", ["([Town](https://town.fr/a))", "[town.fr](https://town.fr/a)", "(https://town.fr/a)"]
)
def test_a_link_after_the_full_stop_cites_the_sentence_before_it(mark: str) -> None:
    text = f"The bridge opened in 1931. {mark} The ferry stopped in 1932."
    assert pairs(text) == [("The bridge opened in 1931.", "https://town.fr/a")]


def test_marks_after_a_courtesy_are_kept_and_said_to_be_attached_to_nothing_checkable() -> None:
    answer = read("Happy travels! 🚲[^1^][^2^]" + LIST)
    assert len(answer.attributions) == 2
    assert all(a.claim and a.claim.not_checkable for a in answer.attributions)
    assert {(a.binding.rule, a.binding.confidence) for a in answer.attributions} == {
        ("beside a sentence that claims nothing", Confidence.LOW)
    }


def test_nothing_is_dropped() -> None:
    answer = read("The bridge opened in 1931[1]. It is red[7]. It is long." + LIST)
    assert [a.citation.marker.label for a in answer.unresolved if a.citation.marker] == ["7"]
    assert [r.label for r in answer.uncited_references] == ["2", "3"]
    assert [c.text for c in answer.claims_without_citation] == ["It is long."]


def test_an_ambiguous_run_keeps_both_readings_and_says_so() -> None:
    entries = "\n".join(f"[{n}] https://a.org/{n}" for n in range(1, 13))
    attributions = read(f"The bridge opened in 1931¹².\n\n{entries}").attributions
    assert [a.citation.marker.label for a in attributions if a.citation.marker] == ["1", "2", "12"]
    assert {a.binding.confidence for a in attributions} == {Confidence.LOW}
    assert "may mean 12" in attributions[0].binding.rule


def test_bing_writes_runs_digit_by_digit() -> None:
    entries = "\n".join(f"({n}) T. https://a.org/{n}." for n in range(1, 13))
    text = f"The bridge opened in 1931¹².\n\nSource: Conversation with Bing, 4/21/2024\n{entries}"
    attributions = read(text).attributions
    assert [a.citation.marker.label for a in attributions if a.citation.marker] == ["1", "2"]
    assert {a.binding.confidence for a in attributions} == {Confidence.HIGH}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the same line, without a space
        ("It is red.[1]It is long.[2]", [("It is red.", "1"), ("It is long.", "2")]),
        ("桥于1931年开通，[1]渡轮于1932年停运。[2]", [
            ("桥于1931年开通，", "1"), ("渡轮于1932年停运。", "2"),
        ]),
        # marks that a copy put on lines of their own
        ("It is red.\n[1]\nIt is long.\n[2]\n[3]", [
            ("It is red.", "1"), ("It is long.", "2"), ("It is long.", "3"),
        ]),
        ("It is red\n[1]\n. It is long\n[2]\n.", [("It is red", "1"), ("It is long", "2")]),
        ("- It is red.\n[1]\n- It is long.\n[2]", [("It is red.", "1"), ("It is long.", "2")]),
        ("It is red.\n\n[1]\n\nIt is long.\n\n[2]", [("It is red.", "1"), ("It is long.", "2")]),
        # marks that were wrapped to the next line, and marks that begin every line
        ("It is red.\n[1] It is long.\n[2] Yes.", [("It is red.", "1"), ("It is long.", "2")]),
        ("[1] It is red.\n[2] It is long.", [("It is red.", "1"), ("It is long.", "2")]),
        # between an item's number and its dot
        ("1[2]. It is red.\n2[1]. It is long.", [("It is red.", "2"), ("It is long.", "1")]),
    ],
)  # fmt: skip
def test_marks_stay_with_their_statement_however_lines_were_broken(
    text: str, expected: list[tuple[str, str]]
) -> None:
    found = [(claim.rstrip(" .") if claim else claim, label) for claim, label in pairs(text + LIST)]
    assert found == [(claim.rstrip("."), label) for claim, label in expected]


def test_a_mark_that_is_written_over_several_lines_is_one_mark() -> None:
    card = (
        '<grok:render card_id="2f" card_type="citation_card" type="render_inline_citation">\n'
        '<argument name="citation_id">1</argument>\n</grok:render>'
    )
    assert pairs(f"The bridge opened in 1931.{card} It is red.") == [
        ("The bridge opened in 1931.", "1")
    ]
    answer = read(f"The bridge opened in 1931.{card} It is red.{card}\n\nIt is long.")
    assert [c.text for c in answer.claims] == [
        "The bridge opened in 1931.",
        "It is red.",
        "It is long.",
    ]


def test_a_mark_in_brackets_or_quotes_leaves_them_whole() -> None:
    text = 'The mayor said "the bridge opened in 1931 [1]" and then left for good by the old ferry.'
    assert [c.text.count('"') for c in read(text + LIST).claims] == [2, 0]
    text = "The old bridge (it opened in 1931 [1]) carries trains over the wide river."
    assert len(read(text + LIST).claims) == 1


def test_a_mark_inside_a_clause_belongs_to_all_of_it() -> None:
    (attribution,) = read("The old bridge of the town [1] was built in 1931." + LIST).attributions
    assert attribution.claim is not None
    assert attribution.claim.text == "The old bridge of the town was built in 1931."
    assert attribution.binding.confidence is Confidence.MEDIUM


def test_a_mark_at_the_end_of_a_paragraph_may_stand_for_all_of_it() -> None:
    text = "The town is old. It has a bridge. It opened in 1931.[1]"
    (attribution,) = read(text + LIST).attributions
    assert attribution.claim is not None
    assert attribution.claim.text == "It opened in 1931."
    assert attribution.binding.confidence is Confidence.HIGH
    assert attribution.binding.scope is not None
    assert attribution.binding.scope.of(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "The town is old[2]. It has a bridge. It opened in 1931.[1]",
        "The town is old. It has a bridge[1]. It opened in 1931.",
        "It opened in 1931.[1]",
        "The town is old.\n\nIt opened in 1931.[1]",
    ],
)
def test_a_mark_stands_for_no_more_than_its_sentence_elsewhere(text: str) -> None:
    assert [a.binding.scope for a in read(text + LIST).attributions if a.binding.scope] == []


@pytest.mark.parametrize("lead", ["The bridge has two sides[1]:", "The bridge has two sides: [1]"])
def test_a_mark_of_an_introduction_may_stand_for_the_list_below(lead: str) -> None:
    text = f"{lead}\n- it is red there\n- it is long there\n\nIt is old."
    (attribution,) = read(text + LIST).attributions
    assert attribution.claim is not None
    assert attribution.claim.not_checkable == "an introduction to what follows"
    assert attribution.binding.scope is not None
    assert attribution.binding.scope.of(text) == text.partition("\n\n")[0]
    items = read(f"{lead}\n- it is red there[2]\n- it is long there" + LIST)
    assert [a.binding.scope for a in items.attributions] == [None, None]


def test_a_mark_in_a_heading_may_stand_for_the_section() -> None:
    text = "### The bridge [1]\nIt is red and long.\n\nIt is old.\n### The ferry\nIt stopped."
    (attribution,) = read(text + LIST).attributions
    assert attribution.claim is None
    assert attribution.binding.scope is not None
    assert attribution.binding.scope.of(text).endswith("It is old.")


def test_sources_under_another_heading_are_not_the_claims() -> None:
    answer = read("It opened in 1931.\n\n## Photos\n[1] [2]" + LIST)
    assert [(a.claim, a.binding.rule) for a in answer.attributions] == [
        (None, "no claim beside it")
    ] * 2


def test_a_row_of_marks_alone_belongs_to_the_row_above() -> None:
    text = "| Bridge | Opened |\n|---|---|\n| North | in 1931 |\n| [1] | [2] |"
    assert pairs(text + LIST) == [("North | in 1931", "1"), ("North | in 1931", "2")]


def test_a_mark_in_the_head_of_a_table_is_no_rows() -> None:
    text = "| Bridge | Opened [1] |\n|---|---|\n| North | in 1931 [2] |"
    assert pairs(text + LIST) == [(None, "1"), ("North | in 1931", "2")]


def test_two_different_pages_without_numbers_are_two_citations() -> None:
    text = "It opened in 1931 ([Town](https://a.org/1), [Town](https://b.org/1), https://a.org/1)."
    assert [label for _, label in pairs(text)] == ["https://a.org/1", "https://b.org/1"]


MARKED = [
    ("[cite_start]It opened in 1931. It is red[cite: 1]. No.", "It opened in 1931. It is red"),
    ("* [cite_start]It opened in 1931[cite: 1]. It is old.", "It opened in 1931"),
    ("[cite_start]* **Red:** it opened in 1931[cite: 1].", "Red: it opened in 1931"),
    ("[span_1](start_span)It opened in 1931.[span_1](end_span) It is old.", "It opened in 1931."),
    ('It is old. <cite index="1-1">It opened in 1931</cite>, and it is red.', "It opened in 1931"),
    ("| [cite_start]It opened in 1931[cite: 1] | It is red. |", "It opened in 1931"),
    ("### [cite_start]It opened in 1931[cite: 1]\nIt is red.", "It opened in 1931"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claim"), MARKED)
def test_the_words_that_the_assistant_marked_are_the_claim(text: str, claim: str) -> None:
    answer = read(text)
    (attribution,) = answer.attributions
    assert attribution.claim is not None
    assert attribution.claim.text == claim
    assert attribution.claim.span.of(text).replace("*", "") == claim
    assert attribution.binding.rule == "marked by the assistant"
    assert attribution.binding.confidence is Confidence.HIGH
    assert "cite" not in " ".join(c.text + c.context for c in answer.claims)
    others = [c for c in answer.claims if c is not attribution.claim]
    assert all("1931" not in c.text for c in others), "the rest is cut as elsewhere"


def test_a_marked_stretch_over_several_items_is_one_claim_an_item() -> None:
    text = "[cite_start]- It opened in 1931.\n- It is red and long.[cite: 4]\n- It is old."
    attributions = read(text).attributions
    assert [a.claim.text for a in attributions if a.claim] == [
        "It opened in 1931.",
        "It is red and long.",
    ]
    assert {a.binding.confidence for a in attributions} == {Confidence.MEDIUM}


def test_marked_stretches_inside_and_across_each_other_make_claims_that_do_not() -> None:
    text = (
        '<cite index="1-1">It opened in <cite index="2-1">1931</cite> or so</cite>. '
        "[span_3](start_span)It is red [span_4](start_span)and long[span_3](end_span) "
        "and very old[span_4](end_span)."
    )
    answer = read(text)
    spans = [claim.span for claim in answer.claims]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert sorted(str(cited(a)) for a in answer.attributions) == ["1", "2", "3", "4"]
    assert answer.attributions[0].claim is not None
    assert answer.attributions[0].claim.text == "It opened in 1931 or so"


def test_other_marks_beside_marked_words_are_theirs() -> None:
    text = "[cite_start]It opened in 1931[cite: 7] [2]. It is red and long[3]." + LIST
    assert pairs(text) == [
        ("It opened in 1931", "7"),
        ("It opened in 1931", "2"),
        ("It is red and long.", "3"),
    ]


def test_a_mark_with_two_meanings_keeps_its_scope_and_is_never_sure() -> None:
    entries = "\n".join(f"[{n}] https://a.org/{n}" for n in range(1, 13))
    attributions = read(f"The town is old. It opened in 1931¹².\n\n{entries}").attributions
    assert {a.binding.confidence for a in attributions} == {Confidence.LOW}
    assert all(a.binding.scope for a in attributions)


def _contexts(text: str) -> list[tuple[str, str]]:
    return [(claim.text, claim.context) for claim in read(text).claims if not claim.not_checkable]


def test_an_item_travels_with_the_items_inside_it() -> None:
    text = (
        "## The bridge\n\n- Length: 812 metres[1]\n  - The middle span: 300 metres\n"
        "    - It can be raised\n- Width: 20 metres\n\n1. Colours:\n- First coat of red\n"
    )
    assert _contexts(text + LIST) == [
        ("Length: 812 metres", "The bridge"),
        ("The middle span: 300 metres", "The bridge — Length: 812 metres"),
        (
            "It can be raised",
            "The bridge — Length: 812 metres — The middle span: 300 metres",
        ),
        ("Width: 20 metres", "The bridge"),
        ("First coat of red", "The bridge — Colours:"),
    ]


def test_an_items_title_travels_with_the_text_below_it() -> None:
    text = (
        "The town has old bridges.\n\n1. **The North Bridge**\n   It opened in 1931[1].\n\n"
        "   It is red, too.\n\n2. **The South Bridge**\nIt opened in 1950[2].\n\n"
        "They are lit at night.\n"
    )
    answer = read(text + LIST)
    assert [c.not_checkable for c in answer.claims if "Bridge" in c.text] == [
        "the title of what follows"
    ] * 2
    assert _contexts(text + LIST)[1:] == [
        ("It opened in 1931.", "The North Bridge"),
        ("It is red, too.", "The North Bridge"),
        ("It opened in 1950.", "The South Bridge"),
        ("They are lit at night.", "It opened in 1950."),
    ]


def test_a_cited_title_or_one_with_nothing_below_is_a_claim() -> None:
    assert not read("- **The bridge is red**\n- **The ferry is old**\n").claims[0].not_checkable
    assert not read("- **The bridge is red**[1]\n  - It is old\n" + LIST).claims[0].not_checkable


def test_these_behind_a_list_are_its_items() -> None:
    text = "Some ways over the river are:\n\n- A bridge of steel\n- A ferry from 1880\n\n"
    assert _contexts(f"{text}These ways cost nothing today.\n")[-1] == (
        "These ways cost nothing today.",
        "Some ways over the river are:",
    )


def test_behind_a_clause_a_pronoun_stands_for_something_in_its_sentence() -> None:
    text = "The town built a bridge in 1931,[1] which cost two million.[2] It was red.[3]"
    assert _contexts(text + LIST)[-1] == (
        "It was red.",
        "The town built a bridge in 1931, which cost two million.",
    )


def test_a_clause_of_an_item_and_a_row_keep_the_introduction_to_their_list() -> None:
    text = "The old ways are:\n\n- a bridge from the year 1931,[1] and a ferry from 1880.[2]\n"
    assert _contexts(text + LIST)[0] == (
        "a bridge from the year 1931,",
        "The old ways are: — a bridge from the year 1931, and a ferry from 1880.",
    )
    table = "The tolls of the bridge were:\n\n| Year | Toll |\n|---|---|\n| 1931 | 2 cents |\n"
    assert _contexts(table) == [
        ("1931 | 2 cents", "The tolls of the bridge were: — Year | Toll"),
    ]


def test_headings_travel_with_those_they_stand_under() -> None:
    text = (
        "# The North Bridge\n\n## Numbers\n\nLength: 812 metres\n\n**Cost**\n\nTwo million dollars "
        "in all.\n\n## Traffic\n\n- 9,000 cars a day\n\n# The Ferry\n\nA boat from 1880.\n"
    )
    assert _contexts(text) == [
        ("Length: 812 metres", "The North Bridge — Numbers"),
        ("Two million dollars in all.", "The North Bridge — Numbers — Cost"),
        ("9,000 cars a day", "The North Bridge — Traffic"),
        ("A boat from 1880.", "The Ferry"),
    ]


def test_a_clause_begins_with_its_first_word_and_an_item_travels_whole() -> None:
    text = "- 高度：塔高227米[1]；颜色是橙色[2]。\n  - 主跨长1280米\n"
    assert _contexts(text + LIST)[1:] == [
        ("颜色是橙色。", "高度：塔高227米；颜色是橙色。"),
        ("主跨长1280米", "高度：塔高227米；颜色是橙色。"),
    ]
    assert pairs("यह पुल लाल है [1]।" + LIST) == [("यह पुल लाल है।", "1")]
