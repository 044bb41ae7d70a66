"""What a comment's source lists and links say of who wrote them, and where its lists end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.citations.access_dates import cut_access_date
from auditor.citations.markers.superscript import DIGITS
from auditor.citations.source_entries import has_url, is_publication
from auditor.citations.source_lists import find_entries
from auditor.links.address import read_address
from auditor.links.assistants import on_assistants_site
from auditor.model import Clue, LinkStatus, Span, Strength

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.citations.source_lists import SourceGroup

_LISTED = re.compile(r"https?://|www\.|(?:bing|copilot|必应|必應)|\]:", re.IGNORECASE)
_AI_PARAMETER = re.compile(
    r"[?&;](?:utm_source=(chatgpt|openai|copilot|perplexity)|referrer=(grok)\.com)(?![\w-])",
    re.IGNORECASE,
)
_LONGEST_ADDRESS = 400
_BREAK = re.compile(r"[\s<>\"]")
# Those who talk about the parameter list such links, too.
_TRACKING = re.compile(
    r"(?<![?&;])\butm_|\btrack(?:ing|ers?)\b|\bparam(?:eter)?s?\b|paramètres?|parámetros?"
    r"|parâmetros?|parametr\w{0,3}|параметр",
    re.IGNORECASE,
)
_UPLOADED = re.compile(
    r"https?://[^\s<>()\[\]\"]{0,80}(?:ppl-ai-|oaiusercontent|claudeusercontent|oaidalleapi"
    r"|file-?service|assets\.grok|prod-chat-kimi|generativelanguage)[^\s<>()\[\]\"]{0,2000}",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"[\[［【]\^?(?P<number>\d{1,3}(?:[ ]?[,–\-][ ]?\d{1,3}){0,9})\^?[\]］】](?![:(])"
)
_RUN = re.compile(r"[^\s\[\]]\[\^?\d{1,3}\]\[\^?\d{1,3}\]")
_RAISED = re.compile(r"(?<=[^\W\d_]|[.,!?;:。，！？)»”\"])[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,6}")
_PLAIN_DIGITS = re.compile(
    r"(?:(?<=[^\W\d_]{3}[.,!?;:])|(?<=[^\W\d_]{4}))\d{1,3}(?=[.,;!?]?(?:\s|\Z))"
    r"|(?<=[。！？])\d{1,3}(?![\d.])"
)
_SITE_LINK = re.compile(
    r"[ \t]\(\[(?P<site>[^\[\]\n]{2,40})\](?:\[\d{1,3}\]"
    r"|\(https?://(?P<url>[^\s()]{4,2000})[^)\n]{0,200}\))\)"
)
_SIDEBAR = re.compile(r"1\. [\w\-]{1,40}\.[\w.\-]{2,40} ?2\. [\w\-]{1,40}\.|\+ ?\d{1,2} more\b")
# The sidebar's list on the answer's own line.
_LEARN_MORE = re.compile(
    r"(?:learn more|en savoir plus|weitere informationen|más información|saiba mais|ulteriori"
    r" informazioni|meer informatie|dowiedz się więcej|узнать больше|了解更多"
    r"|詳細情報) ?[:：] ?1\. ?"
    r"[\w\-]{1,40}\.[\w.\-]{2,40} 2\. ?[\w\-]{1,40}\.",
    re.IGNORECASE,
)
_DOUBLE = re.compile(r"(?<=\S)\[\[\d{1,3}\]\]\(https?://[^\s()]{4,2000}\)")
_DOUBLE_RUN = re.compile(r"\)\[\[\d{1,3}\]\]\(http")
_SENTENCE = re.compile(r"[.!?。！？](?=[\s\[【⁰¹²³⁴-⁹]|\Z)|[。！？]|\n")
_CITATIONS = re.compile(r"\W{0,12}citations\W{0,6}\Z", re.IGNORECASE)
_TITLED = re.compile(r"\S \\?[|\-–—] \S")
_LIBRARY = re.compile(
    r"\b(?:ISBN|ISSN|doi|pp?\. ?\d|vol\.|et al|archived from|retrieved|archivé|Bd\.|S\. \d|eds?\.)",
    re.IGNORECASE,
)
_SENTENCES = {
    "bing-footer": "a source list under the footer that Bing and Copilot write",
    "sidebar-list": "a list of sites as the sidebar of Bing and Copilot copies it",
    "raised-list": "raised numbers that lead to a list written as Bing and Copilot write it",
    "works-cited": "numbers behind the sentences and a list with access dates, as Gemini's reports",
    "access-dates": "a list of pages with the dates on which they were opened",
    "ai-links": "links carry the mark that an assistant adds to addresses",
    "ai-link": "a link carries the mark that an assistant adds to addresses",
    "upload": "a link leads to the files that users give to an assistant",
    "citations": "a list of addresses under the heading that Perplexity's copies have",
    "numbered-list": "numbers in brackets lead to a numbered list of pages",
    "runs": "several numbers in brackets stand together",
    "titles": "the list has titles as a search shows them",
    "site-links": "links that are the names of sites, in brackets behind the sentences",
    "dense": "nearly every sentence has its number",
    "double-brackets": "numbers in double brackets are links, several in a row",
    "library": "the list cites publications as people do",
}
_FEWEST = 2
_MANY = 3


@dataclass(frozen=True, slots=True)
class SourcePart:
    """A source list: the stretch it takes up, and what it says. `footer` is Bing's."""

    span: Span
    footer: bool
    entries: int


