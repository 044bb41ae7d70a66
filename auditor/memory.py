"""What was concluded before, under keys that hold all that a conclusion depends on."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from auditor import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable


class Memory(Protocol):
    """Where conclusions are kept. `auditor.store.Store` is one; raises AuditorError."""

    def recall(self, key: bytes) -> bytes | None: ...
    def remember(self, kind: str, conclusions: Iterable[tuple[bytes, bytes]]) -> None: ...


def digest(parts: Iterable[str]) -> bytes:
    """Of the parts and of where one ends and the next begins."""
    whole = sha256()
    for part in parts:
        data = part.encode("utf-8", "backslashreplace")
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.digest()


@lru_cache(maxsize=8)
def stamp_of(*packages: str) -> str:
    """What tells the code of these packages from that of another version or an edited checkout."""
    stamps = [__version__]
    for package in packages:
        files = sorted(Path(next(iter(import_module(package).__path__))).glob("*"))
        stats = ((file.name, file.stat()) for file in files if file.is_file())
        stamps += (f"{package} {name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in stats)
    return "\n".join(stamps)
