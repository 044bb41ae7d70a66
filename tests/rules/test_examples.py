"""Every rule is explained with an answer in which it is found and one in which it is not."""

from __future__ import annotations

import json

import pytest

from auditor.rules import RULES
from auditor.rules.examples import EXAMPLES
from tests.commands import run

OFFLINE = [key for key, example in EXAMPLES.items() if not example.where]


def test_every_rule_has_an_example_and_every_example_a_rule() -> None:
    assert sorted(EXAMPLES) == sorted(rule.id for rule in RULES)


@pytest.mark.parametrize("rule", OFFLINE)
def test_the_failing_example_is_found_and_the_passing_is_not(rule: str) -> None:
    def rules(text: str) -> set[str]:
        done = run("check", "-", "--offline", "--format", "json", stdin=text.encode())
        return {f["rule"] for answer in json.loads(done.out)["answers"] for f in answer["findings"]}

    assert rule in rules(EXAMPLES[rule].failing)
    assert rule not in rules(EXAMPLES[rule].passing)


def test_one_rule_is_explained_by_id_or_name() -> None:
    by_id, by_name = run("rules", "LNK001"), run("rules", "dead-link")
    assert by_id.code == 0
    assert by_id.out == by_name.out
    assert "Not found in" in by_id.out


def test_a_rule_that_is_none_is_said_with_the_nearest() -> None:
    done = run("rules", "LNK0001")
    assert done.code == 2
    assert "LNK001" in done.err


def test_programs_get_all_rules() -> None:
    listed = json.loads(run("rules", "--format", "json").out)
    assert [each["id"] for each in listed] == [rule.id for rule in RULES]
