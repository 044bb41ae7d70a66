"""HTML in a repository: its words and links, and where they stand."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.inputs.content.samples import at, cited, claims, read, stands, urls

DOCUMENT = """\
<!DOCTYPE html>
<html><head><title>Bridges</title><link rel=x href="https://head.org/x"></head><body>
<h1>The bridge &amp; more</h1>
<p>The bridge was opened
in 1931.<sup><a href="#note-1">1</a></sup> It is <b>red</b> and
very long, says <a title="a > b"
   href="https://rive.org/red?a=1&amp;b=2">the mayor</a>.</p>
<ul><li>The ferry <a href='https://rive.org/ferry'>runs daily</a>.</ul>
<table><tr><th>Name</th><th>Length</th></tr>
<tr><td>Bridge</td><td>40 metres <a href=https://rive.org/length>1</a></td></tr></table>
<ol><li id="note-1"><a href="https://rive.org/opened">Opening of the bridge</a></li></ol>
</body></html>
"""


def test_each_link_and_claim_stands_where_the_file_has_it() -> None:
    assert stands(read(DOCUMENT, "a.html")) == [
        ('<a href="#note-1">1</a></sup> It is <b>red</b> and', "The bridge was opened"),
        ('<a title="a > b"', "It is <b>red</b> and"),
        (
            "<a href='https://rive.org/ferry'>runs daily</a>.</ul>",
            "The ferry <a href='https://rive.org/ferry'>runs daily</a>.</ul>",
        ),
        (
            "<a href=https://rive.org/length>1</a></td></tr></table>",
            "<tr><td>Bridge</td><td>40 metres <a href=https://rive.org/length>1</a>"
            "</td></tr></table>",
        ),
    ]


def test_a_claim_is_its_words_without_tags() -> None:
    assert claims(DOCUMENT, "a.html") == [
        "The bridge was opened in 1931.",
        "It is red and very long, says the mayor.",
        "The ferry runs daily.",
        "Bridge | 40 metres",
    ]
    assert "https://rive.org/red?a=1&b=2" in urls(DOCUMENT, "a.html")


@pytest.mark.parametrize(
    "text",
    [
        "<pre>https://a.org/x</pre>",
        "<pre><code class=x><a href='https://a.org/x'>b</a></code></pre>",
        "<p>Call <code>https://a.org/x</code>, <kbd>www.a.org</kbd>.</p>",
        "<script>const a = '<a href=\"https://a.org/x\">b</a>'</script>",
        "<style>a { background: url(https://a.org/x) }</style>",
        "<!-- <a href='https://a.org/x'>b</a> -->",
        "<p hidden><a href='https://a.org/x'>b</a></p>",
        "<div style='display: none'><p><a href='https://a.org/x'>b</a></div>",
        "<a href='b.html'>c</a> <a href='#d'>e</a> <a href='mailto:x@a.org'>f</a> <a>g</a>",
        "<a href='{{ url }}'>b</a> <a href='{% url \"x\" %}'>c</a> <a href=\"$BASE/x\">d</a>",
        "<img src='https://a.org/x.png'><iframe src='https://a.org/x'></iframe>",
        "<p>Write &lt;a href='b'&gt; or http://localhost:80 now.</p>",
        "<a href='https://a.org/x",
    ],
)
def test_what_is_no_link_to_the_web_is_left_alone(text: str) -> None:
    assert urls(text, "a.html") == []


_TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="<"), max_size=30)
_MARKUP = st.lists(
    _TEXT
    | st.sampled_from(
        ["<p>", "</p>", "<li>", "<b>", "</ul>", "<!-- x -->", "<td>", "\n", "<a>", "<"]
    )
).map("".join)


@given(before=_MARKUP, after=_TEXT)
def test_a_link_found_in_any_markup_stands_where_the_file_has_it(before: str, after: str) -> None:
    content = read(f"{before}\n<p>It runs <a href='https://rive.org/f'>daily</a>.{after}", "a.html")
    for each in cited(content).attributions:
        link = each.citation.inline
        if link and link.url == "https://rive.org/f":
            assert at(content, each.citation.span).startswith("<a href='https://rive.org/f'>")


@pytest.mark.parametrize(
    "piece",
    ["<", "<a ", "<a href='x'>", "<div>", "</div>", "<!--", "&amp", '<a href="', "<code>", "<td>"],
)
def test_hostile_markup_is_read_in_linear_time(piece: str) -> None:
    began = time.monotonic()
    read(piece * (1_000_000 // len(piece)), "a.html")
    assert time.monotonic() - began < 30
