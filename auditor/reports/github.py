"""Annotations of GitHub Actions: workflow commands, one a line, as its documentation has them.

A step shows ten annotations of each kind; what is beyond them is counted, and stands in the job's
summary.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from auditor.reports.file_names import plain
from auditor.reports.located import ORDER, counted, problems
from auditor.reports.words import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.reports import published as out
    from auditor.reports.located import Located

MOST = 10
"""Of each kind."""

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_NOUNS = {"error": "error", "warning": "warning", "notice": "notice"}


def render_github(report: out.ReportOut) -> str:
    """Errors first. Every line of others is part of a command: none begins one."""
    commands = tuple(_all(report))
    shown: Counter[str] = Counter()
    lines = []
    for kind, line in commands:
        shown[kind] += 1
        if shown[kind] <= MOST:
            lines.append(line)
    beyond = [plural(n - MOST, _NOUNS[kind]) for kind, n in shown.items() if n > MOST]
    if beyond:
        lines.append(f"{', '.join(beyond)} more: GitHub shows {MOST} of each kind a step.")
    return "\n".join((*lines, _summary(report))) + "\n"


def _all(report: out.ReportOut) -> Iterator[tuple[str, str]]:
    """(kind, command)"""
    if not report["complete"]:
        text = "The run was interrupted: this covers only what was done."
        yield "error", _command("error", text, title="incomplete")
    for path, why in problems(report):
        yield "warning", _command("warning", why, file=plain(path), title="file not read")
    titles = {rule["id"]: rule["name"] for rule in report["rules"]}
    for each in sorted(counted(report), key=lambda each: ORDER.index(each.finding["severity"])):
        kind = _COMMANDS[each.finding["severity"]]
        yield kind, _annotation(kind, each, titles.get(each.finding["rule"], ""))


def _annotation(kind: str, each: Located, title: str) -> str:
    finding = each.finding
    place = {"line": str(finding["line"]), "col": str(finding["column"])} if not each.post else {}
    title = f"{finding['rule']} {title}".rstrip()
    return _command(kind, finding["message"], file=plain(each.path), **place, title=title)


def _command(kind: str, text: str, **properties: str) -> str:
    given = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{kind} {given}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _summary(report: out.ReportOut) -> str:
    found = report["totals"]["findings"]
    silenced = sum(report["totals"]["suppressed"].values())
    counts = [plural(found[severity], severity) for severity in ORDER]
    return ", ".join(counts) + (f"; {silenced} known and not counted" if silenced else "")
