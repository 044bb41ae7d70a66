"""Counts by post, author, thread, assistant and cited domain, over all answers of a report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from auditor.links.canonical import registrable_domain
from auditor.model import LinkGroup, LinkStatus, SourceClass, Support, Word
from auditor.reports.lookup import check_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from auditor.reports import published as out


class Grouping(Word):
    """What the rows of a roll-up are."""

    POST = "post"
    AUTHOR = "author"
    THREAD = "thread"
    ASSISTANT = "assistant"
    DOMAIN = "domain"


TITLES = {
    Grouping.POST: "Posts to look at first",
    Grouping.AUTHOR: "Authors",
    Grouping.THREAD: "Threads",
    Grouping.ASSISTANT: "Assistants",
    Grouping.DOMAIN: "Cited sites",
}
UNNAMED = {Grouping.AUTHOR: "no name", Grouping.ASSISTANT: "does not show"}


@dataclass
class Row:
    """Counts of one post, author or domain. Links once an answer, support once a citation."""

    name: str
    answers: int = 0
    citations: int = 0
    links: Counter[LinkStatus] = field(default_factory=Counter)
    support: Counter[Support] = field(default_factory=Counter)
    sources: Counter[SourceClass] = field(default_factory=Counter)

    def of(self, *groups: LinkGroup) -> int:
        return sum(count for status, count in self.links.items() if status.group in groups)

    @property
    def in_doubt(self) -> int:
        """Links that lead nowhere, and claims that their page does not bear out."""
        broken = self.of(LinkGroup.BROKEN, LinkGroup.NOT_A_SOURCE)
        return broken + self.support[Support.CONTRADICTED] + self.support[Support.NOT_SUPPORTED]


def roll_up(answers: Iterable[out.AnswerOut], by: Grouping) -> tuple[Row, ...]:
    """Most in doubt first, then most citations, then by name. Answers without such a name (no
    author, no assistant that shows) are in the row "".
    """
    rows: dict[str, Row] = {}
    if by is Grouping.DOMAIN:
        _by_domain(answers, rows)
    else:
        for answer in answers:
            name = _NAMES[by](answer)
            _add(rows.setdefault(name, Row(name)), answer)
    return tuple(sorted(rows.values(), key=lambda row: (-row.in_doubt, -row.citations, row.name)))


def _post_name(answer: out.AnswerOut) -> str:
    at = answer["location"]
    return at["url"] or (
        f"{at['path']} {at['post']}" if at["post"] else f"{at['path']}:{at['line']}"
    )


_NAMES: dict[Grouping, Callable[[out.AnswerOut], str]] = {
    Grouping.POST: _post_name,
    Grouping.AUTHOR: lambda answer: answer["location"]["author"] or "",
    Grouping.THREAD: lambda answer: answer["thread"],
    Grouping.ASSISTANT: lambda answer: answer["assistant"],
}


def _add(row: Row, answer: out.AnswerOut) -> None:
    row.answers += 1
    for link in answer["links"]:
        _add_link(row, link)
    for citation in answer["citations"]:
        _add_citation(row, citation)


def _by_domain(answers: Iterable[out.AnswerOut], rows: dict[str, Row]) -> None:
    known: dict[str, str] = {}
    for answer in answers:
        seen = set()
        for link in answer["links"]:
            name = known.get(link["url"])
            if name is None:
                name = known[link["url"]] = registrable_domain(link["url"])
            _add_link(rows.setdefault(name, Row(name)), link)
            seen.add(name)
        for citation in answer["citations"]:
            if cited := check_of(answer, citation):
                _add_citation(rows[known[cited["url"]]], citation)
        for name in seen:
            rows[name].answers += 1


def _add_link(row: Row, link: out.LinkOut) -> None:
    row.links[LinkStatus(link["status"])] += 1
    row.sources[SourceClass(link["source"]["class"])] += 1


def _add_citation(row: Row, citation: out.CitationOut) -> None:
    row.citations += 1
    row.support[Support(citation["verdict"]["support"])] += 1
