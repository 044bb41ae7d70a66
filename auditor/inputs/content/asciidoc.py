"""AsciiDoc -> its prose, with links, lists and headings in Markdown."""

from __future__ import annotations

import re
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
from auditor.inputs.content.web_targets import FILLED_IN, is_web
from auditor.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_VERBATIM = re.compile(r"(-{4,}|\.{4,}|\+{4,}|/{4,}|`{3,}[\w,\- ]{0,40}|~{4,})[ \t]*\Z")
_FRAME = re.compile(r"(?:={4,}|\*{4,}|_{4,}|--|\+|'{3,}|<<<)[ \t]*\Z")
_TABLE = re.compile(r"[|,:!]={3,}[ \t]*\Z")
_NO_PROSE = re.compile(
    r"//(?!/).*|:!?[\w\-]{1,60}!?:(?:[ \t].*)?|\[[^\[\]]{0,500}\][ \t]*"
    r"|(?:image|video|audio|include|toc|ifdef|ifndef|ifeval|endif)::.*"
)
_SOURCE = re.compile(
    r"\[(?:source|listing|literal|stem|verse)?[,%\]]|\[(?:source|listing|literal|stem)\b"
)
_HEADING = re.compile(r"^(?P<marks>={1,6})[ \t]+(?=\S)", re.MULTILINE)
_ITEM = re.compile(r"^(?P<indent>[ \t]*)(?P<marks>[*.\-]{1,5})[ \t]+(?=\S)", re.MULTILINE)
_LITERAL = re.compile(
    r"(?<![\w`])(?P<ticks>`\+|`|\+)(?P<words>[^`+\n]{1,500})(?:\+`|`|\+)(?![\w`])"
)
_LINK = re.compile(
    r"(?:link:|(?<![\w/.:\"']))(?P<url>(?:https?://|(?<=link:))[^\s\[\]<>]{1,8192})"
    r"\[(?P<words>(?:[^\[\]\\]|\\.|\[[^\[\]]{0,200}\]){0,1000})\]"
)
_XREF = re.compile(
    r"(?:xref:[^\s\[\]]{1,500}\[(?P<named>[^\[\]]{0,500})\]"
    r"|<<[^<>,]{1,300}(?:,(?P<words>[^<>]{1,500}))?>>"
    r"|mailto:[^\s\[\]]{1,300}\[(?P<mail>[^\[\]]{0,300})\])"
)
_MACRO = re.compile(
    r"(?P<name>image|icon|kbd|btn|menu|pass|stem|latexmath|anchor|indexterm2?|counter2?):"
    r"[^\s\[\]]{0,8192}\[[^\[\]]{0,1000}\]|\[\[[^\[\]\n]{1,200}\]\]|\(\(\([^()\n]{1,200}\)\)\)"
)
_ATTRIBUTE = re.compile(r"\{[\w\-]{1,60}\}")
_NOTE = re.compile(r"footnote(?:ref)?:[\w\-]{0,60}\[")
_CALLOUT = re.compile(r"(?<=\s)<\d{1,3}>|^<(?:\d{1,3}|\.)>[ ]", re.MULTILINE)


def prose(raw: str) -> Sheet:
    text = raw.replace(FILLED_IN, " ")
    lines = text.split("\n")
    starts = (0, *accumulate(len(line) + 1 for line in lines))
    code, tables = _parts(lines)
    text = blanked(text, line_spans(code, starts))
    text = blanked(text, (Span(*m.span("words")) for m in _LITERAL.finditer(text)
                          if IS_SAMPLE.search(m["words"])))  # fmt: skip
    text = blanked(text, (Span(*m.span()) for m in _ATTRIBUTE.finditer(text)), FILLED_IN)
    text = blanked(text, (Span(*m.span()) for m in _CALLOUT.finditer(text)))
    links = changed(text, _changes(text))
    spans = _moved(links, line_spans(tables, starts))
    return finished(links.with_text(only_links(links.text, spans)))


def _parts(lines: Sequence[str]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The lines, from and to, that are no prose; and those of tables."""
    code, tables = [], []
    at = 0
    starts_paragraph = True
    while at < len(lines):
        line = lines[at]
        first = at
        at += 1
        verbatim = _VERBATIM.match(line)
        if verbatim:
            fence = verbatim[1].rstrip() if line[0] != "`" else re.split(r"[^`]", verbatim[1])[0]
            at = _closing(lines, at, fence)
            code.append((first, at))
        elif _TABLE.match(line):
            at = _closing(lines, at, line.rstrip())
            tables.append((first, at))
        elif _SOURCE.match(line) and at < len(lines) and lines[at].strip():
            code.append((first, first + 1))
            if not _VERBATIM.match(lines[at]) and not _FRAME.match(lines[at]):
                at = _paragraph(lines, at)  # a paragraph of code
                code.append((first, at))
            elif lines[at].startswith("--") and not lines[at].startswith("----"):
                at = _closing(lines, at + 1, "--")
                code.append((first, at))
        elif _FRAME.match(line) or _NO_PROSE.fullmatch(line):
            code.append((first, at))
        elif starts_paragraph and line[:1] in " \t" and line.strip() and not _ITEM.match(line):
            at = _paragraph(lines, at)  # a literal one
            code.append((first, at))
        starts_paragraph = not line.strip()
    return code, tables


def _closing(lines: Sequence[str], at: int, fence: str) -> int:
    return next((n + 1 for n in range(at, len(lines)) if lines[n].rstrip() == fence), len(lines))


def _paragraph(lines: Sequence[str], at: int) -> int:
    return next((n for n in range(at, len(lines)) if not lines[n].strip()), len(lines))


def _moved(sheet: Sheet, spans: Sequence[Span]) -> Iterator[Span]:
    """The spans of the file as spans of the sheet."""
    at = 0
    edges = [(start, offset) for start, offset in sheet.origins or ((0, 0),)]
    for span in spans:
        while at + 1 < len(edges) and edges[at + 1][1] <= span.start:
            at += 1
        start = edges[at][0] + span.start - edges[at][1]
        while at + 1 < len(edges) and edges[at + 1][1] <= span.end:
            at += 1
        yield Span(start, max(start, min(edges[at][0] + span.end - edges[at][1], len(sheet.text))))


def _changes(text: str) -> Iterator[Change]:
    for match in _HEADING.finditer(text):
        marks = Span(*match.span("marks"))
        yield Change(marks, (("#" * (marks.end - marks.start), marks.start),))
    for match in _ITEM.finditer(text):
        depth = len(match["marks"]) - 1
        mark = "1." if match["marks"][0] == "." else "-"
        start = match.start("indent")
        yield Change(Span(start, match.end("marks")), (("  " * depth + mark, start),))
    for match in _LINK.finditer(text):
        words = match["words"].split(",", 1)[0] if "=" in match["words"] else match["words"]
        words, span = words.rstrip("^"), Span(*match.span())
        if is_web(match["url"]):
            yield link_change(span, words, match.start("words"), match["url"], match.start("url"))
        else:
            yield plain_change(span, Span(match.start("words"), match.end("words")), text)
    for match in _XREF.finditer(text):
        group = next((name for name in ("named", "words", "mail") if match[name]), None)
        pieces = ((match[group], match.start(group)),) if group else ()
        yield Change(Span(*match.span()), pieces)
    for match in _MACRO.finditer(text):
        yield Change(Span(*match.span()))
    for match in _NOTE.finditer(text):
        yield Change(Span(*match.span()), ((" [", match.start()),))
