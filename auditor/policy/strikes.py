"""Three strikes: a link is called dead only after it failed in several runs, some time apart.

A failure counts when the link was asked for, so that a page from the cache, or the same capture
replayed, is one failure however often it is looked at. A link that works starts anew; one that
could not be checked (blocked, unreachable) changes nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from auditor.errors import AuditorError
from auditor.links.canonical import canonical_key
from auditor.memory import digest
from auditor.model import LinkGroup, Severity
from auditor.rules import history, link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from auditor.memory import Memory
    from auditor.model import AnswerAudit, Finding, LinkCheck

_KIND = "failed link"
_GONE = (404, 410)
_RULES = frozenset(
    rule.id
    for rule in (link.DEAD, link.SOFT_404, link.REDIRECTED_HOME, link.PARKED, history.NO_TRACE)
)
"""Of a link that failed when it was asked for. What an address says by itself is sure at once."""
_MOST = 100  # failures that are remembered of one link


@dataclass(frozen=True, slots=True)
class Terms:
    """`needed` failures at least `apart` seconds from each other; `gone` of them where the server
    says that there is no such page (404, 410).
    """

    needed: int = 3
    gone: int = 2
    apart: float = 6 * 3600.0

    def needs(self, check: LinkCheck) -> int:
        said = check.resolution.http_status if check.resolution else None
        return min(self.needed, self.gone) if said in _GONE else self.needed


def count_strikes(
    audits: Iterable[AnswerAudit],
    terms: Terms,
    memory: Memory | None,
    tell: Callable[[str], None] = lambda text: None,
) -> dict[str, tuple[int, int]]:
    """How often each link that failed has failed so far, and how often it takes, by canonical key.

    Remembers this run's failures. Without a `memory` every failure is the first. `tell` is told
    once when the memory fails.
    """
    checks = {canonical_key(c.link.url): c for a in audits for c in a.checks if c.resolution}
    strikes: dict[str, tuple[int, int]] = {}
    learned: list[tuple[bytes, bytes]] = []
    for url, check in checks.items():
        group = check.status.group
        if group not in (LinkGroup.BROKEN, LinkGroup.WORKS):
            continue
        key = digest((_KIND, url))
        before: list[float] = []
        if memory is not None:
            try:
                before = _times(memory.recall(key))
            except AuditorError as error:
                tell(f"Failures of earlier runs are not known: {error.message}")
                memory = None
        times = [] if group is LinkGroup.WORKS else _with(before, check, terms)
        if group is LinkGroup.BROKEN:
            strikes[url] = (len(times), terms.needs(check))
        if times != before:
            learned.append((key, json.dumps(times[-_MOST:]).encode()))
    if memory is not None and learned:
        try:
            memory.remember(_KIND, learned)
        except AuditorError as error:
            tell(f"Failures of this run are not remembered: {error.message}")
    return strikes


def _times(kept: bytes | None) -> list[float]:
    """Seconds since 1970, oldest first; nothing where it is not what was remembered."""
    try:
        times = json.loads(kept) if kept else []
    except (ValueError, RecursionError):
        return []
    known = isinstance(times, list) and all(isinstance(t, (int, float)) for t in times)
    return sorted(map(float, times)) if known else []


def _with(before: list[float], check: LinkCheck, terms: Terms) -> list[float]:
    """The failures and this one, if it is late enough to be another; with 0 apart it always is."""
    at = check.resolution.fetched_at if check.resolution else None
    now = at.timestamp() if at else 0.0
    if before and now < before[-1] + terms.apart:
        return before
    return [*before, now]


def softened(
    audit: AnswerAudit, findings: Iterable[Finding], strikes: Mapping[str, tuple[int, int]]
) -> tuple[Finding, ...]:
    """Findings of links that have not failed often enough become notes that say so."""
    pending = {url: of for url, of in strikes.items() if of[0] < of[1]}
    urls = {a.citation.span: a.citation.link for a in audit.cited.attributions}
    urls |= {r.span: r.link for r in audit.cited.references if r.span not in urls}

    def told(finding: Finding) -> Finding:
        at = urls.get(finding.span)
        strike = pending.get(canonical_key(at.url)) if at else None
        if finding.rule.id not in _RULES or strike is None:
            return finding
        times, needed = strike
        message = f"Failed {times} of {needed} times so far: {finding.message}"
        return replace(finding, severity=Severity.NOTE, message=message)

    return tuple(map(told, findings))
