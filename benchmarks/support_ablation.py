"""What each part of the judge buys: how much AUC is lost without it.

Features and parts of the reading are taken away one at a time, the weights are fitted again on the
set that the shipped ones were fitted on (cross-validated there), and every set is scored again. The
caps that facts put on a score are taken away from the shipped judge as it is.
"""

from __future__ import annotations

import re
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import numpy as np

from auditor.model import Support
from auditor.support import features, passages, retrieval
from auditor.support.judge import build_judge
from auditor.support.lexicon import STEMMERS
from benchmarks.fit_support import fit, matrix
from benchmarks.support_metrics import area_under_curve
from benchmarks.support_rows import FOLDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from benchmarks.support_rows import Row

    Matrix = NDArray[np.float64]
    Features = Mapping[str, tuple[Matrix, NDArray[np.int64]]]


@contextmanager
def _without(*patches: Any) -> Iterator[None]:
    with ExitStack() as stack:
        for each in patches:
            stack.enter_context(each)
        passages.analyse_page.cache_clear()
        yield
    passages.analyse_page.cache_clear()


PARTS: dict[str, Callable[[], Any]] = {
    "stemming": lambda: _without(patch.dict(STEMMERS, clear=True)),
    "half weight": lambda: _without(patch.object(retrieval, "_COMMON_WEIGHT", 1.0)),
    "neighbours": lambda: _without(patch.object(retrieval, "_NEIGHBOURS", 0.0)),
    "echoes": lambda: _without(patch.object(retrieval, "doubted", lambda sentence: None)),
    "wrapped lines": lambda: _without(patch.object(passages, "_WRAPPED", re.compile("(?!)"))),
}


def ablation(sets: Mapping[str, Sequence[Row]], fitted: str) -> dict[str, dict[str, float | None]]:
    """For each set and part, the AUC with it less that without. Nothing without the fitted set."""
    if fitted not in sets:
        return {}
    whole = {name: matrix(rows) for name, rows in sets.items()}
    base = _areas(sets, whole, fitted)
    gained: dict[str, dict[str, float | None]] = {name: {} for name in sets}

    def note(part: str, areas: Mapping[str, float | None]) -> None:
        for name, area in areas.items():
            before = base[name]
            gained[name][part] = None if area is None or before is None else before - area

    for number, feature in enumerate(features.NAMES):
        fewer = {name: (np.delete(x, number, axis=1), y) for name, (x, y) in whole.items()}
        note(feature, _areas(sets, fewer, fitted))
    for part, taken in PARTS.items():
        with taken():
            note(part, _areas(sets, {name: matrix(rows) for name, rows in sets.items()}, fitted))
    for name, rows in sets.items():
        gained[name]["fact caps"] = _caps(rows)
    return gained


def _caps(rows: Sequence[Row]) -> float | None:
    """What a score gains by staying low where a fact conflicts or is missing."""
    shipped = build_judge()
    verdicts = [shipped.judge(row.claim, row.page) for row in rows]
    plain = [
        shipped.weights.probabilities(shipped.read(row.claim, row.page).vector)[0] for row in rows
    ]
    positive = [row.gold is Support.SUPPORTED for row in rows]
    capped = area_under_curve(positive, [verdict.score or 0.0 for verdict in verdicts])
    free = area_under_curve(positive, plain)
    return None if capped is None or free is None else capped - free


def _areas(
    sets: Mapping[str, Sequence[Row]], values: Features, fitted: str
) -> dict[str, float | None]:
    x, grade = values[fitted]
    weights = fit(x, grade)
    areas = {}
    for name, rows in sets.items():
        given, _ = values[name]
        if name == fitted:
            fold = np.array([row.fold for row in rows])
            scores = np.zeros(len(rows))
            for i in range(FOLDS):
                held = fit(x[fold != i], grade[fold != i])
                scores[fold == i] = [held.sum(v) + held.full for v in given[fold == i]]
        else:
            scores = np.array([weights.sum(v) for v in given])
        positive = [row.gold is Support.SUPPORTED for row in rows]
        areas[name] = area_under_curve(positive, scores.tolist())
    return areas
