"""Links to pages: fetched, read, and followed where a page only sends its visitors on."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  pytest reads the annotations
from typing import TYPE_CHECKING

import pytest

from auditor.model import Fetched, Link, LinkStatus, Span
from auditor.resolving import Resolving
from auditor.web import warc
from tests.servers import Reply, serve
from tests.web.clients import client

if TYPE_CHECKING:
    from auditor.pages.inspect import PageInspection
    from auditor.web.fetcher import Fetcher

HTML = (("Content-Type", "text/html; charset=utf-8"),)
TEXT = "The red bridge of the town was opened to traffic in 1931 by the mayor. " * 5


def onward(target: str) -> Reply:
    markup = (
        f'<title>One moment</title><meta http-equiv="refresh" content="0; url={target}"><p>Soon.'
    )
    return Reply(headers=HTML, body=markup.encode())


def article(text: str = TEXT) -> Reply:
    return Reply(headers=HTML, body=f"<title>Bridge</title><main><p>{text}</p></main>".encode())


LONG = "bridge-" * 200
ROUTES = {
    "/article": article(),
    "/to-article": onward("/article"),
    "/to-nothing": onward("/nothing"),
    "/inside": onward("http://10.0.0.1/secret"),
    "/mail": onward("mailto:a@b.test"),
    f"/{LONG}": article(),
    "/to-long": onward(f"/{LONG}"),
    "/far": onward("http://far.test/" + "x" * 9_000),
    "/there": onward("/back"),
    "/back": onward("/there"),
    "/long": onward("/to-article"),
}


def resolved(fetcher: Fetcher, *urls: str) -> dict[str, tuple[Fetched, PageInspection]]:
    links = {url: Link(url, url, Span(0, len(url))) for url in urls}
    return {url: (got, seen) for url, got, seen in Resolving(fetcher, jobs=4)(links)}


@pytest.mark.parametrize(
    ("path", "status", "hops"),
    [
        ("/article", LinkStatus.OK, ["/article"]),
        ("/to-article", LinkStatus.MOVED, ["/to-article", "/article"]),
        ("/long", LinkStatus.MOVED, ["/long", "/to-article", "/article"]),
        ("/to-nothing", LinkStatus.DEAD, ["/to-nothing", "/nothing"]),
        ("/inside", LinkStatus.REFUSED, ["/inside", "http://10.0.0.1/secret"]),
        ("/mail", LinkStatus.UNREADABLE, ["/mail"]),
        ("/to-long", LinkStatus.MOVED, ["/to-long", f"/{LONG}"]),
        ("/far", LinkStatus.UNREADABLE, ["/far"]),
        ("/there", LinkStatus.UNREADABLE, ["/there", "/back", "/there", "/back"]),
    ],
)
def test_a_page_that_only_forwards_is_followed(
    path: str, status: LinkStatus, hops: list[str]
) -> None:
    with serve(ROUTES) as site, client() as fetcher:
        ((fetched, seen),) = resolved(fetcher, site.url(path)).values()
        assert seen.status is status
        found = [hop.url.removeprefix(site.url("/").rstrip("/")) for hop in fetched.hops]
        assert found == hops
        assert fetched.url == site.url(path)


def test_what_was_forwarded_is_in_the_capture(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    with serve(ROUTES) as site, client() as fetcher:
        url = site.url("/to-article")
        with warc.record(fetcher, path) as recorder:
            live = resolved(recorder, url)
        again = resolved(warc.replay(path), url)
    assert again[url][1] == live[url][1]
    assert again[url][1].status is LinkStatus.MOVED


def test_a_capture_without_the_page_behind_says_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    with serve(ROUTES) as site, client() as fetcher:
        url = site.url("/to-article")
        with warc.record(fetcher, path) as recorder:
            recorder.fetch(url)
    ((_, seen),) = resolved(warc.replay(path), url).values()
    assert seen.status is LinkStatus.UNREADABLE
    assert "only forwards to" in seen.reason


def test_a_reader_that_breaks_costs_one_page_and_is_told() -> None:
    def broken(link: Link, fetched: Fetched) -> PageInspection:
        raise RecursionError("too deep")

    learned: list[LinkStatus] = []
    with serve(ROUTES) as site, client() as fetcher:
        url = site.url("/article")
        resolving = Resolving(
            fetcher, jobs=1, inspect=broken, learn=lambda fetched, status: learned.append(status)
        )
        ((_, _, seen),) = resolving({url: Link(url, url, Span(0, 1))})
    assert seen.status is LinkStatus.UNREADABLE
    assert "RecursionError" in seen.reason
    assert learned == [LinkStatus.UNREADABLE]
