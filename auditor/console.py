"""What touches the terminal and files: messages, progress, the finished report."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeVar

import click

from auditor.errors import ConfigError
from auditor.reports.look import Look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Anything = TypeVar("Anything")

told_to_stop = threading.Event()
"""Set by the signals that interrupt, for the waits that their exception may not reach."""

_MANY = 50
"""Pages from which on a run may take minutes."""
_MANY_ANSWERS = 500
_WIDEST = 100


def complain(message: str, hint: str = "") -> None:
    """On standard error, if there is one; a message that can't be printed changes no exit code."""
    from auditor.reports.clean import clean

    with suppress(OSError, AttributeError, ValueError):
        click.echo(f"Error: {clean(message)}", err=True)
        if hint:
            click.echo(clean(hint), err=True)


def remark(message: str) -> None:
    """On standard error, if there is one: what a person may want to know, and no program needs."""
    from auditor.reports.clean import clean

    with suppress(OSError, AttributeError, ValueError):
        click.echo(clean(message), err=True)


@contextmanager
def progress() -> Iterator[Callable[[str, int], Callable[[], None]]]:
    """Begins a phase of work with so many pieces, and gives what is to be called for each."""
    if not _watched():
        yield _announce
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description:>8}"),
        BarColumn(),
        MofNCompleteColumn(),
        TaskProgressColumn(text_format="", show_speed=True),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:

        def begin(phase: str, total: int) -> Callable[[], None]:
            task = bar.add_task(phase, total=total, visible=total > 0)
            return lambda: bar.advance(task)

        yield begin


@contextmanager
def reading(name: str) -> Iterator[Callable[[Anything], Anything]]:
    """Counts what is read where somebody watches: each piece is passed through."""
    if not _watched():
        yield lambda piece: piece
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn

    from auditor.reports.clean import one_line

    columns = (SpinnerColumn(), TextColumn("reading {task.fields[name]}: {task.completed:,} posts"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, name=one_line(name, 60).replace("[", "\\["))

        def counted(piece: Anything) -> Anything:
            bar.advance(task)
            return piece

        yield counted


def _watched() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _announce(phase: str, total: int) -> Callable[[], None]:
    """Where no bar is shown, long work says that it has begun."""
    if phase == "fetching" and total > _MANY:
        _say(f"Fetching {total:,} pages; one site is asked for at most a page a second.")
    if phase == "judging" and total > _MANY_ANSWERS:
        _say(f"Judging {total:,} claims.")
    return lambda: None


def announce_reading(total: int) -> None:
    """A large export is taken apart for seconds before anything else is seen."""
    if total > _MANY_ANSWERS:
        _say(f"Reading {total:,} answers.")


def _say(text: str) -> None:
    with suppress(OSError, AttributeError, ValueError):
        click.echo(text, err=True)


def look(output: Path | None, *, verbose: bool) -> Look:
    """How a report is to look where it goes."""
    to_terminal = output is None and sys.stdout is not None and sys.stdout.isatty()
    width = min(shutil.get_terminal_size().columns, _WIDEST) if to_terminal else 80
    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return Look(width, to_terminal and not plain, verbose, whole_urls=not to_terminal)


def write(text: str, output: Path | None) -> None:
    """To `output`, whole or not at all, or to standard output. Raises ConfigError."""
    data = text.encode("utf-8", "backslashreplace")
    try:
        if output:
            _write_file(output, data)
        elif sys.stdout is not None:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        leave_pipe()
    except (OSError, ValueError) as error:
        raise ConfigError(
            f"the report can't be written to {output or 'standard output'}: "
            f"{getattr(error, 'strerror', None) or error}",
            "Choose another --output, or make room.",
        ) from error


def append(text: str, path: Path) -> None:
    """To the end of a file that others write to as well. Raises ConfigError."""
    try:
        with path.open("ab") as file:
            file.write(text.encode("utf-8", "backslashreplace"))
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise ConfigError(f"{path} can't be added to: {why}") from error


def leave_pipe() -> None:
    """The reader of standard output went away (`| head`): its business, and no failure."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_file(path: Path, data: bytes) -> None:
    """Devices and pipes are written to; a file is replaced when the new one is complete."""
    path = path.resolve()
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            file.write(data)
        return
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
