"""reStructuredText -> its prose, with links, footnotes and headings in Markdown."""

from __future__ import annotations

import re
from collections import deque
from itertools import accumulate
from typing import TYPE_CHECKING

from auditor.inputs.content.inline import IS_SAMPLE
from auditor.inputs.content.rewriting import (
    Change,
    changed,
    finished,
    line_spans,
    link_change,
    only_links,
    plain_change,
)
from auditor.inputs.content.sheet import Sheet, blanked
from auditor.inputs.content.web_targets import fill_templates, is_web
from auditor.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_RULE = re.compile(r"([!-/:-@\[-`{-~])\1{2,}[ \t]*\Z")
_DIRECTIVE = re.compile(
    r"[ \t]*\.\.[ \t]+(?:\|[^|\n]{1,99}\|[ \t]+)?([\w:+.\-]{1,60}?)::(?:[ \t]|\Z)"
)
_PROSE = frozenset((
    "note", "warning", "tip", "hint", "important", "attention", "caution", "danger", "error",
    "admonition", "seealso", "versionadded", "versionchanged", "deprecated", "versionremoved",
    "topic", "sidebar", "rubric", "epigraph", "highlights", "pull-quote", "container", "compound",
    "list-table", "glossary", "todo", "only", "tab", "tabs", "tab-set", "tab-item", "grid", "card",
    "grid-item-card", "dropdown", "details", "centered", "hlist", "line-block",
))  # fmt: skip
"""Directives with prose in them; the body of any other is code, a picture or generated."""
_TARGET = re.compile(
    r"^[ \t]*(?:\.\.[ \t]+_(?:`(?P<quoted>[^`\n]{1,300})`|(?P<name>[^:\n`_](?:\\:|[^:\n]){0,300}|_)"
    r"):|__)[ \t]+(?P<url>\S{1,8192})[ \t]*$",
    re.MULTILINE,
)
_NOTE = re.compile(
    r"^[ \t]*(?P<dots>\.\.)[ \t]+\[(?P<label>#?[\w.\-]{0,99}|\*)\][ \t]", re.MULTILINE
)
_EXPLICIT = re.compile(r"[ \t]*\.\.(?:[ \t]|\Z)")
_SAID = re.compile(r"^[ \t]*\.\.[ \t]+[\w:+.\-]{1,60}::", re.MULTILINE)
_OPTION = re.compile(r"[ \t]+:[\w\- ]{1,60}:(?:[ \t].*)?\Z")
_LITERAL = re.compile(r"``(?P<words>[^`\n]{1,500}(?:`[^`\n]{1,500}){0,9})``")
_LINK = re.compile(
    r"(?<![\w`:])`(?P<words>[^`<>]{0,1000}?)\s{0,9}<(?P<url>[^`<>]{1,8192})>`(?P<two>__?)"
)
_REFERENCE = re.compile(r"(?<![\w`:])`(?P<words>[^`<>]{1,1000})`(?P<two>__?)(?![\w`])")
_NAME = re.compile(
    r"(?<![\w`:.\-/@])(?P<words>[A-Za-z0-9](?:[\w.\-+]{0,98}?[A-Za-z0-9])?)(?P<two>__?)(?![\w`])"
)
_ROLE = re.compile(
    r":(?P<role>[\w:+.\-]{1,60}):`(?P<words>[^`<>]{1,1000}?)?\s{0,9}"
    r"(?:<(?P<target>[^`<>]{1,1000})>)?`"
)
_CODE_ROLES = (
    "code",
    "literal",
    "file",
    "samp",
    "kbd",
    "command",
    "program",
    "option",
    "envvar",
    "math",
)
_MARK = re.compile(r"\[(?P<label>#?[\w.\-]{0,99}|\*)\]_(?![\w`])")
_SUBSTITUTION = re.compile(r"(?<![\w|])\|[^|\s][^|\n]{0,98}\|_{0,2}(?![\w|])")
_GRID = re.compile(r"[ \t]*\+(?:[-=]{1,500}\+){1,99}[ \t]*\Z")
_SIMPLE = re.compile(r"[ \t]*={2,500}(?:[ ]+={2,500}){1,99}[ \t]*\Z")


def prose(raw: str) -> Sheet:
    text = fill_templates(raw)
    lines = text.split("\n")
    starts = (0, *accumulate(len(line) + 1 for line in lines))
    tables = line_spans(_tables(lines), starts)
    text = blanked(text, line_spans(_code(lines), starts))
    text = blanked(text, (Span(*m.span()) for m in _SAID.finditer(text)))
    text = blanked(text, (Span(*m.span("words")) for m in _LITERAL.finditer(text)
                          if IS_SAMPLE.search(m["words"])))  # fmt: skip
    text = only_links(text, tables)
    headings = list(_headings(text.split("\n"), starts))
    return finished(changed(text, (*headings, *_links(text))))


