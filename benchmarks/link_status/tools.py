"""The checkers: ours by the pipeline of `auditor check`, the others as a user runs them."""

from __future__ import annotations

import csv
import io
import json
import os
import socket
import subprocess
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from auditor.audit import audit
from auditor.cli import cli
from auditor.commands.check import Settings, check
from auditor.commands.fetching import client_options
from auditor.commands.tools import Web, build_tools
from auditor.inputs.plain import read_answer
from auditor.web.client import Client
from auditor.web.guard import AddressInfo, Guard
from auditor.web.names import CONTROL
from auditor.web.pace import Breaker, Pacer
from benchmarks.link_status.case import Word
from benchmarks.link_status.sites import OPEN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.model import LinkCheck

JOBS = 64
_PATIENCE = 180.0
"""Seconds for a whole run of another checker: what it has not told by then it does not know."""
Words = dict[str, tuple[Word, str]]
"""URL as it was given -> verdict, and what the checker said."""


def run_auditor(
    urls: Sequence[str], names: Mapping[str, str], bundle: Path, timeout: float
) -> dict[str, LinkCheck]:
    """Everything as in `auditor check`, but for the pace, and names looked up in `names` only."""
    flags = ["-", "--no-cache", "--no-archive", "--allow-network", str(OPEN), "--jobs", str(JOBS)]
    flags += ["--ca-bundle", str(bundle), "--timeout", str(timeout)]
    above = click.Context(cli, **cli.context_settings)  # a command keeps its first help option
    settings = Settings(**check.make_context("check", flags, parent=above).params)
    text = "".join(f"- [What was said of it]({url})\n" for url in urls)
    with ExitStack() as stack:
        client = Client(
            client_options(settings),
            guard=Guard(settings.allow, _resolver(names)),
            pacer=Pacer(at_once=JOBS, burst=10_000),
            addresses=Pacer(at_once=JOBS, burst=10_000),
            breaker=Breaker(after=10_000),
        )
        stack.enter_context(client)
        tools = build_tools(settings, Web(client, settings.allow), stack)
        outcome = audit([read_answer(text.encode(), "links.md")], tools)
    return {each.link.written: each for each in outcome.audits[0].checks}


def _resolver(names: Mapping[str, str]) -> Any:
    """Knows the cases' names, and the one that tells a missing name from a missing network."""

    def resolve(host: str, port: int) -> list[AddressInfo]:
        known = {CONTROL: str(OPEN[1]), **names, "localhost": "127.0.0.1"}
        if host not in known:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (known[host], port))]

    return resolve


def run_lychee(program: str, urls: Sequence[str], bundle: Path, timeout: float) -> Words:
    """Its options' defaults, but for the timeout, and the authority trusted."""
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder, "links.txt")
        given.write_text("\n\n".join(urls), encoding="utf-8")
        command = [program, "-v", "--no-progress", "--format", "json", "--timeout"]
        out = _run([*command, str(max(1, round(timeout))), str(given)], bundle, folder)
    return read_lychee(out)


def read_lychee(report: str) -> Words:
    """Excluded and timed out is *could not check*; so is what its report does not name."""
    try:
        maps = json.loads(report)
    except ValueError:
        return {}
    words: Words = {}
    for name, word in (
        ("success_map", Word.OK),
        ("error_map", Word.BROKEN),
        ("timeout_map", Word.UNSURE),
        ("excluded_map", Word.UNSURE),
    ):
        for entries in maps.get(name, {}).values():
            for entry in entries:
                words[entry["url"]] = word, entry["status"]["text"]
    return words


def run_linkchecker(program: str, urls: Sequence[str], bundle: Path, timeout: float) -> Words:
    """Each link itself, no recursion, no robots.txt; the authority trusted, no pauses."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder, "linkcheckerrc")
        settings.write_text(f"[checking]\nsslverify={bundle}\nmaxrequestspersecond=1000\n")
        Path(folder).chmod(0o755)  # run as root, it becomes "nobody"
        command = [program, "--config", str(settings), "--stdin", "-r0", "--check-extern", "-v"]
        command += ["--no-robots", "--no-status", "-o", "csv/utf-8", "--threads", str(JOBS)]
        command += ["--timeout", str(max(1, round(timeout)))]
        out = _run(command, bundle, folder, "\n".join(urls))
    return read_linkchecker(out)


def read_linkchecker(report: str) -> Words:
    """A warning is *could not check*, but for that of a redirect: the link works."""
    lines = [line for line in report.splitlines() if not line.startswith("#")]
    words: Words = {}
    for row in csv.DictReader(io.StringIO("\n".join(lines)), delimiter=";"):
        said, warning = row.get("result") or "", row.get("warningstring") or ""
        if row.get("valid") != "True":
            word = Word.BROKEN
        elif warning and not warning.startswith("Redirected to"):
            word, said = Word.UNSURE, warning
        else:
            word = Word.OK
        words[row["urlname"]] = word, said[:80]
    return words


def _run(command: list[str], bundle: Path, folder: str, given: str = "") -> str:
    """What it printed, however it ended."""
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "HOME": folder,
        "SSL_CERT_FILE": str(bundle),
        "LANG": "C.UTF-8",
    }
    try:
        done = subprocess.run(
            command, input=given.encode(), capture_output=True, env=environment, timeout=_PATIENCE,
            cwd=folder,
        )  # fmt: skip
    except subprocess.TimeoutExpired as late:
        return (late.stdout or b"").decode("utf-8", "replace")
    return done.stdout.decode("utf-8", "replace")
