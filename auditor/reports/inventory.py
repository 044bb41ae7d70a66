"""What an answer cites, as far as that can be told offline: a pure function to text or JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from auditor.links.canonical import canonical_key
from auditor.links.names import both_forms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from auditor.model import CitedAnswer, Link
    from auditor.reports.look import Look


@dataclass(frozen=True, slots=True)
class ListedLink:
    """A distinct link: what stands under one key. `citations` are indexes into attributions."""

    key: str
    link: Link
    citations: tuple[int, ...]


def list_links(cited: CitedAnswer) -> tuple[ListedLink, ...]:
    """In order of appearance."""
    links: dict[str, Link] = {}
    for link in cited.links:
        links.setdefault(canonical_key(link.url), link)
    citations: dict[str, list[int]] = {key: [] for key in links}
    for index, attribution in enumerate(cited.attributions):
        if attribution.citation.link:
            citations[canonical_key(attribution.citation.link.url)].append(index)
    return tuple(ListedLink(key, link, tuple(citations[key])) for key, link in links.items())


def shown_host(url: str) -> str:
    """The host; an international name as it is read and as it is sent."""
    try:
        return both_forms(urlsplit(url).hostname or "")
    except ValueError:
        return ""


def _text(answers: Sequence[CitedAnswer], look: Look) -> str:
    from auditor.reports.inventory_text import render_inventory_text  # rich takes its time

    return render_inventory_text(answers, look)


def _json(answers: Sequence[CitedAnswer], look: Look) -> str:
    from auditor.reports.inventory_json import render_inventory_json

    return render_inventory_json(answers)


INVENTORIES: dict[str, Callable[[Sequence[CitedAnswer], Look], str]] = {
    "text": _text,
    "json": _json,
}
