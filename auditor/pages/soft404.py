"""Pages that say "not found" with status 200, and domains that hold advertising only.

The title, the first heading or a short text must say so, in a whole phrase: an article *about*
missing pages and a specification with "has been removed" in it say other things as well.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from auditor.model import Signal
from auditor.pages.destination import place
from auditor.pages.missing_page import MISSING_PAGE, NOISE, NOT_FOUND
from auditor.pages.wording import DICTIONARY, FOR_SALE, PART_OF_PAGE

if TYPE_CHECKING:
    from auditor.pages.html import Document

_SHORT = 450
"""Characters of main text of a page that consists of one message."""
_MEDIUM = 1_500
"""Characters of main text up to which a title or heading is believed: links to elsewhere."""
_MENTION = 3
"""Characters outside the quotation marks of a title that quotes the phrase; fewer only adorn it."""
_LONG = 4_000
"""Up to here they are believed if title and heading agree, or the markup says 404 too."""

# A bare /introuvable or /not-found below the top is as likely an entry of a dictionary.
_ERROR_PLACE = re.compile(
    r"(?:.{0,200}/)?(?:404|410|(?:error|err|page|erreur|fehler)[-_]?404|404[-_]?(?:error|page|"
    r"not-?found)|(?:page|seite|file|error)[-_]?not[-_]?found|page[-_]?introuvable|error[-_]?page|"
    r"notfound)(?:\.\w{2,5})?|(?:/\w{2}(?:-\w{2})?)?(?:/(?:errors?|erreurs?|pages?))?/(?:not[-_]found|"
    r"introuvable)(?:\.\w{2,5})?",
    re.IGNORECASE,
)
_SEGMENTS = re.compile(r"\s[|\-–—·•»«/:]+\s|[|»«·•]|[.!?…。！？]\s*|,\s")
_QUOTED = re.compile(r"“[^“”]{0,200}”|«[^«»]{0,200}»|„[^„“”]{0,200}[“”]|\"[^\"]{0,200}\"")
# Vowels of the scripts of India and of Thai are marks, which are no \w.
_NOT_WORDS = re.compile(r"[^\w'’\s\u0900-\u0963\u0966-\u0dff\u0e00-\u0eff]+")
_ABOUT_ERRORS = re.compile(
    r"(?<!\d)404(?!\d)|not[-_ ]?found|error[-_]?page|introuvable|http[-_]?status", re.I
)
# WordPress, Next.js, prerender services, Drupal, Shopify, GitHub Pages: how they mark their own.
_MARKUP = re.compile(
    r"<body[^>]{0,300}\bclass=[\"'][^\"'>]{0,300}\b(?:error-?404|page-404|template-404|"
    r"page-not-found)\b"
    r"|<meta[^>]{0,80}prerender-status-code[^>]{0,40}\b(?:404|410)\b"
    r"|\"page\":\"/(?:404|_error)\"|<html[^>]{0,80}\bid=[\"']__next_error__"
    r"|<link[^>]{0,80}rel=[\"']canonical[\"'][^>]{0,200}/(?:404|not-found)/?(?:\.html?)?[\"']",
    re.IGNORECASE,
)
_PARKING = re.compile(
    r"data-adblockkey=|sedoparking\.com|parkingcrew\.net|\bparklogic\.com|cdn\.bodis\.com"
    r"|img\d?\.parked|parking\.godaddy|afternic\.com/forsale|hugedomains\.com/domain_profile"
    r"|dan\.com/buy-domain|domainmarket\.com/buynow|window\.location\.href\s?=\s?[\"']/lander",
    re.IGNORECASE,
)
_MARKETS = re.compile(
    r"(?:^|\.)(?:hugedomains|dan|afternic|sedo|buydomains|undeveloped|domainmarket|sav|"
    r"perfectdomain|brandbucket)\.com$"
)


@lru_cache(maxsize=1)
def _missing_page() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in MISSING_PAGE))


def soft_404(page: Document, url: str, final_url: str) -> tuple[Signal, ...]:
    """What says that the page is missing, the weightiest first; nothing for a page."""
    size = len(page.main)
    if size > _LONG or _asked_for_it(url):
        return ()
    title = _says_missing(page.title)
    heading = _says_missing(page.heading)
    if (_is_bare(title) or _is_bare(heading)) and DICTIONARY.search(_start(page)):
        return ()
    marked, said = _marks(page, final_url), _sayings(page, title, heading)
    if said and (size <= _MEDIUM or (title and heading) or marked):
        return said + marked
    lines = [_QUOTED.sub("x", line) for line in page.main.split("\n")[:12] if line.strip()]
    line = next((line for line in lines if _is_sentence(line) and _says_missing(line)), None)
    if line and (size <= (_SHORT // 2 if PART_OF_PAGE.search(line.lower()) else _SHORT) or marked):
        only = Signal("text_says_missing", f"the page's only text says “{line.strip()}”")
        return (only, *said, *marked)
    return marked if size <= _SHORT else ()


def _marks(page: Document, final_url: str) -> tuple[Signal, ...]:
    marks = []
    if _MARKUP.search(page.markup):
        marks.append(Signal("markup_says_404", "the page's markup says 404"))
    if _ERROR_PLACE.fullmatch(place(final_url).path):
        marks.append(Signal("address_says_404", f"the final address is {final_url[:200]}"))
    return tuple(marks)


def _sayings(page: Document, title: str, heading: str) -> tuple[Signal, ...]:
    said = []
    if title:
        said.append(Signal("title_says_missing", f"the page's title says “{page.title}”"))
    if heading:
        said.append(Signal("heading_says_missing", f"the page's heading says “{page.heading}”"))
    return tuple(said)


def hints_at_missing(title: str, text: str) -> bool:
    """Whether a page says somewhere at its start what alone does not make it a missing page."""
    lines = (line for line in text.split("\n")[:12] if _is_sentence(line))
    return any(map(_says_missing, (title, *lines)))


def parked(page: Document, url: str, final_url: str) -> Signal | None:
    """The signal that says the domain has no site of its own, or None."""
    start, end = place(url).host, place(final_url).host
    if start != end and _MARKETS.search(end) and not _MARKETS.search(start):
        return Signal("domain_market", f"the address leads to the domain market {end}")
    if len(page.full) > _MEDIUM:
        return None
    marker = _PARKING.search(page.markup)
    if marker:
        why = f"the page holds a domain-parking marker: {marker[0][:60]}"
        return Signal("parking_marker", why)
    text = f"{page.title}\n{page.heading}\n{page.full}".lower()
    said = next((m for m in FOR_SALE.finditer(text) if _is_offer(m, len(page.full))), None)
    if said is None:
        return None
    return Signal("domain_for_sale", f"the page says “{' '.join(said[0].split())}”")


def _is_offer(said: re.Match[str], size: int) -> bool:
    """An offer opens its line or is all there is; an article speaks of one, or quotes it."""
    text, start = said.string, said.start()
    if text[:start].rstrip().endswith(tuple("\"'“„«‘‚「:")):
        return False
    line = text[text.rfind("\n", 0, start) + 1 : start]
    end = text.find("\n", said.end())
    rest = (len(text) if end < 0 else end) - said.end()
    return (len(line) < 40 and rest < 120 and size < 2 * _SHORT) or size < _SHORT // 2


def _asked_for_it(url: str) -> bool:
    """An address that names the error itself: /status/404, /define?term=not+found."""
    start = place(url)
    asked = (value for _, value in start.query if not value.isdigit())
    return any(_ABOUT_ERRORS.search(part) for part in (start.path, *asked))


def _start(page: Document) -> str:
    return f"{page.title}\n{page.heading}\n{page.main[:600]}".lower()


def _is_bare(phrase: str) -> bool:
    """No word about what is missing: any headline or entry may say it."""
    return NOT_FOUND.fullmatch(phrase) is not None


def _is_sentence(line: str) -> bool:
    """Long enough to speak of the page, not of a field of it ("Signature: not found")."""
    return (15 if line.isascii() else 6) <= len(line) <= 200


def _says_missing(text: str) -> str:
    """The phrase of a title, heading or line that says that the page is missing, or ""."""
    if len(text) > 300:
        return ""
    asks = text.rstrip().endswith(("?", "？", "؟"))
    if len(_QUOTED.sub("", text)) > _MENTION:
        text = _QUOTED.sub("x", text)  # what is said of the phrase, not the phrase
    text = text.lower().replace("’", "'")
    # A comma parts phrases, or stands before "that you are looking for" in many languages.
    for segment in _SEGMENTS.split(text) + _SEGMENTS.split(text.replace(",", "")):
        words = _NOT_WORDS.sub(" ", segment.replace("404", " 404 ")).split()
        rest = [word for word in words if word not in NOISE]
        if not rest:
            if not asks and ("404" in words or "410" in words):
                return " ".join(words)
        elif _missing_page().fullmatch(" ".join(rest)):
            return " ".join(rest)
    return ""
