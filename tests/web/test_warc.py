"""Captures: what was fetched comes back the same, or not at all."""

from __future__ import annotations

import gzip
import io
import json
from datetime import datetime, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from auditor.errors import AuditFailedError
from auditor.model import Failure, FailureKind, Fetched, Hop
from auditor.web import warc
from tests.servers import Reply, Route, hanging, page, redirect, serve
from tests.web.clients import client

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NOON = datetime(2026, 1, 2, 12, tzinfo=timezone.utc)


class Told:
    """Answers from a list."""

    def __init__(self, answers: Iterable[Fetched]) -> None:
        self.answers = {fetched.url: fetched for fetched in answers}

    def fetch(self, url: str) -> Fetched:
        return self.answers[url]


def capture(path: Path, *answers: Fetched) -> Path:
    with warc.record(Told(answers), path) as fetcher:
        for fetched in answers:
            fetcher.fetch(fetched.url)
    return path


def example(url: str = "http://a.example/") -> Fetched:
    hop = Hop(url, 200, None, "192.0.2.1")
    return Fetched(url, (hop,), 200, (("content-type", "text/html"),), b"<p>x", None, NOON)


def test_a_run_replays_as_it_was(tmp_path: Path) -> None:
    gzipped = Reply(headers=(("Content-Encoding", "gzip"),), body=gzip.compress(b"squeezed"))
    routes: dict[str, Route] = {
        "/": page("Bonjour é"),
        "/moved": redirect("/", 301),
        "/gone": Reply(410, body=b"gone"),
        "/inside": redirect("http://10.0.0.1/"),
        "/hang": hanging(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx"),
        "/big": Reply(body=bytes(3000)),
        "/gzip": gzipped,
        "/empty": Reply(204),
    }
    path = tmp_path / "run.warc.gz"
    with serve(routes) as site, client(timeout=0.3, max_body=2000, retries=0) as live:
        urls = [*(site.url(path) for path in routes), "http://no.example/", "not a URL"]
        with warc.record(live, path) as recorder:
            fetched = [recorder.fetch(url) for url in urls]
    replayed = warc.replay(path)
    assert [replayed.fetch(url) for url in urls] == fetched
    assert {f.failure.kind for f in fetched if f.failure} == {
        FailureKind.REFUSED,
        FailureKind.TIMEOUT,
        FailureKind.TOO_LARGE,
        FailureKind.DNS,
    }


text = st.text(max_size=20)
addresses = text.map(lambda rest: f"http://a.example/{rest}")
hops = st.builds(
    Hop, addresses, st.none() | st.integers(100, 599), st.none() | text, st.none() | text
)
responses = st.builds(
    Fetched,
    url=addresses,
    hops=st.tuples(hops) | st.tuples(hops, hops) | st.just(()),
    status=st.integers(100, 599),
    headers=st.lists(st.tuples(text, text), max_size=3).map(tuple),
    body=st.binary(max_size=50),
    fetched_at=st.none() | st.datetimes(timezones=st.just(timezone.utc)),
).filter(lambda fetched: not fetched.hops or fetched.hops[-1].status is not None)
failures = st.builds(
    Fetched,
    url=text,
    hops=st.tuples(hops) | st.just(()),
    failure=st.builds(Failure, st.sampled_from(FailureKind), text),
)


FIXTURE = [HealthCheck.function_scoped_fixture]


@settings(max_examples=30, deadline=None, suppress_health_check=FIXTURE)
@given(st.lists(responses | failures, max_size=3, unique_by=lambda fetched: fetched.url))
def test_anything_that_can_be_fetched_can_be_replayed(
    tmp_path: Path, answers: list[Fetched]
) -> None:
    replayed = warc.replay(capture(tmp_path / "x.warc.gz", *answers))
    assert [replayed.fetch(fetched.url) for fetched in answers] == answers


def test_what_is_not_in_the_capture_is_said_so(tmp_path: Path) -> None:
    fetched = warc.replay(capture(tmp_path / "x.warc.gz", example())).fetch("http://b.example/")
    assert fetched.failure is not None and fetched.failure.kind is FailureKind.NOT_IN_CAPTURE


def test_any_warc_tool_can_read_it(tmp_path: Path) -> None:
    moved = Fetched(
        "http://a.example/old",
        (
            Hop("http://a.example/old", 301, "/new?q", "192.0.2.1"),
            Hop("http://a.example/new?q", 200, None, "192.0.2.1"),
        ),
        200,
        (("content-encoding", "gzip"), ("x-odd", "a\r\nb")),
        b"decoded",
        None,
        NOON,
    )
    cut = Fetched(
        "http://b.example/",
        (Hop("http://b.example/", 200),),
        failure=Failure(FailureKind.TOO_LARGE, "too large"),
    )
    path = capture(tmp_path / "x.warc.gz", moved, cut)
    seen = []
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream, check_digests="raise"):
            body = record.content_stream().read()
            if record.rec_type in ("request", "response"):
                line = record.http_headers.statusline
                truncated = record.rec_headers.get_header("WARC-Truncated")
                url = record.rec_headers.get_header("WARC-Target-URI")
                seen.append((record.rec_type, url, line, truncated, body))
    assert seen == [
        ("response", "http://a.example/old", "301 Moved Permanently", None, b""),
        ("request", "http://a.example/old", "/old HTTP/1.1", None, b""),
        ("response", "http://a.example/new?q", "200 OK", None, b"decoded"),
        ("request", "http://a.example/new?q", "/new?q HTTP/1.1", None, b""),
        ("response", "http://b.example/", "200 OK", "length", b""),
        ("request", "http://b.example/", "/ HTTP/1.1", None, b""),
    ]


