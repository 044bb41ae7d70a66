"""The options that say what an archive is asked about dead links, and who asks it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

import click

from auditor import console

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from auditor.model import Archived, Fetched, LinkStatus, Lost, Page
    from auditor.web.fetcher import Fetcher

_ADDRESS = re.compile(r"https?://[^\s/?#@\\]+(?:/[^\s?#\\]*)?")


@dataclass(frozen=True)
class ArchiveOptions:
    """Whether and how an archive is asked, as the user said it."""

    archive: bool
    archive_url: str | None
    judge_archived: bool
    answered_on: datetime | None


def archive_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(
        (
            click.option(
                "--archive/--no-archive",
                default=True,
                show_default=True,
                help="Ask the Internet Archive whether dead pages ever existed, and for a copy.",
            ),
            click.option(
                "--judge-archived/--no-judge-archived",
                default=True,
                show_default=True,
                help="Compare claims with the archived copy of a page that is gone; the report "
                "marks them.",
            ),
            click.option(
                "--archive-url",
                metavar="URL",
                callback=_address,
                help="Ask an archive of your own instead, with the same interfaces "
                "(/wayback/available, /cdx/search/cdx, /web/). It is told of dead links on "
                "private networks too.",
            ),
            click.option(
                "--answered-on",
                type=click.DateTime(["%Y-%m-%d"]),
                metavar="YYYY-MM-DD",
                help="The day of the answer: the archived copy nearest to it is used, else the "
                "newest.",
            ),
        )
    ):
        command = option(command)
    return command


def _address(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not _ADDRESS.fullmatch(value):
        raise click.BadParameter(f"{value!r} is not an address such as https://archive.local")
    return value


def build_archive(
    options: ArchiveOptions, fetcher: Fetcher
) -> Callable[[Sequence[Lost]], Iterator[tuple[str, Archived]]]:
    """Asks about dead links through `fetcher`; nobody is asked without --archive."""
    from auditor.model import Link, LinkStatus, Span
    from auditor.pages.inspect import inspect_page
    from auditor.web.archive import Wayback, mirror
    from auditor.web.histories import Terms, look_up

    def inspect(copy: Fetched) -> tuple[LinkStatus, str, Page | None]:
        try:
            seen = inspect_page(Link(copy.url, copy.url, Span(0, 0)), copy)
        except Exception as error:  # noqa: BLE001 - a copy that breaks a parser is one row, not the end
            return LinkStatus.UNREADABLE, f"reading it failed: {type(error).__name__}", None
        return seen.status, seen.reason, seen.page

    if not options.archive:
        return lambda lost: iter(())
    archive = mirror(options.archive_url) if options.archive_url else Wayback()
    when = options.answered_on
    terms = Terms(
        when=when.replace(hour=12, tzinfo=timezone.utc) if when else None,
        inspect=inspect if options.judge_archived else None,
        interrupted=console.told_to_stop.is_set,
    )
    return lambda lost: look_up(archive, fetcher, lost, terms)
