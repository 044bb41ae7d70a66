"""What the file of a project may set.

Whoever clones a repository runs the settings of a stranger. So a project's file may say what is
checked and how strictly, and never where we connect, whom we trust, or what is read and written
outside of the project. A file that the user names with --config may set everything.

An option that stands in neither table is refused: a new one has to be thought about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

_NETWORKS = "it would let the project's text have your private network asked"
_TRAFFIC = "it would send all requests through a machine that the project chose"
_TRUST = "it would have you trust certificates that the project chose"
_TOLD = "it would have a server that the project chose told what you check"
_SENT = "it would send your text and pages to a server that the project chose, or run its model"
_SPENT = "it belongs to a judge that you choose, and may have you pay more for it"
_ACTS = "it says what to do, not how"
_YOURS = "it says what you audit, not how"

REFUSED = {
    "allow-network": _NETWORKS,
    "proxy": _TRAFFIC,
    "ca-bundle": _TRUST,
    "archive-url": _TOLD,
    "judge": _SENT,
    "llm-base-url": _SENT,
    "llm-send-private": _SENT,
    "llm-max-calls": _SPENT,
    "llm-timeout": _SPENT,
    "llm-jobs": _SPENT,
    "write-baseline": _ACTS,
    "changed-since": _YOURS,
    "clipboard": "it would read your clipboard",
    "question": _YOURS,
    "conversation": _YOURS,
    "answered-on": _YOURS,
    "author": _YOURS,
    "post": _YOURS,
    "since": _YOURS,
    "input-format": _YOURS,
    "limit": _YOURS,
}
"""Long names of options, and why."""

ALLOWED = frozenset(
    {
        "all-links",
        "archive",
        "baseline",
        "cache",
        "exclude",
        "fail-on",
        "format",
        "include",
        "jobs",
        "judge-archived",
        "local-sources",
        "max-age",
        "offline",
        "output",
        "probe",
        "record",
        "redact-authors",
        "replay",
        "respect-robots",
        "severity",
        "sources",
        "strike-interval",
        "strikes",
        "strikes-gone",
        "time-budget",
        "timeout",
        "verbose",
        "whole-files",
    }
)
"""Files among them have to lie in the project: see `outside`."""


def reason_against(name: str) -> str:
    """Why the option may not be set by a project's file, "" when it may."""
    if name in ALLOWED:
        return ""
    return REFUSED.get(name, "it has not been found to be harmless there")


def outside(path: Path, root: Path) -> str:
    """Why a project's file may not name the file, "" when it may.

    Wherever links lead, it has to lie below `root`, and not in a hidden folder: what is written
    into .git can run.
    """
    try:
        below = path.resolve().relative_to(root.resolve())
    except (ValueError, OSError, RuntimeError):
        return "it lies outside of the project"
    if any(part.startswith(".") for part in below.parts):
        return "it is hidden, or lies in a hidden folder"
    return ""


def is_file(option: click.Option) -> bool:
    return isinstance(option.type, click.Path)
