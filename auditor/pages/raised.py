"""Raised text: footnote marks go, powers keep a caret, so that "640<sup>1</sup>" is not 6401.

Done on the source, since text extraction sets raised characters as if they stood on the line.
"""

from __future__ import annotations

import html
import re

_TAG = re.compile(r"<(/?)[sS][uU][pP](?=[\s>/])([^<>]{0,500})>")
_ANY_TAG = re.compile(r"<[^<>]{0,500}>")
_OPEN_LINK = re.compile(r"<a\b([^<>]{0,500})>\s{0,9}$", re.IGNORECASE)
_MAX_INNER = 800
"""Characters of markup in one mark; a MediaWiki footnote has about 150."""
_BEFORE = 300
"""Characters of markup in which the text before a mark is looked for."""
_MAX_MARKS = 20_000
"""Footnotes treated, 4 microseconds each; the longest reference list we know has under 2,000."""

_NOTE = re.compile(
    r"href=[\"']?#|cite_?(?:note|ref)|foot-?note|\bfn-?ref|doc-noteref|"
    r"class=[\"']?[^\"'>]{0,80}\b(?:reference|noteref|footnote)\b",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"(?:\[[^\[\]]{1,40}\]\s?){1,9}|\((?:\d{1,3}|[a-z])\)", re.IGNORECASE)
_NUMBERS = re.compile(r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,9}|[*†‡§¶]{1,3}|[bcfg]")  # not 5e, 1a, 3d
_POWER = re.compile(r"[+−–-]?\d{1,3}")
_SIGNED = re.compile(r"[+−–-]\d{1,2}")
_BASE = re.compile(r"(?<![\d.,])(?:10|2(?=\s\d\d$))(?=\s)")
_PRICE = re.compile(r"[$€£]\s?\d{1,6}$")
# A unit or a variable: what is raised after it is a power. Longer words have footnotes.
_UNIT = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]|[kcdmµnh]m|ft|in|yd|mi|sec)$")


def lower_raised(markup: str) -> str:
    """`markup` with each `<sup>` as it reads: dropped, after a caret, or as it was."""
    done: list[str] = []
    copied = 0
    opened: re.Match[str] | None = None
    for count, tag in enumerate(_TAG.finditer(markup)):
        if count > 2 * _MAX_MARKS:
            break
        if not tag[1]:
            opened = tag
            continue
        if opened and tag.start() - opened.end() <= _MAX_INNER:
            done += (markup[copied : opened.start()], _read(markup, opened, tag))
            copied = tag.end()
        opened = None
    return "".join((*done, markup[copied:])) if done else markup


def _read(markup: str, opened: re.Match[str], closed: re.Match[str]) -> str:
    inner = markup[opened.end() : closed.start()]
    raised = html.unescape(_ANY_TAG.sub("", inner)).strip()
    before = markup[max(0, opened.start() - _BEFORE) : opened.start()]
    link = _OPEN_LINK.search(before)
    base = html.unescape(_ANY_TAG.sub("", before))
    after = markup[closed.end() : closed.end() + 1]
    as_it_was = markup[opened.start() : closed.end()]
    gap = " " if after.isalnum() else ""
    if _NOTE.search(f"{opened[0]}{inner}{link[1] if link else ''}") or _BRACKETED.fullmatch(raised):
        return gap
    if not base.strip() or not raised:
        return as_it_was
    if _POWER.fullmatch(raised) and (
        _BASE.search(f"{base[-4:]} {raised}") or _SIGNED.match(raised)
    ):
        return f"^{raised}"
    if base[-1].isdigit() and raised.isdigit() and after in ("/", "⁄"):
        return f" {raised}"  # 5<sup>1</sup>/<sub>2</sub>
    if len(raised) == 2 and raised.isdigit() and _PRICE.search(base[-9:]):
        return f".{raised}"
    if _NUMBERS.fullmatch(raised):
        if base[-1].isspace():
            return as_it_was if after.isalnum() else ""  # the 14 of carbon-14 stands before a C
        if raised.isdigit() and _UNIT.search(base[-6:]):
            return as_it_was
        return gap
    return f" {as_it_was}" if " " in raised or len(raised) > 5 else as_it_was
