"""Pages written for these tests, and the responses that carry them."""

from __future__ import annotations

from auditor.model import Fetched, Hop, Link, Span

URL = "https://museum.example/collection/bronze-bell"

ARTICLE = """
<p>The bronze bell of Aldmoor was cast in 1411 by Henrik Waal and weighs 2,340 kilograms.
It hung in the north tower until the fire of 1698 and was recovered from the rubble.</p>
<p>For two centuries the bell stood in the churchyard, where children climbed on it. In 1902
the parish raised enough money for a new frame, and the bell was rung again on Easter morning.</p>
<p>Restorers found traces of an older inscription in 1987. It names a bishop who is not known
from any other source, and its letters are of a kind that went out of use around 1350.</p>
<p>The museum shows the bell on the ground floor. Visitors may touch it, which is unusual: most
of the objects of the collection are kept behind glass because of the damp air of the valley.</p>
"""
LONG_ARTICLE = ARTICLE * 4
COOKIE_BANNER = (
    "<div class=cookie-banner><p>We and our partners use cookies to improve the site. "
    "Read our privacy policy.</p><button>Accept all cookies</button></div>"
)
NAVIGATION = "<nav><ul><li><a href=/>Home</a><li><a href=/visit>Visit</a></ul></nav>"


def html(body: str, title: str = "The bell of Aldmoor", head: str = "", lang: str = "en") -> str:
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
        f"{head}</head><body>{body}</body></html>"
    )


def article(body: str = LONG_ARTICLE, **options: str) -> str:
    return html(f"{NAVIGATION}<main><article>{body}</article></main>", **options)


def response(
    body: str | bytes = "",
    *,
    url: str = URL,
    final: str = "",
    status: int = 200,
    content_type: str = "text/html; charset=utf-8",
    headers: tuple[tuple[str, str], ...] = (),
) -> Fetched:
    hops = [Hop(url, 301, final), Hop(final, status)] if final else [Hop(url, status)]
    return Fetched(
        url=url,
        hops=tuple(hops),
        status=status,
        headers=(("content-type", content_type), *headers),
        body=body.encode() if isinstance(body, str) else body,
    )


def link(url: str = URL) -> Link:
    return Link(url, url, Span(0, len(url)))
