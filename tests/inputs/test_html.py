"""Answers that were saved or copied as HTML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.citations.parse import parse
from auditor.inputs.html import to_markdown
from auditor.inputs.plain import read_answer

SAVED = """<!DOCTYPE html>
<html><head><title>Chat</title><style>p {color: red}</style></head><body>
<div class="answer"><h2>The bridge</h2>
<p>The bridge was opened in 1931.<sup><a href="#source-1">1</a></sup> It is <b>red</b> and
long<sup>2</sup>.</p>
<ul><li>The <a href="https://rive-gazette.com/ferry">ferry</a> runs every twenty minutes.</li></ul>
<p hidden>Ignore this sentence of the page, please.</p>
<script>document.write("[9]")</script>
<h3>Sources</h3>
<p>[1] <a href="https://rive-gazette.com/bridge">Opening of the bridge</a><br>
[2] <a href="https://rive-gazette.com/red">A red bridge</a></p></div></body></html>
"""


def test_a_saved_answer_keeps_its_claims_marks_and_links() -> None:
    answer = read_answer(SAVED.encode(), "answer.html")
    assert "read as HTML" in answer.notes[0]
    cited = parse(answer)
    assert [
        (a.claim.text, a.citation.link.url)
        for a in cited.attributions
        if a.claim and a.citation.link
    ] == [
        ("The bridge was opened in 1931.", "https://rive-gazette.com/bridge"),
        ("It is red and long.", "https://rive-gazette.com/red"),
        ("The ferry runs every twenty minutes.", "https://rive-gazette.com/ferry"),
    ]
    assert [r.title for r in cited.references] == ["Opening of the bridge", "A red bridge"]
    assert "Ignore" not in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "The <b>bridge</b> is red.",
        "a < b and b > c",
        "<https://rive-gazette.com/x> is the page",
        "| North<br>Bridge | 1931<br>1932 |\n|---|---|\n| a<br>b | c<br>d |",
        "<!-- a comment -->\n# The bridge\n\nIt is red [1].\n",
        "A list is written so:\n\n```html\n<ul><li>a</li><li>b</li></ul>\n```\n\nThat is all.",
        "Close each paragraph with `</p>` and each cell with `</td>` or `</li>`.",
        "- The [bridge](https://a.org/x) is <b>red</b>.<br>\n- It is <b>long</b>.<br>",
        '<cite index="1-2">The bridge is red.</cite> <cite index="3">It is long.</cite>',
        "## Sources\n\n<details><summary>All</summary>\n\n- https://a.org/x\n\n</details>",
        '<span style="display:none">[^1_2]</span>\n\n<div align="center">⁂</div>\n\n[^1]: a.org',
        "<p>**The bridge** is red.</p>\n\n[1]: https://a.org/x\n\n<p></p>",
        "Type `Version:0.9` and the like.",
    ],
)
def test_prose_with_a_tag_in_it_stays_as_it_is(text: str) -> None:
    assert read_answer(text.encode(), "a.txt").text == text


def test_a_table_stays_a_table() -> None:
    markup = "<table><tr><th>Bridge</th><th>Opened</th></tr><tr><td>North</td><td>1931</td></tr>"
    assert to_markdown(markup).splitlines() == [
        "| Bridge | Opened |",
        "| --- | --- |",
        "| North | 1931 |",
    ]


def test_a_numbered_list_keeps_its_numbers_and_code_stays_code() -> None:
    markup = "<ol start=3><li>Three</li><li value=7>Seven</li><li><code>a[1]</code></li></ol>"
    assert to_markdown(markup).splitlines() == ["3. Three", "7. Seven", "8. `a[1]`"]


def test_a_fragment_without_a_frame_is_markup_too() -> None:
    text = "The bridge is <b>red</b>.<br>It is <b>long</b> <a href='https://a.org/x'>too</a>."
    assert read_answer(text.encode(), "a").text == (
        "The bridge is red.\nIt is long [too](<https://a.org/x>).\n"
    )


def markdown(markup: str) -> str:
    return to_markdown(f"<div>{markup}</div>").strip()


def bound(markup: str) -> list[tuple[str, str]]:
    answer = read_answer(f"<!doctype html><body>{markup}".encode(), "answer.html")
    return [
        (at.claim.text, at.citation.link.url)
        for at in parse(answer).attributions
        if at.claim and at.citation.link
    ]


RED = "https://rive-gazette.com/red"


@pytest.mark.parametrize(
    "chip",
    [
        f'<sup><a href="{RED}">1</a></sup>',
        f'<sup><a href="{RED}">Rive Gazette</a></sup>',
        f'<span data-testid="webpage-citation-pill"><a href="{RED}"><span>Rive</span>'
        "<span>+1</span></a></span>",
        f'<span class="citation inline"><a href="{RED}" aria-label="Red paint"></a></span>',
        f'<a class="ui-citation" href="{RED}"><svg><title>icon</title></svg>Rive</a>',
        f'<a href="{RED}">Rive+2</a>',
        f'<sup class="superscript" data-source-url="{RED}">3</sup>',
        f'<button data-href="{RED}"><span>Rive</span></button>',
        f'<span class="pill" data-citation-url="{RED}">Rive Gazette</span>',
        f'<cite data-link="{RED}">Rive</cite>',
        '<sup><a href="//rive-gazette.com/red">1</a></sup>',
    ],
)
def test_a_citation_chip_stands_beside_its_sentence(chip: str) -> None:
    assert bound(f"<p>The bridge is red.{chip} It is long.</p>") == [("The bridge is red.", RED)]


def test_one_mark_may_have_several_links() -> None:
    notes = "<h3>Sources</h3><p>[1] https://a.org/x<br>[2] https://a.org/y</p>"
    marks = '<sup><a href="#n1">1</a><a href="#n2">2</a></sup>'
    assert bound(f"<p>The bridge is red.{marks}</p>{notes}") == [
        ("The bridge is red.", "https://a.org/x"),
        ("The bridge is red.", "https://a.org/y"),
    ]
    assert markdown("red<sup>1, 2</sup>, long<sup>[3–5]</sup>, 10<sup>th</sup> m<sup>2</sup>") == (
        "red[1, 2], long[3–5], 10th m²"
    )


def test_footnotes_are_numbered_as_their_marks_and_lose_the_way_back() -> None:
    markup = """<p>The bridge is red.<sup><a href="#fn-7" id="fnref-7">7</a></sup></p>
    <section class="footnotes"><ol><li id="fn-7"><p>Red paint, <a href="https://a.org/x">here</a>.
    <a href="#fnref-7">↩︎</a></p></li></ol></section>"""
    assert bound(markup) == [("The bridge is red.", "https://a.org/x")]
    assert "↩" not in markdown(markup)


@pytest.mark.parametrize(
    "unseen",
    [
        '<span style="color:red; display : none">Ignore</span>',
        '<span style="visibility:hidden">Ignore</span>',
        '<span aria-hidden="true">Ignore</span>',
        "<p hidden>Ignore</p>",
        "<svg><title>Ignore</title></svg>",
        '<nav><a href="https://a.org/x">Ignore</a></nav>',
        '<div role="tooltip"><a href="https://a.org/x">Ignore</a></div>',
        "<button>Ignore</button>",
        '<div data-message-author-role="user">Ignore</div>',
        '<div data-testid="user-message">Ignore</div>',
        "<user-query><p>Ignore</p></user-query>",
        '<h5 class="x sr-only">Ignore</h5>',
    ],
)
def test_what_is_no_part_of_the_answer_is_left_out(unseen: str) -> None:
    assert markdown(f"<p>The bridge is red.</p>{unseen}<p>It is long.</p>") == (
        "The bridge is red.\n\nIt is long."
    )


def test_of_a_page_the_main_part_is_read() -> None:
    page = "<body><aside>Other chats</aside><main><p>The bridge is red.</p></main>Footer</body>"
    assert to_markdown(page) == "The bridge is red.\n"
    assert "Other chats" in to_markdown(page.replace("<p>The bridge is red.</p>", ""))
    assert to_markdown(page.replace("main>", "div>").replace("<div>", "<div role=main>")) == (
        "The bridge is red.\n"
    )


@pytest.mark.parametrize(
    "href", ["/c/1", "page.html", "javascript:void(0)", "mailto:a@a.org", "?q=1", "", "#top"]
)
def test_a_link_that_leads_to_no_page_is_its_words(href: str) -> None:
    assert markdown(f'<p>It is <a href="{href}">red and <b>long</b></a>.</p>') == (
        "It is red and long."
    )


def test_an_address_of_another_kind_is_kept() -> None:
    assert markdown('<a href="www.a.org/x">x</a>') == "[x](<www.a.org/x>)"
    assert markdown('<a href="sandbox:/mnt/data/a b.csv">data</a>') == (
        "[data](<sandbox:/mnt/data/a%20b.csv>)"
    )


def test_markup_that_a_mail_wrapped_is_joined() -> None:
    wrapped = '<p>The\nbridge is <a\nhref="https://a.org/a-long\n-path">red</a>.</p>'
    assert markdown(wrapped) == "The bridge is [red](<https://a.org/a-long-path>)."


def test_a_link_ends_where_it_ends() -> None:
    hostile = '<p>It is <a href="https://a.org/x>)y">red](https://b.org/) [and</a> long.</p>'
    assert markdown(hostile) == "It is [red)(https://b.org/) (and](<https://a.org/x%3E)y>) long."


def test_lists_in_lists_stay_lists() -> None:
    markup = """<ul><li><p>North</p><ul><li>red</li><li><p>long</p></li></ul></li>
    <li>\n<p>South</p></li></ul>"""
    assert [line for line in markdown(markup).splitlines() if line] == [
        "- North",
        "  - red",
        "  - long",
        "- South",
    ]


def test_a_list_of_terms_keeps_each_with_its_definition() -> None:
    markup = "<dl><dt>Deck</dt><dd><p>300 m long.</p></dd><dt>Piers</dt><dd>Six.</dd></dl>"
    assert [line for line in markdown(markup).splitlines() if line] == [
        "- Deck: 300 m long.",
        "- Piers: Six.",
    ]


def test_code_keeps_its_lines_and_loses_its_buttons() -> None:
    markup = "<pre><div><button>Copy</button></div><code>a = 1<br>b = [2]\n</code></pre>"
    assert markdown(markup) == "```\na = 1\nb = [2]\n```"
    assert markdown("<pre>```\nx\n```</pre>").splitlines()[0] == "````"


def test_a_word_processors_superscript_is_a_mark() -> None:
    markup = """<p>The bridge is red.<span><span style="font-size:0.6em;vertical-align: super">1
    </span></span></p><h4>Works cited</h4><ol><li><p>Red paint, accessed May 1, 2026,
    <a href="https://a.org/x">https://a.org/x</a></p></li></ol>"""
    assert bound(markup) == [("The bridge is red.", "https://a.org/x")]


