"""Options in, exit code out. Parses, builds, calls, writes, exits; nothing else.

Everything heavy is imported where it is used, so that `auditor --version` answers at once.
"""

from __future__ import annotations

import ipaddress
import math
import os
import signal
import sys
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from auditor import __version__, console
from auditor.errors import AuditFailedError, AuditorError, ExitCode
from auditor.reports import RENDERERS

if TYPE_CHECKING:
    from auditor.audit import Outcome, Tools
    from auditor.links.classify import Networks
    from auditor.model import Answer, Report
    from auditor.web.fetcher import Fetcher

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
class Settings:
    """The options of `auditor check`, checked."""

    source: str | None
    clipboard: bool
    question: str | None
    report_format: str
    output: Path | None
    fail_on: str
    offline: bool
    record: Path | None
    replay: Path | None
    jobs: int
    timeout: float
    allow: Networks
    sources: Path | None
    cache: bool
    archive: bool
    verbose: bool


def main() -> NoReturn:
    """The entry point. No traceback reaches the user for anything we know how to explain."""
    _stop_like_ctrl_c()
    try:
        code = cli.main(prog_name="auditor", standalone_mode=False)
    except AuditorError as error:
        console.complain(error.message, error.hint)
        code = error.exit_code
    except click.ClickException as error:
        console.complain(error.format_message(), "Try “auditor check --help”.")
        code = ExitCode.USAGE
    except (click.Abort, KeyboardInterrupt):
        console.complain("interrupted")
        code = ExitCode.INTERRUPTED
    except BrokenPipeError:
        console.leave_pipe()
        code = ExitCode.OK
    except OSError as error:
        console.complain(f"the output can't be written: {error.strerror or error}")
        code = ExitCode.AUDIT_FAILED
    except Exception as error:
        if "AUDITOR_TRACEBACK" in os.environ:
            raise
        console.complain(
            f"this is a bug in auditor: {error!r}",
            "Set AUDITOR_TRACEBACK=1 to see where, and please report it.",
        )
        code = ExitCode.AUDIT_FAILED
    sys.exit(int(code or 0))


def _stop_like_ctrl_c() -> None:
    """SIGTERM and SIGHUP interrupt too, but where the caller ignores them (nohup)."""
    if threading.current_thread() is not threading.main_thread():
        return
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _interrupt)


