"""Archived copies of pages. "The archive did not answer" is never "there is no copy"."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlencode, urlsplit, urlunsplit

from auditor.model import Snapshot

if TYPE_CHECKING:
    from auditor.model import Fetched

_MAX_ANSWER = 100_000  # bytes; a real one has some 300
_MAX_URL = 8192
_STAMP = "%Y%m%d%H%M%S"


@dataclass(frozen=True, slots=True)
class Unknown:
    """The archive could not be asked, or its answer not be understood."""

    reason: str


class Archive(Protocol):
    """Asked in two steps, so that whoever asks decides how many questions are out at once."""

    def question(self, url: str, when: datetime | None = None) -> str:
        """The URL to fetch to learn of a copy of `url`, near in time to `when`."""

    def answer(self, fetched: Fetched) -> Snapshot | Unknown | None:
        """The copy nearest in time; None when the archive says that it has none."""


@dataclass(frozen=True, slots=True)
class Wayback:
    """The Wayback Machine's availability interface.

    https://archive.org/help/wayback_api.php
    """

    base_url: str = "https://archive.org"
    snapshot_host: str = "web.archive.org"

    def question(self, url: str, when: datetime | None = None) -> str:
        query = {"url": url}
        if when is not None:
            query["timestamp"] = when.astimezone(timezone.utc).strftime(_STAMP)
        asked = urlencode(query, errors="backslashreplace")
        return f"{self.base_url}/wayback/available?{asked}"

    def answer(self, fetched: Fetched) -> Snapshot | Unknown | None:
        if fetched.failure:
            return Unknown(f"the archive could not be asked: {fetched.failure.detail}")
        if fetched.status != 200:
            return Unknown(f"the archive answered with status {fetched.status}")
        try:
            return self._parse(fetched.body)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return Unknown("the archive's answer could not be understood")

    def _parse(self, body: bytes) -> Snapshot | None:
        if len(body) > _MAX_ANSWER:
            raise ValueError("too long")
        answer: Any = json.loads(body)
        snapshots = answer["archived_snapshots"]
        if snapshots == {}:
            return None
        closest = snapshots["closest"]
        if closest["available"] is not True:
            return None
        taken_at = datetime.strptime(closest["timestamp"], _STAMP).replace(tzinfo=timezone.utc)
        return Snapshot(self._snapshot_url(closest["url"]), taken_at)

    def _snapshot_url(self, url: str) -> str:
        """The interface says http: where it means https:. Any other host is not the archive."""
        parts = urlsplit(url)
        if (
            parts.scheme not in ("http", "https")
            or parts.netloc.partition(":")[0] != self.snapshot_host
            or len(url) > _MAX_URL
            or not url.isprintable()
        ):
            raise ValueError("not a snapshot")
        return urlunsplit(("https", self.snapshot_host, parts.path, parts.query, parts.fragment))