CHAT = """<!DOCTYPE html><html><body><nav><a href="/c/1">An older chat</a></nav>
<main><article><h5 class="sr-only">You said:</h5>
<div data-message-author-role="user"><p>Is it <a href="https://b.org/q">red</a>?</p></div></article>
<article><h6 class="sr-only">The assistant said:</h6>
<div data-message-author-role="assistant"><p data-start="0">The bridge is red. <span
data-state="closed"><span class="inline-flex" data-testid="webpage-citation-pill"><a
href="https://rive-gazette.com/red" class="flex"><span class="flex"><span>Rive Gazette</span>
<span class="ms-1">+1</span></span></a></span></span></p>
<table><thead><tr><th>Part</th><th>Length</th></tr></thead><tbody><tr><td>Deck</td><td>300
m <span data-testid="webpage-citation-pill"><a href="https://a.org/deck">A</a></span></td></tr>
</tbody></table><ul><li><p>It carries <b>trams</b>.<sup><a href="https://a.org/tram">2</a></sup>
</p></li></ul><button><svg></svg>Copy</button></div></article></main>
<footer>It can make mistakes.</footer></body></html>"""


def test_a_saved_chat_is_its_answer() -> None:
    answer = read_answer(CHAT.encode(), "chat.html")
    cited = parse(answer)
    assert [
        (at.claim.text.split(" ")[0].strip("| "), at.citation.link and at.citation.link.url)
        for at in cited.attributions
        if at.claim
    ] == [
        ("The", "https://rive-gazette.com/red"),
        ("Deck", "https://a.org/deck"),
        ("It", "https://a.org/tram"),
    ]
    for gone in ("older", "said:", "Copy", "mistakes", "b.org"):
        assert gone not in answer.text


