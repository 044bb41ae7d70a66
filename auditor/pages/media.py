"""What kind of document came back: the Content-Type header, corrected by the first bytes."""

from __future__ import annotations

import re

from auditor.model import Word


class Media(Word):
    HTML = "html"
    XHTML = "xhtml"
    TEXT = "text"
    TABLE = "table"
    JSON = "json"
    XML = "xml"
    PDF = "pdf"
    OTHER = "other"


# Signatures of the WHATWG MIME Sniffing Standard, section 6, and of Office files.
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\0", "application/x-xz"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"OggS", "application/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"\0asm", "application/wasm"),
    (b"\x7fELF", "application/x-executable"),
    (b"{\\rtf", "application/rtf"),
)
_DOWNLOAD = (
    "application/octet-stream binary/octet-stream application/force-download "
    "application/x-download application/download application/unknown unknown/unknown */*"
)
_VAGUE = frozenset(("", "text/plain", *_DOWNLOAD.split()))
_PDF_TYPES = frozenset(("application/pdf", "application/x-pdf", "text/pdf"))
_TABLES = frozenset(("text/csv", "application/csv", "text/tab-separated-values"))
_JSON_WORDS = "application/json text/json application/x-ndjson application/ndjson application/jsonl"
_JSON_TYPES = frozenset(_JSON_WORDS.split())
_PDF_WITHIN = 1024
"""Bytes before the signature that readers put up with (ISO 32000-1, annex H, note 13)."""
# What a file's name says of it, where neither its type nor its bytes do.
_ENDINGS = {
    "csv": (Media.TABLE, "text/csv"),
    "tsv": (Media.TABLE, "text/tab-separated-values"),
    "json": (Media.JSON, "application/json"),
    "geojson": (Media.JSON, "application/json"),
    "jsonl": (Media.JSON, "application/jsonl"),
    "ndjson": (Media.JSON, "application/x-ndjson"),
    "xml": (Media.XML, "application/xml"),
    "rss": (Media.XML, "application/rss+xml"),
    "atom": (Media.XML, "application/atom+xml"),
    "xhtml": (Media.XHTML, "application/xhtml+xml"),
}
_FILENAME = re.compile(
    r"filename(?:\*\s{0,9}=\s{0,9}[\w-]{1,30}'[\w-]{0,20}'|\s{0,9}=\s{0,9}\"?)"
    r"[^\";]{1,300}?\.(\w{1,8})[\"\s]{0,9}(?:;|\Z)",
    re.IGNORECASE,
)
_TYPE = re.compile(r"\s*([\w!#$&^.+-]{1,80}/[\w!#$&^.+-]{1,80})")
_LOOKS_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,200}(?:<!--.{0,500}?-->\s{0,200}){0,3}"
    rb"<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_LOOKS_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}<\?xml\b")
_XHTML = re.compile(rb"<html\b[^<>]{0,500}http://www\.w3\.org/1999/xhtml")
_LOOKS_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}[\[{]\s{0,200}[\"\[{\]}]")
# Bytes that no text in an ASCII-compatible charset has (MIME Sniffing Standard, section 3).
_BINARY = re.compile(rb"[\0-\x08\x0b\x0e-\x1a\x1c-\x1f]")


def media_of(content_type: str, body: bytes, disposition: str = "") -> tuple[Media, str]:
    """The kind, and the media type to name to the user.

    `disposition` is the Content-Disposition header (RFC 6266), for the file name in it.
    """
    match = _TYPE.match(content_type)
    named = match[1].lower() if match else ""
    head = body[:2048]
    signed = _signed(named, head)
    if signed:
        return signed
    if named in _VAGUE:
        return _sniffed(named, head, disposition)
    if named in _PDF_TYPES:
        # The page that says why there is no file comes with the type of the file.
        return (Media.HTML, "text/html") if _LOOKS_HTML.match(head) else (Media.PDF, named)
    if named == "text/html":
        return Media.HTML, named
    if named == "application/xhtml+xml":
        return Media.XHTML, named
    if named in ("application/xml", "text/xml") or named.endswith("+xml"):
        if _LOOKS_HTML.match(head) or _XHTML.search(head):
            return Media.XHTML, named
        return (Media.OTHER if named.startswith("image/") else Media.XML), named
    if named in _JSON_TYPES or named.endswith("+json"):
        return Media.JSON, named
    if named in _TABLES:
        return Media.TABLE, named
    return (Media.TEXT if named.startswith("text/") else Media.OTHER), named


def _signed(named: str, head: bytes) -> tuple[Media, str] | None:
    """What the first bytes say, whatever the header does."""
    if head.startswith(b"%PDF-"):
        return Media.PDF, "application/pdf"
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return Media.OTHER, name
    if head[4:8] == b"ftyp":
        return Media.OTHER, "video/mp4"
    if head[:4] == b"RIFF" and head[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return Media.OTHER, named or "image/webp"
    return None


def _sniffed(named: str, head: bytes, disposition: str) -> tuple[Media, str]:
    if _LOOKS_HTML.match(head):
        return Media.HTML, "text/html"
    if named != "text/plain" and b"%PDF-" in head[:_PDF_WITHIN]:
        return Media.PDF, "application/pdf"
    if named != "text/plain" and _LOOKS_XML.match(head):
        if _XHTML.search(head):
            return Media.XHTML, "application/xhtml+xml"
        return Media.XML, "application/xml"
    utf16 = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    if _BINARY.search(head) and not utf16:
        return Media.OTHER, "application/octet-stream"
    file = _FILENAME.search(disposition[:2000])
    ending = file[1].lower() if file else ""
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    if named != "text/plain" and _LOOKS_JSON.match(head):
        return Media.JSON, "application/json"
    return Media.TEXT, "text/plain"
