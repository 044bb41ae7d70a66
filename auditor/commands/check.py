"""`auditor check`: the whole audit of an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from auditor.commands.auditing import (
    EXIT_CODES,
    AuditOptions,
    audit_options,
    exit_code,
    reject_contradictions,
    run_audit,
)
from auditor.commands.options import AnswerOptions, answer_options, read_input

if TYPE_CHECKING:
    from auditor.errors import ExitCode

_EXAMPLES = """\b
Examples
  auditor check answer.txt            audit a saved answer
  auditor check --clipboard           audit what you just copied
  pbpaste | auditor check -           the same, through a pipe
  auditor check a.md --format html --output report.html
  auditor check a.md --record a.warc.gz     keep every page that was fetched
  auditor check a.md --replay a.warc.gz     audit again later, without a network
"""


@dataclass(frozen=True)
class Settings(AuditOptions, AnswerOptions):
    """The options of `auditor check`, checked."""


@click.command(epilog=f"{_EXAMPLES}\n{EXIT_CODES}")
@answer_options
@audit_options
def check(**options: object) -> ExitCode:
    """Audit one answer: every citation, its link, and whether the page supports the claim.

    Reads FILE, standard input (-), or the clipboard. Paste the answer with its list of sources.
    """
    settings = Settings(**options)  # type: ignore[arg-type]  # click has checked each type
    reject_contradictions(settings, settings.source)
    report = run_audit(settings, read_input(settings))
    return exit_code(settings, report)
