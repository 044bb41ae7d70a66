"""How these tests read a link: as the program does."""

from __future__ import annotations

from datetime import date

from auditor.links.link import LinkReader
from auditor.model import Link, LinkStatus, RemarkKind, Span

TODAY = date(2026, 3, 31)
_READER = LinkReader(today=TODAY)


def read(written: str, *, in_list: bool = False) -> Link:
    return _READER.read(written, Span(0, 0), in_list=in_list)


def status(written: str) -> LinkStatus | None:
    return read(written).status


def remarks(written: str) -> tuple[RemarkKind, ...]:
    return tuple(remark.kind for remark in read(written).remarks)
