"""Counts by post, author, thread, assistant and cited domain, over all answers of a report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from auditor.links.canonical import registrable_domain
from auditor.model import LinkGroup, LinkStatus, SourceClass, Support, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from auditor.model import AnswerAudit, LinkCheck, Report


class Grouping(Word):
    """What the rows of a roll-up are."""

    POST = "post"
    AUTHOR = "author"
    THREAD = "thread"
    ASSISTANT = "assistant"
    DOMAIN = "domain"


@dataclass
class Row:
    """Counts of one post, author or domain. Links once an answer, support once a citation."""

    name: str
    answers: int = 0
    citations: int = 0
    links: Counter[LinkStatus] = field(default_factory=Counter)
    support: Counter[Support] = field(default_factory=Counter)
    sources: Counter[SourceClass] = field(default_factory=Counter)

    def of(self, *groups: LinkGroup) -> int:
        return sum(count for status, count in self.links.items() if status.group in groups)

    @property
    def in_doubt(self) -> int:
        """Links that lead nowhere, and claims that their page does not bear out."""
        broken = self.of(LinkGroup.BROKEN, LinkGroup.NOT_A_SOURCE)
        return broken + self.support[Support.CONTRADICTED] + self.support[Support.NOT_SUPPORTED]


def roll_up(report: Report, by: Grouping) -> tuple[Row, ...]:
    """Most in doubt first, then most citations, then by name. Answers without such a name (no
    author, no assistant that shows) are in the row "".
    """
    rows: dict[str, Row] = {}
    if by is Grouping.DOMAIN:
        _by_domain(report.audits, rows)
    else:
        for audit in report.audits:
            _add(rows.setdefault(_NAMES[by](audit), Row(_NAMES[by](audit))), audit)
    return tuple(sorted(rows.values(), key=lambda row: (-row.in_doubt, -row.citations, row.name)))


def post_name(audit: AnswerAudit) -> str:
    at = audit.cited.answer.location
    return at.url or (f"{at.path} {at.post}" if at.post else f"{at.path}:{at.line}")


_NAMES: dict[Grouping, Callable[[AnswerAudit], str]] = {
    Grouping.POST: post_name,
    Grouping.AUTHOR: lambda audit: audit.cited.answer.location.author or "",
    Grouping.THREAD: lambda audit: audit.cited.answer.thread,
    Grouping.ASSISTANT: lambda audit: audit.cited.answer.assistant,
}


def _add(row: Row, audit: AnswerAudit) -> None:
    row.answers += 1
    for check in audit.checks:
        _add_link(row, check)
    for assessment in audit.assessments:
        row.citations += 1
        row.support[assessment.verdict.support] += 1


def _by_domain(audits: Iterable[AnswerAudit], rows: dict[str, Row]) -> None:
    for audit in audits:
        seen = set()
        for check in audit.checks:
            name = registrable_domain(check.link.url)
            row = rows.setdefault(name, Row(name))
            _add_link(row, check)
            seen.add(name)
        for assessment in audit.assessments:
            if assessment.check:
                row = rows[registrable_domain(assessment.check.link.url)]
                row.citations += 1
                row.support[assessment.verdict.support] += 1
        for name in seen:
            rows[name].answers += 1


def _add_link(row: Row, check: LinkCheck) -> None:
    row.links[check.status] += 1
    row.sources[check.source.source_class] += 1
