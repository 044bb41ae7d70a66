"""`auditor check`: the whole audit of an answer."""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING

import click

from auditor import __version__, console
from auditor.commands.archiving import ArchiveOptions, archive_options, build_archive
from auditor.commands.cache import open_cache
from auditor.commands.duration import DURATION
from auditor.commands.fetching import (
    FetchOptions,
    client_options,
    fetch_options,
    open_capture,
    reject_endless,
)
from auditor.commands.options import (
    FILE,
    AnswerOptions,
    answer_options,
    build_parse,
    output_option,
    read_input,
    refuse_overwriting,
)
from auditor.errors import AuditFailedError, ExitCode
from auditor.reports import RENDERERS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from auditor.audit import Outcome, Tools
    from auditor.judging import Memory
    from auditor.links.classify import Networks
    from auditor.model import Answer, Fetched, Link, LinkStatus, Report
    from auditor.pages.inspect import PageInspection
    from auditor.web.fetcher import Fetcher

    Learn = Callable[[Fetched, LinkStatus], None]

_EXAMPLES = """\b
Examples
  auditor check answer.txt            audit a saved answer
  auditor check --clipboard           audit what you just copied
  pbpaste | auditor check -           the same, through a pipe
  auditor check a.md --format json --output report.json
  auditor check a.md --record a.warc.gz     keep every page that was fetched
  auditor check a.md --replay a.warc.gz     audit again later, without a network
"""
_EXIT_CODES = """\b
Exit codes
  0    nothing found at or above --fail-on
  1    something was found
  2    wrong options, or an input that can't be used
  3    the audit could not be carried out (no network, for instance)
  130  interrupted; the report so far was written, marked INCOMPLETE
"""


@dataclass(frozen=True)
class Settings(ArchiveOptions, FetchOptions, AnswerOptions):
    """The options of `auditor check`, checked."""

    report_format: str
    output: Path | None
    fail_on: str
    offline: bool
    record: Path | None
    replay: Path | None
    sources: Path | None
    cache: bool
    max_age: float
    probe: bool
    verbose: bool


@click.command(epilog=f"{_EXAMPLES}\n{_EXIT_CODES}")
@answer_options
@click.option(
    "--format",
    "report_format",
    type=click.Choice(list(RENDERERS)),
    default="text",
    show_default=True,
    help="How to report.",
)
@output_option
@click.option(
    "--fail-on",
    type=click.Choice(["note", "warning", "error", "never"]),
    default="error",
    show_default=True,
    help="Exit with 1 from this severity on.",
)
@click.option("--offline", is_flag=True, help="Fetch nothing: judge what can be judged offline.")
@click.option(
    "--record",
    type=FILE,
    metavar="FILE.warc.gz",
    help="Keep everything that is fetched.",
)
@click.option(
    "--replay",
    type=FILE,
    metavar="FILE.warc.gz",
    help="Take the pages from a capture; no network.",
)
@fetch_options
@click.option(
    "--sources",
    type=FILE,
    metavar="FILE",
    help="Source ratings to use instead of the built-in sources.yaml.",
)
@click.option(
    "--cache/--no-cache",
    default=True,
    show_default=True,
    help="Reuse pages that were fetched before, and keep these.",
)
@click.option(
    "--max-age",
    type=DURATION,
    default="1d",
    show_default=True,
    metavar="TIME",
    help="Reuse no page older than this (30m, 12h, 7d); dead and blocked links an hour at most.",
)
@archive_options
@click.option(
    "--probe/--no-probe",
    default=True,
    show_default=True,
    help="Where a page that works looks as if it were missing (few words, another path), ask its "
    "site for an address that can't exist: if that shows the same page, the link is dead. One "
    "request more for each such folder of a site.",
)
@click.option("--verbose", "-v", is_flag=True, help="Show redirects, scores and every note.")
def check(**options: object) -> ExitCode:
    """Audit one answer: every citation, its link, and whether the page supports the claim.

    Reads FILE, standard input (-), or the clipboard. Paste the answer with its list of sources.
    """
    settings = Settings(**options)  # type: ignore[arg-type]  # click has checked each type
    _reject_contradictions(settings)
    answers = read_input(settings)
    started_at, clock = datetime.now(timezone.utc), time.monotonic()
    with ExitStack() as stack:
        web = build_web(settings, stack)
        tools = build_tools(settings, web)
        outcome = run_audit(answers, tools)
        from auditor.model import Report

        report = Report(
            audits=outcome.audits,
            version=__version__,
            started_at=started_at,
            elapsed=time.monotonic() - clock,
            network="offline" if settings.offline and not settings.replay else "web",
            allowed_networks=tuple(map(str, web.allow)),
            complete=outcome.complete,
            capture_damage=web.damage,
        )
        # Before the capture is closed: if that fails, the report is not lost with it.
        render = RENDERERS[settings.report_format]
        text = render(report, console.look(settings.output, verbose=settings.verbose))
        console.write(text, settings.output)
    return exit_code(settings, report)


