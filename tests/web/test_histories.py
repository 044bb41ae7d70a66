"""Was a dead page ever there? What is asked of an archive, and what is made of its answers."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest

from auditor.model import Archived, Fetched, Grade, LinkStatus, Lost, Page
from auditor.web.archive import Wayback, mirror
from auditor.web.histories import Terms, look_up
from tests.archives import Archive
from tests.servers import Reply, Request, Site, hanging, page, serve
from tests.web.clients import client

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tests.archives import Visit

DEAD = "http://a-town.org/news/the-red-bridge"
COPY = page("The bridge is red.")
SILENT = Reply(503, body=b"<h1>503 Service Unavailable</h1>")


def visits(*urls: str, at: str = "20200102030405", status: int = 200) -> dict[str, list[Visit]]:
    return {url: [(at, status, COPY)] for url in urls}


def others(count: int, folder: str = "http://a-town.org/news/") -> list[str]:
    return [f"{folder}an-old-story-{n}" for n in range(count)]


def ask(
    pages: Mapping[str, Sequence[Visit]],
    *lost: Lost | str,
    trouble: Mapping[str, Reply] | None = None,
    serving: Callable[[Request], Reply] | None = None,
    **terms: Any,
) -> tuple[dict[str, Archived], Site]:
    """The last that is said of each, and the archive with what it was asked."""
    links = [Lost(each) if isinstance(each, str) else each for each in lost or (DEAD,)]
    archive = serving or Archive(pages, trouble or {})
    with serve(archive) as site, client(retries=0) as fetcher:
        found = dict(look_up(mirror(site.url("")), fetcher, links, Terms(**terms)))
    assert set(found) == {each.url for each in links}
    return found, site


def grade(pages: Mapping[str, Sequence[Visit]], lost: Lost | str = DEAD, **more: Any) -> Grade:
    found, _ = ask(pages, lost, **more)
    return next(iter(found.values())).history.grade


def codes(found: Archived) -> set[str]:
    return {sign.code for sign in found.history.signs}


def read(copy: Fetched) -> tuple[LinkStatus, str, Page | None]:
    return LinkStatus.OK, "", Page(copy.final_url, "", copy.body.decode(), "")


def test_a_page_with_a_copy_existed_and_one_question_settles_it() -> None:
    found, site = ask(visits(DEAD))
    assert found[DEAD].history.grade is Grade.ROTTED
    snapshot = found[DEAD].snapshot
    assert snapshot is not None and snapshot.url == site.url(f"/web/20200102030405/{DEAD}")
    assert len(site.requests) == 1


@pytest.mark.parametrize(
    ("day", "taken"), [(None, 2022), (datetime(2019, 1, 1, tzinfo=timezone.utc), 2018)]
)
@pytest.mark.parametrize("trouble", [{}, {"/wayback/": SILENT}])
def test_the_copy_nearest_to_the_answer_is_offered_else_the_newest(
    day: datetime | None, taken: int, trouble: Mapping[str, Reply]
) -> None:
    """Whichever of the two interfaces answers."""
    pages = {DEAD: [(f"{year}0102030405", 200, COPY) for year in (2010, 2018, 2022)]}
    found, _ = ask(pages, when=day, trouble=trouble)
    snapshot = found[DEAD].snapshot
    assert snapshot is not None and snapshot.taken_at.year == taken


def test_a_copy_of_an_error_page_is_never_offered() -> None:
    found, _ = ask(visits(DEAD, status=404) | visits(*others(1)))
    assert found[DEAD].snapshot is None
    assert found[DEAD].history.grade is Grade.DOUBTFUL
    assert "archived_error" in codes(found[DEAD])


def test_an_address_that_once_redirected_probably_existed() -> None:
    assert grade(visits(DEAD, status=301)) is Grade.LIKELY_ROTTED


@pytest.mark.parametrize("status", [403, 410, 429, 503, 206])
def test_a_visit_that_met_a_wall_or_an_outage_says_nothing(status: int) -> None:
    found, _ = ask(visits(DEAD, status=status) | visits(*others(9)))
    assert found[DEAD].history.grade is Grade.UNKNOWN
    assert codes(found[DEAD]) == {"archived_unclear"}


def test_a_page_that_its_server_calls_gone_probably_existed() -> None:
    assert grade(visits(*others(9)), Lost(DEAD, said_gone=True)) is Grade.LIKELY_ROTTED


@pytest.mark.parametrize(
    "trouble",
    [
        {"/": SILENT},
        {"/": Reply(429)},
        {"/": Reply(body=b"<html>we are offline</html>")},
        {"/": Reply()},
        {"/": Reply(body=b"[[]]")},
        {"/wayback/": SILENT, "/cdx/": SILENT},
        {"/cdx/": SILENT},
        {"/": hanging()},
    ],
)
def test_an_archive_that_did_not_answer_means_unknown_whatever_else_is_odd(
    trouble: Mapping[str, Reply],
) -> None:
    lost = Lost("http://a-town.org/news/12345678", no_such_host=True, live_beside=3)
    with serve(Archive({}, trouble)) as site, client(timeout=0.5, retries=0) as fetcher:
        found = dict(look_up(mirror(site.url("")), fetcher, [lost]))
    assert found[lost.url].history.grade is Grade.UNKNOWN
    assert codes(found[lost.url]) == {"archive_silent"}


@pytest.mark.parametrize("kind", ["matchType=prefix", "matchType=host"])
def test_an_archive_that_stops_answering_half_way_means_unknown(kind: str) -> None:
    archive = Archive({})

    def serving(request: Request) -> Reply:
        return SILENT if kind in request.path else archive(request)

    assert grade({}, Lost(DEAD, no_such_host=True), serving=serving) is Grade.UNKNOWN


def test_a_site_that_the_archive_does_not_show_is_unknown() -> None:
    said = Reply(403, body=b"org.archive.wayback.exception.AdministrativeAccessControlException")
    found, _ = ask({}, trouble={"/cdx/": said})
    assert (found[DEAD].history.grade, codes(found[DEAD])) == (Grade.UNKNOWN, {"excluded"})


def test_a_site_that_the_archive_never_saw_is_unknown() -> None:
    assert grade({}) is Grade.UNKNOWN


def test_a_page_that_was_never_archived_is_doubtful_at_most() -> None:
    assert grade(visits("http://a-town.org/")) is Grade.DOUBTFUL
    assert grade(visits(*others(30))) is Grade.DOUBTFUL


def test_the_neighbours_are_counted_in_words() -> None:
    found, _ = ask(visits(*others(38), "http://a-town.org/news/2020/deeper"))
    assert (
        found[DEAD]
        .history.signs[0]
        .text.endswith("never saw this page, though it keeps 38 others of the same folder")
    )


def test_two_strong_signs_make_it_likely_that_a_page_never_existed() -> None:
    pages = visits(*(f"http://a-town.org/news/story-{n}" for n in range(8100234, 8100244)))
    found, _ = ask(pages, Lost("http://a-town.org/news/story-12345678"))
    (only,) = found.values()
    assert only.history.grade is Grade.LIKELY_NEVER_EXISTED
    assert codes(only) == {"neighbours_archived", "odd_name"}
    assert grade(pages, "http://a-town.org/news/story-8100777") is Grade.DOUBTFUL


def test_a_domain_that_neither_exists_nor_was_ever_archived_probably_never_had_the_page() -> None:
    lost = Lost("http://www.a-town.org/news/x", no_such_host=True)
    assert grade({}, lost) is Grade.LIKELY_NEVER_EXISTED


def test_a_domain_that_is_gone_with_the_whole_site_says_nothing_against_one_page() -> None:
    assert grade(visits(*others(30)), Lost(DEAD, no_such_host=True)) is Grade.DOUBTFUL


def test_a_name_within_a_domain_may_exist_inside_an_organisation_only() -> None:
    assert grade({}, Lost("http://wiki.a-town.org/x", no_such_host=True)) is Grade.DOUBTFUL


def test_a_page_dated_after_the_answer_is_a_strong_sign() -> None:
    url = "http://a-town.org/news/2021-05-20-the-red-bridge"
    pages = visits(*others(9))
    when = datetime(2021, 5, 1, tzinfo=timezone.utc)
    assert grade(pages, url, when=when) is Grade.LIKELY_NEVER_EXISTED
    assert grade(pages, url, when=when + timedelta(days=30)) is Grade.DOUBTFUL


def test_a_page_too_new_for_the_archive_is_unknown() -> None:
    today = datetime.now(timezone.utc)
    url = f"http://a-town.org/news/{today:%Y/%m/%d}/the-red-bridge"
    found, _ = ask(visits(*others(30)), url)
    assert (found[url].history.grade, codes(found[url])) == (Grade.UNKNOWN, {"too_new"})


def test_the_query_may_be_what_chooses_a_page() -> None:
    pages = visits(*(f"http://a-town.org/show.php?id={n}" for n in range(52340, 52350)))
    found, _ = ask(pages, "http://a-town.org/show.php?id=9876543")
    (only,) = found.values()
    assert only.history.grade is Grade.LIKELY_NEVER_EXISTED


def test_other_cited_pages_of_the_folder_that_work_are_told() -> None:
    found, _ = ask(visits("http://a-town.org/"), Lost(DEAD, live_beside=2))
    assert "2 other cited pages of its folder can be opened" in [
        sign.text for sign in found[DEAD].history.signs
    ]


def test_the_copy_is_read_and_is_called_by_its_archived_address() -> None:
    found, site = ask(visits(DEAD), inspect=read)
    copy = found[DEAD].page
    assert copy is not None and "The bridge is red." in copy.main
    assert copy.url == site.url(f"/web/20200102030405/{DEAD}")
    assert site.requests[-1].path == f"/web/20200102030405id_/{DEAD}"


def test_a_copy_that_shows_no_page_is_no_sign_that_there_was_one() -> None:
    found, _ = ask(visits(DEAD), inspect=lambda copy: (LinkStatus.SOFT_404, "it says so", None))
    assert (found[DEAD].history.grade, found[DEAD].snapshot) == (Grade.UNKNOWN, None)


def test_a_copy_that_cannot_be_read_is_offered_all_the_same() -> None:
    found, _ = ask(
        {DEAD: [("20200102030405", 200, SILENT)]}, inspect=read, trouble={"/web/": SILENT}
    )
    kept = found[DEAD]
    assert kept.history.grade is Grade.ROTTED and kept.snapshot is not None


def test_neighbours_are_asked_for_once_a_folder() -> None:
    _, site = ask(visits(*others(3)), *(f"http://a-town.org/news/gone-{n}" for n in range(4)))
    assert sum("matchType=prefix" in request.path for request in site.requests) == 1


def test_an_interface_that_keeps_failing_is_left_alone_and_that_is_said() -> None:
    lost = [f"http://a-town.org/news/gone-{n}" for n in range(60)]
    found, site = ask({}, *lost, trouble={"/": SILENT})
    assert len(site.requests) < 30
    assert any("not asked any more" in e.history.signs[0].text for e in found.values())


def test_the_time_for_the_archive_is_limited() -> None:
    ticks = iter(range(10_000))
    lost = [f"http://a-town.org/news/gone-{n}" for n in range(60)]
    found, site = ask({}, *lost, clock=lambda: float(next(ticks)), patience=20.0)
    assert len(site.requests) < 60
    assert {each.history.grade for each in found.values()} == {Grade.UNKNOWN}
    assert "time" in found[lost[-1]].history.signs[0].text


def test_who_stops_asking_does_not_wait_for_the_archive() -> None:
    """A Ctrl-C while an answer is out: the questions under way are left behind."""
    release = threading.Event()
    asked: list[str] = []

    class Slow:
        def fetch(self, url: str) -> Fetched:
            asked.append(url)
            if len(asked) > 1:
                release.wait(60)
            body = (
                b'{"archived_snapshots": {"closest": {"available": true, "status": "200", "url":'
                b' "http://web.archive.org/web/20230506070809/x", "timestamp": "20230506070809"}}}'
            )
            return Fetched(url, status=200, body=body)

    found = look_up(Wayback(), Slow(), [Lost(f"http://a{n}.example/") for n in range(100)])
    next(found)
    found.close()  # type: ignore[attr-defined]
    release.set()
    assert len(asked) < 100


def test_an_interrupt_while_waiting_ends_the_asking() -> None:
    with pytest.raises(KeyboardInterrupt):
        ask({}, interrupted=lambda: True)
