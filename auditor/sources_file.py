"""A sources file read strictly: its entries with their lines, or what is wrong and how to mend it.

The file is a mapping: `version: 1` and `sources`, a list of entries `match`, `tier`, `reason` and,
where they are known, `class` and `basis`. An entry without a class keeps the class that an earlier
file gives: whoever has another opinion of a publisher need not say what it is. `match` is one
pattern or a list of them:

    bbc.co.uk        this host and every host under it
    medium.com/@     the same, where the path starts so
    amazon.*         the name in any country's ending: amazon.fr, amazon.co.uk, www.amazon.com
    .gov, *.gouv.fr  every host under the suffix, not the suffix itself
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import unquote

from auditor.errors import ConfigError
from auditor.model import SourceClass, SourceFile, Tier
from auditor.strict_yaml import (
    LARGEST,
    File,
    List,
    Mapping,
    Node,
    Scalar,
    listed,
    read,
    text_of,
    unique,
    word_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEYS = ("match", "class", "tier", "reason", "basis")
_MAY_LACK = ("class", "basis")
_CLASSES = [word.value for word in SourceClass]
_TIERS = [word.value for word in Tier]
# One label of a host name, RFC 1035 2.3.4 and RFC 2181 11, underscores as the web has them.
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NOT_IN_PATH = re.compile(r"[?#*\s]")  # a query is not looked at, and a star would match none
LONGEST_HOST = 253  # RFC 1035, 3.1, without the final dot
_HINT = (
    "Write a host (bbc.co.uk), a host and path (medium.com/@), a name in any country (amazon.*) "
    "or a suffix (.gov, *.gouv.fr)."
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern of an entry. `host` is a host, a suffix with its dot, or a name with `.*`."""

    pattern: str
    host: str
    path: str
    line: int
    source_class: SourceClass | None
    tier: Tier
    reason: str
    basis: str


@dataclass(frozen=True, slots=True)
class SourcesFile:
    """A file that was read. `problems` is empty unless they were asked for."""

    file: SourceFile
    entries: tuple[Entry, ...]
    problems: tuple[ConfigError, ...] = ()


def read_bytes(path: Path, name: str) -> bytes:
    """At most what `parse_sources` accepts, and a byte more. Raises ConfigError."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise ConfigError(
            f"can't read {name}: {reason}", "Give the path of a sources file you can read."
        ) from error


def parse_sources(name: str, data: bytes, *, keep_going: bool = False) -> SourcesFile:
    """Raises ConfigError for the first mistake; with `keep_going` entries' are kept."""
    file = File(name)
    first: dict[tuple[str, str], int] = {}
    entries: list[Entry] = []
    problems: list[ConfigError] = []
    items = _items(file, data)
    for item in items:
        try:
            for entry in _entry(file, item):
                _once(file, entry, first)
                entries.append(entry)
        except ConfigError as error:
            if not keep_going:
                raise
            problems.append(error)
    about = SourceFile(name, sha256(data).hexdigest(), len(items))
    return SourcesFile(about, tuple(entries), tuple(problems))


def _items(file: File, data: bytes) -> tuple[Node, ...]:
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
    return entries.items


def _once(file: File, entry: Entry, first: dict[tuple[str, str], int]) -> None:
    key = (entry.host, entry.path)
    if key in first:
        what = f"match: {entry.pattern!r} is already matched at line {first[key]}"
        file.wrong(entry.line, what, "Remove one of the two.")
    first[key] = entry.line


def _entry(file: File, item: Node) -> Iterator[Entry]:
    if not isinstance(item, Mapping):
        file.wrong(item.line, "an entry is not a mapping", f"Give it {', '.join(KEYS)}.")
    values = unique(file, item, KEYS, _MAY_LACK)
    match = values["match"]
    patterns = match.items if isinstance(match, List) else (match,)
    if not patterns:
        file.wrong(match.line, "match: an empty list", "Name at least one host.")
    kind = None
    if "class" in values:
        kind = SourceClass(word_of(file, "class", values["class"], _CLASSES))
    tier = Tier(word_of(file, "tier", values["tier"], _TIERS))
    reason = text_of(file, "reason", values["reason"]).text
    basis = text_of(file, "basis", values["basis"]).text if "basis" in values else ""
    for pattern in patterns:
        text = text_of(file, "match", pattern)
        host, path = read_pattern(text.text) or _not_a_pattern(file, text)
        yield Entry(text.text, host, path, text.line, kind, tier, reason, basis)


def _not_a_pattern(file: File, node: Scalar) -> tuple[str, str]:
    file.wrong(node.line, f"match: {node.text.strip()[:80]!r} is not a host or suffix", _HINT)


def read_pattern(text: str) -> tuple[str, str] | None:
    """(host, suffix with its dot, or name with `.*`; path prefix); None for what is no pattern."""
    host, slash, path = text.strip().partition("/")
    suffix = host.startswith((".", "*."))
    bare = host.removeprefix("*").removeprefix(".") if suffix else host
    any_country = bare.endswith(".*")
    try:
        name = ascii_host(bare.removesuffix(".*"))
    except ValueError:
        return None
    labels = name.split(".")
    if _NOT_IN_PATH.search(path) or not all(_LABEL.fullmatch(label) for label in labels):
        return None
    if len(name) > LONGEST_HOST or (labels[-1].isdigit() and len(labels) != 4):
        return None
    if any_country:
        name += ".*"
    elif len(labels) == 1 and not suffix:
        return None
    return ("." + name if suffix else name), unquote(slash + path) or "/"


def ascii_host(host: str) -> str:
    """Lower case, A-labels, no final dot. Raises ValueError for what is no international name."""
    host = host.removesuffix(".").lower()
    if host.isascii():
        return host
    import idna  # 5 ms, and most hosts are ASCII

    return idna.encode(host, uts46=True).decode("ascii")


def nearest(key: str, word: str) -> str:
    """What to write instead of a `class` or `tier` that is none."""
    return listed(word, _CLASSES if key == "class" else _TIERS)
