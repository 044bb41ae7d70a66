"""How often the support judge is right, and how fast, on labelled claim and page pairs.

    python -m benchmarks.support PATH... [--limit N] [--peers] [--ablation] [--json]
    python -m benchmarks.support PATH... --judge nli:MODEL|llm:MODEL [--llm-base-url URL]

PATH is a folder or a `.jsonl` or `.jsonl.gz` file; absent ones are skipped. A line is an object
with `claim`, `doc` (the page's text), `label` and, where known, `lang`, `url`, `query` (what was
asked), `context` and `supporting` (sets of line numbers of the page). Labels: supported, partial,
refuted; all others count as not supported. On the file that the weights were fitted on the score is
cross-validated, and no page or answer is on both sides; everywhere else the shipped weights judge
pages they never saw. With another judge (`auditor check --help` says which) the shipped weights go
before it everywhere, and there is an AUC only if it gives scores.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor.support.judge import build_judge
from benchmarks.support_evidence import measure_evidence
from benchmarks.support_metrics import Judged, measure
from benchmarks.support_rows import WEIGHTS, find_sets, fingerprint, read_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from auditor.support.judge import FeatureJudge, Judge
    from benchmarks.support_rows import Row


def run(rows: Sequence[Row], judge_for: Callable[[Row], Judge]) -> dict[str, Any]:
    judged = []
    spent = 0.0
    for row in rows:
        judge = judge_for(row)
        start = time.perf_counter()
        verdict = judge.judge(row.claim, row.page)
        spent += time.perf_counter() - start
        judged.append(Judged(row, verdict))
    result = measure(judged, 1000 * spent / max(len(rows), 1))
    if any(row.supporting for row in rows):
        result["evidence"] = measure_evidence([(j.row, j.verdict) for j in judged], judge_for)
    return result


def _held_out(rows: Sequence[Row], shipped: FeatureJudge) -> Callable[[Row], Judge]:
    from benchmarks.fit_support import cross_judges

    judges = cross_judges(rows, shipped.weights)
    return lambda row: judges[row.fold]


def _other(options: argparse.Namespace, stack: ExitStack) -> Judge:
    from auditor.commands.judges import JudgeOptions, build_chosen
    from auditor.web.offline import Offline
    from auditor.web.private import PrivatePages

    limits: dict[str, Any] = {"llm_max_calls": 100_000, "llm_timeout": 60.0, "llm_jobs": 1}
    chosen = JudgeOptions(options.judge, options.llm_base_url, llm_send_private=False, **limits)
    return build_chosen(chosen, PrivatePages(Offline(), ()), stack).judge


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, help="rows a set")
    parser.add_argument("--peers", action="store_true", help="AUC of other judges as well")
    parser.add_argument("--ablation", action="store_true", help="AUC without each part")
    parser.add_argument("--judge", help="nli:MODEL or llm:MODEL, instead of the shipped one")
    parser.add_argument("--llm-base-url")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(argv)
    with ExitStack() as stack:
        return _measure(options, stack)


def _measure(options: argparse.Namespace, stack: ExitStack) -> int:
    shipped = build_judge()
    other = _other(options, stack) if options.judge else None
    fitted_on = json.loads(WEIGHTS.read_text("utf-8"))["fitted_on"]
    results: dict[str, dict[str, Any]] = {}
    sets = {name: read_rows(p, options.limit) for name, p in find_sets(options.paths).items()}
    fitted = next(
        (n for n, p in find_sets(options.paths).items() if fingerprint(p) == fitted_on), ""
    )
    for name, rows in sets.items():
        held_out = _held_out(rows, shipped) if name == fitted and not other else None
        results[name] = run(rows, held_out or (lambda row: other or shipped))
    if options.peers:
        from benchmarks.support_peers import peers

        for name, rows in sets.items():
            results[name]["peers"] = peers(rows)
    if options.ablation:
        from benchmarks.support_ablation import ablation

        for name, without in ablation(sets, fitted).items():
            results[name]["ablation"] = without
    print(json.dumps(results, indent=2) if options.json else report(results))
    return 0


COLUMNS = (
    ("rows", "rows"),
    ("auc", "AUC"),
    ("balanced_accuracy", "bal.acc"),
    ("three_way_accuracy", "3-way"),
    ("not_supported_precision", "P(not)"),
    ("not_supported_precision_often", "at 1/4"),
    ("not_supported_precision_rare", "at 1/30"),
    ("not_supported_said", "said"),
    ("contradicted_precision", "P(contr)"),
    ("contradicted_not_supported", "or unsup"),
    ("contradicted_said", "said"),
    ("supported_warned", "warned+"),
    ("others_warned", "warned-"),
    ("calibration_error", "ECE"),
    ("not_checked", "unjudged"),
    ("ms", "ms"),
)


def table(results: dict[str, dict[str, Any]]) -> str:
    lines = [f"{'set':15}" + "".join(f"{title:>9}" for _, title in COLUMNS)]
    for name, result in results.items():
        cells = (_cell(result[key]) for key, _ in COLUMNS)
        lines.append(f"{name:15}" + "".join(f"{cell:>9}" for cell in cells))
    lines.append(
        "at 1/4, at 1/30: P(not) if that share of claims were unsupported; "
        "warned+: share of supported claims warned about; warned-: share of the others; "
        "or unsup: contradicted, counting unsupported as right"
    )
    return "\n".join(lines)


def report(results: dict[str, dict[str, Any]]) -> str:
    parts = [table(results)]
    for name, result in results.items():
        if "evidence" in result:
            told = ", ".join(
                f"{k.replace('_', ' ')} {_cell(v)}" for k, v in result["evidence"].items()
            )
            parts.append(f"{name}, passages: {told}")
    for key, title in (("peers", "AUC of peers"), ("ablation", "AUC gained by each part")):
        rows = {name: result[key] for name, result in results.items() if key in result}
        if rows:
            columns = list(next(iter(rows.values())))
            parts.append(f"\n{title:15}" + "".join(f"{column:>14}" for column in columns))
            for name, values in rows.items():
                parts.append(f"{name:15}" + "".join(f"{_cell(values[c]):>14}" for c in columns))
    return "\n".join(parts)


def _cell(value: float | None) -> str:
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


if __name__ == "__main__":
    sys.exit(main())
