"""How often the support judge is right, and how fast, on labelled claim and page pairs.

    python -m benchmarks.support PATH... [--limit N] [--json]

PATH is a folder or a `.jsonl` or `.jsonl.gz` file; absent ones are skipped. A line is an object
with `claim`, `doc` (the page's text), `label` and, where known, `lang` and `url`. Labels:
supported, partial, refuted; all others count as not supported. On the file that the weights
were fitted on the score is cross-validated by page; everywhere else the shipped weights judge pages
they never saw.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor.model import Claim, Page, Span, Support, Verdict
from auditor.model.words import Confidence
from auditor.support.judge import build_judge

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from auditor.support.judge import FeatureJudge, Judge

FOLDS = 10
WEIGHTS = Path(__file__).parent.parent / "auditor" / "support" / "weights.json"
WEIGHTS_ACROSS = WEIGHTS.with_name("weights_across.json")
GOLD = {
    "supported": Support.SUPPORTED,
    "partial": Support.PARTIALLY_SUPPORTED,
    "refuted": Support.CONTRADICTED,
}


@dataclass(frozen=True)
class Row:
    claim: Claim
    page: Page
    gold: Support

    @property
    def fold(self) -> int:
        """Rows of one page are always in the same fold."""
        return int(hashlib.sha256(self.page.full.encode()).hexdigest(), 16) % FOLDS


@dataclass(frozen=True)
class Judged:
    gold: Support
    verdict: Verdict


def read_rows(path: Path, limit: int | None = None) -> tuple[Row, ...]:
    rows = tuple(_row(json.loads(line)) for line in _content(path).splitlines() if line.strip())
    return rows[:limit]


def _content(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def fingerprint(path: Path) -> str:
    """By which weights.json tells the file that it was fitted on."""
    return "sha256:" + hashlib.sha256(_content(path)).hexdigest()


def _row(data: dict[str, Any]) -> Row:
    claim, doc = data["claim"].strip(), data["doc"]
    page = Page(data.get("url", ""), data.get("title", ""), doc, doc, data.get("lang", ""))
    gold = GOLD.get(data["label"], Support.NOT_SUPPORTED)
    return Row(Claim(Span(0, len(claim)), claim), page, gold)


def find_sets(paths: Sequence[Path]) -> dict[str, Path]:
    files: list[Path] = []
    for path in paths:
        files += sorted(path.glob("*.jsonl*")) if path.is_dir() else [path] if path.exists() else []
    return {file.name.split(".")[0]: file for file in files}


def area_under_curve(positive: Sequence[bool], scores: Sequence[float]) -> float | None:
    """Probability that a supported claim scores above another; ties count half."""
    order = sorted(range(len(scores)), key=lambda i: scores[i])
    total = 0.0
    at = 0
    while at < len(order):
        end = at
        while end < len(order) and scores[order[end]] == scores[order[at]]:
            end += 1
        total += sum(positive[i] for i in order[at:end]) * (at + end + 1) / 2
        at = end
    ones = sum(positive)
    zeros = len(positive) - ones
    return (total - ones * (ones + 1) / 2) / (ones * zeros) if ones and zeros else None


def _share(hits: int, of: int) -> float | None:
    return hits / of if of else None


def _mean(values: Sequence[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return sum(known) / len(known) if len(known) == len(values) else None


def _calibration_error(positive: Sequence[bool], scores: Sequence[float], bins: int = 10) -> float:
    """Expected calibration error over equal-width bins (Naeini et al. 2015)."""
    error = 0.0
    for b in range(bins):
        inside = [i for i, s in enumerate(scores) if min(int(s * bins), bins - 1) == b]
        if inside:
            said = sum(scores[i] for i in inside) / len(inside)
            true = sum(positive[i] for i in inside) / len(inside)
            error += abs(said - true) * len(inside) / len(scores)
    return error


def measure(judged: Sequence[Judged], milliseconds: float) -> dict[str, Any]:
    checked = [j for j in judged if j.verdict.support is not Support.NOT_CHECKED]
    positive = [j.gold is Support.SUPPORTED for j in checked]
    scores = [j.verdict.score or 0.0 for j in checked]
    said = [j.verdict.support for j in checked]
    warned = [_warns(j.verdict) for j in checked]
    yes = sum(positive)
    no = len(checked) - yes

    def right(word: Support, gold: Callable[[Support], bool]) -> tuple[int, int]:
        of = [j for j, s in zip(checked, said, strict=True) if s is word]
        return sum(gold(j.gold) for j in of), len(of)

    refutes = any(j.gold is Support.CONTRADICTED for j in checked)
    unsupported = right(Support.NOT_SUPPORTED, lambda g: g is not Support.SUPPORTED)
    contradicted = right(
        Support.CONTRADICTED,
        lambda g: g is Support.CONTRADICTED if refutes else g is not Support.SUPPORTED,
    )
    not_supported_at_all = right(Support.CONTRADICTED, lambda g: g is not Support.SUPPORTED)
    hit = sum(p and s is Support.SUPPORTED for p, s in zip(positive, said, strict=True))
    passed = sum(not p and s is not Support.SUPPORTED for p, s in zip(positive, said, strict=True))
    flagged = sum(p and w for p, w in zip(positive, warned, strict=True))
    caught = sum(not p and w for p, w in zip(positive, warned, strict=True))
    same = sum(_three(j.gold) == _three(s) for j, s in zip(checked, said, strict=True))
    return {
        "rows": len(judged),
        "auc": area_under_curve(positive, scores),
        "balanced_accuracy": _mean([_share(hit, yes), _share(passed, no)]),
        "three_way_accuracy": _share(same, len(checked)),
        "not_supported_precision": _share(*unsupported),
        "not_supported_said": unsupported[1],
        "contradicted_precision": _share(*contradicted),
        "contradicted_not_supported": _share(*not_supported_at_all),
        "contradicted_said": contradicted[1],
        "supported_warned": _share(flagged, yes),
        "others_warned": _share(caught, no),
        "calibration_error": _calibration_error(positive, scores) if checked else None,
        "not_checked": _share(len(judged) - len(checked), len(judged)),
        "ms": milliseconds,
    }


def _warns(verdict: Verdict) -> bool:
    """Whether the user is warned: a verdict against the page, not said with low confidence."""
    against = verdict.support in (Support.NOT_SUPPORTED, Support.CONTRADICTED)
    return against and verdict.confidence > Confidence.LOW


def _three(support: Support) -> Support:
    return Support.NOT_SUPPORTED if support is Support.CONTRADICTED else support


def run(rows: Sequence[Row], judge_for: Callable[[Row], Judge]) -> dict[str, Any]:
    judged = []
    spent = 0.0
    for row in rows:
        judge = judge_for(row)
        start = time.perf_counter()
        verdict = judge.judge(row.claim, row.page)
        spent += time.perf_counter() - start
        judged.append(Judged(row.gold, verdict))
    return measure(judged, 1000 * spent / max(len(rows), 1))


def _held_out(rows: Sequence[Row], shipped: FeatureJudge) -> Callable[[Row], Judge]:
    from benchmarks.fit_support import cross_judges

    judges = cross_judges(rows, shipped.weights)
    return lambda row: judges[row.fold]


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, help="rows a set")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(argv)
    shipped = build_judge()
    fitted_on = json.loads(WEIGHTS.read_text("utf-8"))["fitted_on"]
    results = {}
    for name, path in find_sets(options.paths).items():
        rows = read_rows(path, options.limit)
        held_out = _held_out(rows, shipped) if fingerprint(path) == fitted_on else None
        results[name] = run(rows, held_out or (lambda row: shipped))
    print(json.dumps(results, indent=2) if options.json else table(results))
    return 0


COLUMNS = (
    ("rows", "rows"),
    ("auc", "AUC"),
    ("balanced_accuracy", "bal.acc"),
    ("three_way_accuracy", "3-way"),
    ("not_supported_precision", "P(not)"),
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
        "warned+: share of supported claims warned about; warned-: share of the others; "
        "or unsup: contradicted, counting unsupported as right"
    )
    return "\n".join(lines)


def _cell(value: float | None) -> str:
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


if __name__ == "__main__":
    sys.exit(main())
