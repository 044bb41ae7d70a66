"""How much a finding matters here: by path, rule and axis, as the project says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from auditor.errors import ConfigError
from auditor.inputs.content.globs import Glob, read_glob
from auditor.model import Axis, Rule, Severity
from auditor.policy.wording import nearest, rule_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from auditor.model import Finding

OFF = None
LEVELS: dict[str, Severity | None] = {
    "off": OFF,
    **{severity.name.lower(): severity for severity in Severity},
}
DEFAULTS = (
    # What is usual in writing, and worth a word in an assistant's answer only.
    *("CIT001=note", "CIT002=off", "CIT003=off", "CIT004=off", "CIT005=off", "CIT006=off"),
    # Written on purpose in manuals: “open http://localhost:8000”, “search for it at …”.
    *("LNK003=warning", "LNK004=warning", "LNK007=warning"),
    *("LNK015=off", "LNK016=off"),
    # A link beside a sentence is seldom its proof: only what contradicts is an error.
    *("SUP002=note", "SUP004=off"),
    *("SRC001=off", "SRC002=note"),
)
"""What is usual of content, instead of the rules' own severities."""


@dataclass(frozen=True, slots=True)
class Setting:
    """`what` is a rule, an axis or a pattern of paths; `level` OFF leaves the finding out."""

    what: Rule | Axis | Glob
    level: Severity | None
    weight: int = 0
    """Of patterns: how many characters a path must have as written."""


def read_setting(text: str) -> Setting:
    """`LNK001=warning`, `source=note`, `docs/old/**=off`. Raises ConfigError."""
    what, equals, level = (part.strip() for part in text.rpartition("="))
    if not equals or level.lower() not in LEVELS:
        raise ConfigError(
            f"--severity: {text[:100]!r} has no level",
            f"Write a rule, an axis or a path, then = and one of {', '.join(LEVELS)}.",
        )
    return _setting(what, LEVELS[level.lower()])


def _setting(what: str, level: Severity | None) -> Setting:
    if rule := rule_named(what):
        return Setting(rule, level)
    if what.lower() in list(Axis):
        return Setting(Axis(what.lower()), level)
    glob = read_glob(what) if any(char in what for char in "/*?[.") else None
    if glob is None:
        near = nearest(what, (str(axis) for axis in Axis))
        hint = f"Did you mean {near}? " if near else ""
        raise ConfigError(
            f"--severity: {what[:60]!r} is no rule, axis or path",
            f"{hint}A path has a /, a dot or a star in it; “auditor rules” lists the rules.",
        )
    return Setting(glob, level, sum(char not in "*?[]" for char in what))


class Levels:
    """Which severity findings have: what is said of their path decides before what is said of their
    rule, that before what is said of their axis; of two paths the longer pattern, of two alike the
    later one.

    A path or an axis lowers everything and raises warnings, but no notes: those are no faults
    (“could not be checked”). Whoever wants one to fail names its rule.
    """

    def __init__(self, settings: Iterable[Setting]) -> None:
        self._rules: dict[str, Severity | None] = {}
        self._axes: dict[Axis, Severity | None] = {}
        usual = map(read_setting, DEFAULTS)
        self._usual = {s.what.id: s.level for s in usual if isinstance(s.what, Rule)}
        paths: list[tuple[int, Glob, Severity | None]] = []
        for setting in settings:
            if isinstance(setting.what, Axis):
                self._axes[setting.what] = setting.level
            elif isinstance(setting.what, Glob):
                paths.append((setting.weight, setting.what, setting.level))
            else:
                self._rules[setting.what.id] = setting.level
        self._paths = sorted(paths, key=lambda each: each[0])[::-1]

    def apply(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """Those that are not off, each with its severity."""
        levels = ((finding, self._level(finding)) for finding in findings)
        return tuple(replace(f, severity=level) for f, level in levels if level is not OFF)

    def _level(self, finding: Finding) -> Severity | None:
        rule, level = finding.rule, _of_rule(finding, self._usual)
        if rule.id in self._rules:
            level = _of_rule(finding, self._rules)
        elif rule.axis in self._axes:
            level = _bent(level, self._axes[rule.axis])
        names = [name for name in finding.location.path.split("/") if name not in ("", ".")]
        for _, glob, wanted in self._paths:
            if _is_below(glob, names):
                return _bent(level, wanted)
        return level


def _of_rule(finding: Finding, levels: Mapping[str, Severity | None]) -> Severity | None:
    """Where we are not sure a finding has a step less than its rule: it keeps that distance."""
    level = levels.get(finding.rule.id, finding.rule.severity)
    if level is OFF:
        return OFF
    return Severity(max(level - (finding.rule.severity - finding.severity), Severity.NOTE))


def _bent(level: Severity | None, wanted: Severity | None) -> Severity | None:
    if level is OFF or wanted is OFF:
        return OFF
    return min(level, wanted) if level is Severity.NOTE else wanted


def _is_below(glob: Glob, names: Sequence[str]) -> bool:
    """Whether the pattern matches the file, or a folder that it is in."""
    return any(glob.matches(names[:n], is_folder=n < len(names)) for n in range(len(names), 0, -1))
