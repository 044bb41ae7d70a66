"""Undoes what copying did to a URL. Every change is said in words; what is not certain is a
candidate, see `candidates`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.links.find import is_host
from auditor.links.wrapped import join_lines

if TYPE_CHECKING:
    from collections.abc import Callable

_INVISIBLE = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
# Persian, Indic and emoji need the joiners (RFC 5892, appendix A.1); ASCII has no use for them.
_JOINER = re.compile("(?<![^\x00-\x7f])[\u200c\u200d]{1,99}|[\u200c\u200d]{1,99}(?![^\x00-\x7f])")
_FULL_WIDTH = str.maketrans({c + 0xFEE0: chr(c) for c in range(0x21, 0x7F)})
_FULL_WIDTH_START = re.compile(r"(?:https?|ｈｔｔｐｓ?)(?:：[／/]{2}|:／／)", re.IGNORECASE)
_JSON_CODE = re.compile(r"\\{1,4}u00([2-7][0-9A-Fa-f])")
_ESCAPED = re.compile(r"\\{1,8}([!-/:-@\[\]-`{-~])")
_AMPERSAND = re.compile(r"&(?:amp;|#0{0,4}38;|#x0{0,4}26;){1,99}", re.IGNORECASE)
_NUMERIC = re.compile(r"&#(?:0{0,4}([1-9]\d{1,2})|x0{0,4}([2-7][0-9a-f]));", re.IGNORECASE)
_ELLIPSIS = re.compile(r"(?<!\.)\.{3}\Z")
# Nothing in it that any repair would change: most URLs are so, and only this is asked of them.
_UNDAMAGED = re.compile(
    r"https?://[a-z0-9\-]{1,63}(?:\.[a-z0-9\-]{1,63}){1,8}"
    r"(?:[/?#](?:[\w\-.~!$'()*+,;=:@/?#%|^`\"]|&(?!amp;|#))*)?",
    re.ASCII | re.IGNORECASE,
)

_TWICE = re.compile(
    r"[\[<(*_]{0,6}(?:<u>)?(?P<label>https?://[^\s<>\[\]]{1,4000}?)(?:</u>)?"
    r"(?:\](?:\{[^{}\s]{0,60}\})?){0,3}\]?\(<?(?P<target>https?://[^\s<>]{1,4000}?)>?\)[*_>)]{0,6}\Z",
    re.IGNORECASE,
)
_ENCLOSED = re.compile(r"(?:<u>|<)(?P<url>https?://[^\s<>]{1,8192})(?:</u>|>)\Z", re.IGNORECASE)
_DOUBLED = re.compile(r"(?:https?:?/{1,2}){1,9}(?=https?://)", re.IGNORECASE)
_DEFANGED = re.compile(r"hxxp(s?)(?:\[:\]|:)(?=//)", re.IGNORECASE)
_HOST_DOT = re.compile(r"[\[(]\.[\])]|\[dot\]", re.IGNORECASE)
_HOST_NEXT = r"(?=[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,8}(?:[:/?#]|\Z))"
_SLASHES = re.compile(
    rf"(https?)(?::/|:/{{3,9}}|:?/{{2,9}}|[;.]/{{2}})(?<!p://)(?<!s://){_HOST_NEXT}", re.IGNORECASE
)
_SCHEMELESS = re.compile(
    r"(?P<host>[A-Za-z0-9\-_.]{1,250}\.[A-Za-z0-9\-]{2,63})(?::\d{2,5})?(?P<path>[/?#].*)?\Z",
    re.DOTALL,
)
_PASSES = 6  # each repair may uncover another; more layers than these are no copy's work


def is_cut(url: str) -> bool:
    """Whether the URL was shortened for display: it ends in an ellipsis."""
    return url.endswith(("…", "...")) or url[-9:].upper() == "%E2%80%A6"


def repair(written: str, *, in_list: bool = False) -> tuple[str, tuple[str, ...]]:
    """The URL that was meant, and what had to be changed.

    `in_list` says that it ends an entry of a source list: there the final dot is the entry's
    (Bing and Copilot write `(n) Title. URL.`), and exactly one is taken off; and a bare host is a
    link.
    """
    repairs: list[str] = []
    url = _without_damage(_without_invisible(written.strip(), repairs), repairs)
    if in_list and url.endswith(".") and not _ELLIPSIS.search(url):
        url = _without_damage(url[:-1].rstrip(), repairs)
        repairs.append("the list's final dot removed")
    if url[:4].lower() == "www." or (in_list and _is_schemeless(url)):
        url = "http://" + url
        repairs.append("http:// added")
    return url, tuple(dict.fromkeys(repairs))


def _without_invisible(url: str, repairs: list[str]) -> str:
    plain = url if url.isascii() else _JOINER.sub("", _INVISIBLE.sub("", url))
    if plain != url:
        repairs.append("invisible characters removed")
    return plain.strip()


def _without_damage(url: str, repairs: list[str]) -> str:
    if _UNDAMAGED.fullmatch(url):
        return url
    for _ in range(_PASSES):
        before = url
        for needs, change, why in _CHANGES:
            if any(mark in url for mark in needs):
                changed = change(url)
                if changed != url:
                    url = changed
                    repairs.append(why)
        if url == before:
            break
    return url


def _narrow(url: str) -> str:
    return url.translate(_FULL_WIDTH) if _FULL_WIDTH_START.match(url) else url


def _unescape(url: str) -> str:
    return _ESCAPED.sub(r"\1", url)


def _from_json(url: str) -> str:
    url = _JSON_CODE.sub(lambda m: _printable(int(m[1], 16), m), url)
    return url.replace("\\/", "/")


def _from_html(url: str) -> str:
    url = _AMPERSAND.sub("&", url)
    return _NUMERIC.sub(lambda m: _printable(int(m[1]) if m[1] else int(m[2], 16), m), url)


def _printable(code: int, match: re.Match[str]) -> str:
    """The character, unless it would be white space, a control or a backslash."""
    return chr(code) if 0x20 < code < 0x7F and code != ord("\\") else match.group()


def _one_of_two(url: str) -> str:
    match = _TWICE.match(url)
    return match["target"] if match else url


def _unclosed(url: str) -> str:
    match = _ENCLOSED.match(url)
    return match["url"] if match else url


def _one_scheme(url: str) -> str:
    match = _DOUBLED.match(url)
    return url[match.end() :] if match else url


def _with_slashes(url: str) -> str:
    match = _SLASHES.match(url)
    return f"{match[1]}://{url[match.end() :]}" if match else url


def _refanged(url: str) -> str:
    if not _DEFANGED.match(url):
        return url
    host, slash, path = _DEFANGED.sub(r"http\1:", url, count=1).partition("//")
    name, rest_slash, rest = path.partition("/")
    return host + slash + _HOST_DOT.sub(".", name) + rest_slash + rest


# What must be in the URL for a repair to be worth trying, the repair, and what it is called.
_CHANGES: tuple[tuple[tuple[str, ...], Callable[[str], str], str], ...] = (
    (("\n",), join_lines, "lines joined"),
    (("：", "／"), _narrow, "full-width punctuation made plain"),
    (("\\u", "\\/"), _from_json, "JSON escapes removed"),
    (("\\",), _unescape, "Markdown escapes removed"),
    (("&",), _from_html, "HTML entities decoded"),
    (("](", "}("), _one_of_two, "one link made of two"),
    (("<",), _unclosed, "angle brackets removed"),
    (("xx", "XX"), _refanged, "hxxp made http"),
    (("//",), _one_scheme, "doubled scheme removed"),
    (("/",), _with_slashes, "slashes after the scheme put right"),
)


def _is_schemeless(url: str) -> bool:
    match = _SCHEMELESS.match(url)
    return match is not None and is_host(match["host"], path=bool(match["path"]))


_CLOSERS = {
    ")": "(",
    "]": "[",
    "}": "{",
    "%29": "(",
    "%5D": "[",
    "%7D": "{",
    "`": "",
    '"': "",
    "'": "",
    ">": "<",
    "%60": "",
    "%22": "",
    "%27": "",
    "%3E": "<",
}
_ENCODED = {"(": "%28", "[": "%5B", "{": "%7B", "<": "%3C"}
_CLOSING = re.compile(r"(?:[)\]}`\"'>*]|%(?:29|5D|7D|60|22|27|3E))[.,;:]?\Z", re.IGNORECASE)
_ABBREVIATED = re.compile(
    r"(?:_(?:Inc|Jr|Sr|Corp|Co|Ltd|Bros|St|Dr|Mr|etc)|[/_](?:[A-Z]\.){1,5}[A-Z])\Z"
)
_GLUED_TEXT = re.compile(r"(?<=[A-Za-z0-9])[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PICTOGRAPHS = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]{1,20}\\Z")
# White space, a closing quote, and stops of CJK, as a renderer encoded them into the address.
_ENCODED_END = re.compile(
    r"(?:%(?:20|0A|0D|C2%A0|E2%80%(?:8B|99|9D)|E3%80%8[12]|EF%BC%(?:89|8C))){1,9}\Z", re.IGNORECASE
)
_LONGEST_CLOSING = 4
_MOST = 4
_MOST_CLOSERS = 8


def candidates(url: str, written: str = "") -> tuple[str, ...]:
    """Other URLs that may have been meant, most likely first. `written` is what `url` was repaired
    from.

    Its first line alone, where it had several; without closing brackets and quotes that close
    nothing in it, white space and stops that were encoded; without text in a script that has no
    spaces, and without pictographs; with the final dot that a list took, or one that an
    abbreviation has.
    """
    start = url.find("://") + 3
    if start < 3:
        return ()
    found = []
    written = written.strip()
    if "\n" in written:
        first = repair(written.partition("\n")[0])[0]
        if "://" in first and url.startswith(first):
            found.append(first)
    if _CLOSING.search(url, max(0, len(url) - _LONGEST_CLOSING)):
        found.append(_without_closers(url))
    if encoded := _ENCODED_END.search(url, max(start, len(url) - 81)):
        found.append(url[: encoded.start()])
    if not url.isascii():
        text = _GLUED_TEXT.search(url, start)
        if text and url[: text.start()].isascii():
            found.append(url[: text.start()])
        if picture := _PICTOGRAPHS.search(url, max(start, len(url) - 20)):
            found.append(url[: picture.start()])
    dot_taken = written.endswith(".") and not url.endswith(".")
    if dot_taken or _ABBREVIATED.search(url, max(0, len(url) - 40)):
        found.append(url + ".")
    return tuple(other for other in dict.fromkeys(found) if other != url)[:_MOST]


def _without_closers(url: str) -> str:
    """Without closers at the end that have no opener in the URL."""
    end = len(url)
    balance = {
        opener: _count(url, opener, code) - _count(url, closer, _code_of(closer))
        for opener, code in _ENCODED.items()
        for closer in ")]}>"
        if _CLOSERS[closer] == opener
    }
    for _ in range(_MOST_CLOSERS):
        match = _CLOSING.search(url, max(0, end - _LONGEST_CLOSING), end)
        if match is None:
            break
        mark = match.group().rstrip(".,;:").upper()
        opener = _CLOSERS.get(mark, "")
        if opener:
            if balance[opener] >= 0:
                break
            balance[opener] += 1
        elif mark != "*" and _quotes(url[:end], mark) % 2 == 0:
            break
        end = match.start()
    return url[:end]


def _quotes(url: str, mark: str) -> int:
    """How often a quote occurs, plain or encoded: one of a pair stays."""
    char = mark if len(mark) == 1 else chr(int(mark[1:], 16))
    return _count(url, char, _code_of(char))


def _code_of(char: str) -> str:
    return f"%{ord(char):02X}"


def _count(url: str, char: str, code: str) -> int:
    return url.count(char) + url.upper().count(code)
