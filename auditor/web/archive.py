"""What a web archive is asked, and what its answers say.

"The archive did not answer" is never "there is no copy".
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode, urlsplit, urlunsplit

from auditor.model import Hop, Snapshot

if TYPE_CHECKING:
    from auditor.model import Fetched

MOST_CAPTURES = 500  # rows asked for of one page; real answers have some 150 bytes a row
MOST_NEIGHBOURS = 50

_MAX_NEAREST = 100_000  # bytes; a real one has some 300
_MAX_ROWS = 2_000_000
_MAX_URL = 8192
_STAMP = "%Y%m%d%H%M%S"
_DIGITS = re.compile(r"[0-9]{14}")
_STATUS = re.compile(r"[1-5][0-9]{2}|-")
_FIELDS = ["timestamp", "original", "statuscode", "mimetype", "digest"]
_COPY = re.compile(r"/web/([0-9]{14})(?:[a-z]{2}_)?/(https?:/.{1,8192})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Unknown:
    """The archive could not be asked, or its answer not be understood.

    `excluded` when it said that it shows nothing of the site to anybody.
    """

    reason: str
    excluded: bool = False


class Capture(NamedTuple):
    """One visit of the archive. `status` is what the site answered, None where it is not told."""

    taken_at: datetime
    url: str
    status: int | None


@dataclass(frozen=True, slots=True)
class Wayback:
    """The Wayback Machine, or an archive with the same interfaces.

    Availability: https://archive.org/help/wayback_api.php. CDX:
    https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server
    """

    base_url: str = "https://archive.org"
    web_url: str = "https://web.archive.org"
    name: str = "the Internet Archive"

    def nearest_question(self, url: str, when: datetime | None = None) -> str:
        """The URL to fetch to learn of the copy of `url` nearest to `when`, or of the newest."""
        query = {"url": url}
        if when is not None:
            query["timestamp"] = when.astimezone(timezone.utc).strftime(_STAMP)
        return f"{self.base_url}/wayback/available?{_query(query)}"

    def nearest(self, fetched: Fetched) -> Snapshot | Unknown | None:
        """The copy nearest in time that opened with 200; None when the archive says it has none."""
        body = self._body(fetched, _MAX_NEAREST)
        if isinstance(body, Unknown):
            return body
        try:
            return self._snapshot(json.loads(body))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return self._unclear()

    def captures_question(self, url: str) -> str:
        return self._rows_question(url=url, matchType="exact", limit=str(MOST_CAPTURES))

    def neighbours_question(self, folder: str) -> str:
        """`folder` without a scheme. Asks for pages in it, each once, that opened with 200."""
        return self._rows_question(
            url=folder,
            matchType="prefix",
            filter="statuscode:200",
            collapse="urlkey",
            limit=str(MOST_NEIGHBOURS),
        )

    def host_question(self, host: str) -> str:
        return self._rows_question(url=host, matchType="host", limit="1")

    def captures(self, fetched: Fetched) -> tuple[Capture, ...] | Unknown:
        """The rows of an answer to one of the three questions above; () when there are none."""
        body = self._body(fetched, _MAX_ROWS)
        if isinstance(body, Unknown):
            return body
        try:
            rows = json.loads(body)
            if rows == []:
                return ()
            if not isinstance(rows, list) or rows[0] != _FIELDS or len(rows) > MOST_CAPTURES + 1:
                return self._unclear()
            return tuple(_capture(*row) for row in rows[1:])
        except (ValueError, TypeError, RecursionError):
            return self._unclear()

    def snapshot(self, url: str, taken_at: datetime) -> Snapshot:
        return Snapshot(f"{self.web_url}/web/{taken_at.strftime(_STAMP)}/{url}", taken_at)

    def copy_question(self, url: str, snapshot: Snapshot) -> str:
        """Where the copy is as it was taken, without the archive's banner and links (`id_`)."""
        return f"{self.web_url}/web/{snapshot.taken_at.strftime(_STAMP)}id_/{url}"

    def as_it_was(self, url: str, fetched: Fetched) -> tuple[Fetched, datetime] | Unknown:
        """A fetched copy as the answer that the site gave, and when it gave it.

        The copy may be of another minute than was asked for, and of where the site redirected to.
        """
        if fetched.failure:
            return Unknown(f"the copy could not be opened: {fetched.failure.detail}")
        base = self.web_url
        at = fetched.final_url
        found = _COPY.fullmatch(at[len(base) :]) if at.startswith(base) else None
        if found is None:
            return Unknown("the archive led elsewhere than to the copy")
        try:
            taken_at = _moment(found[1])
        except ValueError:
            return Unknown("the archive led elsewhere than to the copy")
        hops = (Hop(url, 302), Hop(found[2], fetched.status))
        return replace(fetched, url=url, hops=hops), taken_at

    def _rows_question(self, **query: str) -> str:
        asked = {**query, "output": "json", "fl": ",".join(_FIELDS)}
        return f"{self.web_url}/cdx/search/cdx?{_query(asked)}"

    def _body(self, fetched: Fetched, limit: int) -> bytes | Unknown:
        if fetched.failure:
            return Unknown(f"{self.name} could not be asked: {fetched.failure.detail}")
        if fetched.status == 403 and b"AccessControlException" in fetched.body[:10_000]:
            return Unknown(f"{self.name} shows nothing of this site to anybody", excluded=True)
        if fetched.status != 200:
            return Unknown(f"{self.name} answered with status {fetched.status}")
        return fetched.body if len(fetched.body) <= limit else self._unclear()

    def _unclear(self) -> Unknown:
        return Unknown(f"the answer of {self.name} could not be understood")

    def _snapshot(self, answer: Any) -> Snapshot | None:
        snapshots = answer["archived_snapshots"]
        if snapshots == {}:
            return None
        closest = snapshots["closest"]
        taken_at = _moment(closest["timestamp"])
        url = self._snapshot_url(closest["url"])
        if closest["available"] is not True or closest["status"] != "200":
            return None
        return Snapshot(url, taken_at)

    def _snapshot_url(self, url: str) -> str:
        """The interface says http: where it means https:. Any other host is not the archive."""
        parts, own = urlsplit(url), urlsplit(self.web_url)
        ports = (own.netloc, f"{own.netloc}:80", f"{own.netloc}:443")
        if (
            parts.scheme not in ("http", "https")
            or parts.netloc not in ports
            or len(url) > _MAX_URL
            or not url.isprintable()
        ):
            raise ValueError("not a snapshot")
        return urlunsplit((own.scheme, own.netloc, parts.path, parts.query, parts.fragment))


def mirror(url: str) -> Wayback:
    """An archive of one's own: both interfaces and the copies under one address."""
    base = url.rstrip("/")
    return Wayback(base, base, f"the archive at {urlsplit(base).netloc}")


def _query(asked: dict[str, str]) -> str:
    return urlencode(asked, errors="backslashreplace")


def _moment(digits: str) -> datetime:
    """Raises ValueError, TypeError."""
    if not _DIGITS.fullmatch(digits):
        raise ValueError("not a time stamp")
    return datetime.strptime(digits, _STAMP).replace(tzinfo=timezone.utc)


def _capture(*row: Any) -> Capture:
    """Raises ValueError: a row is five strings."""
    if len(row) != len(_FIELDS) or not all(isinstance(field, str) for field in row):
        raise ValueError("not a capture")
    stamp, url, status = row[:3]
    if not _STATUS.fullmatch(status):
        raise ValueError("not a capture")
    if len(url) > _MAX_URL or not url.lower().startswith(("http://", "https://", "ftp://")):
        raise ValueError("not a capture")
    return Capture(_moment(stamp), url, None if status == "-" else int(status))
