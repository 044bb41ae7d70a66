"""Every folder of tests/cases/ is a test: an answer, the web it cites, and what is to be found.

answer.*      what the user pastes
web.yaml      URL -> {status, headers, body | file | failure, location}; nothing else exists
options       one line: further options of `auditor check`
expected.txt  the exit code, then a line a citation and a line a finding; see `summary`

`python -m tests.test_cases NAME...` prints what the named folders give, to write expected.txt from.
"""

from __future__ import annotations

import json
import shlex
import sys
import tempfile
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest
import yaml

from auditor.model import Failure, FailureKind, Fetched, Hop
from auditor.web.warc import record
from tests.commands import run

CASES = Path(__file__).parent / "cases"
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)


class Web:
    """A fetcher for the URLs of web.yaml."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        file = folder / "web.yaml"
        self.pages: dict[str, Any] = (
            yaml.safe_load(file.read_text("utf-8")) if file.exists() else {}
        )

    def fetch(self, url: str) -> Fetched:
        hops: list[Hop] = []
        at = url
        while "location" in (page := self.pages[at]):
            hops.append(Hop(at, page.get("status", 302), page["location"], "192.0.2.1"))
            at = page["location"]
        if "failure" in page:
            failure = Failure(FailureKind(page["failure"]), page.get("detail", ""))
            return Fetched(url, (*hops, Hop(at)), failure=failure, fetched_at=NOW)
        hops.append(Hop(at, page.get("status", 200), address="192.0.2.1"))
        body = page.get("body", "").encode()
        if "file" in page:
            body = (self._folder / page["file"]).read_bytes()
        headers = {"content-type": "text/html; charset=utf-8"} | page.get("headers", {})
        return Fetched(
            url, tuple(hops), hops[-1].status, tuple(headers.items()), body, fetched_at=NOW
        )


def audited(folder: Path, scratch: Path) -> str:
    web = Web(folder)
    capture = scratch / "web.warc.gz"
    with record(web, capture) as fetcher:
        for url in web.pages:
            if not web.pages[url].get("hop"):
                fetcher.fetch(url)
    (answer,) = folder.glob("answer.*")
    options = folder / "options"
    more = shlex.split(options.read_text("utf-8")) if options.exists() else []
    done = run("check", str(answer), "--replay", str(capture), "--format", "json", *more)
    return summary(done.code, json.loads(done.out))


def summary(code: int, report: dict[str, Any]) -> str:
    """`exit N`, then `citation -> claim | link status | support: reasons` a line, then findings."""
    lines = [f"exit {code}"]
    for answer in report["answers"]:
        for citation in answer["citations"]:
            claim = "-"
            if citation["claim"] is not None:
                claim = answer["claims"][citation["claim"]]["text"]
                claim = claim if len(claim) <= 40 else claim[:37] + "..."
            link = "-"
            if citation["link"] is not None:
                link = answer["links"][citation["link"]]["status"]
            verdict = citation["verdict"]
            codes = ", ".join(reason["code"] for reason in verdict["reasons"])
            label = citation["marker"]["label"] if citation["marker"] else "link"
            lines.append(f"[{label}] {claim} | {link} | {verdict['support']}: {codes}".rstrip(": "))
        for finding in answer["findings"]:
            at = f"{finding['line']}:{finding['column']}"
            lines.append(f"{at} {finding['severity']} {finding['rule']}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.iterdir() if path.is_dir()))
def test_case(name: str, tmp_path: Path) -> None:
    expected = (CASES / name / "expected.txt").read_text("utf-8")
    assert audited(CASES / name, tmp_path) == expected


if __name__ == "__main__":
    for wanted in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as scratch:
            sys.stdout.write(audited(CASES / wanted, Path(scratch)))
