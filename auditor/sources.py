"""sources.yaml: what kind of publisher stands behind a URL. Strictly read, quickly looked up.

The file is a mapping: `version: 1` and `sources`, a list of entries `match`, `class`, `tier`,
`reason`; `match` is one pattern or a list of them:

    bbc.co.uk        this host and every host under it
    medium.com/@     the same, where the path starts so
    .gov, *.gouv.fr  every host under the suffix, not the suffix itself

The longest host wins, then the longest path.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from auditor.errors import ConfigError
from auditor.model import Source, SourceClass, Tier
from auditor.strict_yaml import (
    LARGEST,
    File,
    List,
    Mapping,
    Node,
    Scalar,
    read,
    text_of,
    unique,
    word_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as Table

_KEYS = ("match", "class", "tier", "reason")
_UNRATED = Source()
# One label of a host name, RFC 1035 2.3.4 and RFC 2181 11, underscores as the web has them.
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_LONGEST_HOST = 253  # RFC 1035, 3.1, without the final dot
_NOT_IN_PATH = re.compile(r"[?#\s]")


@dataclass(frozen=True, slots=True)
class Sources:
    """`table` maps a host, or a suffix with its dot, to (path prefix, source), longest first."""

    table: Table[str, tuple[tuple[str, Source], ...]] = field(repr=False)

    def lookup(self, url: str) -> Source:
        """The most specific entry, or `Source()` for an unlisted or unreadable URL."""
        try:
            parts = urlsplit(url)
            host = _ascii(parts.hostname or "")
        except ValueError:
            return _UNRATED
        if len(host) > _LONGEST_HOST:
            return _UNRATED
        path = unquote(parts.path) or "/"
        for key in _keys(host):
            for prefix, source in self.table.get(key, ()):
                if path.startswith(prefix):
                    return source
        return _UNRATED


def load_sources(path: Path | None = None) -> Sources:
    """The file at `path`, or the one that comes with the program. Raises ConfigError."""
    if path is None:
        name, data = "sources.yaml", _shipped()
    else:
        name = str(path)
        try:
            with path.open("rb") as file:
                data = file.read(LARGEST + 1)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            raise ConfigError(
                f"can't read {name}: {reason}", "Give the path of a sources file you can read."
            ) from error
    return _table(File(name), data)


def _shipped() -> bytes:
    """In a wheel the file is beside the modules, in a checkout beside the package."""
    packaged = resources.files("auditor").joinpath("sources.yaml")
    if packaged.is_file():
        return packaged.read_bytes()
    try:
        return Path(__file__).parent.parent.joinpath("sources.yaml").read_bytes()
    except OSError as error:
        raise ConfigError(
            "this installation has no sources.yaml", "Install auditor again, or give your own file."
        ) from error


def _table(file: File, data: bytes) -> Sources:
    root = read(file, data)
    if not isinstance(root, Mapping):
        file.wrong(root.line, "not a mapping", "Start with 'version: 1', then 'sources:'.")
    top = unique(file, root, ("version", "sources"))
    version = top["version"]
    if not (isinstance(version, Scalar) and version.text == "1"):
        file.wrong(version.line, "version: not a version we know", "Write 'version: 1'.")
    entries = top["sources"]
    if not isinstance(entries, List):
        file.wrong(entries.line, "sources: not a list", "Write each entry as '- match: ...'.")
    first: dict[tuple[str, str], int] = {}
    table: dict[str, list[tuple[str, Source]]] = {}
    for entry in entries.items:
        for pattern, source in _entry(file, entry):
            key = _pattern(file, pattern)
            if key in first:
                file.wrong(
                    pattern.line,
                    f"match: {pattern.text!r} is already matched at line {first[key]}",
                    "Remove one of the two.",
                )
            first[key] = pattern.line
            table.setdefault(key[0], []).append((key[1], source))
    return Sources(
        {
            host: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))
            for host, rows in table.items()
        }
    )


def _entry(file: File, entry: Node) -> Iterator[tuple[Scalar, Source]]:
    if not isinstance(entry, Mapping):
        file.wrong(entry.line, "an entry is not a mapping", f"Give it {', '.join(_KEYS)}.")
    values = unique(file, entry, _KEYS)
    match = values["match"]
    patterns = match.items if isinstance(match, List) else (match,)
    if not patterns:
        file.wrong(match.line, "match: an empty list", "Name at least one host.")
    named = word_of(file, "class", values["class"], [word.value for word in SourceClass])
    tier = word_of(file, "tier", values["tier"], [word.value for word in Tier])
    reason = text_of(file, "reason", values["reason"]).text
    for pattern in patterns:
        text = text_of(file, "match", pattern)
        yield text, Source(SourceClass(named), Tier(tier), reason, text.text)


def _pattern(file: File, node: Scalar) -> tuple[str, str]:
    """(host, or suffix with its dot; path prefix)."""
    text = node.text.strip()
    wrong = f"match: {text[:80]!r} "
    hint = "Write a host (bbc.co.uk), a host and path (medium.com/@) or a suffix (.gov, *.gouv.fr)."
    host, slash, path = text.partition("/")
    suffix = host.startswith((".", "*."))
    bare = host.removeprefix("*").removeprefix(".") if suffix else host
    try:
        name = _ascii(bare)
    except ValueError:
        name = ""
    labels = name.split(".")
    if (
        _NOT_IN_PATH.search(path)
        or not all(_LABEL.fullmatch(label) for label in labels)
        or (len(labels) == 1 and not suffix)
    ):
        file.wrong(node.line, wrong + "is not a host or suffix", hint)
    return ("." + name if suffix else name), unquote(slash + path) or "/"


def _keys(host: str) -> Iterator[str]:
    """`a.b.c`: itself, then `.b.c`, `b.c`, `.c`, `c`."""
    yield host
    while "." in host:
        _, _, host = host.partition(".")
        yield "." + host
        yield host


def _ascii(host: str) -> str:
    """Lower case, A-labels, no final dot. Raises ValueError for what is no international name."""
    host = host.removesuffix(".").lower()
    if host.isascii():
        return host
    import idna  # 5 ms, and most hosts are ASCII

    return idna.encode(host, uts46=True).decode("ascii")
