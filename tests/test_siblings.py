"""Links held against an address that can't exist, through the command line and a real server."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.links.canonical import canonical_key
from auditor.pages.sibling import impossible_sibling
from tests.commands import Done, run
from tests.pages.samples import ARTICLE, LONG_ARTICLE, article, html
from tests.servers import Reply, Request, redirect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LOOPBACK = ("--allow-network", "127.0.0.0/8", "--no-archive")
HOME = (
    "<h1>The Aldmoor museum</h1><p>Welcome. The museum shows what farmers, sailors and boatmen "
    "of the valley left behind, on three floors and in a garden. It is open daily but Monday.</p>"
)
CATCH_ALL = html(HOME, title="Aldmoor")


def ok(body: str) -> Reply:
    return Reply(200, (("Content-Type", "text/html; charset=utf-8"),), body.encode())


def always(body: str) -> Callable[[Request], Reply]:
    return lambda request: ok(body.replace("PATH", request.path))


def known(pages: dict[str, str], otherwise: Reply) -> Callable[[Request], Reply]:
    return lambda request: ok(pages[request.path]) if request.path in pages else otherwise


def check(*urls: str, more: tuple[str, ...] = (), report: str = "json") -> Done:
    lines = [f"The bell of the tower was cast in {1400 + i} [{i}].\n" for i in range(len(urls))]
    lines += [f"\n[{i}] {url}" for i, url in enumerate(urls)]
    return run("check", "-", "--format", report, *LOOPBACK, *more, stdin="".join(lines).encode())


def links(done: Done) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(done.out)["answers"][0]["links"]
    return found


def codes(link: dict[str, Any]) -> list[str]:
    return [signal["code"] for signal in link["signals"]]


def test_a_site_that_shows_one_page_for_every_address_shows_nothing(serve: Any) -> None:
    with serve(always(CATCH_ALL)) as site:
        (link,) = links(check(site.url("/collection/bronze-bell-12")))
    asked = [request.path for request in site.requests]
    assert (link["status"], link["group"], link["page"]) == ("soft_404", "broken", None)
    assert codes(link) == ["sibling_alike"]
    assert link["signals"][0]["hop"] is None
    assert "can't exist" in link["reason"]
    assert len(asked) == 2
    assert asked[1].startswith("/collection/")
    assert asked[1] in link["reason"]
    assert "bronze" not in asked[1]
    assert "12" not in asked[1]


@pytest.mark.parametrize(
    "body",
    [
        html(HOME + "<p>You asked for PATH at 12:31:07 on 3 May 2024.</p>", title="Aldmoor: PATH"),
        html(HOME + "<p>1,204,331 visitors. Nothing here is called PATH.</p>", title="Aldmoor"),
        html(
            "<p>アルドムーア博物館へようこそ。谷の農民と鐘職人の暮らしを三つの階で紹介しています。"
            "開館は月曜日を除く毎日です。PATH</p>",
            title="博物館",
            lang="ja",
        ),
    ],
)
def test_clocks_counters_and_the_echoed_address_make_no_other_page(serve: Any, body: str) -> None:
    with serve(always(body)) as site:
        (link,) = links(check(site.url("/collection/bronze-bell")))
    assert link["status"] == "soft_404", link


ROOMS = ("north", "south", "upper", "lower", "inner", "outer", "old", "new", "red", "green") * 2
FEW = "Our collection holds four hundred objects of silver, bronze and glass, shown in six rooms."


def test_a_redirect_that_every_address_takes_to_few_words_shows_nothing(serve: Any) -> None:
    section = article(FEW, title="All objects")

    def answer(request: Request) -> Reply:
        return ok(section) if request.path == "/objects/all" else redirect("/objects/all", 301)

    with serve(answer) as site:
        (link,) = links(check(site.url("/objects/silver-chalice")))
    assert link["status"] == "soft_404"
    assert codes(link) == ["sibling_leads_alike"]


def test_a_redirect_to_a_page_of_many_words_is_held_against_the_claim(serve: Any) -> None:
    rooms = " ".join(f"Room {word} shows what the {word} guild gave to the town." for word in ROOMS)
    section = article(rooms, title="All objects")

    def answer(request: Request) -> Reply:
        return ok(section) if request.path == "/objects/all" else redirect("/objects/all", 301)

    with serve(answer) as site:
        (link,) = links(check(site.url("/objects/silver-chalice")))
    assert link["status"] == "moved"


@pytest.mark.parametrize("status", [404, 410])
def test_a_site_that_tells_missing_pages_apart_is_believed(serve: Any, status: int) -> None:
    with serve(known({"/bell": CATCH_ALL}, Reply(status))) as site:
        (link,) = links(check(site.url("/bell")))
    assert link["status"] == "ok"
    assert codes(link) == ["page_read", "sibling_missing"]


@pytest.mark.parametrize(
    "otherwise",
    [
        Reply(500),
        Reply(403),
        Reply(200, (("Content-Type", "application/pdf"),), b"%PDF-1.7"),
        redirect("/elsewhere"),
        ok(html("<p>A page about something else that is here for everybody to see.</p>")),
    ],
)
def test_any_other_answer_changes_nothing(serve: Any, otherwise: Reply) -> None:
    pages = {"/bell": CATCH_ALL, "/elsewhere": article()}
    with serve(known(pages, otherwise)) as site:
        (link,) = links(check(site.url("/bell")))
    assert link["status"] == "ok"


def test_real_pages_under_one_template_are_pages(serve: Any) -> None:
    """Short pages whose boilerplate is most of their text, on a site that never says 404."""
    frame = "<p>Opened daily. The museum shows the life of the valley, its bells and boats.</p>"
    one = html(f"<h1>Bell</h1><p>Cast by Henrik Waal and hung in the north tower.</p>{frame}")
    two = html(f"<h1>Boat</h1><p>Built of oak by the ferrymen below the weir.</p>{frame}")
    none = ok(html(f"<h1>Objects</h1><p>Choose what you wish to see today.</p>{frame}"))
    with serve(known({"/o/bell": one, "/o/boat": two}, none)) as site:
        found = links(check(site.url("/o/bell"), site.url("/o/boat")))
    assert [link["status"] for link in found] == ["ok", "ok"]
    assert codes(found[0]) == ["page_read", "sibling_differs"]
    assert len(site.requests) == 3  # one impossible address for the folder


def test_a_sentence_of_its_own_makes_another_page_in_a_long_template(serve: Any) -> None:
    bell = html(f"<h1>Bell</h1><p>Cast by Henrik Waal.</p>{ARTICLE[:700]}", title="Aldmoor")
    none = html(f"<h1>Boat</h1><p>Built of old oak.</p>{ARTICLE[:700]}", title="Aldmoor")
    with serve(known({"/o/clock": bell}, ok(none))) as site:
        (link,) = links(check(site.url("/o/clock")))
    assert codes(link) == ["page_read", "sibling_differs"]


@given(st.text(max_size=200))
def test_whatever_the_path_the_impossible_address_is_on_the_same_site(path: str) -> None:
    url = canonical_key("https://museum.org/" + path)
    address = impossible_sibling(url)
    if address is not None:
        assert address.startswith("https://museum.org/")
        assert address != url
        assert address == impossible_sibling(url)


def test_an_article_that_is_shown_under_any_slug_is_there(serve: Any) -> None:
    page = html(f"<h1>How the bronze bell was cast</h1>{ARTICLE[:400]}", title="Casting the bell")

    def by_id(request: Request) -> Reply:
        return ok(page) if "/kxwzqp/" in request.path else Reply(404)

    def by_number(request: Request) -> Reply:
        return ok(page) if "/4711/" in request.path else ok(CATCH_ALL)

    for answer, path in ((by_id, "/c/kxwzqp/how-the-bell-was-cast"), (by_number, "/q/4711/bell-x")):
        with serve(answer) as site:
            (link,) = links(check(site.url(path)))
        assert len(site.requests) == 2
        assert link["status"] == "ok", link


@pytest.mark.parametrize(
    "body",
    [
        html(HOME + "<p>Please verify that you are human.</p>", title="Aldmoor"),
        html(HOME + "<p>We are down for maintenance.</p>", title="Aldmoor"),
        html(f"<div id=app>{HOME}</div>", title="Aldmoor"),
        html("<p>It works!</p>", title="It works"),
    ],
)
def test_walls_and_shells_look_alike_everywhere_and_are_no_missing_pages(
    serve: Any, body: str
) -> None:
    with serve(always(body)) as site:
        (link,) = links(check(site.url("/bell")))
    assert link["status"] != "soft_404"


@pytest.mark.parametrize("path", ["/", "/en/", "/index.html", "/?p=12", "/article.php?id=12"])
def test_home_pages_and_addresses_told_apart_by_their_query_are_not_probed(
    serve: Any, path: str
) -> None:
    with serve(always(CATCH_ALL)) as site:
        (link,) = links(check(site.url(path)))
    assert link["status"] == "ok"
    assert len(site.requests) == 1


def test_what_gives_no_rise_to_doubt_is_not_probed(serve: Any) -> None:
    json_page = Reply(200, (("Content-Type", "application/json"),), b'{"bell": "bronze"}')
    routes = {"/bell": ok(article(LONG_ARTICLE, title="The bell")), "/bell.json": json_page}
    with serve(routes) as site:
        found = links(check(site.url("/bell"), site.url("/bell.json")))
    assert [link["status"] for link in found] == ["ok", "ok"]
    assert len(site.requests) == 2


def test_two_addresses_with_one_long_text_are_a_doubt(serve: Any) -> None:
    with serve(always(article(LONG_ARTICLE, title="Stories of the valley"))) as site:
        found = links(check(site.url("/a/saxony-clock"), site.url("/b/silver-chalice")))
    assert [link["status"] for link in found] == ["soft_404", "soft_404"]


@pytest.mark.parametrize("switch", ["--no-probe", "--offline"])
def test_it_can_be_switched_off(serve: Any, switch: str) -> None:
    with serve(always(CATCH_ALL)) as site:
        (link,) = links(check(site.url("/bell"), more=(switch,)))
    assert link["status"] in ("ok", "not_checked")
    assert len(site.requests) <= 1


def test_a_capture_holds_the_probes_and_an_older_one_does_without(
    serve: Any, tmp_path: Path
) -> None:
    new, old = str(tmp_path / "new.warc.gz"), str(tmp_path / "old.warc.gz")
    with serve(always(CATCH_ALL)) as site:
        url = site.url("/bell")
        check(url, more=("--record", old, "--no-probe"))
        live = links(check(url, more=("--record", new)))
    assert links(check(url, more=("--replay", new))) == live
    assert live[0]["status"] == "soft_404"
    (link,) = links(check(url, more=("--replay", old)))
    assert (link["status"], codes(link)) == ("ok", ["page_read"])


def test_the_verbose_report_says_what_told_it_and_counts_the_probes(serve: Any) -> None:
    with serve(always(CATCH_ALL)) as site:
        text = check(site.url("/bell"), more=("--verbose",), report="text").out
    assert "told by: sibling alike" in text
    assert "1 sibling alike" in text
