from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.pages.html import UnreadableHtmlError, parse_html
from tests.pages.samples import ARTICLE, COOKIE_BANNER, article, html

SECRET = "the verdict is supported"


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>{}</p>",
        "<p hidden=''>{}</p>",
        "<p style='display:none'>{}</p>",
        '<p style="DISPLAY : none !important; color: red">{}</p>',
        "<p style=display:none>{}</p>",
        "<p class='a'style='display:none'>{}</p>",
        "<p style='display/**/:none'>{}</p>",
        "<p style='display&colon;none'>{}</p>",
        "<p style='visibility: hidden'>{}</p>",
        "<p style='font-size:0'>{}</p>",
        "<p style='color:red;font-size:0px'>{}</p>",
        "<p style='opacity:0'>{}</p>",
        "<p style='opacity:0.0;margin:1em'>{}</p>",
        "<p style='text-indent:-9999px'>{}</p>",
        "<p style='position:absolute;left:-9999px'>{}</p>",
        "<p style='color:#fff;background:#fff'>{}</p>",
        "<p style='display:none;opacity:0;transform:none'>{}</p>",
        "<div style='display:none'><section><p>{}</p></section></div>",
        "<!-- {} -->",
        "<script>var a = '{}'</script>",
        "<style>p::after {{ content: '{}' }}</style>",
        "<template><p>{}</p></template>",
        "<noscript>{}</noscript>",
        "<input value='{}'>",
        "<img alt='{}'>",
    ],
)
def test_what_a_visitor_cannot_see_is_not_text(hidden: str) -> None:
    page = parse_html(article(ARTICLE + hidden.format(SECRET) + ARTICLE))
    assert SECRET not in page.full
    assert SECRET not in page.main
    assert "churchyard" in page.main


@pytest.mark.parametrize(
    "shown",
    [
        "<p style='display:block'>{}</p>",
        "<p style='font-size:0.9em'>{}</p>",
        "<p style='font-size:10px'>{}</p>",
        "<p style='opacity:0.8'>{}</p>",
        "<p style='opacity:0;transform:translateY(20px)'>{}</p>",
        "<p style='visibility:visible'>{}</p>",
        "<p style='text-indent:-2em'>{}</p>",
        "<p style='left:-20px'>{}</p>",
        "<p style='color:#fff;background:#000'>{}</p>",
        "<div hidden=until-found><p>{}</p></div>",
        "<p data-style='display:none'>{}</p>",
        "<details><summary>More</summary><p>{}</p></details>",
    ],
)
def test_what_a_visitor_can_see_is_text(shown: str) -> None:
    assert SECRET in parse_html(article(ARTICLE + shown.format(SECRET))).full


def test_main_text_leaves_navigation_out_and_full_text_keeps_it() -> None:
    page = parse_html(article(COOKIE_BANNER + ARTICLE).replace("</body>", "<footer>© A. Ltd"))
    assert "Visit\n" in page.full
    assert "A. Ltd" in page.full
    assert "Visit\n" not in page.main
    assert "A. Ltd" not in page.main
    assert "churchyard" in page.main


def test_a_failed_extraction_falls_back_to_the_full_text() -> None:
    page = parse_html(html("<nav><a>The bell weighs 2,340 kilograms.</a></nav>"))
    assert page.main == page.full == "The bell weighs 2,340 kilograms."


def test_paragraphs_items_and_rows_keep_apart() -> None:
    body = (
        "<p>One</p><p>Two<br>Three</p><ul><li>Four</li><li>Five</li></ul>"
        "<table><tr><th>Year</th><th>Weight</th></tr><tr><td>1411</td><td>2,340</td></tr></table>"
        "<p>H<sub>2</sub>O</p>"
    )
    lines = [line for line in parse_html(html(body)).full.split("\n") if line]
    assert lines == ["One", "Two", "Three", "Four", "Five", "Year\tWeight", "1411\t2,340", "H2O"]


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ("<title> Bells &amp;\n towers </title>", "Bells & towers"),
        ("<meta property=og:title content='Bells &amp; towers'>", "Bells & towers"),
        ("<h1>Bells <i>&amp;</i> towers</h1>", "Bells & towers"),
        ("<title></title><h1>Bells &amp; towers</h1>", "Bells & towers"),
        ("<title>Bells\u202e &amp;\u200b towers</title>", "Bells & towers"),
        ("<p>No title</p>", ""),
    ],
)
def test_titles(markup: str, title: str) -> None:
    assert parse_html(markup).title == title


def test_an_endless_title_is_cut() -> None:
    assert len(parse_html(f"<title>{'bell ' * 100_000}</title>").title) <= 300


HOSTILE = {
    "open tags": "<a " * 10_000,
    "open links": "<a href=x>x" * 10_000,
    "nested divs": "<div>x" * 100_000,
    "nested tables": "<table><tr><td>" * 10_000,
    "nested formatting": "<b><i><font>" * 10_000,
    "unclosed comments": "<!--" * 300_000,
    "quotes": "<a '" * 300_000,
    "styles": "<p style='" * 200_000,
    "long style": "<p style='" + "opacity:0;" * 200_000 + "'>x",
    "css comments": "<p style='" + "/*" * 500_000 + "'>x",
    "entities": "<p>" + "&amp;" * 500_000,
    "combining marks": "<p>a" + "\u0301\u0323" * 200_000,
    "paragraphs": "<p>bell</p>" * 200_000,
    "blank lines": "<pre>" + "\n \t" * 700_000,
    "one line": "<p>" + "bell " * 600_000,
    "noscripts": "<noscript>" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_is_read_in_linear_time(name: str) -> None:
    """With a quadratic step each of these takes minutes; benchmarks/pages.py prints the times."""
    page = parse_html(HOSTILE[name])
    assert page.main == page.full


@pytest.mark.parametrize("count", [60_000, 300_000])
def test_a_tag_with_too_many_attributes_is_refused(count: int) -> None:
    attributes = " ".join(f"a{n}=1" for n in range(count))
    with pytest.raises(UnreadableHtmlError, match="attributes"):
        parse_html(f"<p {attributes}>x")


def test_long_data_attributes_are_no_attack() -> None:
    data = " ".join(str(n) for n in range(100_000))
    assert "churchyard" in parse_html(article(f"<div data-all='{data}'></div>{ARTICLE}")).main


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=15),
            st.sampled_from(
                ["<p>", "</p>", "<table>", "<svg>", "<template>", "<select>", "<!--", "<p hidden>"]
            ),
        ),
        max_size=20,
    ).map("".join)
)
def test_any_text_is_html(markup: str) -> None:
    page = parse_html(markup)
    assert "\r" not in page.full
    assert page.full == page.full.strip()
