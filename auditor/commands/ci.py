"""`auditor ci`: the claims and links of a repository's documents."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor import console
from auditor.commands.auditing import (
    EXIT_CODES,
    AuditOptions,
    audit_options,
    exit_code,
    reject_contradictions,
    run_audit,
)
from auditor.commands.duration import DURATION
from auditor.commands.options import FILE
from auditor.commands.reporting import wanted
from auditor.errors import ExitCode, InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.changes import Changes
    from auditor.memory import Memory
    from auditor.model import CitedAnswer, Content, FileProblem, Report
    from auditor.policy.content_policy import Policy
    from auditor.policy.known import Looked

_EXAMPLES = """\b
Examples
  auditor ci .                                  all documents below this folder
  auditor ci docs README.md --fail-on warning
  auditor ci . --changed-since origin/main      only lines that a branch added
  auditor ci . --baseline known.yaml --write-baseline     begin with what is there
  auditor ci . --baseline known.yaml            fail on what is new
  auditor ci . --format sarif=out.sarif --format text
  auditor ci . --severity LNK001=warning --severity 'docs/old/**=off'

\b
Silencing one place
  <!-- auditor: ignore LNK001 until 2027-01-01: they promised to restore it -->
  <!-- auditor-ignore-next-line SUP001: the page says so in a picture -->
  <!-- auditor: off --> ... <!-- auditor: on -->
  reStructuredText has ".. auditor: ignore ...", AsciiDoc "// auditor: ignore ...".
