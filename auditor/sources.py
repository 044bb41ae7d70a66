"""sources.yaml: what kind of publisher stands behind a URL. Strictly read, quickly looked up.

The file is a mapping: `version: 1` and `sources`, a list of entries `match`, `class`, `tier`,
`reason`; `match` is one pattern or a list of them:

    bbc.co.uk        this host and every host under it
    medium.com/@     the same, where the path starts so
    .gov, *.gouv.fr  every host under the suffix, not the suffix itself

The longest host wins, then the longest path. It is read event by event: entries are flat, so what
nests deeper is an error, anchors and aliases are refused, and no file can blow up in memory.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import unquote, urlsplit

from auditor.errors import ConfigError
from auditor.model import Source, SourceClass, Tier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from yaml import Event, NodeEvent

_LARGEST = 4_000_000  # bytes: some 20,000 entries
_KEYS = ("match", "class", "tier", "reason")
_UNRATED = Source()
# One label of a host name, RFC 1035 2.3.4 and RFC 2181 11, underscores as the web has them.
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NOT_IN_PATH = re.compile(r"[?#\s]")
_NULLS = ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class Sources:
    """`table` maps a host, or a suffix with its dot, to (path prefix, source), longest first."""

    table: Mapping[str, tuple[tuple[str, Source], ...]] = field(repr=False)

    def lookup(self, url: str) -> Source:
        """The most specific entry, or `Source()` for an unlisted or unreadable URL."""
        try:
            parts = urlsplit(url)
            host = _ascii(parts.hostname or "")
        except ValueError:
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
                data = file.read(_LARGEST + 1)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            raise ConfigError(
                f"can't read {name}: {reason}", "Give the path of a sources file you can read."
            ) from error
    return _table(_File(name), data)


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


@dataclass(frozen=True, slots=True)
class _File:
    name: str

    def wrong(self, line: int, what: str, hint: str) -> NoReturn:
        raise ConfigError(f"{self.name}, line {line}: {what}", hint)


@dataclass(frozen=True, slots=True)
class _Scalar:
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class _List:
    items: tuple[_Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class _Mapping:
    items: tuple[tuple[_Scalar, _Node], ...]
    line: int


_Node = _Scalar | _List | _Mapping
_DEEPEST = 4  # file > sources > entry > match


def _table(file: _File, data: bytes) -> Sources:
    root = _read(file, data)
    if not isinstance(root, _Mapping):
        file.wrong(root.line, "not a mapping", "Start with 'version: 1', then 'sources:'.")
    top = _unique(file, root, ("version", "sources"))
    version = top["version"]
    if not (isinstance(version, _Scalar) and version.text == "1"):
        file.wrong(version.line, "version: not a version we know", "Write 'version: 1'.")
    entries = top["sources"]
    if not isinstance(entries, _List):
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


def _entry(file: _File, entry: _Node) -> Iterator[tuple[_Scalar, Source]]:
    if not isinstance(entry, _Mapping):
        file.wrong(entry.line, "an entry is not a mapping", f"Give it {', '.join(_KEYS)}.")
    values = _unique(file, entry, _KEYS)
    match = values["match"]
    patterns = match.items if isinstance(match, _List) else (match,)
    if not patterns:
        file.wrong(match.line, "match: an empty list", "Name at least one host.")
    named = _word(file, "class", values["class"], [word.value for word in SourceClass])
    tier = _word(file, "tier", values["tier"], [word.value for word in Tier])
    reason = _text(file, "reason", values["reason"]).text
    for pattern in patterns:
        text = _text(file, "match", pattern)
        yield text, Source(SourceClass(named), Tier(tier), reason, text.text)


def _unique(file: _File, mapping: _Mapping, allowed: Iterable[str]) -> dict[str, _Node]:
    """Exactly the `allowed` keys, each once."""
    allowed = list(allowed)
    values: dict[str, _Node] = {}
    for key, value in mapping.items:
        if key.text not in allowed:
            hint = _nearest(key.text, allowed)
            file.wrong(key.line, f"unknown key {key.text[:60]!r}", hint)
        if key.text in values:
            file.wrong(key.line, f"key {key.text!r} is there twice", "Remove one of the two.")
        values[key.text] = value
    for name in allowed:
        if name not in values:
            file.wrong(mapping.line, f"{name}: missing", f"Add '{name}:' to this mapping.")
    return values


def _text(file: _File, key: str, node: _Node) -> _Scalar:
    if not isinstance(node, _Scalar):
        file.wrong(node.line, f"{key}: not a text", "Write one line of text, in quotes if need be.")
    if not node.text.strip():
        file.wrong(node.line, f"{key}: empty", "Write a text after the colon.")
    return node


def _word(file: _File, key: str, node: _Node, allowed: list[str]) -> str:
    word = _text(file, key, node)
    if word.text not in allowed:
        file.wrong(
            word.line, f"{key}: unknown word {word.text[:60]!r}", _nearest(word.text, allowed)
        )
    return word.text


def _nearest(word: str, allowed: list[str]) -> str:
    near = get_close_matches(word[:60], allowed, 1)
    listed = f"Use one of: {', '.join(allowed)}."
    return f"Did you mean '{near[0]}'? {listed}" if near else listed


def _pattern(file: _File, node: _Scalar) -> tuple[str, str]:
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


def _read(file: _File, data: bytes) -> _Node:
    import yaml  # 10 ms that `auditor --version` need not pay

    if len(data) > _LARGEST:
        file.wrong(1, f"larger than {_LARGEST:,} bytes", "Keep only the entries you need.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        file.wrong(line, "not UTF-8", "Save the file as UTF-8.")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _document(file, yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        what = f"not YAML: {error.problem or error.context or 'unreadable'}"
        file.wrong(line, what, "Check the indentation, the colons and the quotes near this line.")
    except yaml.YAMLError as error:
        file.wrong(1, f"not YAML: {str(error).splitlines()[0]}", "Remove the character.")


def _document(file: _File, events: Iterator[Event]) -> _Node:
    import yaml

    root: list[_Node] = []
    open_nodes: list[_Open] = []
    for event in events:
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.NodeEvent):
            _refuse(file, event, line)
        if isinstance(event, yaml.CollectionStartEvent):
            if len(open_nodes) == _DEEPEST:
                file.wrong(line, "nested too deep", "Entries are flat: see the shipped file.")
            open_nodes.append(_Open(isinstance(event, yaml.MappingStartEvent), line, []))
            continue
        if isinstance(event, yaml.ScalarEvent):
            null = not event.style and event.value in _NULLS
            node: _Node = _Scalar("" if null else event.value, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            node = _closed(file, open_nodes.pop())
        else:
            continue
        (open_nodes[-1].items if open_nodes else root).append(node)
    if len(root) != 1:
        what = "more than one document" if root else "empty"
        file.wrong(1, what, "Write one document: 'version: 1', then 'sources:'.")
    return root[0]


@dataclass(frozen=True, slots=True)
class _Open:
    is_mapping: bool
    line: int
    items: list[_Node]


def _closed(file: _File, node: _Open) -> _Node:
    if not node.is_mapping:
        return _List(tuple(node.items), node.line)
    pairs: list[tuple[_Scalar, _Node]] = []
    for key, value in zip(node.items[::2], node.items[1::2], strict=True):
        if not isinstance(key, _Scalar):
            file.wrong(key.line, "a key is not a word", "Write a plain key, then a colon.")
        pairs.append((key, value))
    return _Mapping(tuple(pairs), node.line)


def _refuse(file: _File, event: NodeEvent, line: int) -> None:
    if event.anchor:
        file.wrong(line, "anchors and aliases are not read", "Write the value out.")
    if getattr(event, "tag", None):
        file.wrong(line, "tags are not read", "Remove the word that starts with '!'.")
