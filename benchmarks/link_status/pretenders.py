"""Pages that come with status 200 (or a wall's) and are not what the link was for."""

from __future__ import annotations

from auditor.model import LinkStatus
from benchmarks.link_status import texts
from benchmarks.link_status.case import Case
from benchmarks.link_status.texts import FOOTER, HTML, MENU, article_html, html, reply
from tests.servers import Reply, redirect

PATH = "/archive/report"
SOFT_404 = (LinkStatus.SOFT_404,)
BLOCKED = (LinkStatus.BLOCKED,)
PARKED = (LinkStatus.PARKED,)
LOGIN = (LinkStatus.REDIRECTED_LOGIN,)
NOT_FOLLOWED = (LinkStatus.DEAD, LinkStatus.SOFT_404, LinkStatus.UNREADABLE)
"""A forwarding page that nobody followed is honestly *could not check*."""


def _framed(title: str, body: str, lang: str = "en", attributes: str = "") -> Reply:
    return reply(
        html(title, f"{MENU}<main>{body}</main>{FOOTER}", lang=lang, attributes=attributes)
    )


_CLOUDFLARE = html(
    "Just a moment...",
    "<noscript>Enable JavaScript and cookies to continue</noscript><script>(function(){"
    "window._cf_chl_opt={cvId:'3',cZone:'rive'};var a=document.createElement('script');"
    "a.src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1';})()</script>",
)
_TURNSTILE = html(
    "Security check",
    "<h1>One more step</h1><p>Please verify you are human to go on to the site.</p>"
    '<div class="cf-turnstile" data-sitekey="none"></div>'
    '<script src="https://challenges.cloudflare.com/turnstile/v0/api.js"></script>',
)
_DATADOME = html(
    "rive.example",
    "<script>var dd={'rt':'c','cid':'x','hsh':'y','host':'geo.captcha-delivery.com'}</script>"
    '<script src="https://ct.captcha-delivery.com/c.js"></script>',
)
_AKAMAI = html(
    "Access Denied",
    "<h1>Access Denied</h1>You don't have permission to access this page on this server.<p>"
    "Reference #18.2d351ab8</p><p>https://errors.edgesuite.net/18.2d351ab8</p>",
)
_ANUBIS = html(
    "Making sure you're not a bot!",
    '<h1>Making sure you\'re not a bot!</h1><p id="status">Loading...</p>'
    '<script id="anubis_challenge" type="application/json">{}</script>'
    '<script src="/.within.website/x/cmd/anubis/static/js/main.mjs"></script>',
)
_LOGIN_FORM = (
    '<h1>Sign in</h1><form method="post"><label>E-mail <input name="mail"></label><label>Password '
    '<input type="password" name="p"></label><button>Sign in</button></form>'
    '<a href="/forgot">Forgot your password?</a>'
)
_FOR_SALE = html(
    "rive-gazette.com",
    "<h1>rive-gazette.com</h1><p>This domain is for sale. Make an offer, or lease it by the month."
    '</p><a href="/buy">Buy this domain</a>',
)
_ADVERTISING = html(
    "rive-gazette.com",
    "<h1>rive-gazette.com</h1><h2>Related searches</h2><ul><li>Ferry tickets<li>Harbour hotels"
    "<li>Grain prices</ul>",
    attributes=' data-adblockkey="MFwwDQ=="',
)
_LANDER = '<html><head><script>window.location.href="/lander"</script></head><body></body></html>'
_SHELL = html(
    "Rive",
    '<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>'
    '<script src="/static/js/main.js"></script>',
)
_EMPTY_APP = html("Rive", '<app-root></app-root><script src="main.js" type="module"></script>')
_STUB = article_html(
    "The harbour of Rive",
    texts.HARBOUR[:1],
    around='<div class="paywall"><p>Subscribe to continue reading.</p></div>',
)
_CONSENT = html(
    "Before you continue",
    "<h1>Before you continue</h1><p>We and our partners use cookies to measure visits and to show "
    "advertising that fits your interests.</p><p>Your consent holds for this site; you can change "
    "your cookie settings at any time.</p><button>Accept all</button><button>Reject</button>",
)
_SENT_ON = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Redirecting</title>'
    '<meta http-equiv="refresh" content="0; url={}"></head><body><p>One moment.</p></body></html>'
)
_PIXEL = bytes.fromhex("89504e470d0a1a0a0000000d49484452") + bytes(60)
_FRONT = reply(
    html(
        "The Rive Gazette",
        f"{MENU}<main><h1>The Rive Gazette</h1><ul><li>Harbour dredged<li>Ferries</ul></main>",
    )
)


def _one(title: str, right: tuple[LinkStatus, ...], answer: Reply) -> Case:
    return Case(title, right, {PATH: answer})


