"""The options that say how pages are fetched, and the client that they make."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from auditor import console
from auditor.commands.options import FILE, network_option

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from auditor.links.classify import Networks
    from auditor.web.fetcher import ClientOptions
    from auditor.web.replay import Replay


@dataclass(frozen=True)
class FetchOptions:
    """How pages are fetched, as the user said it."""

    jobs: int
    timeout: float
    time_budget: float | None
    allow: Networks
    proxy: str | None
    ca_bundle: Path | None
    respect_robots: bool


def fetch_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(
        (
            click.option(
                "--jobs",
                type=click.IntRange(1, 128),
                default=16,
                show_default=True,
                help="URLs fetched at the same time.",
            ),
            click.option(
                "--timeout",
                type=click.FloatRange(0.1, 600),
                default=30.0,
                show_default=True,
                metavar="SECONDS",
                help="Time for one URL, redirects and retries included.",
            ),
            click.option(
                "--time-budget",
                type=click.FloatRange(0.1),
                metavar="SECONDS",
                help="Time for all URLs together. What is not reached by then is not checked, and "
                "the report says so.",
            ),
            network_option("Let a private network be fetched from"),
            click.option(
                "--proxy",
                metavar="URL",
                help="Fetch through this proxy (http://host:port). It connects for us, so we can't "
                "see where names lead: private addresses and local names are refused by "
                "what they say only, and the proxy has to refuse the rest. Proxies of the "
                "environment are never used.",
            ),
            click.option(
                "--ca-bundle",
                type=FILE,
                metavar="FILE",
                help="Trust the certificate authorities in FILE (PEM) as well.",
            ),
            click.option(
                "--respect-robots",
                is_flag=True,
                help="Leave out pages that robots.txt asks robots not to read.",
            ),
        )
    ):
        command = option(command)
    return command


def reject_endless(options: FetchOptions) -> None:
    """Raises UsageError: nan and inf pass for numbers in a range."""
    for name, value in (("--timeout", options.timeout), ("--time-budget", options.time_budget)):
        if value is not None and not math.isfinite(value):
            raise click.UsageError(f"{name} must be a number of seconds.")


def open_capture(path: Path) -> Replay:
    """Says when the capture is damaged. Raises AuditFailedError when nothing of it can be used."""
    from auditor.web.warc import replay

    capture = replay(path)
    if capture.damage:
        console.remark(f"Warning: {path}: the capture is damaged: {capture.damage}")
    return capture


def client_options(options: FetchOptions) -> ClientOptions:
    """Raises ConfigError for a proxy that is none."""
    from auditor.web.fetcher import ClientOptions
    from auditor.web.proxy import read_proxy

    return ClientOptions(
        timeout=options.timeout,
        time_budget=options.time_budget or math.inf,
        allow_networks=tuple(options.allow),
        proxy=read_proxy(options.proxy) if options.proxy else None,
        ca_bundle=str(options.ca_bundle) if options.ca_bundle else None,
        respect_robots=options.respect_robots,
    )
