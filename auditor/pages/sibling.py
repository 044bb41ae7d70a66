"""An address that can't exist, asked for beside one that may not.

A site that shows the same page under both shows nothing under the second. It is asked only where
the page gives rise to doubt, and whatever it says, a doubt that is left leaves the link as it is:
sites that show an article under any slug, walls and pages that a script fills look alike as well.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256, shake_256
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from auditor.links.canonical import registrable_name
from auditor.model import LinkStatus, Signal
from auditor.pages.destination import is_front, is_moved, place
from auditor.pages.soft404 import hints_at_missing
from auditor.pages.wording import HUMAN_CHECK, LOGIN_WORD, NEEDS_SCRIPT, SUBSCRIBE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from auditor.model import LinkCheck, Page

_FEW = 150
"""Words of main text below which a page is doubtful; a character of Chinese, Japanese, Korean
counts as a word."""
_ALIKE = 0.9
"""Share of common shingles from which two texts are the same page. Of the tests' pairs, one page
twice (with a clock, a counter, the address echoed) has 1.0, two short pages of one site 0.39 and
less; but with a template of 150 words the pages reach 0.95, hence the next limit."""
_OWN = 8
"""Shingles that one of the texts has alone: a word that differs makes six, a sentence more."""
_GLANCE = 4_000
"""Characters that are looked at to see whether there is doubt; the rest is read only then."""
_GLIMPSE = 2_000
"""Characters in which a text of its own shows that it is one."""
_LEAST = 8
"""Words below which there is too little to compare."""
_SHINGLE = 3
_READ = 20_000
"""Characters that are compared."""
_KEPT = 32
"""Texts that are kept in pieces: sites that show one page for many addresses are many."""
_LONGEST = 120
"""Characters of a segment; a longer one is no page's name."""
_TOKEN = 10
"""Letters that no site's page is called by chance."""

_BY_CHARACTER = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORDS = re.compile(rf"{_BY_CHARACTER.pattern}|[^\W\d_]+")
_LETTERS = re.compile(r"\b[^\W\d_]+\b")
_FIGURES = re.compile(r"\b[^\W\d]*\d\w*")
_RUNS = re.compile(r"(?P<digits>[0-9]+)|(?:[A-Za-z]|[^\x00-\x7f])+")
_NAMED = re.compile(r"(.*?)(\.[A-Za-z][A-Za-z0-9]{1,4})?", re.DOTALL)
_CONSONANTS = "bcdfghjklmnpqrstvwxz"  # no word comes of them
_SAFE = "-_.~@:+,()!'*$;=&"
_CLOSED = re.compile(
    r"maintenance|wartung|mantenimiento|manutenzione|manuten[çc][ãa]o|onderhoud|konserwac|"
    r"техническ\w{2,3} работ|bakım|メンテナンス|维护|維護|점검|صيانة|underhåll|vedligehold|"
    r"try again later|your (?:country|region|location)|votre pays|ihrem land|tu país|"
    r"access (?:is )?(?:denied|restricted)|please wait|are redirecting you|under construction"
)


def impossible_sibling(url: str) -> str | None:
    """An address of the same site and folder that no page can have, the same one every time.

    None for a home page and for an address whose query tells pages apart. All of the last segment
    is another, in the same shape: its letters, and its numbers, because many sites go by an id and
    take any slug. Numbers of the folders are others too, as an id may stand there.
    """
    where = place(url)
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if where.query or is_front(where):
        return None
    path = parts.path.rstrip("/")
    folder, _, last = path.rpartition("/")
    last = unquote(last)
    noise = _noise(url)
    if len(last) > _LONGEST or not (name := _other_name(last, noise)):
        return None
    folder = re.sub(r"(?<!%)(?<!%[0-9A-Fa-f])[0-9]", lambda m: _other_digit(m[0], noise), folder)
    slash = "/" * (len(parts.path) - len(path))
    return f"{parts.scheme}://{parts.netloc}{folder}/{quote(name, _SAFE)}{slash}"


