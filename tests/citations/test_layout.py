"""What copying put around an answer's lines, and the blocks its lines make."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.citations.layout import blank_code, blocks, fill, lines
from auditor.citations.prefixes import blank_prefixes
from auditor.model import Span
from tests.citations.reading import cited, read

LINES = (
    "The bridge opened in 1931¹.",
    "It is red and long².",
    "",
    "Source: Conversation with Bing, 4/21/2024",
    "(1) Bridges. https://a.org/1.",
    "(2) Red. https://a.org/2.",
)


def _claims(text: str) -> list[tuple[str, str | None]]:
    return [(a.claim.text, cited(a)) for a in read(text).attributions if a.claim]


def _prefixed(prefix: str) -> str:
    return "\n".join((prefix + line).rstrip() for line in LINES)


@pytest.mark.parametrize(
    "prefix",
    ["> ", ">", "> > ", ">> ", "  > ", "# ", "## ", "// ", "/// ", "//! ", "    // ", "-- ", "; ",
     ";; ", "% ", " * ", "* ", "# > ", "> # ", "> // "],
)  # fmt: skip
def test_a_mark_before_every_line_is_no_part_of_the_answer(prefix: str) -> None:
    text = _prefixed(prefix)
    answer = read(text)
    assert _claims(text) == _claims("\n".join(LINES))
    assert [r.label for r in answer.references] == ["1", "2"]
    assert answer.dialects[0] == "bing"
    assert all(r.link and r.link.span.of(text) == r.link.written for r in answer.references)


@pytest.mark.parametrize(
    ("opens", "prefix", "closes"),
    [
        ("/**", " * ", " */"),
        ("/*", "", "*/"),
        ("<!--", "", "-->"),
        ('"""', "", '"""'),
        ('    """', "    ", '    """'),
        ("'''", "", "'''"),
        ("```markdown", "", "```"),
        ("~~~text", "", "~~~"),
    ],
)
def test_the_frame_of_a_comment_is_no_part_of_the_answer(
    opens: str, prefix: str, closes: str
) -> None:
    text = f"{opens}\n{_prefixed(prefix)}\n{closes}\n"
    assert _claims(text) == _claims("\n".join(LINES))


def test_a_quoted_part_is_read_without_its_quote_marks() -> None:
    quoted = _prefixed("> ")
    claims = _claims(f"Bing told me this:\n\n{quoted}\n\nI am not convinced at all.")
    assert claims == _claims("\n".join(LINES))


def test_commented_lines_between_code_are_read_without_their_marks() -> None:
    text = f"int bridge = 1931;\n{_prefixed('// ')}\nreturn bridge;"
    assert [label for _, label in _claims(text)] == ["1", "2"]
    assert not any("//" in claim for claim, _ in _claims(text))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("* The North Bridge\n* The South Bridge", ["bullet", "bullet"]),
        ("# Bridges\nIt is red.\n# Ferries", ["heading", "paragraph", "heading"]),
        ("-- the bridge\nIt is red.", ["paragraph", "paragraph"]),
        ("```\ncode\n```\nIt is red.\n```\ncode\n```", ["paragraph"]),
    ],
)
def test_bullets_headings_and_dashes_are_no_comment_marks(text: str, kinds: list[str]) -> None:
    assert [b.kind.value for b in blocks(blank_code(blank_prefixes(text)))] == kinds


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The bridge is\nred.", ["The bridge is\nred."]),
        ("It is red\n\x01\x01\nThe ferry", ["It is red\n\x01\x01", "The ferry"]),
        ("- It is red.\n\x01\n- It is long.", ["It is red.\n\x01", "It is long."]),
        ("It is red\n, and long.", ["It is red\n, and long."]),
        ("The North Bridge\nThe South Bridge", ["The North Bridge", "The South Bridge"]),
        ("3\x01\x01. It is red.", ["It is red."]),
        (" " * 30 + "- It is red.", ["It is red."]),
        ("**Bridges**\x01\nIt is red.", ["**Bridges**\x01", "It is red."]),
        ("**It is red and very long**\x01\nIt", ["**It is red and very long**\x01", "It"]),
    ],
)
def test_lines_that_were_wrapped_are_one_block(text: str, parts: list[str]) -> None:
    assert [block.span.of(text) for block in blocks(text)] == parts


def test_a_name_in_bold_with_a_mark_is_a_heading_and_a_statement_is_not() -> None:
    kinds = [b.kind.value for b in blocks("**Old bridges**\x01\n\n**It is red and long**\x01")]
    assert kinds == ["heading", "paragraph"]


_LINES = st.sampled_from(
    ["> ", "> > ", "# ", "// ", " * ", "-- ", "; ", "% ", "\n", "\n\n", "a b", "/*", "*/", "<!--",
     "-->", '"""', "```", "~~~", "```md\n", "- ", "1. ", "| 1 | 2 |", "|---|", "\x01", "**", "\r\n",
     "\u2028", "é"]
)  # fmt: skip
_TEXT = st.lists(_LINES, max_size=30).map("".join) | st.text(max_size=80)


@given(_TEXT)
def test_blanking_keeps_length_and_lines(text: str) -> None:
    for blanked in (blank_prefixes(text), blank_code(text)):
        assert len(blanked) == len(text)
        assert [i for i, c in enumerate(blanked) if c == "\n"] == [
            i for i, c in enumerate(text) if c == "\n"
        ]
        assert all(new in (old, " ") for new, old in zip(blanked, text, strict=True))


@given(_TEXT)
def test_blocks_are_in_order_and_lose_no_word(text: str) -> None:
    spans = [block.span for block in blocks(text)]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "\n".join(line.of(text) for line in lines(text)) == text.removesuffix("\n")
    rest = fill(text, spans, "")
    assert not any(char.isalpha() for char in rest.replace("a)", ""))


@given(_TEXT, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6))
def test_filling_overwrites_the_spans_and_nothing_else(
    text: str, ends: list[tuple[int, int]]
) -> None:
    spans = [Span(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in ends]
    filled = fill(text, spans, "X")
    inside = {i for span in spans for i in range(span.start, span.end)}
    assert filled == "".join(
        "X" if i in inside and char != "\n" else char for i, char in enumerate(text)
    )


def test_a_short_line_ends_its_paragraph_whatever_stands_above_it() -> None:
    above = "The town has two bridges and a ferry, all of them older than the railway station.\n\n"
    text = f"{above}1. The North Bridge\nIt opened in 1931\nThe toll was two cents\n"
    assert [block.span.of(text) for block in blocks(text)][1:] == [
        "The North Bridge",
        "It opened in 1931",
        "The toll was two cents",
    ]


@pytest.mark.parametrize("line", ["✅ **Pros**", "1️⃣ **North Bridge**", "**North Bridge** 🌉"])
def test_a_bold_line_with_an_emoji_is_a_heading(line: str) -> None:
    text = f"{line}\n- It is red\n"
    assert [block.kind.value for block in blocks(text)] == ["heading", "bullet"]