def _interrupt(signum: int, frame: object) -> NoReturn:
    """Being told to stop is an interruption: what was done is reported."""
    raise KeyboardInterrupt


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EXAMPLES)
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Checks whether the pages an AI assistant cites really say what it claims.

    Three questions are answered for each citation, and never mixed: does the link lead to a page,
    does the page say what the claim says, and what kind of publisher is it. What could not be
    checked is said, with its reason.
    """


def _networks(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> Networks:
    networks = []
    for value in values:
        try:
            networks.append(ipaddress.ip_network(value, strict=False))
        except ValueError as error:
            raise click.BadParameter(f"{value!r} is not a network such as 10.0.0.0/8") from error
    return tuple(networks)


_FILE = click.Path(path_type=Path, dir_okay=False)


@cli.command(epilog=f"{_EXAMPLES}\n{_EXIT_CODES}")
@click.argument("source", metavar="[FILE|-]", required=False)
@click.option("--clipboard", is_flag=True, help="Read the answer from the clipboard.")
@click.option("--question", metavar="TEXT", help="The prompt the assistant was asked.")
@click.option(
    "--format",
    "report_format",
    type=click.Choice(list(RENDERERS)),
    default="text",
    show_default=True,
    help="How to report.",
)
@click.option(
    "--output",
    type=_FILE,
    metavar="FILE",
    help="Write the report to FILE instead of the terminal.",
)
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
    type=_FILE,
    metavar="FILE.warc.gz",
    help="Keep everything that is fetched.",
)
@click.option(
    "--replay",
    type=_FILE,
    metavar="FILE.warc.gz",
    help="Take the pages from a capture; no network.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 128),
    default=16,
    show_default=True,
    help="URLs fetched at the same time.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0.1, 600),
    default=30.0,
    show_default=True,
    metavar="SECONDS",
    help="Time for one URL, redirects and retries included.",
)
@click.option(
    "--allow-network",
    "allow",
    multiple=True,
    callback=_networks,
    metavar="CIDR",
    help="Let a private network be fetched from (for intranets). Repeatable.",
)
@click.option(
    "--sources",
    type=_FILE,
    metavar="FILE",
    help="Source ratings to use instead of the built-in sources.yaml.",
)
@click.option("--cache", is_flag=True, help="Reuse pages fetched in the last day, and keep these.")
@click.option(
    "--archive/--no-archive",
    default=True,
    show_default=True,
    help="Ask the Internet Archive for a copy of dead pages.",
)
@click.option("--verbose", "-v", is_flag=True, help="Show redirects, scores and every note.")
def check(**options: object) -> ExitCode:
    """Audit one answer: every citation, its link, and whether the page supports the claim.

    Reads FILE, standard input (-), or the clipboard. Paste the answer with its list of sources.
    """
    settings = Settings(**options)  # type: ignore[arg-type]  # click has checked each type
    _reject_contradictions(settings)
    answer = read_input(settings)
    started_at, clock = datetime.now(timezone.utc), time.monotonic()
    with ExitStack() as stack:
        fetcher, allow = build_fetcher(settings, stack)
        tools = build_tools(settings, fetcher, allow)
        outcome = run_audit([answer], tools)
        from auditor.model import Report

        report = Report(
            audits=outcome.audits,
            version=__version__,
            started_at=started_at,
            elapsed=time.monotonic() - clock,
            network="offline" if settings.offline and not settings.replay else "web",
            allowed_networks=tuple(map(str, allow)),
            complete=outcome.complete,
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
        ("--clipboard", "FILE", settings.clipboard and settings.source),
    ):
        if both:
            raise click.UsageError(f"{this} and {that} can't be used together.")
    if not math.isfinite(settings.timeout):
        raise click.UsageError("--timeout must be a number of seconds.")
    read = (Path(settings.source) if settings.source else None, settings.replay, settings.sources)
    for written in (settings.output, settings.record):
        for other in (*read, settings.output if written is settings.record else settings.record):
            if written and other and _same_file(written, other):
                raise click.UsageError(f"{written} would be overwritten: name another file.")


def _same_file(one: Path, other: Path) -> bool:
    """Whatever the two are called: links lead to the same file."""
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()


def read_input(settings: Settings) -> Answer:
    """The answer from wherever it is. Raises InputError."""
    from auditor.inputs.source import from_clipboard, from_file, from_standard_input

    if settings.clipboard:
        return from_clipboard(settings.question)
    waiting = sys.stdin is not None and not sys.stdin.isatty()
    if settings.source == "-" or (settings.source is None and waiting):
        return from_standard_input(settings.question)
    if settings.source is None:
        raise click.UsageError("Give a FILE, or - for standard input, or --clipboard.")
    return from_file(settings.source, settings.question)


def build_fetcher(settings: Settings, stack: ExitStack) -> tuple[Fetcher, Networks]:
    """Where pages come from, and the networks that were open when they were fetched."""
    from auditor.web import warc
    from auditor.web.offline import Offline

    if settings.replay:
        capture = warc.replay(settings.replay)
        return capture, settings.allow or capture.allowed_networks
    if settings.offline:
        return Offline(), settings.allow
    from auditor.web.client import Client
    from auditor.web.fetcher import ClientOptions

    options = ClientOptions(timeout=settings.timeout, allow_networks=tuple(settings.allow))
    fetcher: Fetcher = stack.enter_context(Client(options))
    if settings.cache:
        from platformdirs import user_cache_path

        from auditor.store import Store
        from auditor.web.cache import cached

        store = Store(user_cache_path("auditor") / "pages.sqlite")
        stack.callback(store.close)
        fetcher = cached(fetcher, store, options.cache_key)
    if settings.record:
        fetcher = stack.enter_context(
            warc.record(fetcher, settings.record, allow_networks=settings.allow)
        )
    return fetcher, settings.allow


def build_tools(settings: Settings, fetcher: Fetcher, allow: Networks) -> Tools:
    """The pipeline's collaborators for this run."""
    from functools import partial

    from auditor.audit import Tools
    from auditor.citations.parse import parse
    from auditor.links.link import LinkReader
    from auditor.pages.inspect import inspect_page
    from auditor.rules.engine import run_rules
    from auditor.sources import load_sources
    from auditor.support.judge import build_judge
    from auditor.web.archive import Wayback
    from auditor.web.fetch import fetch_all
    from auditor.web.snapshots import find_snapshots

    ask = settings.archive and not (settings.offline and not settings.replay)
    return Tools(
        parse=partial(parse, reader=LinkReader(tuple(allow), date.today())),
        fetch=partial(fetch_all, fetcher, jobs=settings.jobs),
        inspect=inspect_page,
        judge=build_judge().judge,
        source_of=load_sources(settings.sources).lookup,
        rules=run_rules,
        snapshots=partial(find_snapshots, Wayback(), fetcher) if ask else lambda urls: iter(()),
    )


def run_audit(answers: list[Answer], tools: Tools) -> Outcome:
    """Runs the pipeline, with a progress bar where somebody watches."""
    from auditor.audit import audit

    with console.progress() as (started, advanced):
        return audit(answers, tools, started=started, advanced=advanced)


def exit_code(settings: Settings, report: Report) -> ExitCode:
    """Raises AuditFailedError when nothing could be fetched because there is no network."""
    from auditor.audit import network_was_down, nothing_captured
    from auditor.model import Severity

    if not report.complete:
        return ExitCode.INTERRUPTED
    if settings.replay and nothing_captured(report.audits):
        raise AuditFailedError(
            f"{settings.replay} holds none of the pages that this answer cites",
            "Replay the capture that was recorded with this answer.",
        )
    if network_was_down(report.audits):
        raise AuditFailedError(
            "no page could be fetched: the network seems to be down",
            "Nothing was concluded about the pages. Try again, or use --offline or --replay.",
        )
    if settings.fail_on == "never":
        return ExitCode.OK
    limit = Severity[settings.fail_on.upper()]
    found = any(f.severity >= limit for each in report.audits for f in each.findings)
    return ExitCode.FINDINGS if found else ExitCode.OK
