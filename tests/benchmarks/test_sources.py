from __future__ import annotations

from benchmarks.sources import measure, table, wilson


def test_each_judged_row_is_counted_once_by_tier_and_by_class() -> None:
    rows = [
        {"url": "https://www.lemonde.fr/a", "reliability": "Reliable"},
        {"url": "https://www.lemonde.fr/b", "reliability": "Not reliable at all"},
        {"url": "https://nowhere.test/", "reliability": "Somewhat reliable"},
        {"url": "https://nowhere.test/", "reliability": "Missing"},
    ]
    result = measure(rows)
    assert result["without_a_judgement"] == 1
    assert result["by_class"]["news"]["reliable"] == 0.5
    assert result["by_class"]["news"]["hosts"] == 1
    assert result["by_tier"]["unrated"]["rows"] == 1
    assert "unrated" in "\n".join(table(result))


def test_no_judgement_at_all_is_said() -> None:
    assert next(iter(table(measure([])))) == "0 rows, 0 without an expert's judgement"


def test_the_interval_is_wilsons() -> None:
    assert wilson(0, 10) == (0.0, 0.2775)
    assert wilson(10, 10) == (0.7225, 1.0)
    assert wilson(50, 100) == (0.4038, 0.5962)
