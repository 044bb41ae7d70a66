"""ChatGPT's citations: from a message's metadata into its text.

Three generations: `content_references` (2024 on), `citations` (2023), and the results of searches,
whose numbers the markers name. A reference tells the marker's text, which is sure, and where it
starts, which is a hint: offsets count UTF-16 units, and from 0 or from 1.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from auditor.inputs.chats.chat import list_at, number_at, object_at, text_at
from auditor.inputs.chats.citing import (
    Cited,
    Edit,
    after_word,
    aside,
    cited,
    distinct,
    markdown,
    rewrite,
    with_list,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from auditor.inputs.chats.chat import Object

_MARKER = re.compile(
    "\ue200[^\ue200\ue201]{0,4000}\ue201"
    r"|【[^【】\n]{1,300}】"
    r"|(?:file)?cite(?:turn\d{1,6}[a-z]{1,20}\d{1,6}){1,200}"
)
_TOKEN = re.compile(r"turn(\d{1,6})([a-z]{1,20})(\d{1,6})")
_LISTS = frozenset(("sources_footnote", "sources_footnotes", "nav_list"))
_INLINE = frozenset(("url", "link_title"))
"""Links that are words of the sentence; the others stand beside it."""
_NEAR = 3


def searched(metadata: Object) -> dict[str, Cited]:
    """The pages that searches found, by the name that a marker has for them: `turn0search3`.

    An item of a content reference has the names of its own page and of those that support it.
    """
    found: dict[str, Cited] = {}
    groups = list_at(metadata, "search_result_groups")
    for entry in (entry for group in groups for entry in list_at(group, "entries")):
        found.update(_named([object_at(entry, "ref_id")], [entry]))
    references = list_at(metadata, "content_references")
    for item in (item for reference in references for item in list_at(reference, "items")):
        pages = [item, *list_at(item, "supporting_websites")]
        found.update(_named(list_at(item, "refs"), pages))
    return found


def _named(refs: Iterable[object], pages: Iterable[object]) -> Iterator[tuple[str, Cited]]:
    for ref, value in zip(refs, pages, strict=False):
        turn, index = number_at(ref, "turn_index"), number_at(ref, "ref_index")
        page = cited(value)
        if page and turn is not None and index is not None:
            yield f"turn{turn}{text_at(ref, 'ref_type')}{index}", page


def with_links(text: str, metadata: Object, found: Mapping[str, Cited]) -> str:
    """`found` are the pages that searches found since the user's message."""
    message = _Message(text)
    references = list_at(metadata, "content_references")
    for written, named in _by_marker(references).items():
        message.refer(written, named)
    for citation in list_at(metadata, "citations"):
        message.cite(citation, alone=not references)
    message.look_up(found)
    message.listed += filter(None, map(cited, _legacy_list(metadata)))
    return message.written()


def _legacy_list(metadata: Object) -> list[object]:
    return list_at(object_at(metadata, "_cite_metadata"), "metadata_list")


def _by_marker(references: Iterable[object]) -> dict[str, list[Object]]:
    """The references to each marker, in the order of the text."""
    named: dict[str, list[Object]] = {}
    for reference in references:
        if isinstance(reference, dict):
            named.setdefault(text_at(reference, "matched_text").strip(), []).append(reference)
    for same in named.values():
        same.sort(key=_start)
    return named


def _start(reference: Object) -> int:
    return number_at(reference, "start_idx") or 0


def _pages(reference: Object) -> tuple[Cited, ...]:
    """The pages of one reference, in the order in which ChatGPT shows them."""
    return distinct(_each_page(reference))


def _each_page(reference: Object) -> list[Cited]:
    shown = [reference, reference.get("item")]
    shown += [*list_at(reference, "items"), *list_at(reference, "sources")]
    last_resort = [{"url": url} for url in list_at(reference, "safe_urls")]
    for items in (shown, list_at(reference, "fallback_items"), last_resort):
        named = [page for item in items for page in (item, *list_at(item, "supporting_websites"))]
        if pages := [page for page in map(cited, named) if page]:
            return pages
    return []


