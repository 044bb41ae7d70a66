"""A reply that can be posted: words that accuse nobody, and nothing of others that acts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from auditor.model import Support
from auditor.reports.markdown_report import WORDS, render_markdown
from tests.reports.samples import french, hostile, published

PAYLOADS = (
    "[x](https://evil.test)",
    "![x](https://evil.test/p.png)",
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "https://evil.test/path",
    "www.evil.test",
    "`code` ``` fence",
    "# heading",
    "- item",
    "1. item",
    "| a | b |",
    "**bold** _x_ ~~y~~",
    "&lt;b&gt;",
    "[x]: https://evil.test",
    "\\[x](https://evil.test)",
)


def kinds(text: str) -> set[str]:
    """What a Markdown reader makes of it, bare addresses as links too."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    return {t.type for token in tokens for t in (token, *(token.children or ()))}


def test_it_says_what_was_found_with_the_quotation() -> None:
    text = render_markdown(published(french()))
    assert "The cited page seems to say something else" in text
    assert "> Il avait coûté 46 millions de francs" in text
    assert "It can be wrong" in text
    assert "`https://journal.test/archives/pont-de-la-vire`" in text


def test_its_words_accuse_nobody() -> None:
    said = " ".join((*WORDS.values(), render_markdown(published(french())))).lower()
    for word in ("lie", "lying", "fake", "fabricat", "hallucinat", "false claim"):
        assert f" {word}" not in said
    assert set(WORDS) == set(Support)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_of_others_becomes_markup(payload: str) -> None:
    usual = kinds(render_markdown(published(hostile("plain words"))))
    assert kinds(render_markdown(published(hostile(payload)))) <= usual | {"text_special"}


@pytest.mark.parametrize("payload", ["@everyone look", "thanks @user", "see repo#12"])
def test_nobody_is_called(payload: str) -> None:
    """In code nobody is: that is where addresses stand."""
    text = re.sub(r"(`+).*?\1", "", render_markdown(published(hostile(payload))))
    assert payload not in text
    assert "@\u200b" in text or "#\u200b" in text


@given(st.text(alphabet="[]()<>!`*_#|~\\&@: \nab1.-+=$^https/w", max_size=40))
def test_no_mixture_becomes_a_link_a_picture_or_html(payload: str) -> None:
    found = kinds(render_markdown(published(hostile(payload))))
    assert not found & {"link_open", "image", "html_inline", "html_block", "table_open"}


def test_an_interrupted_run_says_so() -> None:
    assert "**Incomplete:**" in render_markdown(published(french(), complete=False))
