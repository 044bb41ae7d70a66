"""Every family on every text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from auditor.citations.markers import MACHINE, TYPED
from auditor.citations.markers.family import Known
from auditor.model import Span

_PIECES = st.sampled_from(
    ["[cite_start]", "[cite: 1]", "[cite: 1-999999999]", "[span_1](start_span)",
     "[span_1](end_span)", "[citation:2]", ":cite[1]", "[citation:", "<grok:render ",
     "</grok:render>", 'type="x">', "<argument name=\"citation_id\">1", "&lt;grok:render", "/>",
     "](grok_render_a={", '"a"})', "[web:1", ",web:2]", "[x:12]", "<cite index=\"1-1\">", "</cite>",
     "(cite index=\"",
     "[REF]1[/REF]", "[TOOL_CALLS]", "[Source 1]", "(Source ", "1docs.github.com", "2learn.org",
     "<sup>", "1", "</sup>", "[^1^]", "^1^", "^", "[^1, ^2]", "[1]", "-", "[3]", "(1)", "（2）",
     "¹", "⁻", "⁽", "word", "word12", ".12", ", 14", ". ", "\n", " ", "\\", "]", "[", "(", "\x01",
     "\ud800", "\0", "9" * 30, "٣", "。", "😊"]
)  # fmt: skip
_KNOWN = st.sampled_from(
    [
        Known(frozenset(), False, 0),
        Known(frozenset(map(str, range(1, 10))), True, 9),
        Known(frozenset((*map(str, range(1, 31)), "web:1", "s1")), False, 30),
    ]
)


@given(st.lists(_PIECES, max_size=30).map("".join) | st.text(max_size=100), _KNOWN)
def test_marks_stand_in_the_text_and_say_something(text: str, known: Known) -> None:
    whole = Span(0, len(text))
    for family in (*MACHINE, *TYPED):
        found = list(family.find(text, known))
        spans = sorted({(mark.span.start, mark.span.end) for mark in found})
        assert all(a[1] <= b[0] for a, b in pairwise(spans)), family.NAME
        for mark in found:
            assert whole.covers(mark.span), family.NAME
            assert mark.span.start < mark.span.end, family.NAME
            assert mark.covers is None or whole.covers(mark.covers), family.NAME
            assert all(whole.covers(source.url) for source in mark.sources), family.NAME
