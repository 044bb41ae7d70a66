"""--format and --output: which reports are made, and where they go."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from auditor import console
from auditor.commands.options import output_option, refuse_overwriting, same_file
from auditor.errors import AuditFailedError, ConfigError
from auditor.reports import RENDERERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from auditor.reports.published import ReportOut

_SUMMARY = "GITHUB_STEP_SUMMARY"
"""Names the file of a job's summary on GitHub; it takes 1 MiB of a step."""
_MOST_SUMMARY = 250_000
"""Characters, which four bytes each hold."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """`output` is None for standard output."""

    name: str
    output: Path | None = None


class _Format(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic since click 8.2
    """NAME, or NAME=FILE; NAME=- is NAME."""

    name = "format"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if isinstance(value, Wanted):
            return value
        name, given, file = str(value).partition("=")
        if name not in RENDERERS:
            self.fail(f"{name!r} is not one of {', '.join(RENDERERS)}.", param, ctx)
        if given and not file:
            self.fail(f"{value!r} names no file.", param, ctx)
        if file and Path(file).is_dir():
            self.fail(f"{file!r} is a directory.", param, ctx)
        return Wanted(name, None if file in ("", "-") else Path(file))

    def get_metavar(self, *_: object, **__: object) -> str:
        return f"[{'|'.join(RENDERERS)}][=FILE]"


def format_options(default: str = "text") -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """--format, as `formats`, and --output: see `wanted`."""
    option = click.option(
        "--format",
        "formats",
        type=_Format(),
        multiple=True,
        default=(default,),
        show_default=True,
        help="How to report. With =FILE into that file; repeatable, one of them without.",
    )
    return lambda command: option(output_option(command))


def wanted(
    formats: Sequence[Wanted], output: Path | None, read: Sequence[Path | str | None]
) -> tuple[Wanted, ...]:
    """The reports with the files they go to; --output takes the one that has none.

    Raises UsageError when two go to one place, or one over a file that is read.
    """
    bare = [each for each in formats if each.output is None]
    if len(bare) > 1:
        names = " and ".join(each.name for each in bare)
        raise click.UsageError(f"--format {names} go to one place: give all but one =FILE.")
    if output and not bare:
        raise click.UsageError(f"--output {output} has no report: give a --format without =FILE.")
    settled = tuple(Wanted(each.name, each.output or output) for each in formats)
    files = [each.output for each in settled if each.output]
    for number, file in enumerate(files):
        refuse_overwriting(file, *read)
        # Whatever they are called: but a device takes as many as come.
        if any(same_file(file, other) for other in files[:number] if not _is_device(file)):
            raise click.UsageError(f"two reports would be written to {file}.")
    return settled


def _is_device(file: Path) -> bool:
    return file.exists() and not file.is_file()


def write_reports(report: ReportOut, formats: Sequence[Wanted], *, verbose: bool) -> None:
    """Files first. One that fails does not keep the others from being written.

    Raises ConfigError when the only one can't be written, AuditFailedError when one of several.
    """
    failed = tuple(_failures(report, formats, verbose=verbose))
    if failed and len(formats) == 1:
        raise failed[0]
    if failed:
        said = "; ".join(error.message for error in failed)
        raise AuditFailedError(said, "The other reports were written.") from failed[0]


def _failures(
    report: ReportOut, formats: Sequence[Wanted], *, verbose: bool
) -> Iterator[ConfigError]:
    for each in sorted(formats, key=lambda each: each.output is None):
        text = RENDERERS[each.name](report, console.look(each.output, verbose=verbose))
        try:
            console.write(text, each.output)
        except ConfigError as error:
            yield error
    if any(each.name == "github" for each in formats):
        yield from _summarise(report)


def _summarise(report: ReportOut) -> Iterator[ConfigError]:
    """Adds to the summary of the job where GitHub runs it."""
    from auditor.reports.pull_request import render_comment

    if file := os.environ.get(_SUMMARY):
        try:
            console.append(render_comment(report, _MOST_SUMMARY), Path(file))
        except ConfigError as error:
            yield error
