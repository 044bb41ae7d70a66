"""Every report format: a pure function to text. A new one is a module and a line.

`PUBLISHED` formats are made of the published value alone (published.py), so that a saved JSON
report can be rendered again; the others need what only the run itself knows.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.model import Report
    from auditor.reports.look import Look
    from auditor.reports.published import ReportOut

    Published = Callable[[ReportOut], str]
    Renderer = Callable[[Report, Look], str]


def _text(report: Report, look: Look) -> str:
    from auditor.reports.text import render_text  # rich takes its time to import

    return render_text(
        report,
        width=look.width,
        color=look.color,
        verbose=look.verbose,
        whole_urls=look.whole_urls,
    )


def _json(report: ReportOut) -> str:
    from auditor.reports.json_report import render_json

    return render_json(report)


def _csv(report: Report, look: Look) -> str:
    from auditor.reports.csv_report import render_csv

    return render_csv(report)


def _sarif(report: ReportOut) -> str:
    from auditor.reports.sarif import render_sarif

    return render_sarif(report)


def _junit(report: ReportOut) -> str:
    from auditor.reports.junit import render_junit

    return render_junit(report)


def _github(report: ReportOut) -> str:
    from auditor.reports.github import render_github

    return render_github(report)


def _gitlab(report: ReportOut) -> str:
    from auditor.reports.gitlab import render_gitlab

    return render_gitlab(report)


def _markdown(report: Report, look: Look) -> str:
    """Of content a comment on a pull request; of answers a reply to them."""
    if report.content:
        from auditor.reports.pull_request import render_comment

        return _publish(render_comment, report, look)
    from auditor.reports.markdown_report import render_markdown

    return render_markdown(report)


def _html(report: ReportOut) -> str:
    from auditor.reports.html.page import render_html  # Jinja2

    return render_html(report)


def _publish(render: Published, report: Report, look: Look) -> str:
    from auditor.reports.json_report import report_out

    return render(report_out(report))


PUBLISHED: dict[str, Published] = {
    "json": _json,
    "html": _html,
    "sarif": _sarif,
    "junit": _junit,
    "github": _github,
    "gitlab": _gitlab,
}
RENDERERS: dict[str, Renderer] = {
    "text": _text,
    **{name: partial(_publish, render) for name, render in PUBLISHED.items()},
    "csv": _csv,
    "markdown": _markdown,
}
