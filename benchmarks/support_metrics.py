"""What is counted of judged claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from auditor.model import Confidence, Support

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from auditor.model import Verdict
    from benchmarks.support_rows import Row

RARE, OFTEN = 1 / 30, 1 / 4
"""Shares of claims that their page does not support, for which precision is told."""


@dataclass(frozen=True)
class Judged:
    row: Row
    verdict: Verdict

    @property
    def gold(self) -> Support:
        return self.row.gold


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


def _precision(hits: int, no: int, misses: int, yes: int, rate: float) -> float | None:
    """Precision of a warning if `rate` of the claims were unsupported: it was given to `hits` of
    `no` unsupported and to `misses` of `yes` supported ones."""
    if not no or not yes or not hits + misses:
        return None
    caught, wrong = rate * hits / no, (1 - rate) * misses / yes
    return caught / (caught + wrong)


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
    scored = any(j.verdict.score is not None for j in checked)
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
    missed = sum(p and s is Support.NOT_SUPPORTED for p, s in zip(positive, said, strict=True))
    same = sum(_three(j.gold) == _three(s) for j, s in zip(checked, said, strict=True))
    return {
        "rows": len(judged),
        "auc": area_under_curve(positive, scores) if scored else None,
        "balanced_accuracy": _mean([_share(hit, yes), _share(passed, no)]),
        "three_way_accuracy": _share(same, len(checked)),
        "not_supported_precision": _share(*unsupported),
        "not_supported_precision_often": _precision(unsupported[0], no, missed, yes, OFTEN),
        "not_supported_precision_rare": _precision(unsupported[0], no, missed, yes, RARE),
        "not_supported_said": unsupported[1],
        "contradicted_precision": _share(*contradicted),
        "contradicted_not_supported": _share(*not_supported_at_all),
        "contradicted_said": contradicted[1],
        "warned_precision_often": _precision(caught, no, flagged, yes, OFTEN),
        "warned_precision_rare": _precision(caught, no, flagged, yes, RARE),
        "supported_warned": _share(flagged, yes),
        "others_warned": _share(caught, no),
        "calibration_error": _calibration_error(positive, scores) if scored else None,
        "not_checked": _share(len(judged) - len(checked), len(judged)),
        "ms": milliseconds,
    }


def _warns(verdict: Verdict) -> bool:
    """Whether the user is warned: a verdict against the page, not said with low confidence."""
    against = verdict.support in (Support.NOT_SUPPORTED, Support.CONTRADICTED)
    return against and verdict.confidence > Confidence.LOW


def _three(support: Support) -> Support:
    return Support.NOT_SUPPORTED if support is Support.CONTRADICTED else support
