"""Text taken apart for retrieval: sentences, stems, and where each stem stands."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from auditor.model import Span
from auditor.support.lexicon import ABBREVIATIONS, FUNCTION_WORDS, STEMMERS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MAX_CHARS = 600_000
"""Characters of a page that are read: about 100,000 words, half a second in pure Python."""

MAX_SENTENCE = 400
"""Characters after which a sentence without a full stop is cut at the next white space."""

# Thai, kana, Chinese characters, Hangul: words are not told apart by spaces, or carry particles
_PAIRED = r"\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_MARKS = "".join(chr(i) for i in range(0x300, 0x1100) if unicodedata.category(chr(i))[0] == "M")
"""Vowel signs and accents that are written after their letter, as in Hindi."""

_TOKEN = re.compile(
    r"(?<!\d)\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)"  # 3 000 000
    r"|\d+(?:[.,]\d+)*"
    rf"|[{_PAIRED}]"  # one by one
    rf"|[^\W\d_{_PAIRED}]+(?:[{_MARKS}]+[^\W\d_{_PAIRED}]*)*"
)
_UNSPACED = re.compile(f"[{_PAIRED}]")
_THAI = re.compile("[\u0e00-\u0e7f]")
_BREAK = re.compile(r"\n+|[.!?…]{1,8}[\"'”’»)\]]{0,4}(?=\s)|[。！？।॥؟۔]")
_WRAPPED = re.compile(
    r"\n(?!\s)(?:(?<=[^\n]{24}[^\n.!?:;…]\n)(?=[a-zà-öø-ÿ])"
    r"|(?:(?<=,\n)|(?<=\bof\n)|(?<=\bin\n)|(?<=\bthe\n)|(?<=\band\n)|(?<=\bby\n)|(?<=\bde\n)"
    r"|(?<=\bla\n)|(?<=\ble\n)|(?<=\bà\n)|(?<=\bet\n)|(?<=\bpar\n)|(?<=\ben\n))"
    r"|(?<=[^\n]{49}[^\n.!?:;…]\n)(?=\d[\d.,]{0,12} ?[a-zà-ÿ%€]))"
)
"""The end of a line that a plain-text page was wrapped at: the sentence goes on."""

_GROUPED = re.compile(r"\d{1,3}(?:[., \u00a0\u2009\u202f]\d{3})+")
_LAST_WORD = re.compile(r"[\w.]*\w\Z")


@dataclass(frozen=True, slots=True)
class Text:
    """A text and its index. Sentences and tokens are numbered in reading order.

    `stems[i]` stands at `spans[i]` in sentence `owner[i]`; `bounds[s]` is the first token of
    sentence `s` and the one after its last. `places` maps a stem to its token numbers.
    """

    text: str = field(repr=False)
    lang: str
    sentences: tuple[Span, ...]
    stems: tuple[str, ...] = field(repr=False)
    words: tuple[str, ...] = field(repr=False)
    spans: tuple[tuple[int, int], ...] = field(repr=False)
    owner: tuple[int, ...] = field(repr=False)
    bounds: tuple[tuple[int, int], ...] = field(repr=False)
    places: Mapping[str, Sequence[int]] = field(repr=False)
    cut: bool = False
    """Whether the text was longer than MAX_CHARS and its end was left unread."""

    @property
    def read(self) -> str:
        """The part that was read."""
        return self.text[:MAX_CHARS] if self.cut else self.text

    def quote(self, first: int, last: int) -> Span:
        """The span of sentences `first` to `last`, both included."""
        return Span(self.sentences[first].start, self.sentences[last].end)

    def tokens_of(self, first: int, last: int) -> range:
        return range(self.bounds[first][0], self.bounds[last][1])


@lru_cache(maxsize=32)
def _stemmer(lang: str) -> Any:
    import Stemmer

    return Stemmer.Stemmer(STEMMERS[lang])


def stem_all(words: Sequence[str], lang: str) -> Sequence[str]:
    if lang not in STEMMERS:
        return words
    stems: Sequence[str] = _stemmer(lang).stemWords(list(words))
    return stems


def is_function_word(word: str, lang: str) -> bool:
    return word in FUNCTION_WORDS.get(lang or "en", ())


@lru_cache(maxsize=4)
def analyse_page(text: str, lang: str) -> Text:
    """`analyse`, kept for the ten claims that usually cite the same page."""
    return analyse(text, lang)


def analyse(text: str, lang: str) -> Text:
    text = _WRAPPED.sub(" ", text)
    cut = len(text) > MAX_CHARS
    read = text[:MAX_CHARS] if cut else text
    sentences = tuple(_sentences(read))
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(read):
        word = match.group()
        if word[0].isdigit() and _GROUPED.fullmatch(word):
            word = re.sub(r"\D", "", word)
        words.append(word.lower())
        spans.append(match.span())
    if not read.isascii():
        _join_unspaced(words, spans)
    stems = stem_all(words, lang)
    owner: list[int] = []
    bounds: list[tuple[int, int]] = []
    at = 0
    for number, sentence in enumerate(sentences):
        first = at
        while at < len(spans) and spans[at][0] < sentence.end:
            at += 1
        owner += [number] * (at - first)
        bounds.append((first, at))
    places: dict[str, list[int]] = {}
    for number, stem in enumerate(stems):
        places.setdefault(stem, []).append(number)
    return Text(
        text=text,
        lang=lang,
        sentences=sentences,
        stems=tuple(stems),
        words=tuple(words),
        spans=tuple(spans),
        owner=tuple(owner),
        bounds=tuple(bounds),
        places=places,
        cut=cut,
    )


def _join_unspaced(words: list[str], spans: list[tuple[int, int]]) -> None:
    """Characters of Chinese, Japanese, Korean and Thai become pairs with the next, in place."""
    for i in range(len(words) - 1):
        if (
            spans[i][1] == spans[i + 1][0]
            and _UNSPACED.match(words[i])
            and _UNSPACED.match(words[i + 1])
        ):
            words[i] += words[i + 1][0]
            spans[i] = (spans[i][0], spans[i + 1][1])


def _sentences(text: str) -> list[Span]:
    """Spans without surrounding white space, covering everything that is not white space."""
    found: list[Span] = []
    start = 0
    for match in _BREAK.finditer(text):
        if match.group()[0] == "." and _abbreviates(text, match.start()):
            continue
        _cut(text, start, match.end(), found)
        start = match.end()
    _cut(text, start, len(text), found)
    return found


def is_half(word: str) -> bool:
    """Whether a token is the last character of a stretch of pairs, which the pair before has."""
    return len(word) == 1 and bool(_UNSPACED.match(word))


def _abbreviates(text: str, stop: int) -> bool:
    if _THAI.match(text, stop - 1):
        return True  # Thai ends no sentence with a full stop
    last = _LAST_WORD.search(text, max(0, stop - 12), stop)
    if not last:
        return False
    word = last.group()
    return (len(word) == 1 and word.isalpha() and word.isupper()) or word.lower() in ABBREVIATIONS


def _cut(text: str, start: int, end: int, found: list[Span]) -> None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    while end - start > MAX_SENTENCE:
        at = max(
            text.rfind(mark, start + MAX_SENTENCE // 2, start + MAX_SENTENCE) for mark in " ;,"
        )
        at = at + 1 if at > 0 else start + MAX_SENTENCE
        found.append(Span(start, at))
        start = at
    if end > start:
        found.append(Span(start, end))
