"""Every report format: a pure function from a report to text. A new one is a module and a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.model import Report
    from auditor.reports.look import Look


def _text(report: Report, look: Look) -> str:
    from auditor.reports.text import render_text  # rich takes its time to import

    return render_text(
        report,
        width=look.width,
        color=look.color,
        verbose=look.verbose,
        whole_urls=look.whole_urls,
    )


def _json(report: Report, look: Look) -> str:
    from auditor.reports.json_report import render_json

    return render_json(report)


def _csv(report: Report, look: Look) -> str:
    from auditor.reports.csv_report import render_csv

    return render_csv(report)


def _markdown(report: Report, look: Look) -> str:
    from auditor.reports.markdown_report import render_markdown

    return render_markdown(report)


RENDERERS: dict[str, Callable[[Report, Look], str]] = {
    "text": _text,
    "json": _json,
    "csv": _csv,
    "markdown": _markdown,
}
