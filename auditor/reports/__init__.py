"""Every report format: a pure function from the published value (published.py) to text.

So whatever a run can be reported as, a saved JSON report can be too. A new format is a module and
a line; each module is loaded when it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.reports.look import Look
    from auditor.reports.published import ReportOut

    Renderer = Callable[[ReportOut, Look], str]


def _text(report: ReportOut, look: Look) -> str:
    from auditor.reports.text import render_text  # rich takes its time to import

    return render_text(
        report,
        width=look.width,
        color=look.color,
        verbose=look.verbose,
        whole_urls=look.whole_urls,
    )


def _json(report: ReportOut, look: Look) -> str:
    from auditor.reports.json_report import render_json

    return render_json(report)


def _csv(report: ReportOut, look: Look) -> str:
    from auditor.reports.csv_report import render_csv

    return render_csv(report)


def _sarif(report: ReportOut, look: Look) -> str:
    from auditor.reports.sarif import render_sarif

    return render_sarif(report)


def _junit(report: ReportOut, look: Look) -> str:
    from auditor.reports.junit import render_junit

    return render_junit(report)


def _github(report: ReportOut, look: Look) -> str:
    from auditor.reports.github import render_github

    return render_github(report)


def _gitlab(report: ReportOut, look: Look) -> str:
    from auditor.reports.gitlab import render_gitlab

    return render_gitlab(report)


def _markdown(report: ReportOut, look: Look) -> str:
    """Of content a comment on a pull request; of answers a reply to them."""
    if report["content"]:
        from auditor.reports.pull_request import render_comment

        return render_comment(report)
    from auditor.reports.markdown_report import render_markdown

    return render_markdown(report)


def _html(report: ReportOut, look: Look) -> str:
    from auditor.reports.html.page import render_html  # Jinja2

    return render_html(report)


RENDERERS: dict[str, Renderer] = {
    "text": _text,
    "json": _json,
    "html": _html,
    "sarif": _sarif,
    "junit": _junit,
    "github": _github,
    "gitlab": _gitlab,
    "csv": _csv,
    "markdown": _markdown,
}
