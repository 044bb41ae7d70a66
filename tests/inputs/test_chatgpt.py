"""ChatGPT's export: which messages are answers, and where their citations go."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.citations.parse import parse
from auditor.inputs.read import read_answers
from tests.inputs.exports import chatgpt, cite, data, page, reference, said

PAGE = page("https://rive-gazette.com/bridge", "Opening of the bridge")
OTHER = page("https://rive-gazette.com/red", "Red paint")


def read(*messages: dict[str, Any] | None) -> list[str]:
    return [answer.text for answer in read_answers(data([chatgpt(*messages)]), "c.json")]


def bound(text: str, **metadata: Any) -> list[tuple[str, str]]:
    (answer,) = read_answers(data(chatgpt(said("assistant", text, **metadata))), "c.json")
    return [
        (at.claim.text, at.citation.link.url)
        for at in parse(answer).attributions
        if at.claim and at.citation.link
    ]


def test_an_answer_says_where_it_was_and_what_was_asked() -> None:
    asked, told = said("user", "How old is the bridge?"), said("assistant", "It is old.")
    told["metadata"]["model_slug"] = "gpt-9"
    (answer,) = read_answers(data([chatgpt(asked, told)]), "c.json")
    assert (answer.text, answer.question) == ("It is old.", "How old is the bridge?")
    at = answer.location
    assert (at.path, at.post, at.author, at.url) == ("c.json", "assistant-message", "gpt-9", None)
    assert answer.notes == (
        "read from a ChatGPT export: citations are those of its metadata",
        "conversation: “The bridge”",
    )


def test_a_reference_binds_its_pages_to_the_claim_before_the_marker() -> None:
    both, one = cite("turn0search1", "turn0search4"), cite("turn1news0")
    text = f"The bridge opened in 1931. {both} It is red.{one}\n\n- It carries trams. {one}\n"
    news = "https://a-news.org/x"
    references = [
        reference(text, both, PAGE, OTHER),
        reference(text, one, page(news, supporting_websites=[OTHER])),
    ]
    assert bound(text, content_references=references) == [
        ("The bridge opened in 1931.", PAGE["url"]),
        ("The bridge opened in 1931.", OTHER["url"]),
        ("It is red.", news),
        ("It is red.", OTHER["url"]),
        ("It carries trams.", news),
        ("It carries trams.", OTHER["url"]),
    ]


@pytest.mark.parametrize("shift", [-1, 0, 1, 3])
def test_offsets_that_are_off_only_tell_which_of_equal_markers(shift: int) -> None:
    mark = cite("turn0search0")
    text = f"😀😀 It opened in 1931. {mark}\n\nIt is red. {mark}\n\nIt is long. {mark}\n"
    second = reference(text, mark, OTHER)
    second["start_idx"] = text.find(mark, text.find("red")) + shift
    first = reference(text, mark, PAGE, shift=shift)
    third = {**reference(text, mark, PAGE), "start_idx": text.rfind(mark) + shift}
    assert bound(text, content_references=[third, first, second]) == [
        ("😀😀 It opened in 1931.", PAGE["url"]),
        ("It is red.", OTHER["url"]),
        ("It is long.", PAGE["url"]),
    ]


def test_a_marker_without_reference_is_looked_up_among_the_results_of_searches() -> None:
    known, unknown = cite("turn0search2"), cite("turn7view1")
    text = f"The bridge is red. {known}\n\nIt is long. {unknown}\n"
    ref_id = {"turn_index": 0, "ref_type": "search", "ref_index": 2}
    groups = [{"domain": "rive-gazette.com", "entries": [{**OTHER, "ref_id": ref_id}]}]
    assert bound(text, search_result_groups=groups) == [("The bridge is red.", OTHER["url"])]
    tool = said("tool", "", search_result_groups=groups)
    (answer,) = read(tool, said("assistant", text))
    assert OTHER["url"] in answer
    assert known not in answer
    assert unknown in answer


def test_a_marker_without_reference_may_have_been_named_by_another() -> None:
    both, second = cite("turn0search0", "turn0search1"), cite("turn0search1")
    text = f"The bridge opened in 1931. {both}\n\nIt is red. {second}\n"
    refs = [{"turn_index": 0, "ref_type": "search", "ref_index": n} for n in (0, 1)]
    item = {**PAGE, "supporting_websites": [OTHER], "refs": refs}
    assert bound(text, content_references=[reference(text, both, item)])[-1] == (
        "It is red.",
        OTHER["url"],
    )


def test_the_numbers_of_results_start_again_with_each_question() -> None:
    mark = cite("turn0search2")
    ref_id = {"turn_index": 0, "ref_type": "search", "ref_index": 2}
    groups = [{"entries": [{**OTHER, "ref_id": ref_id}]}]
    first = said("assistant", f"Red. {mark}", search_result_groups=groups)
    texts = read(first, said("user", "And now?"), said("assistant", f"Long. {mark}"))
    assert [mark in text for text in texts] == [False, True]


@pytest.mark.parametrize(
    "where",
    [
        {"items": [], "safe_urls": [PAGE["url"], PAGE["url"] + "?utm_source=chatgpt.com"]},
        {"items": None, "fallback_items": [PAGE], "safe_urls": [OTHER["url"]]},
        {"type": "webpage", "items": [], "url": PAGE["url"], "title": "Opening"},
    ],
)
def test_a_reference_names_its_page_in_one_of_several_places(where: dict[str, Any]) -> None:
    mark = cite("turn0view3")
    text = f"The bridge opened in 1931. {mark}"
    references = [{**reference(text, mark), **where}]
    assert bound(text, content_references=references) == [
        ("The bridge opened in 1931.", PAGE["url"])
    ]


def test_what_chatgpt_could_not_resolve_itself_stays_a_marker() -> None:
    mark = cite("turn0search2")
    text = f"The bridge is red. {mark}"
    invalid = reference(text, mark, type="hidden", invalid=True)
    ref_id = {"turn_index": 0, "ref_type": "search", "ref_index": 2}
    groups = [{"entries": [{**OTHER, "ref_id": ref_id}]}]
    (answer,) = read(
        said("assistant", text, content_references=[invalid], search_result_groups=groups)
    )
    assert answer == text


def test_sources_under_an_answer_are_listed_unless_they_are_cited_in_it() -> None:
    mark = cite("turn0search2")
    text = f"The bridge is red. {mark}"
    footnote = {
        "type": "sources_footnote",
        "matched_text": " ",
        "start_idx": len(text),
        "sources": [{**PAGE, "url": PAGE["url"] + "?utm_source=chatgpt.com"}, OTHER],
    }
    references = [reference(text, mark, PAGE), footnote]
    (answer,) = read_answers(
        data(chatgpt(said("assistant", text, content_references=references))), "c.json"
    )
    (only,) = parse(answer).uncited_references
    assert (only.title, only.link and only.link.url) == ("Red paint", OTHER["url"])


def test_deep_research_keeps_the_quotation_in_its_links() -> None:
    mark = "【732177670821917†L150-L158】"
    text = f"The bridge is red{mark}."
    url = "https://rive-gazette.com/red#:~:text=painted%20red"
    extended = reference(text, mark, type="webpage_extended", url=url, title="Red paint")
    assert bound(text, content_references=[extended]) == [("The bridge is red.", url)]


def test_other_references_leave_words_or_nothing() -> None:
    entity = '\ue200entity\ue202["city","Rive","a town"]\ue201'
    image = "\ue200image_group\ue202{}\ue201"
    inline = "\ue200url\ue202the paper\ue202turn0search0\ue201"
    upload = "\ue200filecite\ue202turn0file0\ue201"
    text = f"{image}{entity} is old, says {inline}. It is small. {upload}"
    references = [
        reference(text, entity, type="entity", alt="Rive"),
        reference(text, image, type="image_group"),
        reference(text, inline, type="url", alt="the paper", item=PAGE),
        reference(text, upload, type="file", name="notes.pdf"),
        reference(text, "It is small", type="attribution", alt="It is small"),
    ]
    (answer,) = read(said("assistant", text, content_references=references))
    link = "[Opening of the bridge](<https://rive-gazette.com/bridge>)"
    assert answer == f"Rive is old, says {link}. It is small. {upload}"


def test_citations_of_2023_are_found_by_their_offsets() -> None:
    text = "It opened in 1931【7†source】. It is red【9†source】. It is long【11†source】."
    citations = [
        {
            "start_ix": text.index(mark) + 1,
            "end_ix": text.index(mark) + 1 + len(mark),
            "citation_format_type": "tether_og",
            "invalid_reason": reason,
            "metadata": {"type": "webpage", **where},
        }
        for mark, where, reason in (
            ("【7†source】", PAGE, None),
            ("【9†source】", OTHER, None),
            ("【11†source】", OTHER, "not found"),
        )
    ]
    assert bound(text, citations=citations) == [
        ("It opened in 1931.", PAGE["url"]),
        ("It is red.", OTHER["url"]),
    ]


def test_a_citation_of_words_is_written_behind_them() -> None:
    text = "The bridge is **red**. It is long."
    citation = {"start_ix": 0, "end_ix": 19, "metadata": {"type": "webpage", **OTHER}}
    assert bound(text, citations=[citation]) == [("The bridge is red.", OTHER["url"])]


def test_only_the_current_branch_is_read() -> None:
    conversation = chatgpt(said("user", "Old?"), said("assistant", "An older answer."))
    conversation["mapping"]["n9"] = {
        "id": "n9",
        "parent": "n1",
        "message": said("assistant", "The answer that was asked for again."),
    }
    conversation["current_node"] = "n9"
    (answer,) = read_answers(data([conversation]), "c.json")
    assert answer.text == "The answer that was asked for again."


@pytest.mark.parametrize("current", [None, "gone", 7])
def test_without_a_current_node_the_newest_leaf_is_it(current: object) -> None:
    conversation = chatgpt(said("user", "Old?"), said("assistant", "It is old."))
    conversation["current_node"] = current
    assert [a.text for a in read_answers(data(conversation), "c.json")] == ["It is old."]


def test_a_tree_that_bites_its_tail_ends() -> None:
    conversation = chatgpt(said("user", "Old?"), said("assistant", "It is old."))
    conversation["mapping"]["n0"]["parent"] = "n2"
    assert [a.text for a in read_answers(data(conversation), "c.json")] == ["It is old."]


def test_only_what_is_said_to_the_user_is_an_answer() -> None:
    code = said("assistant", "search('bridge')")
    code["content"] = {"content_type": "code", "text": "search('bridge')"}
    to_tool = said("assistant", '{"query": "bridge"}')
    to_tool["recipient"] = "web.run"
    thought = said("assistant", "The user wants …")
    thought["channel"] = "analysis"
    hidden = said("assistant", "Hidden.", is_visually_hidden_from_conversation=True)
    result = said("tool", "A page of text.")
    spoken = said("assistant", "")
    spoken["content"] = {
        "content_type": "multimodal_text",
        "parts": [
            {"content_type": "audio_transcription", "text": "It is old."},
            {"content_type": "image_asset_pointer", "asset_pointer": "sediment://file_1"},
        ],
    }
    system = said("system", "You are …")
    assert read(system, code, to_tool, thought, hidden, result, spoken) == ["It is old."]


def test_a_message_that_can_not_be_read_costs_only_itself() -> None:
    broken = {"id": "x", "author": None, "content": 7}
    (answer,) = read_answers(data(chatgpt(broken, said("assistant", "It is old."))), "c.json")
    assert answer.text == "It is old."
    assert "1 of the export's messages could not be read" in answer.notes[-1]


def test_a_node_that_can_not_be_read_is_no_leaf() -> None:
    conversation = chatgpt(said("assistant", "It is old."))
    conversation["mapping"]["odd"] = conversation["current_node"] = "odd"
    (answer,) = read_answers(data(conversation), "c.json")
    assert answer.text == "It is old."
    assert "1 of the export's messages" in answer.notes[-1]


def test_titles_and_addresses_can_not_break_out_of_their_link() -> None:
    mark = cite("turn0search0")
    text = f"| Bridge | red {mark} |\n"
    bad = page(
        "https://rive-gazette.com/a b>)\n[x](https://evil.org/", "](https://evil.org) | `[\n\\"
    )
    (answer,) = read(said("assistant", text, content_references=[reference(text, mark, bad)]))
    assert answer.count("\n") == 1
    claims = bound(text, content_references=[reference(text, mark, bad)])
    assert len({url for _, url in claims}) == 1
    assert claims[0][1].startswith("https://rive-gazette.com/a%20b%3E)")


def test_halves_of_characters_are_joined_or_replaced() -> None:
    export = data(chatgpt(said("assistant", "It is red @@ and ## old.")))
    export = export.replace(b"@@", b"\\ud83d\\ude00").replace(b"##", b"\\ud83d")
    (answer,) = read_answers(export, "c.json")
    assert answer.text == "It is red 😀 and \ufffd old."
    assert any("\ufffd" in note for note in answer.notes)


def listed(text: str, **metadata: Any) -> tuple[str, list[str]]:
    """The answer's text, and the addresses of its list of sources."""
    (answer,) = read_answers(data(chatgpt(said("assistant", text, **metadata))), "c.json")
    urls = [r.link.url for r in parse(answer).references if r.link]
    return answer.text, urls


