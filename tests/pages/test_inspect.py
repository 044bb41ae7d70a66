from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import (
    Failure,
    FailureKind,
    Fetched,
    Hop,
    Link,
    LinkGroup,
    LinkStatus,
    Signal,
    Span,
)
from auditor.pages.inspect import PageInspection, inspect_page
from tests.pages.samples import ARTICLE, LONG_ARTICLE, URL, article, html, link, response

JUDGEABLE = {LinkStatus.OK, LinkStatus.MOVED}


def status_of(fetched: Fetched) -> LinkStatus:
    inspection = inspect_page(link(fetched.url), fetched)
    assert (inspection.page is not None) == (inspection.status in JUDGEABLE), inspection
    assert inspection.reason
    return inspection.status


def test_an_ordinary_page_is_read() -> None:
    inspection = inspect_page(link(), response(article()))
    assert inspection.status is LinkStatus.OK
    assert inspection.page is not None
    assert inspection.page.title == "The bell of Aldmoor"
    assert inspection.page.lang == "en"
    assert inspection.page.url == URL
    assert "2,340 kilograms" in inspection.page.main


@pytest.mark.parametrize("kind", FailureKind)
def test_every_failure_has_a_status_and_a_reason(kind: FailureKind) -> None:
    inspection = inspect_page(link(), Fetched(URL, failure=Failure(kind, "what happened")))
    assert inspection.page is None
    assert "what happened" in inspection.reason
    broken = kind is FailureKind.NO_SUCH_HOST
    assert (inspection.status.group is LinkGroup.BROKEN) == broken


@pytest.mark.parametrize(
    ("code", "status"),
    [
        (404, LinkStatus.DEAD),
        (410, LinkStatus.DEAD),
        (401, LinkStatus.BLOCKED),
        (402, LinkStatus.PAYWALLED),
        (403, LinkStatus.BLOCKED),
        (407, LinkStatus.BLOCKED),
        (429, LinkStatus.BLOCKED),
        (451, LinkStatus.BLOCKED),
        (999, LinkStatus.BLOCKED),
        (400, LinkStatus.UNREACHABLE),
        (408, LinkStatus.UNREACHABLE),
        (500, LinkStatus.UNREACHABLE),
        (503, LinkStatus.UNREACHABLE),
        (522, LinkStatus.UNREACHABLE),
        (304, LinkStatus.UNREACHABLE),
    ],
)
def test_status_codes(code: int, status: LinkStatus) -> None:
    fetched = response(html("<h1>Nothing here</h1>"), status=code)
    assert status_of(fetched) is status
    assert str(code) in inspect_page(link(), fetched).reason


def test_a_dead_page_stays_dead_whatever_its_body_shows() -> None:
    assert status_of(response(article(), status=404)) is LinkStatus.DEAD


def test_a_link_decided_offline_keeps_its_status() -> None:
    why = "a page of search results"
    decided = Link(URL, URL, Span(0, 1), LinkStatus.SEARCH_RESULTS, why, rule="search")
    inspection = inspect_page(decided, response(article()))
    assert inspection == PageInspection(
        LinkStatus.SEARCH_RESULTS, why, signals=(Signal("search", why),)
    )


def test_nothing_fetched_is_not_checked() -> None:
    assert status_of(Fetched(URL)) is LinkStatus.NOT_CHECKED


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        ("text/plain", b"The bell weighs 2,340 kilograms.", LinkStatus.OK),
        ("application/json", b'{"weight": "2,340 kg", "caster": "Ren\\u00e9"}', LinkStatus.OK),
        ("application/rss+xml", b"<rss><item>The bell &amp; the tower</item></rss>", LinkStatus.OK),
        ("application/xhtml+xml", article().encode(), LinkStatus.OK),
        ("", article().encode(), LinkStatus.OK),
        ("application/octet-stream", article().encode(), LinkStatus.OK),
        ("text/plain", article().encode(), LinkStatus.OK),
        ("not a type", article().encode(), LinkStatus.OK),
        ("application/pdf", b"%PDF-1.7 ...", LinkStatus.UNREADABLE),
        ("text/html", b"%PDF-1.7 ...", LinkStatus.UNREADABLE),
        ("text/html", b"\x89PNG\r\n\x1a\n....", LinkStatus.NOT_TEXT),
        ("", b"PK\x03\x04\0\0\0", LinkStatus.NOT_TEXT),
        ("", b"\0\1\2\3\4\5", LinkStatus.NOT_TEXT),
        ("image/png", b"anything", LinkStatus.NOT_TEXT),
        ("image/svg+xml", b"<svg/>", LinkStatus.NOT_TEXT),
        ("application/zip", b"anything", LinkStatus.NOT_TEXT),
        ("text/html", b"", LinkStatus.UNREADABLE),
        ("text/plain", b"  \n ", LinkStatus.UNREADABLE),
        ("text/html", b"<html><body></body></html>", LinkStatus.UNREADABLE),
        ("application/json; charset=utf-8", b"\x81\xff\xfe\xc0" * 300, LinkStatus.UNREADABLE),
    ],
)
def test_media_types(content_type: str, body: bytes, status: LinkStatus) -> None:
    assert status_of(response(body, content_type=content_type)) is status


