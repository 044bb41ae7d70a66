"""Pages made to keep a parser busy: read in a child process, they cost this one next to nothing."""

from __future__ import annotations

import time

import pytest

from auditor.model import LinkStatus
from auditor.pages.inspect import inspect_page
from auditor.pages.reading import prepare
from tests.pages.samples import article, link, response

SIZE = 5_000_000
LIMIT = 5.0  # seconds of the child; a child that dies is tried once more


def full(piece: str | bytes) -> bytes:
    data = piece.encode() if isinstance(piece, str) else piece
    return data * (SIZE // len(data))


MARKUP = {
    "open tags": full("<a "),
    "paragraphs": full("<p>"),
    "nested elements": b"<div>" * 499_000,
    "deep and wide": b"<div>" * 1_990 + b"<p>word word word " * 100_000,
    "formatting that stays open": b"<p>"
    + b"".join(b"<b id=%d>" % n for n in range(300))
    + b"<p>x" * 60_000,
    "a million attributes": b"<p " + b"".join(b"a%d " % n for n in range(600_000)) + b">x",
    "attributes behind quotes": b"<p " + b"a='>' " * 700_000 + b">x",
    "entities": full("&notit;"),
    "a huge table": b"<table>" + b"<tr><td>1<td>2<td>3" * 120_000,
    "tables in tables": b"<table>" * 400_000,
    "one word": b"<p>" + full("a"),
    "Thai without blanks": b"<p>" + full("\u0e01\u0e32"),
    "Chinese without blanks": b"<p>" + full("\u4e2d\u6587"),
    "many short lines": b"<pre>" + full("x\n"),
    "styles without an end": full('style="'),
    "hidden paragraphs": full("<p style='display:none'>x"),
    "footnotes": full("<a href=#x><sup>[1]</sup></a> "),
    "combining marks": b"<p>" + full("\u0315\u0300"),
    "a title": b"<title>" + full("not found "),
    "NUL bytes": full(b"\0"),
}
OTHER = {
    "XML tags": ("text/xml", full("<a>x")),
    "XML names": ("text/xml", full("<" + "a" * 80 + ":")),
    "an XML declaration": ("text/xml", b"<!DOCTYPE x [" + full("]  ")),
    "a feed": ("text/xml", b"<rss>" + full("<item><title>x</title>")),
    "XHTML": ("application/xhtml+xml", full("<p/>")),
    "nested JSON": ("application/json", b"[" * SIZE),
    "JSON numbers": ("application/json", b"[" + full("1,") + b"1]"),
    "JSON lines": ("application/json", full('{"a":1}\n')),
    "a table of commas": ("text/csv", full(",")),
    "quotation marks": ("text/csv", full('"')),
    "text": ("text/plain", full("a ")),
    "joiners": ("text/plain", full("\u200d")),
}
HOSTILE = {name: ("text/html", body) for name, body in MARKUP.items()} | OTHER


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_read_or_unreadable_and_this_process_stays_idle(name: str) -> None:
    content_type, body = HOSTILE[name]
    began, ours = time.monotonic(), time.process_time()
    inspection = inspect_page(link(), response(body, content_type=content_type))
    assert time.process_time() - ours < 1
    assert time.monotonic() - began < 2 * LIMIT + 0.5
    assert inspection.status in (LinkStatus.OK, LinkStatus.UNREADABLE)
    assert inspection.reason


def test_a_page_that_would_take_gigabytes_is_unreadable_and_the_next_one_is_read() -> None:
    bomb = response(MARKUP["formatting that stays open"])
    inspection = inspect_page(link(), bomb)
    assert inspection.status is LinkStatus.UNREADABLE
    assert inspection.reason.startswith("the page ")
    assert inspect_page(link(), response(article())).status is LinkStatus.OK


def test_a_reader_that_was_prepared_reads() -> None:
    prepare()
    page = inspect_page(link(), response(article())).page
    assert page is not None and "Aldmoor" in page.main
