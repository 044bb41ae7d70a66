"""`{"fallbackMarkdown":"(Site)","reference":{...}}`: what ChatGPT copied in 2026 for a citation.

The object has the URLs: `reference.items[].url`, their `supporting_websites`, `safe_urls`. Where
its `type` is "url" it stands for a link, and its text is a part of the sentence.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from auditor.citations.markers.family import Found, FoundSource, Known
from auditor.citations.markers.pasted_json import QUOTE, PastedJson, PastedString, read_pasted
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "chatgpt-json"

LOST = "ChatGPT's own record of a source, pasted without an address"
LOST_END = "ChatGPT's own record of a source, whose end with the address is missing"
_WHOLE_ANSWER = "ChatGPT lists it for the whole answer, not for this statement"

_START = re.compile(
    rf"(?::{{3}})?(?P<open>\\?\{{)\s{{0,9}}(?P<quote>{QUOTE})"
    rf"(?:fallbackMarkdown|reference{QUOTE}\s?:\s?\\?\{{\s?{QUOTE}matched\\?_text"
    rf"|showLoginRequiredCard){QUOTE}"
)
# `\_` in the keys, `\[` before a list: the paste was escaped for Markdown.
_ESCAPED = re.compile(r"\w\\_\w|[:,]\s?\\[\[{]|\\{2}\"")
_ESCAPED_WITHIN = 2000
_UNESCAPE = re.compile(
    r"\\(?:u(?P<code>[0-9a-fA-F]{4})|(?P<blank>[nrt])|(?P<char>[!-/:-@\[-`{-~]))"
)
_TRACKING = re.compile(r"(?<=[?&])utm_source=(?:chatgpt\.com|openai)(?:&|(?=#)|\Z)")
_HTTP = re.compile(r"https?:(?:\\?/){2}", re.IGNORECASE)
_LINK_TEXT = re.compile(r"\[([^\[\]\n]{1,200})\\?\]\\?\(")
_EDGE = re.compile(r"(?:\\n|\\r|\s)*")
_MAX_NAME = 300


def find(text: str, known: Known) -> Iterator[Found]:
    if "fallbackMarkdown" not in text:
        return
    at = 0
    while match := _START.search(text, at):
        sample = text[match.start() : match.start() + _ESCAPED_WITHIN]
        escaped = _ESCAPED.search(sample) is not None
        start = match.end("open") - 1
        pasted = read_pasted(text, start, match["quote"], escaped=escaped)
        at = max(pasted.span.end, match.end())
        if any("reference" in string.path for string in pasted.strings) or not pasted.complete:
            yield from _read(text, Span(match.start(), at), pasted)


def _read(text: str, span: Span, pasted: PastedJson) -> Iterator[Found]:
    sources = tuple(_sources(text, pasted))
    fallback = next((s for s in pasted.strings if s.path[-1] == "fallbackMarkdown"), None)
    kind = _value(text, pasted, "type")
    words = _shown(text, fallback.span) if kind == "url" and fallback else None
    lost = "" if sources else LOST if pasted.complete else LOST_END
    doubt = _WHOLE_ANSWER if kind == "sources_footnote" else ""
    site = _site(text, fallback, pasted)
    shown = _plain(words.of(text)) if words else ""
    yield Found(span, sources=sources, site=site, lost=lost, doubt=doubt, shown=shown)


def _value(text: str, pasted: PastedJson, key: str) -> str:
    """A string of the reference itself, "" where there is none."""
    for string in pasted.strings:
        if string.path[-2:] == ("reference", key):
            return string.span.of(text)
    return ""


def _sources(text: str, pasted: PastedJson) -> Iterator[FoundSource]:
    """The pages in order, titled ones first: `safe_urls` repeats them with and without tracking."""
    titles: dict[int, dict[str, str]] = {}
    for string in pasted.strings:
        if string.path[-1] in ("title", "attribution"):
            titles.setdefault(string.item, {})[string.path[-1]] = _plain(string.span.of(text))
    listed = [string for string in pasted.strings if string.path[-1] == "url"]
    listed += (string for string in pasted.strings if string.path[-2:-1] == ("safe_urls",))
    seen: set[str] = set()
    for string in listed:
        written = string.span.of(text)
        if string.cut or not _HTTP.match(written) or (page := _identity(written)) in seen:
            continue  # the rest of an address that was cut can't be known
        seen.add(page)
        names = titles.get(string.item, {}) if string.path[-1] == "url" else {}
        site = names.get("attribution", "")
        yield FoundSource(string.span, names.get("title") or site, site)


def _identity(written: str) -> str:
    """The page that a URL names, whatever the paste escaped and the assistant added."""
    url = _TRACKING.sub("", html.unescape(_UNESCAPE.sub(_unescaped, written)))
    return re.sub(r"^https?://(?:www\.)?", "", url, flags=re.IGNORECASE).rstrip("/?&")


def _site(text: str, fallback: PastedString | None, pasted: PastedJson) -> str:
    """The publisher that the citation showed; "" when its pages have several."""
    names = {
        _plain(string.span.of(text))
        for string in pasted.strings
        if string.path[-1] == "attribution"
    } - {""}
    if len(names) == 1:
        return names.pop()
    if names or not fallback:
        return ""
    written = fallback.span.of(text)[: 10 * _MAX_NAME]
    name = link[1] if (link := _LINK_TEXT.search(written)) else written
    return re.sub(r"\s?\+\d{1,3}\Z", "", _plain(name).strip("()（） ")).strip()


def _shown(text: str, span: Span) -> Span | None:
    """The words of a link, without the line breaks around them; None if they are a URL."""
    words = span.of(text)
    start = _EDGE.match(words)
    lead = start.end() if start else 0
    tail = re.search(r"(?:\\n|\\r|\s){0,20}\Z", words[-_MAX_NAME:])
    end = len(words) - (len(tail.group()) if tail else 0)
    if lead >= end or "](" in words or "://" in words:
        return None
    return Span(span.start + lead, span.start + end)


def _plain(written: str) -> str:
    """The words of a string, its escapes undone, on one line."""
    plain = html.unescape(_UNESCAPE.sub(_unescaped, written[:_MAX_NAME]))
    whole = plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return " ".join(whole.split())


def _unescaped(match: re.Match[str]) -> str:
    if match["code"]:
        return chr(int(match["code"], 16))
    return " " if match["blank"] else match["char"]
