"""PDF bytes to title, text and language, by way of a child process."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import lru_cache

from auditor.model import LinkStatus
from auditor.pages.pdf_pages import read_pdf
from auditor.pages.text import clean, one_line
from auditor.worker import Pool, WorkerError

_WALL = 15.0
"""Seconds for one file; a page of prose takes 3 to 5 ms."""
_MEMORY = 256 << 20
"""Address space of the child; 20 MB of pictures and 200 pages of text need 100."""
_TITLE_LIMIT = 300


class UnreadablePdfError(Exception):
    """Why there is no text to judge: a status, and in words."""

    def __init__(self, status: LinkStatus, reason: str) -> None:
        super().__init__(reason)
        self.status = status


@dataclass(frozen=True, slots=True)
class Pdf:
    """`pictures` of its `pages` are pictures without text. `lang` is what the file declares."""

    title: str
    text: str = field(repr=False)
    lang: str
    pages: int
    pictures: int


def parse_pdf(body: bytes) -> Pdf:
    """Raises `UnreadablePdfError`, and nothing else for any bytes."""
    try:
        read = _pool(os.getpid()).run(read_pdf, body, limit=_WALL)
    except WorkerError as error:
        raise UnreadablePdfError(LinkStatus.UNREADABLE, f"the PDF {error}") from error
    if "refused" in read:
        raise UnreadablePdfError(LinkStatus(read["status"]), read["refused"])
    return Pdf(
        title=one_line(read["title"], _TITLE_LIMIT),
        text=clean(read["text"]),
        lang=read["lang"][:40],
        pages=read["pages"],
        pictures=read["pictures"],
    )


@lru_cache(maxsize=1)
def _pool(process: int) -> Pool:
    """One for each process: a fork must not talk to its parent's children."""
    return Pool(size=min(4, os.cpu_count() or 1), memory=_MEMORY)
