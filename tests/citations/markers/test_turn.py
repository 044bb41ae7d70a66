"""ChatGPT's private-use citations, with and without their code points."""

from __future__ import annotations

import pytest

from auditor.citations.markers.turn import LOST_FILE, LOST_RESULT
from tests.citations.reading import pairs, read

OPEN, NEXT, CLOSE = "\ue200", "\ue202", "\ue201"


def wrapped(*parts: str) -> str:
    return OPEN + NEXT.join(parts) + CLOSE


def lost(text: str) -> list[str]:
    return [a.citation.marker.lost for a in read(text).attributions if a.citation.marker]


def test_each_result_of_a_citation_is_one_label_and_names_no_page() -> None:
    text = f"The ferry sank in 1907. {wrapped('cite', 'turn0search1', 'turn1news2')} It was old."
    assert pairs(text) == [
        ("The ferry sank in 1907.", "turn0search1"),
        ("The ferry sank in 1907.", "turn1news2"),
    ]
    assert lost(text) == [LOST_RESULT, LOST_RESULT]
    assert [c.text for c in read(text).claims] == ["The ferry sank in 1907.", "It was old."]
    assert all(a.citation.link is None for a in read(text).attributions)


def test_lines_of_a_file_are_no_label() -> None:
    text = f"The ferry sank in 1907 {wrapped('filecite', 'turn0file3', 'L8-L13')}."
    assert pairs(text) == [("The ferry sank in 1907.", "turn0file3")]
    assert lost(text) == [LOST_FILE]


@pytest.mark.parametrize(
    "marker",
    [
        f"{OPEN}cite{NEXT}turn0search1",  # unterminated
        "citeturn0search1",
        "cite turn0search1",
        "turn0search1",
        "【turn0search1】",
        "(citeturn0search1)",
        "\ufffdcite\ufffdturn0search1\ufffd",
        "citeturn0search1L4-L9",
        f"{OPEN}citeturn0search1{CLOSE}",
        f"cite{CLOSE}turn0search1",
    ],
)
@pytest.mark.parametrize("place", ["{}.", ".{}", ". {}"])
def test_what_is_left_of_it_is_read_before_and_after_the_stop(marker: str, place: str) -> None:
    text = "The ferry sank in 1907" + place.format(marker) + "\n\nIt was old by then."
    assert pairs(text) == [("The ferry sank in 1907.", "turn0search1")]


KINDS = (
    "search news view image file fetch open find forecast product video academia reddit youtube"
    " finance sports maps business"
)


@pytest.mark.parametrize("kind", KINDS.split())
def test_every_kind_of_result_is_known_without_its_keyword(kind: str) -> None:
    assert pairs(f"The ferry sank in 1907. turn3{kind}12")[0][1] == f"turn3{kind}12"


def test_a_row_without_separators_is_several_results() -> None:
    text = (
        "The ferry sank.citeturn0search1turn0search0turn13view1\n\n渡轮沉没于1907年。turn0search16"
    )
    assert [label for _, label in pairs(text)] == [
        "turn0search1",
        "turn0search0",
        "turn13view1",
        "turn0search16",
    ]
    assert pairs(text)[-1][0] == "渡轮沉没于1907年。"


def test_a_name_keeps_its_words_and_cites_nothing() -> None:
    entity = wrapped("entity", '["company","Bell Lines","a ferry company"]')
    assert [c.text for c in read(f"The {entity} company sank in debt in 1907.").claims] == [
        "The Bell Lines company sank in debt in 1907."
    ]
    bare = 'The entity["company","Bell Lines","a ferry company"] company sank in debt in 1907.'
    assert [c.text for c in read(bare).claims] == ["The Bell Lines company sank in debt in 1907."]
    assert read(bare).attributions == ()


def test_a_link_keeps_its_words_and_its_address() -> None:
    text = f"The port keeps {wrapped('url', 'the ferry log', 'https://port.org/log')} for years."
    (attribution,) = read(text).attributions
    assert attribution.citation.link is not None
    assert attribution.citation.link.url == "https://port.org/log"
    assert [c.text for c in read(text).claims] == ["The port keeps the ferry log for years."]


def test_pictures_are_noise_and_a_list_of_articles_cites() -> None:
    pictures = wrapped("image_group", '{"query":["old ferry"]}')
    text = f"{pictures}\nThe ferry sank in 1907. {wrapped('navlist', 'More', 'turn0news1')}"
    assert pairs(text) == [("The ferry sank in 1907.", "turn0news1")]


def test_the_words_that_it_marks_are_what_it_covers() -> None:
    marked = "\ue203The ferry sank in 1907.\ue204"
    text = f"Boats are old. {marked}{wrapped('cite', 'turn0search1')} Others sank as well."
    assert pairs(text) == [("The ferry sank in 1907.", "turn0search1")]


def test_a_reference_that_an_export_linked_leads_to_its_page() -> None:
    (attribution,) = read("The ferry sank. [turn0search1](https://port.org/a)").attributions
    assert attribution.citation.link is not None
    assert attribution.citation.link.url == "https://port.org/a"


@pytest.mark.parametrize(
    "text",
    [
        "The ship made its turn0 and then a second turn1 to the north.",
        "The value of turn0 search 1 is kept by the program.",
        "The tokens “turn0search1” stand for results of a search.",
        "Use `citeturn0search1` in the prompt of the program.",
        "```\nciteturn0search1\n```\nThat is the code to run here.",
        "The variable my_turn0search1 holds the number of the ferry.",
        "Return0 and overturn1 are the names of the two functions.",
    ],
)
def test_prose_and_code_that_look_like_it_cite_nothing(text: str) -> None:
    assert pairs(text) == []


@pytest.mark.parametrize("mark", ["【turn0search1†L3-L9】", "[turn0search1†source]"])
def test_the_lines_of_a_result_belong_to_the_mark(mark: str) -> None:
    assert pairs(f"The ferry sank {mark}.") == [("The ferry sank.", "turn0search1")]
