"""Bodies of posts in every way that boards write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.inputs.bodies import body_text
from auditor.model import BodyFormat


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            "See <https://a.test/x?a=1&amp;b=2|the page>.",
            "See [the page](<https://a.test/x?a=1&b=2>).",
        ),
        ("See <https://a.test>.", "See https://a.test."),
        ("<https://a.test|https://a.test>", "https://a.test"),
        ("<@U1|ann> in <#C1|general>: <!here>", "ann in general: !here"),
        ("1 &lt; 2 &amp; 3", "1 < 2 & 3"),
        ("a < b and c > d", "a < b and c > d"),
    ],
)
def test_mrkdwn(body: str, text: str) -> None:
    assert body_text(body, BodyFormat.MRKDWN) == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("[url=https://a.test]words[/url]", "[words](<https://a.test>)"),
        ('[url="https://a.test"]words[/url]', "[words](<https://a.test>)"),
        ("[url]https://a.test[/url]", "https://a.test"),
        ("[URL=https://a.test][B]words[/B][/URL]", "[**words**](<https://a.test>)"),
        ("[quote=Ann]Old\ntext[/quote]New", "\n> Old\n> text\n\nNew"),
        ("[list][*]one[*]two[/list]", "\n\n- one\n- two\n"),
        ("[img]https://a.test/x.png[/img]!", "!"),
        ("as in [1] and [Note]", "as in [1] and [Note]"),
        ("[color=red]x[/color]", "x"),
        ("[url=https://a.test]never closed", "never closed"),
    ],
)
def test_bbcode(body: str, text: str) -> None:
    assert body_text(body, BodyFormat.BBCODE) == text


def test_html_keeps_its_links() -> None:
    text = body_text('<p>See <a href="https://a.test/x">here</a>.</p>', BodyFormat.HTML)
    assert text == "See [here](<https://a.test/x>).\n"


def test_html_of_too_many_tags_keeps_its_words() -> None:
    assert "https://a.test" in body_text("<p>" * 300_000 + "https://a.test", BodyFormat.HTML)


@given(st.text(), st.sampled_from(BodyFormat))
def test_any_body_is_read(body: str, body_format: BodyFormat) -> None:
    assert isinstance(body_text(body, body_format), str)


@given(st.lists(st.sampled_from(["[quote]", "[/quote]", "[url=x]", "[url]", "[/url]", "[*]", "w"])))
def test_any_nesting_keeps_every_word(parts: list[str]) -> None:
    assert body_text(" ".join(parts), BodyFormat.BBCODE).count("w") >= parts.count("w")


def test_a_quotation_in_html_stands_behind_quote_marks() -> None:
    quoted = "<blockquote><p>The weir is old.</p><blockquote>How old?</blockquote></blockquote>"
    body = f"{quoted}<p>Very.</p>"
    text = body_text(body, BodyFormat.HTML)
    assert text == "> The weir is old.\n\n> > How old?\n\nVery.\n"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("https://a.test/x?a=1&amp;b=2", "https://a.test/x?a=1&b=2\n"),
        ("notes.html", "notes.html\n"),
        ("<?xml version='1.0'?><p>words</p>", "words\n"),
    ],
)
def test_html_that_looks_like_something_else_is_read_without_a_warning(
    body: str, text: str
) -> None:
    assert body_text(body, BodyFormat.HTML) == text