"""


@dataclass(frozen=True)
class Settings(AuditOptions):
    """The options of `auditor ci`, checked."""

    paths: tuple[str, ...]
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    changed_since: str | None
    whole_files: bool
    baseline: Path | None
    write_baseline: bool
    severity: tuple[str, ...]
    strikes: int
    strikes_gone: int
    strike_interval: float


@click.command(epilog=f"{_EXAMPLES}\n{EXIT_CODES}")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--include",
    multiple=True,
    metavar="PATTERN",
    help="Only files like this (as in .gitignore), of any kind. Repeatable.",
)
@click.option("--exclude", multiple=True, metavar="PATTERN", help="No files like this. Repeatable.")
@click.option(
    "--changed-since",
    metavar="REV",
    help="Only claims and links on lines that were added since this revision (git); a line that "
    "moved is not a change.",
)
@click.option("--whole-files", is_flag=True, help="With --changed-since: changed files whole.")
@click.option(
    "--baseline", type=FILE, metavar="FILE", help="Findings listed there are known: not counted."
)
@click.option(
    "--write-baseline",
    is_flag=True,
    help="Write what is found now into --baseline; reasons and days in it are kept.",
)
@click.option(
    "--severity",
    multiple=True,
    metavar="WHAT=LEVEL",
    help="Of a rule, an axis (link, support, source, citation, policy) or files: off, note, "
    "warning or error. Files decide before rules, rules before axes. Repeatable.",
)
@click.option(
    "--strikes",
    type=click.IntRange(1, 100),
    default=3,
    show_default=True,
    help="A link is dead after failing in so many runs; before that it is a note. The cache "
    "remembers: keep its folder between runs, or use 1.",
)
@click.option(
    "--strikes-gone",
    type=click.IntRange(1, 100),
    default=2,
    show_default=True,
    help="The same for pages that their server says are gone (404, 410).",
)
@click.option(
    "--strike-interval",
    type=DURATION,
    default="6h",
    show_default=True,
    metavar="TIME",
    help="Runs closer together count as one.",
)
@audit_options
def ci(**options: object) -> ExitCode:
    """Audit the documents of a repository, without crying wolf.

    PATH is a file, or a folder: what .gitignore leaves out stays out. Code is not audited, nor are
    links to other files. What could not be checked (a bot wall, a site that is down) never fails a
    build, and a dead link only after it failed several times.
    """
    settings = Settings(**options)  # type: ignore[arg-type]  # click has checked each type
    _reject(settings)
    policy = build_policy(settings)
    changes = _changes(settings)
    looked, problems = read_all(settings, changes)
    if problems and not looked and changes is None:
        raise InputError(
            f"nothing could be read: {problems[0].path}: {problems[0].text}", "Check the paths."
        )
    # Known only now: a folder was named, and a document of it is no place for a report.
    wanted(settings.formats, settings.output, (*looked, settings.baseline))
    if not looked:
        console.remark("There is nothing to audit: no document, or none that changed.")

    def settle(report: Report, memory: Memory | None) -> Report:
        return _settled(settings, policy, looked, problems, report, memory)

    def narrow(cited: CitedAnswer) -> CitedAnswer:
        from auditor.policy.selection import only_on

        return only_on(cited, looked[cited.answer.location.path].lines)

    answers = [each.content.answer for each in looked.values()]
    report = run_audit(settings, answers, narrow=narrow, settle=settle)
    code = exit_code(settings, report)
    return ExitCode.USAGE if code is ExitCode.OK and _missed(settings, problems) else code


def _missed(settings: Settings, problems: Sequence[FileProblem]) -> bool:
    """Whether a path that was named could not be audited: a slip of the pen must not pass."""
    named = {os.path.normpath(path) for path in settings.paths}
    missed = [each for each in problems if os.path.normpath(each.path) in named]
    for each in missed:
        console.complain(f"{each.path}: {each.text}")
    return bool(missed)


def _reject(settings: Settings) -> None:
    reject_contradictions(settings, *settings.paths)
    if settings.write_baseline and not settings.baseline:
        raise click.UsageError("--write-baseline needs --baseline FILE.")
    if settings.write_baseline and settings.changed_since:
        raise click.UsageError("--write-baseline needs the whole: leave --changed-since out.")
    if settings.whole_files and not settings.changed_since:
        raise click.UsageError("--whole-files goes with --changed-since.")


def build_policy(settings: Settings) -> Policy:
    """Raises ConfigError."""
    from auditor.model import Severity
    from auditor.policy.baseline import read_baseline
    from auditor.policy.content_policy import Policy
    from auditor.policy.severities import Levels, read_setting
    from auditor.policy.strikes import Terms

    baseline = settings.baseline
    known = baseline is not None and (baseline.exists() or not settings.write_baseline)
    level = "warning" if settings.fail_on == "never" else settings.fail_on
    return Policy(
        levels=Levels(map(read_setting, settings.severity)),
        terms=Terms(settings.strikes, settings.strikes_gone, settings.strike_interval),
        today=date.today(),
        baseline=read_baseline(baseline) if baseline and known else (),
        baseline_name=str(baseline or ""),
        counted=min(Severity[level.upper()], Severity.WARNING),
    )


def _changes(settings: Settings) -> Changes | None:
    from auditor.changes import changes_since

    if settings.changed_since is None:
        return None
    changes = changes_since(settings.changed_since, Path(settings.paths[0]))
    for name in changes.submodules:
        console.remark(f"left out: {name} is a submodule; audit it in its own repository")
    return changes


def read_all(
    settings: Settings, changes: Changes | None
) -> tuple[dict[str, Looked], tuple[FileProblem, ...]]:
    """The files to audit by their paths, and what could not be read. Raises ConfigError."""
    from auditor.inputs.content.files import find
    from auditor.inputs.content.read import read_content
    from auditor.model import FileProblem
    from auditor.policy.ignores import read_ignores
    from auditor.policy.known import Looked

    found = find(settings.paths, settings.include, settings.exclude)
    problems = list(found.problems)
    looked: dict[str, Looked] = {}
    for path in found.paths:
        if changes and not changes.touches(Path(path)):
            continue
        try:
            content = read_content(path)
        except InputError as error:
            text = error.message.removeprefix(path).strip()
            problems.append(FileProblem(path, f"{text}. {error.hint}".strip()))
            continue
        lines = _lines(settings, changes, content)
        if lines is None or lines:
            looked[path] = Looked(content, read_ignores(content), lines)
    return looked, tuple(problems)


def _lines(settings: Settings, changes: Changes | None, content: Content) -> frozenset[int] | None:
    """Those to audit; all where None."""
    if changes is None or settings.whole_files:
        return None
    return changes.lines(Path(content.path), content.raw)


def _settled(
    settings: Settings,
    policy: Policy,
    looked: dict[str, Looked],
    problems: tuple[FileProblem, ...],
    report: Report,
    memory: Memory | None,
) -> Report:
    """The report with the project's say, and the baseline written if that was asked for."""
    from auditor.model import ContentCounts
    from auditor.policy.baseline import render
    from auditor.policy.content_policy import rule_on

    if not report.complete:
        looked = {path: replace(each, complete=False) for path, each in looked.items()}
    write = settings.write_baseline and report.complete
    ruled = rule_on(report.audits, looked, policy, memory, write=write, tell=console.remark)
    if ruled.pending and memory is None:
        console.remark(
            "Nothing remembers the failures of earlier runs (no cache): no link is called dead for "
            "what happened once. --strikes 1 does so at once."
        )
    if write and settings.baseline:
        console.write(render(ruled.entries), settings.baseline)
        count = Counter(entry.rule for entry in ruled.entries)
        told = ", ".join(f"{number} {rule}" for rule, number in sorted(count.items())) or "nothing"
        console.remark(f"{settings.baseline} holds what is known: {told}.")
    elif settings.write_baseline:
        console.remark("The run was interrupted: the baseline was not written. Run it again.")
    counts = ContentCounts(
        files=len(looked),
        problems=problems,
        findings=ruled.findings,
        changed_since=settings.changed_since or "",
    )
    return replace(report, audits=ruled.audits, content=counts)
