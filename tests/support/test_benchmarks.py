"""The scripts behind the figures that the README gives, on a few pairs of our own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from auditor.support import features
from benchmarks import across, fit_support, support, support_ablation, support_metrics, support_rows
from tests.support.pages import FACTORY, USINE

if TYPE_CHECKING:
    from pathlib import Path


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


def test_precision_is_told_for_a_base_rate_other_than_the_sets(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        {"claim": "The plants of this valley turn carbon dioxide into sugar.", "label": label,
         "doc": f"{doc}\nPage {n}"}
        for n in range(6)
        for doc, label in ((FACTORY, "supported"), (FACTORY, "unsupported"))
    ]  # fmt: skip
    file = tmp_path / "pairs.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    support.main([str(file), "--json"])
    (result,) = json.loads(capsys.readouterr().out).values()
    assert result["not_supported_precision"] == 0.5
    assert result["not_supported_precision_often"] == pytest.approx(1 / 4)
    assert result["not_supported_precision_rare"] == pytest.approx(1 / 30)


def test_marked_sentences_are_looked_for_in_what_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claim = "The company employs 650 people at its factory in Northampton."
    line = next(n for n, text in enumerate(FACTORY.split("\n")) if "650 people" in text)
    file = tmp_path / "pairs.jsonl"
    marked: list[list[list[int]]] = [[[line]], [[0], [line, 0]], [[]]]
    rows = [
        {"claim": claim, "doc": FACTORY, "label": "supported", "supporting": json.dumps(sets)}
        for sets in marked
    ]
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    support.main([str(file), "--json"])
    (result,) = json.loads(capsys.readouterr().out).values()
    assert result["evidence"] == {
        "claims": 2, "recall_at_1": 1.0, "recall_at_3": 1.0, "shown": 1.0, "all_shown": 0.5,
    }  # fmt: skip


def test_rows_that_share_a_page_or_an_answer_are_never_on_both_sides(tmp_path: Path) -> None:
    file = tmp_path / "pairs.jsonl"
    rows = [
        {"claim": f"Claim {n}", "label": "supported", "doc": f"Page {n // 2}",
         "query": f"Question {(n + 1) // 2}" if n < 20 else f"Another {n}"}
        for n in range(40)
    ]  # fmt: skip
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    read = support_rows.read_rows(file)
    assert len({row.group for row in read[:20]}) == 1
    assert len({row.group for row in read[20:]}) == 10
    assert len({row.fold for row in read[:20]}) == 1


def test_peers_and_parts_are_measured_on_the_same_pairs(tmp_path: Path) -> None:
    from benchmarks.support_peers import peers

    rows = support_rows.read_rows(_write(tmp_path / "pairs.jsonl"))
    assert {"claim words", "BM25"} <= set(peers(rows))
    gained = support_ablation.ablation({"pairs": rows}, "pairs")["pairs"]
    assert {*features.NAMES, *support_ablation.PARTS, "fact caps"} == set(gained)


def test_claims_across_languages_are_found_and_never_contradicted() -> None:
    result = across.measure("fr", "en")
    assert result["auc"] > 0.85
    assert result["supported_precision"] > 0.85
    assert result["contradicted"] == 0
    assert result["evidence_right"] > 0.95


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
