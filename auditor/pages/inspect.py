"""Fetched to Page and link status: one decision a line, the first that speaks wins."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from auditor.model import Failure, FailureKind, Link, LinkStatus, Page, Signal
from auditor.pages.copies import copied_from, credited_to
from auditor.pages.destination import (
    is_moved,
    last_hop,
    redirected_home,
    redirected_login,
    redirecting_hop,
)
from auditor.pages.forward import forwards_to
from auditor.pages.html import Document
from auditor.pages.language import detect_language
from auditor.pages.media import Media, media_of
from auditor.pages.pdf import UnreadablePdfError, parse_pdf
from auditor.pages.reading import MARKUP, PlainText, UnreadableError, read_body
from auditor.pages.soft404 import parked, soft_404
from auditor.pages.stand_in import stand_in
from auditor.pages.walls import (
    bot_wall,
    bot_wall_header,
    consent_wall,
    is_app,
    paywall,
    script_wall,
)

if TYPE_CHECKING:
    from auditor.model import Fetched


@dataclass(frozen=True, slots=True)
class PageInspection:
    """`page` is there only when its text may be judged: status `ok` or `moved`.

    `signals` speak for the status, the first gives the `reason`. `comparable` pages are HTML that
    no script may fill: their text may be held against that of other addresses of their site.
    `forward` is the address that the page only sends its visitors on to, or "".
    """

    status: LinkStatus
    reason: str
    page: Page | None = None
    signals: tuple[Signal, ...] = ()
    comparable: bool = False
    forward: str = ""


def inspect_page(link: Link, fetched: Fetched) -> PageInspection:
    """What the response says about the link. Never raises, whatever the bytes."""
    if link.status is not None:
        signal = Signal(link.rule or link.status.value, link.reason)
        return _because(link.status, signal)
    seen = _inspect(fetched)
    last, led = last_hop(fetched.hops), redirecting_hop(fetched.hops)
    placed = (replace(s, hop=led if s.code in _BY_REDIRECT else last) for s in seen.signals)
    return replace(seen, signals=tuple(placed))


_BY_REDIRECT = ("moved", "redirected_home", "login_path", "consent_address", "domain_market")


def _because(status: LinkStatus, *signals: Signal) -> PageInspection:
    return PageInspection(status, signals[0].text, signals=signals)


def _inspect(fetched: Fetched) -> PageInspection:
    if fetched.failure is not None:
        return _from_failure(fetched.failure, redirected=len(fetched.hops) > 1)
    challenge = bot_wall_header(fetched)
    if challenge:
        return _because(LinkStatus.BLOCKED, challenge)
    if fetched.status is None:
        return _because(LinkStatus.NOT_CHECKED, Signal("not_fetched", "nothing was fetched"))
    if not 200 <= fetched.status < 300:
        return _from_status(fetched, fetched.status)
    media, media_type = _media_of(fetched)
    if media is Media.OTHER:
        why = f"the link leads to a file: {media_type}"
        return _because(LinkStatus.NOT_TEXT, Signal("media_type", why))
    if media is Media.PDF:
        return _from_pdf(fetched)
    try:
        read = read_body(fetched.body, fetched.header("content-type"), media, media_type)
    except UnreadableError as error:
        return _because(LinkStatus.UNREADABLE, Signal("body_unreadable", str(error)))
    if isinstance(read, PlainText):
        return _from_text(fetched, *read)
    return _from_html(fetched, read)


def _media_of(fetched: Fetched) -> tuple[Media, str]:
    disposition = fetched.header("content-disposition")
    return media_of(fetched.header("content-type"), fetched.body, disposition)


def _from_html(fetched: Fetched, document: Document) -> PageInspection:
    url, final = fetched.url, fetched.final_url
    wall, missing = bot_wall(document), soft_404(document, url, final)
    if missing and not wall:
        return _because(LinkStatus.SOFT_404, *missing)
    for status, signal in (
        (LinkStatus.BLOCKED, wall),
        (LinkStatus.PARKED, parked(document, url, final)),
        (LinkStatus.REDIRECTED_LOGIN, redirected_login(url, final, document)),
        (LinkStatus.NEEDS_CONSENT, consent_wall(document, url, final)),
        (LinkStatus.REDIRECTED_HOME, redirected_home(url, final)),
        (LinkStatus.PAYWALLED, paywall(document)),
        (LinkStatus.NEEDS_JAVASCRIPT, script_wall(document)),
    ):
        if signal:
            return _because(status, signal)
    instead = stand_in(document, url)
    if instead:
        return _because(*instead)
    target = forwards_to(document, final)
    if target:
        why = f"the page only forwards to {target[:300]}, which was not followed"
        seen = _because(LinkStatus.UNREADABLE, Signal("forwards", why))
        return replace(seen, forward=target if _may_be_followed(target) else "")
    if not document.full:
        return _because(LinkStatus.UNREADABLE, _NO_TEXT)
    declared = document.lang or fetched.header("content-language")
    page = Page(
        url=final,
        title=document.title,
        main=document.main,
        full=document.full,
        lang=detect_language(document.main, declared),
        copy_of=copied_from(document.canonical, final),
        credit=credited_to(document.main),
    )
    return replace(_readable(fetched, page), comparable=not is_app(document))


def _may_be_followed(target: str) -> bool:
    return target.startswith(("http:", "https:")) and len(target) <= _LONGEST_URL


_LONGEST_URL = 8192  # the guard refuses longer ones: none of those need be kept as a hop
_NO_TEXT = Signal("no_text", "the page has no text")


def _from_text(fetched: Fetched, title: str, text: str) -> PageInspection:
    if not text:
        return _because(LinkStatus.UNREADABLE, _NO_TEXT)
    lang = detect_language(text, fetched.header("content-language"))
    return _from_document(
        fetched, Page(url=fetched.final_url, title=title, main=text, full=text, lang=lang)
    )


def _from_pdf(fetched: Fetched) -> PageInspection:
    try:
        pdf = parse_pdf(fetched.body)
    except UnreadablePdfError as error:
        return _because(error.status, Signal("pdf_unreadable", str(error)))
    declared = pdf.lang or fetched.header("content-language")
    lang = detect_language(pdf.text, declared)
    page = Page(url=fetched.final_url, title=pdf.title, main=pdf.text, full=pdf.text, lang=lang)
    inspection = _from_document(fetched, page)
    if pdf.pictures and inspection.page:
        unread = f"{pdf.pictures} of its {pdf.pages} pages are pictures without text"
        signals = (*inspection.signals, Signal("pictures_unread", unread))
        return replace(inspection, reason=f"{inspection.reason}; {unread}", signals=signals)
    return inspection


def _from_document(fetched: Fetched, page: Page) -> PageInspection:
    home = redirected_home(fetched.url, fetched.final_url)
    if home:
        return _because(LinkStatus.REDIRECTED_HOME, home)
    return _readable(fetched, page)


def _readable(fetched: Fetched, page: Page) -> PageInspection:
    if is_moved(fetched.url, fetched.final_url):
        moved = Signal("moved", f"the page is now at {fetched.final_url[:300]}")
        return replace(_because(LinkStatus.MOVED, moved), page=page)
    return replace(_because(LinkStatus.OK, Signal("page_read", "the page was read")), page=page)


def _from_failure(failure: Failure, redirected: bool) -> PageInspection:
    """The detail says the same as our words and more; brackets would be nested in a report."""
    status, words = _FAILURES[failure.kind]
    reason = _FINAL_BRACKETS.sub(r": \1", failure.detail) or words
    if redirected and failure.kind is FailureKind.REFUSED:
        address = _NOT_PUBLIC.fullmatch(reason)
        told = f"that is not public: {address[1]}" if address else f"we do not contact: {reason}"
        reason = f"the page redirects to an address {told}"
    return _because(status, Signal(failure.kind.value, reason))


_FINAL_BRACKETS = re.compile(r"\s\(([^()]{1,200})\)$")
_NOT_PUBLIC = re.compile(r"(\S{1,60}) is not a public address\b.{0,200}")

_FAILURES = {
    FailureKind.OFFLINE: (LinkStatus.NOT_CHECKED, "the network was not used"),
    FailureKind.NOT_IN_CAPTURE: (LinkStatus.NOT_CHECKED, "the capture does not hold this address"),
    FailureKind.REFUSED: (LinkStatus.REFUSED, "the address may not be contacted"),
    FailureKind.NO_SUCH_HOST: (LinkStatus.DEAD, "the domain does not exist"),
    FailureKind.DNS: (LinkStatus.UNREACHABLE, "the domain could not be looked up"),
    FailureKind.CONNECT: (LinkStatus.UNREACHABLE, "no connection to the server"),
    FailureKind.TLS: (LinkStatus.UNREACHABLE, "no secure connection to the server"),
    FailureKind.TIMEOUT: (LinkStatus.UNREACHABLE, "the server took too long"),
    FailureKind.RESET: (LinkStatus.UNREACHABLE, "the server broke the connection off"),
    FailureKind.PROTOCOL: (LinkStatus.UNREACHABLE, "the server's answer was not valid HTTP"),
    FailureKind.REDIRECTS: (LinkStatus.UNREACHABLE, "the redirects lead nowhere"),
    FailureKind.TOO_LARGE: (LinkStatus.TOO_LARGE, "the page is too large"),
    FailureKind.BAD_ENCODING: (LinkStatus.UNREADABLE, "the page's encoding is damaged"),
    FailureKind.PROXY: (LinkStatus.UNREACHABLE, "the proxy could not be used"),
    FailureKind.ROBOTS: (LinkStatus.REFUSED, "robots.txt asks robots not to read this page"),
    FailureKind.TIME_BUDGET: (LinkStatus.NOT_CHECKED, "the time budget was used up"),
}

_STATUSES = {
    401: (LinkStatus.BLOCKED, "the server asks for a login, status 401"),
    402: (LinkStatus.PAYWALLED, "the server asks for payment, status 402"),
    403: (LinkStatus.BLOCKED, "the server refused this program, status 403"),
    404: (LinkStatus.DEAD, "the server says the page does not exist, status 404"),
    405: (LinkStatus.BLOCKED, "the server refused this program, status 405"),
    406: (LinkStatus.BLOCKED, "the server refused this program, status 406"),
    407: (LinkStatus.BLOCKED, "a proxy asks for a login, status 407"),
    410: (LinkStatus.DEAD, "the server says the page is gone for good, status 410"),
    418: (LinkStatus.BLOCKED, "the server refused this program, status 418"),
    429: (LinkStatus.BLOCKED, "the server says there were too many requests, status 429"),
    451: (LinkStatus.BLOCKED, "the server withholds the page for legal reasons, status 451"),
    999: (LinkStatus.BLOCKED, "the server refused this program, status 999"),
}


def _from_status(fetched: Fetched, code: int) -> PageInspection:
    if code in _STATUSES and code not in (403, 429):
        return _by_code(*_STATUSES[code])
    wall = _wall_behind(fetched)
    if wall:
        wall = replace(wall, text=f"{wall.text}, with status {code}")
        return _because(LinkStatus.BLOCKED, wall, Signal("http_status", f"status {code}"))
    if code in _STATUSES:
        return _by_code(*_STATUSES[code])
    what = "server error" if code >= 500 else "the server answered with status"
    return _by_code(LinkStatus.UNREACHABLE, f"{what} {code}")


def _by_code(status: LinkStatus, why: str) -> PageInspection:
    return _because(status, Signal("http_status", why))


def _wall_behind(fetched: Fetched) -> Signal | None:
    """A bot wall named in the body of an error page: 503 from Cloudflare is no server error."""
    media, media_type = _media_of(fetched)
    if media not in MARKUP:
        return None
    try:
        read = read_body(fetched.body, fetched.header("content-type"), media, media_type)
    except UnreadableError:
        return None
    return bot_wall(read) if isinstance(read, Document) else None
