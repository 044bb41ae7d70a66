"""Fits the support judge's score and writes its weights.

    python -m benchmarks.fit_support FILE [--across] [--output WEIGHTS.json]

FILE is labelled pairs as benchmarks/support.py reads them; the same file gives the same weights.
The model is an ordered logistic regression (proportional odds): one sum of features and two cut
points, "the page supports all of it" and "some of it". Thresholds are chosen on cross-validated
probabilities, never on those of the rows a fold was fitted on.

`--across` fits the score for a claim and a page in different languages: on the same rows, which are
in one language, and then moved by what crossing languages costs each feature.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from auditor.model import Support
from auditor.support import across, features
from auditor.support.encoder import load_encoder
from auditor.support.judge import FeatureJudge
from auditor.support.passages import analyse_page
from auditor.support.retrieval import build_query
from auditor.support.weights import Weights
from benchmarks.support_metrics import area_under_curve
from benchmarks.support_rows import FOLDS, WEIGHTS, WEIGHTS_ACROSS, Row, fingerprint, read_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

PENALTY = 10.0
"""Ridge penalty on standardised coefficients; 3 to 30 give the same cross-validated AUC to .003."""

_STEPS = 4_000
_FLAGGED = 0.01
"""Share of supported claims of the fitted set that may be warned about. One in a hundred here is
about one in twenty on pages of other kinds, which is what the project allows."""

_SURE = 0.8
"""Precision from which "supported" is said with high confidence."""

CROSSING = {"coverage": -0.10, "likeness": -0.07}
"""Mean difference of a claim's features between a page in another language and the same page in its
own, over all the claims of benchmarks/bilingual. No label is used for it."""

_UNSET = Weights((), 0.0, 0.0, 0.5, 1.0, 0.5, 0.0)


def same(row: Row) -> Sequence[float]:
    """The features of a claim and a page in one language."""
    return FeatureJudge(_UNSET).read(row.claim, row.page).vector


def crossed(row: Row) -> Sequence[float]:
    """Those of a claim and a page in different languages, or read as if they were."""
    encoder = load_encoder()
    if encoder is None:
        raise SystemExit("no encoder is installed: pip install -e .")
    lang = row.page.lang or "en"
    query = build_query(row.claim.text, lang, frozenset())
    crossing = across.cross(query, analyse_page(row.page.main, lang), encoder)
    return crossing.vector if crossing else (0.0,) * len(across.NAMES)


def matrix(
    rows: Sequence[Row], read: Callable[[Row], Sequence[float]] = same
) -> tuple[Matrix, NDArray[np.int64]]:
    """Features of each row, and its grade: 0 none, 1 some, 2 all of the claim."""
    grades = {Support.SUPPORTED: 2, Support.PARTIALLY_SUPPORTED: 1}
    return np.array([read(row) for row in rows]), np.array([grades.get(r.gold, 0) for r in rows])


def fit(x: Matrix, grade: NDArray[np.int64]) -> Weights:
    """Maximum penalised likelihood, by gradient ascent with momentum."""
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = (x - mean) / spread
    theta = np.zeros(z.shape[1] + 2)
    theta[-2:] = (-0.5, 1.0)
    rate = 1.0 / len(z)
    step = np.zeros_like(theta)
    for _ in range(_STEPS):
        step = 0.9 * step + rate * _gradient(theta, z, grade)
        theta = theta + step
        if float(np.abs(step).max()) < 1e-9:
            break
    slopes = theta[:-2] / spread
    shift = float(slopes @ mean)
    return replace(
        _UNSET,
        coefficients=tuple(float(c) for c in slopes),
        full=float(theta[-2]) - shift,
        part=float(theta[-1]) - shift,
    )


def _gradient(theta: Matrix, z: Matrix, grade: NDArray[np.int64]) -> Matrix:
    total = z @ theta[:-2]
    full = 1 / (1 + np.exp(-(total + theta[-2])))
    some = 1 / (1 + np.exp(-(total + theta[-1])))
    middle = np.maximum(some - full, 1e-9)
    slope_full, slope_some = full * (1 - full), some * (1 - some)
    to_full = np.where(grade == 2, 1 - full, np.where(grade == 1, -slope_full / middle, 0.0))
    to_some = np.where(grade == 0, -some, np.where(grade == 1, slope_some / middle, 0.0))
    slopes = z.T @ (to_full + to_some) - PENALTY * theta[:-2]
    return np.concatenate([slopes, [to_full.sum(), to_some.sum()]])


def held_out(
    rows: Sequence[Row], x: Matrix, grade: NDArray[np.int64]
) -> tuple[list[Weights], Matrix]:
    """Weights that never saw fold i, for each i; the probabilities they give it."""
    fold = np.array([row.fold for row in rows])
    weights = [fit(x[fold != i], grade[fold != i]) for i in range(FOLDS)]
    given = np.array([weights[f].probabilities(v) for f, v in zip(fold, x, strict=True)])
    return weights, given


def cross_judges(rows: Sequence[Row], shipped: Weights) -> list[FeatureJudge]:
    """One judge a fold with the shipped thresholds and weights fitted without that fold."""
    return [
        FeatureJudge(replace(shipped, coefficients=w.coefficients, full=w.full, part=w.part))
        for w in held_out(rows, *matrix(rows))[0]
    ]


def thresholds(given: Matrix, grade: NDArray[np.int64]) -> dict[str, float]:
    full, some = given[:, 0], given[:, 1]
    grid = [i / 100 for i in range(1, 100)]
    # of calibrated probabilities, the share of such rows is the cut of best balanced accuracy
    supported = round(float((grade == 2).mean()), 2)
    sure = [t for t in grid if t > supported and _precision(full >= t, grade == 2) >= _SURE]
    warn = float(np.quantile(some[grade == 2], _FLAGGED))
    partly = round(float((grade > 0).mean()), 2)
    return {
        "supported": supported,
        "high": sure[0] if sure else 0.99,
        "some": partly,
        "warn": round(warn, 3),
    }


def _balanced(said: NDArray[np.bool_], true: NDArray[np.bool_]) -> float:
    return float(said[true].mean() + (~said[~true]).mean()) / 2


def _precision(said: NDArray[np.bool_], true: NDArray[np.bool_]) -> float:
    return float(true[said].mean()) if said.any() else 0.0


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--across", action="store_true")
    parser.add_argument("--output", type=Path)
    options = parser.parse_args(argv)
    rows = read_rows(options.file)
    read, names, output = (
        (crossed, across.NAMES, WEIGHTS_ACROSS)
        if options.across
        else (same, features.NAMES, WEIGHTS)
    )
    x, grade = matrix(rows, read)
    _, given = held_out(rows, x, grade)
    cuts = thresholds(given, grade)
    fitted = fit(x, grade)
    cost = 0.0
    if options.across:
        cost = sum(
            CROSSING.get(n, 0.0) * c for n, c in zip(names, fitted.coefficients, strict=True)
        )
    data = {
        "about": "written by benchmarks/fit_support.py; do not edit",
        "fitted_on": fingerprint(options.file),
        "coefficients": {
            name: round(value, 4) for name, value in zip(names, fitted.coefficients, strict=True)
        },
        "cut_points": {
            "all": round(fitted.full - cost, 4),
            "some": round(fitted.part - cost, 4),
        },
        "thresholds": cuts,
    }
    (options.output or output).write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    full, some = given[:, 0], given[:, 1]
    below = float((some[grade == 2] < cuts["some"]).mean())
    print(f"rows                       {len(rows)}")
    print(
        f"AUC all vs rest, CV        {area_under_curve((grade == 2).tolist(), full.tolist()):.3f}"
    )
    print(f"AUC some vs none, CV       {area_under_curve((grade > 0).tolist(), some.tolist()):.3f}")
    print(f"balanced accuracy, CV      {_balanced(full >= cuts['supported'], grade == 2):.3f}")
    print(f"precision at high, CV      {_precision(full >= cuts['high'], grade == 2):.3f}")
    print(f"supported below some, CV   {below:.3f}")
    print(f"none below warn, CV        {float((some[grade == 0] < cuts['warn']).mean()):.3f}")
    for name, value in cuts.items():
        print(f"threshold {name:16} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
