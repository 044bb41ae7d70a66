"""A file's name as build runners and forges want it: with slashes, and nothing to leave out."""

from __future__ import annotations

from pathlib import PurePath
from posixpath import normpath
from urllib.parse import quote


def plain(path: str) -> str:
    """Without `./` and doubled slashes. A path that is absolute stays so."""
    return normpath(PurePath(path).as_posix())


def uri(path: str) -> str:
    """A URI reference (RFC 3986). A colon in a relative one makes no scheme: it is escaped."""
    if is_absolute(path):
        return "file:///" + quote(plain(path).lstrip("/"), safe="/:", errors="replace")
    return quote(plain(path), safe="/", errors="replace")


def is_absolute(path: str) -> bool:
    return PurePath(path).is_absolute()
