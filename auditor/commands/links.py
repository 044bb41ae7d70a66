"""`auditor links`: what an answer claims and cites, without asking anybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from auditor import console
from auditor.commands.options import (
    AnswerOptions,
    answer_options,
    build_parse,
    network_option,
    output_option,
    read_input,
    refuse_overwriting,
)
from auditor.errors import ExitCode
from auditor.reports.inventory import INVENTORIES

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.links.classify import Networks

_EXAMPLES = """\b
Examples
  auditor links answer.txt                what is cited, and where
  auditor links conversations.json --conversation "lighthouse"
  auditor links - --format json < answer.txt | jq '.answers[].links[].url'
"""
_EXIT_CODES = """\b
Exit codes
  0    the list was written, whatever it says: auditor check tells right from wrong
  2    wrong options, or an input that can't be used
  130  interrupted
"""


@dataclass(frozen=True)
class Settings(AnswerOptions):
    """The options of `auditor links`, checked."""

    report_format: str
    output: Path | None
    allow: Networks
    verbose: bool


@click.command(epilog=f"{_EXAMPLES}\n{_EXIT_CODES}")
@answer_options
@click.option(
    "--format",
    "report_format",
    type=click.Choice(list(INVENTORIES)),
    default="text",
    show_default=True,
    help="How to report.",
)
@output_option
@network_option("Don't call the addresses of a private network placeholders")
@click.option("--verbose", "-v", is_flag=True, help="Show positions, rules and every reading.")
def links(**options: object) -> ExitCode:
    """List what an answer cites: claims, markers, references, links and what is wrong with them.

    Reads FILE, standard input (-), or the clipboard, and asks no network. What it finds wrong is
    what can be told offline: placeholders, search pages, addresses that were cut, marks that name
    no page.
    """
    settings = Settings(**options)  # type: ignore[arg-type]  # click has checked each type
    refuse_overwriting(settings.output, settings.source)
    parse = build_parse(settings.allow)
    answers = [parse(answer) for answer in read_input(settings)]
    look = console.look(settings.output, verbose=settings.verbose)
    console.write(INVENTORIES[settings.report_format](answers, look), settings.output)
    return ExitCode.OK