class _Message:
    """A message's text, its markers, and what is decided about each so far."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._markers = tuple(_MARKER.finditer(text))
        self._starts = [match.start() for match in self._markers]
        self._slack = _NEAR + sum(char > "\uffff" for char in text)
        self._settled: set[int] = set()
        self._edits: list[Edit] = []
        self._cited: list[Cited] = []
        self.listed: list[Cited] = []
        self._places: dict[str, list[int]] = {}
        for number, match in enumerate(self._markers):
            self._places.setdefault(match.group(), []).append(number)

    def refer(self, written: str, references: Sequence[Object]) -> None:
        """Settles the markers written so. More places than references are told by the offsets."""
        places = self._places.get(written, [])
        if not places:
            for reference in references:
                self._refer_apart(written, reference)
            return
        at = 0
        for number, reference in enumerate(references):
            spare = len(places) - at - (len(references) - number)
            while spare > 0 and self._is_nearer(places[at + 1], places[at], _start(reference)):
                at, spare = at + 1, spare - 1
            if at < len(places):
                self._settle(places[at], reference)
                at += 1
        told = next((each for each in references if _pages(each)), None)
        for place in places if told else ():
            if told and place not in self._settled:  # the same names are the same pages
                self._settle(place, told)

    def _is_nearer(self, this: int, that: int, start: int) -> bool:
        return abs(self._starts[this] - start) <= abs(self._starts[that] - start)

    def _settle(self, number: int, reference: Object) -> None:
        kind, pages = text_at(reference, "type"), _pages(reference)
        alt = text_at(reference, "alt")
        if reference.get("invalid") is True:
            self._settled.add(number)  # ChatGPT itself found no page: the marker stays as it is
        elif kind in _LISTS:
            self.listed += pages
            self._write(number, "")
        elif pages and (kind in _INLINE or alt.startswith("[")):
            self._cited += pages
            self._write(number, " ".join(map(markdown, pages)))
        elif pages:
            self._cite(number, pages)
        elif kind.startswith("image"):
            self._write(number, "")
        elif alt and kind != "hidden" and not _MARKER.search(alt):
            self._write(number, alt)  # the name of a person or a place

    def _refer_apart(self, written: str, reference: Object) -> None:
        """A reference to no marker: to words of the text, or to the message as a whole."""
        if reference.get("invalid") is True:
            return
        pages = _pages(reference)
        start = _start(reference)
        at = self._text.find(written, max(0, start - 200), start + len(written) + 200)
        if text_at(reference, "type") in _LISTS or not written or at < 0:
            self.listed += pages
        elif pages and not any(page.url in written for page in pages):
            self._insert(at + len(written), pages)

    def cite(self, citation: object, *, alone: bool) -> None:
        """A citation of 2023: offsets, and a page. `alone` says that it is no second record."""
        page = cited(object_at(citation, "metadata"))
        start, end = number_at(citation, "start_ix"), number_at(citation, "end_ix")
        if page is None or text_at(citation, "invalid_reason"):
            return
        number = self._marker_near(start if start is not None else -1)
        if number is not None:
            if number not in self._settled:
                self._cite(number, (page,))
        elif alone and start is not None and end is not None and 0 <= start <= end:
            if end <= len(self._text):
                self._insert(end, (page,))
            else:
                self.listed.append(page)

    def _marker_near(self, start: int) -> int | None:
        at = bisect_left(self._starts, start)
        near = [n for n in (at - 1, at) if 0 <= n < len(self._starts)]
        number = min(near, key=lambda n: abs(self._starts[n] - start), default=None)
        if number is None or abs(self._starts[number] - start) > self._slack:
            return None
        return number

    def look_up(self, found: Mapping[str, Cited]) -> None:
        """Markers that no reference tells about name results of a search; some may be known."""
        for number, match in enumerate(self._markers):
            if number in self._settled:
                continue
            names = ["turn" + "".join(parts) for parts in _TOKEN.findall(match.group())]
            pages = distinct(found[name] for name in names if name in found)
            lost = [name for name in names if name not in found]
            if pages:
                rest = "\ue202".join(("\ue200cite", *lost)) + "\ue201" if lost else ""
                self._cite(number, pages, rest)

    def _cite(self, number: int, pages: Sequence[Cited], rest: str = "") -> None:
        match = self._markers[number]
        edit = aside(self._text, match.start(), match.end(), pages)
        self._cited += pages
        self._settled.add(number)
        self._edits.append(Edit(edit.start, edit.end, edit.text + rest))

    def _write(self, number: int, text: str) -> None:
        match = self._markers[number]
        self._settled.add(number)
        self._edits.append(Edit(match.start(), match.end(), text))

    def _insert(self, at: int, pages: Sequence[Cited]) -> None:
        at = after_word(self._text, at)
        self._cited += pages
        self._edits.append(aside(self._text, at, at, pages))

    def written(self) -> str:
        keys = {page.key for page in self._cited}
        listed = [page for page in distinct(self.listed) if page.key not in keys]
        return with_list(rewrite(self._text, self._edits), listed)
