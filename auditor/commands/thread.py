"""`auditor thread`: the assistants' answers in exports of threads, audited together."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timezone
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
from auditor.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from auditor.errors import ExitCode
    from auditor.gathering import Gathering, Wanted
    from auditor.inputs.threads.source import Source
    from auditor.memory import Memory
    from auditor.model import Report

_MOST_PIPED = 500_000_000
_EXAMPLES = """\b
Examples
  auditor thread topic.json                 the answers in one export
  auditor thread slack.zip mails.mbox       several, of any kind
  auditor thread RC_2024-05.zst --author bot42 --since 2024-05-10
  auditor thread forum.txt --format html --output report.html
  auditor thread topic.json --post 17 --format markdown    a reply to one post
  some-api | auditor thread - --input-format jsonl
"""


@dataclass(frozen=True)
class Settings(AuditOptions):
    """The options of `auditor thread`, checked."""

    exports: tuple[str, ...]
    input_format: str
    all_links: bool
    since: datetime | None
    author: tuple[str, ...]
    post: tuple[str, ...]
    limit: int | None
    redact_authors: bool


def _known_format(context: click.Context, parameter: click.Parameter, value: str) -> str:
    from auditor.inputs.threads.read import names

    if value and value not in names():
        raise click.BadParameter(f"{value!r} is none of {', '.join(names())}")
    return value


@click.command(epilog=f"{_EXAMPLES}\n{EXIT_CODES}")
@click.argument("exports", nargs=-1, required=True, metavar="EXPORT...")
@click.option(
    "--input-format",
    default="",
    callback=_known_format,
    metavar="NAME",
    help="What the exports are, instead of what they look like.",
)
@click.option(
    "--all-links", is_flag=True, help="Audit every post whole, whoever or whatever wrote it."
)
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]),
    help="Only posts of that day (UTC) or later.",
)
@click.option("--author", multiple=True, metavar="NAME", help="Only this author's. Repeatable.")
@click.option(
    "--post", multiple=True, metavar="ID", help="Only the post with this id or address. Repeatable."
)
@click.option(
    "--limit", type=click.IntRange(1), metavar="N", help="Look at the first N posts only."
)
@click.option(
    "--redact-authors", is_flag=True, help="Number the authors in the report and its texts."
)
@audit_options
def thread(**options: object) -> ExitCode:
    """Audit the assistants' answers in exports of forums, chats and mailing lists.

    EXPORT is a file, a folder, an archive, or - for standard input. What looks like an assistant's
    answer is cut out of each post and audited; people's own words are not. Interrupted runs go on
    where they were when they are started again: pages and verdicts are kept.
    """
    settings = Settings(**options)  # type: ignore[arg-type]  # click has checked each type
    reject_contradictions(settings, *(name for name in settings.exports if name != "-"))
    gathered = gather(settings)
    counts = gathered.counts
    if not gathered.answers:
        console.remark("No assistant's answer was found; --all-links audits every post whole.")
    report = run_audit(settings, gathered.answers, counts, settle=_with_unread)
    return exit_code(settings, report)


def _with_unread(report: Report, memory: Memory | None) -> Report:
    """With a row for each answer that could not be taken apart, beside the posts that could not."""
    from auditor.model import PostProblem

    unread = [each.cited for each in report.audits if each.cited.problem]
    if not unread or report.posts is None:
        return report
    rows = (PostProblem(each.answer.location, each.problem) for each in unread)
    posts = replace(report.posts, problems=(*report.posts.problems, *rows))
    return replace(report, posts=posts)


def gather(settings: Settings) -> Gathering:
    """Raises InputError when none of the exports could be read."""
    from auditor.gathering import Gathering
    from auditor.inputs.threads.read import read_posts

    gathered = Gathering(_wanted(settings))
    failed: list[InputError] = []
    for name in settings.exports:
        if gathered.is_full:
            break
        skipped: list[str] = []
        try:
            with _opened(name) as files, console.reading(name) as counted:
                posts = read_posts(files, forced=settings.input_format, skipped=skipped)
                gathered.take(map(counted, posts))
        except InputError as error:
            failed.append(error)
            skipped = skipped or [error.message]
        for line in skipped:
            console.remark(f"left out: {line}")
            gathered.skip(line, name)
    if len(failed) == len(settings.exports):
        raise failed[0]
    return gathered


@contextmanager
def _opened(name: str) -> Iterator[tuple[Source, ...]]:
    from auditor.inputs.threads.source import in_memory, sources

    if name == "-":
        data = sys.stdin.buffer.read(_MOST_PIPED + 1) if sys.stdin else b""
        if len(data) > _MOST_PIPED:
            raise InputError(
                f"standard input has more than {_MOST_PIPED / 1e6:.0f} MB",
                "Save it to a file and name that: files may have any size.",
            )
        yield in_memory(data, "standard input")
        return
    with sources(Path(name)) as files:
        yield files


def _wanted(settings: Settings) -> Wanted:
    from auditor.gathering import Wanted, authors

    since = settings.since
    return Wanted(
        since=since.replace(tzinfo=timezone.utc) if since else None,
        authors=authors(settings.author),
        posts=frozenset(settings.post),
        limit=settings.limit,
        all_links=settings.all_links,
        redact=settings.redact_authors,
    )
