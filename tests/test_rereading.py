"""Pages that were read before: not parsed again, and never taken for another."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Failure, FailureKind, Fetched, Hop, Link, LinkStatus, Page, Signal, Span
from auditor.pages.inspect import PageInspection, inspect_page
from auditor.pages.inspection_json import from_json, to_json
from auditor.rereading import Rereading
from auditor.store import Store

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://bridges.test/elbe"
LINK = Link(URL, URL, Span(0, len(URL)))
TEXT = "The red bridge of the town was opened to traffic in 1931 by the mayor. " * 5
BODY = f"<title>Bridge</title><nav>Menu</nav><main><p>{TEXT}</p></main>".encode()
HTML = (("content-type", "text/html; charset=utf-8"),)
FETCHED = Fetched(URL, (Hop(URL, 200, address="192.0.2.1"),), 200, HTML, BODY)


@dataclass
class Counting:
    """The real reader, counted."""

    read: list[Fetched] = field(default_factory=list)

    def __call__(self, link: Link, fetched: Fetched) -> PageInspection:
        self.read.append(fetched)
        return inspect_page(link, fetched)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store.sqlite")


def times_read(store: Store, *responses: Fetched) -> int:
    reader = Counting()
    for fetched in responses:
        assert Rereading(store, reader)(LINK, fetched) == inspect_page(LINK, fetched)
    return len(reader.read)


def test_a_page_is_read_once_and_is_the_same_again(store: Store) -> None:
    assert times_read(store, FETCHED, FETCHED) == 1
    assert dict(store.contents().conclusions) == {"page": 1}


@pytest.mark.parametrize(
    "other",
    [
        replace(FETCHED, body=BODY.replace(b"1931", b"1932")),
        replace(FETCHED, headers=(("content-type", "text/plain; charset=utf-8"),)),
        replace(FETCHED, headers=(*HTML, ("content-language", "fr"))),
        replace(FETCHED, hops=(Hop(URL, 301, "/"), Hop("https://bridges.test/", 200))),
        replace(FETCHED, url="https://bridges.test/oder"),
        replace(FETCHED, status=203),
    ],
)
def test_whatever_may_decide_makes_it_another_page(store: Store, other: Fetched) -> None:
    assert times_read(store, FETCHED, other) == 2


@pytest.mark.parametrize(
    "fetched",
    [
        replace(FETCHED, headers=(*HTML, ("cache-control", "private, no-store"))),
        replace(FETCHED, status=503),
        replace(FETCHED, body=b"<title></title>"),
        replace(FETCHED, body=b""),
        Fetched(URL, failure=Failure(FailureKind.TIMEOUT)),
    ],
    ids=["nobody may write it down", "an error page", "no text", "no body", "no response"],
)
def test_what_must_not_or_need_not_be_kept_is_not(store: Store, fetched: Fetched) -> None:
    assert times_read(store, fetched, fetched) == 2
    assert not store.contents().conclusions


@pytest.mark.parametrize(
    "damage",
    [b"", b"{}", b"[]", b"null", b'{"status":"ok","page":null}', b"[" * 100_000, b"\xff"],
)
def test_a_damaged_row_is_read_anew_and_replaced(damage: bytes) -> None:
    kept: list[bytes] = []

    class Damaged:
        recall = staticmethod(lambda key: damage)
        remember = staticmethod(lambda kind, pairs: kept.extend(value for _, value in pairs))

    assert Rereading(Damaged())(LINK, FETCHED) == inspect_page(LINK, FETCHED)
    assert [from_json(value, 1) for value in kept] == [inspect_page(LINK, FETCHED)]


def test_bytes_that_changed_on_the_disk_are_a_miss(store: Store, tmp_path: Path) -> None:
    times_read(store, FETCHED)
    with sqlite3.connect(tmp_path / "store.sqlite") as db:
        ((value,),) = db.execute("SELECT value FROM conclusion")
        db.execute("UPDATE conclusion SET value = ?", (value[:60] + b"\0" + value[61:],))
    assert times_read(store, FETCHED, FETCHED) == 1


def test_a_store_that_fails_is_left_alone_and_named_once(store: Store) -> None:
    store.close()
    told: list[str] = []
    reading = Rereading(store, tell=told.append)
    for _ in range(2):
        assert reading(LINK, FETCHED) == inspect_page(LINK, FETCHED)
    (line,) = told
    assert "can't be used" in line


_texts = st.text(st.characters(codec=None))
_pages = st.builds(Page, _texts, _texts, _texts, _texts, _texts)
_signals = st.lists(st.builds(Signal, _texts, _texts, st.none() | st.integers(0, 2)), max_size=3)


@given(st.sampled_from(LinkStatus), _texts, _pages, _signals, st.booleans(), _texts)
def test_what_is_stored_is_what_is_read_back(
    status: LinkStatus,
    reason: str,
    page: Page,
    signals: list[Signal],
    comparable: bool,
    forward: str,
) -> None:
    works = status in (LinkStatus.OK, LinkStatus.MOVED)
    seen = PageInspection(
        status, reason, page if works else None, tuple(signals), comparable, forward
    )
    assert from_json(to_json(seen), 3) == seen


@given(st.binary() | st.text().map(str.encode))
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        from_json(data, 1)
