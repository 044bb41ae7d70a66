"""Links that work, and look as if they did not."""

from __future__ import annotations

import gzip
import json
import zlib
from textwrap import wrap
from typing import TYPE_CHECKING

from auditor.model import LinkStatus
from benchmarks.link_status import texts
from benchmarks.link_status.case import Case, Tls
from benchmarks.link_status.texts import HTML, article, article_html, reply
from tests.pages.pdfs import lines, pdf
from tests.servers import Reply, Route, redirect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.servers import Request

OK = (LinkStatus.OK,)
MOVED = (LinkStatus.MOVED,)
PATH = "/archive/report"


def _page(
    title: str, answer: Reply | Callable[[Request], Reply], right: tuple[LinkStatus, ...] = OK
) -> Case:
    return Case(title, right, {PATH: answer})


def _head_refused(status: int) -> Route:
    return lambda request: Reply(status) if request.method == "HEAD" else article()


def _compressed(coding: str, squeeze: Callable[[bytes], bytes]) -> Route:
    """As it is for who did not ask for the coding."""
    plain = article()
    packed = Reply(200, (HTML, ("Content-Encoding", coding)), squeeze(plain.body))
    return lambda request: packed if coding in request.headers.get("accept-encoding", "") else plain


def _stored_brotli(data: bytes) -> bytes:
    """One uncompressed block of at most 65,536 bytes, and the end (RFC 7932, 9.2)."""
    header = (len(data) - 1) << 4 | 1 << 20
    return header.to_bytes(3, "little") + data + b"\x03"


def _cookie_gate(request: Request) -> Reply:
    """Sends everybody round once more until the cookie comes back."""
    if "seen=1" in request.headers.get("cookie", ""):
        return article()
    return redirect(PATH, Set_Cookie="seen=1; Path=/")


def _first_time(first: Reply) -> Route:
    """`first` once to each tool, which its User-Agent tells apart, then the article."""
    met: set[str] = set()

    def answer(request: Request) -> Reply:
        who = request.headers.get("user-agent", "")
        if who in met:
            return article()
        met.add(who)
        return first

    return answer


_ENGLISH = "/en/archive/report"
_TWELVE: dict[str, Route] = {f"/hop/{n}": redirect(f"/hop/{n + 1}", 301) for n in range(12)}
_BANNER = (
    '<div id="cookie-banner" role="dialog"><h2>We value your privacy</h2><p>We and our 214 '
    "partners use cookies to store and read personal data. You can accept or reject them.</p>"
    "<button>Accept all</button><button>Reject all</button></div>"
)
_LOGIN_BOX = (
    '<aside><form action="/login"><label>User name <input name="u"></label><label>Password '
    '<input type="password" name="p"></label><button>Log in</button></form></aside>'
)
_COMMENTS = (
    '<form class="comment-form"><textarea name="comment"></textarea><div class="g-recaptcha" '
    'data-sitekey="none"></div><button>Post</button></form>'
    '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>'
)
_OFFER = (
    '<aside class="newsletter"><p>Subscribe to our letter: one mail a week.</p>'
    "<button>Subscribe</button></aside>"
)
_FREE = '<script type="application/ld+json">{"isAccessibleForFree":false}</script>'
_SERVED_SHELL = (
    f'<div id="root">{texts.MENU}<main><h1>The harbour of Rive</h1>'
    f"{texts.paragraphs(texts.HARBOUR)}</main></div>"
    "<noscript>You need to enable JavaScript to run this app.</noscript><script>1</script>"
)
_DATA = json.dumps({"station": "Rive", "year": 1931, "tonnage": 41250, "unit": "t"}).encode()
_PDF = pdf(lines([line for text in texts.HARBOUR for line in (*wrap(text, 80), "")]))
_HOME = (
    texts.MENU + "<main><h1>The Rive Gazette</h1><ul><li><a href='/a'>Harbour dredged again</a>"
    "<li><a href='/b'>Ferry timetable for the summer</a><li><a href='/c'>Archive</a></ul></main>"
)

