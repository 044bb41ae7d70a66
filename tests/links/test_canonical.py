"""What makes two links one, and the domain that a link belongs to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.links.canonical import canonical_key, registrable_domain


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("HTTPS://Harbour.ORG#top", "https://harbour.org/"),
        ("https://harbour.org:443/x", "https://harbour.org/x"),
        ("http://harbour.org:80", "http://harbour.org/"),
        ("http://harbour.org:0443/x", "http://harbour.org:443/x"),
        ("https://harbour.org:/x", "https://harbour.org/x"),
        ("https://anna:pw@harbour.org/x", "https://harbour.org/x"),
        ("https://harbour.org/a/./b/../c", "https://harbour.org/a/c"),
        ("https://harbour.org/a/b/..", "https://harbour.org/a/"),
        ("https://harbour.org/../../x", "https://harbour.org/x"),
        ("https://harbour.org/a/%2e%2e/x", "https://harbour.org/x"),
        ("https://harbour.org/.well-known/x", "https://harbour.org/.well-known/x"),
        ("https://harbour.org/%7Eanna/caf%c3%a9", "https://harbour.org/~anna/caf%C3%A9"),
        ("https://harbour.org/café", "https://harbour.org/caf%C3%A9"),
        ("https://harbour.org/a%2Fb%20c", "https://harbour.org/a%2Fb%20c"),
        ("https://harbour.org/50%-off", "https://harbour.org/50%25-off"),
        ("https://harbour.org/a b", "https://harbour.org/a%20b"),
        ("https://bücher.de/x", "https://xn--bcher-kva.de/x"),
        ("https://BÜCHER.de/x", "https://xn--bcher-kva.de/x"),
        ("https://xn--bcher-kva.de/x", "https://xn--bcher-kva.de/x"),
        ("http://[2001:DB8::1]:80/x", "http://[2001:db8::1]/x"),
        ("https://harbour.org/x?", "https://harbour.org/x?"),
        ("https://harbour.org/x?b=2&a=1", "https://harbour.org/x?b=2&a=1"),
        ("https://harbour.org/x?a=1+2&b=%2b", "https://harbour.org/x?a=1+2&b=%2B"),
        ("https://harbour.org/x?a&a=&&b", "https://harbour.org/x?a&a=&&b"),
    ],
)
def test_only_what_a_server_cannot_tell_apart_is_changed(url: str, key: str) -> None:
    assert canonical_key(url) == key


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://harbour.org/x?utm_source=chatgpt.com", "https://harbour.org/x"),
        ("https://harbour.org/x?utm_source=openai&b=2", "https://harbour.org/x?b=2"),
        ("https://harbour.org/x?b=2&utm_source=copilot.com#top", "https://harbour.org/x?b=2"),
        ("https://harbour.org/x#top?utm_source=perplexity", "https://harbour.org/x"),
        ("https://harbour.org/?utm_source=perplexity.ai", "https://harbour.org/"),
        ("https://harbour.org/x?referrer=grok.com#:~:text=tide", "https://harbour.org/x"),
        (
            "https://harbour.org/x?a=1&amp;utm_source=b&gclid=c&fbclid=d",
            "https://harbour.org/x?a=1",
        ),
        ("https://harbour.org/x?msclkid=1&UTM_Campaign=2", "https://harbour.org/x"),
        ("https://www.youtube.com/watch?v=ab&si=cd", "https://www.youtube.com/watch?v=ab"),
        ("https://x.com/anna/status/1?s=20&t=ab", "https://x.com/anna/status/1"),
        ("https://www.amazon.co.jp/dp/B0/?ref=sr_1", "https://www.amazon.co.jp/dp/B0/"),
    ],
)
def test_what_only_tracks_is_left_out(url: str, key: str) -> None:
    assert canonical_key(url) == key


@pytest.mark.parametrize(
    "url",
    [
        "https://harbour.org/x?ref=main",
        "https://harbour.org/x?referrer=anna",
        "https://harbour.org/x?source=tides&si=2",
        "https://x.com/search?q=tide&s=20",
        "https://harbour.org/x?q=utm_source",
        "https://harbour.org/x?pk_id=5",
    ],
)
def test_what_may_choose_the_content_stays(url: str) -> None:
    assert canonical_key(url) == url


@pytest.mark.parametrize(
    "text",
    [
        "",
        "undefined",
        "sandbox:/mnt/data/x.csv",
        "mailto:a@b.org",
        "https://",
        "https://a b.org/x",
        "https://a.org\\@b.org/",
        "https://a.org:99999/",
        "http://[::1/x",
    ],
)
def test_what_cannot_be_fetched_stays_as_it_is(text: str) -> None:
    assert canonical_key(text) == text


URLS = (
    st.text(max_size=40)
    | st.text(alphabet="aé%2eF/.?&=#:@[]\\~ \ud800\u0130", max_size=40).map("HTTP://a.".__add__)
    | st.text(alphabet="utm_=&?%/.#;a", max_size=40).map("https://harbour.org/".__add__)
)


@given(URLS)
def test_the_key_of_a_key_is_itself(url: str) -> None:
    key = canonical_key(url)
    assert canonical_key(key) == key


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://news.harbour.co.uk/x", "harbour.co.uk"),
        ("https://www.harbour.org:8443/x", "harbour.org"),
        ("https://anna.github.io/x", "anna.github.io"),
        ("https://www.bücher.de/x", "xn--bcher-kva.de"),
        ("http://192.0.2.7/x", "192.0.2.7"),
        ("http://[2001:db8::1]/x", "2001:db8::1"),
        ("http://a.b.nosuchending/", "b.nosuchending"),
        ("http://router/", "router"),
        ("http://[::1/", ""),
        ("undefined", ""),
    ],
)
def test_registrable_domain(url: str, domain: str) -> None:
    assert registrable_domain(url) == domain


@given(URLS)
def test_any_text_has_a_domain_or_none(url: str) -> None:
    assert "/" not in registrable_domain("https://" + url.replace("/", "").replace("\\", ""))
