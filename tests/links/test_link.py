"""URL text -> Link: what is repaired, and what is decided before anything is fetched."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.links.canonical import canonical_key
from auditor.links.link import LinkReader
from auditor.model import Link, LinkStatus, Span

HERE = Span(0, 0)


def link(written: str, *, in_list: bool = False, allow: tuple[str, ...] = ()) -> Link:
    networks = tuple(ipaddress.ip_network(cidr) for cidr in allow)
    return LinkReader(networks).read(written, HERE, in_list=in_list)


DECIDED_OFFLINE = {
    LinkStatus.PLACEHOLDER: (
        "",
        "undefined",
        "URL",
        "INSERT_SOURCE_URL_3",
        "YOUR_LINK_HERE",
        "#",
        "https://bing.com/search?q=.",
        "https://www.google.com/search?q=",
        "https://duckduckgo.com/?q=+",
        "http://example.com/",
        "https://www.example.org/a",
        "http://shop.test/",
        "http://a.invalid",
        "http://localhost:3000/",
        "http://router/",
        "http://nas.local/",
        "http://db.internal/x",
        "http://192.0.2.7/",
        "http://10.1.2.3/",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://[2001:db8::2]/",
        "http://[3fff::2]/",
        "http://[::ffff:10.1.2.3]/",
        "https://[your-domain]/x",
        "https://{{host}}/x",
        "https://github.com/someUser/someRepo.git",
        "https://www.yourdomain.com/page",
        "https://a.org/news/2025-XX-XX/story",
        "https://www.youtube.com/watch?v=VIDEO_ID",
        "https://arxiv.org/abs/XXXX.XXXXX",
        "https://a.org/YOUR_PAGE_HERE",
        "https://github.com/username/repo",
        "https://<your-host>/x",
        "http://printer.lan/",
    ),
    LinkStatus.SEARCH_RESULTS: (
        "https://www.bing.com/search?q=red+bridge",
        "https://www.google.fr/search?hl=fr&q=pont",
        "https://duckduckgo.com/?q=pont",
        "https://search.brave.com/search?q=a",
        "https://www.baidu.com/s?wd=a",
        "https://www.youtube.com/results?search_query=pont",
        "https://fr.wikipedia.org/w/index.php?search=pont",
        "https://scholar.google.com/scholar?q=bridge",
        "https://pubmed.ncbi.nlm.nih.gov/?term=bridge",
    ),
    LinkStatus.CHAT_SHARE: (
        "https://chatgpt.com/share/abc",
        "https://www.perplexity.ai/search/what-is-x-123",
        "https://g.co/gemini/share/1",
    ),
    LinkStatus.NOT_WEB: (
        "sandbox:/mnt/data/x.csv",
        "javascript:alert(1)",
        "mailto:a@b.org",
        "data:text/html,x",
        "file:///etc/x",
        "/relative/path",
        "#section",
        "../up",
        "ftp://a.org/x",
    ),
    LinkStatus.MALFORMED: (
        "http:///path",
        "https://",
        "https://a b.org/",
        "https://x.org:99999/",
        "https://x.org:0/",
        "not a url",
        "http://1.2.3.400/",
        "https://-a.org/",
        "https://a..org/",
        "http://[::1/",
        "https://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.org/",
    ),
    LinkStatus.TRUNCATED: (
        "https://a.org/long...",
        "https://a.org/long…",
        "https://a.org/…",
        "https://a.org/.../page",
    ),
}


@pytest.mark.parametrize(
    ("status", "url"), [(status, url) for status, urls in DECIDED_OFFLINE.items() for url in urls]
)
def test_decided_offline_with_a_reason(status: LinkStatus, url: str) -> None:
    assert link(url).status is status
    assert link(url).reason


@pytest.mark.parametrize(
    "url",
    [
        "https://examples.com/",
        "https://gobyexample.com/hello",
        "https://en.wikipedia.org/wiki/Example.com",
        "https://mylocalhost.org/",
        "https://www.contest.org/test",
        "https://a.org/wiki/HTTP_404",
        "https://www.bing.com/",
        "https://en.wikipedia.org/wiki/Your_Name",
        "https://en.wikipedia.org/wiki/Wish_You_Were_Here_(Pink_Floyd_album)",
        "https://a.org/sql/INSERT_UPDATE-trigger",
        "https://learn.a.org/t-sql/functions/replace_transact-sql",
        "https://a.org/settings/#your_setting",
        "https://a.org/bash.html#index-${x}",
        "https://howto.org/your-domain.com/",
        "https://developer.a.org/html/<script>",
        "https://books.google.com/books?id=abc&q=honey",
        "https://ja.wikipedia.org/wiki/とうきょう",
        "https://www.google.com/maps/search/x",
        "https://blog.google/products/search/?q=x",
        "https://perplexity.ai/hub",
        "https://a.org/search?q=",
        "https://a.org/x?url=https://example.com",
        "https://sub_domain.a.org/",
        "https://xn--bcher-kva.example.de/",
        "https://bücher.de/",
        "https://8.8.8.8/",
        "https://a.org./x",
    ],
)
def test_real_addresses_are_left_to_the_fetch(url: str) -> None:
    assert link(url).status is None, link(url).reason


def test_an_opened_network_is_no_placeholder_but_names_for_examples_stay() -> None:
    opened = ("127.0.0.0/8",)
    assert link("http://127.0.0.1:8000/x", allow=opened).status is None
    assert link("http://localhost:8000/x", allow=opened).status is None
    assert link("http://wiki.internal/x", allow=opened).status is None
    assert link("http://10.0.0.1/x", allow=opened).status is LinkStatus.PLACEHOLDER
    assert link("http://example.com/", allow=opened).status is LinkStatus.PLACEHOLDER


@pytest.mark.parametrize(
    ("written", "url", "repair"),
    [
        ("https://a.org/x.", "https://a.org/x", "final dot"),
        ("https://a.org/a\u200bb", "https://a.org/ab", "invisible"),
        (r"https://a.org/Pont\_\(cartes\)", "https://a.org/Pont_(cartes)", "escapes"),
        ("https：／／a.org／x", "https://a.org/x", "full-width"),
        ("www.a.org/x", "http://www.a.org/x", "http:// added"),
    ],
)
def test_repairs_are_said(written: str, url: str, repair: str) -> None:
    read = link(written, in_list=True)
    assert read.url == url
    assert read.written == written
    assert any(repair in words for words in read.repairs)


def test_a_dot_at_the_end_is_the_lists_only_in_a_list() -> None:
    assert link("https://a.org/x.").url == "https://a.org/x."
    for cut in (
        "https://a.org/x...",
        "https://a.org/x....",
        "https://a.org/x…",
        "https://a.org/x….",
    ):
        assert link(cut, in_list=True).status is LinkStatus.TRUNCATED


def test_links_that_ask_for_the_same_thing_have_one_key() -> None:
    assert canonical_key("HTTPS://A.org#top") == canonical_key("https://a.org/") == "https://a.org/"
    assert canonical_key("https://a.org/X") != canonical_key("https://a.org/x")
    assert canonical_key("https://a.org/?q=1") != canonical_key("https://a.org/?q=2")


@given(
    st.text(max_size=80) | st.text(alphabet="htps:/.[]@?#%a1 …", max_size=60).map("http://".__add__)
)
def test_any_text_is_read_without_error(written: str) -> None:
    read = link(written, in_list=True)
    assert read.written == written
    assert bool(read.reason) == (read.status is not None)
    assert isinstance(canonical_key(read.url), str)


PIECES = (
    *(
        "https://",
        "http://",
        "//",
        "www.",
        "google.com/url?q=",
        "bing.com/ck/a?u=a1",
        "arxiv.org/abs/",
    ),
    *(
        "doi.org/10.",
        "urldefense.com/v3/__",
        "__;!!",
        ".translate.goog",
        "23",
        "13.",
        "v0",
        "/",
        "?",
    ),
    *("#:~:text=", "-,", "%", "%7B", "{", "}", "[", "]", "<", ">", "your-", "xn--", "é", "а", "İ"),
    *(
        "\ud800",
        "\0",
        " ",
        "@",
        ":",
        "::1",
        "…",
        "org",
        "utm_source=x",
        "&amp;",
        "=",
        "doi:",
        ".txt",
    ),
)


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
def test_any_mixture_is_read_and_its_key_is_stable(written: str) -> None:
    for in_list in (False, True):
        read = link(written, in_list=in_list)
        assert bool(read.reason) == (read.status is not None)
        assert not (read.status and read.remarks)
        assert canonical_key(canonical_key(read.url)) == canonical_key(read.url)
