"""Where a URL begins and ends in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.links.find import find_bare, find_href, find_markdown, find_schemeless
from auditor.links.wrapped import join_lines, longer
from auditor.model import Span


def bare(text: str) -> list[str]:
    return [span.of(text) for span in find_bare(text)]


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
        ("http://a.org:/x and http://b.org: y", ["http://a.org:/x", "http://b.org"]),
        ("http://a.org:12345678/x", ["http://a.org:12345678/x"]),
        ("1.https://a.org 2.https://b.org", ["https://a.org", "https://b.org"]),
        ("nothing at http:// or https:", []),
        ("'https://a.org/x'", ["https://a.org/x"]),
        ("https://www.a.go.kr에서 확인", ["https://www.a.go.kr"]),
        ("https://www.a.lg.jp/をご覧ください", ["https://www.a.lg.jp/"]),
        ("https://ja.a.org/wiki/とうきょう", ["https://ja.a.org/wiki/とうきょう"]),
        ("**https://a.org/x**", ["https://a.org/x"]),
        ("<https://a.org/x>, then", ["https://a.org/x"]),
        ("_https://a.org_ and _https://b.org/x_", ["https://a.org", "https://b.org/x"]),
        ("https://a.org/x—which says", ["https://a.org/x"]),
        ("https://a.org/Michelson–Morley", ["https://a.org/Michelson–Morley"]),
        ("https://fr.a.org/wiki/L’Heure", ["https://fr.a.org/wiki/L’Heure"]),
        ("http://a.com’s page", ["http://a.com"]),
        ("انظر https://a.org/x، ثم", ["https://a.org/x"]),
        ("देखें https://a.org/x।", ["https://a.org/x"]),
        ("见www.a.org/x。", ["www.a.org/x"]),
        ("http://a.com中国", ["http://a.com"]),
        ("http://a.com✅ and http://b.org⁷", ["http://a.com", "http://b.org"]),
        ("http://例子.测试/路径", ["http://例子.测试/路径"]),
    ],
)  # fmt: skip
def test_bare_urls_end_where_a_reader_would_end_them(text: str, urls: list[str]) -> None:
    assert bare(text) == urls


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("(https://a.org),(https://b.org)", ["https://a.org", "https://b.org"]),
        ("['https://a.org/x','https://b.org/y']", ["https://a.org/x", "https://b.org/y"]),
        ("https://a.org/x,https://b.org/y;https://c.org", ["https://a.org/x", "https://b.org/y", "https://c.org"]),
        ("|https://a.org/x|next|", ["https://a.org/x"]),
        ("https://api.a.org/?f=A|B", ["https://api.a.org/?f=A|B"]),
        ("https://web.a.org/2020/https://b.org/x", ["https://web.a.org/2020/https://b.org/x"]),
        ("https://a.org/q?x=(b)))+ok", ["https://a.org/q?x=(b)))+ok"]),
        ("https://a.org/x)next", ["https://a.org/x"]),
        ("https://a.org/#size()", ["https://a.org/#size()"]),
        ("https://a.org/rock'n'roll'", ["https://a.org/rock'n'roll"]),
        ("https://a.org/'n'", ["https://a.org/'n'"]),
    ],
)  # fmt: skip
def test_brackets_quotes_and_separators(text: str, urls: list[str]) -> None:
    assert bare(text) == urls


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://a.org/x[1].", "https://a.org/x"),
        ("https://a.org/x[^1^][^12^]", "https://a.org/x"),
        ("https://a.org/x¹²。", "https://a.org/x"),
        ("https://a.org/?v[0]=1", "https://a.org/?v[0]=1"),
        ("https://a.org/x_[draft]", "https://a.org/x_[draft]"),
    ],
)
def test_a_citation_marker_behind_a_url_is_not_part_of_it(text: str, url: str) -> None:
    assert bare(text) == [url]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("&lt;https://a.org/x&gt;", "https://a.org/x"),
        ("https://a.org/?a=1&amp;b=2.", "https://a.org/?a=1&amp;b=2"),
        ("https://a.org/x&nbsp;", "https://a.org/x"),
        (r'"https:\/\/a.org\/x\u0026y"', r"https:\/\/a.org\/x\u0026y"),
        (r"https://a.org/x\n\nNext", "https://a.org/x"),
        (r"https://a.org/w\_\(x\)\.", r"https://a.org/w\_\(x\)"),
        ("http：／／www．a．org／x，后", "http：／／www．a．org／x"),
        ("ｈｔｔｐｓ：／／a.org／x", "ｈｔｔｐｓ：／／a.org／x"),
        ("\u2066\u202ahttps://a.org/x\u202c\u2069", "https://a.org/x"),
        ("https://a.org/x\u061c \u0648", "https://a.org/x"),
        ("https://a.org/x\u2063 y", "https://a.org/x"),
        ("https://a.org\u200b/long\u200bpath\u200b next", "https://a.org\u200b/long\u200bpath"),
        ("https://https://a.org/x", "https://https://a.org/x"),
    ],
)
def test_what_copying_does_to_a_url_does_not_hide_it(text: str, url: str) -> None:
    assert bare(text) == [url]


@pytest.mark.parametrize(
    "url",
    [
        "https://[your-domain]/x",
        "https://{{host}}/x",
        "http://PROJECT_ID.svc.id.goog",
        "https://your_domain.com/x",
        "https://api.YOUR_DOMAIN/x",
        "http://localhost:3000/x",
        "http://a.org:PORT/x",
        "https://…/story",
        "https://a.org/x...",
        "http://user:secret@a.org",
        "http://my_shop.a.org",
    ],
)
def test_a_link_that_can_not_work_is_found_all_the_same(url: str) -> None:
    assert bare(f"see {url}, then") == [url]


@pytest.mark.parametrize(
    "text",
    [
        "http://-a.org/",
        "http://a-.org/",
        "http://_a.org/",
        "http://a_b.org/",
        "http://a.or_g/",
        "http://a.org-and-more.or-g/",
        "http://xn--é.org/",
        "http://.",
        "http://..",
        "http://...",
        "http://#x",
        "http://?",
        "http:///x",
        "xhttp://a.org",
        "$http://a.org",
        "@http://a.org #http://a.org",
        "https://t.co/" + "a" * 41,
    ],
)
def test_no_url_in_it(text: str) -> None:
    assert bare(text) == []


WIDE = "https://a.org/" + "segment-of-it/" * 4  # 70 characters


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (f"{WIDE}develop\nment-2.html and more", WIDE + "development-2.html"),
        (f"> {WIDE}?id=\n> abcd and more", WIDE + "?id=abcd"),
        (f"- see {WIDE}x\n  y/z?q=1.", WIDE + "xy/z?q=1"),
        (f"{WIDE}x\nb-cc/{'d' * 66}\ne/f/g.html).", WIDE + "xb-cc/" + "d" * 66 + "e/f/g.html"),
        (f"{WIDE}Bridge_(Ri\nver_Tay).", WIDE + "Bridge_(River_Tay)"),
        (f"A line of {'words ' * 20}\n{WIDE}develop\nment-team\n", WIDE + "development-team"),
        ("<https://a.org/short\nrest>", "https://a.org/shortrest"),
    ],
)
def test_a_wrapped_url_goes_on_in_the_next_line(text: str, url: str) -> None:
    assert [join_lines(found) for found in bare(text)] == [url]


@pytest.mark.parametrize(
    "following",
    [
        "and then more",
        "2. Title",
        "- item",
        "https://b.org/x",
        "www.b.org/x-y-z",
        "b.org/x-y-z",
        "Capital/letter words",
        "and/or words",
        "",
        "  indented-x/y/z",
        "plain",
        "a line that is longer than the one above/the/url, which it did not fill",
    ],
)
def test_what_is_not_certain_is_not_joined(following: str) -> None:
    assert bare(f"{WIDE}x\n{following}")[0] == f"{WIDE}x"


def test_a_short_line_was_not_wrapped() -> None:
    assert bare("https://a.org/x\ny/z/a.html") == ["https://a.org/x"]


def test_a_doubtful_rest_is_a_candidate() -> None:
    text = f"{WIDE}x\nplain\nNext."
    (span,) = find_bare(text)
    assert longer(text, span) == (f"{WIDE}xplain",)


@pytest.mark.parametrize("following", ["and then more", "2. Title", "https://b.org", "", "Title"])
def test_no_candidate_without_a_reason(following: str) -> None:
    text = f"{WIDE}x\n{following}"
    assert longer(text, Span(0, len(WIDE) + 1)) == ()


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
        ("[https://a.org](https://a.org)", [("https://a.org", "https://a.org")]),
        ("[[https://a.org]{.underline}](https://a.org)", [("[https://a.org]{.underline}", "https://a.org")]),
        ("[t](https://a.org/some\n> where)", [("t", "https://a.org/some\n> where")]),
        ('[t](https://a.org\n"title")', [("t", "https://a.org")]),
        ("[t](https://a.org/some where)", []),
        ("[t](https://a.org/some\nwhere else)", []),
        ("[t] (https://a.org)", []),
        ("[t](https://a.org", []),
        ("[t](not a target)", []),
    ],
)  # fmt: skip
def test_markdown_links(text: str, links: list[tuple[str, str]]) -> None:
    assert [(m.label.of(text), m.target.of(text)) for m in find_markdown(text)] == links


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ('<a href="https://a.org/x" rel=n>The <b>x</b></a>', [("The <b>x</b>", "https://a.org/x")]),
        ("<A class='c' HREF='https://a.org'>x</A>", [("x", "https://a.org")]),
        ("<a href=https://a.org/x>x</a >", [("x", "https://a.org/x")]),
        ('<a href="https://a.org">never closed', [("", "https://a.org")]),
        ('<a href="u">a<a href="v">b</a>', [("", "u"), ("b", "v")]),
        ('<link href="https://a.org/x.css">', []),
        ("href is an attribute", []),
    ],
)
def test_html_links_left_in_markdown(text: str, links: list[tuple[str, str]]) -> None:
    assert [(m.label.of(text), m.target.of(text)) for m in find_href(text)] == links


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("docs.python.org/path.", ["docs.python.org/path"]),
        ("Bridge - en.wikipedia.org", ["en.wikipedia.org"]),
        ("github.com, b.co.uk:8080/x_(y).", ["github.com", "b.co.uk:8080/x_(y)"]),
        ("参见docs.a.org/路径。", ["docs.a.org/路径"]),
        ("bücher.de", ["bücher.de"]),
        ("https:/a.org/x", ["https:/a.org/x"]),
        ("hxxps://a.org/x", ["hxxps://a.org/x"]),
        ("https://a.org/b.org c.org", ["c.org"]),
        ("README.md and setup.py of docs.rs/x", ["docs.rs/x"]),
        ("ASP.NET, Node.js, U.S.A., e.g. v1.2.3 or 10.0.0.1", []),
        ("mail me@a.org", []),
        ("co.uk is a suffix, a.coma none", []),
    ],
)
def test_hosts_without_a_scheme(text: str, hosts: list[str]) -> None:
    assert [span.of(text) for span in find_schemeless(text)] == hosts


HOSTILE = st.text(
    alphabet="[]()<>{}\\ \"'|.,;:?&=#%-_htps/waco…¹：／\n\r\u200b>x0中\ud800\x00", max_size=300
)


def assert_disjoint(spans: list[Span], text: str) -> None:
    end = 0
    for span in spans:
        assert span.start >= end
        assert span.start < span.end <= len(text)
        end = span.end


@given(HOSTILE)
def test_what_is_found_lies_in_the_text_and_in_order(text: str) -> None:
    assert_disjoint(list(find_bare(text)), text)
    assert_disjoint([link.span for link in find_href(text)], text)
    for link in find_markdown(text):
        assert link.span.covers(link.label)
        assert link.span.covers(link.target)


@given(st.lists(st.sampled_from(
    ["https://a.org/", "www.", "b.org", "docs.a.co.uk", "/x", "(", ")", "'", "[1]", " ", "\n", "|", "\\n", "&gt;", "http：／／", "c", "<", ">", "?q=", "https:/"]  # noqa: E501
), max_size=30))  # fmt: skip
def test_pieces_of_urls_in_any_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert_disjoint(list(find_bare(text)), text)
    assert_disjoint(list(find_schemeless(text)), text)
    for span in find_bare(text):
        assert all(isinstance(url, str) for url in longer(text, span))


@given(HOSTILE)
def test_a_url_is_found_again_where_it_stands_alone(text: str) -> None:
    for url in bare(text):
        if not {"\n", "|", "'"} & set(url):
            assert bare(url) == [url]
