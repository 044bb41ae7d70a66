"""Finds URLs in text: bare ones, the targets of Markdown links and of HTML ones, and in source
lists those without a scheme. Linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from auditor.links.ending import (
    MAX_URL,
    STOP,
    authority_end,
    has_path,
    path_end,
    run_end,
    trim,
)
from auditor.links.wrapped import join_lines, wrapped_end
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tldextract import TLDExtract

# Before it no letter, for `xhttp://` is another scheme; no `$`, as twitter-text and linkify-it have
# it; no hashtag's or mention's mark; before `www.` nothing that a longer URL or an address of mail
# would have there. A copy may double the scheme, and JSON escapes its slashes.
_START = re.compile(
    r"(?<![A-Za-z$])(?<!\s[#@])(?<!\A[#@])(?:(?:[Hh][Tt][Tt][Pp][Ss]?|[Ff][Tt][Pp])(?::\\?/\\?/)){1,3}"
    rf"|(?<![A-Za-z0-9_@./\-:])(?=[Ww]{{3}}\.[^{STOP}.])"
)
_WIDE = re.compile(
    rf"(?<![A-Za-z])(?:[Hh][Tt][Tt][Pp][Ss]?|ｈｔｔｐｓ?)(?:：[／/]{{2}}|:／／)"
    rf"(?:[^{STOP}]|[：？．](?=[^{STOP}])){{1,{MAX_URL}}}"
)


def find_bare(text: str) -> Iterator[Span]:
    """Spans of the URLs written out in running text, sentence punctuation left out.

    A URL that was wrapped goes on in the next line; its span then has the line break in it.
    """
    if "／" not in text:
        yield from _plain(text)
        return
    end = 0
    for span in sorted((*_plain(text), *_wide(text)), key=lambda span: span.start):
        if span.start >= end:
            end = span.end
            yield span


def _plain(text: str) -> Iterator[Span]:
    at = limit = 0
    while match := _START.search(text, at):
        start, host = match.span()
        # Several URLs may stand in one run without a space: it is measured once.
        limit = limit if limit > host else run_end(text, host)
        end = _end(text, start, host, limit)
        if end > host:
            end = max(end, _wrapped(text, start, end, limit))
            yield Span(start, end)
        at = max(end, host, start + 1)


def _wide(text: str) -> Iterator[Span]:
    for match in _WIDE.finditer(text):
        yield Span(match.start(), match.start() + len(trim(match.group())))


def _end(text: str, start: int, host: int, limit: int) -> int:
    """Where the URL that starts at `start` ends; `host` when it is none."""
    end = authority_end(text, host, limit)
    if end == host:
        return host
    if has_path(text, end, limit):
        quoted = text[start - 1 : start] == "'"
        end = path_end(text, end, limit, quoted=quoted, row=_in_row(text, start))
    url = _slug(trim(_without_particle(text[start:end])))
    return start + len(url) if url else host


def _wrapped(text: str, start: int, end: int, limit: int) -> int:
    """Where a URL that fills its line ends, further down; 0 when it does not go on there."""
    if not text.startswith(("\n", "\r\n"), limit) or limit - end > 1:
        return 0
    further = wrapped_end(text, start, limit)
    joined = join_lines(text[start:further])
    further -= len(joined) - len(trim(joined[: path_end(joined, 0, len(joined))]))
    return 0 if further <= limit or text[further - 1].isspace() else further


def _in_row(text: str, start: int) -> bool:
    """Whether the line is a row of a table, where a bar ends the cell."""
    line = text.rfind("\n", max(0, start - 500), start) + 1
    return text[line : line + 8].lstrip().startswith("|")


# The shortener's names are letters and digits, 40 at most (twitter-text, validTcoUrl): what follows
# is the sentence's. It is the one host that finders know by name.
_TCO = re.compile(r"https?://t\.co/(?:[A-Za-z0-9]{1,40}(?![A-Za-z0-9])(?:\?.*)?)?", re.DOTALL)


def _slug(url: str) -> str:
    if not url.startswith(("https://t.co/", "http://t.co/")):
        return url
    match = _TCO.match(url)
    return match.group() if match and not match.group().endswith("t.co/") else ""


# Japanese and Korean glue particles to what they follow: `https://a.jp/をご覧`, `https://a.kr에서`.
_PARTICLE = re.compile(r"(?<=[A-Za-z0-9/])[\u3040-\u309f\uac00-\ud7af]")
_ROOT = re.compile(r"[A-Za-z]{3,5}://[^/]{1,253}/")


def _without_particle(url: str) -> str:
    if url.isascii():
        return url
    found = _PARTICLE.search(url)
    if found is None or not url[: found.start()].isascii():
        return url
    after_letter = url[found.start() - 1] != "/"
    return url[: found.start()] if after_letter or _ROOT.fullmatch(url[: found.start()]) else url


@dataclass(frozen=True, slots=True)
class MarkdownLink:
    """`[label](target "title")`: the whole, and the parts between the brackets."""

    span: Span
    label: Span
    target: Span


_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_TITLE = re.compile(r"\s{1,9}(?:\"[^\"]{0,999}\"|'[^']{0,999}')\s{0,9}\)")
_TARGET_END = re.compile(r"\\.|[()\s]|\]\(", re.DOTALL)
# A target that was wrapped with the text around it: the bracket proves that it goes on.
_GOES_ON = re.compile(r"\r?\n[ \t>]{0,20}(?=[^\s()\"'<>]{1,500}\))")


def find_markdown(text: str) -> Iterator[MarkdownLink]:
    """Inline links of CommonMark (6.3), in the order of their closing; inner ones come first."""
    openers: list[int] = []
    for match in _BRACKET.finditer(text):
        if match.group() == "[":
            openers.append(match.start())
        elif match.group() == "]" and openers:
            opener = openers.pop()
            if not text.startswith("(", match.end()):
                continue
            found = _target(text, match.end() + 1)
            if found is not None:
                target, end = found
                label = Span(opener + 1, match.start())
                yield MarkdownLink(Span(opener, end), label, target)


def _target(text: str, start: int) -> tuple[Span, int] | None:
    """The target that starts at `start` and the offset after the link's closing parenthesis."""
    if text.startswith("<", start):
        end = text.find(">)", start, start + MAX_URL)
        return None if end < 0 else (Span(start + 1, end), end + 2)
    depth = joined = 0
    for match in _TARGET_END.finditer(text, start, start + MAX_URL):
        char = match.group()
        if match.start() < joined:
            continue
        if char == "(":
            depth += 1
        elif char == ")" and depth:
            depth -= 1
        elif char == ")":
            return Span(start, match.start()), match.end()
        elif char == "](":
            return None
        elif char.isspace():
            if title := _TITLE.match(text, match.start()):
                return Span(start, match.start()), title.end()
            goes_on = _GOES_ON.match(text, match.start())
            if goes_on is None or text[start : start + 4].lower() != "http":
                return None
            joined = goes_on.end()
    return None


