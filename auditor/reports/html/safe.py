"""What makes the page safe: data a script can't break out of, addresses that may be clicked."""

from __future__ import annotations

import base64
import hashlib
import json
import re

# Cleaned text shows what is invisible as \x1b: a browser would take the backslash for a slash.
_ADDRESS = re.compile(r"https?://[^\s\\<>\"'`^{|}@/?#]+(?:[/?#][^\s\\<>\"`]*)?", re.IGNORECASE)
_UNSAFE = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})


def href(url: str | None) -> str | None:
    """`url` where it may be clicked: http or https, whole, and without a user name; else None."""
    if not url or url.endswith("…") or not _ADDRESS.fullmatch(url):
        return None
    return url


def script_data(value: object) -> str:
    """JSON for a `<script type="application/json">`: nothing in it ends the element or starts
    a comment."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.translate(_UNSAFE)


def csp(style: str, script: str) -> str:
    """Nothing is loaded, nothing is sent; only this very style sheet and this script."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
