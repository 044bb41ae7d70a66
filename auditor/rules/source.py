"""The source axis: what kind of publisher is it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model import Axis, LinkGroup, Rule, Severity, Tier
from auditor.rules.found import found, how_many_cite, link_citers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model import AnswerAudit, Finding

WEAK = Rule(
    "SRC001",
    "weak-source",
    Axis.SOURCE,
    Severity.NOTE,
    "The source is of a kind that carries a factual claim only weakly",
    "Nothing is said about this page in particular: on sites of this kind anyone can publish, or "
    "the publisher writes about itself. Prefer a source that is answerable for its facts. The "
    "table is sources.yaml; yours is laid over it.",
)
UNUSABLE = Rule(
    "SRC002",
    "unusable-source",
    Axis.SOURCE,
    Severity.WARNING,
    "The source is of a kind that can't carry a factual claim",
    "Sites of this kind are not meant to inform or hold no statement of their own: satire, "
    "generated text, search engines, link shorteners. Cite what stands behind them.",
)

_BY_TIER = {Tier.WEAK: WEAK, Tier.UNUSABLE: UNUSABLE}


def check_sources(audit: AnswerAudit) -> Iterator[Finding]:
    """One finding a cited link; a link that is no source at all has its own rule already."""
    for check, citers in link_citers(audit):
        rule = _BY_TIER.get(check.source.tier)
        if rule and citers.cited and check.status.group is not LinkGroup.NOT_A_SOURCE:
            kind = check.source.source_class.value.replace("_", " ")
            what = f"{rule.summary} ({kind}){how_many_cite(citers)}"
            message = f"{what}: {check.link.url} {check.source.reason}"
            yield found(audit, rule, citers.span, message)
