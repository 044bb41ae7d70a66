"""The report as one page: no remote asset, no inline handler, works from disk.

The summary is written here; the answers are data that the page's own script shows, a few at a
time, so that a report of ten thousand posts opens at once. Without scripts there is a table.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from auditor.model import Severity
from auditor.reports.html.payload import payload
from auditor.reports.html.rollups import COLUMNS, rollups
from auditor.reports.html.safe import csp, href, script_data
from auditor.reports.html.summary import charts, tiles
from auditor.reports.html.timeline import TONES, timeline
from auditor.reports.lookup import fetched_days
from auditor.reports.words import spaced

if TYPE_CHECKING:
    from jinja2 import Template

    from auditor.reports import published as out

_SCRIPTS = ("data.js", "nodes.js", "claims.js", "posts.js", "filters.js", "main.js")
_ROWS = 500
"""Findings in the table for readers without scripts."""


class FindingRow(NamedTuple):
    severity: str
    rule: str
    message: str
    place: str
    url: str | None


def render_html(report: out.ReportOut) -> str:
    style, script = _asset("report.css"), _script()
    from markupsafe import Markup

    answers = report["answers"]
    rows, left_out = _findings(answers)
    return _template().render(
        report=report,
        title=_title(answers),
        when=report["started_at"][:16].replace("T", " "),
        fetched=_fetched_on(report),
        csp=csp(style, script),
        style=Markup(style),  # noqa: S704  ours
        script=Markup(script),  # noqa: S704  ours
        data=Markup(script_data(payload(report))),  # noqa: S704  escaped for a script element
        tiles=tiles(report),
        charts=charts(report),
        timeline=timeline(answers),
        rollups=rollups(answers),
        columns=COLUMNS,
        tones=TONES,
        rows=rows,
        left_out=left_out,
    )


def _fetched_on(report: out.ReportOut) -> str:
    """The day or days of the pages, where it is not that of the run."""
    first, last = fetched_days(report)
    return f"on {first}" if first == last and first else f"from {first} to {last}" if first else ""


def _title(answers: list[out.AnswerOut]) -> str:
    paths = list(dict.fromkeys(answer["location"]["path"] for answer in answers))
    if not paths:
        return "nothing audited"
    return paths[0] if len(paths) == 1 else f"{paths[0]} and {len(paths) - 1:,} more"


def _findings(answers: list[out.AnswerOut]) -> tuple[list[FindingRow], int]:
    """Those that count, the gravest first; how many more there are."""
    found = [(a, f) for a in answers for f in a["findings"] if not f["suppressed"]]
    found.sort(key=lambda pair: -Severity[pair[1]["severity"].upper()])
    rows = []
    for answer, finding in found[:_ROWS]:
        at = answer["location"]
        post = f", post {at['post']}" if at["post"] else ""
        rows.append(
            FindingRow(
                finding["severity"],
                finding["rule"],
                finding["message"],
                f"{at['path']}:{finding['line']}{post}",
                href(at["url"]),
            )
        )
    return rows, len(found) - len(rows)


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["spaced"] = spaced
    return environment.from_string(_asset("report.html.j2"))


def _asset(name: str) -> str:
    """With the line ends that a browser hashes, whatever a checkout made of them."""
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")


def _script() -> str:
    parts = "\n".join(_asset(name) for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'
