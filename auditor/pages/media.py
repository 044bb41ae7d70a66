"""What kind of document came back: the Content-Type header, corrected by the first bytes."""

from __future__ import annotations

import re

from auditor.model import Word


class Media(Word):
    HTML = "html"
    TEXT = "text"
    JSON = "json"
    XML = "xml"
    OTHER = "other"


# Signatures of the WHATWG MIME Sniffing Standard, section 6, and of Office files.
_SIGNATURES = (
    (b"%PDF-", "application/pdf"),
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
_VAGUE = frozenset(
    ("", "application/octet-stream", "application/unknown", "unknown/unknown", "text/plain", "*/*")
)
_TYPE = re.compile(r"\s*([\w!#$&^.+-]{1,80}/[\w!#$&^.+-]{1,80})")
_LOOKS_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,200}(?:<!--.{0,500}?-->\s{0,200}){0,3}"
    rb"<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_LOOKS_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}<\?xml\b")
_LOOKS_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}[\[{]\s{0,200}[\"\[{\]}]")
# Bytes that no text in an ASCII-compatible charset has (MIME Sniffing Standard, section 3).
_BINARY = re.compile(rb"[\0-\x08\x0b\x0e-\x1a\x1c-\x1f]")


def media_of(content_type: str, body: bytes) -> tuple[Media, str]:
    """The kind, and the media type to name to the user."""
    match = _TYPE.match(content_type)
    named = match[1].lower() if match else ""
    head = body[:2048]
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return Media.OTHER, name
    if head[4:8] == b"ftyp":
        return Media.OTHER, "video/mp4"
    if head[:4] == b"RIFF" and head[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return Media.OTHER, named or "image/webp"
    if named in _VAGUE:
        return _sniffed(named, head)
    if named in ("text/html", "application/xhtml+xml"):
        return Media.HTML, named
    if named in ("application/xml", "text/xml") or named.endswith("+xml"):
        if _LOOKS_HTML.match(head):
            return Media.HTML, named
        return (Media.OTHER if named.startswith("image/") else Media.XML), named
    if named in ("application/json", "text/json") or named.endswith("+json"):
        return Media.JSON, named
    return (Media.TEXT if named.startswith("text/") else Media.OTHER), named


def _sniffed(named: str, head: bytes) -> tuple[Media, str]:
    if _LOOKS_HTML.match(head):
        return Media.HTML, "text/html"
    if named != "text/plain" and _LOOKS_XML.match(head):
        return Media.XML, "application/xml"
    if named != "text/plain" and _LOOKS_JSON.match(head):
        return Media.JSON, "application/json"
    utf16 = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    if _BINARY.search(head) and not utf16:
        return Media.OTHER, "application/octet-stream"
    return Media.TEXT, "text/plain"
