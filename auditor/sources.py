"""What kind of publisher stands behind a URL: layers of sources files, quickly looked up.

The files are layered: the built-in sources.yaml, the user's, the folder's, those that are named.
The last that matches decides; within a file the longest host wins, then the longest path.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from auditor.errors import ConfigError
from auditor.links.address import country_ending
from auditor.model import Source, SourceClass, SourceFile
from auditor.sources_file import LONGEST_HOST, SourcesFile, ascii_host, parse_sources, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Mapping as Table

    from auditor.sources_file import Entry

BUILT_IN = "sources.yaml (built in)"
FOLDER = "AUDITOR_CONFIG_DIR"
"""Environment variable: the user's configuration folder, instead of the platform's."""
_NAME = "sources.yaml"
_UNRATED = Source()


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that matches a URL, and the file it is in."""

    file: SourceFile
    entry: Entry

    @property
    def source(self) -> Source:
        entry = self.entry
        kind = entry.source_class or SourceClass.UNRATED
        return Source(kind, entry.tier, entry.reason, entry.pattern, self.file.name)


@dataclass(frozen=True, slots=True)
class Layer:
    """One file. `table` maps a host, suffix or name to its entries, the longest path first."""

    file: SourceFile
    table: Table[str, tuple[Entry, ...]] = field(repr=False)

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(sorted((e for row in self.table.values() for e in row), key=lambda e: e.line))


@dataclass(frozen=True, slots=True)
class Sources:
    """`layers`: the built-in file first; each decides over those before it."""

    layers: tuple[Layer, ...]

    @property
    def files(self) -> tuple[SourceFile, ...]:
        return tuple(layer.file for layer in self.layers)

    def lookup(self, url: str) -> Source:
        """The entry that decides, or `Source()` for an unlisted or unreadable URL."""
        found = self.matches(url)
        first = next(found, None)
        if first is None:
            return _UNRATED
        if first.entry.source_class:
            return first.source
        kinds = (match.entry.source_class for match in found)
        kind = next(filter(None, kinds), SourceClass.UNRATED)
        return replace(first.source, source_class=kind)

    def matches(self, url: str) -> Iterator[Match]:
        """Every entry that matches, the one that decides first, then those it wins over."""
        try:
            parts = urlsplit(url)
            host = ascii_host(parts.hostname or "")
        except ValueError:
            return
        if len(host) > LONGEST_HOST:
            return
        keys, path = _keys(host), unquote(parts.path) or "/"
        for layer in reversed(self.layers):
            for key in keys:
                for entry in layer.table.get(key, ()):
                    if path.startswith(entry.path):
                        yield Match(layer.file, entry)


def is_users(file: str) -> bool:
    """Whether a source's `file` is not ours: then readers are told which it is."""
    return file not in ("", BUILT_IN)


def load_sources(*paths: Path, local: bool = False) -> Sources:
    """The built-in file with those at `paths` over it, the last wins.

    With `local` the user's file and ./sources.yaml are between, where they exist. Raises
    ConfigError; what is wrong with a file that nobody named says how to leave it out.
    """
    built_in = _shipped()
    files = [parse_sources(BUILT_IN, built_in)]
    for name, path in _local() if local else ():
        data = read_bytes(path, name)
        if data == built_in:  # our own checkout, or a copy: it would change nothing
            continue
        try:
            files.append(parse_sources(name, data))
        except ConfigError as error:
            hint = f"{error.hint} It is read because of where it lies; --no-local-sources doesn't."
            raise ConfigError(error.message, hint) from error
    files += [parse_sources(str(path), read_bytes(path, str(path))) for path in paths]
    return Sources(tuple(map(_layer, files)))


def _layer(read: SourcesFile) -> Layer:
    table: dict[str, list[Entry]] = {}
    for entry in read.entries:
        table.setdefault(entry.host, []).append(entry)
    return Layer(read.file, {host: _longest_first(rows) for host, rows in table.items()})


def _longest_first(rows: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(rows, key=lambda entry: (-len(entry.path), entry.path)))


def _local() -> Iterator[tuple[str, Path]]:
    """Files only: a pipe that somebody named so would be waited for."""
    user = user_file()
    for name, path in ((_from_home(user), user), (f"./{_NAME}", Path(_NAME))):
        if path.is_file():
            yield name, path


def user_file() -> Path:
    """Where the user's own ratings are, if there are any."""
    if folder := os.environ.get(FOLDER):
        return Path(folder) / _NAME
    from platformdirs import user_config_path

    return user_config_path("auditor") / _NAME


def _from_home(path: Path) -> str:
    """Reports are handed on: they need not name the user."""
    try:
        return f"~/{path.relative_to(Path.home()).as_posix()}"
    except (ValueError, RuntimeError):
        return str(path)


def _shipped() -> bytes:
    """In a wheel the file is beside the modules, in a checkout beside the package."""
    packaged = resources.files("auditor").joinpath(_NAME)
    if packaged.is_file():
        return packaged.read_bytes()
    try:
        return Path(__file__).parent.parent.joinpath(_NAME).read_bytes()
    except OSError as error:
        raise ConfigError(
            "this installation has no sources.yaml", "Install auditor again, or give your own file."
        ) from error


def _keys(host: str) -> tuple[str, ...]:
    """`a.b.uk`: itself and `a.b.*`, then `.b.uk`, `b.uk` and `b.*`, then `.uk`, `uk`."""
    labels = host.split(".")
    ending = country_ending(labels)
    keys: list[str] = []
    for start in range(len(labels)):
        if start:
            keys.append("." + ".".join(labels[start:]))
        keys.append(".".join(labels[start:]))
        if ending and start < len(labels) - ending:
            keys.append(".".join(labels[start:-ending]) + ".*")
    return tuple(keys)
