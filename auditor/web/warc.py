"""Captures: everything that was fetched, in a WARC file, and the same run again from it.

A URL that was asked for makes a request and a response record a hop, which any WARC tool can read,
and a metadata record with what those can't say: which hops belong together, headers exactly as
received, failures. Bodies are stored decoded, without the headers that described their coding.
The last record counts the others, because a WARC file cut short between two records looks whole.
"""

from __future__ import annotations

import json
import os
import threading
import uuid
from contextlib import contextmanager, suppress
from http.client import responses
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from auditor import __version__
from auditor.errors import AuditFailedError
from auditor.model import FailureKind, Hop
from auditor.response_json import to_json
from auditor.web.capture import ALLOWED, END, RUN, SOFTWARE, field_text
from auditor.web.fetcher import USER_AGENT
from auditor.web.replay import Replay

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from auditor.model import Fetched
    from auditor.web.fetcher import Fetcher, Network

_CODING = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_CUT = {  # WARC 1.1, 5.13
    FailureKind.TOO_LARGE: "length",
    FailureKind.TIMEOUT: "time",
    FailureKind.RESET: "disconnect",
}


def replay(path: Path) -> Replay:
    """Fetches from a capture, this program's or any other WARC file.

    Raises `AuditFailedError` when nothing of the file can be used; see `Replay.damage`.
    """
    return Replay(path)


@contextmanager
def record(
    fetcher: Fetcher,
    path: Path,
    *,
    user_agent: str = USER_AGENT,
    allow_networks: Sequence[Network] = (),
) -> Iterator[Fetcher]:
    """A fetcher that also writes what it fetched to `path`, complete or not at all.

    `allow_networks` are the networks that were open: a replay has to know, to judge links alike.
    The file is put in place when the block ends, also by an interrupt: it then holds what was done.
    Raises `AuditFailedError` when it can't be written.
    """
    path = path.resolve()
    if path.exists() and not path.is_file():
        raise AuditFailedError(f"{path} is no place for a capture", "name a file")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    stream = None
    try:
        with _explained(path):
            stream = part.open("wb")
            recorder = _Recorder(fetcher, stream, user_agent, allow_networks)
        try:
            yield recorder
        finally:
            with _explained(path):
                recorder.finish()
                stream.flush()
                os.fsync(stream.fileno())
                stream.close()
                part.replace(path)
    finally:
        if stream is not None:
            with suppress(OSError):  # closing writes once more what did not fit before
                stream.close()
        part.unlink(missing_ok=True)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise AuditFailedError(
            f"{path}: the capture can't be written: {error.strerror or error}",
            "choose another place for it, or make room",
        ) from error


class _Recorder:
    def __init__(
        self, fetcher: Fetcher, stream: Any, user_agent: str, allow_networks: Sequence[Network]
    ) -> None:
        self._fetcher = fetcher
        self._user_agent = user_agent
        self._writer = WARCWriter(stream, gzip=True, warc_version="1.1")
        self._lock = threading.Lock()
        self._records = 0
        self._open = True
        self._error: Exception | None = None
        software = {"software": f"{SOFTWARE}{__version__}", "format": "WARC File Format 1.1"}
        if allow_networks:
            software[ALLOWED] = " ".join(map(str, allow_networks))
        info = self._writer.create_warcinfo_record(None, software)
        self._run = {"WARC-Warcinfo-ID": f"<{RUN}{uuid.uuid4()}>"}
        info.rec_headers.replace_header("WARC-Record-ID", self._run["WARC-Warcinfo-ID"])
        self._write(info)

    def fetch(self, url: str) -> Fetched:
        """A capture that can't be written is reported at the end, not once a URL."""
        fetched = self._fetcher.fetch(url)
        with self._lock:
            if self._open and self._error is None:
                try:
                    self._add(fetched)
                except Exception as error:  # noqa: BLE001  told once, at the end
                    self._error = error
        return fetched

    def finish(self) -> None:
        """Raises `OSError` if something ended the writing before."""
        with self._lock:
            self._open = False
            if self._error is not None:
                raise OSError(str(self._error)) from self._error
            self._write(self._metadata(END, {"records": self._records}, self._run))

    def _add(self, fetched: Fetched) -> None:
        headers = self._run | _dated(fetched.fetched_at)
        body_id = None
        hops = fetched.hops
        if not hops and fetched.failure is None:
            hops = (Hop(fetched.url, fetched.status),)
        for number, hop in enumerate(hops, start=1):
            if hop.status is None:
                continue
            is_final = number == len(hops)
            response = self._response(fetched, hop, headers, is_final)
            if is_final and fetched.failure is None:
                body_id = response.rec_headers.get_header("WARC-Record-ID")
            self._write(response)
            self._write(self._request(hop, headers, response))
        told = {"fetched": json.loads(to_json(fetched)), "body": body_id}
        self._write(self._metadata(field_text(fetched.url), told, headers))

    def _response(self, fetched: Fetched, hop: Hop, headers: dict[str, str], is_final: bool) -> Any:
        extra = dict(headers)
        http: list[tuple[str, str]] = []
        body = b""
        if hop.address:
            extra["WARC-IP-Address"] = field_text(hop.address)
        if is_final and fetched.failure is None:
            http = [
                (name, value)
                for name, value in fetched.headers
                if name.strip().lower() not in _CODING
            ]
            body = fetched.body
        elif hop.location is not None:
            http = [("location", hop.location)]
        if is_final and fetched.failure is not None:
            extra["WARC-Truncated"] = _CUT.get(fetched.failure.kind, "unspecified")
        http = [(_line(name), _line(value)) for name, value in http]
        http.append(("content-length", str(len(body))))
        status = f"{hop.status} {responses.get(hop.status or 0, 'Unknown')}"
        return self._writer.create_warc_record(
            field_text(hop.url),
            "response",
            payload=BytesIO(body),
            length=len(body),
            http_headers=StatusAndHeaders(status, http, protocol="HTTP/1.1"),
            warc_headers_dict=extra,
        )

    def _request(self, hop: Hop, headers: dict[str, str], response: Any) -> Any:
        parts = urlsplit(field_text(hop.url))
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        http = [("host", parts.netloc), ("user-agent", _line(self._user_agent))]
        extra = {
            **headers,
            "WARC-Concurrent-To": response.rec_headers.get_header("WARC-Record-ID"),
        }
        return self._writer.create_warc_record(
            field_text(hop.url),
            "request",
            http_headers=StatusAndHeaders(f"GET {target} HTTP/1.1", http, is_http_request=True),
            warc_headers_dict=extra,
        )

    def _metadata(self, uri: str, value: object, headers: dict[str, str]) -> Any:
        payload = json.dumps(value).encode()
        return self._writer.create_warc_record(
            uri,
            "metadata",
            payload=BytesIO(payload),
            length=len(payload),
            warc_content_type="application/json",
            warc_headers_dict=headers,
        )

    def _write(self, record: Any) -> None:
        self._writer.write_record(record)
        self._records += 1


def _dated(at: datetime | None) -> dict[str, str]:
    if at is None:
        return {}
    seconds = f"{at:%Y-%m-%dT%H:%M:%S}"
    return {"WARC-Date": f"{seconds}.{at.microsecond:06}Z" if at.microsecond else f"{seconds}Z"}


def _line(text: str) -> str:
    """For HTTP headers: blanks are kept."""
    return field_text(text, " ")
