"""What decides a finding's severity: its path, its rule, its axis, what is usual of content."""

from __future__ import annotations

import pytest

from auditor.errors import ConfigError
from auditor.model import Confidence, Finding, Location, Severity, Span
from auditor.policy.severities import Levels, read_setting
from auditor.policy.wording import rule_named


def level(rule: str, *settings: str, path: str = "docs/old/a.md", lowered: int = 0) -> str:
    of = rule_named(rule)
    assert of
    severity = Severity(of.severity - lowered)
    finding = Finding(of, "", Location(path), Span(0, 0), severity, Confidence.HIGH)
    done = Levels(map(read_setting, settings)).apply((finding,))
    return done[0].severity.name.lower() if done else "off"


@pytest.mark.parametrize(
    ("rule", "settings", "expected"),
    [
        ("LNK001", (), "error"),
        ("CIT003", (), "off"),
        ("LNK003", (), "warning"),
        ("SUP002", (), "note"),
        ("CIT003", ("CIT003=note",), "note"),
        ("LNK001", ("dead-link=note",), "note"),
        ("LNK001", ("link=note",), "note"),
        ("LNK001", ("link=note", "LNK001=error"), "error"),
        ("LNK001", ("LNK001=error", "docs/old/**=note"), "note"),
        ("LNK001", ("docs/**=note", "docs/old/**=warning"), "warning"),
        ("LNK001", ("docs/old/**=warning", "docs/**=note"), "warning"),
        ("LNK001", ("docs/old=off",), "off"),
        ("LNK001", ("*.rst=off",), "error"),
        ("LNK001", ("*.md=note", "*.md=warning"), "warning"),
        ("LNK003", ("docs/=error",), "error"),
        ("LNK010", ("docs/=error",), "note"),
        ("LNK010", ("link=error",), "note"),
        ("LNK010", ("LNK010=error",), "error"),
        ("CIT003", ("citation=error",), "off"),
    ],
)
def test_the_most_specific_decides(rule: str, settings: tuple[str, ...], expected: str) -> None:
    assert level(rule, *settings) == expected


def test_where_we_are_not_sure_the_step_down_stays() -> None:
    assert level("SUP001", lowered=1) == "warning"
    assert level("SUP001", "SUP001=warning", lowered=1) == "note"
    assert level("SUP001", "SUP001=note", lowered=1) == "note"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("LNK001", "off, note"),
        ("LNK001=fatal", "off, note"),
        ("LNK01=note", "LNK0"),
        ("suport=note", "support"),
        ("=note", "path"),
    ],
)
def test_what_can_t_be_read_is_said_with_the_nearest(text: str, hint: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_setting(text)
    assert hint in caught.value.hint


def test_a_path_may_have_an_equals_sign() -> None:
    assert level("LNK001", "docs/a=b/**=note", path="docs/a=b/c.md") == "note"