def doubtful_siblings(pages: Mapping[str, Page]) -> dict[str, tuple[str, ...]]:
    """Impossible addresses to ask for, with the URLs that each is for: one a folder of a site.

    `pages` is what stands under each URL. Doubtful is a page of few words, one that speaks of a
    missing page, one that is called as its site, and one that another URL of the same site shows as
    well.
    """
    seen = {url: _glance(page) for url, page in pages.items()}
    shown: dict[tuple[str, bytes], set[str]] = {}
    for glance in seen.values():
        shown.setdefault((glance.host, glance.text), set()).add(glance.path)
    asked: dict[tuple[str, str], str] = {}
    groups: dict[str, tuple[str, ...]] = {}
    for url, glance in seen.items():
        if len(shown[glance.host, glance.text]) > 1 or _is_doubtful(pages[url], glance):
            address = impossible_sibling(url)
            if address:
                parts = urlsplit(url)
                folder = re.sub(r"[0-9]+", "0", parts.path.rstrip("/").rpartition("/")[0])
                address = asked.setdefault((parts.netloc, folder), address)
                groups[address] = (*groups.get(address, ()), url)
    return groups


class Answer(NamedTuple):
    """What an impossible address says of the link beside it."""

    missing: bool
    signal: Signal


def compare(url: str, check: LinkCheck, address: str, sibling: LinkCheck) -> Answer | None:
    """What the answer for an impossible `address` says of `url`; None where it says nothing."""
    asked = f"{address[:200]}, which can't exist,"
    if sibling.status in (LinkStatus.DEAD, LinkStatus.SOFT_404, LinkStatus.REDIRECTED_HOME):
        why = f"the site tells missing pages apart: for {asked} {sibling.reason[:200]}"
        return Answer(False, Signal("sibling_missing", why))
    page, other = check.page, sibling.page
    if page is None or other is None:
        return None
    mine, theirs = place(page.url), place(other.url)
    led = is_moved(address, other.url)
    if led and (mine.host, mine.path) != (theirs.host, theirs.path):
        return Answer(False, Signal("sibling_elsewhere", f"{asked} leads to another page"))
    if not same_page(url, page, address, other):
        return Answer(False, Signal("sibling_differs", f"{asked} shows another page"))
    if _is_about(url, other) or _may_be_wall(other):
        return None
    why = f"an address of this site that can't exist {'leads to' if led else 'shows'} the same page"
    code = "sibling_leads_alike" if led else "sibling_alike"
    return Answer(True, Signal(code, f"{why}, {address[:200]}"))


def same_page(url: str, page: Page, other_url: str, other: Page) -> bool:
    """Whether title and main text are the same but for figures and the words of the addresses."""
    gone = {word for address in (url, page.url, other_url, other.url) for word in _in_url(address)}
    if _words(page.title, gone) != _words(other.title, gone):
        return False
    one, two = page.main[:_READ], other.main[:_READ]
    theirs = _shingles(two, frozenset(gone & _vocabulary(two)))
    if len(_start_of(one, gone) - theirs.all) > _OWN:  # a glance that spares many comparisons
        return False
    mine = _shingles(one, frozenset(gone & _vocabulary(one)))
    if min(mine.words, theirs.words) < _LEAST:
        return False
    shared, either = len(mine.all & theirs.all), len(mine.all | theirs.all)
    return shared / either >= _ALIKE and either - shared <= _OWN  # Jaccard


def _start_of(text: str, gone: Collection[str]) -> frozenset[tuple[str, ...]]:
    """Shingles of the first words. Where there is no space to cut at there are none."""
    start = text if len(text) <= _GLIMPSE else text[:_GLIMPSE].rpartition(" ")[0]
    return frozenset(_in_threes(_words(start, gone)))


@lru_cache(maxsize=_KEPT)
def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(_words(text, ()))


class _Shingles(NamedTuple):
    words: int
    all: frozenset[tuple[str, ...]]