def _reject_contradictions(settings: Settings) -> None:
    for this, that, both in (
        ("--record", "--replay", settings.record and settings.replay),
        ("--record", "--offline", settings.record and settings.offline),
    ):
        if both:
            raise click.UsageError(f"{this} and {that} can't be used together.")
    reject_endless(settings)
    read = (settings.source, settings.replay, settings.sources, settings.ca_bundle)
    refuse_overwriting(settings.output, *read, settings.record)
    refuse_overwriting(settings.record, *read)


def _nobody(fetched: Fetched, status: LinkStatus) -> None:
    pass


@dataclass(frozen=True)
class Web:
    """Where pages come from, the networks that were open then, who wants to know what the pages
    turned out to be, where verdicts are kept, and the damage of a capture."""

    fetcher: Fetcher
    allow: Networks
    learn: Learn = _nobody
    memory: Memory | None = None
    damage: str = ""


def build_web(settings: Settings, stack: ExitStack) -> Web:
    from auditor.web import warc
    from auditor.web.offline import Offline

    if settings.replay:
        capture = open_capture(settings.replay)
        return Web(capture, settings.allow or capture.allowed_networks, damage=capture.damage)
    if settings.offline:
        return Web(Offline(), settings.allow)
    from auditor.web.client import Client

    options = client_options(settings)
    web = Web(stack.enter_context(Client(options)), settings.allow)
    if settings.cache and (kept := open_cache(web.fetcher, options, settings.max_age, stack)):
        cache, store = kept
        web = replace(web, fetcher=cache, learn=cache.learn, memory=store)
    if settings.record:
        recorder = warc.record(web.fetcher, settings.record, allow_networks=settings.allow)
        web = replace(web, fetcher=stack.enter_context(recorder))
    return web


def build_tools(settings: Settings, web: Web) -> Tools:
    """The pipeline's collaborators for this run."""
    from functools import partial

    from auditor.audit import Tools
    from auditor.judging import Judging
    from auditor.pages.inspect import inspect_page
    from auditor.pages.reading import prepare
    from auditor.rules.engine import run_rules
    from auditor.sources import load_sources
    from auditor.support.judge import build_judge
    from auditor.web.fetch import fetch_all

    def inspect(link: Link, fetched: Fetched) -> PageInspection:
        seen = inspect_page(link, fetched)
        web.learn(fetched, seen.status)
        return seen

    if settings.replay or not settings.offline:
        prepare()
    return Tools(
        parse=build_parse(web.allow),
        fetch=partial(
            fetch_all, web.fetcher, jobs=settings.jobs, interrupted=console.told_to_stop.is_set
        ),
        inspect=inspect,
        judge=Judging(
            build_judge(),
            web.memory,
            workers=os.cpu_count() or 1,
            interrupted=console.told_to_stop.is_set,
        ),
        source_of=load_sources(settings.sources).lookup,
        rules=run_rules,
        archive=build_archive(settings, web.fetcher),
        own_archive=settings.archive_url is not None,
        probe=settings.probe,
    )


def run_audit(answers: Sequence[Answer], tools: Tools) -> Outcome:
    """Runs the pipeline, with a progress bar where somebody watches."""
    from auditor.audit import audit

    with console.progress() as (started, advanced):
        return audit(answers, tools, started=started, advanced=advanced)


def exit_code(settings: Settings, report: Report) -> ExitCode:
    """Raises AuditFailedError when nothing could be fetched because there is no network."""
    from auditor.audit import network_was_down, nothing_captured, out_of_time
    from auditor.model import Severity

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
    found = any(f.severity >= limit for each in report.audits for f in each.findings)
    return ExitCode.FINDINGS if found else ExitCode.OK
