"""What the commands share: how an answer is given, and the types of options."""

from __future__ import annotations

import ipaddress
import sys
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from auditor import console

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.links.classify import Networks
    from auditor.model import Answer, CitedAnswer

FILE = click.Path(path_type=Path, dir_okay=False)


@dataclass(frozen=True)
class AnswerOptions:
    """Where the answer is, as the user said it."""

    source: str | None
    clipboard: bool
    question: str | None
    conversation: str | None


def answer_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """FILE, --clipboard, --conversation and --question: see `read_input`."""
    for option in (
        click.option("--question", metavar="TEXT", help="The prompt the assistant was asked."),
        click.option(
            "--conversation",
            metavar="TEXT",
            help="Of a chat export, only this conversation: its id, or words of its title.",
        ),
        click.option("--clipboard", is_flag=True, help="Read the answer from the clipboard."),
        click.argument("source", metavar="[FILE|-]", required=False),
    ):
        command = option(command)
    return command


def network_option(what: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """--allow-network; `what` it does to the addresses of a private network."""
    return click.option(
        "--allow-network",
        "allow",
        multiple=True,
        callback=_networks,
        metavar="CIDR",
        help=f"{what} (for intranets). Repeatable.",
    )


def output_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--output",
        type=FILE,
        metavar="FILE",
        help="Write the report to FILE instead of the terminal.",
    )(command)


def local_sources_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--local-sources/--no-local-sources",
        default=True,
        show_default=True,
        help="Read the source ratings of your configuration folder, and ./sources.yaml, too.",
    )(command)


def _networks(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> Networks:
    networks = []
    for value in values:
        try:
            networks.append(ipaddress.ip_network(value, strict=False))
        except ValueError as error:
            raise click.BadParameter(f"{value!r} is not a network such as 10.0.0.0/8") from error
    return tuple(networks)


def read_input(options: AnswerOptions) -> tuple[Answer, ...]:
    """The answers from wherever they are. Raises InputError."""
    answers = _read(options)
    console.announce_reading(len(answers))
    return answers


def _read(options: AnswerOptions) -> tuple[Answer, ...]:
    from auditor.inputs.source import from_clipboard, from_file, from_standard_input

    question, conversation = options.question, options.conversation
    if options.clipboard and options.source:
        raise click.UsageError("--clipboard and FILE can't be used together.")
    if options.clipboard:
        return from_clipboard(question, conversation)
    waiting = sys.stdin is not None and not sys.stdin.isatty()
    if options.source == "-" or (options.source is None and waiting):
        return from_standard_input(question, conversation)
    if options.source is None:
        raise click.UsageError("Give a FILE, or - for standard input, or --clipboard.")
    return from_file(options.source, question, conversation)


def build_parse(allow: Networks) -> Callable[[Answer], CitedAnswer]:
    """The parser, which leaves the addresses of `allow` to the guard."""
    from auditor.citations.parse import parse
    from auditor.links.link import LinkReader

    return partial(parse, reader=LinkReader(tuple(allow), date.today()))


def refuse_overwriting(written: Path | None, *read: Path | str | None) -> None:
    """Raises UsageError when `written` is one of the files that are read."""
    for other in read:
        if written and other and same_file(written, Path(other)):
            raise click.UsageError(f"{written} would be overwritten: name another file.")


def same_file(one: Path, other: Path) -> bool:
    """Whatever the two are called: links lead to the same file."""
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()
