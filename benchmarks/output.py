"""Hostile texts against the report writers: `python -m benchmarks.output CASES.jsonl [--json]`.

A line of the file is {"id", "sink", "payload", ...}. The payload is put wherever the outside world
can put text, and the whole report is written by the writers of that sink. Exit code 1 if one fails.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from datetime import datetime, timezone
from pathlib import Path

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
from auditor.reports.json_report import report_out
from auditor.rules.engine import run_rules
from benchmarks.output_faults import WRITERS

WHEN = datetime(2024, 1, 1, tzinfo=timezone.utc)


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


def faults_of(sink: str, payload: str) -> list[str]:
    try:
        report = report_out(report_of(payload))
        plain = report_out(report_of("plain words"))
        return [fault for faults in WRITERS[sink] for fault in faults(report, plain)]
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
