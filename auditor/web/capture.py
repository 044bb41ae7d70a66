"""What a WARC file holds of which address: checked from end to end once, read on demand later."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from auditor.web.members import ENDS_EARLY, DamagedError
from auditor.web.records import read_records

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.web.members import Place
    from auditor.web.records import Record

SOFTWARE = "auditor/"
END = "urn:auditor:end-of-capture"
RUN = "urn:auditor:run:"  # begins the id of a warcinfo record, which the others refer to
ALLOWED = "allow-network"  # our field of a warcinfo record
_MAX_TOLD = 10_000_000  # bytes of one metadata record; headers are capped far below that
_PRINTABLE = "".join(map(chr, range(0x21, 0x7F)))


def field_text(text: str, safe: str = "") -> str:
    """For record headers: ASCII on one line. Metadata records have the text as it is."""
    return quote(text, safe=safe + _PRINTABLE, errors="backslashreplace")


@dataclass(slots=True)
class Index:
    """Where things are in the file.

    `told`: URL to the content of its metadata record, in captures of this program; `bodies`: id of
    a response record, or its address and date, to its place; `responses` and `resources`: address
    to the same; `revisits`: address to what it refers to in `bodies`; `damaged`: addresses whose
    record can't be relied on; `allowed`: the networks that were open, as written; `problems`: what
    is wrong with the file, the first of each kind; `sound`: how many records are right.
    """

    told: dict[str, dict[str, Any]] = field(default_factory=dict)
    bodies: dict[str, Place] = field(default_factory=dict)
    responses: dict[str, Place] = field(default_factory=dict)
    resources: dict[str, Place] = field(default_factory=dict)
    revisits: dict[str, tuple[str, ...]] = field(default_factory=dict)
    damaged: set[str] = field(default_factory=set)
    allowed: list[str] = field(default_factory=list)
    problems: dict[str, None] = field(default_factory=dict)
    sound: int = 0

    def add(self, later: Index) -> None:
        """What a later capture in the same file holds wins."""
        self.told |= later.told
        self.bodies |= later.bodies
        self.responses |= later.responses
        self.resources |= later.resources
        self.revisits |= later.revisits
        self.problems |= later.problems
        self.allowed += later.allowed
        self.sound += later.sound
        known = later.responses.keys() | later.resources | set(map(field_text, later.told))
        self.damaged = self.damaged - known | later.damaged

    @property
    def damage(self) -> str:
        """What is wrong with the file and how much of it was read, or ""."""
        if not self.problems:
            return ""
        records = "1 record" if self.sound == 1 else f"{self.sound:,} records"
        return f"{'; '.join(self.problems)}; {records} could be read"


def read_index(path: Path) -> Index:
    """Reads the whole file. Raises `DamagedError` when nothing in it is of use, or `OSError`.

    Later records of a URL win, so that a newer capture can be appended to an older one.
    """
    reader = _Reader()
    for record in read_records(path, _kept):
        reader.take(record)
    index = reader.end()
    if not index.sound:
        raise DamagedError("no record of it can be read" if index.problems else "it is empty")
    if index.problems and not (index.told or index.responses or index.resources):
        raise DamagedError(f"no page of it can be read: {'; '.join(index.problems)}")
    return index


def _kept(kind: str) -> int:
    return _MAX_TOLD if kind in ("warcinfo", "metadata") else 0


class _Reader:
    """One pass over the records. A segment is what one run of this program has written."""

    def __init__(self) -> None:
        self._index = Index()
        self._segment = False
        self._count = 0
        self._whole = True  # of the segment so far
        self._ids: set[str] = set()
        self._later: _Reader | None = None
        self._waiting: dict[str, Place] = {}

    def take(self, record: Record) -> None:
        if record.problem:
            self._lose(record)
        elif self._later is not None:
            self._later.take(replace(record, found=False))
        elif self._is_ours(record):
            try:
                self._read(record)
            except DamagedError as error:
                self._fail(str(error), record.get("warc-target-uri"))
            else:
                self._index.sound += 1
                self._count += 1

    def end(self) -> Index:
        if self._segment:
            self._fail(ENDS_EARLY)
        if self._later is not None:
            self._index.add(self._later.end())
        for url, refers in self._index.revisits.items():
            place = next((self._index.bodies[r] for r in refers if r in self._index.bodies), None)
            if place is not None:
                self._index.responses[url] = place
        return self._index

    def _is_ours(self, record: Record) -> bool:
        """After damage, what looks like a record may be part of a page that is one of a capture.

        Its author could not know the id of the capture that it became part of. Another capture may
        have been appended: it then goes on to the end of the file without damage.
        """
        run = record.get("warc-warcinfo-id")
        begins = record.get("warc-type") == "warcinfo"
        if begins:
            run = record.get("warc-record-id")
        elif run.startswith(f"<{RUN}"):
            self._segment = True  # also when its beginning is missing
        if run and (not self._ids or (begins and not record.found)):
            self._ids.add(run)
        ours = not record.found or not self._ids or run in self._ids
        if begins and not ours:
            self._later = _Reader()
            self._later.take(replace(record, found=False))
        elif not ours:
            self._fail("some records in it are not its own")
        return ours

    def _lose(self, record: Record) -> None:
        self._later = None
        about = record.get("warc-target-uri") if record.get("warc-type") != "request" else ""
        self._fail(record.problem, about)

    def _fail(self, problem: str, url: str = "") -> None:
        """Pages whose records were not complete yet can't be told from damaged ones."""
        self._whole = False
        self._index.problems.setdefault(problem)
        self._index.damaged.update(self._waiting)
        self._waiting.clear()
        if url:
            self._index.damaged.add(_bare(url))

    def _read(self, record: Record) -> None:
        kind, url = record.get("warc-type"), _bare(record.get("warc-target-uri"))
        if kind == "warcinfo":
            self._begin(record.content)
        elif url == END:
            self._end(record.content)
        elif kind == "metadata" and (self._segment or self._index.problems):
            self._tell(record.content)
        elif kind == "response":
            self._response(record, url)
        elif kind == "resource":
            self._index.damaged.discard(url)
            self._index.resources[url] = record.place
        elif kind == "revisit":
            refers = _bare(record.get("warc-refers-to-target-uri")) or url
            self._index.revisits[url] = (
                record.get("warc-refers-to"),
                f"{refers} {record.get('warc-refers-to-date')}",
            )

    def _response(self, record: Record, url: str) -> None:
        index = self._index
        index.bodies[record.get("warc-record-id")] = record.place
        if self._segment:
            self._waiting[url] = record.place
            return
        index.bodies[f"{url} {record.get('warc-date')}"] = record.place
        index.responses[url] = record.place
        index.revisits.pop(url, None)
        index.damaged.discard(url)

    def _begin(self, content: bytes) -> None:
        if self._segment:
            self._fail("a part of it ends too early")
        self._segment = b"software: " + SOFTWARE.encode() in content
        self._count, self._whole = 0, True
        for line in content.decode("utf-8", "replace").splitlines() if self._segment else ():
            name, _, value = line.partition(":")
            if name == ALLOWED:
                self._index.allowed += value.split()

    def _end(self, content: bytes) -> None:
        expected = _object(content).get("records")
        if not self._segment and not self._index.problems:
            raise DamagedError("its beginning is missing")
        if self._whole and expected != self._count:
            self._fail(f"{self._count:,} records of {str(expected)[:20]} are there")
        self._segment = False

    def _tell(self, content: bytes) -> None:
        """The end of what is recorded of one URL."""
        told = _object(content)
        fetched = told.get("fetched")
        if not isinstance(fetched, dict) or not isinstance(fetched.get("url"), str):
            if self._segment:
                raise DamagedError("a metadata record can't be read")
            return
        index, url, body = self._index, field_text(fetched["url"]), told.get("body")
        asked = {url, *_hops(fetched)}
        for address, place in self._waiting.items():
            if address in asked:
                index.responses[address] = place
                index.damaged.discard(address)
            else:  # its own metadata record is missing
                index.damaged.add(address)
        self._waiting.clear()
        if body is not None and (not isinstance(body, str) or body not in index.bodies):
            self._fail("a response is missing", url)
            return
        index.damaged.discard(url)
        index.told[fetched["url"]] = told


def _hops(fetched: dict[str, Any]) -> list[str]:
    hops = fetched.get("hops")
    each = hops if isinstance(hops, list) else []
    return [
        field_text(hop[0]) for hop in each if isinstance(hop, list) and hop and type(hop[0]) is str
    ]


def _bare(url: str) -> str:
    """Older programs write addresses in angle brackets."""
    return url[1:-1] if url.startswith("<") and url.endswith(">") else url


def _object(content: bytes) -> dict[str, Any]:
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise DamagedError("a metadata record can't be read")
    return value
