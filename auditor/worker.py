"""Risky work in a child process: it is given bytes, answers JSON, and is ended when it hangs.

For parsers in C that a hostile file can crash, or keep busy for ever. The child is not trusted
either: what it answers is JSON, not pickle. A child costs 0.05 s to start and is used again.
"""

from __future__ import annotations

import atexit
import contextlib
import faulthandler
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

Task = Callable[..., Any]
"""An importable function from bytes, and a `head` if the order has one, to what JSON can hold."""

_GRACE = 10.0
"""Seconds on top of the limit, to start in, until the parent ends a child that did not itself."""
_MAX_ANSWER = 40_000_000
_OUT_OF_MEMORY = b"out of memory"
_BOOT = "import sys; sys.path[:] = sys.argv[2:]; from auditor.worker import serve; serve()"
"""The path is set before anything is imported: `-c` puts the working directory first in it."""


class WorkerError(Exception):
    """The work was not done. The message goes on from "the file": "took longer than 15 s"."""


class _ChildDiedError(Exception):
    """What the file did to it. A child that was used before may have died of that."""


class Pool:
    """Up to `size` children, started when first needed. May be used from any thread.

    `memory` is the address space of each, in bytes, where the system can cap it (Linux);
    `preload` names modules to import before the first order.
    """

    def __init__(self, size: int, *, memory: int = 1 << 30, preload: Sequence[str] = ()) -> None:
        self._room = threading.BoundedSemaphore(size)
        self._setup = json.dumps({"memory": memory, "preload": list(preload)})
        self._idle: deque[_Child] = deque()
        self._process = os.getpid()
        atexit.register(self.close)

    def start(self) -> None:
        """A child that waits, so that the first order does not. If it can't be, `run` says so."""
        with contextlib.suppress(OSError):
            self._idle.append(_Child(self._setup))

    def run(
        self, task: Task, data: bytes, *, limit: float, head: Mapping[str, str] | None = None
    ) -> Any:
        """What `task` makes of `data`. Raises `WorkerError`, after about `limit` seconds at most.

        Where a child dies that was used before, the work is tried again in a new one.
        """
        order = {"task": f"{task.__module__}:{task.__qualname__}", "limit": limit}
        message = json.dumps({**order, "size": len(data), "head": head}).encode() + b"\n"
        with self._room:
            used = self._take_idle()
            if used:
                with contextlib.suppress(_ChildDiedError):
                    return self._run_in(used, message, data, limit)
            try:
                return self._run_in(_Child(self._setup), message, data, limit)
            except _ChildDiedError as error:
                raise WorkerError(str(error)) from None
            except OSError as error:
                raise WorkerError("could not be read: no process could be started") from error

    def close(self) -> None:
        """Ends the children that wait. A forked copy of this process leaves them alone."""
        while self._idle and self._process == os.getpid():
            self._idle.pop().end()

    def _take_idle(self) -> _Child | None:
        with contextlib.suppress(IndexError):
            while True:
                child = self._idle.pop()
                if child.lives():
                    return child
                child.end()
        return None

    def _run_in(self, child: _Child, message: bytes, data: bytes, limit: float) -> Any:
        try:
            answer = child.run(message, data, limit)
        except BaseException:
            child.end()
            raise
        self._idle.append(child)
        if "error" in answer:
            raise WorkerError(f"made its reader fail: {answer['error']}")
        return answer["done"]


class _Child:
    def __init__(self, setup: str) -> None:
        self._process = subprocess.Popen(  # noqa: S603  this Python, our own code
            [sys.executable, "-c", _BOOT, setup, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def lives(self) -> bool:
        return self._process.poll() is None

    def run(self, message: bytes, data: bytes, limit: float) -> dict[str, Any]:
        began = time.monotonic()
        clock = threading.Timer(limit + _GRACE, self._process.kill)
        clock.daemon = True
        clock.start()
        try:
            line = self._exchange(message, data)
        finally:
            clock.cancel()
        if line == _OUT_OF_MEMORY + b"\n":
            raise _ChildDiedError("needs more memory to read than it may have")
        if line.endswith(b"\n"):
            with contextlib.suppress(ValueError, RecursionError):
                answer = json.loads(line)
                if isinstance(answer, dict) and answer.keys() & {"done", "error"}:
                    return answer
        if time.monotonic() - began >= limit:
            raise WorkerError(f"took longer than {limit:g} s to read")
        raise _ChildDiedError("made its reader crash")

    def _exchange(self, message: bytes, data: bytes) -> bytes:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            return b""
        try:
            stdin.write(message)
            stdin.write(data)
            stdin.flush()
            return stdout.readline(_MAX_ANSWER)
        except OSError:
            return b""

    def end(self) -> None:
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self._process.wait()


def serve() -> None:
    """The child: orders on standard input, answers where standard output was, until its end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    setup = json.loads(sys.argv[1])
    _cap_memory(setup["memory"])
    for module in setup["preload"]:
        import_module(module)
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)  # a library that prints does not print into an answer
        while line := sys.stdin.buffer.readline():
            order = json.loads(line)
            data = sys.stdin.buffer.read(order["size"])
            # Ends this process from C, so also while a library holds on to the interpreter, and
            # when the parent is no longer there to do it.
            faulthandler.dump_traceback_later(order["limit"], exit=True)
            answer = _answer(order, data)
            faulthandler.cancel_dump_traceback_later()
            answers.write(answer + b"\n")
            answers.flush()
            del data, answer  # not kept while the next ones come


def _answer(order: dict[str, Any], data: bytes) -> bytes:
    module, _, function = order["task"].partition(":")
    head = () if order["head"] is None else (order["head"],)
    try:
        done = getattr(import_module(module), function)(data, *head)
        return json.dumps({"done": done}, ensure_ascii=False).encode("utf-8", "surrogatepass")
    except MemoryError:
        return _OUT_OF_MEMORY
    except Exception as error:  # noqa: BLE001  told to the parent, which has one of its own for it
        return json.dumps({"error": type(error).__name__}).encode()


def _cap_memory(most: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
