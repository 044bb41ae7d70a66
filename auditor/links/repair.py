"""Undoes what copying did to a URL. Every change is said in words."""

from __future__ import annotations

import re

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_FULL_WIDTH = str.maketrans("：／？＝＆＃．％", ":/?=&#.%")
_FULL_WIDTH_START = re.compile(r"https?[：:][／/]{2}", re.IGNORECASE)
_ELLIPSIS = re.compile(r"(?<!\.)\.{3}\Z")
_CUT = re.compile(r"(?:…|\.{3,}|%E2%80%A6)\Z", re.IGNORECASE)


def is_cut(url: str) -> bool:
    """Whether the URL was shortened for display: it ends in an ellipsis."""
    return bool(_CUT.search(url))


def repair(written: str, *, in_list: bool = False) -> tuple[str, tuple[str, ...]]:
    """The URL that was meant, and what had to be changed.

    `in_list` says that it ends an entry of a source list: there the final dot is the entry's
    (Bing and Copilot write `(n) Title. URL.`), and exactly one is taken off.
    """
    url, repairs = written.strip(), []

    def change(to: str, why: str) -> None:
        nonlocal url
        if to != url:
            url = to
            repairs.append(why)

    change(_INVISIBLE.sub("", url), "invisible characters removed")
    if _FULL_WIDTH_START.match(url):
        change(url.translate(_FULL_WIDTH), "full-width punctuation made plain")
    change(_ESCAPED.sub(r"\1", url), "Markdown escapes removed")
    if in_list and url.endswith(".") and not _ELLIPSIS.search(url):
        change(url[:-1], "the list's final dot removed")
    if url[:4].lower() == "www.":
        change("http://" + url, "http:// added")
    return url, tuple(repairs)
