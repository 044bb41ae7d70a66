"""What is silenced is there to be read and counts nowhere."""

from __future__ import annotations

from auditor.reports.html.page import render_html
from auditor.reports.html.payload import payload
from auditor.reports.json_report import report_out
from tests.reports.content_samples import content


def test_a_silenced_finding_has_its_own_tone_and_is_in_no_table_of_findings() -> None:
    shape = report_out(content())
    tones = {each["rule"]: each["severity"] for each in payload(shape)["answers"][0]["findings"]}
    assert (tones["LNK001"], tones["SUP001"]) == ("known", "error")
    table = render_html(shape).split("<noscript>", 1)[1].split("</noscript>", 1)[0]
    assert "SUP001" in table
    assert "LNK001" not in table
