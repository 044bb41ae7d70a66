from __future__ import annotations

import pytest

from auditor.model import LinkStatus
from auditor.pages.inspect import inspect_page
from tests.pages.samples import ARTICLE, COOKIE_BANNER, LONG_ARTICLE, article, html, link, response

CHALLENGE = html(
    "<h1>museum.example</h1><p>Verifying you are human. This may take a few seconds.</p>"
    "<script>window._cf_chl_opt = {cvId: '3'};</script>",
    title="Just a moment...",
)
BOT_WALLS = [
    CHALLENGE,
    html("<p>Einen Augenblick</p>", title="Nur einen Moment…", lang="de"),
    html("<p>Sorry, you have been blocked</p>", title="Attention Required! | Cloudflare"),
    html(
        "<script src='https://geo.captcha-delivery.com/captcha/?x=1'></script>", title="m.example"
    ),
    html("<div id='px-captcha'></div><p>Press &amp; Hold to confirm</p>", title="Access denied"),
    html("<p>You don't have permission to access this. Reference #18.2f. errors.edgesuite.net"),
    html("<iframe src='/_Incapsula_Resource?CWUDNSAI=9&xinfo=1'>Incapsula incident ID: 1</iframe>"),
    html("<script src='/.within.website/x/cmd/anubis/static/js/main.mjs'></script><p>Loading"),
    html("<p>Please complete the CAPTCHA</p><div class=g-recaptcha></div>", title="Check"),
    html("<p>Veuillez vérifier que vous êtes humain</p><div class=h-captcha></div>", title="m"),
    html(
        "<p>Bestätigen Sie, dass Sie ein Mensch sind</p><div class=cf-turnstile></div>", title="m"
    ),
    html("<p>请完成安全验证</p>", title="验证", lang="zh"),
    html("<p>Contact the owner of the site.</p>", title="Access Denied"),
    html("<script src=/_Incapsula_Resource?SWJIYLWA=719d></script>", title=""),
    html("<script src=https://x.edge.sdk.awswaf.com/challenge.js></script>", title=""),
    html("<p>访问验证</p><p>请完成下方验证</p>", title="", lang="zh"),
    html("<p>Our systems have detected unusual traffic from your computer network.</p>", title="x"),
]


@pytest.mark.parametrize("page", BOT_WALLS)
@pytest.mark.parametrize("code", [200, 403, 503])
def test_bot_walls_are_blocked_at_any_status(page: str, code: int) -> None:
    inspection = inspect_page(link(), response(page, status=code))
    assert inspection.status is LinkStatus.BLOCKED
    assert inspection.page is None


@pytest.mark.parametrize("code", [200, 403, 404, 503])
def test_the_challenge_header_is_enough(code: int) -> None:
    fetched = response(article(), status=code, headers=(("cf-mitigated", "challenge"),))
    inspection = inspect_page(link(), fetched)
    assert inspection.status is LinkStatus.BLOCKED
    assert "Cloudflare" in inspection.reason


def test_the_reason_names_the_wall() -> None:
    assert "Cloudflare" in inspect_page(link(), response(CHALLENGE, status=503)).reason


ABOUT_WALLS = (
    "<p>The question “Are you a robot?” was first put to visitors of a search engine in 1997. "
    "It shows letters that are hard to read, and a program cannot tell them apart.</p><p>In 2014 "
    "a box to tick took its place: the way the pointer moves tells a person from a program.</p>"
)


