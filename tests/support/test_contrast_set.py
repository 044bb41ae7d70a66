"""The contrast set: what its texts promise, and the benchmark that reads it."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from benchmarks import contrast
from benchmarks.contrast_pairs import KINDS, LANGUAGES, PARTS, TEXTS, pairs, read_topics

if TYPE_CHECKING:
    import pytest


def test_every_kind_of_edit_is_there_in_both_languages_and_parts() -> None:
    counts = Counter((pair.kind, pair.lang, pair.part) for pair in pairs(1))
    assert {key[0] for key in counts} == {*KINDS, "control"}
    assert all(counts[kind, lang, part] for kind in KINDS for lang in LANGUAGES for part in PARTS)
    assert sum(n for (kind, _, _), n in counts.items() if kind != "control") >= 400


def test_a_seed_always_makes_the_same_pairs_and_another_seed_others() -> None:
    assert pairs(5) == pairs(5)
    assert pairs(5) != pairs(6)


def test_an_edited_claim_is_none_of_the_true_ones() -> None:
    made = pairs(1)
    true = {pair.claim.text for pair in made if pair.kind == "control"}
    assert not [p.claim.text for p in made if p.kind != "control" and p.claim.text in true]
    assert not [p.claim.text for p in made if "{" in p.claim.text or "|" in p.claim.text]


def test_pages_are_as_long_as_real_ones_and_hold_the_paragraph() -> None:
    texts = {
        topic.heading: topic.text
        for lang in LANGUAGES
        for topic in read_topics(TEXTS / f"{lang}.txt")
    }
    assert len(texts) >= 40
    for pair in pairs(1):
        assert texts[pair.topic] in pair.page.main
        assert 250 <= len(pair.page.main.split()) <= 1_700


def test_the_benchmark_counts_every_pair(capsys: pytest.CaptureFixture[str]) -> None:
    assert contrast.main(["--json", "--part", "develop"]) == 0
    result = json.loads(capsys.readouterr().out)
    cells = [cell for langs in result["counts"].values() for cell in langs.values()]
    assert sum(sum(cell.values()) for cell in cells) == result["pairs"]
    assert result["wrong_contradictions"] <= 0.05
    assert result["balanced_accuracy"] >= 0.85
