"""Every error a user can meet: what happened, and what to do about it."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process says to its caller. Documented in the README; never changed silently."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    AUDIT_FAILED = 3
    INTERRUPTED = 130


class AuditorError(Exception):
    """Base of all errors raised on purpose.

    `message` says what happened in one line, with file and line where there is one;
    `hint` says what the user can do. Shown once, by the command line, without a traceback.
    """

    exit_code = ExitCode.USAGE

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InputError(AuditorError):
    """The text to audit can't be used: missing, empty, binary, unreadable."""


class ConfigError(AuditorError):
    """An option or a configuration file is wrong: sources.yaml, a network range, a format name."""


class AuditFailedError(AuditorError):
    """The audit could not be carried out: no network at all, a capture that can't be read."""

    exit_code = ExitCode.AUDIT_FAILED