@pytest.mark.parametrize(
    "page",
    [
        article(LONG_ARTICLE + "<script>var a='/cdn-cgi/challenge-platform/scripts/jsd/main.js'"),
        html(
            "<p>Founded in 1911.</p><script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'>"
        ),
        article(
            "<p>A CAPTCHA asks: are you a robot? Press and hold the button.</p>" + LONG_ARTICLE
        ),
        article(title="Just a moment... the history of pauses"),
        article(ARTICLE + "<form><textarea></textarea><div class=g-recaptcha></div></form>"),
        article(LONG_ARTICLE + "<script src='https://js.datadome.co/tags.js'></script>"),
        article(
            ARTICLE + ARTICLE[:300] + "<pre>window._cf_chl_opt = {}</pre>", title="Reading a wall"
        ),
        html(
            "<form>Name <input><textarea></textarea><div class=h-captcha></div></form><p>Write us"
        ),
        article(f"<h1>Are you a robot?</h1>{ABOUT_WALLS}", title="Are you a robot?"),
        article(f"<h1>Access denied</h1>{ABOUT_WALLS}", title="Access Denied"),
        article(f"<h1>CAPTCHA</h1>{ABOUT_WALLS}", title="CAPTCHA"),
        article(
            f"{ABOUT_WALLS}<p>A firewall prints an “Incapsula incident ID” then.</p>"
            + ARTICLE[:200]
        ),
    ],
)
def test_pages_with_a_guard_are_not_walls(page: str) -> None:
    fetched = response(page, headers=(("server", "cloudflare"), ("cf-ray", "1")))
    assert inspect_page(link(), fetched).status is LinkStatus.OK


NOT_FREE = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}'
    "</script>"
)
TEASER = "<h1>The bell</h1><p>It was cast in 1411, but the parish kept a secret.</p>"
PAY_WALLS = [
    html(TEASER, head=NOT_FREE),
    html(TEASER, head=NOT_FREE.replace("false", '"False"')),
    html(TEASER + "<p>Subscribe to continue reading.</p>"),
    html(TEASER + "<p>Subscribe to unlock this article. Four weeks for 1 €.</p>"),
    html(TEASER + "<p>You've reached your monthly limit of free articles.</p>"),
    html(TEASER + "<p>To read the full story, start your free trial.</p>"),
    html(TEASER + "<p>Register for free to continue reading</p>"),
    html(TEASER + "<p>Create an account to read the full story.</p>"),
    html(TEASER + "<div class='article__paywall paywall'>Join us</div>"),
    html(TEASER + "<p>Cet article est réservé aux abonnés.</p>", lang="fr"),
    html(TEASER + "<p>Jetzt weiterlesen mit einem Abo</p>", lang="de"),
    html(TEASER + "<p>Contenido exclusivo para suscriptores</p>", lang="es"),
    html(TEASER + "<p>この記事は有料会員限定です。残り1200文字</p>", lang="ja"),
    html(TEASER + "<p>Статья доступна только по подписке</p>", lang="ru"),
]


@pytest.mark.parametrize("page", PAY_WALLS)
def test_paywall_stubs(page: str) -> None:
    assert inspect_page(link(), response(page)).status is LinkStatus.PAYWALLED


@pytest.mark.parametrize(
    "page",
    [
        article(head=NOT_FREE),
        article(LONG_ARTICLE + "<div class=paywall>Subscribe to continue reading</div>"),
        html(TEASER, head=NOT_FREE.replace("false", "true")),
        html(TEASER + "<p>Subscribe to our newsletter!</p>"),
        article(f"<h1>Why we ask you to subscribe to continue reading</h1>{ARTICLE}", title="Why"),
        article(ARTICLE[:700] + "<p>Already a subscriber? <a href=/in>Log in</a></p>"),
        article(ARTICLE).replace(
            "</body>", "<aside><a href=/x>The tower</a> Article réservé aux abonnés</aside></body>"
        ),
        html(TEASER + "<div class='no-paywall-here'>Free</div>"),
    ],
)
def test_pages_that_show_their_text_are_judged(page: str) -> None:
    assert inspect_page(link(), response(page)).status is LinkStatus.OK


CONSENT_WALLS = [
    html(
        "<h1>Before you continue</h1><p>We use cookies and data to deliver our services. If you "
        "choose “Accept all”, we and our partners process personal data.</p>",
        title="Before you continue",
    ),
    html(
        "<h1>Bevor Sie fortfahren</h1><p>Wir und unsere Partner brauchen Ihre Einwilligung für "
        "Cookies. Mehr in der Datenschutzerklärung.</p>",
        title="Museum",
        lang="de",
    ),
    html(
        "<p>Nous et nos partenaires utilisons des cookies et des données personnelles. Votre "
        "consentement est nécessaire.</p>",
        title="Musée",
        lang="fr",
    ),
]


