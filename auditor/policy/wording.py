"""How people name rules, in comments and options."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

from auditor.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model import Rule

_LONGEST = 60


@lru_cache(maxsize=1)
def _rules() -> dict[str, Rule]:
    return {name.lower(): rule for rule in RULES for name in (rule.id, rule.name)}


def rule_named(word: str) -> Rule | None:
    """By its id or its name, in upper or lower case."""
    return _rules().get(word.lower())


def nearest(word: str, others: Iterable[str] = ()) -> str:
    """The rule, or one of `others`, that may have been meant, for a message; "" for none."""
    known = {name.lower(): name for name in (*others, *_names())}
    near = get_close_matches(word[:_LONGEST].lower(), known, 1)
    return known[near[0]] if near else ""


def _names() -> tuple[str, ...]:
    return tuple(name for rule in RULES for name in (rule.id, rule.name))
