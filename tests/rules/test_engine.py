from __future__ import annotations

import inspect

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Rule
from auditor.rules import RULES, citation, fragment, history, link, policy, source, support
from auditor.rules.engine import run_rules
from tests.reports.samples import french, hostile


def test_every_declared_rule_is_registered_and_explains_itself() -> None:
    declared = [
        value
        for module in (citation, fragment, history, link, policy, source, support)
        for _, value in inspect.getmembers(module)
        if isinstance(value, Rule)
    ]
    assert {rule.id for rule in declared} == {rule.id for rule in RULES}
    assert len({rule.id for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert not rule.summary.endswith("."), rule.id
        assert rule.help.endswith("."), rule.id


def test_findings_follow_the_answer_then_the_rule() -> None:
    audit = french()
    found = run_rules(audit)
    assert [f.span.start for f in found] == sorted(f.span.start for f in found)
    assert [f.rule.id for f in found if f.location.line == 4] == ["LNK011", "SRC001", "SUP003"]
    assert run_rules(audit) == found


@settings(max_examples=50, deadline=None)
@given(st.text())
def test_any_text_anywhere_gives_findings_within_the_answer(text: str) -> None:
    audit = hostile(text)
    for finding in run_rules(audit):
        assert finding.span.end <= len(audit.cited.answer.text)
        assert finding.message
