"""Whatever is made of ChatGPT's marks: no exception, and spans that slice the text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from auditor.citations.markers import (
    attribution,
    fallback,
    lenticular,
    oai_citation,
    oaicite,
    site_count,
    turn,
)
from auditor.citations.markers.family import Family, Known
from tests.citations.reading import read

FAMILIES: tuple[Family, ...] = (
    fallback,
    attribution,
    oai_citation,
    turn,
    oaicite,
    lenticular,
    site_count,
)
PIECES = st.sampled_from(
    (
        '{"fallbackMarkdown":"(A\n)","reference":{"matched_text":"",',
        '"safe_urls":["https://a.org/1"',
        '"items":[{"title":"x","url":"https://a.org/\\u00e9"}]',
        '{"attribution":{"attributableIndex":"1-8"}})',
        *(
            "}}",
            "{",
            "}",
            "[",
            "]",
            '"',
            '\\"',
            "&quot;",
            "“",
            "\\",
            "\n",
            "\n\n",
            ",",
            ":",
            "^[",
            "](",
        ),
        *("\ue200", "\ue201", "\ue202", "\ue203", "\ue204", "cite", "url", "turn0search1", "L1-L2"),
        *('entity["a","B"]', ":contentReference[oaicite:0]", "{index=0}", "&#8203;", "``"),
        *("[oai_citation:0‡A](", "https://a.org/x)", "【", "】", "1†source", "F:a.ts†L1", "[1†x]"),
        *("Wikipedia+1", "The Times+15", "a.org+2", "+1", ". ", "。", " The ferry sank in 1907"),
        *("\ud83d", "\x00", "9" * 30),
    )
)
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=30).map("".join)


@given(TEXTS)
def test_what_a_family_finds_stands_in_the_text_and_in_order(text: str) -> None:
    known = Known(frozenset({"1"}), bing=False, highest=1)
    for family in FAMILIES:
        spans = []
        for found in family.find(text, known):
            assert 0 <= found.span.start < found.span.end <= len(text)
            assert all(source.url.of(text).strip() for source in found.sources)
            assert found.covers is None or found.covers.end <= len(text)
            spans.append(found.span)
        spans.sort(key=lambda span: span.start)
        assert all(a.end <= b.start for a, b in pairwise(spans))


@given(TEXTS)
def test_an_answer_made_of_them_is_read(text: str) -> None:
    answer = read(text)
    for found in answer.attributions:
        marker = found.citation.marker
        assert found.citation.span.end <= len(text)
        assert not (marker and marker.lost and found.citation.link)
