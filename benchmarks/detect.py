"""How well assistants' answers are found in comments: `python benchmarks/detect.py FILE.jsonl`.

A line of the file is {"text", "body_format", "lang", "label": "assistant" or "human",
"answer_span"}. The span is [start, end] in `text` as it is written in its format, or a list of
such pairs; it may be missing, as may the language and the format (Markdown then). Rows that can't
be read or have no label are counted and left out.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from auditor.detection.answers import find_answers
from auditor.inputs.bodies import body_text
from auditor.model import BodyFormat, Span

ASSISTANT, HUMAN = "assistant", "human"
OVERLAP = 0.8
_EDGE = 40
_ROUNDS = 3


@dataclass(frozen=True)
class Result:
    """`overlap` is the intersection of the found and the labelled stretch over their union, in
    letters and digits; None where no span is labelled or nothing was found.
    """

    row: dict[str, Any]
    found: bool
    overlap: float | None
    codes: tuple[str, ...]


def run(rows: list[dict[str, Any]]) -> list[Result]:
    return [_result(row) for row in rows if row.get("label") in (ASSISTANT, HUMAN)]


def _result(row: dict[str, Any]) -> Result:
    written = row.get("body_format")
    known = {str(form): form for form in BodyFormat}
    form = known.get(str(written).lower(), BodyFormat.MARKDOWN)
    raw = str(row.get("text") or "")
    text = body_text(raw, form)
    found = find_answers(text)
    wanted = _labelled(row.get("answer_span"), raw, text, form)
    overlap = (
        _overlap(text, [answer.span for answer in found], wanted) if found and wanted else None
    )
    return Result(row, bool(found), overlap, tuple(s.code for a in found for s in a.clues))


def _labelled(given: Any, raw: str, text: str, form: BodyFormat) -> list[Span]:
    if isinstance(given, dict):
        given = [given.get("start"), given.get("end")]
    if isinstance(given, str):
        at = raw.find(given)
        given = [at, at + len(given)] if given and at >= 0 else None
    if not isinstance(given, list) or not given:
        return []
    if isinstance(given[0], list):
        return [span for pair in given for span in _labelled(pair, raw, text, form)]
    if len(given) != 2 or not all(isinstance(end, int) for end in given):
        return []
    start, end = max(0, given[0]), min(len(raw), given[1])
    if start >= end:
        return []
    if text == raw:
        return [Span(start, end)]
    return _converted(body_text(raw[start:end], form), text)


def _converted(part: str, text: str) -> list[Span]:
    """Where the labelled part stands in the text that its format became: by its letters and
    digits, whole or by both its ends.
    """
    places = [at for at, char in enumerate(text) if char.isalnum()]
    letters = "".join(text[at] for at in places)
    wanted = "".join(char for char in part if char.isalnum())
    at = letters.find(wanted) if wanted else -1
    if at >= 0:
        return [Span(places[at], places[at + len(wanted) - 1] + 1)]
    first, last = letters.find(wanted[:_EDGE]), letters.rfind(wanted[-_EDGE:])
    if not wanted or first < 0 or last < first:
        return []
    return [Span(places[first], places[last + len(wanted[-_EDGE:]) - 1] + 1)]


def _overlap(text: str, found: list[Span], wanted: list[Span]) -> float:
    places = [at for at, char in enumerate(text) if char.isalnum()]

    def letters(spans: list[Span]) -> set[int]:
        return {
            place
            for span in spans
            for place in range(bisect_left(places, span.start), bisect_left(places, span.end))
        }

    one, other = letters(found), letters(wanted)
    return len(one & other) / max(1, len(one | other))


def figures(results: list[Result]) -> dict[str, Any]:
    """Precision and recall are None where nothing was found, or nothing was there."""
    right = sum(r.found and r.row["label"] == ASSISTANT for r in results)
    found = sum(r.found for r in results)
    there = sum(r.row["label"] == ASSISTANT for r in results)
    overlaps = [r.overlap for r in results if r.overlap is not None and r.row["label"] == ASSISTANT]
    return {
        "rows": len(results),
        "assistant": there,
        "found": found,
        "precision": right / found if found else None,
        "recall": right / there if there else None,
        "spans": len(overlaps),
        "span_overlap": sum(overlaps) / len(overlaps) if overlaps else None,
        "spans_agreeing": sum(o >= OVERLAP for o in overlaps) / len(overlaps) if overlaps else None,
    }


def read(path: Path) -> tuple[list[dict[str, Any]], int]:
    """The rows, and how many lines are none."""
    rows, broken = [], 0
    for line in path.read_text("utf-8", errors="replace").splitlines():
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            row = None
        if isinstance(row, dict) and row.get("label") in (ASSISTANT, HUMAN):
            rows.append(row)
        else:
            broken += 1
    return rows, broken


def speed(rows: list[dict[str, Any]]) -> float:
    """Of finding alone, in bytes of UTF-8; the best of several rounds over all rows."""
    texts = [str(row.get("text") or "") for row in rows]
    size = sum(len(text.encode("utf-8", "replace")) for text in texts)
    best = float("inf")
    for _ in range(_ROUNDS):
        begun = time.perf_counter()
        for text in texts:
            find_answers(text)
        best = min(best, time.perf_counter() - begun)
    return size / 1e6 / max(best, 1e-9)


def _number(value: float | None) -> str:
    return "    -" if value is None else f"{value:.3f}"


def _line(name: str, got: dict[str, Any]) -> str:
    return (
        f"{name:<10} {got['rows']:>6} {got['assistant']:>10} {got['found']:>6}"
        f" {_number(got['precision']):>10} {_number(got['recall']):>7}"
        f" {_number(got['span_overlap']):>8} {_number(got['spans_agreeing']):>8}"
    )


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", action="store_true", help="print the rows that are wrong")
    options = parser.parse_args(argv)
    rows, broken = read(options.file)
    results = run(rows)
    groups: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        groups[str(result.row.get("lang") or "?")].append(result)
    report: dict[str, Any] = {
        "all": figures(results),
        "languages": {lang: figures(group) for lang, group in sorted(groups.items())},
        "left_out": broken,
        "megabytes_per_second": speed(rows),
    }
    if options.json:
        print(json.dumps(report, indent=2))
        return 0
    print(f"{'language':<10} {'rows':>6} {'assistant':>10} {'found':>6} {'precision':>10}"
          f" {'recall':>7} {'overlap':>8} {f'>={OVERLAP}':>8}")  # fmt: skip
    for lang, got in report["languages"].items():
        print(_line(lang, got))
    print(_line("all", report["all"]))
    print(f"{broken} lines left out, {report['megabytes_per_second']:.1f} MB/s")
    if options.errors:
        for result in results:
            is_there = result.row["label"] == ASSISTANT
            if result.found != is_there or (
                result.overlap is not None and result.overlap < OVERLAP
            ):
                print(json.dumps({**result.row, "overlap": result.overlap, "codes": result.codes},
                                 ensure_ascii=False))  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
