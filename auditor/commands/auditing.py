"""What the commands that audit share: their options, one run, its exit code."""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

import click

from auditor import __version__, console
from auditor.commands.archiving import ArchiveOptions, archive_options
from auditor.commands.duration import DURATION
from auditor.commands.fetching import FetchOptions, fetch_options, reject_endless
from auditor.commands.judges import JudgeOptions, judge_options
from auditor.commands.options import FILE, local_sources_option, refuse_overwriting
from auditor.commands.reporting import Wanted, format_options, wanted, write_reports
from auditor.errors import AuditFailedError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from auditor.memory import Memory
    from auditor.model import Answer, CitedAnswer, PostCounts, Report

EXIT_CODES = """\b
Exit codes
  0    nothing found at or above --fail-on
  1    something was found
  2    wrong options, or an input that can't be used
  3    the audit could not be carried out (no network, for instance)
  130  interrupted; the report so far was written, marked INCOMPLETE
"""


@dataclass(frozen=True)
class AuditOptions(JudgeOptions, ArchiveOptions, FetchOptions):
    """What is fetched and how, and what becomes of the report, as the user said it."""

    formats: tuple[Wanted, ...]
    output: Path | None
    fail_on: str
    offline: bool
    record: Path | None
    replay: Path | None
    sources: tuple[Path, ...]
    local_sources: bool
    cache: bool
    max_age: float
    probe: bool
    verbose: bool


_OPTIONS = (
    format_options(),
    click.option(
        "--fail-on",
        type=click.Choice(["note", "warning", "error", "never"]),
        default="error",
        show_default=True,
        help="Exit with 1 from this severity on.",
    ),
    click.option(
        "--offline", is_flag=True, help="Fetch nothing: judge what can be judged offline."
    ),
    click.option(
        "--record",
        type=FILE,
        metavar="FILE.warc.gz",
        help="Keep everything that is fetched.",
    ),
    click.option(
        "--replay",
        type=FILE,
        metavar="FILE.warc.gz",
        help="Take the pages from a capture; no network.",
    ),
    fetch_options,
    click.option(
        "--sources",
        type=FILE,
        metavar="FILE",
        multiple=True,
        help="Source ratings over the built-in ones, yours and this folder's. Repeatable: "
        "the last that rates a page decides.",
    ),
    local_sources_option,
    click.option(
        "--cache/--no-cache",
        default=True,
        show_default=True,
        help="Reuse pages that were fetched before, and keep these.",
    ),
    click.option(
        "--max-age",
        type=DURATION,
        default="1d",
        show_default=True,
        metavar="TIME",
        help="Reuse no page older than this (30m, 12h, 7d); dead and blocked links an "
        "hour at most.",
    ),
    archive_options,
    judge_options,
    click.option(
        "--probe/--no-probe",
        default=True,
        show_default=True,
        help="Where a page that works looks as if it were missing (few words, "
        "say), ask its site for an address that can't exist: if that shows the same page, "
        "the link is dead. One request more for each such folder of a site.",
    ),
    click.option("--verbose", "-v", is_flag=True, help="Show redirects, scores and every note."),
)


def audit_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def reject_contradictions(settings: AuditOptions, *inputs: Path | str | None) -> None:
    """`inputs` are files that are read: nothing is written over them."""
    for this, that, both in (
        ("--record", "--replay", settings.record and settings.replay),
        ("--record", "--offline", settings.record and settings.offline),
    ):
        if both:
            raise click.UsageError(f"{this} and {that} can't be used together.")
    reject_endless(settings)
    read = (*inputs, settings.replay, *settings.sources, settings.ca_bundle)
    wanted(settings.formats, settings.output, (*read, settings.record))
    refuse_overwriting(settings.record, *read)


def run_audit(
    settings: AuditOptions,
    answers: Sequence[Answer],
    posts: PostCounts | None = None,
    *,
    narrow: Callable[[CitedAnswer], CitedAnswer] = lambda cited: cited,
    settle: Callable[[Report, Memory | None], Report] = lambda report, memory: report,
) -> Report:
    """The audit with a progress bar where somebody watches, its report written.

    `narrow` leaves out of each answer what is not to be audited; `settle` has the last word on the
    report, with the memory of earlier runs.
    """
    from auditor.audit import audit
    from auditor.commands.tools import build_tools, build_web
    from auditor.fingerprints import with_fingerprints
    from auditor.model import Report, Severity
    from auditor.reports.json_report import report_out

    started_at, clock = datetime.now(timezone.utc), time.monotonic()
    with ExitStack() as stack:
        web = build_web(settings, stack)
        tools = build_tools(settings, web, stack)
        parse = tools.parse
        tools = replace(tools, parse=lambda answer: narrow(parse(answer)))
        with console.progress() as begin:
            outcome = audit(answers, tools, begin=begin)
        report = Report(
            audits=tuple(map(with_fingerprints, outcome.audits)),
            version=__version__,
            started_at=started_at,
            elapsed=time.monotonic() - clock,
            network="offline" if settings.offline and not settings.replay else "web",
            allowed_networks=tuple(map(str, web.allow)),
            complete=outcome.complete,
            capture_damage=web.damage,
            posts=posts,
            fail_on=None if settings.fail_on == "never" else Severity[settings.fail_on.upper()],
            source_files=tools.source_files,
        )
        report = settle(report, web.memory)
        # Before the capture is closed: if that fails, the report is not lost with it.
        formats = wanted(settings.formats, settings.output, ())
        write_reports(report_out(report), formats, verbose=settings.verbose)
    return report


def exit_code(settings: AuditOptions, report: Report) -> ExitCode:
    """Raises AuditFailedError when nothing could be fetched because there is no network."""
    from auditor.audit import network_was_down, nothing_captured, out_of_time
    from auditor.model import Severity
    from auditor.reports.totals import all_findings

    if not report.complete:
        return ExitCode.INTERRUPTED
    if settings.replay and nothing_captured(report.audits):
        raise AuditFailedError(
            f"{settings.replay} holds none of the pages that this answer cites",
            "Replay the capture that was recorded with this answer.",
        )
    if out_of_time(report.audits):
        raise AuditFailedError(
            "no page could be fetched before the time budget was used up",
            "Give --time-budget more seconds.",
        )
    if network_was_down(report.audits):
        which = "the proxy" if settings.proxy else "the network"
        raise AuditFailedError(
            f"no page could be fetched: {which} seems to be down",
            "Nothing was concluded about the pages. Try again, or use --offline or --replay.",
        )
    if settings.fail_on == "never":
        return ExitCode.OK
    limit = Severity[settings.fail_on.upper()]
    found = any(f.severity >= limit and not f.suppressed for f in all_findings(report))
    return ExitCode.FINDINGS if found else ExitCode.OK
