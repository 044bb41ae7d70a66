"""The archive's answers, also the odd ones."""

from __future__ import annotations

import json
import threading
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Failure, FailureKind, Fetched, Snapshot
from auditor.web.archive import Unknown, Wayback
from auditor.web.snapshots import find_snapshots
from tests.servers import Reply, page, serve
from tests.web.clients import client

if TYPE_CHECKING:
    from auditor.web.fetcher import Fetcher


def nearest(
    fetcher: Fetcher, url: str, when: datetime | None = None, base: str = "https://archive.org"
) -> Snapshot | Unknown | None:
    archive = Wayback(base)
    return archive.answer(fetcher.fetch(archive.question(url, when)))


WHEN = datetime(2023, 5, 6, 7, 8, 9, tzinfo=timezone.utc)


def closest(**changes: Any) -> dict[str, Any]:
    snapshot = {
        "available": True,
        "url": "http://web.archive.org/web/20230506070809/http://a.example/?q=1",
        "timestamp": "20230506070809",
        "status": "200",
    }
    return {"archived_snapshots": {"closest": {**snapshot, **changes}}}


def test_asks_for_the_copy_nearest_in_time() -> None:
    with serve(lambda _: Reply(body=json.dumps(closest()).encode())) as site, client() as fetcher:
        found = nearest(fetcher, "http://a.example/?q=1&r=é", WHEN, site.url(""))
    assert found == Snapshot(
        "https://web.archive.org/web/20230506070809/http://a.example/?q=1", WHEN
    )
    assert site.requests[0].path == (
        "/wayback/available?url=http%3A%2F%2Fa.example%2F%3Fq%3D1%26r%3D%C3%A9"
        "&timestamp=20230506070809"
    )


class Says:
    def __init__(self, body: bytes, status: int = 200) -> None:
        self.body, self.status = body, status

    def fetch(self, url: str) -> Fetched:
        return Fetched(url, status=self.status, body=self.body)


@pytest.mark.parametrize("answer", [{"archived_snapshots": {}}, closest(available=False)])
def test_no_copy_is_an_answer(answer: object) -> None:
    assert nearest(Says(json.dumps(answer).encode()), "http://a.example/") is None


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b'{"archived_snapshots": null}',
        b'{"archived_snapshots": []}',
        b'{"archived_snapshots": {"closest": 1}}',
        b"[" * 100_000,
        b'{"archived_snapshots": {}}' + b" " * 200_000,
        b"\xff\xfe\x00",
        json.dumps(closest(url="javascript:alert(1)")).encode(),
        json.dumps(closest(url="http://web.archive.org.evil.example/web/1/x")).encode(),
        json.dumps(closest(url="http://u@web.archive.org/web/1/x")).encode(),
        json.dumps(closest(url="http://web.archive.org/\n")).encode(),
        json.dumps(closest(url=None)).encode(),
        json.dumps(closest(timestamp="soon")).encode(),
        json.dumps(closest(timestamp=20230506070809)).encode(),
    ],
)
def test_an_answer_that_makes_no_sense_is_not_no_copy(body: bytes) -> None:
    assert isinstance(nearest(Says(body), "http://a.example/"), Unknown)


@given(st.binary(max_size=80))
def test_no_bytes_break_it(body: bytes) -> None:
    assert isinstance(nearest(Says(body), "http://a.example/"), (Unknown, type(None)))


@pytest.mark.parametrize("status", [403, 429, 500, 503])
def test_an_archive_in_trouble_is_not_no_copy(status: int) -> None:
    said = Says(b'{"archived_snapshots": {}}', status)
    assert isinstance(nearest(said, "http://a.example/"), Unknown)


def test_an_archive_that_cannot_be_reached_is_not_no_copy() -> None:
    class Down:
        def fetch(self, url: str) -> Fetched:
            return Fetched(url, failure=Failure(FailureKind.TIMEOUT, "too long"))

    found = nearest(Down(), "http://a.example/\ud800")
    assert isinstance(found, Unknown) and "too long" in found.reason


def test_the_archive_goes_through_the_guard() -> None:
    with serve({"/": page("x")}) as site, client(allow=()) as fetcher:
        found = nearest(fetcher, "http://a.example/", base=site.url(""))
    assert isinstance(found, Unknown)
    assert not site.requests


def test_only_what_the_archive_has_is_found() -> None:
    class Knows:
        def fetch(self, url: str) -> Fetched:
            found = closest() if "known" in url else {"archived_snapshots": {}}
            return Fetched(url, status=200, body=json.dumps(found).encode())

    urls = ["http://known.example/1", "http://lost.example/", "http://known.example/2"]
    assert {url for url, _ in find_snapshots(Wayback(), Knows(), urls)} == {urls[0], urls[2]}


def test_who_stops_asking_does_not_wait_for_the_archive() -> None:
    """A Ctrl-C while an answer is out: the questions under way are left behind."""
    release = threading.Event()
    asked: list[str] = []

    class Slow:
        def fetch(self, url: str) -> Fetched:
            asked.append(url)
            if len(asked) > 1:
                release.wait(60)
            return Fetched(url, status=200, body=json.dumps(closest()).encode())

    found = find_snapshots(Wayback(), Slow(), [f"http://a{n}.example/" for n in range(100)])
    next(found)
    found.close()
    release.set()
    assert len(asked) < 100
