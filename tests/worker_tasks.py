"""What `tests/test_worker.py` has done in child processes."""

from __future__ import annotations

import ctypes
import os
import time
from typing import Any

_seen: list[bytes] = []


def told(data: bytes) -> dict[str, Any]:
    return {"size": len(data), "text": data[:20].decode("latin-1"), "process": os.getpid()}


def prints(data: bytes) -> str:
    print("not an answer", flush=True)  # noqa: T201
    os.write(1, b"{}\n")
    return "the answer"


def sleeps(data: bytes) -> None:
    time.sleep(600)


def hangs_in_c(data: bytes) -> None:
    """Holds the interpreter's lock, as an extension module may."""
    ctypes.PyDLL(None).sleep(600)


def crashes(data: bytes) -> None:
    os.abort()


def crashes_the_second_time(data: bytes) -> int:
    _seen.append(data)
    if len(_seen) > 1:
        os.abort()
    return len(_seen)


def raises(data: bytes) -> None:
    raise ValueError("what the file says")


def eats_memory(data: bytes) -> int:
    return len(bytes(8 << 30))


def fills(data: bytes) -> int:
    return len(bytes(300 << 20))


def headed(data: bytes, head: dict[str, str]) -> list[Any]:
    return [data.decode(), head]
