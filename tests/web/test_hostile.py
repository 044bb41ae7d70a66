"""Servers that do not behave: every one of them costs a failure, never time, memory or a crash."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.model import FailureKind
from tests.servers import Reply, dripping, hanging, in_turn, page, serve
from tests.web.clients import client
from tests.web.hostile import CHUNKED, FAULTS, ODD, OK, REDIRECT, TIMEOUT, endless, resetting

PATIENCE = 0.2
LIMIT = 100_000
SLACK = 0.5


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_a_failure_of_its_kind_in_time(fault: str) -> None:
    reply, kind = FAULTS[fault]
    with (
        serve({"/": reply}) as site,
        client(timeout=PATIENCE, max_body=LIMIT, retries=0) as fetcher,
    ):
        began = time.monotonic()
        fetched = fetcher.fetch(site.url())
        took = time.monotonic() - began
    assert fetched.failure is not None and fetched.failure.kind is kind, fetched.failure
    assert fetched.failure.detail
    assert (fetched.status, fetched.body) == (None, b"")
    assert took < PATIENCE + SLACK


@pytest.mark.parametrize("oddity", ODD)
def test_what_is_only_odd_is_an_answer(oddity: str) -> None:
    reply, status = ODD[oddity]
    with serve({"/": reply}) as site, client(timeout=PATIENCE) as fetcher:
        began = time.monotonic()
        fetched = fetcher.fetch(site.url())
        assert time.monotonic() - began < PATIENCE + SLACK
    assert (fetched.status, fetched.failure) == (status, None)
    assert fetched.body == (b"ok" if status == 200 else b"")


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_all_of_them_together_take_little_memory() -> None:
    """With the limits that the program has, and the pages read, in a process of its own."""
    replies = [reply for reply, _ in (*FAULTS.values(), *ODD.values())]
    replies += [Reply(200, HTML, body) for body in PAGES]
    routes = {f"/{number}": reply for number, reply in enumerate(replies)}
    root = Path(__file__).parents[2]
    with serve(routes) as site:
        order = [sys.executable, "-m", "tests.web.hostile_run", site.url(), str(len(replies))]
        done = subprocess.run(order, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["read"] == len(replies)
    assert told["peak"] < 150, told
    assert told["reader"] < 150, told


HTML = (("Content-Type", "text/html"),)
PAGES = (
    b"<p>" + b"".join(b"<b id=%d>" % n for n in range(300)) + b"<p>x" * 60_000,
    b"<table>" * 400_000,
    b"<p>" + b"word " * 999_000,
    b"<p>word</p>" * 400_000,
)


PDF = b"%PDF-1.7\n"


@pytest.mark.parametrize(
    ("content_type", "begins", "size", "status"),
    [
        ("application/pdf", PDF, 19_900_000, 200),
        ("application/octet-stream", PDF, 19_900_000, 200),
        ("application/x-pdf", b"junk\n" + PDF, 19_900_000, 200),
        ("application/pdf", PDF, 20_100_000, None),
        ("application/octet-stream", b"PK", 5_100_000, None),
        ("application/pdf", b"<html>", 5_100_000, None),
        ("text/html", PDF, 5_100_000, None),
    ],
)
@pytest.mark.parametrize("coding", ["", "gzip"])
def test_a_pdf_may_be_larger_than_a_page(
    content_type: str, begins: bytes, size: int, status: int | None, coding: str
) -> None:
    body = begins + bytes(size - len(begins))
    headers = [("Content-Type", content_type), *([("Content-Encoding", coding)] if coding else [])]
    reply = Reply(200, tuple(headers), gzip.compress(body, 1) if coding else body)
    with serve({"/": reply}) as site, client(timeout=20) as fetcher:
        fetched = fetcher.fetch(site.url())
    assert fetched.status == status
    if status:
        assert fetched.body == body
    else:
        assert fetched.failure is not None and fetched.failure.kind is FailureKind.TOO_LARGE


def test_a_read_that_stalls_does_not_wait_for_the_whole_deadline() -> None:
    with serve({"/": hanging()}) as site, client(timeout=60, read_timeout=0.2) as fetcher:
        fetched = fetcher.fetch(site.url())
    assert fetched.failure is not None and fetched.failure.kind is TIMEOUT


@pytest.mark.parametrize(
    "moved",
    [
        hanging(REDIRECT),
        dripping(b"x", before=REDIRECT),
        endless(b"x" * 1000, REDIRECT),
        endless(gzip.compress(bytes(9_000_000)), REDIRECT[:-2] + b"Content-Encoding: gzip\r\n\r\n"),
    ],
)
def test_the_body_of_a_redirect_is_never_read(moved: Reply) -> None:
    with serve({"/r": moved, "/": page("x")}) as site, client(max_body=LIMIT) as fetcher:
        assert fetcher.fetch(site.url("/r")).status == 200


@pytest.mark.parametrize("interim", [b"100 Continue", b"102 Processing", b"103 Early Hints"])
def test_interim_answers_are_passed_over(interim: bytes) -> None:
    early = b"HTTP/1.1 " + interim + b"\r\nLink: </x.css>; rel=preload\r\n\r\n"
    raw = early * 3 + OK + b"Content-Length: 2\r\n\r\nok"
    with serve({"/": Reply(raw=raw)}) as site, client() as fetcher:
        fetched = fetcher.fetch(site.url())
    assert (fetched.status, fetched.body) == (200, b"ok")
    assert fetched.header("link") == ""


def test_a_redirect_cannot_write_request_headers() -> None:
    raw = b"HTTP/1.1 302 X\r\nLocation: /x\x0bHost:\r inside\r\nContent-Length: 0\r\n\r\n"
    with serve({"/": Reply(raw=raw)}) as site, client() as fetcher:
        assert fetcher.fetch(site.url()).status == 404
    assert site.requests[1].headers["host"] == f"127.0.0.1:{site.port}"


def test_a_reset_once_is_asked_again() -> None:
    with serve({"/": in_turn(resetting(b""), page("x"))}) as site, client() as fetcher:
        assert fetcher.fetch(site.url()).status == 200


def test_headers_come_on_one_line_and_oversized_cookies_are_dropped() -> None:
    raw = (
        OK
        + b"X-Folded: a\r\n b\r\nX-Odd: \xe9\x0b\r\n"
        + b"Set-Cookie: a="
        + b"x" * 5000
        + b"\r\nSet-Cookie: b=1; expires="
        + b" " * 3000
        + b"\r\nContent-Length: 0\r\n\r\n"
    )
    with serve({"/": Reply(raw=raw)}) as site, client() as fetcher:
        fetched = fetcher.fetch(site.url())
    assert fetched.status == 200
    assert fetched.header("X-Folded").split() == ["a", "b"]
    assert all(value.isprintable() for _, value in fetched.headers)
    assert [value[:2] for name, value in fetched.headers if name == "set-cookie"] == ["b="]


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.binary(max_size=200).map(lambda tail: OK + tail),
        st.binary(max_size=100).map(lambda tail: CHUNKED + tail),
        st.binary(max_size=100).map(lambda tail: OK + b"Content-Encoding: gzip\r\n\r\n" + tail),
        st.binary(max_size=60).map(lambda to: b"HTTP/1.1 302 X\r\nLocation: " + to + b"\r\n\r\n"),
    )
)
def test_whatever_a_server_says_is_an_answer_or_a_failure(raw: bytes) -> None:
    replies = in_turn(Reply(raw=raw), Reply(404))
    with serve({"/": replies}) as site, client(timeout=PATIENCE, retries=0) as fetcher:
        fetched = fetcher.fetch(site.url())
    assert (fetched.failure is None) == (fetched.status is not None)
