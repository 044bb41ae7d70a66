"""The short form of a report on content: what to put right, by file, line and column."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from auditor.model import Severity
from auditor.reports.clean import one_line
from auditor.reports.sheet import ruled
from auditor.reports.totals import all_findings
from auditor.reports.words import SEVERITY_COLORS, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model import ContentCounts, Finding, Report
    from auditor.reports.sheet import Sheet

_PATH = 300
_PLACE = 9  # cells of "line:column" that keep the columns straight


def content_lines(
    sheet: Sheet, report: Report, content: ContentCounts, verbose: bool
) -> Iterator[Text]:
    """Errors and warnings; with `verbose` notes as well, and what is known and silenced."""
    yield Text()
    yield from _went_through(sheet, content)
    shown = [f for f in all_findings(report) if _is_shown(f, verbose)]
    shown.sort(key=lambda f: (f.location.path, f.location.line, f.location.column, f.rule.id))
    for path, findings in groupby(shown, key=lambda f: f.location.path):
        yield Text()
        yield ruled(sheet, one_line(path, _PATH))
        for finding in findings:
            yield from _finding_lines(sheet, finding)


def _went_through(sheet: Sheet, content: ContentCounts) -> Iterator[Text]:
    words = plural(content.files, "file")
    if content.changed_since:
        words += f"; only what was added since {one_line(content.changed_since, 80)}"
    yield from sheet.lines(Text("  "), Text(words))
    for problem in content.problems:
        words = f"not read: {one_line(problem.path, _PATH)}: {one_line(problem.text)}"
        yield from sheet.lines(Text("  "), Text(words, "yellow"))


def _is_shown(finding: Finding, verbose: bool) -> bool:
    return verbose or (finding.suppressed is None and finding.severity > Severity.NOTE)


def _finding_lines(sheet: Sheet, finding: Finding) -> Iterator[Text]:
    at = f"{finding.location.line}:{finding.location.column}"
    style = "dim" if finding.suppressed else SEVERITY_COLORS[finding.severity]
    severity = finding.severity.name.lower()
    first = Text(f"  {at:<{_PLACE}}").append(f"{severity:<8}{finding.rule.id} ", style)
    yield from sheet.lines(first, Text(one_line(finding.message)))
    if finding.suppressed:
        why = f"known: {finding.suppressed.by.value}"
        if finding.suppressed.until:
            why += f" until {finding.suppressed.until.isoformat()}"
        if finding.suppressed.reason:
            why += f": {one_line(finding.suppressed.reason, 200)}"
        yield from sheet.lines(Text(" " * first.cell_len), Text(why, "dim"))


def known_lines(sheet: Sheet, report: Report) -> Iterator[Text]:
    """How many findings are silenced, and by what."""
    by = Counter(f.suppressed.by.value for f in all_findings(report) if f.suppressed)
    if by:
        told = ", ".join(f"{number} by {what}" for what, number in sorted(by.items()))
        yield from sheet.lines(Text("  known and not counted: ", "dim"), Text(told, "dim"))
