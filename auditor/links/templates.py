"""Blanks that a template left for somebody to fill in, where an address should be.

A word in capitals alone is not enough, nor one in lower case: real paths have both
(`/wiki/HTTP_404`, `/wiki/Your_Name`, `/replace_transact-sql`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOUN = (
    r"(?:URL|LINK|KEY|ID|NAME|TOKEN|DOMAIN|SOURCE|HOST|SITE|PAGE|USER|USERNAME|REPO|REPOSITORY|PATH|"
    r"CHANNEL|BUCKET|PROJECT|ORG|ACCOUNT|ADDRESS)"
)
_ASKS = r"(?:INSERT|PASTE|YOUR|ENTER|ADD|PUT)"
_CAPITALS = re.compile(
    r"(?<![A-Za-z0-9_])(?:"
    rf"(?:{_ASKS}|REPLACE|PLACEHOLDER)[_\-](?:[A-Z0-9]{{1,20}}[_\-]){{0,4}}{_NOUN}(?:_\w{{1,20}})?"
    rf"|(?:[A-Z0-9]{{2,20}}_){{0,5}}{_NOUN}_HERE|{_ASKS}_(?:[A-Z0-9]{{2,20}}_){{1,5}}HERE"
    rf"|{_ASKS}-(?:[A-Z0-9]{{2,20}}-){{0,4}}{_NOUN}-HERE"
    r"|(?:PROJECT|VIDEO|USER|CHANNEL|PAGE|ARTICLE|DOCUMENT|FILE|FOLDER|PLAYLIST|TRACK|BUCKET|CLIENT|"
    r"TENANT|ACCOUNT|POST|REPO|INSTANCE|CLUSTER|ORG)_(?:ID|NAME|KEY)(?!\.(?:html?|md|php|aspx?|rst)\b)"
    r"|(?<==)API_(?:ID|NAME|KEY)"
    r")(?![A-Za-z0-9=])"
    r"|(?<=[/=.])X{3,20}\.X{3,20}(?![A-Za-z0-9])"
    r"|(?<=[/=_\-])X{4,20}(?=[/&?_.\-]|\Z)"
    r"|(?<!\d)\d{4}([-/])(?:XX|MM|\d\d)\1(?:XX|DD)(?![A-Za-z0-9])"
    r"|/\d{4}/(?:XX|MM)(?=/|\Z)|/\d{4}-XX(?=[/.\-]|\Z)|/YYYY[-/]MM(?:[-/]DD)?(?=[/.\-]|\Z)"
)
# Cheap signs that `_CAPITALS` may match.
_SHOUTS = re.compile(r"[A-Z0-9]{2}[_\-][A-Z]{2}|XXX|[-/]XX|[-/]DD|[-/]MM|_ID|_NAME|_KEY")
_WIKI = re.compile(r"/wiki/", re.IGNORECASE)
# `url=URL`, `id=ID`: the value is the parameter's own name.
_OWN_NAME = re.compile(r"[?&]([a-z_]{2,20})=(?=[A-Z_]{2,20}(?:&|\Z))(?i:\1)(?:&|\Z)")
_PRINTF = re.compile(r"%[sd](?![0-9A-Za-z])|%\d?\([A-Za-z_]\w{0,30}\)s|%\d\$s|%@")
# Braces as written: `{{url}}`, `${id}`, `{id}`; not the GUIDs that some servers put in braces.
_BRACES = re.compile(
    r"\{\{[^{}]{0,40}\}{0,2}|\$\{[^{}]{0,40}\}?|\{%|\$\([A-Za-z_]\w{0,30}\)"
    r"|\{(?![0-9A-Fa-f]{8}-)[^\W\d][\w .\-]{0,40}\}"
)
_ENCODED_BRACES = re.compile(r"(?<!\{)\{[A-Za-z_ ]{1,40}\}(?!\})")
_THING = (
    r"(?:url|link|id|name|user|username|domain|host|hostname|token|path|repo|repository|slug|org|owner|"
    r"project|version|branch|page|number|date|year|month|day|lang|port|server|site|filename|address)"
)
# Some services have paths that begin so: `$metadata`, `$web`.
_VARIABLE = re.compile(rf"(?<=[/=])\$(?:\w{{1,20}}_)?{_THING}(?=[/&?.]|\Z)", re.IGNORECASE)
_ANGLES = re.compile(
    rf"<(?:(?:your|insert|the|any)\b[\w \-]{{0,40}}|(?:\w{{1,20}}[ _\-]){{0,3}}{_THING})>"
    r"|<(?:ton|votre|dein|ihr|tu|su|seu|il tuo|你的|您的)[\w \-]{0,40}>",
    re.IGNORECASE,
)
_SQUARES = re.compile(
    r"\[(?:your|insert|link|url|domain|site|company|username|placeholder|lien|votre|ins[ée]rer|dein|ihre?|"
    r"einf[üu]gen|enlace|insertar|tu|su|collegamento|inserisci|seu|inserir|链接|插入|リンク)\b[^\]/]{0,60}\]"
    r"|://[^/?#]{0,60}\[[^\]/]{0,40}[g-zG-Z_ \-][^\]/]{0,40}\]",
    re.IGNORECASE,
)
_END = r"(?:\.git)?(?=[/?&]|\Z)"
# What the owner of a repository is called on the pages that explain how to copy it.
_OWNER = (
    r"(?:[-\w]{0,20}user-?name|(?:votre|ton|tu|su|seu|dein|ihr|il-tuo|mon|mi|mein)[-_](?:nom|nombre|"
    r"nome|name|compte|cuenta|conta|konto|account|organisation|user)|usuario|usu[áa]rio|utilisateur|"
    r"benutzer(?:name)?|nome-?utente|xxx+)"
)
_WORDS = re.compile(
    rf"/(?:your|some)-?(?:user|repo|org)(?:-?name)?{_END}"
    r"|/(?:your|my-own|some)[-_](?:organi[sz]ation|account|company|team|project|profile|channel|page)"
    rf"[-_]?(?:name|id|here){_END}"
    r"|(?:(?:your|insert|paste|put)[-_](?:[a-z0-9]{1,20}[-_]){0,3}(?:url|link|id|key|token|name|"
    r"username|domain|video|image|page)[-_]here)(?![a-z])"
    r"|(?<=/)(?:www\.)?(?:git(?:hub|lab)\.com|bitbucket\.org|codeberg\.org)/"
    rf"(?:{_OWNER}/[^/?#]{{1,100}}|(?:user|owner)/(?:repo|repository|project)(?:-?name)?{_END})"
    r"|/(?:votre|ton|tu|su|seu|dein|ihr|il-tuo)[-_](?:nom-)?(?:d-)?(?:utilisateur|usuario|"
    rf"usu[áa]rio|benutzername|nutzername|nome-utente|repositorio){_END}"
    rf"|/(?:你的|您的)?(?:用户名|使用者名稱|仓库名|项目名){_END}"
    rf"|/(?:你的|您的)(?:用户|帐号|账号|仓库|项目|域名|网站|链接){_END}"
    rf"|/(?:あなたの)?(?:ユーザー名|ユーザ名|リポジトリ名){_END}|/(?:사용자(?:이름|명)|유저네임){_END}"
    rf"|/(?:имя[-_]пользователя|ваш[-_](?:логин|репозиторий|проект|домен)|ваше[-_]имя){_END}"
    rf"|/xxx+/xxx+{_END}"
    r"|/path/to/(?:your|the|page|file|resource|article|image|video|document|source)[-\w.]{0,40}"
    r"(?=[/?&]|\Z)",
    re.IGNORECASE,
)
# Cheap signs that `_WORDS` may match: most addresses have none of them.
_WORD_SIGNS = (
    *("your", "some", "own", "here", "user", "owner", "xxx", "path/to", "utilis", "usu", "utente"),
    *("nutzer", "reposit", "github.com/", "gitlab.com/"),
)
_HOST = re.compile(
    r"(?:.{0,100}\.)?(?:your-?(?:domain|website|site|company)(?:-?name)?|"
    r"your-?(?:link|url)(?:-?here)?|tu-?(?:dominio|sitio)|votre-?(?:site|domaine)|"
    r"(?:deine?|ihre?)-?(?:domain|webseite|website)|seu-?(?:site|dominio)|tuo-?(?:sito|dominio))"
    r"\.(?:[a-z]{2,6}|com?\.[a-z]{2})"
    r"|(?:your-?(?:app|project|site|user|username|store|shop|bucket|instance|workspace|org|company|"
    r"domain|subdomain|tenant|account)|tu-?(?:usuario|tienda)|votre-?boutique|dein-?(?:shop|name)|"
    r"seu-?usuario)(?:-?(?:name|id))?\.[^.]{1,63}\.[^.]{2,63}.{0,60}"
    r"|user-?name\.git(?:hub|lab)\.io",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?:URL|LINK|LIEN|ENLACE|HREF|SRC|undefined|null|none|nil|nan|N/?A|TBD|TODO|xxx+|#|%s|链接|网址|リンク|"
    r"источник|ссылка)\Z"
    r"|(?:INSERT|PASTE|YOUR|ENTER|ADD|REPLACE)[_ \-][^\n./]{2,60}\Z|[A-Z0-9_\-]{2,60}[_\- ]HERE\Z"
    r"|(?:source|article|page|image|video|website|web)?[_ \-]?(?:url|link)[_ \-]?"
    r"(?:\d{1,4}|here|to [^\n./]{1,60})?\Z"
    r"|(?:\{\{?[^{}\n]{1,60}\}\}?|\$\{[^{}\n]{1,60}\}|<[^<>\n]{1,60}>|"
    r"\[[^\[\]\n]{1,60}\])/?\Z",
    re.IGNORECASE,
)


def is_blank(written: str) -> bool:
    """Whether the whole of it is a template's blank."""
    return bool(_WHOLE.match(written))