def test_an_interrupted_run_leaves_what_was_done(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    with pytest.raises(KeyboardInterrupt), warc.record(Told([example()]), path) as fetcher:
        fetcher.fetch(example().url)
        raise KeyboardInterrupt
    assert warc.replay(path).fetch(example().url) == example()
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_a_failed_run_keeps_its_own_error(tmp_path: Path) -> None:
    with pytest.raises(BrokenPipeError), warc.record(Told([]), tmp_path / "x.warc.gz"):
        raise BrokenPipeError


def test_a_thread_that_comes_late_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    with warc.record(Told([example()]), path) as fetcher:
        pass
    before = path.read_bytes()
    assert fetcher.fetch(example().url) == example()
    assert path.read_bytes() == before


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "x.warc.gz"
    with pytest.raises(AuditFailedError, match=path.name) as caught, warc.record(Told([]), path):
        pass
    assert caught.value.hint


def test_appended_captures_are_one(tmp_path: Path) -> None:
    old = capture(tmp_path / "old.warc.gz", example(), example("http://b.example/"))
    newer = Fetched(example().url, (), 404, (), b"now gone", None, NOON)
    new = capture(tmp_path / "new.warc.gz", newer)
    both = tmp_path / "both.warc.gz"
    both.write_bytes(old.read_bytes() + new.read_bytes())
    replayed = warc.replay(both)
    assert replayed.fetch(newer.url) == newer
    assert replayed.fetch("http://b.example/") == example("http://b.example/")


@pytest.mark.parametrize(
    "data", [b"", b"nonsense", b"WARC/1.0\r\n", b"\x1f\x8b", gzip.compress(b""), b"\0" * 5000]
)
def test_what_is_no_capture_is_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.warc.gz"
    path.write_bytes(data)
    with pytest.raises(AuditFailedError):
        warc.replay(path)


def test_a_missing_capture_is_told(tmp_path: Path) -> None:
    with pytest.raises(AuditFailedError, match="No such file"):
        warc.replay(tmp_path / "missing.warc.gz")


def foreign(
    path: Path, *answers: tuple[str, str, list[tuple[str, str]], bytes], **extra: str
) -> Path:
    """A capture as other programs write it."""
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=path.suffix == ".gz")
        writer.write_record(writer.create_warcinfo_record("x", {"software": "another/1.0"}))
        for url, status, headers, body in answers:
            http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
            record = writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(body),
                length=len(body),
                http_headers=http,
                warc_headers_dict={"WARC-Date": "2026-01-02T12:00:00Z", **extra},
            )
            writer.write_record(record)
    return path


CHUNKS = b"5\r\nhello\r\n0\r\n\r\n"


@pytest.mark.parametrize("name", ["x.warc", "x.warc.gz"])
def test_captures_of_other_programs(tmp_path: Path, name: str) -> None:
    path = foreign(
        tmp_path / name,
        ("http://a.example/", "301 Moved", [("Location", "/new")], b"moved"),
        ("http://a.example/new", "200 OK", [("Transfer-Encoding", "chunked")], CHUNKS),
        (
            "http://a.example/z",
            "404 Not Found",
            [("Content-Encoding", "gzip")],
            gzip.compress(b"no"),
        ),
        ("http://a.example/loop", "302 Found", [("Location", "/loop")], b""),
        ("http://a.example/out", "302 Found", [("Location", "http://b.example/")], b""),
        ("http://a.example/odd", "abc", [], b""),
    )
    replayed = warc.replay(path)
    moved = replayed.fetch("http://a.example#part")
    assert (moved.status, moved.body, moved.fetched_at) == (200, b"hello", NOON)
    assert [hop.status for hop in moved.hops] == [301, 200]
    gone = replayed.fetch("http://a.example/z")
    assert (gone.status, gone.body) == (404, b"no")
    kinds = [
        failure.kind
        for path in ("loop", "out", "odd")
        if (failure := replayed.fetch(f"http://a.example/{path}").failure)
    ]
    assert kinds == [
        FailureKind.REDIRECTS,
        FailureKind.NOT_IN_CAPTURE,
        FailureKind.NOT_IN_CAPTURE,
    ]


def test_a_page_another_program_cut_is_not_taken_for_whole(tmp_path: Path) -> None:
    extra = {"WARC-Truncated": "length"}
    path = foreign(tmp_path / "x.warc.gz", ("http://a.example/", "200 OK", [], b"half"), **extra)
    fetched = warc.replay(path).fetch("http://a.example/")
    assert fetched.failure is not None and fetched.failure.kind is FailureKind.TOO_LARGE


def test_metadata_that_is_not_ours_is_no_reason_to_fail(tmp_path: Path) -> None:
    path = foreign(tmp_path / "x.warc.gz", ("http://a.example/", "200 OK", [], b"x"))
    with path.open("ab") as stream:
        writer = WARCWriter(stream, gzip=True)
        payload = json.dumps({"pageinfo": 1}).encode()
        writer.write_record(
            writer.create_warc_record(
                "http://a.example/", "metadata", payload=io.BytesIO(payload), length=len(payload)
            )
        )
    assert warc.replay(path).fetch("http://a.example/").body == b"x"
