"""--config and --no-config, and `auditor config show`: where each value of an option is from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from auditor import console
from auditor.commands.options import FILE
from auditor.configuration.apply import Commands, Setting, options_of, settings_for
from auditor.configuration.find import find_file, named_file
from auditor.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from auditor.configuration.tree import File

_SETTINGS = "auditor.settings"
_IGNORED = "auditor.no_config"
_UNSET = getattr(click.core, "UNSET", None)  # since click 8.3, where None was before

_EXAMPLES = """\b
Examples
  auditor config show                           of every command that audits
  auditor config show --command thread
  auditor config show --command check -- --jobs 4 --offline      with these options
"""


def configurable(group: click.Group, auditing: Iterable[click.Command]) -> None:
    """Gives the commands of `group` --config and --no-config; the settings at the top level of a
    file, and those of the environment, are for the ones in `auditing`."""
    names = tuple(command.name or "" for command in auditing)
    tables = {n: c for n, c in group.commands.items() if _is_configurable(c)}
    group.context_settings = {**group.context_settings, "obj": Commands(tables, names)}
    for name, command in tables.items():
        if name in names:
            for long, option in options_of(command).items():
                option.envvar = option.envvar or f"AUDITOR_{long.upper().replace('-', '_')}"
        _config_options(command)


def _is_configurable(command: click.Command) -> bool:
    return not isinstance(command, click.Group) and command.name != "rules"


def _config_options(command: click.Command) -> None:
    """Both are read before the others, whose defaults they change, and in this order where
    nobody typed them."""
    shared: dict[str, Any] = {"is_eager": True, "expose_value": False}
    click.option(*_NO_CONFIG, **_NO_CONFIG_HELP, callback=_without, **shared)(command)
    click.option(*_CONFIG, **_CONFIG_HELP, callback=_load, **shared)(command)


_CONFIG = ("--config",)
_CONFIG_HELP: dict[str, Any] = {
    "type": FILE,
    "metavar": "FILE",
    "envvar": "AUDITOR_CONFIG",
    "help": "Settings to use instead of the project's own: an auditor.toml, pyproject.toml or "
    "setup.cfg.",
}
_NO_CONFIG = ("--no-config",)
_NO_CONFIG_HELP: dict[str, Any] = {
    "is_flag": True,
    "envvar": "AUDITOR_NO_CONFIG",
    "help": "Read no configuration file.",
}


def _load(context: click.Context, option: click.Parameter, path: Path | None) -> None:
    if context.resilient_parsing or not context.info_name:
        return
    file = _file(path, without=context.meta.get(_IGNORED, False))
    if file is None:
        return
    settings = settings_for(context.info_name, file, context.obj)
    context.meta[_SETTINGS] = (file, settings)
    context.default_map = {each.option: each.value for each in settings.values()}
    for other in file.unread:
        console.remark(f"Settings are those of {file.shown}; {other} is not read beside it.")


def _without(context: click.Context, option: click.Parameter, ignored: bool) -> None:
    if ignored and _SETTINGS in context.meta:
        raise _both()
    context.meta[_IGNORED] = ignored


def _both() -> click.UsageError:
    return click.UsageError("--config and --no-config can't be used together.")


def _file(path: Path | None, *, without: bool) -> File | None:
    """Raises ConfigError and UsageError."""
    if path and without:
        raise _both()
    if path:
        return named_file(path)
    return None if without else find_file(Path.cwd())


def explained(error: click.ClickException) -> str:
    """What click complains of, with the place that the value is from when nobody typed it."""
    if not isinstance(error, click.BadParameter) or not error.param or not error.ctx:
        return error.format_message()
    name = error.param.name or ""
    source = error.ctx.get_parameter_source(name)
    if source is ParameterSource.DEFAULT_MAP and _SETTINGS in error.ctx.meta:
        _, settings = error.ctx.meta[_SETTINGS]
        return f"{settings[name].place}: {error.format_message()}"
    if source is ParameterSource.ENVIRONMENT:
        return f"{error.param.envvar} of the environment: {error.format_message()}"
    return error.format_message()


@dataclass(frozen=True, slots=True)
class Row:
    """An option, its value, and where that is from; `place` is "" for defaults."""

    option: str
    value: object
    source: str
    place: str


@click.group(epilog=_EXAMPLES)
def config() -> None:
    """The settings of files and of the environment, and where each is from.

    Looked for upward from the current folder to the repository's root: auditor.toml,
    [tool.auditor] of pyproject.toml, [auditor] of setup.cfg. The first one found is read, no other.
    """


@config.command(epilog=_EXAMPLES)
@click.option("--command", "name", metavar="COMMAND", help="Only the options of this command.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print.",
)
@click.option(*_CONFIG, **_CONFIG_HELP)
@click.option(*_NO_CONFIG, **_NO_CONFIG_HELP)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[-- OPTIONS...]")
@click.pass_context
def show(
    context: click.Context,
    name: str | None,
    output_format: str,
    config: Path | None,
    no_config: bool,
    arguments: tuple[str, ...],
) -> ExitCode:
    """Every value, and where it comes from: default, file and line, environment, command line."""
    commands: Commands = context.obj
    if name is not None and name not in commands.tables:
        raise click.BadParameter(f"{name!r} is none of {', '.join(commands.tables)}")
    if arguments and name is None:
        raise click.UsageError("Options are those of a command: say which with --command.")
    file = _file(config, without=no_config)
    names = (name,) if name else commands.auditing
    rows = {n: tuple(_rows(context, n, file, arguments)) for n in names}
    text = _as_json(file, rows) if output_format == "json" else _as_text(file, rows)
    console.write(text, None)
    return ExitCode.OK


def _rows(
    context: click.Context, name: str, file: File | None, arguments: tuple[str, ...]
) -> Iterator[Row]:
    commands: Commands = context.obj
    command = commands.tables[name]
    settings = settings_for(name, file, commands) if file else {}
    defaults = {each.option: each.value for each in settings.values()}
    with click.Context(command, info_name=name, parent=context, default_map=defaults) as inner:
        if file:
            inner.meta[_SETTINGS] = (file, settings)
        typed, _, _ = command.make_parser(inner).parse_args(list(arguments))
        for long, option in options_of(command).items():
            raw, source = option.consume_value(inner, typed)
            inner.set_parameter_source(option.name or "", source)
            value = _plain(option, raw, option.process_value(inner, raw))
            yield Row(long, value, *_from(option, source, settings))


def _plain(option: click.Option, raw: Any, processed: Any) -> object:
    """As it is written, but numbers and switches, which are what they are."""
    if option.multiple:
        return [str(each) for each in raw] if processed not in ((), _UNSET) else []
    if processed in (None, _UNSET):
        return None
    return processed if isinstance(processed, (bool, int)) else str(raw)


def _from(
    option: click.Option, source: ParameterSource, settings: Mapping[str, Setting]
) -> tuple[str, str]:
    if source is ParameterSource.DEFAULT_MAP:
        return "file", settings[option.name or ""].place
    if source is ParameterSource.ENVIRONMENT:
        return "environment", str(option.envvar)
    return ("command line" if source is ParameterSource.COMMANDLINE else "default"), ""


def _as_text(file: File | None, rows: Mapping[str, tuple[Row, ...]]) -> str:
    from auditor.reports.clean import clean

    lines = [f"file  {file.path if file else 'none'}"]
    lines += [f"      {other} is not read beside it" for other in file.unread] if file else []
    for name, each in rows.items():
        lines += ["", f"auditor {name}"]
        values = [_worded(row.value) for row in each]
        wide = max(map(len, values))
        for row, value in zip(each, values, strict=True):
            lines.append(f"  {row.option:15} {value:{min(wide, 40)}}  {row.place or row.source}")
    return "".join(f"{clean(line)}\n" for line in lines)


def _worded(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(value) or "-"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "-" if value is None else str(value)


def _as_json(file: File | None, rows: Mapping[str, tuple[Row, ...]]) -> str:
    shape = {
        "file": str(file.path) if file else None,
        "not_read": list(file.unread) if file else [],
        "commands": {
            name: {
                row.option: {"value": row.value, "source": row.source, "place": row.place or None}
                for row in each
            }
            for name, each in rows.items()
        },
    }
    return json.dumps(shape, indent=2, ensure_ascii=False) + "\n"