@lru_cache(maxsize=_KEPT)
def _shingles(text: str, gone: frozenset[str]) -> _Shingles:
    words = _words(text, gone)
    return _Shingles(len(words), frozenset(_in_threes(words)))


def _in_threes(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[i:] for i in range(_SHINGLE)), strict=False)


class _Glance(NamedTuple):
    """What a page starts with: `text` is the same for the same words."""

    host: str
    path: str
    words: int
    text: bytes


def _glance(page: Page) -> _Glance:
    where, words = place(page.url), _words(page.main[:_GLANCE], ())
    text = sha256(" ".join(words).encode("utf-8", "replace")).digest()
    return _Glance(where.host, where.path, len(words), text)


def _is_doubtful(page: Page, glance: _Glance) -> bool:
    """Not every redirect: claims can be held against a page of many words, whoever is led there."""
    site = registrable_name(glance.host).partition(".")[0]
    return (
        glance.words < _FEW
        or "".join(_words(page.title, ())) == "".join(_words(site, ()))
        or hints_at_missing(page.title, page.main)
    )


def _is_about(url: str, other: Page) -> bool:
    """Whether the page under the impossible address has the words of the real one in it: then the
    site knows the page by something that both addresses share.
    """
    last = place(url).path.rpartition("/")[2].lower()
    names = [run for run in re.findall(r"[^\W\d_]+", last) if len(run) > 3 or not run.isascii()]
    text = f"{other.title}\n{other.main[:_READ]}".lower()
    return bool(names) and 3 * sum(name in text for name in names) >= 2 * len(names)


def _may_be_wall(page: Page) -> bool:
    """Walls that we do not know look alike for all addresses. They are short and say such words."""
    words = len(_words(page.main, ()))
    if words > 2 * _FEW:
        return False
    text = " ".join(f"{page.title}\n{page.main[:_READ]}".lower().replace("’", "'").split())
    said = (HUMAN_CHECK, SUBSCRIBE, NEEDS_SCRIPT, _CLOSED, *((LOGIN_WORD,) if words < 60 else ()))
    return any(pattern.search(text) for pattern in said)


def _words(text: str, without: Collection[str]) -> list[str]:
    """In lower case; what has a figure in it is no word."""
    words = _all_words(text[:_READ].lower())
    return [word for word in words if word not in without] if without else list(words)


@lru_cache(maxsize=_KEPT)
def _all_words(text: str) -> tuple[str, ...]:
    if "_" in text or _BY_CHARACTER.search(text):
        return tuple(_WORDS.findall(_FIGURES.sub(" ", text)))
    return tuple(_LETTERS.findall(text))


def _in_url(url: str) -> list[str]:
    return _WORDS.findall(unquote(url).lower())


def _noise(url: str) -> Iterator[int]:
    return iter(shake_256(url.encode("utf-8", "replace")).digest(4 * _LONGEST + len(url)))


def _other_name(last: str, noise: Iterator[int]) -> str:
    """Each letter becomes another and each digit; one run is made long enough to be nobody's."""
    found = _NAMED.fullmatch(last)
    stem, ending = (found[1], found[2] or "") if found else (last, "")
    runs = list(_RUNS.finditer(stem))
    if not runs:
        return ""
    longest = max(runs, key=lambda run: len(run[0]))

    def other(run: re.Match[str]) -> str:
        more = max(0, _TOKEN - len(run[0])) if run.start() == longest.start() else 0
        if run["digits"]:
            extra = "9" + "".join(str(next(noise) % 10) for _ in range(more - 1)) if more else ""
            return extra + "".join(_other_digit(digit, noise) for digit in run[0])
        return "".join(_CONSONANTS[next(noise) % 20] for _ in range(len(run[0]) + more))

    return _RUNS.sub(other, stem) + ending


def _other_digit(digit: str, noise: Iterator[int]) -> str:
    return str((int(digit) + 1 + next(noise) % 9) % 10)
