"""Where a chain of redirects ended: the same page, another one, the home page, a login."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from auditor.links.canonical import registrable_name
from auditor.model import Signal
from auditor.pages.html import Part
from auditor.pages.wording import LOGIN_TITLE, LOGIN_WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.model import Hop
    from auditor.pages.html import Document

_TRACKING = re.compile(
    r"utm_\w+|[fgdy]clid|gclsrc|msclkid|yclid|mc_[ce]id|_ga|_gl|igshid|ref_?(?:src)?|cmpid|ocid|"
    r"smid|ito|wt\.\w+|at_\w+|xtor|s_?cid|spm|trk|amp|outputtype|_?cookie\w*|sess?ion_?id|sid",
    re.IGNORECASE,
)
_FRONT = re.compile(
    # of three letters only what is a language: /faq and /new are pages
    r"(?:/(?:(?:[a-z]{2}|eng|deu|ger|fra|fre|spa|esp|ita|por|nld|pol|rus|jpn|kor|chi|zho|ara)"
    r"(?:[-_][a-z]{2,4})?))?(?:/(?:(?:index|default|home|main|start|accueil|welcome|"
    r"homepage|startseite|inicio)(?:\.\w{2,5})?))?/?",
    re.IGNORECASE,
)
_LOGIN_PATH = re.compile(
    r"(?:^|/)(?:log-?_?in|sign-?_?in|log-?_?on|logon|authwall|auth|oauth2?|sso|saml2?|cas|"
    r"connexion|identification|anmelden|anmeldung|einloggen|iniciar-sesion|accedi|entrar|inloggen|"
    r"aanmelden|logowanie|giris|servicelogin|wp-login\.php|login\.\w{2,5}|signin\.\w{2,5})(?:/|$)",
    re.IGNORECASE,
)
_LOGIN_HOST = re.compile(r"^(?:log-?in|sign-?in|accounts?|auth|sso|idp|cas|login-?\w+)\.", re.I)
_MOBILE = re.compile(r"^(?:www\d?|m|mobile|amp)\.")


_LANGUAGE_KEYS = frozenset(("lang", "language", "locale", "hl", "lng"))
_MANY = 1_000


class Place(NamedTuple):
    host: str
    path: str
    query: tuple[tuple[str, str], ...]


def place(url: str) -> Place:
    """What makes a URL another page: not the scheme, www., a slash at the end, tracking."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return Place("", url, ())
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = (pair for pair in pairs if not _TRACKING.fullmatch(pair[0]))
    path = unquote(parts.path).rstrip("/") or "/"
    return Place(_MOBILE.sub("", host.lower()), path, tuple(sorted(kept)))


def redirecting_hop(hops: Sequence[Hop]) -> int | None:
    """The hop that led to the place where the chain ended; the last where all are one place."""
    end = place(hops[-1].url) if hops else None
    arrived = next((i for i, hop in enumerate(hops) if place(hop.url) == end), 0)
    return arrived - 1 if arrived else last_hop(hops)


def last_hop(hops: Sequence[Hop]) -> int | None:
    return len(hops) - 1 if hops else None


def is_moved(url: str, final_url: str) -> bool:
    start, end = place(url), place(final_url)
    if start == end:
        return False
    if (start.path.lower(), start.query) != (end.path.lower(), end.query):
        return True
    return not _same_site(start.host, end.host)


def redirected_home(url: str, final_url: str) -> Signal | None:
    """A link to one page of a site that ends on the front page of the same site."""
    start, end = place(url), place(final_url)
    if is_front(start) or not is_front(end) or not _same_site(start.host, end.host):
        return None
    if start.path == end.path and start.query:
        return None  # `/?p=12` and `/`: often the same page behind another key
    why = f"{start.path[:120]} now leads to the front page of {end.host}"
    return Signal("redirected_home", why)


def redirected_login(url: str, final_url: str, page: Document) -> Signal | None:
    start, end = place(url), place(final_url)
    # "/docs/auth/" is a login by its address only: an article has text, a login has none
    if start != end and _is_login(end) and not _is_login(start) and len(page.main) < 1_500:
        return Signal("login_path", f"the link leads to {end.host}{end.path[:120]}, a login page")
    if len(page.main) > 800 or not page.has(Part.LOGIN_FIELD):
        return None
    said = next((t for t in (page.title, page.heading) if _is_login_title(t)), "")
    if said:
        return Signal("login_title", f"the page has a password form and says “{said}”")
    if start != end and len(page.main) < 300:
        why = f"the link leads to {end.host}{end.path[:120]}, a page with a password form"
        return Signal("login_form", why)
    if _text_besides_login(page) < (200 if _is_login(end) else 60):
        return Signal("login_form", "the page is nothing but a password form")
    return None


def _text_besides_login(page: Document) -> int:
    """Characters of all but the short lines with a word of a login in them."""
    lines = page.full.lower().replace("’", "'").split("\n")
    labels = [line for line in lines if len(line) < 120 and LOGIN_WORD.search(line)]
    return sum(map(len, lines)) - sum(map(len, labels)) if labels else _MANY


def is_front(where: Place) -> bool:
    if any(key.lower() not in _LANGUAGE_KEYS for key, _ in where.query):
        return False
    return _FRONT.fullmatch("" if where.path == "/" else where.path) is not None


def _is_login(where: Place) -> bool:
    return bool(_LOGIN_PATH.search(where.path) or _LOGIN_HOST.search(where.host))


def _is_login_title(text: str) -> bool:
    segments = re.split(r"\s[|\-–—·•»:]+\s|[|»•]", text.lower())
    return any(LOGIN_TITLE.fullmatch(segment.strip()) for segment in segments)


def _same_site(one: str, other: str) -> bool:
    return one == other or registrable_name(one) == registrable_name(other)