CONTROLS = (
    _page("an article", article()),
    _page(
        "an article about 404 pages",
        reply(article_html("Page not found: what 404 means", texts.ABOUT_404)),
    ),
    _page(
        "a specification with “has been removed” in it",
        reply(article_html("Tide tables, version 3", texts.SPECIFICATION)),
    ),
    _page("an article with “just a moment” in it", article("The keeper", texts.JUST_A_MOMENT)),
    _page("an article about logins", article("Sign in safely", texts.ABOUT_LOGINS)),
    _page("an article about parked domains", article("Names for sale", texts.ABOUT_PARKING)),
    _page("a note of one sentence", article("The ferry", texts.SHORT_NOTE)),
    _page("an article in French", reply(article_html("Le port", texts.FRENCH, lang="fr"))),
    _page("an article in German", reply(article_html("Der Hafen", texts.GERMAN, lang="de"))),
    _page("an article in Japanese", reply(article_html("リーヴ港", texts.JAPANESE, lang="ja"))),
    _page("an article in Arabic", reply(article_html("ميناء ريف", texts.ARABIC, lang="ar"))),
    _page(
        "Japanese in Shift_JIS",
        Reply(
            200,
            (("Content-Type", "text/html; charset=Shift_JIS"),),
            article_html("リーヴ港", texts.JAPANESE, lang="ja")
            .replace("–", "-")
            .replace("©", "(c)")
            .encode("cp932"),
        ),
    ),
    Case("a home page", OK, {"/": reply(texts.html("The Rive Gazette", _HOME))}, path="/"),
    _page(
        "an article behind a consent banner",
        reply(article_html("The harbour of Rive", texts.HARBOUR, around=_BANNER)),
    ),
    _page(
        "an article beside a login box",
        reply(article_html("The harbour of Rive", texts.HARBOUR, around=_LOGIN_BOX)),
    ),
    _page(
        "an article with a captcha at its comments",
        reply(article_html("The harbour of Rive", texts.HARBOUR, around=_COMMENTS)),
    ),
    _page(
        "an article with an offer to subscribe",
        reply(article_html("The harbour of Rive", texts.HARBOUR, around=_OFFER)),
    ),
    _page(
        "a paid article that is shown in full",
        reply(article_html("The harbour of Rive", 3 * texts.HARBOUR, head=_FREE)),
    ),
    _page("a script's page that the server filled", reply(texts.html("Harbour", _SERVED_SHELL))),
    _page("a PDF", Reply(200, (("Content-Type", "application/pdf"),), _PDF)),
    _page("JSON", Reply(200, (("Content-Type", "application/json"),), _DATA)),
    _page(
        "plain text",
        Reply(200, (("Content-Type", "text/plain"),), "\n\n".join(texts.HARBOUR).encode()),
    ),
    _page("gzip", _compressed("gzip", gzip.compress)),
    _page("deflate", _compressed("deflate", zlib.compress)),
    _page("brotli", _compressed("br", _stored_brotli)),
    _page("HEAD is 405, GET is fine", _head_refused(405)),
    _page("HEAD is 404, GET is fine", _head_refused(404)),
    _page("HEAD is 403, GET is fine", _head_refused(403)),
    _page("429 once, then fine", _first_time(Reply(429, (("Retry-After", "1"),)))),
    _page("503 once with Retry-After, then fine", _first_time(Reply(503, (("Retry-After", "1"),)))),
    _page("a gate that sets a cookie and sends back", _cookie_gate),
    Case("TLS with the private authority", OK, {PATH: article()}, tls=Tls.TRUSTED),
    Case("a fragment that the page does not have", OK, {PATH: article()}, path=PATH + "#nowhere"),
    Case(
        "a name that only looks like a reserved one",
        OK,
        {PATH: article()},
        name="www.example-of-rive.com",
        peers_asked=False,
    ),
    Case("301 to another path", MOVED, {PATH: redirect("/new", 301), "/new": article()}),
    Case("302 to a language", MOVED, {PATH: redirect(_ENGLISH), _ENGLISH: article()}),
    Case("12 hops", MOVED, {**_TWELVE, "/hop/12": article()}, path="/hop/0"),
)  # fmt: skip