def test_pages_that_are_tied_to_no_place_are_listed() -> None:
    menu = "\ue200navlist\ue202More\ue202turn0news1\ue201"
    text = f"The bridge is red.\n\n{menu}"
    nav_list = reference(text, menu, PAGE, type="nav_list")
    assert listed(text, content_references=[nav_list])[1] == [PAGE["url"]]
    assert menu not in listed(text, content_references=[nav_list])[0]
    elsewhere = reference(text, "words that are not there", OTHER)
    assert listed(text, content_references=[elsewhere])[1] == [OTHER["url"]]
    shown = {"metadata_list": [{"type": "webpage", **OTHER}]}
    assert listed(text, _cite_metadata=shown)[1] == [OTHER["url"]]
    outside = {"start_ix": 7, "end_ix": 700, "metadata": OTHER}
    assert listed(text, citations=[outside])[1] == [OTHER["url"]]


def test_a_reference_to_words_is_written_behind_them_once() -> None:
    text = f"The bridge is red. See [the paper]({PAGE['url']})."
    references = [
        reference(text, "The bridge is red.", OTHER, type="webpage"),
        reference(text, f"[the paper]({PAGE['url']})", PAGE, type="webpage"),
        reference(text, "See", OTHER, type="webpage", invalid=True),
    ]
    assert listed(text, content_references=references)[0] == (
        f"The bridge is red. ([Red paint](<{OTHER['url']}>)) See [the paper]({PAGE['url']})."
    )


def test_both_generations_of_metadata_are_one_citation() -> None:
    text = "The bridge is red【9†source】."
    citation = {"start_ix": 17, "end_ix": 27, "metadata": OTHER}
    references = [reference(text, "【9†source】", OTHER)]
    assert bound(text, content_references=references, citations=[citation]) == [
        ("The bridge is red.", OTHER["url"])
    ]
