"""The coefficients of the two scores, from JSON files that benchmarks/fit_support.py writes.

weights.json is for a claim and a page in one language, weights_across.json for two languages.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from auditor.support import across, features

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
    return parse(_read("weights.json"), features.NAMES)


@lru_cache(maxsize=1)
def load_across() -> Weights:
    return parse(_read("weights_across.json"), across.NAMES)


def _read(name: str) -> dict[str, Any]:
    text = resources.files("auditor.support").joinpath(name).read_text("utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


def parse(data: dict[str, Any], names: Sequence[str]) -> Weights:
    return Weights(
        coefficients=tuple(float(data["coefficients"][name]) for name in names),
        full=float(data["cut_points"]["all"]),
        part=float(data["cut_points"]["some"]),
        **{name: float(value) for name, value in data["thresholds"].items()},
    )


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))