def is_blank_host(host: str) -> bool:
    """Whether the name is one that nobody has: `yourdomain.com`, `your-app.host.org`."""
    return bool(_HOST.fullmatch(host))


def blank_in(url: str) -> str:
    """The template's blank inside the address, its fragment left out; "" when there is none."""
    raw = url.partition("#")[0]
    text = unquote(raw) if "%" in raw else raw
    for found in _searches(raw, text):
        if found:
            return found.group().strip(":/.@?&=")
    return ""


def _searches(raw: str, text: str) -> Iterator[re.Match[str] | None]:
    """Each only where a character says that it may be worth it: most addresses need none."""
    is_title = bool(_WIKI.search(text))
    if not is_title and _SHOUTS.search(text):
        yield _CAPITALS.search(text)
    if "=" in text:
        yield _OWN_NAME.search(text)
    if "%" in raw:
        yield _PRINTF.search(raw)
        if "{" in text and "{" not in raw:
            yield _ENCODED_BRACES.search(text)
    if "{" in raw or "$" in raw:
        yield _BRACES.search(raw) or _VARIABLE.search(raw)
    if "<" in text:
        yield _ANGLES.search(text)
    if "[" in text:
        yield _SQUARES.search(text)
    if not is_title and (not text.isascii() or _has_sign(text.lower())):
        yield _WORDS.search(text)


def _has_sign(small: str) -> bool:
    for sign in _WORD_SIGNS:  # noqa: SIM110  three times as fast as any()
        if sign in small:
            return True
    return False
