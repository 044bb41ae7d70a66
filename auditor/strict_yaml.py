"""YAML read strictly and with line numbers: mappings, lists and texts, nothing that can surprise.

Read event by event: what nests deeper than a configuration file does is an error, anchors, aliases
and tags are refused, so no file can blow up in memory. Every complaint names file and line.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, NoReturn

from auditor.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yaml import Event, NodeEvent

LARGEST = 4_000_000
"""Bytes of a file: some 20,000 entries of sources.yaml."""
_NULLS = ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class File:
    name: str

    def wrong(self, line: int, what: str, hint: str) -> NoReturn:
        raise ConfigError(f"{self.name}, line {line}: {what}", hint)


@dataclass(frozen=True, slots=True)
class Scalar:
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class List:
    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    items: tuple[tuple[Scalar, Node], ...]
    line: int


Node = Scalar | List | Mapping
_DEEPEST = 4  # file > sources > entry > match


def read(file: File, data: bytes) -> Node:
    import yaml  # 10 ms that `auditor --version` need not pay

    if len(data) > LARGEST:
        file.wrong(1, f"larger than {LARGEST:,} bytes", "Keep only the entries you need.")
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


def _document(file: File, events: Iterator[Event]) -> Node:
    import yaml

    root: list[Node] = []
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
            node: Node = Scalar("" if null else event.value, line)
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
    items: list[Node]


def _closed(file: File, node: _Open) -> Node:
    if not node.is_mapping:
        return List(tuple(node.items), node.line)
    pairs: list[tuple[Scalar, Node]] = []
    for key, value in zip(node.items[::2], node.items[1::2], strict=True):
        if not isinstance(key, Scalar):
            file.wrong(key.line, "a key is not a word", "Write a plain key, then a colon.")
        pairs.append((key, value))
    return Mapping(tuple(pairs), node.line)


def _refuse(file: File, event: NodeEvent, line: int) -> None:
    if event.anchor:
        file.wrong(line, "anchors and aliases are not read", "Write the value out.")
    if getattr(event, "tag", None):
        file.wrong(line, "tags are not read", "Remove the word that starts with '!'.")


def unique(
    file: File, mapping: Mapping, allowed: Iterable[str], may_lack: Iterable[str] = ()
) -> dict[str, Node]:
    """Exactly the `allowed` keys, each once; those of `may_lack` need not be there."""
    allowed = list(allowed)
    values: dict[str, Node] = {}
    for key, value in mapping.items:
        if key.text not in allowed:
            hint = listed(key.text, allowed)
            file.wrong(key.line, f"unknown key {key.text[:60]!r}", hint)
        if key.text in values:
            file.wrong(key.line, f"key {key.text!r} is there twice", "Remove one of the two.")
        values[key.text] = value
    for name in allowed:
        if name not in values and name not in may_lack:
            file.wrong(mapping.line, f"{name}: missing", f"Add '{name}:' to this mapping.")
    return values


def text_of(file: File, key: str, node: Node) -> Scalar:
    if not isinstance(node, Scalar):
        file.wrong(node.line, f"{key}: not a text", "Write one line of text, in quotes if need be.")
    if not node.text.strip():
        file.wrong(node.line, f"{key}: empty", "Write a text after the colon.")
    return node


def word_of(file: File, key: str, node: Node, allowed: list[str]) -> str:
    word = text_of(file, key, node)
    if word.text not in allowed:
        file.wrong(word.line, f"{key}: unknown word {word.text[:60]!r}", listed(word.text, allowed))
    return word.text


def listed(word: str, allowed: list[str]) -> str:
    """A hint: the nearest of the words that are allowed, and all of them."""
    near = get_close_matches(word[:60], allowed, 1)
    words = f"Use one of: {', '.join(allowed)}."
    return f"Did you mean '{near[0]}'? {words}" if near else words
