"""Where a URL that stands in prose ends. Linear in the URL.

A URL has an authority (RFC 3986, 3.2) and, after `/`, `?` or `#`, almost anything; what ends it is
what a reader takes for the sentence's. Where the suites of other finders agree they are followed
(twitter-text, linkify-it, GFM's extended autolinks, rust-linkify, autolink-java); where an
assistant's answer needs another reading, the comment says so.
"""

from __future__ import annotations

import re

MAX_URL = 8192
"""Longest URL read, in code points: RFC 9110 (4.1) asks recipients for 8,000 octets at least."""

INVISIBLE = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphen, zero-width space, word joiner, byte order mark: put into long URLs to let them
break over lines, and around them by copying."""
# Stops at white space, quotes that can't be part of a URL, and punctuation of scripts that write
# without spaces, where the next sentence follows at once. An em dash is never written in a URL.
STOP = (
    r"\s<>\"`“”„‘«»‹›「」『』【】《》〈〉（），。、；：！？｜—―"
    r"،؛؟۔।॥。｡､"
    rf"{INVISIBLE}\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2061-\u206f"
)
_INSIDE = rf"[{INVISIBLE}\u061c\u200e\u200f]{{1,4}}(?=[A-Za-z0-9/?&=#%._~\-])"
_RUN = re.compile(rf"[^{STOP}]{{0,{MAX_URL}}}(?:{_INSIDE}[^{STOP}]{{1,{MAX_URL}}}){{0,64}}")

# A blank in braces or brackets (`{{host}}`, `[your-domain]`, an IPv6 address), an escaped hyphen or
# underscore, or any character that is no ASCII punctuation.
_HOST_CHAR = r"[^\s/?#:@!\"'()*+,;<=>\\^`|&\[\]{}’–]"
_AUTHORITY = re.compile(
    r"(?:[^\s/?#@\[\]()<>\"]{1,255}@)?"
    rf"(?P<host>(?:\[[^\[\]\s/]{{1,60}}\]|\$?\{{{{1,2}}[^{{}}\s/]{{1,60}}\}}{{1,2}}|\\[_.~\-]|{_HOST_CHAR}){{1,300}})"
    r"(?::(?:(?=/)|\d{1,12}|[A-Z_]{2,20}|\$?\{{1,2}[^{}\s/]{1,30}\}{1,2}))?"
)
_PATH_STARTS = re.compile(r"\\?[/?#]")


def authority_end(text: str, start: int, limit: int) -> int:
    """The offset after the authority that starts at `start`; `start` when there can be none."""
    match = _AUTHORITY.match(text, start, limit)
    if match is None:
        return start
    host, end = match["host"], match.end()
    if glued := _glued(host):
        host, end = host[:glued], match.start("host") + glued
    elif end == match.end("host") and not _PATH_STARTS.match(text, end, limit):
        # The URL ends here, and emphasis or a dash may stand right behind it.
        bare = host.rstrip("._~-…")
        if not bare or not host.endswith(("...", "…")):
            host = bare
        end = match.start("host") + len(host)
    return end if is_possible(host) else start


def has_path(text: str, at: int, limit: int) -> bool:
    return _PATH_STARTS.match(text, at, limit) is not None


# Top-level domains keep to one script: `a.com中文` is a domain and the text that follows it; so is
# `a.com` with a pictograph. Latin letters with accents end at U+036F.
_GLUED = re.compile(r"\.[A-Za-z]{2,24}[^\x00-\u036f\u200b-\u200f\u2060\ufeff]")


def _glued(host: str) -> int:
    """Where text without a space before it follows the host; 0 when none does."""
    if host.isascii():
        return 0
    last = host.rfind(".", 0, len(host.rstrip(".")))
    found = _GLUED.match(host, last) if last > 0 else None
    return found.end() - 1 if found else 0


_BLANK = re.compile(r"_*[A-Z][A-Z0-9_\-]*\Z|(?:your|my|the|some)[_\-]", re.ASCII)


def is_possible(host: str) -> bool:
    """Whether a host name can be written so (RFC 1123, 2.1), or is a template's blank.

    Single labels, unknown top-level domains and cut names are possible: the report says what is
    wrong with them.
    """
    if not host:
        return False
    if "…" in host or "..." in host or any(char in host for char in "[{$%"):
        return True
    labels = host.replace("\\", "").rstrip(".").split(".")
    if not labels[0] or any(map(_is_impossible, labels)):
        return False
    if len(labels) == 1:
        return True
    if "-" in labels[-1] and labels[-1][:4].lower() != "xn--" and not _BLANK.match(labels[-1]):
        return False
    # Registries sell no names with underscores; below a registered name they occur.
    return not any("_" in label and not _BLANK.match(label) for label in labels[-2:])


def _is_impossible(label: str) -> bool:
    if label[:1] in ("-", "_") or label[-1:] in ("-", "_"):
        return not _BLANK.match(label)
    return label[:4].lower() == "xn--" and not label.isascii()


def run_end(text: str, start: int) -> int:
    """Where the characters that a URL may have end, counted from `start`."""
    match = _RUN.match(text, start)
    return match.end() if match else start


_EVENT = re.compile(
    r"\\u[0-9A-Fa-f]{4}|\\?[()\[\]{}']|\\.?|[,;|](?=https?://)|\|"
    r"|&(?:lt|gt|quot|nbsp|apos|#34|#39|#x27|#60|#62);",
    re.DOTALL,
)
_CLOSERS = {")": "(", "]": "[", "}": "{"}
# GFM looks at brackets at the end only: a query goes on after these.
_JOINS = re.compile(r"[)\]}]{0,8}(?!&\w{1,31};)[&+=%][\w%]")


def path_end(text: str, start: int, limit: int, *, quoted: bool = False, row: bool = False) -> int:
    """Where path, query and fragment end at the latest, by what ends them in the middle.

    A closing bracket that has no opener; the quote that a URL was `quoted` with; the bar of a table
    `row`; a comma before another URL; an escaped control character (`\\n`: the text was copied out
    of JSON or code); an escaped angle bracket or quote of HTML.
    """
    depth = dict.fromkeys("([{", 0)
    for match in _EVENT.finditer(text, start, limit):
        mark = match.group()
        char = mark[-1]
        if char in depth:
            depth[char] += 1
        elif char in _CLOSERS:
            if depth[_CLOSERS[char]]:
                depth[_CLOSERS[char]] -= 1
            elif not _JOINS.match(text, match.end(), limit):
                return match.start()
        elif char == "'":
            if quoted and not text[match.end() : match.end() + 1].isalnum():
                return match.start()
        elif mark == "|" and not row and not text.startswith("http", match.end()):
            continue
        elif mark[0] != "\\" or (len(mark) == 2 and char in "nrtfbv"):
            return match.start()
    return limit


_TRAILING = frozenset(",;:!?’*_~|\\–•·→([{⁰¹²³⁴⁵⁶⁷⁸⁹")
_ENTITY = re.compile(r"&[A-Za-z0-9]{2,31};\Z")  # GFM 6.9: it is not the URL's
_MARKER = re.compile(r"\[\^?\d{1,3}\^?\]\Z")
_LONGEST_ENTITY = 33
_LONGEST_MARKER = 7
_ELLIPSES = (3, 4)  # dots: `....` is an ellipsis and a full stop, more are a leader


def trim(url: str) -> str:
    """A URL as it stands in prose, without the punctuation that belongs to the sentence, nor the
    citation marker that was set right behind it.

    A quote stays when it closes one of the URL's own. An ellipsis stays: it says that the URL was
    cut, which the caller must be able to see.
    """
    end, quotes = len(url), url.count("'")
    spare = {closer: url.count(closer) - url.count(opener) for closer, opener in _CLOSERS.items()}
    while end:
        char = url[end - 1]
        if char == ".":
            dots = _dots(url, end)
            if dots in _ELLIPSES:
                break
            end -= dots
        elif char == "'" and quotes % 2:
            quotes -= 1
            end -= 1
        elif char == "]" and (marker := _MARKER.search(url, max(0, end - _LONGEST_MARKER), end)):
            end = marker.start()
        elif char == ";" and (found := _ENTITY.search(url, max(0, end - _LONGEST_ENTITY), end)):
            end = found.start()
        elif char in _TRAILING or spare.get(char, 0) > 0:
            end -= 1
            if char in spare:
                spare[char] -= 1
        else:
            break
    return url[:end]


def _dots(url: str, end: int) -> int:
    start = end
    while start and url[start - 1] == ".":
        start -= 1
    return end - start
