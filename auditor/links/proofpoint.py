"""URLs as Proofpoint's URL Defense rewrites them in mails, all three versions.

The rules are those of Proofpoint's own decoder ("URL Defense Decoder", published with its
Essentials and Threat Protection documentation).
"""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import parse_qs, unquote

_V3 = re.compile(r"/v3/__(.{1,8192}?)__;([A-Za-z0-9_\-]*=*)!", re.DOTALL)
_V2 = str.maketrans("-_", "%/")
_STAR = re.compile(r"\*(?:\*(.))?", re.DOTALL)
_ONE_SLASH = re.compile(r"([a-z][a-z0-9+.\-]{0,20}):/(?!/)", re.IGNORECASE)
# `**A` stands for the next two replaced characters, `**B` for three, and so on to 65.
_RUN_LENGTHS = {
    letter: length
    for length, letter in enumerate(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", start=2
    )
}


def decode(path: str, query: str) -> str | None:
    """The URL inside, or None for what is no rewritten URL."""
    if path.startswith("/v3/"):
        return _version_3(path + ("?" + query if query else ""))
    if path not in ("/v1/url", "/v2/url"):
        return None
    values = parse_qs(query).get("u")
    if not values:
        return None
    return unquote(values[0].translate(_V2)) if path == "/v2/url" else values[0]


def _version_3(path: str) -> str | None:
    found = _V3.match(path)
    if found is None:
        return None
    shown, data = found.groups()
    try:
        replaced = base64.urlsafe_b64decode(data + "=" * (-len(data) % 4)).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return None
    used = 0

    def put_back(star: re.Match[str]) -> str:
        nonlocal used
        length = _RUN_LENGTHS.get(star.group(1), 0) if star.group(1) else 1
        used += length
        return replaced[used - length : used] if length else star.group()

    url = _STAR.sub(put_back, shown)
    # Servers on the way may have merged the slashes after the scheme.
    return _ONE_SLASH.sub(r"\1://", url, count=1) if used <= len(replaced) else None
