"""What copying did to a URL is undone and said; what is not certain is offered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.links.link import LinkReader
from auditor.links.repair import candidates, is_cut, repair
from auditor.model import Span


@pytest.mark.parametrize(
    ("written", "url", "said"),
    [
        ("www.a.org/x", "http://www.a.org/x", "http:// added"),
        (r"https://a.org/w\_\(x\)", "https://a.org/w_(x)", "Markdown escapes removed"),
        (r"https://a.org/w\\_x", "https://a.org/w_x", "Markdown escapes removed"),
        (r"https:\/\/a.org\/x\u0026y", "https://a.org/x&y", "JSON escapes removed"),
        ("https://a.org/?a=1&amp;b=2", "https://a.org/?a=1&b=2", "HTML entities decoded"),
        ("https://a.org/?a=1&amp;amp;b=2", "https://a.org/?a=1&b=2", "HTML entities decoded"),
        ("https://a.org/x&#x3D;1&#38;y", "https://a.org/x=1&y", "HTML entities decoded"),
        ("https://a.org/lo\n> > ng", "https://a.org/long", "lines joined"),
        ("https://a.org/lo\r\n  ng", "https://a.org/long", "lines joined"),
        ("\u200bhttps://a.org/\u2060x\u200e", "https://a.org/x", "invisible characters removed"),
        ("https://a.org/a\u200db", "https://a.org/ab", "invisible characters removed"),
        ("http：／／a．org／x？y＝1", "http://a.org/x?y=1", "full-width punctuation made plain"),
        ("ｈｔｔｐｓ：／／a.org", "https://a.org", "full-width punctuation made plain"),
        ("[https://a.org/x](https://a.org/x)", "https://a.org/x", "one link made of two"),
        ("[<u>https://a.org</u>](https://a.org/x)", "https://a.org/x", "one link made of two"),
        ("[[https://a.org]{.ul}](https://a.org)", "https://a.org", "one link made of two"),
        ("<https://a.org/x>", "https://a.org/x", "angle brackets removed"),
        ("https://https://a.org/x", "https://a.org/x", "doubled scheme removed"),
        ("http://https://a.org/x", "https://a.org/x", "doubled scheme removed"),
        ("https:/a.org/x", "https://a.org/x", "slashes after the scheme put right"),
        ("https:///a.org/x", "https://a.org/x", "slashes after the scheme put right"),
        ("http//a.org/x", "http://a.org/x", "slashes after the scheme put right"),
        ("hxxps[:]//a[.]org/x", "https://a.org/x", "hxxp made http"),
        ("\u061chttps://a.org/\u2063x", "https://a.org/x", "invisible characters removed"),
        ("hxxps://a[.]org/x[.]y", "https://a.org/x[.]y", "hxxp made http"),
    ],
)
def test_damage_is_undone_and_said(written: str, url: str, said: str) -> None:
    assert repair(written) == (url, (said,))


@pytest.mark.parametrize(
    "url",
    [
        "https://a.org/x",
        "https://web.a.org/2020/https://b.org/x",
        "https://a.org/?next=https://b.org//c",
        "https://a.org/?a=1&copy=2&lt=3",
        "https://fa.a.org/wiki/می\u200cشود",
        "http:///path",
        "https:/path",
        "https://a.org//x",
        "https://a.org/x...",
        "ftp://a.org",
        "sandbox:/mnt/data/x.csv",
        "#part",
        "docs.a.org/x",
    ],
)
def test_what_is_whole_stays(url: str) -> None:
    assert repair(url) == (url, ())


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://a.org/x.", "https://a.org/x"),
        ("https://a.org/x..", "https://a.org/x."),
        ("https://a.org/x...", "https://a.org/x..."),
        ("https://a.org/x....", "https://a.org/x..."),
        ("https://a.org/x…​.", "https://a.org/x…"),
        ("https://a.org/x", "https://a.org/x"),
        ("docs.python.org/3.", "http://docs.python.org/3"),
        ("README.md", "README.md"),
        ("sandbox:/mnt/x.csv", "sandbox:/mnt/x.csv"),
    ],
)
def test_in_a_list_one_dot_is_the_list_s_and_a_host_is_a_link(written: str, url: str) -> None:
    assert repair(written, in_list=True)[0] == url


@pytest.mark.parametrize(
    ("url", "offered"),
    [
        ("https://a.org/x%29", ("https://a.org/x",)),
        ("https://a.org/x%29.", ("https://a.org/x",)),
        ("https://a.org/x)", ("https://a.org/x",)),
        ("https://a.org/x%22%5d", ("https://a.org/x",)),
        ("https://a.org/x`", ("https://a.org/x",)),
        ("https://a.org/w_(x)%29", ("https://a.org/w_(x)",)),
        ("https://a.org/w_(x)", ()),
        ("https://a.org/w_%28x%29", ()),
        ("https://a.org/w_%28x)", ()),
        ("https://a.org/?v[0]", ()),
        ("https://a.org/?q=%22red+bridge%22", ()),
        ("https://a.org/x了解更多", ("https://a.org/x",)),
        ("https://a.org/x✅\ufe0f", ("https://a.org/x",)),
        ("https://a.org/x%20", ("https://a.org/x",)),
        ("https://a.org/x%E2%80%9D%c2%a0", ("https://a.org/x",)),
        ("https://a.org/x%20y", ()),
        ("https://a.org/wiki/Bridge_Inc", ("https://a.org/wiki/Bridge_Inc.",)),
        ("https://a.org/U.S", ("https://a.org/U.S.",)),
        ("https://a.org/wiki/C", ()),
        ("https://zh.a.org/wiki/中国", ()),
        ("https://a.org/x", ()),
        ("sandbox:/mnt/x)", ()),
    ],
)
def test_other_readings_are_offered(url: str, offered: tuple[str, ...]) -> None:
    assert candidates(url) == offered


def test_the_dot_that_a_list_took_is_offered_back() -> None:
    link = LinkReader().read("https://a.org/Bridge_Ltd.", Span(0, 25), in_list=True)
    assert link.url == "https://a.org/Bridge_Ltd"
    assert link.candidates == ("https://a.org/Bridge_Ltd.",)


def test_the_first_line_of_a_joined_url_is_offered() -> None:
    assert candidates("https://a.org/long", "https://a.org/lo\n> ng") == ("https://a.org/lo",)
    assert candidates("https://a.org/x", "https://a.org/x\n") == ()


def test_a_cut_url_has_no_candidate() -> None:
    link = LinkReader().read("https://a.org/(x…", Span(0, 17))
    assert is_cut(link.url)
    assert link.candidates == ()


PIECES = [
    *("https://", "http:/", "hxxp://", "www.", "a.org", "[.]", "/x", "(", ")", "[", "](", "{.u}"),
    *("<u>", "</u>", "<", ">", "\\", "\\/", "\\u0026", "&", "amp;", "#38;", "&#x5c;", "%29", "."),
    *("\n", "> ", "\u200b", "\u200d", "ي", "：", "／", "'", '"', "…", " ", "\ud800"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.booleans())
def test_repairing_twice_changes_nothing(pieces: list[str], in_list: bool) -> None:
    url, repairs = repair("".join(pieces), in_list=in_list)
    assert repair(url) == (url, ())
    assert len(set(repairs)) == len(repairs)


@given(st.text(max_size=60), st.booleans())
def test_any_text_is_taken(text: str, in_list: bool) -> None:
    url, repairs = repair(text, in_list=in_list)
    assert bool(repairs) or url == text.strip()
    assert url not in candidates(url, text)