@pytest.mark.parametrize("page", CONSENT_WALLS)
def test_consent_walls(page: str) -> None:
    assert inspect_page(link(), response(page)).status is LinkStatus.NEEDS_CONSENT


def test_a_redirect_to_a_consent_host() -> None:
    page = html("<p>Choose what you allow.</p><button>Reject</button>")
    fetched = response(page, final="https://consent.museum.example/v2/collect?x=1")
    assert inspect_page(link(), fetched).status is LinkStatus.NEEDS_CONSENT


@pytest.mark.parametrize(
    "page",
    [
        article(COOKIE_BANNER + LONG_ARTICLE),
        article(COOKIE_BANNER + ARTICLE),
        html(COOKIE_BANNER + "<h1>Opening hours</h1><p>" + "Monday to Friday, 9 to 5. " * 8),
        article(
            "<h1>Cookie policy</h1><p>A cookie is a small file. We use cookies with your consent "
            "and protect your privacy.</p><p>Our partners receive no personal data.</p>",
            title="Cookie policy",
        ),
        article(
            "<h1>Politique de confidentialité</h1><p>Les cookies sont déposés avec votre "
            "consentement. Nos partenaires n’ont pas accès à vos données personnelles.</p>",
            title="Politique de confidentialité",
            lang="fr",
        ),
        article(
            "<p>Since 2011 a cookie needs the consent of the visitor.</p><p>The privacy of "
            "personal data became law in 2018, and with it the cookie banner.</p>" * 3,
            title="Consent",
        ),
        article("<p>Our cookie recipe: butter, sugar, consent of the cook.</p>", title="Cookies"),
    ],
)
def test_a_cookie_banner_is_no_wall(page: str) -> None:
    assert inspect_page(link(), response(page)).status is LinkStatus.OK


SHELLS = [
    html(
        "<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>"
        "<script src=/main.js></script>"
    ),
    html("<div id='app'></div><script src=/app.js></script>"),
    html("<app-root></app-root><script src=/main.js></script>"),
    html("<script>document.write('x')</script>"),
    html("<p>Please enable JavaScript to view this page.</p><script></script>"),
    html("<noscript>Activez JavaScript</noscript><div>…</div><script></script>", lang="fr"),
    html("<noscript>Bitte aktivieren Sie JavaScript</noscript><script></script>", lang="de"),
    html("<noscript>JavaScriptを有効にしてください</noscript><script></script>", lang="ja"),
    html("<div id=root><p class=spinner>Loading...</p></div><script src=/main.js></script>"),
    html("<my-app>Please wait while the app is loading</my-app><script></script>"),
    html("<div style='display:none'><p>Hidden until the script runs</p></div><script></script>"),
]


@pytest.mark.parametrize("page", SHELLS)
def test_script_shells(page: str) -> None:
    assert inspect_page(link(), response(page)).status is LinkStatus.NEEDS_JAVASCRIPT


@pytest.mark.parametrize(
    "page",
    [
        article("<noscript>Please enable JavaScript</noscript>" + ARTICLE + "<script></script>"),
        html("<h1>Loading the bell</h1><p>It took two cranes in 1902.</p><script></script>"),
        html("<div id=root><p>Founded in 1911.</p></div><script src=/main.js></script>"),
        html("<p>Founded in 1911.</p><noscript><img src=/pixel.gif></noscript><script></script>"),
        article("<p>You need to enable JavaScript in the settings.</p>" + LONG_ARTICLE),
        html(
            "<h1>How to enable JavaScript</h1><p>Open Settings, then Privacy.</p><script></script>",
            title="How to enable JavaScript | Help",
        ),
        article(
            "<p>To enable JavaScript in the browser:</p><ol><li>Open the settings.<li>Choose "
            "Content.</ol><script></script>",
            title="Help",
        ),
        article(ARTICLE[:320] + "</p><p>The map requires JavaScript.</p><script></script>"),
    ],
)
def test_pages_with_scripts_are_pages(page: str) -> None:
    assert inspect_page(link(), response(page)).status is LinkStatus.OK
