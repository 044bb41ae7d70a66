"""Where the answer's source lists stand, and where each of their entries begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.citations.access_dates import is_access_date
from auditor.citations.source_belief import Belief, ListFound, numbered_tail
from auditor.citations.source_entries import (
    Entry,
    ends_in_url,
    has_url,
    is_publication,
    is_self_evident,
    label_of,
    leads_somewhere,
    names_source,
    split_line,
)
from auditor.citations.source_headings import (
    Head,
    Trust,
    may_have_footer,
    read_footer,
    read_heading,
)
from auditor.citations.source_tables import is_ruler, is_source_table, read_row
from auditor.links.wrapped import wrapped_end
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """One list: its entries, and the spans around them that are nothing else (heading, footer)."""

    entries: tuple[Entry, ...]
    heads: tuple[Span, ...] = ()
    bing: bool = False


def find_entries(text: str) -> tuple[SourceGroup, ...]:
    """Finds footers, headed lists, definitions and numbered lines that end in a URL."""
    scan = _Scan(text)
    start = 0
    for line in text.split("\n"):
        scan.read(line.removesuffix("\r"), start)
        start += len(line) + 1
    return tuple(scan.groups())


_BULLET = re.compile(r"[-*+•●▪◦‣–·⁃][ \t\u00a0]|\[|<|https?[:：]|www\.|\|", re.IGNORECASE)
# "..., see URL": what stands before the URL is a sentence, not a title.
_IN_SENTENCE = re.compile(
    r"\b(?<!available )(?:see|visit|at|on|from|here|voir|sur|ici|siehe|auf|ver|en|vedi|su|zie|op)"
    r"[ \t]?[:：]?[ \t]{1,3}[<(\[]?(?:https?://|www\.)\S{1,8192}\Z",
    re.IGNORECASE,
)
_RULER = re.compile(r"[ \t]*[\-=_*⸻—]{2,200}[ \t]*\Z|[ \t]*⸻[ \t]*\Z")
_QUOTED = re.compile(r"[ \t]+(?:\"[^\"\n]{1,400}\"|'[^'\n]{1,400}'|\([^()\n]{1,400}\))[ \t]*\Z")
# A sidebar's "+3 more" and its turn counter, "1 of 15".
_SIDEBAR = re.compile(
    r"[ \t]*(?:\d{1,2} ?(?:of|sur|von|de|di|van|z|из|av|/) ?\d{1,2}"
    r"|\+ ?\d{1,3} [^\n.]{2,20})[ \t]*\Z"
)
_INLINE_START = re.compile(
    r"(?:[-*+•][ \t]+)?[*_]{0,3}(?:[(\[［【（]\^?\d|\d{1,4}[.):]|[⁰¹²³⁴⁵⁶⁷⁸⁹])"
)
_WRAPPED = 3
"""Lines that an entry may go on for before its URL comes."""
_NOTE, _NOTE_LINES = 800, 5
"""Characters and lines that may say what an entry is about before the next one comes."""
_MAX_REST = 300
"""Characters of a line that a wrapped URL fills, and of the rest that it may have below."""


class _Scan:
    def __init__(self, text: str) -> None:
        self._text = text
        self._has_footer = may_have_footer(text)
        self._tail = numbered_tail(text)
        self._lists: list[ListFound] = []
        self._open: ListFound | None = None
        self._wanted = 0  # lines in which the last entry's URL may still come
        self._gap = False  # a blank line stands before this one
        self._header = ""  # the line above, where it may be a table's header

    def groups(self) -> Iterator[SourceGroup]:
        believed = Belief(self._text)
        for found in self._lists:
            entries, kept = tuple(found.entries), believed.in_list(found)
            if not kept and found.trust is None:
                continue
            if not kept:
                entries = tuple(e for e in entries if is_self_evident(e.span.of(self._text)))
            footer = found.trust is Trust.FOOTER
            if footer and believed.are_places_cited(entries):
                entries = tuple(entry.at_place(place) for place, entry in enumerate(entries, 1))
            if entries or footer:
                yield SourceGroup(entries, tuple(found.heads) if kept else (), footer)

    def read(self, line: str, start: int) -> None:
        if not line or line.isspace():
            self._gap, self._wanted, self._header = True, 0, ""
            return
        if start == self._tail and self._open is None:
            self._begin(ListFound(Trust.SOURCES))
        span = Span(start, start + len(line))
        head = self._head(line)
        if head:
            found = self._begin(ListFound(head.trust, [Span(start, start + head.end)]))
            rest = line[head.end :]
            if rest and not rest.isspace():
                self._in_list(found, rest, Span(start + head.end, span.end))
        elif self._open is None or not self._in_list(self._open, line, span):
            self._outside(line, span)
        self._gap = False

    def _begin(self, found: ListFound) -> ListFound:
        self._lists.append(found)
        self._open, self._wanted, self._gap = found, 0, False
        return found

    def _head(self, line: str) -> Head | None:
        if self._has_footer and (footer := read_footer(line)):
            return footer
        head = read_heading(line)
        if head is None:
            return None
        rest = line[head.end :].strip()
        # "Source: URL" on one line cites the claim above; "Sources: [1] URL" begins a list.
        if not rest or (_INLINE_START.match(rest) and _begins_with_source(rest)):
            return head
        return None

    def _outside(self, line: str, span: Span) -> None:
        """A line that no list claims: it may begin one without a heading."""
        self._wanted = 0
        if is_self_evident(line):
            found = self._open
            if found is None or found.trust is not None:
                found = self._begin(ListFound(None))
            self._add(found, split_line(self._text, span))
        elif self._header and is_ruler(line) and is_source_table(self._header):
            at = span.start - len(self._header) - 1
            self._begin(ListFound(Trust.SOURCES, [Span(at, span.end)], table=True))
        else:
            self._open = None
        self._header = line if line.lstrip().startswith("|") else ""

    def _in_list(self, found: ListFound, line: str, span: Span) -> bool:
        """Whether the line belongs to the open list; it is added then."""
        entries = tuple(self._row(line, span) or split_line(self._text, span))
        labelled = bool(entries[0].label)
        if self._wanted and not labelled and not is_publication(line):
            return self._go_on(found, span, line)
        over = self._gap and found.trust is not Trust.READING
        if _SIDEBAR.match(line) and found.entries and not over:
            found.heads.append(span)
            return True
        if labelled and self._fits_label(found, entries, line):
            self._add(found, entries)
            return True
        if not labelled and self._fits(found, line):
            self._add(found, entries)
            return True
        return self._is_note(found, line, span)

    def _row(self, line: str, span: Span) -> tuple[Entry, ...]:
        row = read_row(line, span) if line.lstrip().startswith("|") else None
        return (row,) if row else ()

    def _go_on(self, found: ListFound, span: Span, line: str) -> bool:
        found.entries[-1] = found.entries[-1].until(span.end)
        self._wanted = 0 if names_source(line.strip()) else self._wanted - 1
        return True

    def _add(self, found: ListFound, entries: Iterable[Entry]) -> None:
        found.entries += entries
        body = found.entries[-1].body.of(self._text)
        self._wanted = 0 if found.table or names_source(body) else _WRAPPED

    def _fits_label(self, found: ListFound, entries: tuple[Entry, ...], line: str) -> bool:
        if found.trust is None:
            return is_self_evident(line)
        if entries[0].form in ("letter", "hash", "circled"):
            return has_url(line)  # points of the answer are lettered, too
        # A number that starts anew and names no source begins another list: of steps, of points.
        label = entries[0].label
        number = int(label) if label.isdecimal() else -1
        jumps = self._gap and bool(found.entries) and number > found.last_number + 1
        anew = 0 <= number <= found.last_number or jumps
        return not anew or names_source(entries[0].body.of(self._text))

    def _fits(self, found: ListFound, line: str) -> bool:
        """Whether a line without label is an entry: a bullet, a link, a publication."""
        if found.trust is None:
            return False
        if self._gap and found.entries:
            # With numbers, or entry below entry, the list was over.
            found.spaced = found.spaced or len(found.entries) == 1
            if found.entries[-1].label or not found.spaced:
                return False
        content = line.strip()
        if is_publication(line):
            return True
        if not has_url(line):
            return leads_somewhere(content.lstrip("-*+•●▪◦‣–· \t"))
        if _BULLET.match(content):
            return True
        if self._gap and found.entries:
            return False
        return ends_in_url(line) and not _IN_SENTENCE.search(line)

    def _is_note(self, found: ListFound, line: str, span: Span) -> bool:
        """Whether it is a line between entries that is none: a ruler, a date, a description."""
        if _RULER.match(line) or (found.table and is_ruler(line)):
            return not found.entries
        if not found.entries:
            if found.trust in (Trust.SOURCES, Trust.READING) and line.lstrip().startswith("|"):
                found.table = True
                found.heads.append(span)
                return True
            return False
        last = found.entries[-1]
        quoted = not self._gap and _QUOTED.match(line)
        if quoted or is_access_date(line) or self._is_wrapped(last, span):
            found.entries[-1] = last.until(span.end)
            return True
        if found.trust is None or has_url(line):
            return False
        indented = line[:1] == "\t" or line[:2] in ("  ", " \t")
        if (indented and not self._gap) or self._comes_next(last, span.end):
            found.entries[-1] = last.covering(span.end)
            return True
        return False

    def _is_wrapped(self, last: Entry, span: Span) -> bool:
        """Whether the line is nothing but the rest of the URL that ends the line above."""
        if last.span.end + 1 != span.start:
            return False
        line = span.of(self._text)
        if len(line.split(None, 1)) != 1 or len(line) > _MAX_REST:
            return False
        above = max(last.body.start, last.span.end - _MAX_REST)
        url = self._text.rfind("http", above, last.span.end)
        return url >= 0 and wrapped_end(self._text, url, last.span.end) > span.start

    def _comes_next(self, last: Entry, at: int) -> bool:
        """Whether the list goes on below, with the next number and a source: this line, and
        perhaps a few more, say what the last entry is about.
        """
        if not last.label.isdecimal():
            return False
        following = str(int(last.label) + 1)
        below = self._text[at : at + _NOTE].split("\n")[1 : _NOTE_LINES + 1]
        for place, line in enumerate(below):
            if label_of(line) == (following, last.form):
                return has_url(line) or any(map(has_url, below[place + 1 : place + 2]))
        return False


def _begins_with_source(rest: str) -> bool:
    if has_url(rest):
        return True
    # `1. host.org 2. host.org +10 more`
    words = rest.split(None, 2)
    return len(words) > 1 and len(words[0]) < 8 and names_source(words[1])
