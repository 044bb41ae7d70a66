"""Bytes to text, before any parser sees them: BOM, declared charsets, detection.

Parsers are never given bytes: with one NUL in it, a guess ends in UTF-16 garbage and no error.
"""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What browsers really decode these labels as (WHATWG Encoding Standard), in Python's names.
_SUPERSETS = {"shift_jis": "cp932", "euc_kr": "cp949", "gbk": "gb18030", "big5": "big5hkscs"}
_MULTI_BYTE = frozenset((*_SUPERSETS.values(), "euc_jp", "iso2022_jp", "utf-16-le", "utf-16-be"))

_UTF_16_STARTS = frozenset((b"<\0", b"\0<", b"{\0", b"\0{", b"[\0", b"\0["))
_HEADER_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
# <meta charset=x>, <meta http-equiv content="...charset=x">, <?xml encoding="x"?>
_DECLARATION = re.compile(
    rb"<(?:meta[^>]{1,300}?charset|\?xml[^>]{1,100}?encoding)\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096
"""Bytes searched for a declaration. Browsers look at 1,024; later ones are met in the wild."""


def decode(body: bytes, content_type: str = "") -> str:
    """The text of `body`; undecodable bytes become U+FFFD, NULs are dropped. Never raises."""
    return _decode(body, content_type).replace("\0", "")


def _decode(body: bytes, content_type: str) -> str:
    for bom, codec in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(codec, "replace")
    in_header = _HEADER_CHARSET.search(content_type)
    header = _codec(in_header[1]) if in_header else None
    in_body = _DECLARATION.search(body[:_DECLARED_WITHIN])
    meta = _codec(in_body[1].decode("ascii", "replace")) if in_body else None
    if meta in ("utf-16-le", "utf-16-be"):
        meta = "utf-8"  # it was read as ASCII, so it can't be true (HTML, 13.2.3.2)
    for codec in _candidates(body, header, meta):
        try:
            return body.decode(codec)
        except UnicodeDecodeError:
            continue
    return body.decode(header or meta or "utf-8", "replace")


def _candidates(body: bytes, header: str | None, meta: str | None) -> list[str]:
    """Codecs to try strictly, in order.

    Bytes that happen to be valid UTF-8 are UTF-8 whatever single-byte charset is declared: by
    chance that is all but impossible, and servers that put one default on every page are common.
    """
    if not header and not meta and body[:2] in _UTF_16_STARTS:
        return ["utf-16-le" if body[1] == 0 else "utf-16-be"]
    declared = [codec for codec in (header, meta) if codec]
    if header == "cp1252" and meta in _MULTI_BYTE:
        declared.reverse()
    if declared and declared[0] in _MULTI_BYTE:
        return [*declared, "utf-8"]
    if "utf-8" in declared and _mostly_utf8(body):
        return ["utf-8"]
    return ["utf-8", *declared, _detected(body)]


def _mostly_utf8(body: bytes) -> bool:
    """Whether errors are under 1 in 100 non-ASCII bytes: damage, not another charset."""
    sample = body[:200_000]
    high = len(sample) - len(sample.decode("ascii", "ignore"))
    return sample.decode("utf-8", "replace").count("\ufffd") * 100 <= high


def _codec(label: str) -> str | None:
    """The Python codec of a WHATWG label, None for anything else.

    Labels are never looked up among Python's codecs: `idna`, `punycode` and `undefined` are
    there too, and hang or raise.
    """
    from resiliparse.parse.encoding import map_encoding_to_html5

    name = map_encoding_to_html5(label, fallback_utf8=False)
    return _SUPERSETS.get(name, name) if name else None


def _detected(body: bytes) -> str:
    from resiliparse.parse.encoding import detect_encoding

    name = detect_encoding(body) or "utf-8"
    return _SUPERSETS.get(name, name)
