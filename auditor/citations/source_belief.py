"""Which of the lists that look like source lists are: a list of steps or of data is none."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from auditor.citations.markers.superscript import DIGITS
from auditor.citations.source_entries import (
    ends_in_url,
    has_url,
    leads_somewhere,
    names_source,
    split_line,
)
from auditor.citations.source_headings import Trust
from auditor.model import Span

if TYPE_CHECKING:
    from auditor.citations.source_entries import Entry


@dataclass(slots=True)
class ListFound:
    """A list that is being read. `trust` is None where no heading announced it; `spaced` says that
    blank lines stand between its entries.
    """

    trust: Trust | None
    heads: list[Span] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    table: bool = False
    spaced: bool = False

    @property
    def last_number(self) -> int:
        label = self.entries[-1].label if self.entries else ""
        return int(label) if label.isdecimal() else -1


class Belief:
    """Judges lists; what the text cites is looked up only if a list depends on it."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _cited(self) -> frozenset[str]:
        return _cited(self._text)

    def in_list(self, found: ListFound) -> bool:
        if not found.entries:
            return found.trust is Trust.FOOTER
        bodies = [entry.body.of(self._text) for entry in found.entries]
        labels = {entry.label for entry in found.entries if entry.label}
        if found.trust is Trust.FOOTER and any(entry.form == "round" for entry in found.entries):
            return True  # as Bing writes them
        if found.trust is None:
            # `[1](URL)` cites the line above, unless it is what marks elsewhere stand for.
            marks = all(body[:1] == "(" and body.rstrip()[-1:] == ")" for body in bodies)
            return not marks or not labels.isdisjoint(self._cited)
        if found.trust is Trust.LINKS:
            return bool(labels) and not labels.isdisjoint(self._cited)
        if found.trust is Trust.SOURCE and len(bodies) == 1 and not labels:
            return False  # it stands below the claim that it belongs to
        if found.trust is Trust.READING:
            return all(map(_is_pure, found.entries, bodies))
        return any(map(names_source, bodies)) or not labels.isdisjoint(self._cited)

    def are_places_cited(self, entries: tuple[Entry, ...]) -> bool:
        """Whether an editor made bullets of the numbers, which marks still name."""
        if not entries or any(entry.label for entry in entries):
            return False
        return not self._cited.isdisjoint(str(place) for place in range(1, len(entries) + 1))


_PURE = re.compile(r"[\s*_]*\[[^\n]{1,600}\]\([^\s()]{1,8192}[^\n]{0,300}\)[\s.,;*_]*\Z")


def _is_pure(entry: Entry, body: str) -> bool:
    """Whether it is a link and nothing that the answer states. A number says that much, too."""
    if entry.label:
        return leads_somewhere(body)
    link = body.strip(" \t-*+•<>.")
    return bool(_PURE.match(body)) or (has_url(link) and not re.search(r"\s", link))


# A mark that starts its line is an entry's label, not a citation of it.
_CITED = re.compile(
    r"(?<=[^\n])[\[［【,]\s?\^?(\d{1,4})(?=\^?\s?[\]］】,])|(?<=\w)\^(\d{1,3})\^|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
)


def _cited(text: str) -> frozenset[str]:
    """The labels that marks in the text name."""
    labels: set[str] = set()
    for number, caret, raised in _CITED.findall(text):
        if number or caret:
            labels.add(str(int(number or caret)))
        else:
            plain = raised.translate(DIGITS)
            labels.update((plain, *plain))
    return frozenset(labels)


_TAIL = re.compile(r"[ \t]{0,8}[*_]{0,3}(?:\d{1,4}\\?[.)]|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}[:.]?)")


def numbered_tail(text: str) -> int:
    """Where a list without heading starts: numbered lines with a URL close the text, and what
    stands above cites them. -1 if there is none.
    """
    start, labels, loose, end = -1, [], False, len(text)
    while end > 0:
        at = text.rfind("\n", 0, end) + 1
        line = text[at:end]
        if line and not line.isspace():
            if not _TAIL.match(line) or not has_url(line):
                break
            (entry, *_) = split_line(text, Span(at, end))
            start = at
            labels.append(entry.label)
            loose = loose or not ends_in_url(line)
        end = at - 1
    if not labels:
        return -1
    cited = _cited(text[:start])
    # Steps with a link in them are numbered too: then every one of them has to be cited.
    fits = cited.issuperset(labels) if loose else not cited.isdisjoint(labels)
    return start if fits else -1
