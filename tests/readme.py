"""Writes the parts of README.md that come from the program: `python -m tests.readme`.

A part stands between `<!-- begin NAME -->` and `<!-- end NAME -->`.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.rules import RULES
from tests.commands import run

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
EXAMPLE = ("check", "examples/short.txt", "--replay", "examples/answer.warc.gz")


def output() -> str:
    """The short example, with the time of the run replaced by a fixed one."""
    printed = run(*EXAMPLE).out
    head = r"· \d{4}-\d\d-\d\d \d\d:\d\d UTC · [\d.]+ s"
    printed = re.sub(head, "· 2026-11-23 15:00 UTC · 0.4 s", printed, count=1)
    return f"```console\n$ auditor {' '.join(EXAMPLE)}\n{printed.strip()}\n```"


def rules() -> str:
    rows = [f"| {r.id} | {r.severity.name.lower()} | {r.summary} |" for r in RULES]
    return "\n".join(["| rule | default | finding |", "|---|---|---|", *rows])


def usage(command: str) -> str:
    printed = re.sub(r"[ \t]+$", "", run(command, "--help").out, flags=re.MULTILINE)
    return f"```text\n{printed.strip()}\n```"


PARTS: dict[str, Callable[[], str]] = {
    "output": output,
    "rules": rules,
    "usage": partial(usage, "check"),
    "usage_links": partial(usage, "links"),
    "usage_thread": partial(usage, "thread"),
    "usage_ci": partial(usage, "ci"),
    "usage_report": partial(usage, "report"),
    "usage_cache": partial(usage, "cache"),
}


def filled(text: str) -> str:
    """`text` with every part as the program gives it now."""
    for name, part in PARTS.items():
        begin, end = f"<!-- begin {name} -->\n", f"<!-- end {name} -->"
        before, rest = text.split(begin, 1)
        text = f"{before}{begin}{part()}\n{end}{rest.split(end, 1)[1]}"
    return text


if __name__ == "__main__":
    README.write_text(filled(README.read_text("utf-8")), encoding="utf-8")
