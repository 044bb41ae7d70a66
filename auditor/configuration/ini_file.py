"""The sections of setup.cfg that are ours, with line numbers; what else is there is not judged.

As `configparser` reads it with its defaults: comments are whole lines, indented lines go on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn

from auditor.configuration.tree import Leaf, Table
from auditor.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Sequence

_SECTION = re.compile(r"\[([^\]\n]+)\]")
_OPTION = re.compile(r"([^=:\s][^=:]*?)\s*[=:]\s*(.*)")
_NAME = "auditor"
_DEEPEST = 2  # [auditor:ci:severity]


@dataclass
class _Section:
    path: tuple[str, ...]
    line: int
    options: dict[str, tuple[int, list[str]]] = field(default_factory=dict)


def read_ini(data: bytes, shown: str) -> Table | None:
    """[auditor], and [auditor:NAME] as the table NAME of it; None where there is neither.

    Raises ConfigError.
    """
    sections: dict[tuple[str, ...], _Section] = {}
    ours: _Section | None = None
    key = ""
    for number, line in enumerate(data.decode("utf-8-sig", "replace").splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith(("#", ";")):
            continue
        if section := _SECTION.match(line):
            ours, key = _section(section[1], number), ""
            if ours and len(ours.path) > _DEEPEST:
                _wrong(shown, number, f"[{section[1][:60]}] is nested too deep", "Write [auditor].")
            if ours:
                if ours.path in sections:
                    _wrong(shown, number, f"[{section[1]}] is there twice", "Put the two together.")
                sections[ours.path] = ours
        elif ours and line[0].isspace() and key:
            ours.options[key][1].append(line.strip())
        elif ours:
            option = _OPTION.fullmatch(line.strip())
            if option is None:
                _wrong(shown, number, "neither a setting nor a section", "Write: name = value")
            key = option[1]
            if key in ours.options:
                _wrong(shown, number, f"{key!r} is there twice", "Remove one of the two.")
            ours.options[key] = (number, [option[2]] if option[2] else [])
    return _tree(tuple(sections.values())) if sections else None


def _section(name: str, line: int) -> _Section | None:
    first, *below = re.split(r"[:.]", name.strip())
    return _Section(tuple(below), line) if first == _NAME else None


def _tree(sections: Sequence[_Section], depth: int = 0) -> Table:
    """Of sections that are alike in the first `depth` parts of their names."""
    items: list[tuple[str, Leaf | Table]] = []
    below: dict[str, list[_Section]] = {}
    for section in sections:
        if len(section.path) > depth:
            below.setdefault(section.path[depth], []).append(section)
            continue
        for key, (line, lines) in section.options.items():
            items.append((key, Leaf("\n".join(lines), line)))
    items += [(name, _tree(each, depth + 1)) for name, each in below.items()]
    return Table(tuple(items), sections[0].line)


def _wrong(shown: str, line: int, what: str, hint: str) -> NoReturn:
    raise ConfigError(f"{shown}, line {line}: {what}", hint)
