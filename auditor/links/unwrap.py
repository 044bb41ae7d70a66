"""Takes a URL out of the redirects it was wrapped in, where the address itself holds it.

A copy in a web archive is a page of its own and is left alone.
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote

from auditor.links import proofpoint
from auditor.links.address import Address, host_keys, read_address

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_WRAPPERS = 5
_WEB = re.compile(r"https?://[^/?#\s]", re.IGNORECASE)
_ENCODED_WEB = re.compile(r"https?%(?:25)?3a", re.IGNORECASE)


def unwrap(url: str) -> tuple[str, tuple[str, ...]]:
    """The innermost URL, and the hosts of the redirects around it, the outermost first.

    A wrapper whose target is missing or no web address stays. Never raises.
    """
    wrappers: list[str] = []
    seen = {url}
    while len(wrappers) < MAX_WRAPPERS:
        try:
            address = read_address(url)
        except ValueError:
            break
        target = _target(address)
        if target is None or target in seen:
            break
        wrappers.append(address.host)
        seen.add(target)
        url = target
    return url, tuple(wrappers)


def _target(address: Address) -> str | None:
    for key in host_keys(address.host):
        for path, taken_from in _WRAPPERS.get(key, ()):
            if path.fullmatch(address.path):
                target = taken_from(address)
                if target and (clean := _clean(target)):
                    kept = "" if "#" in clean or not address.fragment else "#" + address.fragment
                    return clean + kept
    return None


def _clean(target: str) -> str | None:
    target = target.strip()
    if target.startswith("//"):
        target = "https:" + target
    while _ENCODED_WEB.match(target):  # encoded more often than needed
        target = unquote(target)
    return target if _WEB.match(target) else None


# How a target is written. Each takes the wrapper's address and gives the target, or None.


def _param(*names: str) -> Callable[[Address], str | None]:
    """The value of the first of these parameters that has one."""

    def taken_from(address: Address) -> str | None:
        given = _params(address)
        return next((given[name] for name in names if given.get(name)), None)

    return taken_from


def _params(address: Address) -> dict[str, str]:
    """First value wins. Mails and pages escape `&` as `&amp;`."""
    pairs = parse_qsl(address.query.replace("&amp;", "&"), keep_blank_values=True)
    return dict(reversed(pairs))


def _bing(address: Address) -> str | None:
    """`u=a1` and base64url; in advertisements without the `a1`."""
    value = _params(address).get("u", "")
    return _from_base64(value[2:]) if value.startswith("a1") else _from_base64(value)


def _sophos(address: Address) -> str | None:
    return _from_base64(_params(address).get("u", ""))


def _from_base64(value: str) -> str | None:
    value = value.replace(" ", "-").replace("+", "-").replace("/", "_").rstrip("=")
    try:
        return base64.urlsafe_b64decode(value + "=" * (-len(value) % 4)).decode("utf-8")
    except (binascii.Error, ValueError):
        return None


def _query(address: Address) -> str:
    """`href.li/?https://...`: the whole query."""
    rest = address.query + ("#" + address.fragment if address.fragment else "")
    return unquote(rest) if _ENCODED_WEB.match(rest) else rest


def _in_path(address: Address) -> str | None:
    """`https%3A%2F%2F…` or `https://…` somewhere in the path, to its end."""
    found = re.search(r"https?(?:://|%3A%2F%2F)", address.path, re.IGNORECASE)
    if found is None:
        return None
    rest = address.path[found.start() :]
    if not _WEB.match(rest):
        return unquote(rest)
    return rest + ("?" + address.query if address.query else "")


def _yahoo(address: Address) -> str | None:
    """`/_ylt=…/RV=2/RE=…/RU=https%3a%2f%2f…/RK=2/RS=…`."""
    found = re.search(r"/RU=([^/]{1,8192})", address.path)
    return unquote(found.group(1)) if found else None


def _avanan(address: Address) -> str | None:
    found = re.search(r"/___(.{1,8192}?)___", address.path)
    return found.group(1) if found else None


def _amp_cache(address: Address) -> str | None:
    """`/c/s/host/path`: the content type, `s` for https, the page (amp.dev, "AMP Cache URL")."""
    found = re.match(r"/(?:[a-z]{1,3}|amp)/(s/)?([^/]{1,253}\.[^/]{1,63}(?:/.*)?)\Z", address.path)
    if found is None:
        return None
    query = "&".join(p for p in address.query.split("&") if not p.startswith(_AMP_OWN))
    scheme = "https" if found.group(1) else "http"
    return f"{scheme}://{found.group(2)}" + ("?" + query if query else "")


_AMP_OWN = ("amp_js_v=", "amp_gsa=", "amp_tf=", "amp_latest_update_time=", "usqp=", "aoh=")


def _translated_host(address: Address) -> str | None:
    """`a--b-example-org.translate.goog`: `-` for a dot, `--` for `-`; parameters begin `_x_tr_`."""
    label = address.host.removesuffix(".translate.goog")
    if "." in label:
        return None
    host = label.replace("--", "\0").replace("-", ".").replace("\0", "-")
    own = _params(address)
    query = "&".join(p for p in address.query.split("&") if not p.startswith("_x_tr_"))
    scheme = "http" if own.get("_x_tr_sch") == "http" else "https"
    tail = ("?" + query if query else "") + ("#" + address.fragment if address.fragment else "")
    return f"{scheme}://{host}{address.path or '/'}{tail}" if "." in host else None


def _disqus(address: Address) -> str | None:
    """The target is followed by a colon and its signature."""
    target = _params(address).get("url", "")
    return re.sub(r":[\w\-]{20,40}\Z", "", target)


def _proofpoint(address: Address) -> str | None:
    fragment = "#" + address.fragment if address.fragment else ""
    return proofpoint.decode(address.path, address.query.replace("&amp;", "&") + fragment)


_ROWS: tuple[tuple[str, str, Callable[[Address], str | None]], ...] = (
    ("google.*", r"/url", _param("q", "url")),
    ("google.*", r"/imgres", _param("imgrefurl", "imgurl")),
    ("google.*", r"/amp/.+", _amp_cache),
    ("google.*", r"/(?:aclk|pagead/aclk)", _param("adurl")),
    ("googleadservices.com doubleclick.net", r"/.*", _param("adurl")),
    ("translate.google.*", r"/(?:translate(?:_c)?|website)", _param("u")),
    ("consent.google.* consent.youtube.com", r"/.*", _param("continue")),
    ("googleweblight.com", r"/i?", _param("u", "lite_url")),
    ("translate.goog", r".*", _translated_host),
    ("bing.com", r"/(?:ck/a|aclk|aclick)", _bing),
    ("bing.com", r"/(?:newtabredir|alink/link|news/apiclick\.aspx)", _param("url")),
    ("translatetheweb.com", r"/.*", _param("a")),
    ("duckduckgo.com", r"/l/?", _param("uddg")),
    ("r.search.yahoo.com r.search.aol.com", r"/.+", _yahoo),
    ("facebook.com", r"/(?:l\.php|flx/warn/?)", _param("u")),
    ("l.facebook.com lm.facebook.com", r"/.*", _param("u")),
    ("l.instagram.com l.messenger.com l.threads.net l.threads.com", r"/.*", _param("u")),
    ("youtube.com", r"/redirect", _param("q")),
    ("out.reddit.com", r".*", _param("url")),
    ("vk.com vkontakte.ru", r"/away(?:\.php)?", _param("to")),
    ("steamcommunity.com", r"/linkfilter/?", _param("url", "u")),
    ("t.umblr.com", r"/redirect", _param("z")),
    ("href.li anonym.to nullrefer.com", r"/?", _query),
    ("deviantart.com", r"/users/outgoing", _query),
    ("linkedin.com", r"/(?:safety/go/?|redir/(?:redirect|general-malware-page)/?)", _param("url")),
    ("slack-redir.net", r"/link", _param("url")),
    ("disq.us", r"/(?:url)?", _disqus),
    ("pinterest.*", r"/offsite/?", _param("url")),
    ("tiktok.com", r"/link/v2", _param("target")),
    ("exit.sc gate.sc", r"/?", _param("url")),
    ("t.me", r"/iv", _param("url")),
    ("getpocket.com", r"/redirect", _param("url")),
    ("medium.com", r"/r/?", _param("url")),
    ("medium.com", r"/m/global-identity(?:-2)?", _param("redirectUrl")),
    ("link.zhihu.com link.juejin.cn link.csdn.net", r"/?", _param("target")),
    ("gitee.com", r"/link", _param("target")),
    ("weibo.cn", r"/sinaurl", _param("u", "toasturl")),
    ("c.pc.qq.com", r"/.*", _param("pfurl", "url")),
    ("cdn.ampproject.org bing-amp.com", r"/.+", _amp_cache),
    (
        "safelinks.protection.outlook.com safelinks.protection.office365.us",
        r".*",
        _param("url"),
    ),
    ("statics.teams.cdn.office.net", r"/.{1,80}/atp-safelinks\.html", _param("url")),
    ("urldefense.com urldefense.us urldefense.proofpoint.com", r"/v[123]/.+", _proofpoint),
    ("linkprotect.cudasvc.com", r"/url", _param("a")),
    ("protect.fireeye.com protect2.fireeye.com", r".*", _param("u")),
    ("secure-web.cisco.com", r"/.+", _in_path),
    ("url.avanan.click", r"/v2/.+", _avanan),
    ("protection.sophos.com", r"/?", _sophos),
    ("go.redirectingat.com go.skimresources.com", r"/?", _param("url")),
    ("awin1.com", r"/c?read\.php", _param("ued", "p")),
    ("shareasale.com", r"/r\.cfm", _param("urllink")),
    ("click.linksynergy.com", r"/.+", _param("murl", "RD_PARM1")),
)
_WRAPPERS: dict[str, list[tuple[re.Pattern[str], Callable[[Address], str | None]]]] = {}
for _hosts, _path, _taken_from in _ROWS:
    for _host in _hosts.split():
        _WRAPPERS.setdefault(_host, []).append((re.compile(_path, re.DOTALL), _taken_from))
