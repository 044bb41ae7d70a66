"""The archive's answers, also the odd ones."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Failure, FailureKind, Fetched, Hop, Snapshot
from auditor.web.archive import Unknown, Wayback, mirror
from tests.servers import Reply, page, serve
from tests.web.clients import client

WHEN = datetime(2023, 5, 6, 7, 8, 9, tzinfo=timezone.utc)
STAMP = "20230506070809"
ARCHIVE = Wayback()
HEAD = ["timestamp", "original", "statuscode", "mimetype", "digest"]
ROW = [STAMP, "http://a.example/x", "200", "text/html", "ABC"]


def closest(**changes: Any) -> dict[str, Any]:
    snapshot = {
        "available": True,
        "url": f"http://web.archive.org/web/{STAMP}/http://a.example/?q=1",
        "timestamp": STAMP,
        "status": "200",
    }
    return {"archived_snapshots": {"closest": {**snapshot, **changes}}}


def said(body: object, status: int = 200) -> Fetched:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Fetched("https://archive.test/", status=status, body=raw)


def test_asks_for_the_copy_nearest_in_time() -> None:
    with serve(lambda _: Reply(body=json.dumps(closest()).encode())) as site, client() as fetcher:
        archive = Wayback(site.url(""))
        fetched = fetcher.fetch(archive.nearest_question("http://a.example/?q=1&r=é", WHEN))
    assert archive.nearest(fetched) == Snapshot(
        f"https://web.archive.org/web/{STAMP}/http://a.example/?q=1", WHEN
    )
    assert site.requests[0].path == (
        "/wayback/available?url=http%3A%2F%2Fa.example%2F%3Fq%3D1%26r%3D%C3%A9"
        "&timestamp=20230506070809"
    )


@pytest.mark.parametrize(
    "answer",
    [{"archived_snapshots": {}}, closest(available=False), closest(status="404")],
)
def test_no_copy_that_opened_is_an_answer(answer: object) -> None:
    assert ARCHIVE.nearest(said(answer)) is None


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"<html>Temporarily offline",
        b'{"archived_snapshots": null}',
        b'{"archived_snapshots": []}',
        b'{"archived_snapshots": {"closest": 1}}',
        b"[" * 100_000,
        b'{"archived_snapshots": {}}' + b" " * 200_000,
        b"\xff\xfe\x00",
        closest(url="javascript:alert(1)"),
        closest(url="http://web.archive.org.evil.example/web/1/x"),
        closest(url="http://u@web.archive.org/web/1/x"),
        closest(url="http://web.archive.org/\n"),
        closest(url=None),
        closest(timestamp="soon"),
        closest(timestamp="20239906070809"),
        closest(timestamp=20230506070809),
    ],
)
def test_an_answer_that_makes_no_sense_is_not_no_copy(body: object) -> None:
    assert isinstance(ARCHIVE.nearest(said(body)), Unknown)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"null",
        b"<html>Temporarily offline",
        b"[" * 100_000,
        b"[]" + b" " * 3_000_000,
        [[]],
        [["timestamp"], ROW],
        [HEAD, ROW[:4]],
        [HEAD, "abcde"],
        [HEAD, 1],
        [HEAD, [*ROW[:2], 200, *ROW[3:]]],
        [HEAD, ["2023", *ROW[1:]]],
        [HEAD, ["２０２３０５０６０７０８０９", *ROW[1:]]],
        [HEAD, [ROW[0], "javascript:alert(1)", *ROW[2:]]],
        [HEAD, [ROW[0], ["http://a.example"], *ROW[2:]]],
        [HEAD, [*ROW[:2], "999", *ROW[3:]]],
        [HEAD, *[ROW] * 2_000],
    ],
)
def test_rows_that_make_no_sense_are_not_no_rows(body: object) -> None:
    assert isinstance(ARCHIVE.captures(said(body)), Unknown)


def test_rows_are_read_and_none_is_an_answer() -> None:
    revisit = [STAMP, "http://a.example/x", "-", "warc/revisit", "ABC"]
    first, second = ARCHIVE.captures(said([HEAD, ROW, revisit]))  # type: ignore[misc]
    assert (first.taken_at, first.url, first.status) == (WHEN, "http://a.example/x", 200)
    assert second.status is None
    assert ARCHIVE.captures(said([])) == ()


@given(st.binary(max_size=80) | st.recursive(st.text() | st.integers(), st.lists).map(json.dumps))
def test_no_bytes_break_it(body: bytes | str) -> None:
    fetched = said(body if isinstance(body, bytes) else body.encode())
    assert isinstance(ARCHIVE.nearest(fetched), (Unknown, type(None)))
    assert isinstance(ARCHIVE.captures(fetched), (Unknown, tuple))


@pytest.mark.parametrize("status", [403, 429, 500, 503])
def test_an_archive_in_trouble_is_not_no_copy(status: int) -> None:
    assert isinstance(ARCHIVE.nearest(said({"archived_snapshots": {}}, status)), Unknown)
    assert isinstance(ARCHIVE.captures(said([], status)), Unknown)


def test_a_site_that_the_archive_hides_is_told_apart() -> None:
    body = b"org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site"
    found = ARCHIVE.captures(said(body, 403))
    assert isinstance(found, Unknown) and found.excluded


def test_an_archive_that_cannot_be_reached_is_not_no_copy() -> None:
    down = Fetched("https://archive.test/", failure=Failure(FailureKind.TIMEOUT, "too long"))
    for found in (ARCHIVE.nearest(down), ARCHIVE.captures(down)):
        assert isinstance(found, Unknown) and "too long" in found.reason


def test_a_url_of_any_characters_can_be_asked_about() -> None:
    assert ARCHIVE.nearest_question("http://a.example/\ud800").isascii()
    assert ARCHIVE.captures_question("http://a.example/\ud800").isascii()


def test_the_archive_goes_through_the_guard() -> None:
    with serve({"/": page("x")}) as site, client(allow=()) as fetcher:
        archive = Wayback(site.url(""))
        found = archive.nearest(fetcher.fetch(archive.nearest_question("http://a.example/")))
    assert isinstance(found, Unknown)
    assert not site.requests


def copied(*urls: str) -> Fetched:
    hops = tuple(Hop(url, 200) for url in urls)
    return Fetched(urls[0], hops, 200, (), b"text")


def test_a_copy_is_read_as_the_answer_that_the_site_gave() -> None:
    archive = mirror("http://wb.test/")
    asked = archive.copy_question(
        "http://a.example/x", archive.snapshot("http://a.example/x", WHEN)
    )
    assert asked == f"http://wb.test/web/{STAMP}id_/http://a.example/x"
    later = "http://wb.test/web/20230507000000id_/https://a.example/"
    lived = archive.as_it_was("http://a.example/x", copied(asked, later))
    assert not isinstance(lived, Unknown)
    fetched, taken_at = lived
    assert (fetched.url, fetched.final_url) == ("http://a.example/x", "https://a.example/")
    assert taken_at == datetime(2023, 5, 7, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    "end",
    [
        "http://wb.test/donate",
        "http://wb.test.evil.example/web/20230507000000id_/http://a.example/",
        "http://wb.test/web/20239907000000id_/http://a.example/",
        "http://wb.test/web/20230507000000id_/javascript:alert(1)",
    ],
)
def test_what_is_no_copy_is_not_read_as_one(end: str) -> None:
    lived = mirror("http://wb.test").as_it_was("http://a.example/x", copied("http://wb.test/", end))
    assert isinstance(lived, Unknown)
