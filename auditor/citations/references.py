"""An entry of the source list -> Reference: its number, its title, its link."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from auditor.citations.entry_parts import clean_title, read_target
from auditor.citations.literal_breaks import break_at_tags
from auditor.citations.source_lists import find_entries
from auditor.links.wrapped import longer
from auditor.model import Reference, Span

if TYPE_CHECKING:
    from auditor.citations.source_entries import Entry
    from auditor.citations.source_lists import SourceGroup
    from auditor.links.link import LinkReader


@dataclass(frozen=True, slots=True)
class SourceList:
    """References in order of appearance; `covered` is what they and their headings take up."""

    references: tuple[Reference, ...] = ()
    covered: tuple[Span, ...] = ()
    bing: bool = False


_EMPTY_TITLES = frozenset(("undefined", "untitled", "null", "none", "n/a", "nan", "no title"))
_CUT = ("...", "…")
_NO_NUMBER = "its number was lost, and its place in the list taken for it"


def read_references(text: str, reader: LinkReader) -> SourceList:
    text = break_at_tags(text)
    groups = find_entries(text)
    read = [_references(text, group, reader) for group in groups]
    references: list[Reference] = []
    covered: list[Span] = []
    for group, found, following in zip(groups, read, [*read, []][1:], strict=True):
        spans = (*group.heads, *(entry.span for entry in group.entries))
        covered += [_stripped(text, span) for span in spans]
        if group.heads or not _is_legend(found, following):
            references += found
    return SourceList(tuple(references), tuple(covered), any(group.bing for group in groups))


def _is_legend(found: list[Reference], following: list[Reference]) -> bool:
    """`[^1^]: Title` without any URL, right above the list that has them: the list counts."""
    linked = {reference.label for reference in following if reference.link}
    return all(reference.link is None and reference.label in linked for reference in found)


def _references(text: str, group: SourceGroup, reader: LinkReader) -> list[Reference]:
    found = [_reference(text, entry, reader) for entry in group.entries]
    count = Counter(reference.label for reference in found if reference and reference.label)
    return [
        replace(reference, problems=(*reference.problems, "its number stands twice in the list"))
        if count[reference.label] > 1
        else reference
        for reference in found
        if reference
    ]


def _reference(text: str, entry: Entry, reader: LinkReader) -> Reference | None:
    """None for a line that only repeats a mark: `¹: [Title](^1^)` above the list itself."""
    body = entry.body.of(text)
    span = _stripped(text, entry.span)
    target = read_target(body, label_is_link=entry.form == "square")
    if target.marker:
        return None
    title = clean_title(target.title, before_url=target.url is not None)
    if entry.form == "row":
        title = next(filter(None, map(clean_title, target.title.split("|"))), "")
    if target.url is None:
        return Reference(entry.label, title, None, span, (target.problem,))
    at = Span(entry.body.start + target.url.start, entry.body.start + target.url.end)
    link = reader.read(target.url.of(body), at, in_list=target.in_list)
    if more := longer(text, at):
        link = replace(link, candidates=(*more, *link.candidates))
    problems = (*_problems(title, link.written), *((_NO_NUMBER,) if entry.form == "place" else ()))
    return Reference(entry.label, title, link, span, problems)


def _stripped(text: str, span: Span) -> Span:
    """Without the blanks around it, which may have been tags."""
    content = span.of(text)
    start = span.start + len(content) - len(content.lstrip())
    return Span(start, max(start, span.start + len(content.rstrip())))


def _problems(title: str, url: str) -> tuple[str, ...]:
    if title.lower() in _EMPTY_TITLES:
        return (f"its title is “{title}”",)
    if title and title in url and "://" in title:
        return ("its title is the URL itself",)
    if title.endswith(_CUT):
        return ("its title was cut",)
    return ()
