"""What a sources file could do better, beyond being readable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model import SourceClass
from auditor.sources_file import parse_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.sources_file import Entry

_LONGEST_REASON = 140
_ORDER = list(SourceClass)


def lint_sources(name: str, data: bytes, *, strict: bool = False) -> tuple[str, ...]:
    """Problems in the order of their lines, each with its remedy; `strict` is what our own file has
    to pass. Raises ConfigError where the file can't be read on.
    """
    read = parse_sources(name, data, keep_going=True)
    problems = [f"{problem.message}. {problem.hint}" for problem in read.problems]
    problems += (f"{name}, line {line}: {what}" for line, what in _remarks(read.entries))
    if strict:
        problems += (f"{name}, line {line}: {what}" for line, what in _strict(read.entries))
    return tuple(problems)


def _remarks(entries: tuple[Entry, ...]) -> Iterator[tuple[int, str]]:
    known = {entry.host: entry for entry in entries if entry.path == "/"}
    for entry in entries:
        if len(entry.reason) > _LONGEST_REASON or "\n" in entry.reason:
            long = f"over {_LONGEST_REASON} characters, or several lines"
            yield entry.line, f"reason: {long}. One sentence is enough."
        if entry.host.startswith("www.") and entry.host.count(".") > 1:
            bare = entry.pattern.removeprefix("www.")
            yield (
                entry.line,
                f"match: {entry.pattern} leaves {bare} out. Write {bare}: it has both.",
            )
        over = next(filter(None, map(known.get, _above(entry))), None)
        if over and _says(over) == _says(entry):
            yield entry.line, f"match: {entry.pattern} says what line {over.line} says. Remove it."


def _strict(entries: tuple[Entry, ...]) -> Iterator[tuple[int, str]]:
    last = 0
    for entry in sorted(entries, key=lambda entry: entry.line):
        if entry.source_class is None:
            yield entry.line, "class: missing. Say what kind of publisher it is."
            continue
        if not entry.basis:
            yield entry.line, "basis: missing. Say where the judgement comes from."
        place = _ORDER.index(entry.source_class)
        if place < last:
            yield entry.line, "out of order. Put it with the others of its class."
        last = place


def _above(entry: Entry) -> Iterator[str]:
    host = entry.host.lstrip(".")
    if entry.path != "/":
        yield host
    while "." in host:
        host = host.partition(".")[2]
        yield host
        yield "." + host


def _says(entry: Entry) -> tuple[object, ...]:
    return entry.source_class, entry.tier, entry.reason
