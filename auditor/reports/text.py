"""The report for a terminal, a mail or a log: plain words, aligned, complete without colour."""

from __future__ import annotations

from datetime import datetime, timezone
from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from auditor.links.canonical import canonical_key
from auditor.model import FailureKind, Severity, Support
from auditor.reports.clean import one_line
from auditor.reports.lookup import fetched_days, in_scope
from auditor.reports.sheet import answer_title, new_sheet, printed
from auditor.reports.text_citation import citation_lines, reference_lines, row
from auditor.reports.text_content import content_lines
from auditor.reports.text_thread import thread_lines
from auditor.reports.text_totals import totals_lines
from auditor.reports.words import SEVERITY_COLORS, SUPPORT_LOOK, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.reports import published as out
    from auditor.reports.sheet import Sheet

_CLAIM_LINES = 4


def render_text(
    report: out.ReportOut,
    *,
    width: int = 80,
    color: bool = False,
    verbose: bool = False,
    whole_urls: bool = False,
) -> str:
    """Lines of at most `width` cells (never under 40), but for addresses with `whole_urls` or
    `verbose`. Only our own escapes, and only in color.
    """
    sheet = new_sheet(width, color, whole_urls)
    return printed(sheet, _report_lines(sheet, report, verbose))


def _report_lines(sheet: Sheet, report: out.ReportOut, verbose: bool) -> Iterator[Text]:
    yield from _head_lines(sheet, report)
    if report["posts"] is not None:
        yield from thread_lines(sheet, report, report["posts"])
    if report["content"] is not None:
        yield from content_lines(sheet, report, report["content"], verbose)
    elif report["posts"] is None or verbose:
        for answer in report["answers"]:
            yield Text()
            yield from _answer_lines(sheet, answer, verbose)
    yield Text()
    yield from totals_lines(sheet, report, verbose)
    yield Text()
    yield from _outcome_lines(sheet, report, verbose)


def _head_lines(sheet: Sheet, report: out.ReportOut) -> Iterator[Text]:
    parts = [report["tool"]["version"], report["network"], _when(report["started_at"])]
    if report["elapsed_seconds"] is not None:
        parts.append(f"{report['elapsed_seconds']:.1f} s")
    head = " · ".join(parts)
    yield from sheet.lines(Text("auditor ", "dim"), Text(one_line(head), "dim"))
    if fetched := _fetched_on(report):
        yield from sheet.lines(Text(), Text(f"pages as they were fetched on {fetched}", "dim"))
    if report["allowed_networks"]:
        allowed = one_line(", ".join(report["allowed_networks"]))
        yield from sheet.lines(Text("allowed networks: "), Text(allowed, "yellow"))
    if report["capture_damage"]:
        words = f"the capture is damaged: {one_line(report['capture_damage'])}"
        yield from sheet.lines(Text(), Text(words, "yellow"))
    if late := _out_of_time(report):
        words = f"the time budget was used up: {plural(late, 'page')} not read"
        yield from sheet.lines(Text(), Text(words, "yellow"))
    if not report["complete"]:
        words = "INCOMPLETE: the run was interrupted; this covers only what was done."
        yield from sheet.lines(Text(), Text(words, "bold red"))


def _when(started_at: str) -> str:
    try:
        started = datetime.fromisoformat(started_at)
    except ValueError:  # of a file that another program wrote
        return one_line(started_at, 40)
    moment = started.astimezone(timezone.utc) if started.tzinfo else started
    return moment.strftime("%Y-%m-%d %H:%M") + (" UTC" if started.tzinfo else "")


def _out_of_time(report: out.ReportOut) -> int:
    failures = (link["failure"] for answer in report["answers"] for link in answer["links"])
    return sum(f is not None and f["kind"] == FailureKind.TIME_BUDGET for f in failures)


def _fetched_on(report: out.ReportOut) -> str:
    """The day or days of a replayed or cached run's pages; "" when they were fetched just now."""
    first, last = fetched_days(report)
    return first if first == last else f"{first} to {last}"


def _answer_lines(sheet: Sheet, answer: out.AnswerOut, verbose: bool) -> Iterator[Text]:
    at = answer["location"]
    yield answer_title(sheet, at["path"], at["line"], at["author"], at["post"])
    indent = Text("  ")
    if answer["question"]:
        first = Text("  asked: ", "dim")
        yield from sheet.lines(first, Text(one_line(answer["question"])), 0 if verbose else 2)
    for note in answer["notes"]:
        yield from sheet.lines(Text("  note:  ", "yellow"), Text(one_line(note, 300)))
    if verbose and answer["dialects"]:
        dialects = one_line(", ".join(answer["dialects"]))
        yield from sheet.lines(indent, Text(f"citation style: {dialects}", "dim"))
    if not answer["claims"]:
        yield from sheet.lines(indent, Text("no claim found in this text"))
    yield from _claims_lines(sheet, answer, verbose)
    yield from _leftover_lines(sheet, answer, verbose)
    if verbose:
        yield from _finding_lines(sheet, answer)


