"""The report for a terminal, a mail or a log: plain words, aligned, complete without colour."""

from __future__ import annotations

from collections import Counter
from datetime import timezone
from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from auditor.links.canonical import canonical_key
from auditor.model import FailureKind, LinkGroup, Severity, Support, Tier
from auditor.reports.clean import one_line
from auditor.reports.joint import joint_words
from auditor.reports.sheet import answer_title, new_sheet, printed, ruled
from auditor.reports.text_citation import citation_lines, reference_lines, row
from auditor.reports.text_content import content_lines, known_lines
from auditor.reports.text_thread import thread_lines
from auditor.reports.totals import Totals, count
from auditor.reports.words import SEVERITY_COLORS, SUPPORT_LOOK, claim_counts, plural, spaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model import AnswerAudit, Assessment, Claim, Report
    from auditor.reports.sheet import Sheet
    from auditor.reports.totals import AnyWord

_CLAIM_LINES = 4
_TOTALS = 20  # where the words of a line of totals start


def render_text(
    report: Report,
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


def _report_lines(sheet: Sheet, report: Report, verbose: bool) -> Iterator[Text]:
    totals = count(report)
    yield from _head_lines(sheet, report)
    if report.posts is not None:
        yield from thread_lines(sheet, report)
    if report.content is not None:
        yield from content_lines(sheet, report, report.content, verbose)
    elif report.posts is None or verbose:
        for audit in report.audits:
            yield Text()
            yield from _answer_lines(sheet, audit, verbose)
    yield Text()
    yield from _totals_lines(sheet, totals, in_files=report.content is not None)
    yield from known_lines(sheet, report)
    if verbose:
        yield from _probe_lines(sheet, report)
        yield from _rating_lines(sheet, report)
    yield Text()
    yield from _outcome_lines(sheet, report, totals, verbose)


def _head_lines(sheet: Sheet, report: Report) -> Iterator[Text]:
    started = report.started_at
    moment = started.astimezone(timezone.utc) if started.tzinfo else started
    when = moment.strftime("%Y-%m-%d %H:%M") + (" UTC" if started.tzinfo else "")
    head = f"{report.version} · {report.network} · {when} · {report.elapsed:.1f} s"
    yield from sheet.lines(Text("auditor ", "dim"), Text(one_line(head), "dim"))
    if fetched := _fetched_on(report):
        yield from sheet.lines(Text(), Text(f"pages as they were fetched on {fetched}", "dim"))
    if report.allowed_networks:
        allowed = one_line(", ".join(report.allowed_networks))
        yield from sheet.lines(Text("allowed networks: "), Text(allowed, "yellow"))
    if report.capture_damage:
        words = f"the capture is damaged: {one_line(report.capture_damage)}"
        yield from sheet.lines(Text(), Text(words, "yellow"))
    if late := _out_of_time(report):
        words = f"the time budget was used up: {plural(late, 'page')} not read"
        yield from sheet.lines(Text(), Text(words, "yellow"))
    if not report.complete:
        words = "INCOMPLETE: the run was interrupted; this covers only what was done."
        yield from sheet.lines(Text(), Text(words, "bold red"))


def _out_of_time(report: Report) -> int:
    failures = (c.resolution.failure for a in report.audits for c in a.checks if c.resolution)
    return sum(f is not None and f.kind is FailureKind.TIME_BUDGET for f in failures)


def _fetched_on(report: Report) -> str:
    """The day or days of a replayed or cached run's pages; "" when they were fetched just now."""
    resolutions = (check.resolution for audit in report.audits for check in audit.checks)
    days = {r.fetched_at.date().isoformat() for r in resolutions if r and r.fetched_at}
    if not days or days == {report.started_at.date().isoformat()}:
        return ""
    first, last = min(days), max(days)
    return first if first == last else f"{first} to {last}"


def _answer_lines(sheet: Sheet, audit: AnswerAudit, verbose: bool) -> Iterator[Text]:
    yield answer_title(sheet, audit.cited.answer)
    answer = audit.cited.answer
    indent = Text("  ")
    if answer.question:
        first = Text("  asked: ", "dim")
        yield from sheet.lines(first, Text(one_line(answer.question)), 0 if verbose else 2)
    for note in answer.notes:
        yield from sheet.lines(Text("  note:  ", "yellow"), Text(one_line(note, 300)))
    if verbose and audit.cited.dialects:
        dialects = one_line(", ".join(audit.cited.dialects))
        yield from sheet.lines(indent, Text(f"citation style: {dialects}", "dim"))
    if not audit.cited.claims:
        yield from sheet.lines(indent, Text("no claim found in this text"))
    yield from _claims_lines(sheet, audit, verbose)
    yield from _leftover_lines(sheet, audit, verbose)
    if verbose:
        yield from _finding_lines(sheet, audit)


def _claims_lines(sheet: Sheet, audit: AnswerAudit, verbose: bool) -> Iterator[Text]:
    cited: dict[tuple[int, int], list[Assessment]] = {}
    claims = {(c.span.start, c.span.end): c for c in audit.cited.claims}
    for assessment in audit.assessments:
        claim = assessment.attribution.claim
        if claim:
            place = (claim.span.start, claim.span.end)
            claims.setdefault(place, claim)
            cited.setdefault(place, []).append(assessment)
    joint = {
        (each.claim.span.start, each.claim.span.end): (each, joint_words(each, audit.assessments))
        for each in audit.together
    }
    near = {(c.span.start, c.span.end) for c in audit.cited.claims_in_scope}
    numbered = [(n, place, claims[place]) for n, place in enumerate(sorted(claims), 1)]
    for is_cited, run in groupby(numbered, key=lambda item: item[1] in cited):
        items = list(run)
        if not (is_cited or verbose):
            yield Text()
            words = dict.fromkeys(_why_uncited(c, place in near) for _, place, c in items)
            yield from _passed_over(sheet, items[0][0], len(items), ", or ".join(words))
            continue
        for number, place, claim in items:
            yield Text()
            yield from _claim_lines(sheet, number, claim, cited.get(place, []), verbose)
            if place in joint and joint[place][1]:
                sign, style = SUPPORT_LOOK[joint[place][0].support]
                yield from row(sheet, sign, "together", Text(joint[place][1]), style)
            if claim.not_checkable or place not in cited:
                why = _why_uncited(claim, place in near)
                if claim.not_checkable:
                    why += f": {one_line(claim.not_checkable, 200)}"
                yield from sheet.lines(Text(" " * 4), Text(why, "dim"))


def _why_uncited(claim: Claim, in_scope: bool) -> str:
    if claim.not_checkable:
        return "nothing to check"
    return "perhaps cited by the mark nearby" if in_scope else "no citation"


def _passed_over(sheet: Sheet, first: int, number: int, words: str) -> Iterator[Text]:
    """Claims with nothing to check are counted where they stand, and no more."""
    last = first + number - 1
    which = f"claim {first}" if last == first else f"claims {first} to {last}"
    yield from sheet.lines(Text(" " * 4), Text(f"{which}: {words}", "dim"))


def _claim_lines(
    sheet: Sheet, number: int, claim: Claim, cited: list[Assessment], verbose: bool
) -> Iterator[Text]:
    first = Text(f"{number:>2}  ", "bold cyan" if cited else "dim")
    body = Text(one_line(claim.text), "bold" if cited else "dim")
    yield from sheet.lines(first, body, 0 if verbose else _CLAIM_LINES)
    indent = Text(" " * 4)
    if verbose and claim.context:
        yield from sheet.lines(indent, Text(f"under: {one_line(claim.context, 200)}", "dim"))
    for assessment in cited:
        yield from citation_lines(sheet, assessment, verbose)


def _leftover_lines(sheet: Sheet, audit: AnswerAudit, verbose: bool) -> Iterator[Text]:
    checks = {canonical_key(check.link.url): check for check in audit.checks}
    loose = [a for a in audit.assessments if a.attribution.claim is None]
    if loose:
        yield from _heading("Citations attached to no claim")
        for assessment in loose:
            yield from citation_lines(sheet, assessment, verbose)
    if audit.cited.uncited_references:
        yield from _heading("References no claim cites")
        for reference in audit.cited.uncited_references:
            check = checks.get(canonical_key(reference.link.url)) if reference.link else None
            yield from reference_lines(sheet, reference, check, verbose)
    marks = dict.fromkeys(
        f"[{one_line(c.marker.label, 40)}] line {audit.cited.answer.locate(c.span).line}"
        for c in (a.citation for a in audit.cited.unresolved)
        if c.marker and c.reference is None and not c.marker.lost
    )
    if marks:
        yield from _heading("Markers without a reference")
        yield from sheet.flow(Text(" " * 4), list(marks))


def _finding_lines(sheet: Sheet, audit: AnswerAudit) -> Iterator[Text]:
    if audit.findings:
        yield from _heading("Findings")
    for finding in audit.findings:
        at = f"{finding.location.line}:{finding.location.column}"
        style = SEVERITY_COLORS[finding.severity]
        first = Text(f"    {at:<8}").append(f"{finding.rule.id} ", style)
        severity = finding.severity.name.lower()
        yield from sheet.lines(first, Text(f"{severity}: {one_line(finding.message)}"))


def _heading(words: str) -> Iterator[Text]:
    yield Text()
    yield Text(f"    {words}", "bold")


def _totals_lines(sheet: Sheet, totals: Totals, *, in_files: bool) -> Iterator[Text]:
    yield ruled(sheet, "Totals")
    if totals.answers != 1 and not in_files:
        yield from _total(sheet, "answers", totals.answers, [])
    yield from _total(sheet, "claims", totals.claims.all, claim_counts(totals.claims))
    checked = {s: n for s, n in totals.links.items() if s.group is not LinkGroup.COULD_NOT_CHECK}
    not_checked = totals.links_could_not_check
    yield from _total(sheet, "links", sum(totals.links.values()), _counts(checked))
    yield from _not_checked(sheet, _counts(not_checked), sum(not_checked.values()))
    if totals.histories:
        first = Text(" " * _TOTALS + "of the dead: ")
        yield from sheet.flow(first, _counts(totals.histories))
    support = {s: n for s, n in totals.support.items() if s is not Support.NOT_CHECKED}
    yield from _total(sheet, "citations", totals.citations, _counts(support))
    if totals.on_archived_copy:
        number = sum(totals.on_archived_copy.values())
        first = Text(" " * _TOTALS + f"{number} of them on archived copies: ", "yellow")
        yield from sheet.flow(first, _counts(totals.on_archived_copy))
    yield from _not_checked(
        sheet, _reasons(totals), sum(reason.count for reason in totals.not_checked)
    )
    classes = _counts(totals.source_classes)
    yield from _total(sheet, "sources", sum(totals.source_classes.values()), classes)
    tiers = _counts(totals.source_tiers)
    if set(totals.source_tiers) - {Tier.UNRATED}:
        yield from sheet.flow(Text(" " * _TOTALS), tiers)


def _probe_lines(sheet: Sheet, report: Report) -> Iterator[Text]:
    """How many links were held against an address that can't exist, and what came of it."""
    checks = (check for audit in report.audits for check in audit.checks)
    told = Counter(s.code for c in checks for s in c.signals if s.code.startswith("sibling_"))
    counts = [f"{n} {one_line(spaced(code))}" for code, n in sorted(told.items())]
    yield from _total(sheet, "probed", sum(told.values()), counts)


def _rating_lines(sheet: Sheet, report: Report) -> Iterator[Text]:
    """What sources were rated by, so that the ratings can be had again."""
    files = [f"{one_line(f.name)} (SHA-256 {f.sha256[:12]}…)" for f in report.source_files]
    if files:
        yield from _total(sheet, "rated by", len(files), files)


def _total(sheet: Sheet, name: str, number: int, parts: list[str]) -> Iterator[Text]:
    first = Text(f"  {name:<10}").append(f"{number:>5}   ", "bold")
    yield from sheet.flow(first, parts)


def _not_checked(sheet: Sheet, reasons: list[str], number: int) -> Iterator[Text]:
    style = "yellow" if number else "dim"
    first = Text(" " * _TOTALS).append(f"could not check {number}", style)
    yield from sheet.flow(first.append(": " if reasons else ""), reasons)


def _reasons(totals: Totals) -> list[str]:
    """Links that led to no page are told apart in the line of the links."""
    without = sum(r.count for r in totals.not_checked if r.code.startswith("link_"))
    others = [r for r in totals.not_checked if not r.code.startswith("link_")]
    told = [f"{r.count} {one_line(r.text, 60) or spaced(r.code)}" for r in others]
    return [f"{without} without a page to read", *told] if without else told


def _counts(counts: dict[AnyWord, int]) -> list[str]:
    return [f"{n} {spaced(word.value)}" for word, n in counts.items()]


def _outcome_lines(sheet: Sheet, report: Report, totals: Totals, verbose: bool) -> Iterator[Text]:
    words = Text.assemble(("" if report.complete else "INCOMPLETE: ", "bold red"))
    for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE):
        number = totals.findings[severity]
        style = f"bold {SEVERITY_COLORS[severity]}" if number else "dim"
        words.append(", " if severity is not Severity.ERROR else "")
        words.append(plural(number, severity.name.lower()), style)
    if sum(totals.findings.values()) and not verbose:
        words.append(" (--verbose lists them)", "dim")
    yield from sheet.lines(Text(), words)
