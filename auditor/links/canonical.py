"""The key under which two links are one: they ask for the same page."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit


def canonical_key(url: str) -> str:
    """The URL to ask for, equal for links that ask for the same thing.

    The fragment never reaches a server (RFC 9110, 4.2.5); scheme and host ignore case
    (RFC 3986, 6.2.2.1); an empty path is "/".
    """
    try:
        parts = urlsplit(url)
        scheme, host = parts.scheme.lower(), parts.netloc.lower()
    except ValueError:
        return url
    if "@" in parts.netloc:
        user, _, name = parts.netloc.rpartition("@")
        host = f"{user}@{name.lower()}"
    return urlunsplit((scheme, host, parts.path or "/", parts.query, ""))
