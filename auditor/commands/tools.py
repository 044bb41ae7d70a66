"""The collaborators of an audit, made from the options."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from auditor import console
from auditor.commands.archiving import build_archive
from auditor.commands.cache import open_cache
from auditor.commands.fetching import client_options, open_capture
from auditor.commands.options import build_parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import ExitStack

    from auditor.audit import Tools
    from auditor.commands.auditing import AuditOptions
    from auditor.links.classify import Networks
    from auditor.memory import Memory
    from auditor.model import Fetched, LinkStatus
    from auditor.web.fetcher import Fetcher

    Learn = Callable[[Fetched, LinkStatus], None]


def _nobody(fetched: Fetched, status: LinkStatus) -> None:
    pass


@dataclass(frozen=True)
class Web:
    """Where pages come from, the networks that were open then, who wants to know what the pages
    turned out to be, where verdicts are kept, and the damage of a capture."""

    fetcher: Fetcher
    allow: Networks
    learn: Learn = _nobody
    memory: Memory | None = None
    damage: str = ""


def build_web(settings: AuditOptions, stack: ExitStack) -> Web:
    from auditor.web import warc
    from auditor.web.offline import Offline

    if settings.replay:
        capture = open_capture(settings.replay)
        return Web(capture, settings.allow or capture.allowed_networks, damage=capture.damage)
    if settings.offline:
        return Web(Offline(), settings.allow)
    from auditor.web.client import Client

    options = client_options(settings)
    web = Web(stack.enter_context(Client(options)), settings.allow)
    if settings.cache and (kept := open_cache(web.fetcher, options, settings.max_age, stack)):
        cache, store = kept
        web = replace(web, fetcher=cache, learn=cache.learn, memory=store)
    if settings.record:
        recorder = warc.record(web.fetcher, settings.record, allow_networks=settings.allow)
        web = replace(web, fetcher=stack.enter_context(recorder))
    return web


def build_tools(settings: AuditOptions, web: Web, stack: ExitStack) -> Tools:
    """The pipeline's collaborators for this run. Raises ConfigError and UsageError."""
    from auditor.audit import Tools
    from auditor.commands.judges import build_chosen
    from auditor.judging import Judging
    from auditor.pages.inspect import inspect_page
    from auditor.pages.reading import prepare
    from auditor.rereading import Rereading
    from auditor.resolving import Resolving
    from auditor.rules.engine import run_rules
    from auditor.sources import load_sources
    from auditor.web.private import PrivatePages

    fetcher = PrivatePages(web.fetcher, web.allow)
    offline = settings.offline and not settings.replay
    chosen = build_chosen(settings, fetcher, stack, offline=offline, ca_bundle=settings.ca_bundle)
    if not offline:
        prepare()
    sources = load_sources(*settings.sources, local=settings.local_sources)
    return Tools(
        parse=build_parse(web.allow),
        resolve=Resolving(
            fetcher,
            jobs=settings.jobs,
            learn=web.learn,
            inspect=Rereading(web.memory, tell=console.remark) if web.memory else inspect_page,
            interrupted=console.told_to_stop.is_set,
        ),
        judge=Judging(
            chosen.judge,
            web.memory,
            workers=(os.cpu_count() or 1) if chosen.in_children else 0,
            at_once=chosen.at_once,
            interrupted=console.told_to_stop.is_set,
            tell=console.remark,
        ),
        source_of=sources.lookup,
        source_files=sources.files,
        rules=run_rules,
        archive=build_archive(settings, fetcher),
        own_archive=settings.archive_url is not None,
        probe=settings.probe,
    )