def _claims_lines(sheet: Sheet, answer: out.AnswerOut, verbose: bool) -> Iterator[Text]:
    cited: dict[int, list[out.CitationOut]] = {}
    for citation in answer["citations"]:
        if citation["claim"] is not None:
            cited.setdefault(citation["claim"], []).append(citation)
    near = in_scope(answer)
    joint = {each["claim"]: each for each in answer["together"] if each["text"]}
    numbered = list(enumerate(answer["claims"]))
    numbered.sort(key=lambda item: (item[1]["span"]["start"], item[1]["span"]["end"]))
    shown = [(n, index, claim) for n, (index, claim) in enumerate(numbered, 1)]
    for is_cited, run in groupby(shown, key=lambda item: item[1] in cited):
        items = list(run)
        if not (is_cited or verbose):
            yield Text()
            words = dict.fromkeys(_why_uncited(c, index in near) for _, index, c in items)
            yield from _passed_over(sheet, items[0][0], len(items), ", or ".join(words))
            continue
        for number, index, claim in items:
            yield Text()
            yield from _claim_lines(sheet, number, claim, bool(cited.get(index)), verbose)
            for citation in cited.get(index, []):
                yield from citation_lines(sheet, answer, citation, verbose)
            if index in joint:
                sign, style = SUPPORT_LOOK[Support(joint[index]["support"])]
                yield from row(sheet, sign, "together", Text(joint[index]["text"]), style)
            if claim["not_checkable"] or index not in cited:
                why = _why_uncited(claim, index in near)
                if claim["not_checkable"]:
                    why += f": {one_line(claim['not_checkable'], 200)}"
                yield from sheet.lines(Text(" " * 4), Text(why, "dim"))


def _why_uncited(claim: out.ClaimOut, near: bool) -> str:
    if claim["not_checkable"]:
        return "nothing to check"
    return "perhaps cited by the mark nearby" if near else "no citation"


def _passed_over(sheet: Sheet, first: int, number: int, words: str) -> Iterator[Text]:
    """Claims with nothing to check are counted where they stand, and no more."""
    last = first + number - 1
    which = f"claim {first}" if last == first else f"claims {first} to {last}"
    yield from sheet.lines(Text(" " * 4), Text(f"{which}: {words}", "dim"))


def _claim_lines(
    sheet: Sheet, number: int, claim: out.ClaimOut, cited: bool, verbose: bool
) -> Iterator[Text]:
    first = Text(f"{number:>2}  ", "bold cyan" if cited else "dim")
    body = Text(one_line(claim["text"]), "bold" if cited else "dim")
    yield from sheet.lines(first, body, 0 if verbose else _CLAIM_LINES)
    indent = Text(" " * 4)
    if verbose and claim["context"]:
        yield from sheet.lines(indent, Text(f"under: {one_line(claim['context'], 200)}", "dim"))


def _leftover_lines(sheet: Sheet, answer: out.AnswerOut, verbose: bool) -> Iterator[Text]:
    checks = {canonical_key(link["url"]): link for link in answer["links"]}
    loose = [citation for citation in answer["citations"] if citation["claim"] is None]
    if loose:
        yield from _heading("Citations attached to no claim")
        for citation in loose:
            yield from citation_lines(sheet, answer, citation, verbose)
    if answer["uncited_references"]:
        yield from _heading("References no claim cites")
        for number in answer["uncited_references"]:
            entry = answer["references"][number]
            check = checks.get(canonical_key(entry["link"]["url"])) if entry["link"] else None
            yield from reference_lines(sheet, entry, check, verbose)
    marks = dict.fromkeys(
        f"[{one_line(marker['label'], 40)}] line {citation['line']}"
        for citation in (answer["citations"][number] for number in answer["unresolved_citations"])
        if (marker := citation["marker"]) and citation["reference"] is None and not marker["lost"]
    )
    if marks:
        yield from _heading("Markers without a reference")
        yield from sheet.flow(Text(" " * 4), list(marks))


def _finding_lines(sheet: Sheet, answer: out.AnswerOut) -> Iterator[Text]:
    if answer["findings"]:
        yield from _heading("Findings")
    for finding in answer["findings"]:
        at = f"{finding['line']}:{finding['column']}"
        style = SEVERITY_COLORS[Severity[finding["severity"].upper()]]
        first = Text(f"    {at:<8}").append(f"{finding['rule']} ", style)
        yield from sheet.lines(
            first, Text(f"{finding['severity']}: {one_line(finding['message'])}")
        )


def _heading(words: str) -> Iterator[Text]:
    yield Text()
    yield Text(f"    {words}", "bold")


def _outcome_lines(sheet: Sheet, report: out.ReportOut, verbose: bool) -> Iterator[Text]:
    found = report["totals"]["findings"]
    words = Text.assemble(("" if report["complete"] else "INCOMPLETE: ", "bold red"))
    for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE):
        name = severity.name.lower()
        number = found.get(name, 0)
        style = f"bold {SEVERITY_COLORS[severity]}" if number else "dim"
        words.append(", " if severity is not Severity.ERROR else "")
        words.append(plural(number, name), style)
    if sum(found.values()) and not verbose:
        words.append(" (--verbose lists them)", "dim")
    yield from sheet.lines(Text(), words)
