"""`auditor report`: a saved JSON report in another format."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from auditor.commands.reporting import Wanted, format_options, wanted, write_reports
from auditor.errors import ExitCode, InputError

_EXAMPLES = """\b
Examples
  auditor report report.json --output report.html      to open in a browser
  auditor report report.json --format text --verbose   what the terminal would have shown
  auditor report report.json --format sarif=out.sarif --format csv=out.csv   several at once
  auditor report - --format json < report.json         checked and written again
"""
_EXIT_CODES = """\b
Exit codes
  0    the report was written, whatever it says
  2    wrong options, no report that can be read, or no file that can be written
  3    one of several reports could not be written
"""
_LARGEST = 1_000_000_000
"""Bytes of a report that are read."""


@click.command(epilog=f"{_EXAMPLES}\n{_EXIT_CODES}")
@click.argument("source", metavar="RUN.json|-")
@format_options("html")
@click.option("--verbose", "-v", is_flag=True, help="Text: show redirects, scores and every note.")
def report(
    source: str, formats: tuple[Wanted, ...], output: Path | None, verbose: bool
) -> ExitCode:
    """Render a saved JSON report again, without auditing anything.

    Reads what --format json wrote. Every format comes out as it would have from the run itself.
    """
    reports = wanted(formats, output, () if source == "-" else (source,))
    from auditor.reports.saved import read_report

    name = "standard input" if source == "-" else source
    write_reports(read_report(_read(source, name), name), reports, verbose=verbose)
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
