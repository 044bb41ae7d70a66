"""`auditor rules`: what can be found, what it means, and what it looks like."""

from __future__ import annotations

import json
from difflib import get_close_matches
from textwrap import indent
from typing import TYPE_CHECKING

import click

from auditor.errors import ConfigError, ExitCode

if TYPE_CHECKING:
    from auditor.model import Rule

_EXAMPLES = """\b
Examples
  auditor rules               all of them, with their severities
  auditor rules LNK001        what one means, with a failing and a passing example
  auditor rules dead-link     the same, by its name
"""


@click.command(epilog=_EXAMPLES)
@click.argument("rule", required=False, metavar="[ID]")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
              show_default=True, help="How to print.")  # fmt: skip
def rules(rule: str | None, form: str) -> ExitCode:
    """Say what can be found; of one rule what it means, what to do, and examples.

    Severities are those of `check` and `thread`; `ci` has milder ones of its own.
    """
    from auditor.rules import RULES

    chosen = RULES if rule is None else (_named(rule),)
    if form == "json":
        click.echo(json.dumps([_out(each) for each in chosen], indent=2))
    elif rule is None:
        for each in chosen:
            severity = each.severity.name.lower()
            click.echo(f"{each.id}  {severity:<8} {each.name:<26} {each.summary}")
    else:
        click.echo(_explained(chosen[0]))
    return ExitCode.OK


def _named(word: str) -> Rule:
    """Raises ConfigError."""
    from auditor.rules import RULES

    known = {name.lower(): each for each in RULES for name in (each.id, each.name)}
    if found := known.get(word.lower()):
        return found
    near = get_close_matches(word.lower()[:60], known, 1)
    meant = f"Did you mean {known[near[0]].id} ({known[near[0]].name})? " if near else ""
    raise ConfigError(f"there is no rule {word[:60]!r}", f"{meant}“auditor rules” lists them.")


def _out(rule: Rule) -> dict[str, str]:
    from auditor.rules.examples import EXAMPLES

    example = EXAMPLES[rule.id]
    return {
        "id": rule.id,
        "name": rule.name,
        "axis": rule.axis.value,
        "severity": rule.severity.name.lower(),
        "summary": rule.summary,
        "help": rule.help,
        "failing": example.failing,
        "passing": example.passing,
        "where": example.where,
    }


def _explained(rule: Rule) -> str:
    from auditor.rules.examples import EXAMPLES

    example = EXAMPLES[rule.id]
    where = f" ({example.where})" if example.where else ""
    return "\n".join(
        (
            f"{rule.id} {rule.name}: {rule.axis.value}, {rule.severity.name.lower()}",
            "",
            click.wrap_text(f"{rule.summary}. {rule.help}", 78, "  ", "  "),
            "",
            f"Found in{where}:",
            "",
            indent(example.failing, "  "),
            "",
            "Not found in:",
            "",
            indent(example.passing, "  "),
        )
    )