def _code(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The lines, from and to, of literal blocks, comments and directives that are no prose."""
    at = 0
    literal = False
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at += 1
            continue
        indent = _indent(line)
        if literal:
            literal = False
            end = _body(lines, at, indent - 1)
            yield at, end
            at = end
        elif line.lstrip().startswith(">>>"):
            end = next((n for n in range(at, len(lines)) if not lines[n].strip()), len(lines))
            yield at, end
            at = end
        elif _EXPLICIT.match(line):
            at, spans = _explicit(lines, at, indent)
            yield from spans
        else:
            literal = line.rstrip().endswith("::") and _body(lines, at + 1, indent) > at + 1
            at += 1


def _explicit(lines: Sequence[str], at: int, indent: int) -> tuple[int, list[tuple[int, int]]]:
    """Where to go on behind `.. something`, and the lines of it that are no prose."""
    line = lines[at]
    if _NOTE.match(line) or _TARGET.match(line):
        return at + 1, []
    directive = _DIRECTIVE.match(line)
    if directive and directive[1].lower() in _PROSE and "|" not in line[: directive.start(1)]:
        end = at + 1
        while end < len(lines) and _OPTION.match(lines[end]) and _indent(lines[end]) > indent:
            end += 1
        return end, [(at, end)] if directive[1].lower() not in _SAID_ON_LINE else [(at + 1, end)]
    end = _body(lines, at + 1, indent)
    return end, [(at, end)]


_SAID_ON_LINE = frozenset(("note", "warning", "tip", "hint", "important", "deprecated",
                           "versionadded", "versionchanged", "seealso"))  # fmt: skip


def _body(lines: Sequence[str], at: int, indent: int) -> int:
    """Where what is indented deeper than `indent` ends."""
    end = at
    while at < len(lines):
        if lines[at].strip():
            if _indent(lines[at]) <= indent:
                break
            end = at + 1
        at += 1
    return end


def _indent(line: str) -> int:
    expanded = line.expandtabs(8)
    return len(expanded) - len(expanded.lstrip())


def _tables(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(lines):
        first = at
        if _GRID.match(lines[at]):
            while at < len(lines) and lines[at].lstrip()[:1] in ("+", "|"):
                at += 1
            yield first, at
        elif _SIMPLE.match(lines[at]):
            at += 1
            last = at
            while at < len(lines) and (lines[at].strip() or not _SIMPLE.match(lines[at - 1])):
                at += 1
                last = at if _SIMPLE.match(lines[at - 1]) else last
            yield first, last
            at = max(at, last)
        at += first == at


def _headings(lines: Sequence[str], starts: Sequence[int]) -> Iterator[Change]:
    """A line above or around which there are marks: `# ` is written, its rules are left out."""
    for at, line in enumerate(lines):
        if not _RULE.match(line):
            continue
        yield Change(Span(starts[at], starts[at] + len(line)))
        title = lines[at - 1] if at else ""
        if (
            title.strip()
            and not _RULE.match(title)
            and len(line.rstrip()) >= len(title.strip()) - 3
        ):
            over = at > 1 and bool(_RULE.match(lines[at - 2]))
            if over or at < 2 or not lines[at - 2].strip():
                start = starts[at - 1]
                yield Change(Span(start, start), (("# ", start),))


def _links(text: str) -> Iterator[Change]:
    targets, anonymous = {}, deque[tuple[str, int]]()
    for match in _TARGET.finditer(text):
        name, url = match["quoted"] or match["name"], match["url"]
        web = url if is_web(url) else ""
        if name and name != "_":
            targets[_normal(name)] = (web, match.start("url"))
        else:
            anonymous.append((web, match.start("url")))
        yield Change(Span(*match.span()))
    for match in _SUBSTITUTION.finditer(text):
        yield Change(Span(*match.span()))
    for match in _ROLE.finditer(text):
        is_code = match["role"].rpartition(":")[2] in _CODE_ROLES
        group = "words" if match["words"] else "target"
        if is_code and IS_SAMPLE.search(match[group] or ""):
            yield Change(Span(*match.span()))
        elif match[group]:
            yield plain_change(Span(*match.span()), Span(*match.span(group)), text)
    for match in _LINK.finditer(text):
        span, words = Span(*match.span()), Span(*match.span("words"))
        url = "".join(match["url"].split())
        if is_web(url):
            yield link_change(span, match["words"], words.start, url, match.start("url"))
            targets.setdefault(_normal(match["words"]), (url, match.start("url")))
        else:
            yield plain_change(span, words, text)
    yield from _references(text, targets, anonymous)
    yield from _notes(text)


def _references(
    text: str, targets: Mapping[str, tuple[str, int]], anonymous: deque[tuple[str, int]]
) -> Iterator[Change]:
    found = sorted((*_REFERENCE.finditer(text), *_NAME.finditer(text)), key=_start)
    for match in found:
        if match["two"] == "__" and anonymous:
            target = anonymous.popleft()
        else:
            target = targets.get(_normal(match["words"]), ("", 0))
            if not target[0] and match.re is _NAME:
                continue
        span, words = Span(*match.span()), Span(*match.span("words"))
        if target[0]:
            yield link_change(span, match["words"], words.start, *target)
        else:
            yield plain_change(span, words, text)


def _notes(text: str) -> Iterator[Change]:
    """`[^label]` for footnotes and citations of all kinds; the unnamed by their order."""
    defined = unnamed = 0
    for match in _NOTE.finditer(text):
        defined += not match["label"].strip("#*")
        label = match["label"].strip("#*") or f"auto{defined}"
        yield Change(
            Span(match.start("dots"), match.end() - 1), ((f"[^{label}]:", match.start("dots")),)
        )
    for match in _MARK.finditer(text):
        unnamed += not match["label"].strip("#*")
        label = match["label"].strip("#*") or f"auto{unnamed}"
        yield Change(Span(*match.span()), ((f"[^{label}]", match.start()),))


def _start(match: re.Match[str]) -> int:
    return match.start()


def _normal(name: str) -> str:
    return " ".join(name.replace("\\", "").split()).casefold()
