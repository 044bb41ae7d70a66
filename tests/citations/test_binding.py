"""Which claim a citation belongs to, how sure that is, and by which rule."""

from __future__ import annotations

import pytest

from auditor.model import ClaimKind, Confidence
from tests.citations.reading import pairs, read

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


def test_an_item_is_one_claim_and_a_mark_at_head_and_tail_counts_once() -> None:
    text = "- **Opening**[1]: the bridge opened in 1931. It was red[1].\n- The ferry stopped[2]."
    answer = read(text + LIST)
    assert [(c.kind, c.text) for c in answer.claims] == [
        (ClaimKind.BULLET, "Opening: the bridge opened in 1931."),
        (ClaimKind.BULLET, "It was red."),
        (ClaimKind.BULLET, "The ferry stopped."),
    ]
    one = read("- **Opening**[1]: the bridge opened in 1931[1]." + LIST)
    assert len(one.attributions) == 1


def test_an_item_cited_at_its_end_is_one_claim() -> None:
    assert pairs("- The bridge opened. It was red and long[2]." + LIST) == [
        ("The bridge opened. It was red and long.", "2")
    ]


def test_a_table_row_is_cited_by_a_mark_in_any_cell() -> None:
    text = "| Bridge | Opened |\n|---|---|\n| North | 1931 [1] |\n| South | 1950 |\n| [2] | 1960 |"
    answer = read(text + LIST)
    assert [(a.claim.text, a.claim.kind) for a in answer.attributions if a.claim] == [
        ("North | 1931", ClaimKind.ROW),
        ("| 1960", ClaimKind.ROW),
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
    assert {a.claim.not_checkable for a in answer.attributions if a.claim} == {
        "a courtesy or an offer"
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
