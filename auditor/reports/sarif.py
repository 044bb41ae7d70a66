"""SARIF 2.1.0 (OASIS), for code scanning: one run with its rules, results and what went wrong.

What could not be checked is a result of kind "open": nothing is held against it. A finding that is
silenced is a result with a suppression. GitHub refuses files of more than 25,000 results or 10 MB
packed; the gravest findings are kept, and a notification says how many are not there.
"""

from __future__ import annotations

import gzip
import json
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from auditor.reports.located import ORDER, located, problems
from auditor.reports.sarif_results import BASE, artifact, message, result_out, rule_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.reports import published as out
    from auditor.reports.located import Located

    Shape = dict[str, Any]

MOST_RESULTS = 25_000
MOST_BYTES = 10_000_000
"""Packed with gzip. Both are GitHub's, of "SARIF support for code scanning"."""

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_MOST_NOTIFICATIONS = 1_000
_NOTIFICATIONS = {
    "file-not-read": "A file could not be audited",
    "incomplete": "The run was interrupted",
    "capture-damaged": "The capture that was replayed is damaged",
    "left-out": "There were more findings than code scanning accepts",
}


def render_sarif(report: out.ReportOut) -> str:
    found = sorted(located(report), key=_grave)  # stable: in the report's order otherwise
    kept = found[:MOST_RESULTS]
    text = _text(report, kept, len(found))
    # Text packs to a tenth, so that packing is tried on files that may be too large only.
    while len(text) > MOST_BYTES and kept and len(gzip.compress(text.encode(), 6)) > MOST_BYTES:
        kept = kept[: len(kept) // 2]
        text = _text(report, kept, len(found))
    return text


def _grave(each: Located) -> tuple[bool, int]:
    return each.finding["suppressed"] is not None, ORDER.index(each.finding["severity"])


def _text(report: out.ReportOut, kept: Sequence[Located], total: int) -> str:
    """ASCII: no encoding and no lone surrogate can break it."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report, kept, total)]}
    return json.dumps(log, ensure_ascii=True, allow_nan=False, indent=1) + "\n"


def _run(report: out.ReportOut, kept: Sequence[Located], total: int) -> Shape:
    rules = {rule["id"]: index for index, rule in enumerate(report["rules"])}
    return {
        "tool": {
            "driver": {
                "name": report["tool"]["name"],
                "version": report["tool"]["version"],
                "semanticVersion": report["tool"]["version"],
                "rules": [rule_out(rule) for rule in report["rules"]],
                "notifications": [
                    {"id": name, "shortDescription": {"text": text}}
                    for name, text in _NOTIFICATIONS.items()
                ],
            }
        },
        "invocations": [_invocation(report, len(kept), total)],
        "originalUriBaseIds": {BASE: {"description": {"text": "The folder of the run."}}},
        "columnKind": "unicodeCodePoints",
        "results": [result_out(each, rules) for each in kept],
    }


def _invocation(report: out.ReportOut, kept: int, total: int) -> Shape:
    notes = [_notification("file-not-read", "error", why, path) for path, why in problems(report)]
    if len(notes) > _MOST_NOTIFICATIONS:
        more = len(notes) - _MOST_NOTIFICATIONS
        notes[_MOST_NOTIFICATIONS:] = [
            _notification("file-not-read", "error", f"{more:,} more files could not be read.")
        ]
    if not report["complete"]:
        text = "The run was interrupted: this covers only what was done."
        notes.append(_notification("incomplete", "error", text))
    if report["capture_damage"]:
        notes.append(_notification("capture-damaged", "warning", report["capture_damage"]))
    if kept < total:
        text = f"{total - kept:,} of {total:,} findings are left out, the least grave."
        notes.append(_notification("left-out", "warning", text))
    return {
        "executionSuccessful": report["complete"],
        **_times(report),
        "toolExecutionNotifications": notes,
        # The last that rates a page decides (3.8, property bags).
        "properties": {"sourceFiles": [dict(file) for file in report["source_files"]]},
    }


def _times(report: out.ReportOut) -> Shape:
    try:
        start = datetime.fromisoformat(report["started_at"])
        end = start + timedelta(seconds=report["elapsed_seconds"] or 0)
        return {"startTimeUtc": _utc(start), "endTimeUtc": _utc(end)}
    except (ValueError, OverflowError):  # of a file that somebody else wrote
        return {}


def _utc(moment: datetime) -> str:
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def _notification(name: str, level: str, text: str, path: str = "") -> Shape:
    index = list(_NOTIFICATIONS).index(name)
    where = {"locations": [{"physicalLocation": {"artifactLocation": artifact(path)}}]}
    return {
        "descriptor": {"id": name, "index": index},
        "level": level,
        "message": message(text or _NOTIFICATIONS[name]),
        **(where if path else {}),
    }
