"""Fetching from a WARC file instead of the network."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from ipaddress import ip_network
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag, urljoin, urlsplit

from auditor.errors import AuditFailedError
from auditor.model import Failure, FailureKind, Fetched, Hop
from auditor.response_json import from_json
from auditor.web.capture import field_text, read_index
from auditor.web.decode import Body
from auditor.web.fetcher import MAX_BODY, MAX_HOPS, MAX_PDF, REDIRECTS, Unfetchable
from auditor.web.members import MAX_HEAD, DamagedError, PackedError
from auditor.web.records import parse_fields, read_record, split_head

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.web.fetcher import Network
    from auditor.web.members import Place
    from auditor.web.records import Record

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})(?!\d)")
_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_DAMAGED = "the capture's record of this page is damaged"


class Replay:
    """Safe to share between threads. Bodies are read when they are asked for.

    What can be read of a damaged file is used; `damage` says what is wrong with it, or is "".
    Raises `AuditFailedError` when nothing of the file can be used; after that, never.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._index = read_index(path)
        except PackedError as error:
            raise AuditFailedError(
                f"{path}: the capture can't be used: {error}",
                "unpack it (zstd -d) or convert it: captures are read as .warc and .warc.gz",
            ) from error
        except (DamagedError, OSError) as error:
            detail = error.strerror if isinstance(error, OSError) else str(error)
            raise AuditFailedError(
                f"{path}: the capture can't be used: {detail}",
                "record it again, or get a complete copy of the file",
            ) from error

    @property
    def damage(self) -> str:
        return self._index.damage

    @property
    def allowed_networks(self) -> tuple[Network, ...]:
        """The private networks that were open when the capture was made."""
        networks = []
        for written in self._index.allowed:
            with suppress(ValueError):
                networks.append(ip_network(written))
        return tuple(networks)

    def fetch(self, url: str) -> Fetched:
        try:
            if field_text(url) in self._index.damaged:
                return _missing(url, (), _DAMAGED)
            told = self._index.told.get(url)
            return self._follow(url) if told is None else self._retell(told)
        except Exception:  # noqa: BLE001  the file was sound when it was opened
            return _missing(url, (), "the capture's record of this page can't be read")

    def _retell(self, told: dict[str, Any]) -> Fetched:
        """What this program has recorded, exactly."""
        fetched = json.dumps(told["fetched"])
        if told["body"] is None:
            return from_json(fetched, b"")
        record = self._open(self._index.bodies[told["body"]])
        _, begin = split_head(record.content)
        if begin < 0 or record.length - begin > MAX_PDF:  # no client of ours has fetched that
            raise DamagedError("a body is larger than any that is recorded")
        return from_json(fetched, record.content[begin:])

    def _open(self, place: Place) -> Record:
        record = read_record(self._path, place, MAX_PDF + MAX_HEAD)
        if record.problem:
            raise DamagedError(record.problem)
        return record

    def _follow(self, url: str) -> Fetched:
        """Hop by hop, as another program has recorded them."""
        hops: tuple[Hop, ...] = ()
        at = url
        while len(hops) <= MAX_HOPS:
            spellings = _spellings(at)
            if not self._index.damaged.isdisjoint(spellings):
                return _missing(url, hops, _DAMAGED)
            place = self._find(spellings)
            if place is None:
                lacks = "is damaged and has no readable" if self.damage else "has no"
                return _missing(url, hops, f"the capture {lacks} answer for {at:.200}")
            fetched = _answer(at, self._open(place))
            hops += fetched.hops
            location = hops[-1].location
            if location is None:
                return replace(fetched, url=url, hops=hops)
            at = urljoin(at, location)
        failure = Failure(FailureKind.REDIRECTS, f"more than {MAX_HOPS} redirects")
        return Fetched(url, hops, failure=failure)

    def _find(self, spellings: tuple[str, ...]) -> Place | None:
        held = (self._index.responses, self._index.resources)
        return next((each[s] for each in held for s in spellings if s in each), None)


def _spellings(url: str) -> tuple[str, ...]:
    plain = urldefrag(url).url
    slashed = plain if urlsplit(plain).path else f"{plain}/"
    return (url, plain, slashed, field_text(url), field_text(plain), field_text(slashed))


def _missing(url: str, hops: tuple[Hop, ...], detail: str) -> Fetched:
    return Fetched(url, hops, failure=Failure(FailureKind.NOT_IN_CAPTURE, detail))


def _answer(url: str, record: Record) -> Fetched:
    """One response or resource record of any program, its body decoded as its headers say."""
    if record.get("warc-type") == "resource":
        status, begin = 200, 0
        headers: tuple[tuple[str, str], ...] = (("content-type", record.get("content-type")),)
    else:
        head, begin = split_head(record.content)
        line = _STATUS.match(head)
        if line is None:
            raise DamagedError("a response is not one of HTTP")
        status = int(line[1])
        headers = parse_fields(head.partition(b"\n")[2])
    named = dict(reversed(headers))
    location = named.get("location") if status in REDIRECTS else None
    hop = Hop(url, status, location, record.get("warc-ip-address") or None)
    start = Fetched(url, (hop,), fetched_at=_date(record.get("warc-date")))
    if location is not None:
        return replace(start, status=status, headers=headers)
    if (
        record.length > len(record.content)
        or record.get("warc-truncated")
        or record.get("warc-segment-number")
    ):
        failure = Failure(FailureKind.TOO_LARGE, "the capture holds only the beginning of the page")
        return replace(start, failure=failure)
    try:
        body = _decoded(record.content[begin:], named)
    except Unfetchable as error:
        return replace(start, failure=error.failure)
    return replace(start, status=status, headers=headers, body=body)


def _decoded(body: bytes, headers: dict[str, str]) -> bytes:
    """Raises `Unfetchable`. Browsers keep bodies decoded and the headers as they came."""
    if "chunked" in headers.get("transfer-encoding", "").lower() and _SIZE.match(body):
        body = _unchunked(body)
    coding = headers.get("content-encoding", "")
    is_gzip = coding.strip().lower() in ("gzip", "x-gzip")
    coding = "" if is_gzip and body[:2] != b"\x1f\x8b" else coding
    decoder = Body(coding, MAX_BODY, pdf_limit=MAX_PDF)
    decoder.feed(body)
    return decoder.finish()


def _unchunked(body: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while size := _SIZE.match(body, at):
        begin, length = size.end(), int(size[1], 16)
        if length == 0:
            return b"".join(parts)
        at = begin + length
        if body[at : at + 2] != b"\r\n":
            break
        parts.append(body[begin:at])
        at += 2
    raise Unfetchable(FailureKind.BAD_ENCODING, "the body in the capture can't be decoded")


def _date(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None
