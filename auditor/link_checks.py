"""What becomes of each link of a run: fetched, read another way, looked for in an archive."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from ipaddress import ip_address
from typing import TYPE_CHECKING

from auditor.links.canonical import canonical_key
from auditor.links.classify import classify
from auditor.links.slugs import place_of
from auditor.model import FailureKind, LinkCheck, LinkGroup, LinkStatus, Lost, Resolution, Signal
from auditor.pages.sibling import compare, doubtful_siblings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from auditor.model import Archived, Fetched, Link, Source
    from auditor.pages.inspect import PageInspection


class LinkChecks:
    """What is known so far, one check a URL. `links` are under their canonical keys.

    The steps are taken in this order: `take` for each URL of `to_fetch`, `take_sibling` for each of
    `siblings`, `take_reading` for each of `other_readings`, `take_archived` for those of `lost`.
    """

    def __init__(
        self,
        links: Mapping[str, Link],
        source_of: Callable[[str], Source],
    ) -> None:
        self._checks = {key: _offline(link, source_of(link.url)) for key, link in links.items()}
        self._dead: dict[str, LinkCheck] = {}
        self._readings: dict[str, list[str]] = {}
        self._read_as: dict[tuple[str, str], LinkCheck] = {}
        self._comparable: set[str] = set()
        self._siblings: dict[str, tuple[str, ...]] = {}

    def __getitem__(self, key: str) -> LinkCheck:
        return self._checks[key]

    def to_fetch(self) -> dict[str, Link]:
        checks = self._checks.items()
        return {key: check.link for key, check in checks if check.link.status is None}

    def take(self, key: str, fetched: Fetched, seen: PageInspection) -> None:
        self._checks[key] = self._read(self._checks[key], fetched, seen)

    def _read(self, check: LinkCheck, fetched: Fetched, seen: PageInspection) -> LinkCheck:
        resolution = Resolution(
            fetched.hops, fetched.final_url, fetched.status, fetched.failure, fetched.fetched_at
        )
        if seen.comparable:
            self._comparable.add(check.link.url)
        check = replace(check, resolution=resolution, page=seen.page)
        return replace(check, status=seen.status, reason=seen.reason, signals=seen.signals)

    def siblings(self) -> dict[str, Link]:
        """Addresses that can't exist, beside the links that work and may be missing pages."""
        checks = ((k, c) for k, c in self._checks.items() if c.link.url in self._comparable)
        self._siblings = doubtful_siblings({key: c.page for key, c in checks if c.page})
        return {
            address: replace(self._checks[keys[0]].link, url=address)
            for address, keys in self._siblings.items()
        }

    def take_sibling(self, address: str, fetched: Fetched, seen: PageInspection) -> None:
        for key in self._siblings[address]:
            check = self._checks[key]
            asked = replace(check, link=replace(check.link, url=address), page=None)
            told = compare(key, check, address, self._read(asked, fetched, seen))
            if told and told.missing:
                found, status = (told.signal,), LinkStatus.SOFT_404
                check = replace(
                    check, status=status, reason=told.signal.text, page=None, signals=found
                )
            elif told:
                check = replace(check, signals=(*check.signals, told.signal))
            self._checks[key] = check

    def other_readings(self) -> dict[str, Link]:
        """What else the addresses may have been that lead nowhere as they are written."""
        for key, check in self._checks.items():
            if check.status in (LinkStatus.DEAD, LinkStatus.SOFT_404):
                self._dead[key] = check
        for key, check in self._dead.items():
            for candidate in map(canonical_key, check.link.candidates):
                if candidate in self._checks:  # cited as well, and so fetched already
                    self._read_as[key, candidate] = self._checks[candidate]
                else:
                    self._readings.setdefault(candidate, []).append(key)
        for key in self._dead:
            self._settle(key)
        return {
            candidate: replace(self._dead[keys[0]].link, url=candidate)
            for candidate, keys in self._readings.items()
        }

    def take_reading(self, candidate: str, fetched: Fetched, seen: PageInspection) -> None:
        for key in self._readings[candidate]:
            dead = self._dead[key]
            meant = replace(dead, link=replace(dead.link, url=candidate))
            self._read_as[key, candidate] = self._read(meant, fetched, seen)
            self._settle(key)

    def _settle(self, key: str) -> None:
        """The likeliest reading that works is what was meant; one that does not changes nothing."""
        dead = self._dead[key]
        for candidate in map(canonical_key, dead.link.candidates):
            read = self._read_as.get((key, candidate))
            if read and read.status.group is LinkGroup.WORKS:
                why = f"as written it leads nowhere: {dead.reason}"
                signals = (*read.signals, Signal("read_otherwise", why))
                self._checks[key] = replace(
                    read, link=dead.link, reason=why, works_as=candidate, signals=signals
                )
                return

    def lost(self, *, private: bool) -> list[Lost]:
        """The dead links that an archive may be told of; with `private` also those of an intranet,
        of which nobody outside is told.
        """
        live = Counter(
            place_of(key).folder
            for key, check in self._checks.items()
            if check.status.group is LinkGroup.WORKS and not check.works_as
        )
        return [
            _lost(key, check, live[place_of(key).folder])
            for key, check in self._checks.items()
            if check.status is LinkStatus.DEAD and (private or _is_public_link(check))
        ]

    def take_archived(self, found: Iterable[tuple[str, Archived]]) -> None:
        for key, known in found:
            self._checks[key] = replace(
                self._checks[key],
                history=known.history,
                snapshot=known.snapshot,
                archived_page=known.page,
            )


def _offline(link: Link, source: Source) -> LinkCheck:
    status, signal = LinkStatus.NOT_CHECKED, _INTERRUPTED
    if link.status:
        status, signal = link.status, Signal(link.rule or link.status.value, link.reason)
    return LinkCheck(link, status, signal.text, source, signals=(signal,))


_INTERRUPTED = Signal("interrupted", "the audit ended before it was fetched")


def _lost(key: str, check: LinkCheck, live: int) -> Lost:
    at = check.resolution
    failure = at.failure if at else None
    return Lost(
        key,
        no_such_host=failure is not None and failure.kind is FailureKind.NO_SUCH_HOST,
        said_gone=at is not None and at.http_status == 410,
        live_beside=live,
    )


def _is_public_link(check: LinkCheck) -> bool:
    if classify(check.link.url) is not None:
        return False
    hops = check.resolution.hops if check.resolution else ()
    return all(_is_public(hop.address) for hop in hops if hop.address)


def _is_public(address: str) -> bool:
    try:
        return ip_address(address).is_global
    except ValueError:
        return False