def test_a_table_that_arranges_a_mail_is_no_table() -> None:
    mail = (
        "<table><tr><td><table role=presentation><tr><td><p>The bridge is red.</p></td>"
        "<td><p>It is long.</p></td></tr></table></td></tr></table>"
    )
    assert markdown(mail) == "The bridge is red.\n\nIt is long."


def test_markup_from_the_clipboard_of_windows() -> None:
    copied = (
        "Version:0.9\r\nStartHTML:00000097\r\nEndHTML:00000170\r\nSourceURL:https://a.org/\r\n"
        "<html><body>\r\n<!--StartFragment--><p>The bridge\r\nis red.</p><!--EndFragment-->"
    )
    assert read_answer(copied.encode(), "clipboard").text == "The bridge is red.\n"


def test_characters_that_this_module_writes_itself_are_space_elsewhere() -> None:
    assert markdown("<p>a\x1eb\x1fc</p>") == "a b c"


@pytest.mark.parametrize(
    "piece",
    [
        "<sup>",
        '<span data-url="https://a.org/x">' + "word " * 20,
        '<a href="https://a.org/x">',
        "<table><tr><td>",
        "<ul><li>",
        "<dl><dt>",
        "<b> </b>",
        '<a href="#x">1</a>',
    ],
)
def test_repeated_markup_is_no_trouble(piece: str) -> None:
    assert "red" in to_markdown(f"<p>The bridge is red.</p>{piece * 5_000}")


