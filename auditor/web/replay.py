"""Fetching from a WARC file instead of the network."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from ipaddress import ip_network
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag, urljoin, urlsplit

from auditor.errors import AuditFailedError
from auditor.model import Failure, FailureKind, Fetched, Hop
from auditor.response_json import from_json
from auditor.web.capture import DamagedError, read_index, record_at
from auditor.web.fetcher import MAX_BODY, MAX_HOPS, REDIRECTS

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.web.fetcher import Network

_BLOCK = 16_384


class Replay:
    """Safe to share between threads. Bodies are read when they are asked for.

    Raises `AuditFailedError` when the file can't be used; after that, never.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._index = read_index(path)
        except (DamagedError, OSError) as error:
            detail = error.strerror if isinstance(error, OSError) else str(error)
            raise AuditFailedError(
                f"{path}: the capture can't be used: {detail}",
                "record it again, or get a complete copy of the file",
            ) from error

    @property
    def allowed_networks(self) -> tuple[Network, ...]:
        """The private networks that were open when the capture was made."""
        networks = []
        for written in self._index.allowed:
            with suppress(ValueError):
                networks.append(ip_network(written))
        return tuple(networks)

    def fetch(self, url: str) -> Fetched:
        told = self._index.told.get(url)
        try:
            return self._follow(url) if told is None else self._retell(told)
        except Exception:  # noqa: BLE001  the file was sound when it was opened
            return _missing(url, (), "the capture changed while it was read")

    def _retell(self, told: dict[str, Any]) -> Fetched:
        """What this program has recorded, exactly."""
        fetched = json.dumps(told["fetched"])
        if told["body"] is None:
            return from_json(fetched, b"")
        with record_at(self._path, self._index.bodies[told["body"]]) as record:
            body = _beginning(record.raw_stream)
        if len(body) > MAX_BODY:  # no client of ours has fetched that
            raise DamagedError("a body is larger than any that is recorded")
        return from_json(fetched, body)

    def _follow(self, url: str) -> Fetched:
        """Hop by hop, as another program has recorded them."""
        hops: tuple[Hop, ...] = ()
        at = url
        while len(hops) <= MAX_HOPS:
            offset = self._find(at)
            if offset is None:
                return _missing(url, hops, f"the capture has no answer for {at:.200}")
            with record_at(self._path, offset) as record:
                fetched = _answer(at, record)
            hops += fetched.hops
            location = hops[-1].location
            if location is None:
                return replace(fetched, url=url, hops=hops)
            at = urljoin(at, location)
        failure = Failure(FailureKind.REDIRECTS, f"more than {MAX_HOPS} redirects")
        return Fetched(url, hops, failure=failure)

    def _find(self, url: str) -> int | None:
        plain = urldefrag(url).url
        spellings = (url, plain, plain if urlsplit(plain).path else f"{plain}/")
        return next(
            (self._index.responses[s] for s in spellings if s in self._index.responses), None
        )


def _missing(url: str, hops: tuple[Hop, ...], detail: str) -> Fetched:
    return Fetched(url, hops, failure=Failure(FailureKind.NOT_IN_CAPTURE, detail))


def _answer(url: str, record: Any) -> Fetched:
    """One response record of any program, its body decoded as its headers say."""
    status = int(record.http_headers.get_statuscode())
    headers = tuple((name.lower(), value) for name, value in record.http_headers.headers)
    location = record.http_headers.get_header("location") if status in REDIRECTS else None
    hop = Hop(url, status, location, record.rec_headers.get_header("WARC-IP-Address"))
    start = Fetched(url, (hop,), fetched_at=_date(record.rec_headers.get_header("WARC-Date")))
    try:
        body = b"" if location is not None else _beginning(record.content_stream())
    except Exception:  # noqa: BLE001  warcio's decoders raise whatever the bytes make them
        failure = Failure(FailureKind.BAD_ENCODING, "the body in the capture can't be decoded")
        return replace(start, failure=failure)
    if len(body) > MAX_BODY or record.rec_headers.get_header("WARC-Truncated"):
        failure = Failure(FailureKind.TOO_LARGE, "the capture holds only the beginning of the page")
        return replace(start, failure=failure)
    return replace(start, status=status, headers=headers, body=body)


def _beginning(stream: Any) -> bytes:
    """At most one block more than the limit."""
    body = bytearray()
    while len(body) <= MAX_BODY:
        block = stream.read(_BLOCK)
        if not block:
            break
        body += block
    return bytes(body)


def _date(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat((text or "").replace("Z", "+00:00"))
    except ValueError:
        return None
