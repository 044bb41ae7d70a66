"""Which kinds of content there are, and what reads each. A new one is a module and a line here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.inputs.content import asciidoc, docx, html, markdown, notebook, plain, rst

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.inputs.content.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Format:
    """`prose` takes the text of a file, with `\\n` line ends, to what of it is audited; it raises
    InputError, whose message goes on after the file's name.
    """

    kind: str
    suffixes: tuple[str, ...]
    prose: Callable[[str], Sheet]
    unpack: Callable[[bytes], str] | None = None
    """From the bytes of a file that is no text to its text; raises InputError like `prose`."""
    max_bytes: int = 5_000_000
    """A thousand pages: nothing that somebody wrote by hand is longer."""


FORMATS = (
    Format(
        "markdown", (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"), markdown.prose
    ),
    Format("html", (".html", ".htm", ".xhtml"), html.prose),
    Format("restructuredtext", (".rst", ".rest"), rst.prose),
    Format("asciidoc", (".adoc", ".asciidoc", ".asc"), asciidoc.prose),
    Format("notebook", (".ipynb",), notebook.prose, max_bytes=50_000_000),
    Format("docx", (".docx",), docx.prose, docx.unpack, max_bytes=50_000_000),
    Format("text", (".txt", ".text"), plain.prose),
)
_TEXT = FORMATS[-1]
_NOT_PROSE = re.compile(r"(?:requirements|constraints|cmakelists|robots)\b.*\.txt\Z", re.IGNORECASE)
"""Names of text files that programs read."""


def format_of(name: str) -> Format:
    """By the name's end; a file of unknown kind is read as plain text."""
    return _by_suffix(name) or _TEXT


def is_content(name: str) -> bool:
    """Whether a file of that name is audited where it is found."""
    return _by_suffix(name) is not None and not _NOT_PROSE.match(name)


def _by_suffix(name: str) -> Format | None:
    lower = name.lower()
    return next((each for each in FORMATS if lower.endswith(each.suffixes)), None)
