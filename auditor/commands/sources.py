"""`auditor sources`: what rates a publisher, and files of ratings of one's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from auditor import console
from auditor.commands.options import FILE, local_sources_option
from auditor.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from auditor.sources import Match, Sources

_DIGITS = 12  # of a SHA-256, to be compared by eye
_EXAMPLES = """\b
Examples
  auditor sources explain https://www.lemonde.fr/a      who rates it, and why
  auditor sources list --class satire
  auditor sources import ours.csv --output sources.yaml
  auditor sources lint sources.yaml
  auditor check answer.txt --sources ours.yaml          over all others

\b
Which file decides: the built-in one, over it your own (in your configuration folder, or where
AUDITOR_CONFIG_DIR says), over that ./sources.yaml, over that each --sources FILE; the last that
matches. Within a file the longest host wins, then the longest path.
"""


@click.group(epilog=_EXAMPLES)
def sources() -> None:
    """What kind of publisher is it? Look at the ratings, and lay your own over them.

    A rating never says whether a page is right, and never changes whether it supports a claim.
    """


def _files_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--sources", "files", type=FILE, multiple=True, metavar="FILE", help="Lay this file over."
    )(local_sources_option(command))


@sources.command()
@click.argument("url")
@_files_option
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def explain(
    url: str,
    files: tuple[Path, ...],
    local_sources: bool,
    as_json: bool,
) -> ExitCode:
    """Say how a URL is rated: by which entry of which file, and what that won over."""
    from auditor.links.canonical import registrable_domain

    table = _load(files, local=local_sources)
    address = url if "://" in url else f"https://{url.strip().lstrip('/')}"
    if not registrable_domain(address):
        raise click.UsageError(f"{url!r} is no address: give a host or a URL.")
    matches = tuple(table.matches(address))
    if as_json:
        entries = [_match_out(match) for match in matches]
        source = table.lookup(address)
        kind, tier = source.source_class.value, source.tier.value
        click.echo(
            json.dumps({"url": url, "class": kind, "tier": tier, "matches": entries}, indent=2)
        )
        return ExitCode.OK
    if not matches:
        _echo(f"{url}: unrated. No file lists it; that implies nothing.")
    for place, match in enumerate(matches):
        if place == 1:
            _echo("\nIt wins over:")
        _tell(match, "" if place == 0 else "  ")
    return ExitCode.OK


def _match_out(match: Match) -> dict[str, object]:
    entry = match.entry
    return {
        "match": entry.pattern,
        "class": entry.source_class.value if entry.source_class else None,
        "tier": entry.tier.value,
        "reason": entry.reason,
        "basis": entry.basis,
        "file": match.file.name,
        "sha256": match.file.sha256,
        "line": entry.line,
    }


def _tell(match: Match, indent: str) -> None:
    entry, file = match.entry, match.file
    kind = entry.source_class.value.replace("_", " ") if entry.source_class else "(class as below)"
    _echo(f"{indent}{entry.pattern}: {kind}, {entry.tier.value}")
    _echo(f"{indent}  {entry.reason}")
    if entry.basis:
        _echo(f"{indent}  basis: {entry.basis}")
    _echo(f"{indent}  {file.name}, line {entry.line} (sha256 {file.sha256[:_DIGITS]})")


@sources.command()
@click.argument("files", nargs=-1, type=FILE)
@click.option("--strict", is_flag=True, help="What the built-in file has to pass, too.")
def lint(files: tuple[Path, ...], strict: bool) -> ExitCode:
    """Say what is wrong in files of ratings (./sources.yaml without a FILE)."""
    from auditor.sources_file import read_bytes
    from auditor.sources_lint import lint_sources

    code = ExitCode.OK
    for path in files or (Path("sources.yaml"),):
        problems = lint_sources(str(path), read_bytes(path, str(path)), strict=strict)
        for problem in problems:
            _echo(problem)
        if problems:
            code = ExitCode.FINDINGS
        else:
            _echo(f"{path}: nothing to say.")
    return code


@sources.command("import")
@click.argument("file", type=FILE)
@click.option("--output", type=FILE, metavar="FILE", help="Write there, not to the terminal.")
def import_(file: Path, output: Path | None) -> ExitCode:
    """Make a file of ratings of a CSV table: domain, tier, reason, and class and basis if known.

    Rows that can't be used are said with their line, and left out.
    """
    from auditor.commands.options import refuse_overwriting
    from auditor.sources_csv import import_csv
    from auditor.sources_file import read_bytes

    refuse_overwriting(output, file)
    imported = import_csv(str(file), read_bytes(file, str(file)))
    console.write(imported.text, output)
    for wrong in imported.wrong:
        console.remark(wrong)
    left_out = f", {len(imported.wrong):,} rows left out" if imported.wrong else ""
    console.remark(f"{imported.entries:,} entries{left_out}.")
    return ExitCode.FINDINGS if imported.wrong else ExitCode.OK


@sources.command("list")
@click.option("--class", "kind", metavar="CLASS", help="Only this class (news, satire, ...).")
@click.option("--tier", metavar="TIER", help="Only this tier (strong, usable, weak, unusable).")
@click.option("--find", "words", metavar="TEXT", help="Only where this is in the match or reason.")
@click.option(
    "--format", "form", type=click.Choice(["text", "csv", "json"]), default="text",
    show_default=True, help="How to list.",
)  # fmt: skip
@_files_option
def list_(
    kind: str | None,
    tier: str | None,
    words: str | None,
    form: str,
    files: tuple[Path, ...],
    local_sources: bool,
) -> ExitCode:
    """List what is rated. An entry that a later file overrides is listed too, with its file."""
    from auditor.sources import Match

    _reject_unknown(kind, tier)
    table = _load(files, local=local_sources)
    rows = [
        _match_out(Match(layer.file, entry))
        for layer in table.layers
        for entry in layer.entries
        if kind in (None, entry.source_class.value if entry.source_class else "")
        and tier in (None, entry.tier.value)
        and (words or "").casefold() in f"{entry.pattern} {entry.reason}".casefold()
    ]
    if form == "json":
        click.echo(json.dumps(rows, indent=2))
    elif form == "csv":
        _echo(_as_csv(rows).rstrip("\n"))
    else:
        for row in rows:
            name = str(row["class"] or "–").replace("_", " ")
            _echo(f"{row['match']!s:<34} {name:<16} {row['tier']!s:<9} {row['reason']}")
        console.remark(f"{len(rows):,} entries.")
    return ExitCode.OK


def _reject_unknown(kind: str | None, tier: str | None) -> None:
    from auditor.model import SourceClass, Tier

    for option, word, known in (("--class", kind, SourceClass), ("--tier", tier, Tier)):
        names = [each.value for each in known]
        if word is not None and word not in names:
            raise click.UsageError(f"{option}: {word!r} is none of {', '.join(names)}.")


def _as_csv(rows: Iterable[dict[str, object]]) -> str:
    import csv
    from io import StringIO

    from auditor.reports.csv_report import inert

    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["domain", "tier", "reason", "class", "basis", "file", "line"])
    for row in rows:
        keys = ("match", "tier", "reason", "class", "basis", "file", "line")
        writer.writerow([inert(str(row[key] if row[key] is not None else "")) for key in keys])
    return text.getvalue()


def _load(files: Iterable[Path], *, local: bool) -> Sources:
    from auditor.sources import load_sources

    return load_sources(*files, local=local)


def _echo(text: str) -> None:
    from auditor.reports.clean import clean

    for line in text.split("\n"):
        click.echo(clean(line, 10 * len(line) + 1))  # an escape is longer than what it shows
