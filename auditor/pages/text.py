"""Cleaning of extracted text: one form of newline, no characters that only deceive the eye."""

from __future__ import annotations

import re
import unicodedata

_NEWLINES = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Zero-width characters, bidi controls (Unicode TR 9), soft hyphen, tag characters, C0 and C1
# controls.
_DROPPED = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# ZWNJ and ZWJ stay after letters of the scripts that are spelled with them.
_JOINERS = re.compile(r"(?<![\u0600-\u0fff])[\u200c\u200d]+")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
# UAX 15 (Stream-Safe Text Format) allows 30 combining marks in a row; Python's NFC sorts longer
# runs in quadratic time (8,000 pairs: 0.3 s). Anything that is no letter, space or punctuation
# counts as a mark here.
_MARKS = re.compile(r"([^\w\s\x00-\u02ff\u2000-\u303f]{30})[^\w\s\x00-\u02ff\u2000-\u303f]+")
_MARK = re.compile(r"[^\w\s\x00-\u02ff\u2000-\u303f]")
_TABS = re.compile(r" ?\t[ \t]*")
_SPACES = re.compile(r" {2,}")
_LINE_ENDS = re.compile(r" ?\n[ \t]?")
_BLANK_LINES = re.compile(r"\n{3,}")

_PLAIN = bytes((9, 10, *range(32, 127)))
"""ASCII that stays as it is, or is white space."""


def clean(text: str) -> str:
    """NFC, lines trimmed, at most one blank line in a row, cells of a row parted by one tab.

    Each substitution is made only where there is something to substitute: passing over a page
    costs as much as reading it, and most pages need none of them.
    """
    odd = "".join(set(odd_characters(text, _PLAIN)))
    if not odd:
        return _folded(text).strip()
    if _NEWLINES.search(odd):
        text = _NEWLINES.sub("\n", text)
    if _DROPPED.search(odd):
        text = _DROPPED.sub("", text)
    if _SURROGATES.search(odd):
        text = _SURROGATES.sub("\ufffd", text)
    if "\u200c" in odd or "\u200d" in odd:
        text = _JOINERS.sub("", text)
    text = _folded(text)
    if _MARK.search(odd):
        text = _MARKS.sub(r"\1", text)
    return unicodedata.normalize("NFC", text).strip()


def _folded(text: str) -> str:
    if "  " in text:
        text = _SPACES.sub(" ", text)
    if "\t" in text:
        text = _TABS.sub("\t", text)
    if " \n" in text or "\n " in text or "\n\t" in text:
        text = _LINE_ENDS.sub("\n", text)
    return _BLANK_LINES.sub("\n\n", text) if "\n\n\n" in text else text


def odd_characters(text: str, usual: bytes) -> str:
    """`text` without the `usual` ASCII characters; 1 ns a character, a regex needs 10 to 30."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, usual)
    return rest.decode("utf-8", "surrogatepass")


def one_line(text: str, limit: int) -> str:
    """`text` on one line, at most `limit` characters."""
    folded = " ".join(clean(text[: 8 * limit]).split())
    return folded if len(folded) <= limit else folded[: limit - 1].rstrip() + "…"
