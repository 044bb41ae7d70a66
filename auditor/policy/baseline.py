"""The file of known findings: read strictly, written so that people can edit and merge it.

version: 1
findings:
- fingerprint: 0f3c…            what was found, by its content
  rule: LNK001                  the rest is for people
  path: docs/guide.md
  about: "https://town.test/bridge"
  until: 2027-01-01             optional: the last day on which it holds
  reason: "they promised to restore it"
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from auditor import strict_yaml
from auditor.errors import ConfigError
from auditor.policy.wording import nearest, rule_named
from auditor.strict_yaml import File, List, Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from auditor.strict_yaml import Node

VERSION = 1
_HEAD = """\
# Findings that are known: auditor ci --baseline does not count them. Written by --write-baseline,
# which keeps each reason, and until (the last day on which the entry holds): those are yours.
"""
_NEEDED = ("fingerprint", "rule", "path", "about")
_OPTIONAL = ("until", "reason")
_FINGERPRINT = re.compile(r"[0-9a-f]{32}")
_HALF = re.compile("[\ud800-\udfff]")
# All but letters, signs and pictures that every editor shows.
_SPECIAL = re.compile(
    r'["\\]|[^ -~\u00a1-\u00ac\u00ae-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\ud7ff\uf900-\ufdcf'
    r"\ufdf0-\ufefe\uff00-\uffdc\U0001f000-\U0001faff]"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """`about` is the address or the words that the finding is about, `line` where the entry begins
    in its file; 0 for a new one.
    """

    fingerprint: str
    rule: str
    path: str
    about: str
    until: date | None = None
    reason: str = ""
    line: int = 0


def read_baseline(path: Path) -> tuple[Entry, ...]:
    """Raises ConfigError with file and line for one that is damaged, or of a newer version."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(
            f"the baseline {path} can't be read: {error.strerror}",
            "Write one first: auditor ci PATHS --baseline FILE --write-baseline",
        ) from error
    return parse(File(str(path)), data)


def parse(file: File, data: bytes) -> tuple[Entry, ...]:
    top = _fields(file, strict_yaml.read(file, data), ("version", "findings"), ())
    version = strict_yaml.text_of(file, "version", top["version"])
    if version.text != str(VERSION):
        newer = version.text.isdecimal() and int(version.text[:9]) > VERSION
        hint = "Update auditor" if newer else "Restore the file"
        file.wrong(
            version.line,
            f"a baseline of version {version.text[:20]}, this auditor reads version {VERSION}",
            f"{hint}, or write the baseline anew with --write-baseline to another file.",
        )
    found = top["findings"]
    if isinstance(found, Scalar) and not found.text:
        return ()
    if not isinstance(found, List):
        file.wrong(found.line, "findings: not a list", "Begin each entry with a dash.")
    seen: dict[str, int] = {}
    entries = []
    for node in found.items:
        entry = _entry(file, node)
        if entry.fingerprint in seen:
            what = f"the same fingerprint as line {seen[entry.fingerprint]}"
            file.wrong(entry.line, what, "Remove one of the two entries.")
        seen[entry.fingerprint] = entry.line
        entries.append(entry)
    return tuple(entries)


def _entry(file: File, node: Node) -> Entry:
    fields = _fields(file, node, _NEEDED, _OPTIONAL)
    texts = {key: _text(file, key, value) for key, value in fields.items()}
    if not _FINGERPRINT.fullmatch(texts["fingerprint"]):
        line = fields["fingerprint"].line
        file.wrong(line, "fingerprint: not 32 hexadecimal digits", "Write the baseline anew.")
    if rule_named(texts["rule"]) is None:
        near = nearest(texts["rule"])
        hint = f"Did you mean {near}?" if near else "Remove the entry."
        file.wrong(fields["rule"].line, f"there is no rule {texts['rule'][:60]!r}", hint)
    until = None
    if texts.get("until"):
        try:
            until = date.fromisoformat(texts["until"])
        except ValueError:
            what = f"until: {texts['until'][:40]!r} is no day"
            file.wrong(fields["until"].line, what, "Write it as 2027-01-01.")
    return Entry(
        texts["fingerprint"],
        texts["rule"],
        texts["path"],
        texts["about"],
        until,
        texts.get("reason", ""),
        node.line,
    )


def _text(file: File, key: str, node: Node) -> str:
    if not isinstance(node, Scalar):
        file.wrong(node.line, f"{key}: not a text", "Write one line of text, in quotes if need be.")
    return node.text


def _fields(
    file: File, node: Node, needed: Sequence[str], optional: Sequence[str]
) -> dict[str, Node]:
    if not isinstance(node, Mapping):
        file.wrong(node.line, "not a mapping", f"Write {', '.join(f'{k}:' for k in needed)}.")
    there = {key.text for key, _ in node.items}
    allowed = (*needed, *(key for key in optional if key in there))
    unknown = there - {*needed, *optional}
    return strict_yaml.unique(file, node, (*allowed, *optional) if unknown else allowed)


def render(entries: Iterable[Entry]) -> str:
    """An entry a block, in an order that depends on nothing but the entries: easy to merge."""
    ordered = sorted(entries, key=lambda e: (e.path, e.rule, e.about, e.fingerprint))
    blocks = [f"{_HEAD}version: {VERSION}\nfindings:{'' if ordered else ' []'}\n"]
    for entry in ordered:
        lines = [f"- fingerprint: {_quoted(entry.fingerprint)}", f"rule: {entry.rule}"]
        lines += [f"path: {_quoted(entry.path)}", f"about: {_quoted(entry.about)}"]
        lines += [f"until: {entry.until.isoformat()}"] if entry.until else []
        lines += [f"reason: {_quoted(entry.reason)}"] if entry.reason else []
        blocks.append("\n  ".join(lines) + "\n")
    return "".join(blocks)


def _quoted(text: str) -> str:
    """YAML's double-quoted form (YAML 1.2.2, 7.3.1), on one line. Half a surrogate pair, which a
    file name may hold and YAML may not, becomes the words for it.
    """
    text = _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", text)
    return f'"{_SPECIAL.sub(_escaped, text)}"'


def _escaped(char: re.Match[str]) -> str:
    code = ord(char[0])
    if char[0] in '"\\':
        return f"\\{char[0]}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def merged(found: Iterable[Entry], before: Iterable[Entry], kept: Iterable[Entry]) -> list[Entry]:
    """What was `found` now, with the reason and the day that it had `before`, and of those the ones
    that are to be `kept` although they were not found.
    """
    entries = {entry.fingerprint: entry for entry in (*kept, *found)}
    for old in before:
        if new := entries.get(old.fingerprint):
            entries[old.fingerprint] = replace(new, until=old.until, reason=old.reason)
    return list(entries.values())
