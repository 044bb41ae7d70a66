"""Content in files, and what the audit makes of it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.citations.parse import parse
from auditor.inputs.content.read import read_content

if TYPE_CHECKING:
    from auditor.model import CitedAnswer
    from auditor.model.content import Content
    from auditor.model.text import Span


def read(text: str | bytes, name: str = "a.md") -> Content:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(text if isinstance(text, bytes) else text.encode(errors="surrogatepass"))
        return read_content(str(path))


def cited(content: Content) -> CitedAnswer:
    return parse(content.answer)


def urls(text: str | bytes, name: str = "a.md") -> list[str]:
    """The links that would be checked."""
    return [link.url for link in cited(read(text, name)).links]


def claims(text: str | bytes, name: str = "a.md") -> list[str]:
    """The claims that cite something and would be judged."""
    attributions = cited(read(text, name)).attributions
    judged = (a.claim for a in attributions if a.claim and a.claim.not_checkable is None)
    return list(dict.fromkeys(claim.text for claim in judged))


def at(content: Content, span: Span) -> str:
    """The rest of the file's line from where the span is said to begin."""
    where = content.answer.locate(span)
    return content.raw.split("\n")[where.line - 1][where.column - 1 :]


def stands(content: Content) -> list[tuple[str, str]]:
    """Of each link that cites something: where it is said to stand, and where its claim is."""
    return [
        (at(content, a.citation.span), at(content, a.claim.span) if a.claim else "")
        for a in cited(content).attributions
    ]
