"""Runs the command line in this process, as a user's shell would in its own."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr
from dataclasses import dataclass
from unittest import mock

from auditor.cli import main


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


class _Input(io.TextIOWrapper):
    def isatty(self) -> bool:
        return False


def run(*arguments: str, stdin: bytes = b"") -> Done:
    """`auditor ARGUMENTS`: its exit code and what it printed."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    err = io.StringIO()
    code = 0
    with (
        mock.patch.object(sys, "argv", ["auditor", *arguments]),
        mock.patch.object(sys, "stdin", _Input(io.BytesIO(stdin), encoding="utf-8")),
        mock.patch.object(sys, "stdout", out),
        redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
        out.flush()
    return Done(code, out.buffer.getvalue().decode("utf-8"), err.getvalue())