def clue(code: str, strength: Strength, span: Span) -> Clue:
    return Clue(code, _SENTENCES[code], strength, span)


def find_lists(body: str) -> tuple[SourcePart, ...]:
    """In order. Lists that stand right below one another are one."""
    if not _LISTED.search(body):
        return ()
    found: list[SourcePart] = []
    for part in map(_part, find_entries(body)):
        if found and not body[found[-1].span.end : part.span.start].strip(" \t\n-*_"):
            last = found.pop()
            span = Span(last.span.start, max(last.span.end, part.span.end))
            if part.footer and not last.footer and last.entries == 0:
                last = SourcePart(span, True, 0)
            part = SourcePart(span, last.footer or part.footer, last.entries + part.entries)
        found.append(part)
    return tuple(found)


def _part(group: SourceGroup) -> SourcePart:
    spans = [*group.heads, *(entry.span for entry in group.entries)]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return SourcePart(Span(start, end), group.bing, len(group.entries))


def read_links(body: str, span: Span) -> Iterator[tuple[Clue, str]]:
    """What the links of a stretch betray, with the assistant that does."""
    text = span.of(body)
    if "utm_source=" in text or "referrer=" in text:
        marked = [(m, page) for m in _AI_PARAMETER.finditer(text) if (page := _page(text, m))]
        several = len({page for _, page in marked}) >= _FEWEST and not _TRACKING.search(text)
        code, strength = ("ai-links", Strength.PROOF) if several else ("ai-link", Strength.HINT)
        for match, _ in marked:
            name = (match[1] or match[2]).lower().replace("openai", "chatgpt")
            yield clue(code, strength, _at(span, match)), name
    for match in _UPLOADED.finditer(text):
        if _is_upload(match.group()):
            strength = Strength.STRONG if "ppl-ai" in match.group() else Strength.HINT
            name = "perplexity" if "ppl-ai" in match.group() else ""
            yield clue("upload", strength, _at(span, match)), name


def _page(text: str, parameter: re.Match[str]) -> str:
    """The address up to the parameter, as far as needed to tell it from another; "" where the
    parameter stands alone.
    """
    before = text[max(0, parameter.start() - _LONGEST_ADDRESS) : parameter.start()]
    at = before.rfind("http")
    return before[at:] if at >= 0 and not _BREAK.search(before, at) else ""


def _is_upload(url: str) -> bool:
    try:
        on = on_assistants_site(read_address(url))
    except ValueError:
        return False
    return on is not None and on[0] is LinkStatus.PRIVATE_UPLOAD


def read_sources(body: str, span: Span, part: SourcePart | None) -> Iterator[tuple[Clue, str]]:
    """What a stretch's marks and the list that ends it say together."""
    prose = Span(span.start, part.span.start if part else span.end).of(body)
    sites = [match for match in _SITE_LINK.finditer(prose) if _is_site(match)]
    if len(sites) >= _FEWEST:
        yield clue("site-links", Strength.HINT, _at(span, sites[0])), "chatgpt"
    doubles = list(_DOUBLE.finditer(prose))
    if len(doubles) >= _FEWEST:
        strength = Strength.STRONG if _DOUBLE_RUN.search(prose) else Strength.HINT
        yield clue("double-brackets", strength, _at(span, doubles[0])), "you.com"
    if more := _LEARN_MORE.search(prose):
        yield clue("sidebar-list", Strength.STRONG, _at(span, more)), "bing"
    if part is None:
        return
    listed = part.span.of(body)
    rows = [line for line in listed.split("\n") if has_url(line)]
    if part.footer:
        name = "copilot" if "copilot" in listed[:80].lower() else "bing"
        yield clue("bing-footer", Strength.PROOF, part.span), name
        return
    if _SIDEBAR.search(listed):
        yield clue("sidebar-list", Strength.STRONG, part.span), "bing"
    if _is_library(listed, rows):
        yield clue("library", Strength.PERSON, part.span), ""
    yield from _marked(prose, span, listed, rows, part)