def _sent(title: str, right: tuple[LinkStatus, ...], to: str, there: Reply) -> Case:
    return Case(title, right, {PATH: redirect(to), to: there, to.partition("?")[0]: there})


PRETENDERS = (
    _one(
        "soft 404 in English",
        SOFT_404,
        _framed(
            "Page not found – The Rive Gazette",
            "<h1>Page not found</h1><p>Sorry, the page you were looking for does not exist. It may "
            "have been moved. Try the search, or one of these:</p><ul><li><a href='/a'>Harbour"
            "</a><li><a href='/b'>Ferry timetable</a><li><a href='/c'>Archive of 1931</a></ul>",
        ),
    ),
    _one(
        "soft 404 in French",
        SOFT_404,
        _framed(
            "Erreur",
            "<h1>Oups !</h1><p>La page que vous recherchez n'existe plus.</p>",
            "fr",
        ),
    ),
    _one(
        "soft 404 in German",
        SOFT_404,
        _framed(
            "Hafenblatt",
            "<h1>Seite nicht gefunden</h1><p>Leider konnten wir diese Seite nicht finden.</p>",
            "de",
        ),
    ),
    _one(
        "soft 404 in Japanese",
        SOFT_404,
        _framed("リーヴ新聞", "<p>お探しのページは見つかりませんでした。</p>", "ja"),
    ),
    _one(
        "soft 404 in Arabic",
        SOFT_404,
        _framed("خطأ", "<h1>الصفحة غير موجودة</h1><p>عد إلى الصفحة الرئيسية.</p>", "ar"),
    ),
    _one(
        "soft 404 of a blog's template",
        SOFT_404,
        _framed(
            "Nothing here",
            "<p>It looks like nothing was found at this location. Maybe try a search?</p>",
            attributes=' class="error404 wide"',
        ),
    ),
    _sent(
        "a redirect to an error page",
        SOFT_404,
        "/error/404.html",
        _framed("Rive", "<p>We could not find that page.</p>"),
    ),
    _one("a domain for sale", PARKED, reply(_FOR_SALE)),
    _one("a domain with advertising only", PARKED, reply(_ADVERTISING)),
    Case(
        "a parking script",
        (LinkStatus.PARKED, LinkStatus.NEEDS_JAVASCRIPT),
        {"*": reply(_LANDER)},
    ),
    Case(
        "a redirect to the home page",
        (LinkStatus.REDIRECTED_HOME,),
        {PATH: redirect("/", 301), "/": _FRONT},
    ),
    _sent(
        "a redirect to a login",
        LOGIN,
        "/login?next=%2Farchive%2Freport",
        _framed("Sign in – Rive", _LOGIN_FORM),
    ),
    _one("a login in the page's place", LOGIN, _framed("Sign in – Rive", _LOGIN_FORM)),
    Case("a meta refresh to a 404", NOT_FOLLOWED, {PATH: reply(_SENT_ON.format("/gone"))}),
    Case(
        "a meta refresh to the home page",
        (LinkStatus.REDIRECTED_HOME, LinkStatus.UNREADABLE),
        {PATH: reply(_SENT_ON.format("/")), "/": _FRONT},
    ),
    _one("an empty root and a script", (LinkStatus.NEEDS_JAVASCRIPT,), reply(_SHELL)),
    _one("an empty app element", (LinkStatus.NEEDS_JAVASCRIPT,), reply(_EMPTY_APP)),
    _one("a Cloudflare challenge, 403", BLOCKED, reply(_CLOUDFLARE, 403)),
    _one("a Cloudflare challenge, 503", BLOCKED, reply(_CLOUDFLARE, 503)),
    _one("a Cloudflare challenge, 200", BLOCKED, reply(_CLOUDFLARE)),
    _one("a captcha in the page's place", BLOCKED, reply(_TURNSTILE)),
    _one("DataDome, 200", BLOCKED, reply(_DATADOME)),
    _one("DataDome, 403", BLOCKED, reply(_DATADOME, 403)),
    _one("Akamai, 200", BLOCKED, reply(_AKAMAI)),
    _one("Anubis, 200", BLOCKED, reply(_ANUBIS)),
    _one(
        "AWS WAF, 202 by its header",
        BLOCKED,
        Reply(202, (HTML, ("x-amzn-waf-action", "challenge")), b""),
    ),
    _one("the first lines of a paid article", (LinkStatus.PAYWALLED,), reply(_STUB)),
    _sent(
        "a redirect to a consent page",
        (LinkStatus.NEEDS_CONSENT,),
        "/consent?to=%2Farchive%2Freport",
        reply(_CONSENT),
    ),
    _one("consent in the page's place", (LinkStatus.NEEDS_CONSENT,), reply(_CONSENT)),
    _one(
        "a picture",
        (LinkStatus.NOT_TEXT,),
        Reply(200, (("Content-Type", "image/png"),), _PIXEL),
    ),
)
