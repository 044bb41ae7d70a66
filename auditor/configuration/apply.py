"""Settings of a file become defaults of click's options: commands need to know nothing of it.

Keys are the long names of options, with dashes or underscores. At top level they hold for every
command that audits and has the option; in a table named after a command for that command alone,
before those of the top level. A table named after a repeatable option of NAME=VALUE gives its
values.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NoReturn

import click

from auditor.configuration.tree import Leaf, Table
from auditor.configuration.trust import is_file, outside, reason_against

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from auditor.configuration.tree import File

_REPORTS = "format"
"""The option whose values may name a file behind an equals sign."""
_LARGEST = 10**12
"""Of numbers: beyond all ranges; infinite ones and those that are no number are not below it."""
_NEVER = frozenset({"help", "config", "no-config"})


@dataclass(frozen=True, slots=True)
class Commands:
    """The commands that can be configured, by name; `auditing` are those of the top-level keys."""

    tables: Mapping[str, click.Command]
    auditing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """A value for the option that click knows as `option`, in the table of a command or, "", at
    the top level. `place` says where it was set."""

    table: str
    option: str
    value: Any
    place: str


def settings_for(command: str, file: File, commands: Commands) -> dict[str, Setting]:
    """What the file says to the command, by click's names of options. Raises ConfigError.

    All of the file is checked, whatever the command.
    """
    found = tuple(filter(None, _all(command, file, commands)))
    # A table's own settings come last, so that they win.
    return {each.option: each for each in sorted(found, key=lambda each: bool(each.table))}


def _all(command: str, file: File, commands: Commands) -> Iterator[Setting | None]:
    auditing = {name: commands.tables[name] for name in commands.auditing}
    given: set[tuple[str, str]] = set()
    for key, node in file.settings.items:
        if isinstance(node, Table) and key in commands.tables:
            inside = {key: commands.tables[key]}
            for name, below in node.items:
                _once(file, given, key, name, below.line)
                yield _setting(file, inside, (name, below), command, key)
        else:
            _once(file, given, "", key, node.line)
            _misplaced(file, key, node, commands)
            yield _setting(file, auditing, (key, node), command)


def _once(file: File, given: set[tuple[str, str]], table: str, key: str, line: int) -> None:
    """The formats forbid a key twice, but not in its two spellings."""
    if (table, _name(key)) in given:
        file.wrong(line, f"{key} is there twice", "Remove one of the two.")
    given.add((table, _name(key)))


def _name(key: str) -> str:
    return key.replace("_", "-")


def options_of(command: click.Command) -> dict[str, click.Option]:
    """The options that can be set, by their long names without the dashes."""
    return {
        name: option
        for option in command.params
        if isinstance(option, click.Option) and (name := long_name(option)) not in _NEVER
    }


def long_name(option: click.Option) -> str:
    return next((o[2:] for o in option.opts if o.startswith("--")), option.name or "")


def _setting(
    file: File,
    candidates: Mapping[str, click.Command],
    pair: tuple[str, Leaf | Table],
    command: str,
    table: str = "",
) -> Setting | None:
    """None where the setting is for other commands only."""
    key, node = pair
    name = _name(key)
    having = {c: options_of(candidates[c]).get(name) for c in candidates}
    options = {c: option for c, option in having.items() if option}
    if not options:
        _unknown(file, key, node.line, candidates)
    if not file.named and (reason := reason_against(name)):
        file.wrong(
            node.line,
            f"{key} can't be set by the file of a project: {reason}",
            f"Give --{name} on the command line, or name a file of your own with --config.",
        )
    option = options.get(command) or next(iter(options.values()))
    value = _converted(file, key, node, option)
    if command not in options:
        return None
    return Setting(table, option.name or "", value, file.at(node.line))


def _misplaced(file: File, key: str, node: Leaf | Table, commands: Commands) -> None:
    """Of the top level: names of commands, and options of those that audit nothing."""
    having = [c for c, command in commands.tables.items() if _name(key) in options_of(command)]
    if having and not set(having) & set(commands.auditing):
        tables = " or ".join(f"[{c}]" for c in having)
        file.wrong(node.line, f"{key} is no setting of the top level", f"Put it into {tables}.")
    if not having and key in commands.tables:
        file.wrong(node.line, f"{key} is a command", f"Write its settings under [{key}].")
    if not having and isinstance(node, Table):
        hint = _nearest(key, commands.tables)
        file.wrong(node.line, f"unknown table {key[:60]!r}", hint)


def _unknown(file: File, key: str, line: int, candidates: Mapping[str, click.Command]) -> NoReturn:
    known: set[str] = set()
    for command in candidates.values():
        options = options_of(command)
        known |= options.keys()
        for name, option in options.items():
            if f"--{_name(key)}" in option.secondary_opts:
                file.wrong(line, f"unknown key {key!r}", f"Write: {name} = false")
    file.wrong(line, f"unknown key {key[:60]!r}", _nearest(_name(key), known))


def _nearest(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name[:60], sorted(known), 1)
    listed = f"Known here: {', '.join(sorted(known))}."
    return f"Did you mean {near[0]!r}? {listed}" if near else listed


def _converted(file: File, key: str, node: Leaf | Table, option: click.Option) -> Any:
    """The value as the option has it. What click complains of is said with its place."""
    value = _value(file, key, node, option)
    try:
        option.type_cast_value(click.Context(click.Command("auditor")), value)
    except click.BadParameter as error:
        file.wrong(node.line, f"{key}: {error.message.rstrip('. ')}", _how(option))
    if is_file(option):
        if isinstance(value, tuple):
            return tuple(_placed(file, key, node.line, each) for each in value)
        return _placed(file, key, node.line, value)
    if key == _REPORTS and option.multiple:
        return tuple(_report(file, node.line, each) for each in value)
    return value


def _value(file: File, key: str, node: Leaf | Table, option: click.Option) -> Any:
    if isinstance(node, Table):
        if not option.multiple or "=" not in (option.metavar or ""):
            file.wrong(node.line, f"{key}: a table is no value of it", _how(option))
        return tuple(_pairs(file, node))
    if option.multiple:
        return tuple(_list(file, key, node, option))
    if option.is_flag:
        return _switch(file, key, node)
    return _plain(file, key, node, option)


def _pairs(file: File, table: Table) -> Iterator[str]:
    for name, node in table.items:
        if isinstance(node, Table) or not isinstance(node.value, str):
            file.wrong(node.line, f"{name}: not a text", 'Write: NAME = "value"')
        yield f"{name}={node.value}"


def _list(file: File, key: str, node: Leaf, option: click.Option) -> Iterable[str]:
    if not file.typed:
        return [line for line in str(node.value).split("\n") if line]
    if isinstance(node.value, str):
        return [node.value]
    if not isinstance(node.value, list) or not all(isinstance(v, str) for v in node.value):
        file.wrong(node.line, f"{key}: not a list of texts", _how(option))
    return node.value


def _switch(file: File, key: str, node: Leaf) -> bool:
    value = node.value
    if not file.typed:
        value = {"true": True, "false": False}.get(str(value).lower(), value)
    if not isinstance(value, bool):
        file.wrong(node.line, f"{key}: neither true nor false", f"Write: {key} = true")
    return value


def _plain(file: File, key: str, node: Leaf, option: click.Option) -> str | int | float:
    """Numbers for numbers, texts for everything else; a day may be one of TOML's."""
    value = node.value
    wants_number = isinstance(option.type, (click.types.IntParamType, click.types.FloatParamType))
    if isinstance(option.type, click.DateTime) and hasattr(value, "isoformat"):
        return str(value.isoformat())
    if not file.typed:
        return str(value).replace("\n", " ")
    if wants_number and isinstance(value, (int, float)) and not isinstance(value, bool):
        if not abs(value) < _LARGEST:
            file.wrong(node.line, f"{key}: not a number in its range", _how(option))
        return value
    if not wants_number and isinstance(value, str):
        return value
    file.wrong(node.line, f"{key}: not a {'number' if wants_number else 'text'}", _how(option))


