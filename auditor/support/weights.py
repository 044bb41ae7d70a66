"""The coefficients of the score, from weights.json, which benchmarks/fit_support.py writes."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any

from auditor.support import features

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Weights:
    """An ordered logistic regression: one sum, two cut points.

    `full` is the cut of "the page supports all of it", `part` that of "it supports some of it".
    The other fields are probabilities: `supported` from which a claim is called supported, `some`
    from which it is called partially supported, `warn` below which "not supported" is said with
    confidence, `high` above which "supported" is.
    """

    coefficients: tuple[float, ...]
    full: float
    part: float
    supported: float
    high: float
    some: float
    warn: float

    def sum(self, vector: Sequence[float]) -> float:
        return sum(w * x for w, x in zip(self.coefficients, vector, strict=True))

    def probabilities(self, vector: Sequence[float]) -> tuple[float, float]:
        """Of "all of it" and of "at least some of it"."""
        total = self.sum(vector)
        return _logistic(total + self.full), _logistic(total + self.part)


def load() -> Weights:
    text = resources.files("auditor.support").joinpath("weights.json").read_text("utf-8")
    return parse(json.loads(text))


def parse(data: dict[str, Any]) -> Weights:
    return Weights(
        coefficients=tuple(float(data["coefficients"][name]) for name in features.NAMES),
        full=float(data["cut_points"]["all"]),
        part=float(data["cut_points"]["some"]),
        **{name: float(value) for name, value in data["thresholds"].items()},
    )


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))
