"""What a project says of its findings, applied to the audits of its files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from auditor.model import Severity
from auditor.policy.baseline import merged
from auditor.policy.known import Places, entries_of, is_settled, of_baseline, suppressed
from auditor.policy.strikes import count_strikes, softened

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from auditor.memory import Memory
    from auditor.model import AnswerAudit, Finding
    from auditor.policy.baseline import Entry
    from auditor.policy.known import Looked
    from auditor.policy.severities import Levels
    from auditor.policy.strikes import Terms


@dataclass(frozen=True, slots=True)
class Policy:
    """`baseline` was read from the file `baseline_name`. `counted` is the severity from which on
    findings are written to a baseline.
    """

    levels: Levels
    terms: Terms
    today: date
    baseline: tuple[Entry, ...] = ()
    baseline_name: str = ""
    counted: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True)
class Ruled:
    """`findings` are those about comments and the baseline itself. `entries` are what a baseline
    written now would hold. `pending` is the number of links that failed, and not often enough yet.
    """

    audits: tuple[AnswerAudit, ...]
    findings: tuple[Finding, ...]
    entries: tuple[Entry, ...]
    pending: int = 0


def rule_on(
    audits: Sequence[AnswerAudit],
    looked: Mapping[str, Looked],
    policy: Policy,
    memory: Memory | None = None,
    *,
    write: bool = False,
    tell: Callable[[str], None] = lambda text: None,
) -> Ruled:
    """`looked` has every file of the audits by its path. With `write` what is found now is the
    baseline.
    """
    strikes = count_strikes(audits, policy.terms, memory, tell)
    places = {a.cited.answer.location.path: Places(a) for a in audits}
    whole = {
        path: each
        for path, each in places.items()
        if looked[path].lines is None and looked[path].complete
    }
    entries = policy.baseline
    if write:
        entries = _written(audits, looked, policy, places, whole)
    known = {entry.fingerprint: entry for entry in entries}
    done: list[AnswerAudit] = []
    told: list[Finding] = []
    for audit in audits:
        path = audit.cited.answer.location.path
        marked, of_comments = suppressed(audit, places[path], looked[path], known, policy.today)
        levelled = policy.levels.apply(marked.findings)
        done.append(replace(marked, findings=softened(audit, levelled, strikes)))
        told += of_comments
    found = {finding.fingerprint for audit in audits for finding in audit.findings}
    told += of_baseline(policy.baseline_name, entries, found, whole, policy.today)
    pending = sum(times < needed for times, needed in strikes.values())
    return Ruled(tuple(done), policy.levels.apply(told), entries, pending)


def _written(
    audits: Sequence[AnswerAudit],
    looked: Mapping[str, Looked],
    policy: Policy,
    places: Mapping[str, Places],
    whole: Mapping[str, Places],
) -> tuple[Entry, ...]:
    """What counts now, strikes aside: a link that has failed once is to fail nobody later."""
    new: list[Entry] = []
    for audit in audits:
        path = audit.cited.answer.location.path
        marked, _ = suppressed(audit, places[path], looked[path], {}, policy.today)
        counted = (
            finding
            for finding in policy.levels.apply(marked.findings)
            if finding.severity >= policy.counted and finding.suppressed is None
        )
        new += entries_of(counted, places[path])
    kept = [entry for entry in policy.baseline if not is_settled(entry, whole)]
    return tuple(merged(new, policy.baseline, kept))