def _placed(file: File, key: str, line: int, value: str) -> str:
    """The path, from the file's own folder."""
    path = file.path.parent / value
    if not file.named and (reason := outside(path, file.root)):
        file.wrong(
            line,
            f"{key} can't be set to {value[:60]!r} by the file of a project: {reason}",
            "Name a file in the project, or give the option on the command line.",
        )
    return str(path)


def _report(file: File, line: int, value: str) -> str:
    """NAME, or NAME=FILE with the file as any other."""
    name, given, path = value.partition("=")
    return f"{name}={_placed(file, _REPORTS, line, path)}" if given and path != "-" else value


def _how(option: click.Option) -> str:
    """An example of how the option is set."""
    name = long_name(option)
    if option.multiple:
        metavar = option.metavar or "TEXT"
        return f'Write a list of texts: {name} = ["{metavar}"]'
    if option.is_flag:
        return f"Write: {name} = true, or false"
    if isinstance(option.type, click.Choice):
        return f'Write one of the words in quotes: {name} = "{option.type.choices[0]}"'
    if isinstance(option.type, (click.types.IntParamType, click.types.FloatParamType)):
        return f"Write a number in its range, without quotes: {name} = {option.default or 1}"
    return f'Write a text in quotes: {name} = "{option.metavar or "TEXT"}"'
