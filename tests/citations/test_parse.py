"""The whole way from pasted text to a `CitedAnswer`."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import LinkStatus, Span
from tests.citations.reading import cited, pairs, read

ANSWER = """\
Bonjour, ceci est Bing. Voici ce que j'ai trouvé.

Le maire a donné deux raisons :

- Le pont rouge était devenu dangereux pour les cyclistes⁴.

- Le budget de 3 000 euros ne suffisait plus à l'entretenir².

J'espère que cela vous a été utile. 😊

Source : conversation avec Bing, 20/11/2023
(1) undefined. https://bing.com/search?q=.
(2) Le budget du pont. https://mairie-du-pont.fr/budget.
(3) Histoire du pont. https://histoire-du-pont.fr/.
(4) Le pont. https://bing.com/search?q=pourquoi+le+pont+est+ferm%c3%a9+%3f.
"""


def test_an_answer_as_people_paste_it() -> None:
    answer = read(ANSWER)
    assert [
        (a.claim.text, cited(a), a.citation.link.url)
        for a in answer.attributions
        if a.claim and a.citation.link
    ] == [
        (
            "Le pont rouge était devenu dangereux pour les cyclistes.",
            "4",
            "https://bing.com/search?q=pourquoi+le+pont+est+ferm%c3%a9+%3f",
        ),
        (
            "Le budget de 3 000 euros ne suffisait plus à l'entretenir.",
            "2",
            "https://mairie-du-pont.fr/budget",
        ),
    ]
    assert [r.link.status for r in answer.references if r.link] == [
        LinkStatus.PLACEHOLDER,
        None,
        None,
        LinkStatus.SEARCH_RESULTS,
    ]
    assert [r.label for r in answer.uncited_references] == ["1", "3"]


def test_spans_slice_the_text_that_was_pasted() -> None:
    answer = read(ANSWER)
    for attribution in answer.attributions:
        assert attribution.claim is not None
        written = attribution.claim.span.of(ANSWER)
        assert attribution.claim.text.rstrip(".") in written
        assert attribution.citation.span.of(ANSWER) in "²⁴"
    for reference in answer.references:
        assert reference.span.of(ANSWER).startswith(f"({reference.label})")
        assert reference.link is not None
        assert reference.link.span.of(ANSWER) == reference.link.written
    where = answer.answer.locate(answer.attributions[0].citation.span)
    assert (where.path, where.line) == ("answer.txt", 5)
    assert ANSWER.splitlines()[4][where.column - 1] == "⁴"


def test_text_without_any_citation_is_an_answer_too() -> None:
    answer = read("The bridge is red and long.")
    assert answer.attributions == ()
    assert len(answer.claims_without_citation) == 1


@pytest.mark.parametrize(
    ("url", "assistant"),
    [
        ("https://a.org/x?utm_source=chatgpt.com", "chatgpt"),
        ("https://a.org/x?y=1&utm_source=openai", "chatgpt"),
        ("https://a.org/x?utm_source=copilot.com#top", "copilot"),
        ("https://a.org/x?utm_source=perplexity", "perplexity"),
        ("https://a.org/x?utm_source=perplexity.ai", "perplexity"),
        ("https://a.org/x?referrer=grok.com#top", "grok"),
    ],
)
@pytest.mark.parametrize("text", ["The bridge is red ({}).", "The bridge is red[1].\n\n[1]: {}"])
def test_the_marks_in_urls_tell_the_assistant(text: str, url: str, assistant: str) -> None:
    assert read(text.format(url)).dialects[0] == assistant


def test_other_sources_in_urls_tell_nothing() -> None:
    text = "The bridge is red (https://a.org/x?utm_source=newsletter&utm_source=openai-fans)."
    assert read(text).dialects == ("inline-link",)


def test_an_answer_copied_out_of_a_json_string_is_read_by_lines() -> None:
    text = ANSWER.replace("\n", "\\n")
    answer = read(text)
    assert [(a.claim.text, cited(a)) for a in answer.attributions if a.claim] == [
        (a.claim.text, cited(a)) for a in read(ANSWER).attributions if a.claim
    ]


# Every character that means something to some dialect, and what breaks readers of text.
_PIECES = st.sampled_from(
    ["[1]", "¹²", "[^3^]", "[^1^][2]", "(1) T. https://a.org/x.", "\n", "\n\n", "- ", "| a | b |",
     "https://a.org/(x)", "[t](https://a.org)", "](", "[", ")", "> ", "```", "`", "**", "Mr. ",
     ". ", "。", "…", "Sources:", "Source: Conversation with Bing, 1/1/2024", "word ", "Ünïcödé ",
     "\u202e", "\ud800", "😊", "^1^", "[1-3]", "[a](^1^)", "# ", "// ", "1. ", "[1]: u", "\x01",
     "[cite_start]", "[cite: 1, 16]", "[cite: 230-234]", "[span_1](start_span)",
     "[span_1](end_span)", '(cite index="7-1,7-2">', "</cite>", "【1†source】", "【4:2†", "】",
     "\ue200cite\ue202turn0search1\ue201", "citeturn0search1turn1news2", "turn0search16",
     ":contentReference[oaicite:0]{index=0}", "[oai_citation:0‡Name](https://a.org/y)",
     '^[claim]({"attribution":{"attributableIndex":"1-8"}})', "Wikipedia+1", "Town+15Bridge+2",
     '{"fallbackMarkdown":"(T\\n)","reference":{"safe_urls":["https://a.org/z"],"items":[',
     '{"title":"T","url":"https://a.org/z"}]},"showLoginRequiredCard":false}', "matched\\_text",
     '[](grok_render_citation_card_json={"cardIds":["x"]})', '<grok:render card_id="1">',
     "</grok:render>", "[web:3]", "[x:12]", "[web:9,14]", "[attached_file:1]", "[citation:2]",
     ":cite[1]:cite[4]", "[[2]](https://a.org/w)", "[1_4]", "[^1_4]", "<sup>1</sup>", "layouts12.",
     '<span style="display:none">[^11]</span>', "¹: [T](https://a.org)", "| 1 | https://a.org |",
     "You said:", "ChatGPT said:", "« a »", '"', "/* ", "*/", "<!--", "-->", "\\n", "\x00", "\r",
     "\ufeff", "\u200b", "[1000000000]", "9" * 30, "https://", "www.", "{", "}", "<", "|---|---|"]
)  # fmt: skip
_TEXT = st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=200)


@given(_TEXT)
@settings(max_examples=400, deadline=None)
def test_any_text_is_taken_apart_without_loss_of_place(text: str) -> None:
    answer = read(text)
    whole = Span(0, len(text))
    spans = [c.span for c in answer.claims] + [r.span for r in answer.references]
    spans += [a.citation.span for a in answer.attributions]
    spans += [a.binding.scope for a in answer.attributions if a.binding.scope]
    assert all(whole.covers(span) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(c.span for c in answer.claims))
    assert all(claim.text and claim.span.of(text).strip() for claim in answer.claims)
    for attribution in answer.attributions:
        if attribution.citation.inline:
            link = attribution.citation.inline
            assert link.span.of(text) == link.written
        if attribution.claim:
            assert attribution.claim in answer.claims
    assert read(text) == answer, "the same text gives the same answer"


_WORDS = st.sampled_from(
    ["The old bridge", "is red", "and", "because", "of the town.", "It is long!", "说明。", ", ",
     ": ", "\n", "\n\n", "\n- ", "\n1. ", "**", "(", ")", "\n| a | b |\n", "\n### Bridges\n", "« ",
     " » "]
)  # fmt: skip


_FORMS = st.sampled_from(["[{}]", "[^{}^]", "[citation:{}]", ":cite[{}]", "【{}†source】"])


@given(st.lists(st.tuples(_WORDS, _FORMS), max_size=25))
@settings(deadline=None)
def test_every_mark_is_attributed_wherever_it_stands(parts: list[tuple[str, str]]) -> None:
    """Each mark has its own number, so that none is a repeat of another one."""
    text, expected = "It began so:", []
    for number, (word, form) in enumerate(parts, start=1):
        text += f" {word} {form.format(number)}"
        expected.append(str(number))
    found = [cited(attribution) for attribution in read(text).attributions]
    assert sorted(map(str, found)) == sorted(expected)


_BETWEEN = st.sampled_from(
    [" ", "", ". ", ".", ", ", "; ", " - ", "/", " | ", ") (", " and the river is wide ", ": ",
     "\n", "\n\n", ".\n", "! ", "。", " 😊 ", "**", " — ", ".. "]
)  # fmt: skip


@given(st.lists(_BETWEEN, min_size=1, max_size=12), st.booleans())
def test_no_mark_is_lost(between: list[str], links: bool) -> None:
    """Whatever stands between them, each mark ends in an attribution."""
    text, expected = "The old bridge of the town is red", []
    for number, gap in enumerate(between, start=1):
        mark = f" https://a.org/{number} " if links and number % 2 else f"[{number}]"
        # At the head of a line `[2] URL` would be an entry of a list.
        text += mark + gap.replace("\n", "\nAlso ")
        expected.append(mark.strip(" []"))
    found = {cited(attribution) for attribution in read(text).attributions}
    assert found.issuperset(expected), text


def test_the_edge_of_a_document_is_no_special_case() -> None:
    assert pairs("") == []
    assert pairs("¹") == [(None, "1")]
    assert pairs("https://a.org/x") == [(None, "https://a.org/x")]


def test_spaces_written_as_entities_are_spaces() -> None:
    text = "The&nbsp;bridge is red[1]&#160;[2]. It is old.\n\n[1]: https://a.org/1\n[2]: https://a.org/2"
    assert pairs(text) == [("The bridge is red.", "1"), ("The bridge is red.", "2")]


def test_a_footer_without_entries_is_no_list() -> None:
    assert read("Source: Conversation with Bing, 1/1/2024[1-3]").references == ()
