"""URL text -> Link: repaired, and classified as far as that goes offline."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from auditor.links.classify import classify
from auditor.links.repair import repair
from auditor.model import Link

if TYPE_CHECKING:
    from auditor.links.classify import Networks
    from auditor.model import Span


def read_link(written: str, span: Span, *, in_list: bool = False, allow: Networks = ()) -> Link:
    """`span` is where `written` stands in the answer. See `repair` and `classify`. Never raises."""
    url, repairs = repair(written, in_list=in_list)
    status, reason = classify(url, allow) or (None, "")
    return Link(written, url, span, status, reason, repairs)


def fetch_key(url: str) -> str:
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
