"""The blocks of a Markdown text, by line, from markdown-it-py (CommonMark 0.31 and tables)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_ADMONITION = re.compile(r"[ ]{0,80}(?:!!!|\?\?\?\+?|===\+?)[ ]")
"""MkDocs: what is indented by four below such a line is no code."""
_FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*\n(?:.*\n)*?(?:\1|\.\.\.)[ \t]*(?:\n|\Z)")
_KEY = re.compile(r"[ \t]{0,99}(?:[\w\"'.\-]{1,99}[ \t]{0,9}[:=]|\[|#|-[ \t]|\{|\}|\Z)")


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines from `first` on, before `last`, counted from 0."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Blocks:
    """`code` are fenced and indented code and HTML that is none of prose; `joined` are the lines of
    a paragraph; `underlined` those of a heading with a line of `=` or `-` below it.
    """

    code: tuple[Lines, ...]
    markup: tuple[Lines, ...]
    joined: tuple[Lines, ...]
    underlined: tuple[Lines, ...]


def front_matter(text: str) -> int:
    """How many characters YAML or TOML between its marks takes up at the start."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return 0
    first = text.split("\n", 2)[1]
    return found.end() if _KEY.match(first) else 0


def read_blocks(lines: list[str]) -> Blocks:
    kinds: dict[str, list[Lines]] = {"code": [], "html_block": [], "inline": [], "underlined": []}
    above = ""
    for token in _parser().parse("\n".join(_flattened(lines))):
        if token.map is None:
            continue
        at = Lines(*token.map)
        if token.type in ("fence", "code_block"):
            kinds["code"].append(at)
        elif token.type == "html_block":
            kinds["html_block"].append(at)
        elif token.type == "heading_open" and token.markup in ("=", "-"):
            kinds["underlined"].append(at)
        elif token.type == "inline" and above == "paragraph_open":
            kinds["inline"].append(at)
        above = token.type
    return Blocks(*map(tuple, kinds.values()))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """Blocks alone. Definitions of references stay paragraphs: that rule of the parser reads each
    paragraph anew for each of its lines.
    """
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table").disable("reference")
    parser.core.ruler.disable(["inline", "text_join"])
    return parser


def _flattened(lines: list[str]) -> list[str]:
    """The lines, those of an admonition or a tab as if they stood at its own indentation."""
    if not any(line.lstrip(" ")[:3] in ("!!!", "???", "===") for line in lines):
        return lines
    flat, open_at = [], [-1]
    for line in lines:
        indent = len(line) - len(line.lstrip(" "))
        if line.strip():
            while indent <= open_at[-1]:
                open_at.pop()
        less = 4 * (len(open_at) - 1)
        if _ADMONITION.match(line) and (indent >= less) and len(open_at) < 9:
            open_at.append(indent)
            flat.append("")
        else:
            flat.append(
                line[less:] if line[:less].isspace() else line.lstrip(" ") if less else line
            )
    return flat