def test_a_file_is_named_in_the_reason() -> None:
    inspection = inspect_page(link(), response(b"PK\3\4", content_type="text/html"))
    assert "application/zip" in inspection.reason


def test_json_escapes_are_spelled_out() -> None:
    fetched = response(b'{"caster": "Ren\\u00e9"}', content_type="application/json")
    page = inspect_page(link(), fetched).page
    assert page is not None
    assert "René" in page.full


def test_nested_json_does_not_grow() -> None:
    body = b"[" * 800 + b",".join([b"1411"] * 20_000) + b"]" * 800
    page = inspect_page(link(), response(body, content_type="application/json")).page
    assert page is not None
    assert len(page.full) < 2 * len(body)


def test_xml_entities_are_never_expanded() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>bell &b;</x>'
    page = inspect_page(link(), response(bomb, content_type="text/xml")).page
    assert page is not None
    assert "haha" not in page.full
    assert "bell" in page.full


def test_a_meta_refresh_stub_is_not_judged() -> None:
    stub = html("Redirecting...", head='<meta http-equiv="Refresh" content="0; URL=/elsewhere">')
    assert status_of(response(stub)) is LinkStatus.UNREADABLE


@pytest.mark.parametrize(
    ("content", "target"),
    [
        ("0; URL=/elsewhere", "https://museum.example/elsewhere"),
        ("0;url='https://gallery.example/bell'", "https://gallery.example/bell"),
        ("0; url=http://[", "another page"),
        ("0; url=", "another page"),
    ],
)
def test_a_meta_refresh_stub_says_where_it_leads(content: str, target: str) -> None:
    stub = html("Redirecting...", head=f'<meta http-equiv=refresh content="{content}">')
    reason = inspect_page(link(), response(stub)).reason
    assert reason == f"the page only forwards to {target}, which was not followed"


LOCAL = "10.0.0.8 is not a public address (private use)"


@pytest.mark.parametrize(
    ("kind", "detail", "hops", "reason"),
    [
        (FailureKind.TOO_LARGE, "the page is larger than 9 bytes", 1, None),
        (FailureKind.TIMEOUT, "the server took too long to answer", 1, None),
        (FailureKind.TIMEOUT, "", 1, "the server took too long"),
        (FailureKind.REFUSED, LOCAL, 1, "10.0.0.8 is not a public address: private use"),
        (
            FailureKind.REFUSED,
            LOCAL,
            2,
            "the page redirects to an address that is not public: 10.0.0.8",
        ),
        (
            FailureKind.REFUSED,
            "port 25 is not a web port",
            2,
            "the page redirects to an address we do not contact: port 25 is not a web port",
        ),
    ],
)
def test_a_failure_is_told_once(
    kind: FailureKind, detail: str, hops: int, reason: str | None
) -> None:
    fetched = Fetched(URL, hops=(Hop(URL, 301),) * hops, failure=Failure(kind, detail))
    assert inspect_page(link(), fetched).reason == (reason or detail)


@pytest.mark.parametrize("code", [401, 402, 403, 404, 407, 410, 429, 451, 500, 503])
def test_reasons_are_shown_in_brackets_and_have_none(code: int) -> None:
    headers = (("cf-mitigated", "challenge"),)
    for fetched in (response(status=code), response(status=code, headers=headers)):
        assert "(" not in inspect_page(link(), fetched).reason


def test_a_page_that_refreshes_itself_is_read() -> None:
    live = article(head='<meta http-equiv="refresh" content="300">')
    assert status_of(response(live)) is LinkStatus.OK