def _marked(
    prose: str, span: Span, listed: str, rows: list[str], part: SourcePart
) -> Iterator[tuple[Clue, str]]:
    labels = set(re.findall(r"(?m)^[\W_]{0,8}(\d{1,3})\b", listed))
    labels |= {
        raised.translate(DIGITS) for raised in re.findall(r"(?m)^\W{0,4}([⁰¹²³⁴-⁹]+)", listed)
    }
    cited = [m for m in _NUMBERED.finditer(prose) if not labels.isdisjoint(_numbers(m["number"]))]
    distinct = {number for match in cited for number in _numbers(match["number"])} & labels
    if len(distinct) >= _FEWEST and len(rows) >= _FEWEST:
        yield clue("numbered-list", Strength.HINT, _at(span, cited[0])), ""
        if _CITATIONS.match(listed.split("\n", 1)[0]) and len(rows) >= _FEWEST:
            yield clue("citations", Strength.HINT, part.span), "perplexity"
        if len(rows) >= _FEWEST and sum(map(_is_titled, rows)) * 3 >= len(rows) * 2:
            yield clue("titles", Strength.HINT, part.span), ""
        sentences = sum(len(s.strip()) > _SHORT for s in _SENTENCE.split(prose))
        if len(cited) >= _MANY and len(cited) * 3 >= sentences * 2:
            yield clue("dense", Strength.STYLE, _at(span, cited[0])), ""
    if distinct and len(rows) >= _FEWEST and (run := _RUN.search(prose)):
        yield clue("runs", Strength.HINT, _at(span, run)), ""
    raised = [m for m in _RAISED.finditer(prose) if labels & {*m.group().translate(DIGITS)}]
    rounds = re.findall(r"(?m)^[ \t>]{0,6}\(\d{1,2}\) \S[^\n]{3,}https?://[^\s]+\.[ \t]*$", listed)
    if raised and len(rounds) >= min(_FEWEST, len(rows)) and rounds:
        yield clue("raised-list", Strength.STRONG, _at(span, raised[0])), "bing"
    opened = [row for row in rows if _is_opened(row)]
    if len(opened) >= _FEWEST and len(opened) * 2 > len(rows):
        bare = [m for m in _PLAIN_DIGITS.finditer(prose) if m.group() in labels]
        caret = re.search(r"\^\d{1,3}\^", prose)
        if len(bare) >= _FEWEST or caret:
            yield clue("works-cited", Strength.PROOF, part.span), "gemini"
        else:
            yield clue("access-dates", Strength.STYLE, part.span), ""


_SHORT = 12
_OPENED = re.compile(r"https?://\S{1,4000}[ \t]*\Z")


def _is_titled(row: str) -> bool:
    """`1. Title - Site. URL`, `1. Title | Site. URL`: as a search shows it."""
    return bool(_TITLED.search(row.split("http", 1)[0]))


def _is_opened(row: str) -> bool:
    """`1. Title - Site, accessed April 26, 2025, [url](url)`: the date right before the address."""
    at = max(row.find("[http"), 0) or row.find("http")
    before = row[: max(0, at)]
    return cut_access_date(before) != before


def _is_site(match: re.Match[str]) -> bool:
    """Whether the words are the name of the site that the link leads to."""
    if match["url"] is None:
        return True
    host = match["url"].split("/", 1)[0].lower().replace("-", "")
    name = re.sub(r"[\W_]|(?:org|com)\b|\+\d{1,3}", "", match["site"].lower())
    return len(name) > 1 and (name in host.replace(".", "") or host.split(".")[-2:][0] in name)


def _is_library(listed: str, rows: list[str]) -> bool:
    lines = [line for line in listed.split("\n") if line.strip()]
    books = sum(is_publication(line) or bool(_LIBRARY.search(line)) for line in lines)
    return books * 3 >= len(lines) and books > 0


def _numbers(listed: str) -> list[str]:
    """`1-3` names its ends, which is enough to find them in a list."""
    return re.findall(r"\d+", listed)


def _at(span: Span, match: re.Match[str]) -> Span:
    return Span(span.start + match.start(), span.start + match.end())
