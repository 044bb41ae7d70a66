"""`auditor report`: a saved JSON report in another format."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from auditor import console
from auditor.commands.options import output_option, refuse_overwriting
from auditor.errors import ExitCode, InputError
from auditor.reports import RENDERERS

_EXAMPLES = """\b
Examples
  auditor report report.json --output report.html      to open in a browser
  auditor report report.json --format text --verbose   what the terminal would have shown
  auditor report - --format json < report.json         checked and written again
"""
_EXIT_CODES = """\b
Exit codes
  0    the report was written, whatever it says
  2    wrong options, or no report that can be read
"""
_LARGEST = 1_000_000_000
"""Bytes of a report that are read."""


@click.command(epilog=f"{_EXAMPLES}\n{_EXIT_CODES}")
@click.argument("source", metavar="RUN.json|-")
@click.option(
    "--format",
    "report_format",
    type=click.Choice(list(RENDERERS)),
    default="html",
    show_default=True,
    help="How to report.",
)
@output_option
@click.option("--verbose", "-v", is_flag=True, help="Text: show redirects, scores and every note.")
def report(source: str, report_format: str, output: Path | None, verbose: bool) -> ExitCode:
    """Render a saved JSON report again, without auditing anything.

    Reads what --format json wrote. Every format comes out as it would have from the run itself.
    """
    refuse_overwriting(output, None if source == "-" else source)
    from auditor.reports.saved import read_report

    name = "standard input" if source == "-" else source
    shape = read_report(_read(source, name), name)
    look = console.look(output, verbose=verbose)
    console.write(RENDERERS[report_format](shape, look), output)
    return ExitCode.OK


def _read(source: str, name: str) -> bytes:
    try:
        if source == "-":
            data = sys.stdin.buffer.read(_LARGEST + 1)
        else:
            with Path(source).open("rb") as file:
                data = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{name} can't be read: {reason}", "Check the name.") from error
    if len(data) > _LARGEST:
        raise InputError(f"{name} is larger than {_LARGEST // 10**6:,} MB", "Audit in parts.")
    return data
