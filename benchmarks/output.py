"""Hostile texts against the report writers: `python benchmarks/output.py CASES.jsonl [--json]`.

A line of the file is {"id", "sink", "payload", ...}. The payload is put wherever the outside world
can put text, and the whole report is written by the writers of that sink. Exit code 1 if one fails.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from datetime import datetime, timezone
from importlib import resources
from pathlib import Path

import jsonschema
from rich.cells import cell_len

from auditor.model import (
    Answer,
    AnswerAudit,
    Assessment,
    Attribution,
    Binding,
    Citation,
    CitedAnswer,
    Claim,
    Confidence,
    Evidence,
    Hop,
    Link,
    LinkCheck,
    LinkStatus,
    Location,
    Marker,
    Page,
    Reason,
    Reference,
    Report,
    Resolution,
    Snapshot,
    Source,
    SourceClass,
    Span,
    Support,
    Tier,
    Verdict,
)
from auditor.reports import RENDERERS
from auditor.reports.look import Look
from auditor.rules.engine import run_rules

WIDTH = 80
WHEN = datetime(2024, 1, 1, tzinfo=timezone.utc)
COLOR = re.compile(r"\x1b\[[0-9;]*m")
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\U000e0000-\U000e007f]"
)
SCHEMA = resources.files("auditor.reports").joinpath("report.schema.json")


def report_of(payload: str) -> Report:
    whole = Span(0, len(payload))
    page = Page(payload, payload, payload, payload, payload)
    link = Link(payload, payload, whole, LinkStatus.DEAD, payload, (payload,))
    reference = Reference(payload, payload, link, whole, (payload,))
    claim = Claim(whole, payload, context=payload)
    citation = Citation(whole, Marker(whole, payload, payload), reference)
    attribution = Attribution(claim, citation, Binding(Confidence.LOW, payload))
    reasons = (Reason(payload, payload, whole, whole),)
    verdict = Verdict(
        Support.CONTRADICTED, Confidence.HIGH, payload, reasons, (Evidence(page, whole),), 0.5
    )
    check = LinkCheck(
        link,
        LinkStatus.DEAD,
        payload,
        Source(SourceClass.SATIRE, Tier.UNUSABLE, payload, payload),
        Resolution((Hop(payload, 404, payload, payload),), payload, 404, None, WHEN),
        page,
        Snapshot(payload, WHEN),
    )
    location = Location(payload, 1, 1, payload, payload, payload)
    cited = CitedAnswer(
        Answer(payload, location, payload, (payload,)),
        (payload,),
        (claim,),
        (reference, Reference(payload, payload, None, whole)),
        (attribution,),
    )
    assessments = (Assessment(attribution, check, verdict),)
    found = run_rules(AnswerAudit(cited, (check,), assessments))
    audit = AnswerAudit(cited, (check,), assessments, found)
    return Report((audit,), "0", WHEN, 1.0, payload, (payload,))


def text_faults(report: Report) -> list[str]:
    faults = []
    for look in (
        Look(WIDTH, color, verbose) for color in (False, True) for verbose in (False, True)
    ):
        text = RENDERERS["text"](report, look)
        bare = COLOR.sub("", text) if look.color else text
        lines = bare.split("\n")
        if HIDDEN.search(bare):
            faults.append("a control or invisible character came through")
        if any(cell_len(line) > WIDTH for line in lines):
            faults.append(f"a line is wider than {WIDTH} cells")
        if any(line.lstrip().startswith("::") or "##[" in line for line in lines):
            faults.append("a line is an order to a build runner")
    return faults


def json_faults(report: Report) -> list[str]:
    text = RENDERERS["json"](report, Look())
    try:
        parsed = json.loads(text.encode("ascii"))
        jsonschema.validate(parsed, json.loads(SCHEMA.read_text(encoding="utf-8")))
    except (UnicodeError, ValueError, jsonschema.ValidationError) as error:
        return [f"not valid: {error}"[:200]]
    again = json.dumps(parsed, ensure_ascii=False)
    return ["a control or invisible character came through"] if HIDDEN.search(again) else []


WRITERS = {
    "terminal": (text_faults,),
    "json/sarif/log/text": (text_faults, json_faults),
}


def faults_of(sink: str, payload: str) -> list[str]:
    try:
        report = report_of(payload)
        return [fault for writer in WRITERS[sink] for fault in writer(report)]
    except Exception as error:  # noqa: BLE001  a writer that raises is what is looked for
        return [f"raised {error!r}"[:200]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--json", action="store_true", help="figures for programs")
    options = parser.parse_args()
    lines = options.cases.read_text(encoding="utf-8").splitlines()
    cases = [json.loads(line) for line in lines if line.strip()]
    seen = Counter(case["sink"] for case in cases)
    failed: dict[str, list[str]] = {}
    for case in cases:
        faults = faults_of(case["sink"], case["payload"]) if case["sink"] in WRITERS else []
        if faults:
            failed[case["id"]] = faults
    bad = Counter(case["sink"] for case in cases if case["id"] in failed)
    table = {
        sink: {"cases": seen[sink], "passed": seen[sink] - bad[sink] if sink in WRITERS else None}
        for sink in sorted(seen)
    }
    if options.json:
        print(json.dumps({"sinks": table, "failed": failed}, indent=2))
    else:
        for sink, row in table.items():
            passed = "not yet supported" if row["passed"] is None else f"{row['passed']} passed"
            print(f"{sink:<26}{row['cases']:>4} cases  {passed}")
        for name, faults in failed.items():
            print(f"{name}: {'; '.join(faults)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
