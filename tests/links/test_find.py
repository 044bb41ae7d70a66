"""Where a URL begins and ends in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.links.find import find_bare, find_markdown


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("see https://a.org/x.", ["https://a.org/x"]),
        ("(see https://a.org/x)", ["https://a.org/x"]),
        ("https://fr.wikipedia.org/wiki/Pont_(cartes), non ?", ["https://fr.wikipedia.org/wiki/Pont_(cartes)"]),
        ("HTTP://A.ORG/X", ["HTTP://A.ORG/X"]),
        ("voir « https://a.org/é » ici", ["https://a.org/é"]),
        ("参见https://a.org/x。下一句", ["https://a.org/x"]),
        ("www.a.org/x and mail@www.b.org", ["www.a.org/x"]),
        ("https://a.org/x…", ["https://a.org/x…"]),
        ("https://a.org/one...two", ["https://a.org/one...two"]),
        ("http://[2001:db8::1]/x", ["http://[2001:db8::1]/x"]),
        ("1.https://a.org 2.https://b.org", ["https://a.org", "https://b.org"]),
        ("nothing at http:// or https:", []),
        ("'https://a.org/x'", ["https://a.org/x"]),
        ("https://www.a.go.kr에서 확인", ["https://www.a.go.kr"]),
        ("https://www.a.lg.jp/をご覧ください", ["https://www.a.lg.jp/"]),
        ("https://ja.a.org/wiki/とうきょう", ["https://ja.a.org/wiki/とうきょう"]),
        ("**https://a.org/x**", ["https://a.org/x"]),
    ],
)  # fmt: skip
def test_bare_urls_end_where_a_reader_would_end_them(text: str, urls: list[str]) -> None:
    assert [span.of(text) for span in find_bare(text)] == urls


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("[t](https://a.org)", [("t", "https://a.org")]),
        ('[t](https://a.org/x "title")', [("t", "https://a.org/x")]),
        ("[t](<https://a.org/a b>)", [("t", "https://a.org/a b")]),
        ("[t](https://a.org/w_(x))", [("t", "https://a.org/w_(x)")]),
        ("[a [b] c](https://a.org)", [("a [b] c", "https://a.org")]),
        (r"[a\]b](https://a.org)", [(r"a\]b", "https://a.org")]),
        ("[[2]](https://a.org)", [("[2]", "https://a.org")]),
        ("[t] (https://a.org)", []),
        ("[t](https://a.org", []),
        ("[t](not a target)", []),
    ],
)
def test_markdown_links(text: str, links: list[tuple[str, str]]) -> None:
    assert [(m.label.of(text), m.target.of(text)) for m in find_markdown(text)] == links


@given(st.text(alphabet="[]()<>\\ \"'.htps:/wa…\n", max_size=200))
def test_what_is_found_lies_in_the_text_and_in_order(text: str) -> None:
    ends = [0]
    for span in find_bare(text):
        assert span.of(text)
        assert span.start >= ends[-1]
        ends.append(span.end)
    for link in find_markdown(text):
        assert link.span.covers(link.label)
        assert link.span.covers(link.target)
