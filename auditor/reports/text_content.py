"""The short form of a report on content: what to put right, by file, line and column."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from auditor.model import Severity
from auditor.reports.clean import one_line
from auditor.reports.located import located
from auditor.reports.lookup import findings_of
from auditor.reports.sheet import ruled
from auditor.reports.words import SEVERITY_COLORS, plural

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from auditor.reports import published as out
    from auditor.reports.sheet import Sheet

_PATH = 300
_PLACE = 9  # cells of "line:column" that keep the columns straight


def content_lines(
    sheet: Sheet, report: out.ReportOut, content: out.ContentOut, verbose: bool
) -> Iterator[Text]:
    """Errors, warnings, and links that will be errors if they go on failing; with `verbose` all
    notes, and what is known and silenced.
    """
    yield Text()
    yield from _went_through(sheet, content)
    rules = report["rules"]
    deadly = {r["id"] for r in rules if r["axis"] == "link" and r["severity"] == "error"}
    found = ((at.path, at.finding) for at in located(report))
    shown = [each for each in found if _is_shown(each[1], deadly, verbose)]
    shown.sort(key=lambda each: (each[0], each[1]["line"], each[1]["column"], each[1]["rule"]))
    for path, findings in groupby(shown, key=lambda each: each[0]):
        yield Text()
        yield ruled(sheet, one_line(path, _PATH))
        for _, finding in findings:
            yield from _finding_lines(sheet, finding)


def _went_through(sheet: Sheet, content: out.ContentOut) -> Iterator[Text]:
    words = plural(content["files"], "file")
    if content["changed_since"]:
        words += f"; only what was added since {one_line(content['changed_since'], 80)}"
    yield from sheet.lines(Text("  "), Text(words))
    for problem in content["problems"]:
        words = f"not read: {one_line(problem['path'], _PATH)}: {one_line(problem['text'])}"
        yield from sheet.lines(Text("  "), Text(words, "yellow"))


def _is_shown(finding: out.FindingOut, deadly: AbstractSet[str], verbose: bool) -> bool:
    if verbose or finding["suppressed"]:
        return verbose
    return finding["severity"] != "note" or finding["rule"] in deadly


def _finding_lines(sheet: Sheet, finding: out.FindingOut) -> Iterator[Text]:
    at = f"{finding['line']}:{finding['column']}"
    known, severity = finding["suppressed"], finding["severity"]
    style = "dim" if known else SEVERITY_COLORS[Severity[severity.upper()]]
    first = Text(f"  {at:<{_PLACE}}").append(f"{severity:<8}{finding['rule']} ", style)
    yield from sheet.lines(first, Text(one_line(finding["message"])))
    if known:
        why = f"known: {known['by']}"
        if known["until"]:
            why += f" until {known['until']}"
        if known["reason"]:
            why += f": {one_line(known['reason'], 200)}"
        yield from sheet.lines(Text(" " * first.cell_len), Text(why, "dim"))


def known_lines(sheet: Sheet, report: out.ReportOut) -> Iterator[Text]:
    """How many findings are silenced, and by what."""
    by = Counter(f["suppressed"]["by"] for f in findings_of(report) if f["suppressed"])
    if by:
        told = ", ".join(f"{number} by {what}" for what, number in sorted(by.items()))
        yield from sheet.lines(Text("  known and not counted: ", "dim"), Text(told, "dim"))
