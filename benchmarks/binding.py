"""Share of citation markers that find their reference and their claim.

    python benchmarks/binding.py ANSWERS.jsonl... [--json]

A line is one answer: `response` with `sources` ([{title, url}]), or `answer` with `attribution`
(["[n] url"]). The list is put under the text as its assistant would print it, so what is measured
is the whole way from pasted text to attributions.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from auditor.citations.parse import parse
from auditor.model import Answer, Location

BOUND = 0.995
"""Share of the markers that have a reference which are bound to a claim, checkable or not."""
_WRITTEN = re.compile(r"\[\^?(\d{1,3})\^?\]")


def answer_text(row: dict[str, Any]) -> tuple[str, str]:
    """The answer's text, and its source list in the form that its assistant uses."""
    if "response" in row:
        listed = [
            f"({n}) {source['title']}. {source['url']}."
            for n, source in enumerate(row["sources"], start=1)
        ]
        return row["response"], "\n".join(["Source: Conversation with Bing, 4/21/2023", *listed])
    return row["answer"], "\n".join(["Sources:", *row["attribution"]])


def measure(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Counts over all answers: each marker ends in exactly one of the outcomes."""
    outcomes: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    written = 0
    for row in rows:
        text, listed = answer_text(row)
        cited = parse(Answer(f"{text}\n\n{listed}", Location("answer")))
        written += len(_WRITTEN.findall(text))
        for attribution in cited.attributions:
            marker = attribution.citation.marker
            if marker is None:
                continue
            if attribution.citation.reference is None:
                outcomes["no such reference in the list"] += 1
            elif attribution.claim is None:
                outcomes["attached to no claim"] += 1
            elif attribution.claim.not_checkable:
                outcomes["bound to a sentence that claims nothing"] += 1
            else:
                outcomes["bound to a claim"] += 1
                rules[attribution.binding.rule] += 1
    read = sum(outcomes.values())
    referenced = read - outcomes["no such reference in the list"]
    unbound = outcomes["attached to no claim"]
    if written > read:
        outcomes["repeats a marker of the same claim"] = written - read
    return {
        "answers": len(rows),
        "markers_written": written,
        "markers_read": read,
        "bound_of_referenced": (referenced - unbound) / referenced if referenced else 1.0,
        "outcomes": dict(outcomes.most_common()),
        "rules": dict(rules.most_common()),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    results = {}
    for path in options.files:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        results[path.name] = measure(rows)
    if options.json:
        json.dump(results, sys.stdout, indent=2)
        return
    for name, result in results.items():
        total = result["markers_written"] or 1
        print(f"{name}: {result['answers']} answers, {result['markers_written']} markers written")
        share = result["bound_of_referenced"]
        print(f"  {share:.2%} of those with a reference are bound to a claim (target {BOUND:.1%})")
        for kind in ("outcomes", "rules"):
            print(f"  {kind}")
            for label, count in result[kind].items():
                print(f"    {count:6}  {count / total:6.1%}  {label}")


if __name__ == "__main__":
    main()
