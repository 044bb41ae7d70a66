"""Which findings are known: silenced by a comment in their file, or listed in the baseline."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from auditor.links.canonical import canonical_key
from auditor.model import (
    Axis,
    Confidence,
    Finding,
    LinkGroup,
    Location,
    Span,
    SuppressedBy,
    Suppression,
)
from auditor.policy.baseline import Entry
from auditor.policy.selection import lines_of
from auditor.rules import policy as rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from auditor.model import AnswerAudit, Attribution, Content, Link, Rule
    from auditor.policy.ignores import Ignore, Ignores

_EXCERPT = 160


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that was audited: `lines` of it, all where None. `complete`: nothing was
    cut short."""

    content: Content
    ignores: Ignores
    lines: AbstractSet[int] | None
    complete: bool = True


class Places:
    """Where the findings of an audit stand, and what they are about."""

    def __init__(self, audit: AnswerAudit) -> None:
        self._answer = audit.cited.answer
        self._cited: dict[Span, list[Attribution]] = {}
        for each in audit.cited.attributions:
            self._cited.setdefault(each.citation.span, []).append(each)
        self._listed = {r.span: r.link for r in audit.cited.references if r.link}
        could_not = LinkGroup.COULD_NOT_CHECK
        self.unchecked = frozenset(
            canonical_key(c.link.url) for c in audit.checks if c.status.group is could_not
        )
        self._doubtful = self._lines_of_unchecked()

    def lines(self, finding: Finding) -> frozenset[int]:
        """Of the words that it stands on, of the link's entry in a list, and of the claim where it
        is about that."""
        spans = [finding.span]
        for each in self._cited.get(finding.span, ()):
            spans += [each.citation.reference.span] if each.citation.reference else []
            if finding.rule.axis is not Axis.LINK and each.claim:
                spans.append(each.claim.span)
        return frozenset(n for span in spans for n in lines_of(self._answer, span))

    def about(self, finding: Finding) -> str:
        link = self._link(finding.span)
        words = " ".join(finding.span.of(self._answer.text)[: _EXCERPT * 2].split())[:_EXCERPT]
        if link is None:
            return words
        url = canonical_key(link.url) or words
        cited = self._cited.get(finding.span)
        if finding.rule.axis is Axis.SUPPORT and cited and cited[0].claim:
            return f"{url} {' '.join(cited[0].claim.text.split())[:_EXCERPT]}"
        return url

    def is_doubtful(self, lines: range) -> bool:
        """Whether a link on the lines could not be checked: what it would have shown is unknown."""
        return any(number in self._doubtful for number in lines)

    def _link(self, span: Span) -> Link | None:
        cited = self._cited.get(span)
        return cited[0].citation.link if cited else self._listed.get(span)

    def _lines_of_unchecked(self) -> frozenset[int]:
        spans = [
            (each.citation.link, span)
            for cited in self._cited.values()
            for each in cited
            for span in (each.citation.span, each.claim.span if each.claim else each.citation.span)
        ]
        spans += [(link, span) for span, link in self._listed.items()]
        return frozenset(
            number
            for link, span in spans
            if link and canonical_key(link.url) in self.unchecked
            for number in lines_of(self._answer, span)
        )


def suppressed(
    audit: AnswerAudit, places: Places, looked: Looked, entries: Mapping[str, Entry], today: date
) -> tuple[AnswerAudit, tuple[Finding, ...]]:
    """The audit with its known findings marked, and what there is to say of the file's comments."""
    valid = [i for i in looked.ignores.found if not (i.until and i.until < today)]
    used: set[Ignore] = set()
    marked = []
    for finding in audit.findings:
        lines = places.lines(finding)
        by = [i for i in valid if i.silences(finding.rule) and not lines.isdisjoint(i.lines)]
        used.update(by)
        known = entries.get(finding.fingerprint)
        if by:
            why = Suppression(SuppressedBy.IGNORE, by[0].reason, by[0].until)
            finding = replace(finding, suppressed=why)
        elif known and not (known.until and known.until < today):
            why = Suppression(SuppressedBy.BASELINE, known.reason, known.until)
            finding = replace(finding, suppressed=why)
        marked.append(finding)
    told = tuple(_of_comments(looked, places, used, today))
    return replace(audit, findings=tuple(marked)), told


def _of_comments(
    looked: Looked, places: Places, used: AbstractSet[Ignore], today: date
) -> Iterator[Finding]:
    path, lines = looked.content.path, looked.lines
    for wrong in looked.ignores.misread:
        if lines is None or wrong.line in lines:
            yield _told(rules.MISREAD_IGNORE, Location(path, wrong.line, wrong.column), wrong.why)
    for ignore in looked.ignores.found:
        at = Location(path, ignore.line, ignore.column)
        if ignore.until and ignore.until < today:
            if lines is None or not lines.isdisjoint((ignore.line, *ignore.lines)):
                day = ignore.until.isoformat()
                yield _told(rules.EXPIRED_IGNORE, at, f"it held until {day}: {ignore.text}")
        elif ignore not in used and _is_all_seen(looked, places, ignore):
            yield _told(rules.UNUSED_IGNORE, at, ignore.text)


def _is_all_seen(looked: Looked, places: Places, ignore: Ignore) -> bool:
    """Whether every line that it covers was audited, with nothing left unchecked on them."""
    seen = looked.lines is None or looked.lines >= set(ignore.lines)
    return seen and looked.complete and not places.is_doubtful(ignore.lines)


def of_baseline(
    name: str,
    entries: Sequence[Entry],
    found: AbstractSet[str],
    checkable: Mapping[str, Places],
    today: date,
) -> Iterator[Finding]:
    """What there is to say of entries. `found` are the fingerprints of this run's findings,
    `checkable` the files that were audited whole.
    """
    for entry in entries:
        at = Location(name, max(entry.line, 1))
        if entry.fingerprint in found:
            if entry.until and entry.until < today:
                day = entry.until.isoformat()
                what = f"it held until {day}: {entry.rule} {entry.path} {entry.about}"
                yield _told(rules.EXPIRED_ENTRY, at, what)
        elif is_settled(entry, checkable):
            what = f"{entry.rule} {entry.path} {entry.about}"
            yield _told(rules.UNUSED_ENTRY, at, what)


def is_settled(entry: Entry, checkable: Mapping[str, Places]) -> bool:
    """Whether an entry that was not found would have been, if it still were there."""
    places = checkable.get(entry.path)
    return places is not None and entry.about.partition(" ")[0] not in places.unchecked


def entries_of(findings: Iterable[Finding], places: Places) -> Iterator[Entry]:
    for finding in findings:
        path, about = finding.location.path, places.about(finding)
        yield Entry(finding.fingerprint, finding.rule.id, path, about)


def _told(rule: Rule, at: Location, what: str) -> Finding:
    message = f"{rule.summary}: {what}"
    digest = hashlib.sha256(
        "\x1f".join((rule.id, at.path, what)).encode("utf-8", "surrogatepass")
    ).hexdigest()[:32]
    return Finding(
        rule, message, at, Span(0, 0), rule.severity, Confidence.HIGH, fingerprint=digest
    )
