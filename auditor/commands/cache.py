"""`auditor cache`: the pages that are kept between runs, and how a run gets at them."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from auditor import console
from auditor.errors import AuditorError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import ExitStack
    from datetime import datetime
    from pathlib import Path

    from auditor.store import Contents, Removed, Store
    from auditor.web.cache import PageCache
    from auditor.web.fetcher import ClientOptions, Fetcher

_EXAMPLES = """\b
Examples
  auditor cache info                  where it is, how large, what is in it
  auditor cache prune                 remove what would be asked for again anyway
  auditor cache prune --max-size 100  and the oldest beyond 100 MB
  auditor cache clear                 remove everything
"""
_MB = 1_000_000


def open_cache(
    fetcher: Fetcher, options: ClientOptions, max_age: float, stack: ExitStack
) -> tuple[PageCache, Store] | None:
    """A fetcher with a memory, and the memory, closed with the stack; None when it can't be had,
    which is said.

    It has to be closed before the client is: what fails because the run is over is not kept.
    """
    from auditor.store import Store
    from auditor.web.cache import PageCache, default_path

    try:
        store = Store(default_path())
    except AuditorError as error:
        console.remark(f"Nothing is kept of this run: {error.message}")
        return None
    if store.note:
        console.remark(f"{store.note}. A new cache was begun.")
    cache = PageCache(fetcher, store, options, max_age)
    stack.callback(_say, cache)
    stack.callback(store.close)
    return cache, store


def _say(cache: PageCache) -> None:
    if cache.served:
        console.remark(
            f"{_count(cache.served, 'page')} as fetched up to {_ago(cache.oldest)} ago;"
            " --no-cache asks again."
        )
    if cache.trouble:
        console.remark(f"The rest of this run was not kept: {cache.trouble}")


def _ago(seconds: float) -> str:
    for unit, length in (("hour", 3600), ("minute", 60)):
        if seconds >= 2 * length:
            return _count(int(seconds // length), unit)
    return _count(max(1, round(seconds)), "second")


def _count(number: int, noun: str, plural: str = "") -> str:
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def _size(size: int) -> str:
    return f"{size / _MB:.1f} MB"


@click.group(epilog=_EXAMPLES)
def cache() -> None:
    """The pages that are kept between runs: look at them, remove them.

    A page is reused for a day, a dead or blocked link for an hour, one that could not be reached
    for ten minutes. The oldest go when the cache has 500 MB. AUDITOR_CACHE_DIR names another
    folder for it.
    """


@cache.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def info(as_json: bool) -> ExitCode:
    """Where the cache is, how large it is, and what is in it."""
    with _opened() as (path, store):
        _print(path, store.contents() if store else None, as_json)
    return ExitCode.OK


@cache.command()
@click.option(
    "--max-size",
    type=click.IntRange(0, 100_000),
    metavar="MB",
    help="Remove the oldest pages too, until the cache has this size.",
)
def prune(max_size: int | None) -> ExitCode:
    """Remove what would be asked for again anyway."""
    with _opened() as (path, store):
        limit = None if max_size is None else max_size * _MB
        _removed(path, store.prune(limit) if store else None)
    return ExitCode.OK


@cache.command()
def clear() -> ExitCode:
    """Remove everything, and the damaged files that were set aside."""
    from auditor.store_file import files_aside

    with _opened() as (path, store):
        _removed(path, store.clear() if store else None)
        for aside in files_aside(path):
            aside.unlink(missing_ok=True)
            _echo(f"Removed {aside}.")
    return ExitCode.OK


@contextmanager
def _opened() -> Iterator[tuple[Path, Store | None]]:
    """None where nothing was ever kept: looking at the cache does not make one."""
    from auditor.store import Store
    from auditor.web.cache import default_path

    path = default_path()
    if not path.exists():
        yield path, None
        return
    store = Store(path)
    if store.note:
        console.remark(f"{store.note}.")
    try:
        yield path, store
    finally:
        store.close()


def _echo(line: str) -> None:
    """Names of folders may be anything, and outcomes are what is in the file."""
    from auditor.reports.clean import clean

    click.echo(clean(line).replace("\n", " "))


def _removed(path: Path, removed: Removed | None) -> None:
    if removed is None or not removed.entries:
        _echo(f"Nothing to remove from {path}.")
    else:
        entries = _count(removed.entries, "entry", "entries")
        _echo(f"Removed {entries} ({_size(removed.size)}) from {path}.")


def _print(path: Path, contents: Contents | None, as_json: bool) -> None:
    from auditor.store_file import files_aside

    aside = [str(each) for each in files_aside(path)]
    if as_json:
        click.echo(json.dumps(_shape(path, contents, aside), indent=2))
        return
    lines = [f"path     {path}"]
    if contents is None or not contents.entries:
        lines.append("entries  none")
    else:
        lines += [f"size     {_size(contents.size)}", f"entries  {contents.entries:,}"]
        lines += [f"  {count:>7,}  {outcome}" for outcome, count in contents.outcomes]
        lines += [f"  {count:>7,}  {kind}s remembered" for kind, count in contents.conclusions]
        lines += [f"oldest   {_when(contents.oldest)}", f"newest   {_when(contents.newest)}"]
    lines += [f"aside    {each}" for each in aside]
    for line in lines:
        _echo(line)


def _shape(path: Path, contents: Contents | None, aside: list[str]) -> dict[str, Any]:
    from auditor.store import MAX_BYTES

    return {
        "path": str(path),
        "size": contents.size if contents else 0,
        "max_size": MAX_BYTES,
        "entries": contents.entries if contents else 0,
        "outcomes": dict(contents.outcomes) if contents else {},
        "conclusions": dict(contents.conclusions) if contents else {},
        "oldest": _iso(contents.oldest) if contents else None,
        "newest": _iso(contents.newest) if contents else None,
        "set_aside": aside,
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None


def _when(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC" if moment else "unknown"
