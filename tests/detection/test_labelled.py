"""The labelled comments, in numbers."""

from __future__ import annotations

from benchmarks.detect import OVERLAP, figures, run
from tests.detection.labelled import all_rows, assistants, written


def test_hardly_a_person_is_taken_for_an_assistant_and_few_answers_are_missed() -> None:
    got = figures(run(list(all_rows())))
    assert got["precision"] >= 0.97
    assert got["recall"] >= 0.90


def test_each_language_with_answers_keeps_the_recall() -> None:
    rows = assistants()
    for lang in {row["lang"] for row in rows}:
        got = figures(run([row for row in rows if row["lang"] == lang]))
        assert got["recall"] >= 0.80, lang


def test_the_found_stretch_is_the_answer_without_what_people_wrote_around_it() -> None:
    got = figures(run([*assistants(), *written()]))
    assert got["span_overlap"] >= OVERLAP
    assert got["spans_agreeing"] >= 0.95


def test_the_set_is_large_and_mixed_enough_to_mean_something() -> None:
    rows = list(all_rows())
    assistant = [row for row in rows if row["label"] == "assistant"]
    assert len(rows) - len(assistant) >= 100
    assert len(assistant) >= 100
    assert len({row["lang"] for row in assistant}) >= 7
    assert len({row["lang"] for row in rows if row["label"] == "human"}) >= 7
    assert len({row["body_format"] for row in assistant}) == 5
