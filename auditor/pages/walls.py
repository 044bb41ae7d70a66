"""Pages that stand between a visitor and the text: bot, pay, consent and script walls.

None of them says anything about the page behind it. Normal pages carry the same vendors' scripts,
so a marker counts only on a page that has next to no text of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.model import Signal
from auditor.pages.destination import place
from auditor.pages.html import Part
from auditor.pages.wording import (
    CONSENT,
    CONSENT_TITLE,
    HOW_TO,
    HUMAN_CHECK,
    NEEDS_SCRIPT,
    POLICY_TITLE,
    SUBSCRIBE,
    SUBSCRIBERS_BADGE,
    TO_VISITORS,
)

if TYPE_CHECKING:
    from auditor.model import Fetched
    from auditor.pages.html import Document

_WALL = 1_500
"""Visible characters that a wall has at most; an article has more."""
_STUB = 1_500
"""Characters of main text up to which a page that calls itself paid is taken for a stub."""
_TEASER = 500
"""Characters of main text below which a page marked as for subscribers shows a teaser only."""
_QUOTING = 400
"""Visible characters from which a page that shows a marker as text is taken to quote it."""
_SHELL = 250
"""Visible characters of a page that waits for its script."""

_HEADERS = (
    ("cf-mitigated", "challenge", "Cloudflare"),
    ("x-amzn-waf-action", "", "AWS WAF"),
    ("x-vercel-mitigated", "challenge", "Vercel"),
    ("x-sucuri-block", "", "Sucuri"),
)
# Vendors' own challenge and block pages; what they also put on normal pages is not here.
_MARKERS = tuple(
    (vendor, re.compile(pattern, re.IGNORECASE))
    for vendor, pattern in (
        ("Cloudflare", r"_cf_chl_opt|/cdn-cgi/challenge-platform/h/[bg]/orchestrate|cf-error-code"),
        ("DataDome", r"(?:geo|interstitial)\.captcha-delivery\.com|\bdd\s?=\s?\{\s?['\"]rt['\"]"),
        ("HUMAN", r"id=[\"']px-captcha|captcha\.px-c(?:dn|loud)\.net|/captcha/captcha\.js\?a=c"),
        ("Akamai", r"errors\.edgesuite\.net|sec-if-cpt-container|/_sec/cp_challenge/|bm-verify="),
        ("Imperva", r"Incapsula incident ID|_Incapsula_Resource\?(?:[^\"']{1,200}&)?CWUDNSAI"),
        ("Anubis", r"/\.within\.website/x/(?:cmd/anubis|xess)|id=[\"']anubis_challenge"),
        (
            "AWS WAF",
            r"\.(?:token|edge\.sdk)\.awswaf\.com/|AwsWafIntegration\.(?:checkForceRefresh|getToken)",
        ),
        ("Sucuri", r"sucuri_cloudproxy_js|Sucuri WebSite Firewall - (?:Access Denied|CloudProxy)"),
        ("DDoS-Guard", r"/\.well-known/ddos-guard/(?:js-challenge|mark)"),
        ("Vercel", r"Vercel Security Checkpoint|/\.well-known/vercel/security/"),
        ("Kasada", r"/149e9513-01fa-4fb0-aad4-566afd725d1b/2d206a39-8ed7-437e-a3be-862e0f06eea3/"),
    )
)
# Imperva puts this on every page that it guards.
_INJECTED = re.compile(r"_Incapsula_Resource\?SWJIYLWA=")
_TITLES = re.compile(
    r"just a moment\.\.\.|attention required! \| cloudflare|un instant…|un momento…|um momento…|"
    r"nur einen moment…|einen moment, bitte.{0,3}|einen moment…|een moment geduld…|请稍候…|請稍候…|"
    r"しばらくお待ちください\.\.\.|잠시만 기다리십시오…|один момент…|"
    r"bir dakika lütfen\.\.\.|cierpliwości\.\.\.|access to this page has been denied|"
    r"vercel security checkpoint|ddos-guard|pardon our interruption|"
    r"bloomberg - are you a robot\?|making sure you(?:'|’)re not a bot!"
)
# Titles of walls, and of articles about them.
_COMMON_TITLES = re.compile(
    r"access denied|robot check|client challenge|security checkpoint|bot verification|"
    r"human verification|captcha|are you a robot\?|security check"
)
_CAPTCHA = re.compile(
    r"\bg-recaptcha\b|\bh-captcha\b|\bcf-turnstile\b|\bfrc-captcha\b|hcaptcha\.com/1/api|"
    r"arkoselabs\.com|recaptcha/(?:api|enterprise)\.js|challenges\.cloudflare\.com/turnstile",
    re.IGNORECASE,
)

_NOT_FREE = re.compile(r"\"isAccessibleForFree\"\s{0,9}:\s{0,9}\"?false\b", re.IGNORECASE)
_PAYWALL_CLASS = re.compile(
    r"(?:class|id)=[\"'][^\"'>]{0,200}(?<![\w-])(?:article-?paywall|paywall(?:-(?:container|wrapper|"
    r"content|overlay|banner|prompt|box|message))?|paid-?content|premium-?wall|subscriber-only|"
    r"regwall|piano-paywall|tp-modal|meteredcontent|is-paywalled)(?![\w-])",
    re.IGNORECASE,
)

_CONSENT_PLACE = re.compile(
    r"^(?:consent|guce|myprivacy|cookiewall|cmp)\.|^/(?:[a-z-]{2,5}/)?(?:consent|cookie-?wall|"
    r"privacy-?(?:gate|wall)|collectconsent|cookie-?consent)\b",
    re.IGNORECASE,
)
_WAITING = re.compile(
    r"(?:please wait(?: while .{0,60})?|(?:the )?(?:page|app|application|content)? ?(?:is )?loading"
    r"(?: .{0,30})?|chargement(?: en cours)?|(?:wird |seite wird )?(?:geladen|lädt|laden)|"
    r"cargando|caricamento(?: in corso)?|carregando|a carregar|ładowanie|wczytywanie|"
    r"загрузка|идет загрузка|yükleniyor|読み込み中(?:です)?|正在加载|加载中|載入中|로딩 ?중|"
    r"جار[ٍي]? التحميل)[ .…。]{0,5}"
)
_APP_ROOT = re.compile(
    r"\sid=[\"']?(?:root|app|__next|__nuxt|___gatsby|svelte|react-root|q-app)[\"'\s>]|<app-root\b|"
    r"\s(?:data-reactroot|ng-app|ng-version)[\s=>]",
    re.IGNORECASE,
)
_NOSCRIPT = re.compile(r"<noscript\b[^>]{0,200}>(.{0,4000}?)</noscript", re.I | re.DOTALL)


def bot_wall_header(fetched: Fetched) -> Signal | None:
    """A header that says so, whatever the status code."""
    for name, word, vendor in _HEADERS:
        value = fetched.header(name)
        if value and word in value.lower():
            why = f"{vendor} asked for a check of the visitor, header “{name}: {value[:40]}”"
            return Signal("bot_wall_header", why)
    return None


def bot_wall(page: Document) -> Signal | None:
    if len(page.full) > _WALL:
        return None
    for vendor, marker in _MARKERS:
        found = marker.search(page.markup)
        if found and (found[0] not in page.full or len(page.full) < _QUOTING):
            why = f"{vendor} showed a check for robots instead of the page: {found[0][:50]}"
            return Signal("bot_wall_marker", why)
    if not page.full and _INJECTED.search(page.markup):
        return Signal("bot_wall_marker", "Imperva showed its script instead of the page")
    if len(page.full) > _WALL // 2:
        return None
    title = page.title.lower()
    captcha = _CAPTCHA.search(page.markup) is not None and not page.has(Part.TEXTAREA)
    if _TITLES.fullmatch(title) or (
        _COMMON_TITLES.fullmatch(title) and (captcha or len(page.full) < _SHELL)
    ):
        why = f"the page is a check for robots, its title is “{page.title}”"
        return Signal("bot_wall_title", why)
    said = HUMAN_CHECK.search(_words(page))
    if said and (captcha or len(page.main) < _SHELL):
        return Signal("bot_wall_text", f"the page is a check for robots, it says “{said[0]}”")
    if captcha and len(page.full) < 80:
        return Signal("captcha", "the page holds a captcha and next to no text")
    return None


def paywall(page: Document) -> Signal | None:
    """Only for a stub: an article that calls itself paid but shows its text can be judged."""
    if len(page.main) > _STUB:
        return None
    tiny = len(page.main) < _TEASER
    # An article's headline may say it as well.
    text = _words(page) if tiny else _flat(page.main.replace(page.heading, " "))
    found_in = SUBSCRIBE.finditer(text)
    said = next((m for m in found_in if tiny or not SUBSCRIBERS_BADGE.fullmatch(m[0])), None)
    if said:
        why = f"only the beginning is shown, the page says “{said[0]}”"
        return Signal("paywall_text", why)
    if _NOT_FREE.search(page.markup):
        why = "only the beginning is shown: isAccessibleForFree is false in the page's data"
        return Signal("paywall_data", why)
    found = _PAYWALL_CLASS.search(page.markup)
    if found and len(page.main) < _STUB // 2:
        why = f"only the beginning is shown: the markup has {found[0][-40:].lstrip()}"
        return Signal("paywall_markup", why)
    return None


def consent_wall(page: Document, url: str, final_url: str) -> Signal | None:
    """Only if consent is all there is; a banner on an article is no wall."""
    start, end = place(url), place(final_url)
    if start != end and len(page.full) < 2 * _WALL:
        for part in (end.host, end.path):
            if _CONSENT_PLACE.search(part):
                why = f"the address leads to a consent page: {part[:80]}"
                return Signal("consent_address", why)
    if len(page.full) > _WALL or any(POLICY_TITLE.search(t.lower()) for t in _titles(page)):
        return None
    lines = page.full.lower().split("\n")
    about = sum(len(line) for line in lines if CONSENT.search(line))
    other = sum(len(line) for line in lines) - about
    words = len({m[0] for m in CONSENT.finditer(page.full.lower())})
    title = next((t for t in (page.title, page.heading) if CONSENT_TITLE.search(t.lower())), "")
    most = _SHELL * 2 if title else _SHELL // 2
    if words >= (2 if title else 4) and other < most and about > 2 * other and _asks(page):
        if title:
            return Signal("consent_title", f"its title is “{title}”")
        return Signal("consent_text", "all the page's text is about cookies")
    return None


def _asks(page: Document) -> bool:
    """A question to the visitor. A text about cookies speaks of them, and has no button."""
    return page.has(Part.BUTTON) or (
        len(page.full) < _QUOTING and bool(TO_VISITORS.search(_words(page)))
    )


def script_wall(page: Document) -> Signal | None:
    """A shell that only a browser's JavaScript fills."""
    if len(page.full) > 2 * _SHELL or "<script" not in page.markup.lower():
        return None
    if page.full and _WAITING.fullmatch(" ".join(page.full.lower().split())):
        why = f"the page only says “{page.full[:80]}” until a script fills it"
        return Signal("script_waiting", why)
    empty = page.has(Part.EMPTY_ROOT)
    said = NEEDS_SCRIPT.search(page.full.lower())
    if said and (empty or len(page.full) < _SHELL) and not _is_how_to(page):
        return Signal("script_text", f"the page says “{said[0]}”")
    if len(page.full) > _SHELL:
        return None
    hint = next(
        (m for m in _NOSCRIPT.finditer(page.markup) if NEEDS_SCRIPT.search(m[1].lower())), 0
    )
    if hint:
        return Signal("script_noscript", "its noscript part asks for JavaScript")
    if empty:
        return Signal("script_root", "its root element is empty until a script fills it")
    if not page.full:
        return Signal("script_only", "the page has scripts and no text of its own")
    return None


def is_app(page: Document) -> bool:
    """Whether a script may fill the page: what it shows without one says nothing of its address."""
    return _APP_ROOT.search(page.markup) is not None


def _is_how_to(page: Document) -> bool:
    return page.has(Part.STEPS_OR_CODE) or any(
        HOW_TO.search(title.lower()) for title in _titles(page)
    )


def _titles(page: Document) -> tuple[str, str]:
    return page.title, page.heading


def _words(page: Document) -> str:
    return _flat(f"{page.title}\n{page.heading}\n{page.full}")


def _flat(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())
