"""Markdown (CommonMark, GFM, and what MkDocs, MyST, MDX, Jekyll and Hugo add) -> its prose.

The text keeps its length: what is no prose is blank, so that every offset stays what it was.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from auditor.inputs.content.blocks import Lines, front_matter, read_blocks
from auditor.inputs.content.inline import blank_code_spans, blank_links
from auditor.inputs.content.sheet import Origins, Sheet, blanked
from auditor.inputs.content.tags import blank_tags
from auditor.inputs.content.web_targets import FILLED_IN, fill_templates, own_and_filled_in
from auditor.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_DIRECTIVE = re.compile(
    r"^[ \t>]{0,80}(?:(?:!!!|\?\?\?\+?|===\+?)[ ].*|:{3,}.*|\[TOC\]|\[\[_TOC_\]\])$"
    r"|^(?:import|export)[ ].*\bfrom[ ]['\"].*$"
    r"|^[ \t>]{0,80}\[!\w{1,30}\][+-]?"
    r"|(?<=\))\{[:.#\w][^{}\n]{0,300}\}",
    re.MULTILINE,
)
_TASK = re.compile(r"^([ \t>]{0,80}(?:[-*+]|\d{1,9}[.)])[ \t]+)\[[ xX]\](?=[ \t])", re.MULTILINE)
_OWN_LINE = re.compile(
    r"[\W_]{0,6}(?:\[\^?\d{1,3}\]|\[[^\[\]\n]{1,999}\]:|https?:|www\.|[¹²³⁴-⁹【]|\d{1,3}[.)]|sources?\b|quellen?\b|fuentes?\b"
    r"|références?\b|references?\b|via\b|fonti?\b|link\b)",
    re.IGNORECASE,
)
"""What begins a line that stands for itself even where Markdown would fill it up: an entry of a
list of sources, as answers of assistants have it.
"""
_PREFIX = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*")
_HARD_BREAK = re.compile(r"(?:\\|  )\Z")


def prose(raw: str) -> Sheet:
    return rewrite(Sheet(raw))


def rewrite(sheet: Sheet) -> Sheet:
    """The sheet of a Markdown text, with its prose alone."""
    text = sheet.text.replace("\r", " ")
    text = blanked(text, [Span(0, front_matter(text))])
    lines = text.split("\n")
    starts = (0, *accumulate(len(line) + 1 for line in lines))
    blocks = read_blocks(lines)
    text = blanked(text, _spans(blocks.code, starts))
    text = blank_code_spans(text, _spans(blocks.joined, starts))
    written = text
    text = fill_templates(text)
    text = blanked(text, own_and_filled_in(text))
    text = blank_links(blank_tags(text))
    text = blanked(text, (Span(m.start(), m.end()) for m in _DIRECTIVE.finditer(text)))
    text = blanked(text, (Span(m.end(1), m.end()) for m in _TASK.finditer(text)))
    text = text.replace(FILLED_IN, " ")
    text = _joined(text, written, blocks.joined, starts)
    return sheet.with_text(*_with_hashes(text, blocks.underlined, starts))


def _spans(blocks: Iterable[Lines], starts: Sequence[int]) -> Iterator[Span]:
    for block in blocks:
        yield Span(starts[block.first], max(starts[block.first], starts[block.last] - 1))


def _joined(text: str, written: str, paragraphs: Iterable[Lines], starts: Sequence[int]) -> str:
    """Paragraphs on one line: where Markdown breaks a line, a sentence goes on. `written` is the
    text with what was blanked in it since.
    """
    pieces, at = [], 0
    for paragraph in paragraphs:
        for line in range(paragraph.first + 1, paragraph.last):
            start, above = starts[line], starts[line - 1]
            prefix = _PREFIX.match(written, start, starts[line + 1] - 1)
            end = prefix.end() if prefix else start
            if _HARD_BREAK.search(written, above, start - 1) or _OWN_LINE.match(written, end):
                continue
            pieces += [text[at : start - 1], " " * (end - start + 1)]
            at = end
    return "".join((*pieces, text[at:]))


def _with_hashes(
    text: str, headings: Iterable[Lines], starts: Sequence[int]
) -> tuple[str, Origins]:
    """Underlined headings with `# ` in front, into which the underline's characters go."""
    pieces, moved, at = [], [(0, 0)], 0
    for heading in headings:
        start, under, end = (
            starts[heading.first],
            starts[heading.last - 1],
            starts[heading.last] - 1,
        )
        title = text[start : under - 1]
        if "\n" in title or title[:1] in " \t>-*+" or title[:1].isdigit() or end <= under:
            continue
        pieces += [text[at:start], "# ", title, " " * (end - start - 2 - len(title))]
        moved += [(start + 2, start), (end, end)]
        at = end
    return "".join((*pieces, text[at:])), tuple(moved) if at else ()
