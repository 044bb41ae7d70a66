"""What is worth knowing of a link whatever a fetch says of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.links.address import host_keys, read_address
from auditor.links.names import both_forms, mixed_scripts
from auditor.links.tracking import without_tracking
from auditor.model import Remark, RemarkKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.links.address import Address

_HOMEPAGE = Remark(
    RemarkKind.HOMEPAGE, "leads to a home page, not to a page about what it is cited for"
)
# Languages (ISO 639-1) and countries that sites keep a home page for. Not ai, io, tv and the like,
# which are more often a subject than a language.
_LANGUAGES = (
    "ar|be|bg|bn|bs|ca|cs|cy|da|de|el|en|es|et|eu|fa|fi|fr|ga|gl|he|hi|hr|hu|hy|is|it|ja|ka|kk|ko|"
    "lt|lv|mk|ms|nb|nl|nn|no|pl|pt|ro|ru|sk|sl|sq|sr|sv|th|tr|uk|ur|uz|vi|zh|"
    "at|au|br|ch|cn|gb|in|jp|kr|mx|us"
)
_FRONT = re.compile(
    rf"/?(?:(?:{_LANGUAGES})(?:[-_][a-z]{{2,4}})?/?)?(?:(?:index|default)\.[a-z]{{3,5}})?", re.I
)
# Their users publish whole works at the root of a name of their own.
_WORK_AT_ROOT = frozenset(
    (
        *("github.io", "gitlab.io", "pages.dev", "netlify.app", "vercel.app", "web.app"),
        *("firebaseapp.com", "herokuapp.com", "onrender.com", "fly.dev", "surge.sh", "now.sh"),
        *("readthedocs.io", "rtfd.io", "readthedocs-hosted.com", "gitbook.io", "notion.site"),
        *("streamlit.app", "hf.space", "shinyapps.io", "glitch.me", "replit.app", "carrd.co"),
        *("jsfiddle.net", "codesandbox.io", "stackblitz.io", "substack.com", "blogspot.com"),
    )
)
# Own short list. A link on them says nothing of where it leads.
_SHORTENERS = frozenset(
    (
        *("t.co", "bit.ly", "j.mp", "bitly.com", "goo.gl", "maps.app.goo.gl", "tinyurl.com"),
        *("lnkd.in", "ow.ly", "buff.ly", "dlvr.it", "is.gd", "v.gd", "cutt.ly", "rb.gy", "t.ly"),
        *("shorturl.at", "short.gy", "tiny.cc", "rebrand.ly", "fb.me", "amzn.to", "amzn.eu"),
        *("a.co", "wp.me", "g.page", "share.google", "search.app", "aka.ms"),
        *("msft.it", "redd.it", "trib.al", "reut.rs", "nyti.ms", "wapo.st", "bbc.in", "cnn.it"),
        *("econ.st", "ift.tt", "s.id", "qr.ae", "t.cn", "url.cn", "dwz.cn", "b23.tv", "clck.ru"),
        *("vk.cc", "u.to", "shorte.st", "adf.ly", "bl.ink", "spoti.fi", "vm.tiktok.com", "pin.it"),
        *("hubs.li", "hubs.ly", "go.ly", "git.io", "dub.sh", "apple.co", "ebay.us"),
    )
)
_NOT_DECODABLE = (
    ("vertexaisearch.cloud.google.com", "/grounding-api-redirect/"),
    ("news.google.*", "/articles/"),
    ("news.google.*", "/rss/articles/"),
    ("news.google.*", "/read/"),
    ("baidu.com", "/link"),
    ("sogou.com", "/link"),
    ("so.com", "/link"),
    ("disq.us", "/p/"),
    ("list-manage.com", "/track/click"),
    ("sl.bing.net", "/"),
    ("ct.sendgrid.net", "/ls/click"),
    ("feedproxy.google.com", "/"),
    ("protect-us.mimecast.com", "/s/"),
    ("protect-eu.mimecast.com", "/s/"),
)
_OPAQUE: dict[str, tuple[str, ...]] = {}
for _host, _start in _NOT_DECODABLE:
    _OPAQUE[_host] = (*_OPAQUE.get(_host, ()), _start)


def remarks(url: str, *, points_at_text: bool) -> tuple[Remark, ...]:
    """The remarks on a web address that is none of the offline classes. `points_at_text` says that
    it has a text fragment, so that it names a passage even on a home page. Never raises.
    """
    try:
        address = read_address(url)
    except ValueError:
        return ()
    return tuple(_remarks(address, points_at_text=points_at_text))


def _remarks(address: Address, *, points_at_text: bool) -> Iterator[Remark]:
    host = address.host
    if "@" in address.netloc:
        yield Remark(RemarkKind.USERINFO, "has a user name in it, which is never sent")
    if scripts := mixed_scripts(host):
        mixed = " and ".join(scripts)
        words = f"mixes {mixed} letters in one word of its host name: {both_forms(host)}"
        yield Remark(RemarkKind.MIXED_SCRIPTS, words)
    if host.removeprefix("www.") in _SHORTENERS:
        words = f"was shortened by {host}: where it leads shows only when it is opened"
        yield Remark(RemarkKind.SHORTENED, words)
    elif _is_opaque(address):
        words = f"goes through {host}, and the address doesn't show where it leads"
        yield Remark(RemarkKind.OPAQUE_WRAPPER, words)
    elif not points_at_text and _is_home(address):
        yield _HOMEPAGE


def _is_opaque(address: Address) -> bool:
    for key in host_keys(address.host):
        if key in _OPAQUE and address.path.startswith(_OPAQUE[key]):
            return True
    return False


def _is_home(address: Address) -> bool:
    """`/`, `/fr/`, `/en-gb/`, `/index.html`, with no query but tracking. A fragment that begins
    with a slash or an exclamation mark is an application's path.
    """
    if len(address.path) > 24 or not _FRONT.fullmatch(address.path):
        return False
    if address.fragment.startswith(("/", "!")):
        return False
    if without_tracking(address.host, address.path, address.query):
        return False
    return not any(key in _WORK_AT_ROOT for key in host_keys(address.host))
