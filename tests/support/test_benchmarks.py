"""The scripts behind the figures that the README gives, on a few pairs of our own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from auditor.support import features
from benchmarks import fit_support, support, support_metrics
from tests.support.pages import FACTORY, USINE

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PAIRS = [
    (FACTORY, "Harlow Instruments was founded in 1962 by Edith Harlow.", "supported"),
    (FACTORY, "The company employs 650 people and owns a fleet of boats in Ostend.", "partial"),
    (FACTORY, "The company employs 700 people at its factory in Northampton.", "refuted"),
    (USINE, "The plants of this valley turn carbon dioxide into sugar.", "unsupported"),
]


def _write(path: Path) -> Path:
    rows = [
        {"claim": claim, "doc": f"Page {n}\n{doc}", "label": label}
        for n in range(12)
        for doc, claim, label in PAIRS
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_the_benchmark_counts_what_it_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = _write(tmp_path / "pairs.jsonl")
    assert support.main([str(file), str(tmp_path / "absent.jsonl"), "--json"]) == 0
    (result,) = json.loads(capsys.readouterr().out).values()
    assert result["rows"] == 48
    assert result["auc"] == 1.0
    assert result["contradicted_said"] == 12
    assert result["contradicted_precision"] == 1.0
    assert result["not_checked"] == 0.25


def test_fitting_twice_gives_the_same_readable_weights(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = _write(tmp_path / "pairs.jsonl")
    outputs = [tmp_path / "a.json", tmp_path / "b.json"]
    for output in outputs:
        assert fit_support.main([str(file), "--output", str(output)]) == 0
    assert outputs[0].read_bytes() == outputs[1].read_bytes()
    assert set(json.loads(outputs[0].read_text())["coefficients"]) == set(features.NAMES)
    assert "AUC all vs rest, CV" in capsys.readouterr().out


def test_ties_count_half() -> None:
    assert support_metrics.area_under_curve([True, False], [0.5, 0.5]) == 0.5
    assert support_metrics.area_under_curve([True, False], [0.7, 0.5]) == 1.0
    assert support_metrics.area_under_curve([True, True], [0.7, 0.5]) is None
