"""The whole way from pasted text to a `CitedAnswer`."""

from __future__ import annotations

from hypothesis import given
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


_PIECES = st.sampled_from(
    ["[1]", "¹²", "[^3^]", "[^1^][2]", "(1) T. https://a.org/x.", "\n", "\n\n", "- ", "| a | b |",
     "https://a.org/(x)", "[t](https://a.org)", "](", "[", ")", "> ", "```", "`", "**", "Mr. ",
     ". ", "。", "…", "Sources:", "Source: Conversation with Bing, 1/1/2024", "word ", "Ünïcödé ",
     "\u202e", "\ud800", "😊", "^1^", "[1-3]", "[a](^1^)", "# ", "// ", "1. ", "[1]: u", "\x01"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=200))
def test_any_text_is_taken_apart_without_loss_of_place(text: str) -> None:
    answer = read(text)
    whole = Span(0, len(text))
    spans = [c.span for c in answer.claims] + [r.span for r in answer.references]
    spans += [a.citation.span for a in answer.attributions]
    assert all(whole.covers(span) for span in spans)
    for attribution in answer.attributions:
        if attribution.citation.inline:
            link = attribution.citation.inline
            assert link.span.of(text) == link.written
    assert read(text) == answer, "the same text gives the same answer"


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
