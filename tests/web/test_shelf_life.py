"""What is kept, and how long it is good for."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from auditor.model import Failure, FailureKind, Fetched, Hop, LinkStatus
from auditor.web.shelf_life import DAY, HOUR, MINUTE, first_outcome, good_for, is_kept

URL = "http://a.example/"
NOW = datetime(2026, 1, 1, tzinfo=timezone.utc)


def answer(status: int, **headers: str) -> Fetched:
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Fetched(URL, (Hop(URL, status),), status, named, fetched_at=NOW)


def failed(kind: FailureKind, *, address: str | None = "192.0.2.1") -> Fetched:
    return Fetched(URL, (Hop(URL, None, None, address),), failure=Failure(kind), fetched_at=NOW)


@pytest.mark.parametrize(
    ("fetched", "outcome", "seconds"),
    [
        (answer(200), LinkStatus.OK, DAY),
        (answer(404), LinkStatus.DEAD, HOUR),
        (answer(410), LinkStatus.DEAD, HOUR),
        (answer(403), LinkStatus.BLOCKED, HOUR),
        (answer(429), LinkStatus.BLOCKED, HOUR),
        (answer(500), LinkStatus.UNREACHABLE, 10 * MINUTE),
        (answer(304), LinkStatus.UNREACHABLE, 10 * MINUTE),
        (failed(FailureKind.TIMEOUT), LinkStatus.UNREACHABLE, 10 * MINUTE),
        (failed(FailureKind.TOO_LARGE), LinkStatus.TOO_LARGE, DAY),
        (failed(FailureKind.NO_SUCH_HOST, address=None), LinkStatus.DEAD, HOUR),
    ],
)
def test_bad_news_is_asked_for_again_sooner(
    fetched: Fetched, outcome: LinkStatus, seconds: float
) -> None:
    assert is_kept(fetched)
    assert first_outcome(fetched) is outcome
    assert good_for(fetched, outcome) == seconds


def test_what_a_page_turned_out_to_be_counts() -> None:
    assert good_for(answer(200), LinkStatus.BLOCKED) == HOUR
    assert good_for(answer(200), LinkStatus.SOFT_404) == HOUR
    assert good_for(answer(200), LinkStatus.MOVED) == DAY


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120),
        ("7200", 7200),
        ("1", MINUTE),
        ("999999999", DAY),
        ("Thu, 01 Jan 2026 02:00:00 GMT", 7200),
        ("Fri, 31 Dec 9999 23:59:59 GMT", DAY),
        ("soon", HOUR),
    ],
)
def test_who_says_when_to_come_back_is_not_asked_before(said: str, seconds: float) -> None:
    assert good_for(answer(429, retry_after=said), LinkStatus.BLOCKED) == seconds
    assert good_for(answer(200, retry_after=said), LinkStatus.OK) == DAY


@pytest.mark.parametrize(
    "kind",
    [FailureKind.OFFLINE, FailureKind.NOT_IN_CAPTURE, FailureKind.REFUSED, FailureKind.DNS],
)
def test_what_no_server_did_is_not_kept(kind: FailureKind) -> None:
    assert not is_kept(failed(kind))


@pytest.mark.parametrize(
    "kind", [FailureKind.CONNECT, FailureKind.TIMEOUT, FailureKind.TLS, FailureKind.RESET]
)
def test_a_failure_that_may_be_our_networks_is_not_kept(kind: FailureKind) -> None:
    assert not is_kept(failed(kind, address=None))
    assert not is_kept(Fetched(URL, failure=Failure(kind)))


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("no-store", False),
        ("private, NO-STORE ,max-age=0", False),
        ("private, no-cache, max-age=0", True),
        ("x-no-store", True),
    ],
)
def test_no_store_is_heeded(value: str, kept: bool) -> None:
    assert is_kept(answer(200, cache_control=value)) is kept


def test_cookies_make_no_difference() -> None:
    assert is_kept(answer(200, set_cookie="visit=1"))
