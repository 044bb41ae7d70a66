"""What the tests of exports share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.inputs.threads.read import read_posts
from auditor.inputs.threads.source import in_memory

if TYPE_CHECKING:
    from auditor.model import Post


def posts(data: bytes | str, name: str = "export", forced: str = "") -> list[Post]:
    """The posts of an export that came through a pipe."""
    raw = data.encode() if isinstance(data, str) else data
    return list(read_posts(in_memory(raw, name), forced=forced))