def test_nested_marks_are_no_trouble() -> None:
    assert "red" in to_markdown("<p>" + "<sup>" * 20_000 + "red")


def test_deep_nesting_is_no_trouble() -> None:
    assert "red" in to_markdown("<div>" * 50_000 + "<p>The bridge is red." + "</div>" * 50_000)


@given(st.text(alphabet="<>/abhrefliptsu =\"'#1[](.:", max_size=200))
def test_any_markup_gives_text(markup: str) -> None:
    assert to_markdown(f"<div>{markup}</div>").endswith("\n")


_TAGS = st.sampled_from(
    ["p", "a", "sup", "span", "li", "ul", "ol", "table", "tr", "td", "th", "dl", "dt", "dd", "pre"]
)
_ATTRIBUTES = st.sampled_from(
    [
        "",
        " href=https://a.org/x",
        " href=#n1 id=n2",
        " href='' class",
        " class='citation x' data-url=//a.org/y",
        " style=vertical-align:super",
        " role=presentation",
        " start=99999999 value=x hidden=''",
        " data-testid=user-message",
    ]
)


@given(
    st.lists(
        st.one_of(
            st.tuples(_TAGS, _ATTRIBUTES).map(lambda made: f"<{made[0]}{made[1]}>"),
            _TAGS.map(lambda tag: f"</{tag}>"),
            st.text(alphabet="12 [](),.ab|`\n\x1e\x1f\0", max_size=6),
        ),
        max_size=40,
    )
)
def test_elements_in_any_order_give_text(pieces: list[str]) -> None:
    text = to_markdown(f"<p>The bridge is red.</p>{''.join(pieces)}")
    assert text.startswith("The bridge is red.")
    assert not {"\x1e", "\x1f"}.intersection(text)