_HREF = re.compile(
    r"<a\s[^<>]{0,500}?\bhref\s{0,3}=\s{0,3}"
    rf"(?:\"(?P<double>[^\"<>]{{0,{MAX_URL}}})\"|'(?P<single>[^'<>]{{0,{MAX_URL}}})'"
    rf"|(?P<plain>[^\s\"'<>`]{{1,{MAX_URL}}}))[^<>]{{0,2000}}>",
    re.IGNORECASE,
)
_ANCHOR_END = re.compile(r"</a\s{0,3}>", re.IGNORECASE)
_LONGEST_LABEL = 2000


def find_href(text: str) -> Iterator[MarkdownLink]:
    """The links of HTML left in Markdown, `<a href="target">label</a>`, in order.

    One that is not closed is its opening tag alone, with an empty label.
    """
    if "href" not in text and "HREF" not in text:
        return
    for match in _HREF.finditer(text):
        target = next(
            Span(*match.span(name)) for name in match.groupdict() if match[name] is not None
        )
        start, end = match.end(), match.end()
        closed = _ANCHOR_END.search(text, start, start + _LONGEST_LABEL)
        following = _HREF.search(text, start, closed.start()) if closed else None
        if closed and not following:
            yield MarkdownLink(
                Span(match.start(), closed.end()), Span(start, closed.start()), target
            )
        else:
            yield MarkdownLink(Span(match.start(), end), Span(end, end), target)


_LETTER = r"A-Za-z0-9\u00c0-\u02af\u0370-\u052f"
_HOST = (
    rf"(?:[{_LETTER}](?:[{_LETTER}_\-]{{0,61}}[{_LETTER}])?\.){{1,8}}"
    rf"[{_LETTER}][{_LETTER}\-]{{1,23}}"
)
_SCHEMELESS = re.compile(
    rf"(?<![{_LETTER}@./\\:_\-=%&#])"
    rf"(?:h(?:tt|xx)ps?:?/{{1,3}})?(?P<host>{_HOST})(?![{_LETTER}@_])"
    r"(?::\d{2,5}(?!\d))?(?P<path>[/?#])?"
)
# Endings of files that are registries of countries too: alone, `setup.py` is no host.
_FILES = frozenset(("md", "mov", "ps", "py", "rs", "sh", "zip"))


def find_schemeless(text: str) -> Iterator[Span]:
    """Spans of hosts and addresses without a scheme, or with a damaged one (`https:/a.org`), in an
    entry of a source list: `docs.a.org/path`. In running text too much looks like a host.
    """
    if "." not in text:
        return
    others = find_bare(text)
    other = next(others, None)
    at = 0
    while match := _SCHEMELESS.search(text, at):
        start, at = match.start(), match.end()
        while other and other.end <= start:
            other = next(others, None)
        if other and other.start < at:
            at = max(at, other.end)
        elif is_host(match["host"], path=bool(match["path"])):
            end = at
            if match["path"]:
                end = path_end(text, match.start("path"), run_end(text, at))
            url = trim(_without_particle(text[start:end]))
            at = max(at, start + len(url))
            yield Span(start, start + len(url))


def is_host(host: str, *, path: bool) -> bool:
    """Whether this is a registered name's shape: it ends in a public suffix, and in no ending of a
    file, unless a path or a third label says that it is a host all the same.
    """
    name, _, suffix = host.rpartition(".")
    if suffix.lower() in _FILES and not path and "." not in name:
        return False
    if not path and host != host.lower():
        return False  # a product's name: ASP.NET
    found = _suffixes()(host.lower())
    return bool(found.suffix and found.domain)


@lru_cache(maxsize=1)
def _suffixes() -> TLDExtract:
    """The bundled public suffix list; never fetched, never cached on disk."""
    from tldextract import TLDExtract

    return TLDExtract(suffix_list_urls=(), cache_dir=None)