def test_a_short_page_is_a_page() -> None:
    assert status_of(response(html("<p>Founded in 1911.</p>"))) is LinkStatus.OK
    assert status_of(response(article(ARTICLE))) is LinkStatus.OK


def test_hostile_markup_is_unreadable_not_an_error() -> None:
    attributes = " ".join(f"a{n}" for n in range(60_000))
    inspection = inspect_page(link(), response(html(f"<p {attributes}>x</p>" + LONG_ARTICLE)))
    assert inspection.status is LinkStatus.UNREADABLE
    assert "attributes" in inspection.reason


FRAGMENTS = st.sampled_from(
    [
        "<title>404</title>",
        "<h1>Page not found</h1>",
        "<script>_cf_chl_opt</script>",
        "<div id=root></div>",
        "<!--",
        "<p style='display:none'>",
        "<p hidden>",
        "</table>",
        "<svg><title>",
        "<input type=password>",
        "&#xD800;",
        "\u202e\u200d",
        "cookies consent privacy",
        "é",
        "中",
        "<meta charset=punycode>",
    ]
)
BODIES = st.one_of(
    st.binary(max_size=400),
    st.lists(st.one_of(FRAGMENTS, st.text(max_size=20)), max_size=12).map(
        lambda parts: "".join(parts).encode("utf-8", "surrogatepass")
    ),
)
TYPES = st.one_of(
    st.sampled_from(
        [
            "text/html",
            "text/html; charset=punycode",
            "text/html; charset=undefined",
            "text/html; charset=idna",
            "text/html;charset=utf-16",
            "text/plain; charset=shift_jis",
            "application/json",
            "text/xml",
            "",
        ]
    ),
    st.text(max_size=30),
)


URLS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["http://[", "http://[::1]/login", "https://a.example:x/", "http://1.2.3.4/"]),
)


@settings(max_examples=250, deadline=None)
@given(
    body=BODIES,
    content_type=TYPES,
    status=st.integers(100, 999),
    urls=st.tuples(URLS, URLS),
    header=st.tuples(st.sampled_from(["cf-mitigated", "content-language", "x"]), st.text()),
)
def test_no_response_raises(
    body: bytes,
    content_type: str,
    status: int,
    urls: tuple[str, str],
    header: tuple[str, str],
) -> None:
    for code in (status, 200):
        fetched = Fetched(
            url=urls[0],
            hops=(Hop(urls[0], 302), Hop(urls[1], code)),
            status=code,
            headers=(("content-type", content_type), header),
            body=body,
        )
        inspection = inspect_page(link(urls[0] or "x"), fetched)
        assert inspection.reason
        if inspection.page:
            assert inspection.page.full
            (inspection.page.full + inspection.page.title).encode()  # no lone surrogates
            assert "\0" not in inspection.page.full


@pytest.mark.parametrize(
    ("fetched", "codes", "hop"),
    [
        (response(article()), ["page_read"], 0),
        (response(article(), final="https://museum.example/bells/1"), ["moved"], 0),
        (response(article(), final="https://museum.example/"), ["redirected_home"], 0),
        (response("", status=410), ["http_status"], 0),
        (
            response(html("<h1>Page not found</h1>", title="404"), final=f"{URL}/error-404"),
            ["title_says_missing", "heading_says_missing", "address_says_404"],
            1,
        ),
        (
            response(html("<title>x"), status=503, headers=(("cf-mitigated", "challenge"),)),
            ["bot_wall_header"],
            0,
        ),
        (response(b"PK\3\4"), ["media_type"], 0),
        (response(b""), ["no_text"], 0),
        (
            response(html("<input type=password>Password"), final=f"{URL}/login"),
            ["login_path"],
            0,
        ),
        (Fetched(URL, failure=Failure(FailureKind.NO_SUCH_HOST, "no")), ["no_such_host"], None),
        (
            Fetched(URL, (Hop(URL, 302, "/x"), Hop(f"{URL}/x")), failure=Failure(FailureKind.TLS)),
            ["tls"],
            1,
        ),
    ],
)
def test_every_status_says_what_told_it_and_where(
    fetched: Fetched, codes: list[str], hop: int | None
) -> None:
    inspection = inspect_page(link(), fetched)
    assert [signal.code for signal in inspection.signals] == codes
    assert {signal.hop for signal in inspection.signals} == {hop}
    assert inspection.signals[0].text == inspection.reason
