"""Quotations of earlier posts: what was audited there is not audited again, and a quoted sentence
takes its sources from the list of the answer that it was taken from.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Generic, TypeVar

from auditor.citations.parse import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.links.link import LinkReader
    from auditor.model import Answer, CitedAnswer, Reference

Key = TypeVar("Key")

_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]|[^\W_]+")
_WORDS = 5
"""Words of a shingle: fewer and idioms are quotations, more and every typing error hides one."""
_SHARE = 0.8
"""Part of a text's shingles that an earlier one has to have: a few words may be changed, or put
around it, but most of it is not the writer's own.
"""
_TAKEN = "its sources are those of the answer that it quotes"


class EarlierTexts(Generic[Key]):
    """Answers that were found before, by the words in them. Memory and time are linear in the
    text; white space, quote marks, case and punctuation make no difference.
    """

    def __init__(self) -> None:
        self._first: dict[bytes, Key] = {}

    def add(self, key: Key, text: str) -> None:
        """Of words that stood in several texts, the first has them."""
        for shingle in _shingles(text):
            self._first.setdefault(shingle, key)

    def quoted_in(self, text: str) -> Key | None:
        """The text that `text` quotes, if nearly all of it is a quotation of one."""
        shingles = set(_shingles(text))
        votes = Counter(self._first[s] for s in shingles if s in self._first)
        if not votes:
            return None
        key, count = votes.most_common(1)[0]
        return key if count >= _SHARE * len(shingles) else None


def _shingles(text: str) -> Iterator[bytes]:
    """Hashes of every few words in a row; of a shorter text, of all its words."""
    tokens = [match.group() for match in _TOKEN.finditer(text.casefold())]
    for start in range(max(1, len(tokens) - _WORDS + 1) if tokens else 0):
        yield blake2b(
            " ".join(tokens[start : start + _WORDS]).encode("utf-8", "replace"), digest_size=8
        ).digest()


def is_taken_from(text: str, earlier: str) -> bool:
    """Whether nearly all of `text` stands in `earlier`, and that has more."""
    here, there = set(_shingles(text)), set(_shingles(earlier))
    return len(here) < len(there) and len(here & there) >= max(1.0, _SHARE * len(here))


def with_list_of(
    answer: Answer, parent: CitedAnswer, reader: LinkReader, quoted: str = ""
) -> Answer:
    """`answer`, a quotation, with those entries of the parent's source list below it that its marks
    name; unchanged if it has a list of its own, or names none. Where only the part `quoted` is a
    quotation, it is unchanged as well if marks outside that part would lead to the list.
    """
    if not parent.references or parse(answer, reader).references:
        return answer
    cited = _cited(_below(answer, parent, parent.references), reader)
    if quoted:
        part = replace(answer, text=quoted)
        if _cited(_below(part, parent, parent.references), reader) != cited:
            return answer
    named = [entry for entry in parent.references if entry.label in cited and entry.label]
    return _below(answer, parent, named) if named else answer


def _cited(answer: Answer, reader: LinkReader) -> Counter[str]:
    """The labels of the entries that marks name, with how many marks do."""
    citations = (a.citation for a in parse(answer, reader).attributions)
    return Counter(citation.reference.label for citation in citations if citation.reference)


def _below(
    answer: Answer, parent: CitedAnswer, entries: tuple[Reference, ...] | list[Reference]
) -> Answer:
    """Headed, since an entry that starts with `1.` is none without a heading."""
    rows = "\n".join(" ".join(entry.span.of(parent.answer.text).split()) for entry in entries)
    return replace(answer, text=f"{answer.text}\n\nSources:\n{rows}", notes=(*answer.notes, _TAKEN))
